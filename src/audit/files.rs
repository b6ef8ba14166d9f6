//! What files other than pages lead to: style sheets, feeds, the site map, JSON.

use super::tokens::{self, Attributes, Reader};

/// What a file that is no page holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileFacts {
    /// The addresses in it.
    pub urls: Vec<String>,
    /// The dates in it, and whether each must have a time of day.
    pub times: Vec<(String, bool)>,
    /// Whether names of files in it count as being used, although nothing tells that they are addresses.
    pub mentions: bool,
}

/// Reads a file by the ending of its name; one of another sort leads to nothing.
pub fn file(path: &str, bytes: &[u8]) -> FileFacts {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending {
        "css" => FileFacts { urls: css(&String::from_utf8_lossy(bytes)), ..FileFacts::default() },
        "js" | "mjs" => FileFacts { mentions: true, ..FileFacts::default() },
        "json" | "jsonld" => FileFacts { urls: json(bytes), ..FileFacts::default() },
        "webmanifest" => FileFacts { urls: manifest(bytes), ..FileFacts::default() },
        "xml" => xml(bytes),
        "txt" if path == "robots.txt" => {
            let text = String::from_utf8_lossy(bytes);
            let urls = text.lines().filter_map(|line| line.strip_prefix("Sitemap:"));
            FileFacts { urls: urls.map(|url| url.trim().to_owned()).collect(), ..FileFacts::default() }
        }
        _ => FileFacts::default(),
    }
}

/// The addresses of a style sheet: `url(…)`, and what `@import` names.
pub fn css(text: &str) -> Vec<String> {
    let mut urls = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['u', '@', '/']) {
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        } else if let Some(inner) = rest.strip_prefix("url(") {
            let end = inner.find(')').unwrap_or(inner.len());
            urls.push(inner[..end].trim().trim_matches(['"', '\'']).to_owned());
            rest = &inner[end..];
        } else if let Some(inner) = rest.strip_prefix("@import") {
            let name = inner.trim_start();
            if let Some(quote @ ('"' | '\'')) = name.chars().next() {
                urls.extend(name[1..].split_once(quote).map(|(url, _)| url.to_owned()));
            }
            rest = inner;
        } else {
            rest = &rest[1..];
        }
    }
    urls.retain(|url| !url.starts_with("data:") && !url.starts_with('#') && !url.is_empty());
    urls
}

/// The whole addresses among the texts of a JSON value, less the part behind `#`, which only names a thing in it.
pub fn json(bytes: &[u8]) -> Vec<String> {
    let mut urls = Vec::new();
    if let Ok(value) = serde_json::from_slice::<serde_json::Value>(bytes) {
        texts(&value, &mut |_, text| {
            if text.starts_with("http://") || text.starts_with("https://") {
                urls.push(text.split('#').next().unwrap_or_default().to_owned());
            }
        });
    }
    urls
}

/// The addresses of a manifest of a web application, which may be relative to it.
fn manifest(bytes: &[u8]) -> Vec<String> {
    let mut urls = Vec::new();
    if let Ok(value) = serde_json::from_slice::<serde_json::Value>(bytes) {
        texts(&value, &mut |key, text| {
            if matches!(key, "src" | "url" | "start_url") {
                urls.push(text.to_owned());
            }
        });
    }
    urls
}

fn texts(value: &serde_json::Value, take: &mut impl FnMut(&str, &str)) {
    fn walk(key: &str, value: &serde_json::Value, take: &mut impl FnMut(&str, &str)) {
        match value {
            serde_json::Value::String(text) => take(key, text),
            serde_json::Value::Array(values) => values.iter().for_each(|value| walk(key, value, take)),
            serde_json::Value::Object(entries) => entries.iter().for_each(|(key, value)| walk(key, value, take)),
            _ => {}
        }
    }
    walk("", value, take);
}

#[derive(Default)]
struct XmlReader {
    facts: FileFacts,
    /// The text of the element that is open, where it matters.
    open: Option<String>,
}

fn xml(bytes: &[u8]) -> FileFacts {
    let mut reader = XmlReader::default();
    tokens::read(bytes, &mut reader);
    reader.facts
}

impl Reader for XmlReader {
    fn open(&mut self, name: &str, attributes: &Attributes) {
        if name == "link" {
            self.facts.urls.extend(attributes.get("href").map(str::to_owned));
        }
        let matters = matches!(name, "loc" | "lastmod" | "updated" | "published");
        self.open = matters.then(String::new);
    }

    fn text(&mut self, text: &str) {
        if let Some(open) = &mut self.open {
            open.push_str(text);
        }
    }

    fn close(&mut self, name: &str) {
        let Some(text) = self.open.take() else { return };
        match name {
            "loc" => self.facts.urls.push(text.trim().to_owned()),
            _ => self.facts.times.push((text.trim().to_owned(), name != "lastmod")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_leads_to_its_pictures_and_imports() {
        let sheet =
            "@import 'a.css'; /* url(no.png) */ a {background: url( \"b.png\" ), url(#c), url(data:x,y)} u {x: url(d)}";
        assert_eq!(css(sheet), ["a.css", "b.png", "d"]);
    }

    #[test]
    fn a_feed_leads_to_its_entries_and_has_dates() {
        let feed =
            "<feed><updated>2026-01-01T00:00:00Z</updated><entry><link href=\"https://a/?b&amp;c\"/></entry></feed>";
        let facts = file("feed.xml", feed.as_bytes());
        assert_eq!(facts.urls, ["https://a/?b&c"]);
        assert_eq!(facts.times, [("2026-01-01T00:00:00Z".to_owned(), true)]);
    }

    #[test]
    fn addresses_of_json_are_whole_ones() {
        assert_eq!(json(br##"{"a": ["https://a/b#c", "b/c"], "d": 1}"##), ["https://a/b"]);
        assert_eq!(manifest(br#"{"name": "x", "icons": [{"src": "a.png"}]}"#), ["a.png"]);
    }
}
