//! Numbers as they are published.
//!
//! A number is rounded on its decimal digits as they were typed, half away from zero, the way people round on paper:
//! 2.345 to two decimals is 2.35, although the nearest binary fraction lies below it.

/// A plain decimal text of `value` with exactly `decimals` digits after the point, or as many as it has. Finite values
/// only; there is no sign on a zero.
pub fn plain(value: f64, decimals: Option<u8>) -> String {
    let shortest = format!("{value}");
    let rounded = match decimals {
        Some(decimals) => round(&shortest, usize::from(decimals)),
        None => shortest,
    };
    if rounded.starts_with('-') && rounded.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.')) {
        return rounded[1..].to_owned();
    }
    rounded
}

/// How many digits a number has after its point when it is written out; no number is published with more than twelve.
pub fn decimals(value: f64) -> u8 {
    let digits = plain(value, None).split_once('.').map_or(0, |(_, digits)| digits.len());
    u8::try_from(digits).unwrap_or(u8::MAX).min(12)
}

/// Rounds a plain decimal text half away from zero.
fn round(plain: &str, decimals: usize) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if fraction.len() <= decimals {
        let zeros = "0".repeat(decimals - fraction.len());
        let point = if decimals > 0 { "." } else { "" };
        return format!("{sign}{whole}{point}{fraction}{zeros}");
    }
    let up = fraction.as_bytes()[decimals] >= b'5';
    let mut kept: Vec<u8> = whole.bytes().chain(fraction.bytes().take(decimals)).collect();
    if up {
        add_one(&mut kept);
    }
    let point = kept.len() - decimals;
    let (whole, fraction) = kept.split_at(point);
    let text = |bytes: &[u8]| bytes.iter().map(|byte| char::from(*byte)).collect::<String>();
    if decimals == 0 { format!("{sign}{}", text(whole)) } else { format!("{sign}{}.{}", text(whole), text(fraction)) }
}

/// Adds one to the last place of a row of ASCII digits.
fn add_one(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit == b'9' {
            *digit = b'0';
        } else {
            *digit += 1;
            return;
        }
    }
    digits.insert(0, b'1');
}

#[cfg(test)]
mod tests {
    use super::{decimals, plain};

    #[test]
    fn rounding_is_on_the_digits_as_typed() {
        assert_eq!(plain(2.345, Some(2)), "2.35");
        assert_eq!(plain(1.005, Some(2)), "1.01");
        assert_eq!(plain(0.5, Some(0)), "1");
        assert_eq!(plain(-0.5, Some(0)), "-1");
        assert_eq!(plain(99.95, Some(1)), "100.0");
    }

    #[test]
    fn digits_after_the_point_are_counted() {
        assert_eq!([6.0, 6.5, -0.125, 1e-40].map(decimals), [0, 1, 3, 12]);
    }

    #[test]
    fn decimals_are_padded_and_zero_has_no_sign() {
        assert_eq!(plain(6.0, Some(1)), "6.0");
        assert_eq!(plain(6.25, None), "6.25");
        assert_eq!(plain(-0.04, Some(1)), "0.0");
        assert_eq!(plain(16500.0, Some(0)), "16500");
    }
}
