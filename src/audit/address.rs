//! Where an address leads, seen from the file it stands in.

use std::borrow::Cow;

use crate::config::BaseUrl;

/// Where an address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// To a path of the site, without the leading slash, and perhaps to a part of what is there.
    Inside(Cow<'a, str>, Option<Cow<'a, str>>),
    /// To a path of the site's host that is not below the site's own.
    Beside,
    /// Out of the site's root by `..`.
    Above,
    /// To another site of the web.
    Outside,
    /// To nothing that is a page or a file: mail, a telephone, data in the address itself.
    Other,
}

/// Where `url` leads from the file at `from`, a path of a site that is published at `base`.
pub fn target<'a>(url: &'a str, from: &str, base: &BaseUrl) -> Target<'a> {
    let url = url.trim();
    let path = match url.split_once(':') {
        Some((scheme, rest)) if is_scheme(scheme) => {
            if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
                return Target::Other;
            }
            match rest.strip_prefix("//").and_then(|rest| own(rest, base)) {
                Some(path) => path,
                None => return Target::Outside,
            }
        }
        _ => match url.strip_prefix("//") {
            Some(rest) => match own(rest, base) {
                Some(path) => path,
                None => return Target::Outside,
            },
            None => url,
        },
    };
    let (path, fragment) = match path.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (path, None),
    };
    // Words to look for on a page (`#:~:text=`) are for the browser.
    let fragment = fragment.map(|part| part.split(":~:").next().unwrap_or(part)).filter(|part| !part.is_empty());
    let fragment = fragment.map(decoded);
    let path = path.split('?').next().unwrap_or(path);
    if path.is_empty() {
        return Target::Inside(Cow::Owned(from.to_owned()), fragment);
    }
    let inside = match path.strip_prefix('/') {
        Some(_) if path.len() + 1 == base.root().len() && base.root().starts_with(path) => Some(Cow::Borrowed("")),
        Some(_) => match path.strip_prefix(base.root()) {
            Some(rest) if !dotted(rest) => Some(Cow::Borrowed(rest)),
            Some(rest) => joined("", rest).map(Cow::Owned),
            None => return Target::Beside,
        },
        None => joined(from.rsplit_once('/').map_or("", |(folder, _)| folder), path).map(Cow::Owned),
    };
    match inside {
        Some(Cow::Borrowed(path)) => Target::Inside(decoded(path), fragment),
        Some(Cow::Owned(path)) => Target::Inside(Cow::Owned(decoded(&path).into_owned()), fragment),
        None => Target::Above,
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

/// The path of an address on the site's own host; `None` for that of another host, or beside the site on its own.
fn own<'a>(rest: &'a str, base: &BaseUrl) -> Option<&'a str> {
    let site = base.absolute("");
    let host = site.split_once("://").map_or("", |(_, host)| host);
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    if !rest[..end].eq_ignore_ascii_case(host) {
        return None;
    }
    let path = if end == rest.len() { "/" } else { &rest[end..] };
    (path.starts_with(base.root()) || path.trim_end_matches('/') == base.root().trim_end_matches('/')).then_some(path)
}

fn dotted(path: &str) -> bool {
    path.starts_with("./") || path.starts_with("../") || path.contains("/.") || path == "." || path == ".."
}

/// A relative path from a folder; `None` for one that leads out of the root.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let mut is_folder = false;
    for step in path.split('/') {
        is_folder = matches!(step, "" | "." | "..");
        match step {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    let mut whole = parts.join("/");
    if is_folder && !whole.is_empty() {
        whole.push('/');
    }
    Some(whole)
}

/// A text with its percent-encoded bytes read.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    Cow::Owned(String::from_utf8_lossy(&out).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(url: &str, from: &str, base: &str) -> String {
        match target(url, from, &BaseUrl::new(base).unwrap()) {
            Target::Inside(path, None) => format!("/{path}"),
            Target::Inside(path, Some(part)) => format!("/{path}#{part}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn addresses_are_seen_from_where_they_stand() {
        for (url, leads) in [
            ("/a/b/", "/a/b/"),
            ("b.html#c", "/x/b.html#c"),
            ("../a/", "/a/"),
            ("./", "/x/"),
            ("..", "/"),
            ("../../a", "Above"),
            ("#part", "/x/index.html#part"),
            ("?page=2", "/x/index.html"),
            ("/t%C5%B7.pdf#page=2", "/tŷ.pdf#page=2"),
            ("#:~:text=words", "/x/index.html"),
            ("https://EXAMPLE.org/a/?b", "/a/"),
            ("http://example.org", "/"),
            ("//example.org/a", "/a"),
            ("https://example.com/a", "Outside"),
            ("mailto:a@example.org", "Other"),
            ("data:text/plain,x", "Other"),
        ] {
            assert_eq!(shown(url, "x/index.html", "https://example.org/"), leads, "{url}");
        }
    }

    #[test]
    fn a_site_in_a_folder_of_its_host_is_only_that_folder() {
        for (url, leads) in [
            ("/inquiry/a/", "/a/"),
            ("/inquiry", "/"),
            ("/a/", "Beside"),
            ("a/", "/a/"),
            ("https://example.org/inquiry/a/", "/a/"),
            ("https://example.org/inquiry", "/"),
            ("https://example.org/other/", "Outside"),
        ] {
            assert_eq!(shown(url, "index.html", "https://example.org/inquiry/"), leads, "{url}");
        }
    }
}
