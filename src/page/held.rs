//! Marks on what is shown in a preview only: a banner on the page itself, and a word in every link to it.
//!
//! Links are marked in the finished page, so that no list, menu or sentence can have one without, whatever template or
//! author wrote it. What is published has no such link, and stays as it is.

use crate::model::held::Held;

use super::escape::escape_into;
use super::views::Views;

impl Views<'_> {
    /// What the banner of a page says; `None` for one that is published.
    pub(super) fn held_banner(&self, url: &str) -> Option<String> {
        Some(match self.held(url)? {
            Held::Draft => self.messages.text("held.banner-draft", &[]),
            Held::Until(date) => self.messages.text("held.banner-until", &[("date", &self.date(date).text)]),
        })
    }

    fn held_mark(&self, held: Held) -> String {
        match held {
            Held::Draft => self.messages.text("held.mark-draft", &[]),
            Held::Until(date) => self.messages.text("held.mark-until", &[("date", &self.date(date).text)]),
        }
    }

    /// Why the page that an address of this site leads to is not published.
    fn held(&self, url: &str) -> Option<Held> {
        let page = url.split(['#', '?']).next().filter(|page| page.ends_with('/'))?;
        self.model.held.of(page.strip_prefix(self.addresses.root())?)
    }

    /// A finished page, with a mark at the end of each link to a page that is not published.
    pub(super) fn mark_held(&self, html: String) -> String {
        if self.model.held.is_empty() {
            return html;
        }
        let mut out = String::with_capacity(html.len() + 256);
        let (mut from, mut drawing, mut open) = (0, false, None);
        for (at, _) in html.match_indices('<') {
            let tag = &html[at + 1..];
            if tag.starts_with("svg") || tag.starts_with("/svg") {
                // Nothing but drawing can stand there; the list beside a drawing says the same.
                drawing = tag.starts_with("svg");
            } else if !drawing && tag.starts_with("a ") {
                open = address(tag).and_then(|url| self.held(url));
            } else if let Some(held) = open.filter(|_| tag.starts_with("/a>")) {
                out.push_str(&html[from..at]);
                out.push_str(" <span class=\"held-mark\">");
                escape_into(&mut out, &self.held_mark(held));
                out.push_str("</span>");
                (from, open) = (at, None);
            }
        }
        out.push_str(&html[from..]);
        out
    }
}

/// Where a link leads, from its tag on.
fn address(tag: &str) -> Option<&str> {
    let (_, value) = tag[..tag.find('>')?].split_once(" href=\"")?;
    value.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn the_address_of_a_link_is_read_from_its_tag() {
        assert_eq!(address("a class=\"x\" href=\"/a/#b\">c</a>"), Some("/a/#b"));
        assert_eq!(address("a id=\"x\">y</a><a href=\"/b/\">"), None);
        assert_eq!(address("a href=\"/b/"), None);
    }
}
