//! What the audits ask of a page, taken out of its bytes in one reading.

use super::debris::Debris;
use super::reader;

/// What a page holds. A pure function of its bytes: see [`page`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageFacts {
    /// The language that the page says it is in.
    pub language: Option<String>,
    /// The languages of its parts, each once.
    pub languages: Vec<String>,
    /// What stands in its `title`.
    pub title: Option<String>,
    /// Every id, and every name of an anchor, each once and sorted.
    pub ids: Vec<String>,
    /// Ids that stand on the page more than once.
    pub repeated: Vec<Repeated>,
    /// Ids that are named by an attribute and stand nowhere on the page.
    pub unknown: Vec<Unknown>,
    /// Everything that the page leads to or shows.
    pub links: Links,
    /// Whether the page only sends readers on.
    pub redirect: bool,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// Its tables without header cells, by the words of their first cell.
    pub tables: Vec<String>,
    /// Its pictures that have no text alternative, as their address or what they are.
    pub pictures: Vec<String>,
    /// Its dates for machines that are not well-formed.
    pub times: Vec<String>,
    /// What looks like a sign of a template or of Markdown.
    pub debris: Vec<Debris>,
    /// Texts that have the form of a key of the message catalogue.
    pub keys: Vec<String>,
}

/// An id that stands more than once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The id.
    pub id: String,
    /// The words of a heading that has it.
    pub heading: Option<String>,
}

/// An id that is named and not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The attribute that names it.
    pub attribute: String,
    /// The id.
    pub id: String,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its words.
    pub text: String,
}

/// What an address on a page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// A reader follows it, or sees the page in a frame.
    Page,
    /// The page needs it: a picture, a style sheet, a script, a file that is offered.
    Resource,
    /// A form sends to it.
    Form,
    /// Machines read it: a canonical address, the picture of a card, linked data.
    Machine,
    /// Readers are sent on to it.
    Redirect,
}

/// An address on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// As it is written, with its character references read.
    pub url: &'a str,
    /// The words of the link, or the name it has instead; `None` where it can have no words.
    pub name: Option<&'a str>,
    /// What it is for.
    pub purpose: Use,
}

/// The addresses of a page, in their order. A site has millions, so their texts share one string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    texts: String,
    entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    start: u32,
    url: u32,
    name: Option<u32>,
    purpose: Use,
}

/// A text of a page is cut off behind this many bytes, so that lengths fit 32 bits.
const LONGEST: usize = 64 * 1024;

impl Links {
    /// Adds an address.
    pub fn push(&mut self, link: Link) {
        let Ok(start) = u32::try_from(self.texts.len()) else { return };
        let mut add = |text: &str| {
            let mut end = text.len().min(LONGEST);
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            self.texts.push_str(&text[..end]);
            end as u32
        };
        let (url, name) = (add(link.url), link.name.map(&mut add));
        self.entries.push(Entry { start, url, name, purpose: link.purpose });
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = Link<'_>> {
        self.entries.iter().map(|entry| {
            let (start, middle) = (entry.start as usize, (entry.start + entry.url) as usize);
            let name = entry.name.map(|name| &self.texts[middle..middle + name as usize]);
            Link { url: &self.texts[start..middle], name, purpose: entry.purpose }
        })
    }
}

/// Reads a page.
pub fn page(bytes: &[u8]) -> PageFacts {
    reader::read(bytes)
}
