//! What a card offers in its answer to reset, and what it agrees on by PPS (ISO 7816-3 §8, §9).

use super::DEFAULT_SPEED;

/// How a card speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speech {
    /// As the real one.
    Own,
    /// T=1 only, with a longitudinal redundancy code: its answer to reset keeps its historical bytes. No such
    /// card exists; it lets every card be tried with readers at TPDU level that are driven with T=1.
    T1,
    /// The same with a cyclic redundancy code.
    T1Crc,
}

/// The parts of an answer to reset that decide how the card is spoken to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offer {
    protocols: Vec<u8>,
    speed: u8,
    /// TA2 is there: nothing is negotiated, the speed is that of TA1 (§8.3).
    specific: bool,
    crc: bool,
}

impl Speech {
    /// The answer to reset for this speech.
    pub(super) fn rewrite(self, atr: &[u8]) -> Vec<u8> {
        let last = match self {
            Self::Own => return atr.to_vec(),
            Self::T1 => &[0x31, 0xfe, 0x45][..],
            Self::T1Crc => &[0x71, 0xfe, 0x45, 0x01],
        };
        let historical = historical(atr);
        let count = u8::try_from(historical.len()).unwrap_or(0) & 0x0f;
        // TD1 for T=1, TD2 for T=1 with the first TA, TB and perhaps TC that are specific to it (§11.4).
        let mut out = [&[0x3b, 0x80 | count, 0x81][..], last, historical].concat();
        out.push(out.iter().skip(1).fold(0, |sum, byte| sum ^ byte));
        out
    }
}

/// The protocol that a group of interface bytes belongs to, and its TA, TB, TC and TD.
type Group = (u8, [Option<u8>; 4]);

/// Walks through the interface bytes: every group in order, and what comes after them.
fn groups(atr: &[u8]) -> (Vec<Group>, &[u8]) {
    let mut rest = atr.get(1..).unwrap_or(&[]);
    let mut take = || {
        let (first, after) = rest.split_first()?;
        rest = after;
        Some(*first)
    };
    let mut groups = Vec::new();
    let mut format = take();
    let mut protocol = 0;
    while let Some(bits) = format {
        let mut one = |bit: u8| if bits & bit == 0 { None } else { take() };
        let group = [one(0x10), one(0x20), one(0x40), one(0x80)];
        groups.push((protocol, group));
        let [.., td] = group;
        format = td;
        protocol = td.unwrap_or(0) & 0x0f;
    }
    (groups, rest)
}

fn historical(atr: &[u8]) -> &[u8] {
    let count = usize::from(atr.get(1).copied().unwrap_or(0) & 0x0f);
    let (_, rest) = groups(atr);
    rest.get(..count).unwrap_or(rest)
}

impl Offer {
    pub(super) fn read(atr: &[u8]) -> Self {
        let (groups, _) = groups(atr);
        let mut protocols: Vec<u8> = Vec::new();
        for (_, [.., td]) in &groups {
            if let Some(protocol) = td.map(|td| td & 0x0f)
                && protocol != 15
                && !protocols.contains(&protocol)
            {
                protocols.push(protocol);
            }
        }
        if protocols.is_empty() {
            protocols.push(0);
        }
        let ta = |at: usize| groups.get(at).and_then(|(_, [ta, ..])| *ta);
        let crc = groups.iter().skip(2).find(|(protocol, _)| *protocol == 1);
        Self {
            protocols,
            speed: ta(0).unwrap_or(DEFAULT_SPEED),
            specific: ta(1).is_some(),
            crc: crc.is_some_and(|(_, [_, _, tc, _])| tc.is_some_and(|tc| tc & 1 == 1)),
        }
    }

    pub(super) fn protocols(&self) -> &[u8] {
        &self.protocols
    }

    pub(super) fn first(&self) -> u8 {
        self.protocols.first().copied().unwrap_or(0)
    }

    pub(super) const fn speed(&self) -> u8 {
        self.speed
    }

    pub(super) const fn initial_speed(&self) -> u8 {
        if self.specific { self.speed } else { DEFAULT_SPEED }
    }

