//! Days written `AAAA-MM-JJ`; they compare as text.

/// Whether `text` is a day of the calendar.
#[must_use]
pub fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut number = |len: usize| {
        let digits = |part: &&str| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
        parts.next().filter(digits)?.parse::<u32>().ok()
    };
    let (Some(year), Some(month), Some(day)) = (number(4), number(2), number(2)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        1..=12 => 31,
        _ => return false,
    };
    parts.next().is_none() && (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn days() {
        for day in ["2026-11-23", "2024-02-29"] {
            assert!(is_date(day), "{day}");
        }
        for other in ["2026-02-29", "2026-13-01", "26-01-01", "2026-1-01", "2026-+1-01", "2026-01-01-", ""] {
            assert!(!is_date(other), "{other}");
        }
    }
}
