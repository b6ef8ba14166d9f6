//! What a project says about the rules: how gravely the site takes each (`levels` in the settings), and which of them a
//! document may break (`allow` in its front matter).
//!
//! Every stage tells what it finds without asking; the [`Policy`] is laid over what was told, in one place.

use std::collections::BTreeMap;

use crate::config::{Config, Level};
use crate::diagnostic::rules::RULES;
use crate::diagnostic::{Diagnostic, Place, Rule, Severity, did_you_mean, rules};
use crate::model::Model;
use crate::model::document::Document;
use crate::source::{FileId, Sources, Span};

/// What a project says about the rules.
#[derive(Clone, Debug)]
pub struct Policy {
    /// How gravely rules are taken, by code; `None` while the settings cannot be read.
    levels: Option<BTreeMap<&'static str, Level>>,
    /// What documents are allowed, by file and code.
    allowances: BTreeMap<(FileId, &'static str), Vec<Allowance>>,
}

/// An entry of `allow`.
#[derive(Clone, Debug)]
struct Allowance {
    /// Where it stands.
    place: Span,
    /// Words of the lines that it speaks of; of all where there are none.
    at: Option<String>,
    /// Whether anything was let pass.
    is_used: bool,
}

/// Reads what the settings and the documents say about rules, and tells what cannot be said.
pub fn read(config: Option<&Config>, model: &Model) -> (Policy, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let levels = config.map(|config| levels(config, &mut problems));
    let mut policy = Policy { levels, allowances: BTreeMap::new() };
    for document in model.documents.iter().chain(model.versions.iter().map(|version| &version.document)) {
        policy.allow(document, &mut problems);
    }
    (policy, problems)
}

fn levels(config: &Config, problems: &mut Vec<Diagnostic>) -> BTreeMap<&'static str, Level> {
    let mut levels = BTreeMap::new();
    for (code, level) in &config.levels {
        match open_rule(code) {
            Ok(rule) => {
                levels.insert(rule.code, *level);
            }
            Err((message, help)) => {
                let place = config.spans.key(&["levels".into(), code.as_str().into()]);
                problems.push(Diagnostic::new(&rules::SETTINGS_VALUE, place, message).help(help));
            }
        }
    }
    levels
}

/// The rule with a code, if a project may take it otherwise; else what is wrong and what to do.
fn open_rule(code: &str) -> Result<&'static Rule, (String, String)> {
    match RULES.iter().find(|rule| rule.code == code) {
        Some(rule) if rule.is_open => Ok(rule),
        Some(_) => Err((
            format!("`{code}` is a rule that no project can change"),
            "take this out; `findings explain` marks the rules that can be changed".to_owned(),
        )),
        None => {
            let meant = did_you_mean(code, RULES.iter().filter(|rule| rule.is_open).map(|rule| rule.code));
            let list =
                "write the code that stands in brackets after `error` or `warning`; `findings explain` lists all";
            Err((format!("there is no rule `{code}`"), meant.unwrap_or_else(|| list.to_owned())))
        }
    }
}

impl Policy {
    fn allow(&mut self, document: &Document, problems: &mut Vec<Diagnostic>) {
        for (at, entry) in document.common.allow.iter().enumerate() {
            let place = document.spans.value(&["allow".into(), at.into(), "rule".into()]);
            match open_rule(&entry.rule) {
                Ok(rule) => {
                    let allowance = Allowance { place, at: entry.at.clone(), is_used: false };
                    self.allowances.entry((document.file, rule.code)).or_default().push(allowance);
                }
                Err((message, help)) => problems.push(Diagnostic::new(&rules::ALLOW_RULE, place, message).help(help)),
            }
        }
    }

    /// What is told of what was found: without what a document is allowed and what the settings turn off, and as grave as
    /// they ask. A setting that speaks of less than a whole rule ([`Diagnostic::asked`]) stands over one that speaks of all.
    pub fn apply(&mut self, sources: &Sources, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        found.into_iter().filter_map(|diagnostic| self.taken(sources, diagnostic)).collect()
    }

    fn taken(&mut self, sources: &Sources, diagnostic: Diagnostic) -> Option<Diagnostic> {
        if !diagnostic.rule.is_open {
            return Some(diagnostic);
        }
        if self.is_allowed(sources, &diagnostic) {
            return None;
        }
        // What the settings may turn off waits until they can be read.
        let Some(levels) = &self.levels else {
            return Some(diagnostic).filter(|diagnostic| diagnostic.severity() == Severity::Error);
        };
        match levels.get(diagnostic.rule.code).filter(|_| diagnostic.asked.is_none()) {
            None => Some(diagnostic),
            Some(Level::Error) => Some(diagnostic.at(Severity::Error)),
            Some(Level::Warning) => Some(diagnostic.at(Severity::Warning)),
            Some(Level::Off) => None,
        }
    }

    fn is_allowed(&mut self, sources: &Sources, diagnostic: &Diagnostic) -> bool {
        let key = diagnostic.place.file().map(|file| (file, diagnostic.rule.code));
        let Some(allowances) = key.and_then(|key| self.allowances.get_mut(&key)) else { return false };
        let lines = lines(sources, &diagnostic.place);
        let fitting = allowances.iter_mut().find(|allowance| match &allowance.at {
            Some(words) => lines.is_some_and(|lines| lines.contains(words.as_str())),
            None => true,
        });
        fitting.map(|allowance| allowance.is_used = true).is_some()
    }

    /// The entries of `allow` that let nothing pass, less those for rules that only some runs ask. To be asked when every
    /// stage has told what it found.
    pub fn idle(&self) -> Vec<Diagnostic> {
        let all = self.allowances.iter().flat_map(|((_, code), list)| list.iter().map(move |entry| (*code, entry)));
        let on_request = |code: &str| rules::ON_REQUEST.iter().any(|rule| rule.code == code);
        let idle = all.filter(|(code, allowance)| !allowance.is_used && !on_request(code));
        let tell = |(code, allowance): (&str, &Allowance)| {
            let message = match &allowance.at {
                Some(words) => format!("no line with `{words}` breaks `{code}`, so there is nothing to allow"),
                None => format!("nothing in this file breaks `{code}`, so there is nothing to allow"),
            };
            Diagnostic::new(&rules::ALLOW_UNUSED, allowance.place, message).help("take the entry out of `allow`")
        };
        idle.map(tell).collect()
    }
}

/// The whole lines that a place is in.
fn lines<'s>(sources: &'s Sources, place: &Place) -> Option<&'s str> {
    let Place::Span(span) = place else { return None };
    let text = sources.text(span.file);
    let before = text.get(..span.start as usize)?;
    let after = text.get(span.end as usize..)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = after.find('\n').map_or(text.len(), |at| span.end as usize + at);
    text.get(start..end)
}
