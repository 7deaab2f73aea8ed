//! Days written `AAAA-MM-JJ`; they compare as text.

/// The months, as people write them.
const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// Whether `text` is a day of the calendar.
#[must_use]
pub fn is_date(text: &str) -> bool {
    let Some([year, month, day]) = numbers(text) else {
        return false;
    };
    length(year, month).is_some_and(|days| (1..=days).contains(&day))
}

/// Year, month and day of what has the form of a date.
fn numbers(text: &str) -> Option<[u32; 3]> {
    let mut parts = text.split('-');
    let mut number = |len: usize| {
        let digits = |part: &&str| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
        parts.next().filter(digits)?.parse().ok()
    };
    let found = [number(4)?, number(2)?, number(2)?];
    parts.next().is_none().then_some(found)
}

/// How many days the month has.
const fn length(year: u32, month: u32) -> Option<u32> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => Some(30),
        2 if leap => Some(29),
        2 => Some(28),
        1..=12 => Some(31),
        _ => None,
    }
}

/// The month and how many days it has, when `text` has the form of a date but too late a day: « février 2026 », 28.
pub(crate) fn too_late(text: &str) -> Option<(String, u32)> {
    let [year, month, day] = numbers(text)?;
    let days = length(year, month).filter(|days| day > *days)?;
    let name = MONTHS.get((month as usize).checked_sub(1)?)?;
    Some((format!("{name} {year}"), days))
}

/// The day that `text` means in another form: `23/11/2026`, `23 novembre 2026`.
pub(crate) fn meant(text: &str) -> Option<String> {
    let mut parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let day = day.trim_end_matches("er");
    let name = month.to_lowercase();
    let month = match MONTHS.iter().position(|m| *m == name || crate::source::slug(m) == name) {
        Some(at) => at + 1,
        None => month.parse().ok()?,
    };
    let date = format!("{year}-{month:02}-{day:0>2}");
    (parts.next().is_none() && is_date(&date)).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        for day in ["2026-11-23", "2024-02-29"] {
            assert!(is_date(day), "{day}");
        }
        for other in ["2026-02-29", "2026-13-01", "26-01-01", "2026-1-01", "2026-+1-01", "2026-01-01-", ""] {
            assert!(!is_date(other), "{other}");
        }
    }

    #[test]
    fn days_in_other_forms() {
        for text in ["23/11/2026", "23-11-2026", "2026/11/23", "23 novembre 2026", "23. NOVEMBRE 2026"] {
            assert_eq!(meant(text).as_deref(), Some("2026-11-23"), "{text}");
        }
        assert_eq!(meant("1er fevrier 2026").as_deref(), Some("2026-02-01"));
        for other in ["31/02/2026", "23/11/26", "hier", "", "1/2/3/2026"] {
            assert_eq!(meant(other), None, "{other}");
        }
    }

    #[test]
    fn days_that_do_not_exist() {
        assert_eq!(too_late("2026-02-31"), Some(("février 2026".to_owned(), 28)));
        assert_eq!(too_late("2026-13-01"), None);
        assert_eq!(too_late("2026-02-28"), None);
    }
}
