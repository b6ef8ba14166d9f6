//! Dates for machines: the form that HTML and feeds ask for, with a zone where there is a time of day.

use super::{Found, Looked};
use crate::diagnostic::rules;

/// What is wrong with the value of a `datetime` (HTML, "Machine-readable equivalent of the element's contents").
pub fn fault(text: &str) -> Option<&'static str> {
    let text = text.trim();
    if text.starts_with('P') || is_duration(text) || is_week(text) || is_time(text) {
        return None;
    }
    match text.split_once(['T', ' ', 't']) {
        Some((date, time)) => instant(date, time),
        None if is_date(text) => None,
        None => Some(FORM),
    }
}

/// What is wrong with a date of a feed (RFC 4287, section 3.3) or a site map: with a time of day it has a zone.
pub fn fault_in_feed(text: &str, whole: bool) -> Option<&'static str> {
    match text.trim().split_once('T') {
        Some((date, time)) => instant(date, time),
        None if whole => Some("a date of a feed has a time of day and a zone: `2026-11-24T00:00:00Z`"),
        None if is_date(text.trim()) => None,
        None => Some(FORM),
    }
}

const FORM: &str = "write the date as `2026-11-24`, `2026-11` or `2026`";

fn instant(date: &str, time: &str) -> Option<&'static str> {
    let (time, zone) = match time.find(['Z', 'z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, ""),
    };
    let is_zone = match zone.as_bytes() {
        [b'Z' | b'z'] => true,
        [b'+' | b'-', rest @ ..] => std::str::from_utf8(rest).is_ok_and(|rest| is_time(rest) || is_digits(rest, 4)),
        _ => false,
    };
    if date.len() != 10 || !is_date(date) || !is_time(time.trim_end()) {
        Some("write the date and the time as `2026-11-24T09:30Z`")
    } else if is_zone {
        None
    } else {
        Some("say which zone the time of day is of: `Z` for universal time, `+01:00` for British Summer Time")
    }
}

fn is_digits(text: &str, many: usize) -> bool {
    text.len() == many && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `2026`, `2026-11`, `2026-11-24` or, every year, `11-24`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    match parts[..] {
        [year] => is_digits(year, 4),
        [first, day] if is_digits(first, 2) => format!("2024-{first}-{day}").parse::<jiff::civil::Date>().is_ok(),
        [year, month] => is_digits(year, 4) && format!("{year}-{month}-01").parse::<jiff::civil::Date>().is_ok(),
        [year, ..] => is_digits(year, 4) && text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok(),
        [] => false,
    }
}

/// `09:30`, `09:30:00` or `09:30:00.000`.
fn is_time(text: &str) -> bool {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let parts: Vec<&str> = whole.split(':').collect();
    let below = |part: &str, limit: u8| is_digits(part, 2) && part.parse::<u8>().is_ok_and(|number| number < limit);
    match parts[..] {
        [hour, minute] => below(hour, 24) && below(minute, 60),
        [hour, minute, second] => below(hour, 24) && below(minute, 60) && below(second, 60),
        _ => false,
    }
}

/// `2026-W48`.
fn is_week(text: &str) -> bool {
    text.split_once("-W").is_some_and(|(year, week)| is_digits(year, 4) && is_digits(week, 2))
}

/// `4h 18m 3s`.
fn is_duration(text: &str) -> bool {
    let part = |part: &str| {
        let unit = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        unit.len() < part.len() && matches!(unit, "w" | "d" | "h" | "m" | "s")
    };
    !text.is_empty() && text.split_ascii_whitespace().all(part)
}

/// Every date for machines can be read by them.
pub fn dates(looked: &Looked) -> Vec<Found> {
    let mut found = Vec::new();
    for page in looked.pages() {
        for time in &page.facts.times {
            let message = format!("`{time}` is not a date that machines can read");
            let help = fault(time).unwrap_or(FORM);
            found.push(page.found(&rules::TIME_FORM, message, [time.clone()]).help(help));
        }
    }
    for file in looked.files() {
        for (time, whole) in &file.facts.times {
            let Some(help) = fault_in_feed(time, *whole) else { continue };
            let message = format!("`{time}` is not a date that readers of feeds understand");
            found.push(file.found(&rules::TIME_FORM, message, [time.clone()]).help(help));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_times_and_durations_of_html_are_read() {
        for good in [
            "2026",
            "2026-11",
            "2026-11-24",
            "11-24",
            "2026-11-24T09:30Z",
            "2026-11-24 09:30+01:00",
            "09:30",
            "2026-W48",
            "P3D",
            "4h 18m",
            "2026-11-24T09:30:00.5-0500",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
    }

    #[test]
    fn what_is_no_date_is_told_with_its_form() {
        for bad in ["24/11/2026", "2026-13", "2026-02-30", "November 2026", "", "26-1-1", "2026-11-24T9:30Z"] {
            assert!(fault(bad).is_some(), "{bad}");
        }
        assert!(fault("2026-11-24T09:30").is_some_and(|help| help.contains("zone")));
        assert!(fault_in_feed("2026-11-24", true).is_some() && fault_in_feed("2026-11-24", false).is_none());
    }
}
