//! The check digit of RPPS numbers and of card numbers (ISO/IEC 7812-1, annex B).

/// Whether the last of `digits` checks the others; false if one is no digit or there is none.
#[must_use]
pub fn is_right(digits: &str) -> bool {
    let mut sum = 0;
    for (at, c) in digits.chars().rev().enumerate() {
        let Some(digit) = c.to_digit(10) else { return false };
        let weighed = if at % 2 == 1 { digit * 2 } else { digit };
        sum += weighed / 10 + weighed % 10;
    }
    !digits.is_empty() && sum % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::is_right;

    #[test]
    fn digits() {
        assert!(is_right("99900123458"), "invented, of the range of tests");
        assert!(!is_right("99900123459"));
        assert!(!is_right("99900123485"), "two digits swapped");
        assert!(is_right("8025000001123456789"), "the number of an invented chip with its digit");
        assert!(!is_right("") && !is_right("9990012345X"));
    }
}
