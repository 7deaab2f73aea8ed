//! From integers to seconds: elementary time units and waiting times (7816-3 §7, §10.2, §11.4.3).

use super::Atr;
use core::time::Duration;

/// The default clock rate conversion integer Fd (7816-3 §8.1).
pub const DEFAULT_F: u16 = 372;

/// The slowest clock a reader gives a card, in kHz (7816-3 §5.2.3); where a reader does not say, this one is
/// assumed, since waits computed with it are the longest.
pub const SLOWEST_CLOCK: u32 = 1_000;

/// The clock rate conversion integer Fi that the high half of TA1 stands for; none if reserved (7816-3 table 7).
#[must_use]
pub fn clock_rate_conversion(speed: u8) -> Option<u16> {
    Some(match speed >> 4 {
        0 | 1 => 372,
        2 => 558,
        3 => 744,
        4 => 1116,
        5 => 1488,
        6 => 1860,
        9 => 512,
        10 => 768,
        11 => 1024,
        12 => 1536,
        13 => 2048,
        _ => return None,
    })
}

/// The highest clock in kHz that the high half of TA1 allows; none if reserved (7816-3 table 7).
#[must_use]
pub fn highest_clock(speed: u8) -> Option<u32> {
    Some(match speed >> 4 {
        0 => 4_000,
        1 | 9 => 5_000,
        2 => 6_000,
        3 => 8_000,
        4 => 12_000,
        5 => 16_000,
        6 | 13 => 20_000,
        10 => 7_500,
        11 => 10_000,
        12 => 15_000,
        _ => return None,
    })
}

/// The baud rate adjustment integer Di that the low half of TA1 stands for; none if reserved (7816-3 table 8).
#[must_use]
pub fn baud_rate_adjustment(speed: u8) -> Option<u8> {
    Some(match speed & 0x0f {
        1 => 1,
        2 => 2,
        3 => 4,
        4 => 8,
        5 => 16,
        6 => 32,
        7 => 64,
        8 => 12,
        9 => 20,
        _ => return None,
    })
}

/// Bits per second at `clock` kHz with a speed in TA1's form; none if the speed is reserved.
#[must_use]
pub fn bit_rate(speed: u8, clock: u32) -> Option<u32> {
    let f = u64::from(clock_rate_conversion(speed)?);
    let d = u64::from(baud_rate_adjustment(speed)?);
    let rate = u64::from(clock).saturating_mul(1_000).saturating_mul(d) / f;
    u32::try_from(rate).ok()
}

/// Waiting times of one card at one clock and speed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    /// One elementary time unit, the length of a bit.
    pub etu: Duration,
    /// T=0: the longest between two characters (7816-3 §10.2).
    pub waiting_time: Duration,
    /// T=1: the longest between the end of a block to the card and its answer (7816-3 §11.4.3).
    pub block_waiting_time: Duration,
    /// T=1: the longest between two characters of a block (7816-3 §11.4.3).
    pub character_waiting_time: Duration,
}

impl Atr {
    /// The waiting times at `clock` kHz with `speed` in TA1's form.
    ///
    /// Reserved speeds count as the default one; a clock of zero as [`SLOWEST_CLOCK`].
    #[must_use]
    pub fn timing(&self, speed: u8, clock: u32) -> Timing {
        let clock = if clock == 0 { SLOWEST_CLOCK } else { clock };
        let f = u64::from(clock_rate_conversion(speed).unwrap_or(DEFAULT_F));
        let d = u64::from(baud_rate_adjustment(speed).unwrap_or(1));
        let etus = |count: u64| cycles(count.saturating_mul(f) / d.max(1), clock);
        let wi = u64::from(self.waiting_integer());
        let bwi = u32::from(self.block_waiting_integer());
        let cwi = u32::from(self.character_waiting_integer());
        Timing {
            etu: etus(1),
            // WT = WI × 960 × Fi / f, whatever D is.
            waiting_time: cycles(wi.saturating_mul(960).saturating_mul(f), clock),
            // BWT = 11 etu + 2^BWI × 960 × Fd / f.
            block_waiting_time: etus(11)
                .saturating_add(cycles((960 * u64::from(DEFAULT_F)) << bwi.min(9), clock)),
            // CWT = (11 + 2^CWI) etu.
            character_waiting_time: etus(11 + (1 << cwi.min(15))),
        }
    }
}

/// How long `count` cycles of a clock of `clock` kHz take, rounded up to a microsecond.
fn cycles(count: u64, clock: u32) -> Duration {
    Duration::from_micros(count.saturating_mul(1_000).div_ceil(u64::from(clock.max(1))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bit_rates_of_known_cards() {
        for (speed, clock, rate) in [
            (0x11, 4_000, Some(10_752)),
            (0x18, 4_000, Some(129_032)),
            (0x95, 5_000, Some(156_250)),
            (0x97, 0, Some(0)),
            (0x71, 4_000, None),
            (0x10, 4_000, None),
        ] {
            assert_eq!(bit_rate(speed, clock), rate, "{speed:02X}");
        }
    }

    #[test]
    fn waiting_times_of_known_cards() {
        let cps3 = [
            0x3b, 0xac, 0x00, 0x40, 0x2a, 0x00, 0x12, 0x25, 0x00, 0x64, 0x80, 0x00, 0x03, 0x10, 0x00, 0x90,
            0x00,
        ];
        let timing = Atr::parse(&cps3).unwrap().timing(0x11, 4_000);
        assert_eq!(timing.waiting_time, Duration::from_micros(3_749_760));
        assert_eq!(timing.etu, Duration::from_micros(93));
        // The defaults of T=1: BWI 4, CWI 13.
        assert_eq!(timing.block_waiting_time, Duration::from_micros(1_023 + 1_428_480));
        assert_eq!(timing.character_waiting_time, Duration::from_micros(762_879));
    }

    #[test]
    fn no_speed_and_no_clock_panics() {
        let atr = Atr::parse(&[0x3b, 0x00]).unwrap();
        for speed in 0..=u8::MAX {
            for clock in [0, 1, 4_000, u32::MAX] {
                let timing = atr.timing(speed, clock);
                assert!(timing.block_waiting_time >= timing.etu);
                let _ = (bit_rate(speed, clock), highest_clock(speed));
            }
        }
    }
}
