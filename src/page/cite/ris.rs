//! RIS, as reference managers read it: a line for each fact, "TAG", two spaces, a hyphen, a space; lines end as on Windows.

use crate::messages::Messages;
use crate::read::scalar::Date;
use crate::read::source::{Name, Source, SourceKind};

use super::{Work, line};

pub(super) fn file(works: &[Work], _: &Messages) -> String {
    works.iter().map(record).collect::<Vec<_>>().join("\r\n")
}

/// The type of reference, after the RIS format specification of 2011.
fn kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::ArticleJournal => "JOUR",
        SourceKind::ArticleMagazine => "MGZN",
        SourceKind::ArticleNewspaper => "NEWS",
        SourceKind::Bill => "BILL",
        SourceKind::Book => "BOOK",
        SourceKind::Chapter => "CHAP",
        SourceKind::Dataset => "DATA",
        SourceKind::Hearing => "HEAR",
        SourceKind::Interview => "PCOMM",
        SourceKind::Legislation | SourceKind::Regulation => "STAT",
        SourceKind::Manuscript => "UNPB",
        SourceKind::Pamphlet => "PAMP",
        SourceKind::PaperConference => "CPAPER",
        SourceKind::PostWeblog => "BLOG",
        SourceKind::Post | SourceKind::Webpage => "ELEC",
        SourceKind::Report => "RPRT",
        SourceKind::Speech => "SLIDE",
        SourceKind::Standard => "STAND",
        SourceKind::Thesis => "THES",
        SourceKind::Broadcast => "VIDEO",
        SourceKind::Document => "GEN",
    }
}

fn record(work: &Work) -> String {
    let source = &work.source;
    let mut facts: Vec<(&str, String)> = vec![("TY", kind(source.kind).to_owned()), ("ID", work.id.clone())];
    facts.extend(source.author.iter().map(|name| ("AU", person(name))));
    facts.extend(source.editor.iter().map(|name| ("ED", person(name))));
    facts.push(("TI", source.title.clone()));
    facts.extend(source.issued.map(|issued| ("PY", issued.year().to_string())));
    facts.extend(source.issued.map(|issued| ("DA", date(issued))));
    facts.extend(source.accessed.map(|accessed| ("Y2", date(accessed))));
    facts.extend(pages(source));
    let texts = [
        ("T2", source.container_title.as_deref()),
        ("T3", source.collection_title.as_deref()),
        ("PB", source.publisher.as_deref()),
        ("VL", source.volume.as_deref()),
        ("IS", source.issue.as_deref()),
        ("M1", source.number.as_deref()),
        ("SN", source.isbn.as_ref().map(|isbn| isbn.as_str())),
        ("DO", source.doi.as_ref().map(|doi| doi.as_str())),
        ("LA", source.language.as_deref()),
        ("N1", source.note.as_deref()),
        ("UR", source.url.as_deref()),
    ];
    facts.extend(texts.into_iter().filter_map(|(tag, text)| Some((tag, text?.to_owned()))));
    facts.push(("ER", String::new()));
    facts.iter().map(|(tag, fact)| format!("{tag}  - {}\r\n", line(fact))).collect()
}

fn pages(source: &Source) -> Vec<(&'static str, String)> {
    let Some(pages) = &source.page else { return Vec::new() };
    let mut ends = pages.splitn(2, ['-', '\u{2013}']).map(|end| end.trim().to_owned());
    ["SP", "EP"].into_iter().zip(ends.by_ref()).collect()
}

/// A name: family name, comma, other names. A comma at the end keeps the name of an organisation from being taken apart,
/// and a comma within it is doubled: the way of EndNote.
fn person(name: &Name) -> String {
    match name {
        Name::Person { given: Some(_), .. } => name.full(),
        Name::Person { family, given: None } => format!("{family},"),
        Name::Literal(name) => match name.contains(',') {
            true => name.replacen(',', ",,", 1),
            false => format!("{name},"),
        },
    }
}

/// `2013/11/26/`, with nothing between the slashes where it is not known.
fn date(date: Date) -> String {
    let part = |part: Option<i8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    format!("{}/{}/{}/", date.year(), part(date.month()), part(date.day()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::nasty;
    use super::*;

    #[test]
    fn a_record_is_a_line_for_each_fact() {
        let text = file(&[nasty()], &crate::theme::english());
        let expected = [
            "TY  - RPRT",
            "ID  - a-report",
            "AU  - von Ash, A.",
            "AU  - Research,, Data and Records",
            "AU  - Elm,",
            "ED  - Cedar, C.",
            "TI  - 100% of $5 & #1 ~ the {first}^2 \"report\"",
            "PY  - 2013",
            "DA  - 2013/11/26/",
            "SP  - 12",
            "EP  - 14",
            "PB  - Bark & Leaf",
            "M1  - HC_{68}",
            "SN  - 978-0-306-40615-7",
            "DO  - 10.1000/1_2",
            "N1  - One line. ER - Another \\ line.",
            "UR  - https://example.org/a_b?c=1&d={2}#e",
            "ER  - ",
        ];
        assert_eq!(text.lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_date_is_as_exact_as_it_is_known() {
        let words = |text: &str| date(text.parse().unwrap());
        assert_eq!([words("2013"), words("2013-11")], ["2013///", "2013/11//"]);
    }
}
