//! Headings, by which screen readers go through a page.

use super::facts::Heading;
use super::{Found, Looked};
use crate::diagnostic::rules;

/// A page has one heading of level 1, and no heading skips a level.
pub fn in_order(looked: &Looked) -> Vec<Found> {
    let mut found = Vec::new();
    for page in looked.real_pages() {
        let headings = &page.facts.headings;
        let mut tell = |message: String, clues: Vec<String>, help: &str| {
            found.push(page.found(&rules::HEADING_ORDER, message, clues).help(help));
        };
        let firsts: Vec<&Heading> = headings.iter().filter(|heading| heading.level == 1).collect();
        match firsts[..] {
            [] => tell(
                "the page has no heading of level 1".to_owned(),
                vec!["<body".to_owned()],
                "begin what the page says with `<h1>`: its title",
            ),
            [_] => {}
            [_, ref more @ ..] => more.iter().for_each(|second| {
                tell(
                    format!("the page has a second heading of level 1, `{}`", second.text),
                    vec![format!("# {}", second.text), second.text.clone(), "<h1".to_owned()],
                    "make it one of level 2",
                );
            }),
        }
        for pair in headings.windows(2).filter(|pair| pair[1].level > pair[0].level + 1) {
            let Heading { level, text } = &pair[1];
            tell(
                format!("the heading `{text}` has level {level}, and the one before it level {}", pair[0].level),
                vec![text.clone(), format!("<h{level}")],
                "a part of a part is one level down: make it one level lower than the heading it belongs to",
            );
        }
        for heading in headings.iter().filter(|heading| heading.text.is_empty()) {
            let clue = format!("<h{}", heading.level);
            tell(format!("a heading of level {} is empty", heading.level), vec![clue], "give it words, or take it out");
        }
    }
    found
}
