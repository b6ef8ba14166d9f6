//! Ids: each stands once on its page, and what is named by one is there.

use super::{Found, Looked};
use crate::diagnostic::{nearest, rules};

/// An id stands once on its page: a link to it would lead to one of two places.
pub fn once(looked: &Looked) -> Vec<Found> {
    let mut found = Vec::new();
    for page in looked.pages() {
        for repeated in &page.facts.repeated {
            let id = &repeated.id;
            let message = format!("the id `{id}` stands on the page more than once");
            let written = [format!("{{#{id}}}"), format!("id: {id}"), format!("id=\"{id}\""), format!("id='{id}'")];
            let heading = repeated.heading.iter().flat_map(|text| [format!("## {text}"), text.clone()]);
            let help = match repeated.heading {
                Some(_) => "give the heading an anchor of its own: `## Words {#another-anchor}`",
                None => "give one of the two another id",
            };
            found.push(page.found(&rules::ID_REPEATED, message, written.into_iter().chain(heading)).help(help));
        }
    }
    found
}

/// A label, a description or a drawing names an id that is on the page.
pub fn there(looked: &Looked) -> Vec<Found> {
    let mut found = Vec::new();
    for page in looked.pages() {
        for unknown in &page.facts.unknown {
            let (attribute, id) = (&unknown.attribute, &unknown.id);
            let message = format!("`{attribute}` names the id `{id}`, which is not on the page");
            let clues = [format!("{attribute}=\"{id}\""), format!("#{id}"), id.clone()];
            let near = nearest(id, page.facts.ids.iter().map(String::as_str));
            let help = near.map_or_else(
                || "give the element that is meant this id, or take the attribute out".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            found.push(page.found(&rules::ID_UNKNOWN, message, clues).help(help));
        }
    }
    found
}
