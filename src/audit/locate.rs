//! From a fault of a page to where it was written: the text that shows it is looked for in what the page is made from,
//! then in the settings, the templates, the records and the other documents.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Found, Subject, url};
use crate::config::SETTINGS;
use crate::diagnostic::{Diagnostic, Place};
use crate::site::SitePath;
use crate::source::{Content, FileId, Span};

/// How many causes are looked for in the whole project, each of which reads all of it. A site with more has one mistake
/// in its theme, and not a thousand of its own.
const MOST_SEARCHES: usize = 200;

/// Tells what was found, each cause once.
pub fn tell(found: Vec<Found>, subject: &Subject) -> Vec<Diagnostic> {
    let library = Library::new(subject);
    let mut causes: BTreeMap<(&str, String), Vec<Found>> = BTreeMap::new();
    for one in found {
        causes.entry((one.rule.code, one.message.clone())).or_default().push(one);
    }
    causes.into_values().flat_map(|cause| library.cause(&cause)).collect()
}

/// Everything that a site is written in.
pub struct Library<'a> {
    subject: &'a Subject<'a>,
    /// Texts in the order in which a cause that many pages share is looked for in them.
    shared: Vec<FileId>,
    searches: Cell<usize>,
}

impl<'a> Library<'a> {
    /// The texts of a project.
    pub fn new(subject: &'a Subject<'a>) -> Self {
        let templates: BTreeSet<FileId> =
            subject.theme.templates.values().filter_map(|template| template.file).collect();
        let theme = format!("themes/{}/", subject.config.theme);
        let rank = |id: FileId, path: &str| match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
            _ if path == SETTINGS => Some(0),
            _ if templates.contains(&id) => Some(1),
            _ if path.starts_with(&theme) => Some(2),
            _ if path.starts_with("content/releases/") || path.starts_with("content/static/") => None,
            "yaml" | "yml" | "csv" => Some(3),
            "md" => Some(4),
            _ => None,
        };
        let files = subject.sources.files().filter(|(_, file)| matches!(file.content, Content::Text(_)));
        let mut shared: Vec<(u8, FileId)> = files.filter_map(|(id, file)| Some((rank(id, &file.path)?, id))).collect();
        shared.sort_unstable();
        Library { subject, shared: shared.into_iter().map(|(_, id)| id).collect(), searches: Cell::new(0) }
    }

    /// Where one of `clues` is written, as what these pages are made from has it.
    pub fn places(&self, clues: &[String], pages: &[&SitePath]) -> Vec<Place> {
        let mut own: BTreeSet<Span> = BTreeSet::new();
        let mut elsewhere = None;
        for page in pages {
            let spans = self.in_origin(clues, page);
            if spans.is_empty() {
                elsewhere = elsewhere.or(Some(*page));
            }
            own.extend(spans);
        }
        let mut places: Vec<Place> = own.into_iter().map(Place::Span).collect();
        if let (true, Some(page)) = (places.is_empty(), elsewhere) {
            places.push(self.in_project(clues).unwrap_or_else(|| self.origin(page)));
        }
        places
    }

    /// Tells one thing that is wrong on these pages.
    fn cause(&self, pages: &[Found]) -> Vec<Diagnostic> {
        let Some(first) = pages.first() else { return Vec::new() };
        let mut own: BTreeSet<Span> = BTreeSet::new();
        let mut elsewhere: Vec<&Found> = Vec::new();
        for same in pages.chunk_by(|a, b| a.path == b.path) {
            let spans = self.in_origin(&same[0].clues, &same[0].path);
            if spans.is_empty() {
                elsewhere.extend(same);
            }
            // What is wrong once on the page is told once, wherever else the same words stand.
            own.extend(spans.into_iter().take(same.len()));
        }
        let tell =
            |place: Place, message: String| Diagnostic::new(first.rule, place, message).maybe_help(first.help.clone());
        let mut told: Vec<Diagnostic> =
            own.iter().map(|span| tell(Place::Span(*span), first.message.clone())).collect();
        if let Some(page) = elsewhere.first() {
            let place = self.in_project(&page.clues);
            // What a document says is also shown on other pages.
            let known = matches!(&place, Some(Place::Span(span)) if own.contains(span));
            if !known {
                let place = place.unwrap_or_else(|| self.origin(&page.path));
                told.push(tell(place, format!("{}{}", first.message, self.on(&elsewhere))));
            }
        }
        told
    }

    /// On which pages.
    fn on(&self, pages: &[&Found]) -> String {
        let urls: BTreeSet<String> = pages.iter().map(|page| url(&page.path, self.subject.config)).collect();
        let Some(first) = urls.first() else { return String::new() };
        let message = pages.first().map_or("", |page| &page.message);
        match urls.len() {
            1 if message.contains(first) && first.len() > 1 => String::new(),
            1 => format!(" (on {first})"),
            many => format!(" (on {many} pages, the first is {first})"),
        }
    }

    /// What a page is made from.
    fn origin(&self, page: &SitePath) -> Place {
        self.subject.origins.get(page).cloned().unwrap_or_else(|| Place::Path(page.to_string()))
    }

    /// Where the best of the clues stands in what the page is made from.
    fn in_origin(&self, clues: &[String], page: &SitePath) -> Vec<Span> {
        let (file, part) = match self.origin(page) {
            Place::File(file) => (file, None),
            Place::Span(span) => (span.file, Some(span.start as usize..span.end as usize)),
            Place::Path(_) => return Vec::new(),
        };
        let text = self.subject.sources.text(file);
        for clue in clues {
            let all = occurrences(text, clue);
            let near = |range: &&Range<usize>| {
                part.as_ref().is_none_or(|part| part.start <= range.start && range.end <= part.end)
            };
            let spans: Vec<Span> = all.iter().filter(near).map(|range| Span::new(file, range.clone())).collect();
            if !spans.is_empty() {
                return spans;
            }
        }
        Vec::new()
    }

    /// Where the best of the clues stands first in the project.
    fn in_project(&self, clues: &[String]) -> Option<Place> {
        if self.searches.replace(self.searches.get() + 1) >= MOST_SEARCHES {
            return None;
        }
        let built_in = self.subject.theme.templates.iter().filter(|(_, template)| template.file.is_none());
        let built_in: Vec<(&String, &str)> = built_in.map(|(name, template)| (name, &*template.text)).collect();
        for clue in clues {
            let texts = self.shared.iter().map(|id| (*id, self.subject.sources.text(*id)));
            let place = texts.filter_map(|(id, text)| Some(Span::new(id, occurrences(text, clue).into_iter().next()?)));
            let place = place.map(Place::Span).next().or_else(|| {
                let has = built_in.iter().find(|(_, text)| !occurrences(text, clue).is_empty());
                has.map(|(name, _)| Place::Path(format!("templates/{name}")))
            });
            if place.is_some() {
                return place;
            }
        }
        None
    }
}

