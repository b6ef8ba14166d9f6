//! A record as a file: YAML that a person can read in the difference of two versions, a row of a table in a line.

use std::fmt::Write as _;

use crate::read::release::{Published, PublishedCorrection, PublishedEvent, PublishedTable, Release};

const HEAD: &str = "\
# What this site said on the day of a release, written by `findings snapshot`. Leave it as it is:
# a published number, statement or address that differs from it needs a correction, a new version or a redirect.
";

/// The text of the file of a record.
pub fn write(release: &Release) -> String {
    let mut out = format!("{HEAD}date: {}\n", release.date);
    part(&mut out, "documents", &release.documents, document);
    part(&mut out, "tables", &release.tables, table);
    part(&mut out, "addresses", &release.addresses, |out, address| {
        let _ = writeln!(out, "  - {}", quoted(address));
    });
    out
}

fn part<T>(out: &mut String, key: &str, entries: &[T], write: impl Fn(&mut String, &T)) {
    if entries.is_empty() {
        return;
    }
    let _ = writeln!(out, "{key}:");
    entries.iter().for_each(|entry| write(out, entry));
}

fn document(out: &mut String, one: &Published) {
    let _ = writeln!(out, "  - kind: {}\n    id: {}", one.kind, quoted(&one.id));
    if !one.url.is_empty() {
        let _ = writeln!(out, "    url: {}", quoted(&one.url));
    }
    if one.version > 1 {
        let _ = writeln!(out, "    version: {}", one.version);
    }
    let _ = writeln!(out, "    title: {}", quoted(&one.title));
    if let Some(text) = &one.text {
        let _ = writeln!(out, "    text: {}", quoted(text));
    }
    if !one.aliases.is_empty() {
        let aliases: Vec<String> = one.aliases.iter().map(|alias| quoted(alias)).collect();
        let _ = writeln!(out, "    aliases: [{}]", aliases.join(", "));
    }
    corrections(out, &one.corrections);
    events(out, "responses", &one.responses);
    events(out, "assessments", &one.assessments);
    if !one.paragraphs.is_empty() {
        out.push_str("    paragraphs:\n");
    }
    for paragraph in &one.paragraphs {
        let text = paragraph.text.as_ref().map(|text| format!(", text: {}", quoted(text))).unwrap_or_default();
        let _ = writeln!(out, "      - {{number: {}{text}}}", quoted(&paragraph.number));
    }
}

fn corrections(out: &mut String, corrections: &[PublishedCorrection]) {
    if !corrections.is_empty() {
        out.push_str("    corrections:\n");
    }
    for one in corrections {
        let (said, says) = (quoted(&one.said), quoted(&one.says));
        let _ = writeln!(out, "      - {{date: {}, said: {said}, says: {says}}}", one.date);
    }
}

fn events(out: &mut String, key: &str, events: &[PublishedEvent]) {
    if !events.is_empty() {
        let _ = writeln!(out, "    {key}:");
    }
    for event in events {
        let body = event.body.as_ref().map(|body| format!(", body: {}", quoted(body))).unwrap_or_default();
        let _ = writeln!(out, "      - {{date: {}{body}, status: {}}}", event.date, event.status);
    }
}

fn table(out: &mut String, table: &PublishedTable) {
    let _ = writeln!(out, "  - id: {}\n    title: {}\n    fields:", table.id, quoted(&table.title));
    for field in &table.fields {
        let unit = field.unit.as_ref().map(|unit| format!(", unit: {}", quoted(unit))).unwrap_or_default();
        let _ = writeln!(out, "      - {{id: {}, title: {}{unit}}}", field.id, quoted(&field.title));
    }
    if !table.rows.is_empty() {
        out.push_str("    rows:\n");
    }
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        let _ = writeln!(out, "      - [{}]", cells.join(", "));
    }
    corrections(out, &table.corrections);
}

/// A text in double quotes that YAML reads back as it was. JSON's quotes are YAML's; what YAML takes for the end of a
/// line, or does not print, is written by its number.
fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).unwrap_or_default();
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if matches!(c, '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}
