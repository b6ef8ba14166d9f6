//! Dates in the words of the page's language.

use crate::messages::Messages;
use crate::read::scalar::Date;

/// A date in words, as exact as it is known: `26 November 2013`, `November 2013`, `2013`.
pub fn words(date: Date, messages: &Messages) -> String {
    messages.date(date)
}

/// The moment that feeds want: the first moment of the day, in UTC.
pub fn rfc3339(date: Date) -> String {
    format!("{}T00:00:00Z", date.first_day())
}
