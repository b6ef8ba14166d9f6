//! Pictures have a text for those who do not see them.

use super::links::clues;
use super::{Found, Looked};
use crate::diagnostic::rules;

/// Every picture says what it shows, or that it only decorates.
pub fn have_words(looked: &Looked) -> Vec<Found> {
    let mut found = Vec::new();
    for page in looked.pages() {
        for picture in &page.facts.pictures {
            let message = format!("the picture `{picture}` has no text alternative");
            let tags = [format!("<img src=\"{picture}\">"), format!("<{picture}")];
            let clues =
                tags.into_iter().chain(clues(looked, picture).into_iter().filter(|_| !picture.starts_with("svg")));
            let help = "say in `alt` what it shows, in an svg by `aria-label` or a `title` inside; `alt=\"\"` for one that \
                        only decorates";
            found.push(page.found(&rules::PICTURE_WORDS, message, clues).help(help));
        }
    }
    found
}
