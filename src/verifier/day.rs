//! Days out of seconds since 1970, in universal time.

/// Seconds in a day.
const DAY: u64 = 86_400;

/// `1_795_478_400` as `2026-11-24` (Howard Hinnant's « civil from days »).
#[must_use]
pub fn day(seconds: u64) -> String {
    // The rule counts from 1 March of the year 0, in eras of 400 years.
    let days = seconds / DAY + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let number = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{number:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_days() {
        let table = [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (1_795_478_400, "2026-11-24"),
            (4_102_444_799, "2099-12-31"),
            (4_107_542_400, "2100-03-01"),
        ];
        for (seconds, expected) in table {
            assert_eq!(day(seconds), expected);
        }
        // As far as a damaged card may say.
        assert!(!day(u64::MAX).is_empty());
    }
}
