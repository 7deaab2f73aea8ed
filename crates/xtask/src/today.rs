//! Today, on this machine's calendar: the one place where a command looks at the date.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::fault::{Context, Outcome};

/// Today's date, as the guide writes it.
pub(crate) fn today() -> Outcome<String> {
    let since =
        SystemTime::now().duration_since(UNIX_EPOCH).context("l'horloge de cette machine est avant 1970")?;
    Ok(day(since.as_secs() / 86_400))
}

/// The day `days` after 1 January 1970, as `AAAA-MM-JJ`.
fn day(days: u64) -> String {
    let is_leap = |y: u64| y.is_multiple_of(4) && (!y.is_multiple_of(100) || y.is_multiple_of(400));
    let mut rest = days;
    let mut year = 1970;
    loop {
        let length = if is_leap(year) { 366 } else { 365 };
        if rest < length {
            break;
        }
        rest -= length;
        year += 1;
    }
    let february = if is_leap(year) { 29 } else { 28 };
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if rest < length {
            break;
        }
        rest -= length;
        month += 1;
    }
    format!("{year:04}-{month:02}-{:02}", rest + 1)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_have_dates() {
        assert_eq!(day(0), "1970-01-01");
        assert_eq!(day(59), "1970-03-01");
        assert_eq!(day(11_016), "2000-02-29");
        assert_eq!(day(20_780), "2026-11-23");
    }
}
