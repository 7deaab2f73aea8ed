//! Points in time, as certificates and cards write them.

use core::time::Duration;
use x509_cert::der::DateTime;

/// Seconds since 1 January 1970, in universal time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seconds(pub u64);

impl Seconds {
    /// Seconds of a day.
    pub const DAY: u64 = 86_400;

    /// Seven bytes of decimal digits, `YYYYMMDDhhmmss`; which zone they are in is not known.
    #[must_use]
    pub fn from_bcd(bytes: &[u8]) -> Option<Self> {
        let two = |byte: &u8| {
            let (tens, ones) = (byte >> 4, byte & 0x0f);
            (tens < 10 && ones < 10).then_some(tens * 10 + ones)
        };
        let parts: Vec<u8> = bytes.iter().map(two).collect::<Option<_>>()?;
        let [century, year, month, day, hour, minute, second] = parts[..] else { return None };
        let year = u16::from(century) * 100 + u16::from(year);
        let date = DateTime::new(year, month, day, hour, minute, second).ok()?;
        Some(Self(date.unix_duration().as_secs()))
    }

    /// Year, month and day in universal time; none beyond the year 9999.
    #[must_use]
    pub fn date(self) -> Option<(u16, u8, u8)> {
        let date = DateTime::from_unix_duration(Duration::from_secs(self.0)).ok()?;
        Some((date.year(), date.month(), date.day()))
    }

    /// `days` days later, at the end of time at the latest.
    #[must_use]
    pub const fn days_later(self, days: u64) -> Self {
        Self(self.0.saturating_add(days.saturating_mul(Self::DAY)))
    }
}

#[cfg(test)]
mod tests {
    use super::Seconds;

    #[test]
    fn decimal_digits() {
        let read = |bytes: &[u8]| Seconds::from_bcd(bytes).map(|s| s.0);
        assert_eq!(read(&[0x19, 0x70, 0x01, 0x02, 0x00, 0x00, 0x01]), Some(86_401));
        assert_eq!(read(&[0x20, 0x26, 0x01, 0x15, 0x10, 0x30, 0x00]), Some(1_768_473_000));
        assert_eq!(read(&[0x20, 0x26, 0x1a, 0x15, 0x10, 0x30, 0x00]), None, "A is no digit");
        assert_eq!(read(&[0x20, 0x26, 0x02, 0x30, 0x10, 0x30, 0x00]), None, "no such day");
        assert_eq!(read(&[0x20, 0x26]), None);
    }
}
