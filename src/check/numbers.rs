//! Numbers that stand on nothing: neither bound to a cell, nor cited, nor declared to be not confirmed.

use rayon::prelude::*;

use crate::config::Level;
use crate::diagnostic::{Diagnostic, Severity, did_you_mean, rules};
use crate::model::document::Document;
use crate::model::kind::{KINDS, Kind};
use crate::model::numbers::find::Finder;
use crate::model::numbers::{Mention, Standing, mentions};
use crate::model::value::words::Words;

use super::Subject;

/// The kinds whose numbers are asked about where the settings do not say: what reports to the public.
const ASKED: &[Kind] = &[Kind::Report, Kind::Chapter, Kind::Finding, Kind::Recommendation];

/// Every number without anything behind it, as gravely as the settings ask for its kind of document.
pub(super) fn unbound(subject: &Subject) -> Vec<Diagnostic> {
    let finder = Finder::new(Words::new(subject.messages));
    let documents = subject.model.documents.par_iter();
    documents.flat_map_iter(|document| of_document(subject, document, &finder)).collect()
}

fn of_document(subject: &Subject, document: &Document, finder: &Finder) -> Vec<Diagnostic> {
    let Some(severity) = severity(subject, document.kind) else { return Vec::new() };
    let all = mentions(subject.model, document, finder);
    let unbound = all.into_iter().filter(|mention| mention.standing == Standing::Unbound);
    let tell = |mention: Mention| {
        let typed = &mention.typed;
        let message = format!("nothing stands behind `{typed}`, in \u{201c}{}\u{201d}", mention.sentence);
        let help = if mention.is_title {
            format!(
                "name the cell or the source in the front matter: `figures: {{\"{typed}\": value:table/row/field}}`"
            )
        } else {
            format!(
                "bind it with `[{typed}](value:table/row/field)`, link a `source:` in its sentence, or say that it is not \
                 confirmed: `[{typed}](unverified: \"why\")`"
            )
        };
        Diagnostic::new(&rules::NUMBER_UNBOUND, mention.place, message).help(help).at(severity)
    };
    unbound.map(tell).collect()
}

fn severity(subject: &Subject, kind: Kind) -> Option<Severity> {
    let level = subject.config.and_then(|config| config.unbound_numbers.get(kind.row().name));
    let usual = if ASKED.contains(&kind) { Level::Warning } else { Level::Off };
    match level.unwrap_or(&usual) {
        Level::Error => Some(Severity::Error),
        Level::Warning => Some(Severity::Warning),
        Level::Off => None,
    }
}

/// The settings name kinds that exist.
pub(super) fn levels(subject: &Subject) -> Vec<Diagnostic> {
    let Some(config) = subject.config else { return Vec::new() };
    let known = || KINDS.iter().map(|row| row.name);
    let wrong = config.unbound_numbers.keys().filter(|name| !known().any(|known| known == name.as_str()));
    let tell = |name: &String| {
        let place = config.spans.key(&["unbound-numbers".into(), name.as_str().into()]);
        let help =
            did_you_mean(name, known()).unwrap_or_else(|| format!("one of {}", known().collect::<Vec<_>>().join(", ")));
        Diagnostic::new(&rules::SETTINGS_VALUE, place, format!("`{name}` is not a kind of document")).help(help)
    };
    wrong.map(tell).collect()
}
