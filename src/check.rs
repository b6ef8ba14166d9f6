//! What is asked of the content as a whole, beyond what each stage needs in order to go on.
//!
//! Each row of [`CHECKS`] looks at the whole model and tells what it finds; adding a check is one function and one row.

mod dates;
mod evidence;
mod guidance;
mod held;
mod lists;
mod names;
mod numbers;
mod plain;
mod recommendations;
mod records;
mod settings;
mod terms;
mod values;

use std::sync::Arc;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::memo::{Kept, Key};
use crate::messages::Messages;
use crate::model::Model;

/// What checks of single documents told of the last content.
#[derive(Default)]
pub struct Memo {
    documents: Kept<Arc<Vec<Diagnostic>>>,
    names: Kept<Arc<names::Read>>,
}

impl Memo {
    /// Ends a build.
    pub fn turn(&mut self) {
        self.documents.turn();
        self.names.turn();
    }
}

/// What checks look at.
pub struct Subject<'a> {
    /// The settings, where they could be read.
    pub config: Option<&'a Config>,
    /// The texts of the language, with the words by which statements are known.
    pub messages: &'a Messages,
    /// The key of these texts.
    pub texts: Key,
    /// The content.
    pub model: &'a Model,
    /// What was told of the last content.
    pub memo: &'a Memo,
}

type Check = fn(&Subject) -> Vec<Diagnostic>;

/// Every check.
const CHECKS: &[Check] = &[
    settings::documents_exist,
    held::references,
    lists::have_a_page,
    lists::corrections_are_logged,
    lists::corrections_differ,
    lists::ordered,
    dates::in_order,
    records::addresses,
    records::see_also,
    records::statuses,
    recommendations::evidence,
    recommendations::responses,
    recommendations::superseded,
    recommendations::clocks,
    records::used,
    evidence::there,
    evidence::bears,
    evidence::ends,
    evidence::real,
    evidence::sure,
    values::agree,
    numbers::levels,
    numbers::unbound,
    guidance::principles,
    guidance::audiences,
    guidance::audience_places,
    terms::words,
    terms::abbreviations,
    plain::language,
    names::spelled,
];

/// Runs every check.
pub fn check(config: Option<&Config>, messages: &Messages, model: &Model, memo: &Memo) -> Vec<Diagnostic> {
    let subject = Subject { config, messages, texts: messages.key(), model, memo };
    CHECKS.iter().flat_map(|check| check(&subject)).collect()
}
