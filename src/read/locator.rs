//! Locators: which part of a source is meant, as in `[](source:final-2013 "p. 12")`.

use std::str::FromStr;

/// What a part of a source is called; the terms of CSL 1.0.2, and three of inquiries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// A page.
    Page,
    /// A paragraph.
    Paragraph,
    /// A chapter.
    Chapter,
    /// A section, also of a law.
    Section,
    /// A part.
    Part,
    /// A volume.
    Volume,
    /// An article, of a treaty for example.
    Article,
    /// A schedule of a law.
    Schedule,
    /// An appendix or annex.
    Appendix,
    /// A figure.
    Figure,
    /// A table.
    Table,
    /// A note.
    Note,
    /// A slide.
    Slide,
    /// A question in oral evidence.
    Question,
    /// A conclusion.
    Conclusion,
    /// A recommendation.
    Recommendation,
}

/// What the program knows of a label.
#[derive(Debug)]
pub struct LabelRow {
    /// The label.
    pub label: Label,
    /// Its name, which the texts `locator.<name>` have too.
    pub name: &'static str,
    /// How it may be written, in lower case; the first is the form that help shows.
    pub forms: &'static [&'static str],
}

/// Every label, one row each.
pub const LABELS: &[LabelRow] = &[
    LabelRow { label: Label::Page, name: "page", forms: &["p.", "pp.", "page", "pages", "p", "pp"] },
    LabelRow {
        label: Label::Paragraph,
        name: "paragraph",
        forms: &["paragraph", "paragraphs", "para", "paras", "para.", "paras."],
    },
    LabelRow { label: Label::Chapter, name: "chapter", forms: &["chapter", "chapters"] },
    LabelRow { label: Label::Section, name: "section", forms: &["section", "sections", "s.", "ss."] },
    LabelRow { label: Label::Part, name: "part", forms: &["part", "parts"] },
    LabelRow { label: Label::Volume, name: "volume", forms: &["volume", "volumes"] },
    LabelRow { label: Label::Article, name: "article", forms: &["article", "articles"] },
    LabelRow { label: Label::Schedule, name: "schedule", forms: &["schedule", "schedules"] },
    LabelRow {
        label: Label::Appendix,
        name: "appendix",
        forms: &["appendix", "appendices", "appendixes", "annex", "annexes"],
    },
    LabelRow { label: Label::Figure, name: "figure", forms: &["figure", "figures"] },
    LabelRow { label: Label::Table, name: "table", forms: &["table", "tables"] },
    LabelRow { label: Label::Note, name: "note", forms: &["note", "notes", "footnote", "footnotes"] },
    LabelRow { label: Label::Slide, name: "slide", forms: &["slide", "slides"] },
    LabelRow { label: Label::Question, name: "question", forms: &["question", "questions", "q", "q."] },
    LabelRow { label: Label::Conclusion, name: "conclusion", forms: &["conclusion", "conclusions"] },
    LabelRow { label: Label::Recommendation, name: "recommendation", forms: &["recommendation", "recommendations"] },
];

/// A part of a source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Locator {
    /// What it is called.
    pub label: Label,
    /// Which one, or ones: `12`, `12–14`, `12, 15`.
    pub value: String,
}

impl Locator {
    /// Whether more than one part is meant.
    pub fn is_several(&self) -> bool {
        self.value.contains(['\u{2013}', ','])
    }

    /// The name of its label.
    pub fn name(&self) -> &'static str {
        LABELS.iter().find(|row| row.label == self.label).map_or("", |row| row.name)
    }
}

impl FromStr for Locator {
    type Err = &'static str;

    /// Reads a label and a value: `p. 12`, `pages 12-14`, `paragraph 19`, `Q672`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        // The label ends at the first space, or, without one, where digits begin: `Q672`, `p.12`.
        let end = text.find(char::is_whitespace).or_else(|| text.find(|c: char| c.is_ascii_digit()));
        let (word, value) = text.split_at(end.ok_or("it has no number")?);
        let word = word.to_lowercase();
        let row = LABELS.iter().find(|row| row.forms.contains(&word.as_str())).ok_or("it names no part of a source")?;
        let value = numbers(value).ok_or("it says no number after the name of the part")?;
        Ok(Locator { label: row.label, value })
    }
}

/// Numbers, ranges of them and lists of these, with a dash in ranges.
fn numbers(text: &str) -> Option<String> {
    let is_number = |text: &str| {
        let fits = text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '(' | ')' | '/'));
        let counts = text.bytes().any(|byte| byte.is_ascii_digit()) || is_roman(text) || text.len() == 1;
        !text.is_empty() && fits && counts
    };
    let item = |item: &str| {
        let ends: Vec<&str> = item.split(['-', '\u{2013}']).map(str::trim).collect();
        (ends.len() <= 2 && ends.iter().all(|end| is_number(end))).then(|| ends.join("\u{2013}"))
    };
    let items: Option<Vec<String>> = text.replace(" and ", ", ").split(',').map(|one| item(one.trim())).collect();
    items.map(|items| items.join(", "))
}

/// Whether a text is a number in small Roman letters, as the first pages of a report have them.
fn is_roman(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte.to_ascii_lowercase(), b'i' | b'v' | b'x' | b'l' | b'c'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(&'static str, String)> {
        text.parse::<Locator>().ok().map(|locator| (locator.name(), locator.value))
    }

    #[test]
    fn a_locator_is_a_label_and_a_value() {
        for (text, name, value) in [
            ("p. 12", "page", "12"),
            ("p.12", "page", "12"),
            ("pp. 12-14", "page", "12\u{2013}14"),
            ("pages 3, 5 and 9", "page", "3, 5, 9"),
            ("p. xiv", "page", "xiv"),
            ("Paragraph 19", "paragraph", "19"),
            ("paras 2.14-2.14A", "paragraph", "2.14\u{2013}2.14A"),
            ("question 672", "question", "672"),
            ("Q672", "question", "672"),
            ("conclusion 2", "conclusion", "2"),
            ("s. 11(2)", "section", "11(2)"),
            ("appendix A", "appendix", "A"),
        ] {
            assert_eq!(read(text), Some((name, value.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_names_no_part_is_none() {
        for text in ["", "12", "somewhere", "page", "page twelve", "leaf 3", "p. 1-2-3", "p. 3,", "see page 4"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn several_parts_are_told_from_one() {
        let several = |text: &str| text.parse::<Locator>().unwrap().is_several();
        assert!(several("pages 12-14") && several("pages 12, 15") && !several("page 12"));
    }

    #[test]
    fn no_form_belongs_to_two_labels() {
        let forms: Vec<&str> = LABELS.iter().flat_map(|row| row.forms).copied().collect();
        let unique: std::collections::BTreeSet<&str> = forms.iter().copied().collect();
        assert_eq!(unique.len(), forms.len());
    }
}
