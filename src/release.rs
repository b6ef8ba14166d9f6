//! Releases: what was published on a day, and what has changed since.
//!
//! [`record`] takes down what a site says, in a form that is small and can be read ([`write`]). From then on no published
//! number, statement or address changes quietly: [`check`] and [`check_addresses`] hold the content against the last
//! record. [`changes`] finds what is new between two records, and [`words`] says it in sentences, for `findings diff` and
//! for the page that lists all releases.

mod changes;
mod check;
mod record;
mod words;
mod write;

pub use changes::{Change, Changes, Gone, Page, PageChanges, changes};
pub use check::{check, check_addresses};
pub use record::{addresses, record};
pub use words::{Group, words};
pub use write::write;
