//! Dates in the words of the page's language.

use crate::messages::Messages;
use crate::read::scalar::Date;

/// A date in words, as exact as it is known: `26 November 2013`, `November 2013`, `2013`.
pub fn words(date: Date, messages: &Messages) -> String {
    messages.date(date)
}

/// How long it is from a day to a later one, in words, and as exact as helps: in years and months from a year on, in months
/// from two months on, else in days.
pub fn elapsed(from: jiff::civil::Date, to: jiff::civil::Date, messages: &Messages) -> String {
    // Two days of the calendar are always so far apart that a span can say it.
    let span = from.until((jiff::Unit::Year, to)).unwrap_or_default();
    let count = |key: &str, number: i32| messages.count(key, usize::try_from(number).unwrap_or(0), &[]);
    let (years, months) = (i32::from(span.get_years()), span.get_months());
    if years == 0 && months < 2 {
        return count("date.days", (to - from).get_days());
    }
    let parts = [("date.years", years), ("date.months", months)].into_iter().filter(|(_, number)| *number > 0);
    messages.list(&parts.map(|(key, number)| count(key, number)).collect::<Vec<_>>())
}

/// The moment that feeds want: the first moment of the day, in UTC.
pub fn rfc3339(date: Date) -> String {
    format!("{}T00:00:00Z", date.first_day())
}

#[cfg(test)]
mod tests {
    use super::elapsed;

    #[test]
    fn a_span_is_as_exact_as_helps() {
        let words =
            |from: &str, to: &str| elapsed(from.parse().unwrap(), to.parse().unwrap(), &crate::theme::english());
        assert_eq!(words("2014-01-31", "2026-11-24"), "12 years and 9 months");
        assert_eq!(words("2014-01-31", "2015-01-31"), "1 year");
        assert_eq!(words("2014-01-31", "2014-12-30"), "10 months");
        assert_eq!(words("2014-01-31", "2014-03-15"), "43 days");
        assert_eq!(words("2014-01-31", "2014-02-01"), "1 day");
    }
}