/// Where a clue stands in a text as words of its own; any white space is as good as any other.
fn occurrences(text: &str, clue: &str) -> Vec<Range<usize>> {
    let mut words = clue.split_whitespace();
    let Some(first) = words.next() else { return Vec::new() };
    let rest: Vec<&str> = words.collect();
    let mut found = Vec::new();
    for (start, _) in text.match_indices(first) {
        let mut end = start + first.len();
        let whole = rest.iter().all(|word| {
            let after = text[end..].trim_start();
            let fits = after.len() < text.len() - end && after.starts_with(word);
            end = text.len() - after.len() + word.len();
            fits
        });
        if whole && is_apart(text, start..end, clue) {
            found.push(start..end);
        }
    }
    found
}

/// Whether what stands before and behind does not make a longer word or address of it.
fn is_apart(text: &str, range: Range<usize>, clue: &str) -> bool {
    let (before, after) = (text[..range.start].chars().next_back(), &text[range.end..]);
    let joins = |edge: Option<char>, next: Option<char>| {
        edge.is_some_and(|edge| edge.is_alphanumeric() || edge == '/') && next.is_some_and(char::is_alphanumeric)
    };
    if joins(clue.chars().next(), before) || joins(clue.chars().next_back(), after.chars().next()) {
        return false;
    }
    let mut next = after.chars();
    let goes_on = match next.next() {
        Some('/' | '-' | '_' | '#' | '%' | '?') => true,
        Some('.') => next.next().is_some_and(char::is_alphanumeric),
        _ => false,
    };
    !(clue.contains('/') && goes_on)
}

#[cfg(test)]
mod tests {
    use super::occurrences;

    #[test]
    fn a_clue_is_found_as_words_of_its_own() {
        for (text, clue, at) in [
            ("see [x](/about/) or", "/about/", Some(8)),
            ("see [x](/about/us/) or", "/about/", None),
            ("href=\"{{ site.root }}about/\"", "about/", Some(21)),
            ("roundabout", "about", None),
            ("click\n  here", "click here", Some(0)),
            ("clickhere", "click here", None),
            ("https://a.org/b", "https://a.org", None),
            ("(https://a.org/b).", "https://a.org/b", Some(1)),
        ] {
            assert_eq!(occurrences(text, clue).first().map(|range| range.start), at, "{clue} in {text}");
        }
    }
}
