//! Reads a page into its [`PageFacts`].

use super::debris;
use super::facts::{Heading, Link, PageFacts, Repeated, Unknown, Use};
use super::files;
use super::times;
use super::tokens::{self, Attributes, Reader};

/// Elements whose text is shown as typed, or to nobody.
const VERBATIM: [&str; 9] = ["code", "pre", "kbd", "samp", "var", "textarea", "script", "style", "template"];

/// Attributes that name ids of the same page, one or several.
const NAMING: [&str; 13] = [
    "for",
    "headers",
    "list",
    "form",
    "popovertarget",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
    "aria-activedescendant",
];

/// Attributes that nobody reads as text.
const OPAQUE: [&str; 4] = ["class", "id", "style", "d"];

#[derive(Default)]
struct PageReader {
    facts: PageFacts,
    /// Every id with the number of its heading, if it is one's.
    ids: Vec<(String, Option<usize>)>,
    /// Attributes and the ids that they name.
    named: Vec<Unknown>,
    /// How many elements with text that is shown as typed are open.
    verbatim: usize,
    title: Option<String>,
    anchor: Option<Anchor>,
    heading: Option<Heading>,
    tables: Vec<Open>,
    /// The picture in SVG that is open: its name for the user while it has none for the reader, and how deep it stands.
    svg: Option<(Option<String>, usize)>,
    /// What a script or a style holds, where that matters.
    raw: Option<Raw>,
}

/// A link whose words are being read.
struct Anchor {
    url: String,
    /// The name that stands in place of the words.
    label: Option<String>,
    /// The name that it has where there are no words.
    title: Option<String>,
    words: String,
}

/// A table that is being read.
#[derive(Default)]
struct Open {
    /// Whether any of its cells is a header.
    headers: bool,
    /// The words of its first cell.
    first: String,
    /// Whether it only puts things beside each other.
    layout: bool,
    in_cell: bool,
}

/// Texts in another language than HTML.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Raw {
    Style,
    Data,
}

pub fn read(bytes: &[u8]) -> PageFacts {
    let mut reader = PageReader::default();
    tokens::read(bytes, &mut reader);
    reader.finish()
}

impl Reader for PageReader {
    fn open(&mut self, name: &str, attributes: &Attributes) {
        self.attributes(name, attributes);
        self.addresses(name, attributes);
        self.structure(name, attributes);
        self.picture(name, attributes);
        if VERBATIM.contains(&name) {
            self.verbatim += 1;
            self.raw = match name {
                "style" => Some(Raw::Style),
                "script" if attributes.get("type") == Some("application/ld+json") => Some(Raw::Data),
                _ => None,
            };
        }
    }

    fn text(&mut self, text: &str) {
        match self.raw {
            Some(Raw::Style) => self.style(text),
            Some(Raw::Data) => files::json(text.as_bytes()).iter().for_each(|url| self.link(url, Use::Machine)),
            None => {}
        }
        if let Some(title) = &mut self.title {
            title.push_str(text);
        }
        if let Some(anchor) = &mut self.anchor {
            anchor.words.push_str(text);
        }
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
        if let Some(open) = self.tables.last_mut()
            && open.in_cell
        {
            open.first.push_str(text);
        }
        if self.verbatim == 0 {
            self.visible(text);
        }
    }

    fn close(&mut self, name: &str) {
        if VERBATIM.contains(&name) {
            self.verbatim = self.verbatim.saturating_sub(1);
            self.raw = None;
        }
        match name {
            "title" => {
                let title = self.title.take();
                if self.svg.is_none() && self.facts.title.is_none() {
                    self.facts.title = title.map(|title| squeezed(&title));
                }
            }
            "a" => self.close_anchor(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                if let Some(heading) = self.heading.take() {
                    self.facts.headings.push(Heading { text: squeezed(&heading.text), ..heading });
                }
            }
            "td" | "th" => self.tables.iter_mut().last().into_iter().for_each(|open| open.in_cell = false),
            "table" => self.close_table(),
            "svg" => match &mut self.svg {
                Some((_, depth)) if *depth > 0 => *depth -= 1,
                _ => self.facts.pictures.extend(self.svg.take().and_then(|(unnamed, _)| unnamed)),
            },
            _ => {}
        }
    }
}

