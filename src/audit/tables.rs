//! Tables say what their columns and rows are.

use super::{Found, Looked};
use crate::diagnostic::rules;

/// Every table has header cells. A caption is not asked for, since Markdown has none.
pub fn have_headers(looked: &Looked) -> Vec<Found> {
    let mut found = Vec::new();
    for page in looked.pages() {
        for first in &page.facts.tables {
            let begins = if first.is_empty() { "an empty cell".to_owned() } else { format!("`{first}`") };
            let message = format!("the table that begins with {begins} has no header cells");
            let help = "make the cells that name columns or rows `<th>`; a table that only puts things beside each other has \
                        `role=\"presentation\"`";
            let clues = [format!("<td>{first}"), first.clone(), "<table".to_owned()];
            found.push(page.found(&rules::TABLE_HEADERS, message, clues).help(help));
        }
    }
    found
}
