//! Chance that is the same each time: its seed is an argument.

/// A generator of numbers (splitmix64), good enough to make cases with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chance(u64);

impl Chance {
    /// The same seed gives the same numbers.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// 64 bits.
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`; 0 when that is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.bits() % limit).unwrap_or(0)
    }

    /// One byte.
    pub const fn byte(&mut self) -> u8 {
        let [byte, ..] = self.bits().to_be_bytes();
        byte
    }

    /// Whether something that happens so often, out of a hundred times, happens.
    pub fn percent(&mut self, often: u8) -> bool {
        self.below(100) < usize::from(often)
    }

    /// One of several; none of none.
    pub fn pick<'a, T>(&mut self, among: &'a [T]) -> Option<&'a T> {
        among.get(self.below(among.len()))
    }

    /// Changes one bit of `bytes`, if there is one.
    pub fn flip(&mut self, bytes: &mut [u8]) {
        let at = self.below(bytes.len());
        let bit = self.below(8);
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1 << bit;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers_and_another_others() {
        let numbers = |seed| {
            let mut chance = Chance::new(seed);
            (0..100).map(|_| chance.bits()).collect::<Vec<_>>()
        };
        assert_eq!(numbers(7), numbers(7));
        assert_ne!(numbers(7), numbers(8));
        // Of the reference implementation, for the seed 1234567.
        assert_eq!(Chance::new(1_234_567).bits(), 6_457_827_717_110_365_317);
    }

    #[test]
    fn everything_below_a_limit_comes() {
        let mut chance = Chance::new(1);
        let mut seen = [false; 10];
        (0..1_000).for_each(|_| seen[chance.below(10)] = true);
        assert_eq!(seen, [true; 10]);
        assert_eq!((chance.below(0), chance.below(1), chance.pick::<u8>(&[])), (0, 0, None));
    }

    #[test]
    fn one_bit_is_changed() {
        let mut bytes = [0; 20];
        Chance::new(3).flip(&mut bytes);
        assert_eq!(bytes.iter().map(|byte| byte.count_ones()).sum::<u32>(), 1);
        Chance::new(3).flip(&mut []);
    }
}
