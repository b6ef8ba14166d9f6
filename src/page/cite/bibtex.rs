//! BibTeX, as bibtex and biber read it: UTF-8, with the letters escaped that LaTeX takes for commands.

use std::fmt::Write as _;

use crate::messages::Messages;
use crate::read::source::{Name, Source, SourceKind};

use super::{Work, line};

pub(super) fn file(works: &[Work], _: &Messages) -> String {
    works.iter().map(entry).collect::<Vec<_>>().join("\n")
}

/// The type of entry, after "BibTeXing" (Patashnik, 1988); a thesis is one of biblatex.
fn kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::ArticleJournal | SourceKind::ArticleMagazine | SourceKind::ArticleNewspaper => "article",
        SourceKind::Book => "book",
        SourceKind::Chapter => "incollection",
        SourceKind::PaperConference => "inproceedings",
        SourceKind::Pamphlet => "booklet",
        SourceKind::Report => "techreport",
        SourceKind::Thesis => "thesis",
        SourceKind::Manuscript => "unpublished",
        _ => "misc",
    }
}

fn entry(work: &Work) -> String {
    let source = &work.source;
    let kind = kind(source.kind);
    let mut out = format!("@{kind}{{{},\n", work.id);
    let mut field = |name: &str, value: String| {
        let _ = writeln!(out, "  {name} = {value},");
    };
    for (name, people) in [("author", &source.author), ("editor", &source.editor)] {
        if !people.is_empty() {
            field(name, format!("{{{}}}", people.iter().map(person).collect::<Vec<_>>().join(" and ")));
        }
    }
    // Twice in braces: styles would set proper names in small letters.
    field("title", format!("{{{{{}}}}}", escape(&source.title)));
    let publisher = if matches!(kind, "techreport" | "thesis") { "institution" } else { "publisher" };
    let container = match kind {
        "article" => "journal",
        "incollection" | "inproceedings" => "booktitle",
        _ => "howpublished",
    };
    let texts = [
        (container, &source.container_title),
        ("series", &source.collection_title),
        (publisher, &source.publisher),
        ("volume", &source.volume),
        ("number", if kind == "article" { &source.issue } else { &source.number }),
        ("language", &source.language),
        ("note", &source.note),
    ];
    for (name, text) in texts.into_iter().filter_map(|(name, text)| Some((name, text.as_ref()?))) {
        field(name, braced(text));
    }
    dates(source, &mut field);
    if let Some(pages) = &source.page {
        field("pages", braced(&pages.replace(['-', '\u{2013}'], "--")));
    }
    if let Some(isbn) = &source.isbn {
        field("isbn", braced(isbn.as_str()));
    }
    // Addresses stand as they are, but for braces, which would end the field.
    for (name, text) in [("doi", source.doi.as_ref().map(|doi| doi.as_str())), ("url", source.url.as_deref())] {
        if let Some(text) = text {
            field(name, format!("{{{}}}", line(text).replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C")));
        }
    }
    out.push_str("}\n");
    out
}

fn dates(source: &Source, field: &mut impl FnMut(&str, String)) {
    if let Some(issued) = source.issued {
        field("year", format!("{{{}}}", issued.year()));
        let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        let month =
            issued.month().and_then(|month| usize::try_from(month - 1).ok()).and_then(|month| months.get(month));
        if let Some(month) = month {
            field("month", (*month).to_owned());
        }
        if let Some(day) = issued.day() {
            field("day", format!("{{{day}}}"));
        }
    }
    if let Some(accessed) = source.accessed {
        field("urldate", format!("{{{accessed}}}"));
    }
}

/// A name: parts that hold a comma or the word "and" stand in braces, and a name without parts always does.
fn person(name: &Name) -> String {
    let part = |part: &str| {
        let text = escape(part);
        if text.contains(',') || text.split(' ').any(|word| word == "and") { format!("{{{text}}}") } else { text }
    };
    match name {
        Name::Person { family, given: Some(given) } => format!("{}, {}", part(family), part(given)),
        Name::Person { family, given: None } => part(family),
        Name::Literal(name) => braced(name),
    }
}

fn braced(text: &str) -> String {
    format!("{{{}}}", escape(text))
}

/// A text that LaTeX shows as it is. A brace is written as a command, so that those of the file stay paired.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in line(text).chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::tests::nasty;
    use super::*;

    #[test]
    fn an_entry_is_what_latex_can_read() {
        let expected = r#"@techreport{a-report,
  author = {von Ash, A. and {Research, Data and Records} and Elm},
  editor = {Cedar, C.},
  title = {{100\% of \$5 \& \#1 \textasciitilde{} the \textbraceleft{}first\textbraceright{}\textasciicircum{}2 "report"}},
  institution = {Bark \& Leaf},
  number = {HC\_\textbraceleft{}68\textbraceright{}},
  note = {One line. ER - Another \textbackslash{} line.},
  year = {2013},
  month = nov,
  day = {26},
  pages = {12--14},
  isbn = {978-0-306-40615-7},
  doi = {10.1000/1_2},
  url = {https://example.org/a_b?c=1&d=%7B2%7D#e},
}
"#;
        assert_eq!(file(&[nasty()], &crate::theme::english()), expected);
    }

    #[test]
    fn braces_are_paired_whatever_a_text_holds() {
        let text = entry(&nasty());
        let mut depth = 0_i32;
        for c in text.chars() {
            depth += i32::from(c == '{') - i32::from(c == '}');
            assert!(depth >= 0);
        }
        assert_eq!(depth, 0);
    }
}