impl PageReader {
    fn finish(mut self) -> PageFacts {
        self.close_anchor();
        while !self.tables.is_empty() {
            self.close_table();
        }
        let mut facts = self.facts;
        self.ids.sort();
        for pair in self.ids.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
            let heading = pair.iter().find_map(|(_, heading)| facts.headings.get((*heading)?));
            facts.repeated.push(Repeated { id: pair[0].0.clone(), heading: heading.map(|one| one.text.clone()) });
        }
        facts.ids = self.ids.into_iter().map(|(id, _)| id).collect();
        facts.ids.dedup();
        let ids = &facts.ids;
        facts.unknown = self.named.into_iter().filter(|named| ids.binary_search(&named.id).is_err()).collect();
        facts.languages.sort();
        facts.languages.dedup();
        facts
    }

    fn attributes(&mut self, tag: &str, attributes: &Attributes) {
        let heading = matches!(tag.as_bytes(), [b'h', b'1'..=b'6']).then_some(self.facts.headings.len());
        for (name, value) in attributes.iter() {
            match name {
                "id" => self.ids.push((value.to_owned(), heading)),
                "lang" | "xml:lang" if tag == "html" => self.facts.language = Some(value.to_owned()),
                "lang" | "xml:lang" => self.facts.languages.push(value.to_owned()),
                "style" => self.style(value),
                _ if NAMING.contains(&name) => {
                    let ids = value.split_ascii_whitespace();
                    self.named.extend(ids.map(|id| Unknown { attribute: name.to_owned(), id: id.to_owned() }));
                }
                _ => {}
            }
            if let Some(id) = value.strip_prefix("url(#").and_then(|rest| rest.strip_suffix(')')) {
                self.named.push(Unknown { attribute: name.to_owned(), id: id.to_owned() });
            }
            if self.verbatim == 0 && !OPAQUE.contains(&name) && !name.starts_with("data-") {
                self.visible(value);
            }
        }
        if tag == "a"
            && let Some(name) = attributes.get("name")
            && attributes.get("id") != Some(name)
        {
            self.ids.push((name.to_owned(), None));
        }
        if tag == "time"
            && let Some(time) = attributes.get("datetime")
            && times::fault(time).is_some()
        {
            self.facts.times.push(time.to_owned());
        }
    }

    fn link(&mut self, url: &str, purpose: Use) {
        self.facts.links.push(Link { url, name: None, purpose });
    }

    fn style(&mut self, css: &str) {
        files::css(css).iter().for_each(|url| self.link(url, Use::Resource));
    }

    /// What an element leads to or shows.
    fn addresses(&mut self, tag: &str, attributes: &Attributes) {
        let purpose = match tag {
            "area" | "iframe" => Use::Page,
            "form" | "button" | "input" => Use::Form,
            "blockquote" | "q" | "ins" | "del" => Use::Machine,
            _ => Use::Resource,
        };
        for (name, value) in attributes.iter() {
            match (tag, name) {
                ("a", "href") => {
                    let told = |name: &&str| attributes.get(name).filter(|text| !text.trim().is_empty());
                    let label = ["aria-label", "aria-labelledby"].iter().find_map(told).map(str::to_owned);
                    let title = ["title"].iter().find_map(told).map(str::to_owned);
                    self.close_anchor();
                    self.anchor = Some(Anchor { url: value.to_owned(), label, title, words: String::new() });
                }
                ("link", "href") => self.linked(value, attributes.get("rel").unwrap_or_default()),
                ("use", "href" | "xlink:href") if value.starts_with('#') => {
                    self.named.push(Unknown { attribute: name.to_owned(), id: value[1..].to_owned() });
                }
                ("meta", "content") => self.meta(value, attributes),
                (_, "srcset" | "imagesrcset") => {
                    // Candidates are divided by commas with space behind them; a comma inside an address has none.
                    let urls = value.split(", ").filter_map(|one| one.split_ascii_whitespace().next());
                    urls.for_each(|url| self.link(url.trim_end_matches(','), Use::Resource));
                }
                ("area" | "image" | "use", "href" | "xlink:href")
                | ("object", "data")
                | (_, "src" | "poster" | "action" | "formaction" | "cite") => self.link(value, purpose),
                _ => {}
            }
        }
    }

    fn linked(&mut self, url: &str, relation: &str) {
        let mut relations = relation.split_ascii_whitespace();
        match relations.next() {
            Some("preconnect" | "dns-prefetch") => {}
            Some("canonical" | "prev" | "next" | "author" | "license" | "help" | "up") => self.link(url, Use::Machine),
            _ => self.link(url, Use::Resource),
        }
    }

    fn meta(&mut self, content: &str, attributes: &Attributes) {
        if attributes.get("http-equiv").is_some_and(|it| it.eq_ignore_ascii_case("refresh")) {
            let target = content.split_once([';', ',']).map_or("", |(_, rest)| rest.trim_start());
            let target = target.split_once('=').filter(|(key, _)| key.trim().eq_ignore_ascii_case("url"));
            if let Some((_, url)) = target {
                self.facts.redirect = true;
                self.link(url.trim().trim_matches(['\'', '"']), Use::Redirect);
            }
        }
        let about = attributes.get("property").or_else(|| attributes.get("name")).unwrap_or_default();
        if matches!(about, "og:image" | "og:url" | "og:audio" | "og:video" | "twitter:image") {
            self.link(content, Use::Machine);
        }
    }

    fn structure(&mut self, tag: &str, attributes: &Attributes) {
        match tag {
            "title" => match &mut self.svg {
                Some((unnamed, _)) => *unnamed = None,
                None => self.title = Some(String::new()),
            },
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading = Some(Heading { level: tag.as_bytes()[1] - b'0', text: String::new() });
            }
            "table" => {
                let layout = matches!(attributes.get("role"), Some("presentation" | "none"));
                self.tables.push(Open { layout, ..Open::default() });
            }
            "td" | "th" => {
                if let Some(open) = self.tables.last_mut() {
                    open.headers |= tag == "th" || attributes.get("role").is_some_and(|it| it.ends_with("header"));
                    open.in_cell = open.first.trim().is_empty();
                }
            }
            _ => {}
        }
    }

    fn picture(&mut self, tag: &str, attributes: &Attributes) {
        let named = || ["aria-label", "aria-labelledby", "title"].iter().any(|name| attributes.says(name));
        let hidden = attributes.get("aria-hidden") == Some("true")
            || matches!(attributes.get("role"), Some("presentation" | "none"));
        match tag {
            "svg" => match &mut self.svg {
                Some((_, depth)) => *depth += 1,
                None => {
                    let unnamed = attributes.get("role") == Some("img") && !hidden && !named();
                    let what = || attributes.get("id").map_or("svg".to_owned(), |id| format!("svg id=\"{id}\""));
                    self.svg = Some((unnamed.then(what), 0));
                }
            },
            "img" | "input" | "area" => {
                if let (Some(alt), Some(anchor)) = (attributes.get("alt"), &mut self.anchor) {
                    anchor.words.push_str(alt);
                }
                let asks = match tag {
                    "img" => attributes.get("alt").is_none() && !hidden,
                    "input" => attributes.get("type") == Some("image") && !attributes.says("alt"),
                    _ => attributes.get("href").is_some() && !attributes.says("alt"),
                };
                if asks && !named() {
                    let address = attributes.get("src").or_else(|| attributes.get("href"));
                    self.facts.pictures.push(address.unwrap_or(tag).to_owned());
                }
            }
            _ => {}
        }
    }

    fn close_anchor(&mut self) {
        let Some(Anchor { url, label, title, words }) = self.anchor.take() else { return };
        let words = if words.trim().is_empty() { title.unwrap_or_default() } else { words };
        let name = squeezed(&label.unwrap_or(words));
        self.facts.links.push(Link { url: &url, name: Some(&name), purpose: Use::Page });
    }

    fn close_table(&mut self) {
        let Some(Open { headers, first, layout, .. }) = self.tables.pop() else { return };
        if !layout && !headers {
            self.facts.tables.push(squeezed(&first));
        }
    }

    /// A text that a reader meets.
    fn visible(&mut self, text: &str) {
        debris::scan(text, &mut self.facts.debris);
        if debris::is_key(text.trim()) {
            self.facts.keys.push(text.trim().to_owned());
        }
    }
}

/// A text with single spaces.
fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
