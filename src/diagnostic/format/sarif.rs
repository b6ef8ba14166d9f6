//! SARIF 2.1.0, the form in which code hosts and editors take the results of analysis programs (OASIS standard,
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/>).
//!
//! Paths are relative to the project's folder, which the file calls `%SRCROOT%` as other programs do. Columns count
//! Unicode scalar values and bytes count from the first byte of the text, without a byte order mark.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Colour, Resolved, resolve};
use crate::diagnostic::explain::{Part, parts};
use crate::diagnostic::rules::{GROUPS, RULES};
use crate::diagnostic::{Diagnostic, Place, Rule, Severity};
use crate::source::Sources;

/// The folder that paths begin in.
const ROOT: &str = "%SRCROOT%";

/// How many letters of a description code hosts take.
const LONGEST: usize = 1000;

pub(super) fn render(diagnostics: &[Diagnostic], sources: &Sources, _: Colour) -> String {
    let told: Vec<&Rule> =
        RULES.iter().copied().filter(|rule| diagnostics.iter().any(|told| told.rule.code == rule.code)).collect();
    let mut files: Vec<&str> = diagnostics.iter().flat_map(|told| paths(told, sources)).collect();
    files.sort_unstable();
    files.dedup();
    let mut run = Run { sources, told: &told, files: &files, seen: BTreeMap::new() };
    let results: Vec<Value> = diagnostics.iter().map(|told| run.result(told)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "findings",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": told.iter().map(|rule| self::rule(rule)).collect::<Vec<_>>(),
            }},
            "invocations": [{"executionSuccessful": true}],
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {ROOT: {"description": {"text": "The folder that holds content/ and themes/."}}},
            "artifacts": files.iter().enumerate().map(|(at, path)| json!({"location": artifact(path, at)})).collect::<Vec<_>>(),
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

/// The files that a diagnostic speaks of.
fn paths<'s>(told: &'s Diagnostic, sources: &'s Sources) -> impl Iterator<Item = &'s str> {
    let labels = told.labels.iter().map(|label| sources.path(label.span.file));
    std::iter::once(resolve(&told.place, sources).path).chain(labels)
}

fn rule(rule: &Rule) -> Value {
    let group = GROUPS.iter().find(|(_, rules)| rules.iter().any(|other| other.code == rule.code));
    let why = parts(rule.explanation).into_iter().find_map(|part| match part {
        Part::Text(text) => Some(text),
        _ => None,
    });
    let why: String = why.unwrap_or_default().chars().take(LONGEST).collect();
    json!({
        "id": rule.code,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": why},
        "help": {"text": rule.explanation, "markdown": rule.explanation},
        "defaultConfiguration": {"level": rule.severity.to_string()},
        "properties": {
            "tags": group.map(|(name, _)| vec![*name]).unwrap_or_default(),
            "problem.severity": match rule.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
        },
    })
}

/// What the results of a run point at, and which fingerprints they have had.
struct Run<'a> {
    sources: &'a Sources,
    told: &'a [&'a Rule],
    files: &'a [&'a str],
    seen: BTreeMap<u64, usize>,
}

impl Run<'_> {
    fn result(&mut self, told: &Diagnostic) -> Value {
        let help = told.help.as_ref().map(|help| format!("\nHelp: {help}")).unwrap_or_default();
        let mut result = json!({
            "ruleId": told.rule.code,
            "ruleIndex": self.told.iter().position(|rule| rule.code == told.rule.code),
            "level": told.severity().to_string(),
            "message": {"text": format!("{}{help}", told.message)},
            "locations": [self.location(&told.place)],
            "partialFingerprints": {"primaryLocationLineHash": self.fingerprint(told)},
        });
        let related = told.labels.iter().enumerate().map(|(at, label)| {
            let mut location = self.location(&Place::Span(label.span));
            location["id"] = json!(at + 1);
            location["message"] = json!({"text": label.text});
            location
        });
        let related: Vec<Value> = related.collect();
        if !related.is_empty() {
            result["relatedLocations"] = json!(related);
        }
        result
    }

    fn location(&self, place: &Place) -> Value {
        let Resolved { path, start, end } = resolve(place, self.sources);
        let at = self.files.iter().position(|file| *file == path).unwrap_or(0);
        let mut physical = json!({"artifactLocation": artifact(path, at)});
        if let (Some(start), Some(end), Place::Span(span)) = (start, end, place) {
            physical["region"] = json!({
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
                "byteOffset": span.start,
                "byteLength": span.end.saturating_sub(span.start),
            });
        }
        json!({"physicalLocation": physical})
    }

    /// What stays the same while lines are added above: the rule, the file and the words of the line; and which of several
    /// with the same it is.
    fn fingerprint(&mut self, told: &Diagnostic) -> String {
        let Resolved { path, start, .. } = resolve(&told.place, self.sources);
        let line = match (&told.place, start) {
            (Place::Span(span), Some(start)) => self.sources.text(span.file).lines().nth(start.line - 1).unwrap_or(""),
            _ => told.message.as_str(),
        };
        let hash = fnv([told.rule.code, path, line.trim()].join("\n").as_bytes());
        let times = self.seen.entry(hash).or_insert(0);
        *times += 1;
        format!("{hash:016x}:{times}")
    }
}

fn artifact(path: &str, index: usize) -> Value {
    json!({"uri": encoded(path), "uriBaseId": ROOT, "index": index})
}

/// A path as a relative reference (RFC 3986, section 4.2): all but what no segment needs encoded is.
fn encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/');
    let letter = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(letter).collect()
}

/// The hash FNV-1a of 64 bits (Fowler, Noll and Vo), which is the same in every version of the program.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