    pub(super) const fn checks_by_crc(&self) -> bool {
        self.crc
    }

    /// The answer to a PPS request, the protocol and the speed from then on; none if the card stays silent (§9.3).
    pub(super) fn agree(&self, request: &[u8]) -> Option<(Vec<u8>, u8, u8)> {
        let [0xff, format, rest @ ..] = request else { return None };
        let parts = [0x10, 0x20, 0x40].into_iter().filter(|bit| format & bit != 0).count();
        let sound = rest.len() == parts + 1 && request.iter().fold(0, |sum, byte| sum ^ byte) == 0;
        let protocol = format & 0x0f;
        if !sound || self.specific || !self.protocols.contains(&protocol) {
            return None;
        }
        let wished = if format & 0x10 == 0 { DEFAULT_SPEED } else { *rest.first()? };
        // No faster than TA1, and with its F; otherwise PPS1 is left out and the default holds.
        let fits = wished == DEFAULT_SPEED
            || (wished & 0xf0 == self.speed & 0xf0 && adjustment(wished) <= adjustment(self.speed));
        let speed = if fits { wished } else { DEFAULT_SPEED };
        let mut answer = vec![0xff, protocol];
        if format & 0x10 != 0 && fits {
            answer = vec![0xff, protocol | 0x10, speed];
        }
        answer.push(answer.iter().fold(0, |sum, byte| sum ^ byte));
        Some((answer, protocol, speed))
    }
}

/// D of a speed (§8.3, table 8); 1 for what is reserved.
pub(super) const fn adjustment(speed: u8) -> u64 {
    match speed & 0x0f {
        2 => 2,
        3 => 4,
        4 => 8,
        5 => 16,
        6 => 32,
        7 => 64,
        8 => 12,
        9 => 20,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Variant;

    fn offer(variant: Variant) -> Offer {
        Offer::read(variant.answer_to_reset().unwrap())
    }

    #[test]
    fn what_the_family_offers() {
        let cps3 = Offer { protocols: vec![0], speed: 0x11, specific: false, crc: false };
        assert_eq!(offer(Variant::Cps3), cps3);
        let cps4 = Offer { protocols: vec![0], speed: 0x18, specific: false, crc: false };
        assert_eq!(offer(Variant::Cps4), cps4);
        let stubborn = Offer { protocols: vec![0, 1], ..cps4 };
        assert_eq!(offer(Variant::Cps4Stubborn), stubborn);
    }

    #[test]
    fn a_speed_is_agreed_on_or_left_out() {
        let offer = offer(Variant::Cps4Stubborn);
        assert_eq!(offer.agree(&[0xff, 0x11, 0x18, 0xf6]), Some((vec![0xff, 0x11, 0x18, 0xf6], 1, 0x18)));
        // Faster than offered: the default stays.
        assert_eq!(offer.agree(&[0xff, 0x10, 0x19, 0xf6]), Some((vec![0xff, 0x00, 0xff], 0, 0x11)));
        assert_eq!(offer.agree(&[0xff, 0x00, 0xff]), Some((vec![0xff, 0x00, 0xff], 0, 0x11)));
        for wrong in [&[0xff, 0x11, 0x18, 0xf7][..], &[0xff, 0x02, 0xfd], &[0xff, 0x11], &[0x00, 0x00], &[]] {
            assert_eq!(offer.agree(wrong), None, "{wrong:02x?}");
        }
    }

    #[test]
    fn the_same_card_with_another_protocol() {
        for (speech, crc) in [(Speech::T1, false), (Speech::T1Crc, true)] {
            let atr = speech.rewrite(Variant::Cps3.answer_to_reset().unwrap());
            let read = Offer::read(&atr);
            assert_eq!((read.protocols(), read.checks_by_crc()), (&[1][..], crc));
            assert_eq!(atr[1..].iter().fold(0, |sum, byte| sum ^ byte), 0);
            assert!(atr.windows(5).any(|bytes| bytes == [0x12, 0x25, 0x00, 0x64, 0x80]));
        }
    }
}
