//! Numbers that stand on nothing: neither bound to a cell, nor cited, nor declared to be not confirmed.

use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Level;
use crate::diagnostic::{Diagnostic, Severity, did_you_mean, rules};
use crate::memo::Naming;
use crate::model::Model;
use crate::model::document::Document;
use crate::model::kind::{KINDS, Kind};
use crate::model::links::Resolved;
use crate::model::numbers::find::Finder;
use crate::model::numbers::{Mention, Standing, mentions, name};
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
    let kind = document.kind.row().name;
    let level = subject.config.and_then(|config| config.unbound_numbers.get(kind).copied());
    let severity = match level {
        Some(Level::Error) => Some(Severity::Error),
        Some(Level::Warning) => Some(Severity::Warning),
        // What is not said for this kind is as grave as it is for all.
        None if ASKED.contains(&document.kind) => None,
        None | Some(Level::Off) => return Vec::new(),
    };
    let naming = Naming::new("unbound").key(document.key).key(subject.texts).debug(&severity);
    // A number in a link may be part of the name of what it leads to.
    let naming = document.links.iter().fold(naming, |naming, link| match link {
        Resolved::Entity(entity, _) => naming.text(name(subject.model, *entity).unwrap_or_default()),
        _ => naming.number(0),
    });
    let found = || Arc::new(unbound_in(subject.model, document, finder, severity));
    subject.memo.documents.get(naming.end(), found).to_vec()
}

fn unbound_in(model: &Model, document: &Document, finder: &Finder, severity: Option<Severity>) -> Vec<Diagnostic> {
    let all = mentions(model, document, finder);
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
        Diagnostic { asked: severity, ..Diagnostic::new(&rules::NUMBER_UNBOUND, mention.place, message).help(help) }
    };
    unbound.map(tell).collect()
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
