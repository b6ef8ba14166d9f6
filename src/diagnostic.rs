//! What the program tells its user.
//!
//! A [`Diagnostic`] names a [`Rule`], a place and a message that stands alone; help says what to do about it. Places
//! are byte ranges; lines and columns exist only in the renderers below, so every format counts the same way. All
//! problems of a run are gathered, sorted by place and told at once.

pub mod explain;
pub mod format;
mod lines;
pub mod problem;
pub mod rules;

use std::collections::BTreeMap;
use std::fmt;

pub use lines::{LineColumn, position};
pub use rules::Rule;

use crate::source::{FileId, Span};

/// How grave a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The site is not published.
    Error,
    /// The site is published; with `--strict` it is not.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

/// Where a problem is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// At a range of bytes of a file that was read.
    Span(Span),
    /// In a file as a whole.
    File(FileId),
    /// At a path that is not among the sources: a file that is missing, or one built into the program.
    Path(String),
}

impl Place {
    /// The range of bytes, where it is known.
    pub fn span(&self) -> Option<Span> {
        match self {
            Place::Span(span) => Some(*span),
            Place::File(_) | Place::Path(_) => None,
        }
    }

    /// The file, if it was read.
    pub fn file(&self) -> Option<FileId> {
        match self {
            Place::Span(span) => Some(span.file),
            Place::File(file) => Some(*file),
            Place::Path(_) => None,
        }
    }
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Place::Span(span)
    }
}

impl From<FileId> for Place {
    fn from(file: FileId) -> Self {
        Place::File(file)
    }
}

/// A second place that a diagnostic speaks of, such as the first use of an id that is used twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is there, in a few words.
    pub text: String,
}

/// One thing the user is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that speaks.
    pub rule: &'static Rule,
    /// How grave a setting of the project asks it to be; as the rule says where none does.
    pub asked: Option<Severity>,
    /// Where the problem is.
    pub place: Place,
    /// What is wrong; reads on its own, without the excerpt.
    pub message: String,
    /// Other places that matter.
    pub labels: Vec<Label>,
    /// What to do, if there is more to say than the message.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A diagnostic of `rule` at `place`.
    pub fn new(rule: &'static Rule, place: impl Into<Place>, message: impl Into<String>) -> Self {
        Diagnostic { rule, asked: None, place: place.into(), message: message.into(), labels: Vec::new(), help: None }
    }

    /// Makes it as grave as a setting asks, whatever the rule says.
    #[must_use]
    pub fn at(self, severity: Severity) -> Self {
        Diagnostic { asked: Some(severity), ..self }
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what to do, where there is something to say.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// Points at a second place.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.asked.unwrap_or(self.rule.severity)
    }
}

/// Brings diagnostics into the order in which they are told (by place, then rule and message) and drops repeats.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    let key = |d: &Diagnostic| (d.place.clone(), d.rule.code, d.message.clone());
    diagnostics.sort_by(|a, b| order(&a.place).cmp(&order(&b.place)).then_with(|| key(a).cmp(&key(b))));
    diagnostics.dedup();
    limit(diagnostics);
}

/// How many breaches of one rule in one file are told before the rest is only counted.
const MOST_OF_A_KIND: usize = 100;

/// Counts what is too much to read: a file of nonsense would be told a hundred thousand times.
fn limit(diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<(&str, u32, Severity), (usize, &'static Rule)> = BTreeMap::new();
    diagnostics.retain(|diagnostic| {
        let Some(file) = diagnostic.place.file() else { return true };
        let key = (diagnostic.rule.code, file.0, diagnostic.severity());
        let (count, _) = seen.entry(key).or_insert((0, diagnostic.rule));
        *count += 1;
        *count <= MOST_OF_A_KIND
    });
    let more = seen.into_iter().filter(|(_, (count, _))| *count > MOST_OF_A_KIND);
    diagnostics.extend(more.map(|((_, file, severity), (count, rule))| {
        let message = match count - MOST_OF_A_KIND {
            1 => "1 more problem of this kind is in this file".to_owned(),
            more => format!("{more} more problems of this kind are in this file"),
        };
        Diagnostic::new(rule, FileId(file), message).at(severity)
    }));
    // The count stands after what it counts.
    diagnostics.sort_by_key(|diagnostic| diagnostic.place.file());
}

/// Files in their own order, each file's whole-file problems before those of its lines; paths that were never read
/// come first, for they are usually the cause of the rest.
fn order(place: &Place) -> (u8, u32, u32, u32) {
    match place {
        Place::Path(_) => (0, 0, 0, 0),
        Place::File(file) => (1, file.0, 0, 0),
        Place::Span(span) => (1, span.file.0, span.start, span.end),
    }
}

/// Whether any of them is an error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
}

/// The candidate that was most probably meant by `typed`, if any is near enough to be worth naming.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A slip seldom changes both ends of a word; what shares neither is not worth comparing, and there can be thousands.
    let near = |candidate: &&str| {
        let ends = |word: &str| (word.bytes().next(), word.bytes().last());
        let lower = |byte: Option<u8>| byte.map(|byte| byte.to_ascii_lowercase());
        let ((first, last), (other_first, other_last)) = (ends(typed), ends(candidate));
        lower(first) == lower(other_first) || lower(last) == lower(other_last)
    };
    candidates
        .into_iter()
        .filter(near)
        .map(|candidate| (strsim::jaro_winkler(&typed.to_lowercase(), &candidate.to_lowercase()), candidate))
        .filter(|(score, _)| *score > 0.82)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

/// "did you mean …?", where [`nearest`] finds something.
pub fn did_you_mean<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(typed, candidates).map(|candidate| format!("did you mean `{candidate}`?"))
}

/// How many names are told where none is near the one that was typed.
const MOST_NAMES: usize = 8;

/// [`did_you_mean`], or else which names there are; `None` where there are none.
pub fn which_there_are<'a>(typed: &str, known: impl Iterator<Item = &'a str> + Clone) -> Option<String> {
    did_you_mean(typed, known.clone()).or_else(|| {
        let names: Vec<&str> = known.clone().take(MOST_NAMES).collect();
        let more = if known.count() > MOST_NAMES { " and others" } else { "" };
        (!names.is_empty()).then(|| format!("there is: {}{more}", names.join(", ")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_may_say_how_grave_a_breach_is() {
        let told = |severity| Diagnostic::new(&rules::RECORD_UNUSED, FileId(0), "unused").at(severity);
        assert!(!has_errors(&[Diagnostic::new(&rules::RECORD_UNUSED, FileId(0), "unused")]));
        assert!(has_errors(&[told(Severity::Error)]));
        // What is counted only is as grave as what it counts.
        let mut many: Vec<Diagnostic> =
            (0..=MOST_OF_A_KIND).map(|at| Diagnostic { message: at.to_string(), ..told(Severity::Error) }).collect();
        sort(&mut many);
        assert_eq!(
            many.last().map(|last| (&*last.message, last.severity())),
            Some(("1 more problem of this kind is in this file", Severity::Error))
        );
    }
}
