//! Where a link goes: only forms that are known to be safe are let through.

use crate::diagnostic::did_you_mean;
use crate::read::body::Target;
use crate::read::scalar::{Reference, SCHEMES, Scheme};

/// Why a target is refused.
pub(super) struct Refusal {
    pub message: String,
    pub help: String,
}

/// Reads a link's target.
pub(super) fn parse(url: &str) -> Result<Target, Refusal> {
    if url.contains('\\') {
        let help = format!("the parts of a path are set apart with `/`: `{}`", url.replace('\\', "/"));
        return Err(refusal(url, "has a backslash in it", &help));
    }
    if url.chars().any(|c| c.is_control() || c.is_whitespace()) {
        let help = "write a space in a web address as %20";
        return Err(refusal(url, "has a space or a control character in it", help));
    }
    if let Some(fragment) = url.strip_prefix('#') {
        return Ok(Target::Fragment(fragment.to_owned()));
    }
    if url.starts_with("//") {
        return Err(refusal(url, "has no scheme", "begin with https://"));
    }
    if let Some(path) = url.strip_prefix('/') {
        return Ok(Target::Site(path.to_owned()));
    }
    match url.split_once(':') {
        Some((scheme, rest)) if !scheme.contains('/') => schemed(url, scheme, rest),
        _ => relative(url),
    }
}

fn schemed(url: &str, scheme: &str, rest: &str) -> Result<Target, Refusal> {
    if let Some(scheme) = Scheme::of(scheme) {
        return Ok(match rest.split_once('#') {
            Some((id, part)) => Target::Part(Reference { scheme, id: id.to_owned() }, part.to_owned()),
            None => Target::Reference(Reference { scheme, id: rest.to_owned() }),
        });
    }
    match scheme.to_ascii_lowercase().as_str() {
        "value" => {
            rest.parse().map(Target::Value).map_err(|help: &str| refusal(url, "is not the address of a number", help))
        }
        "unverified" if rest.is_empty() => Ok(Target::Unverified),
        "http" | "https" if rest.starts_with("//") && rest.len() > 2 => Ok(Target::External(url.to_owned())),
        "mailto" | "tel" if !rest.is_empty() => Ok(Target::External(url.to_owned())),
        _ => {
            let known: Vec<String> = SCHEMES.iter().map(|(_, name)| format!("{name}:")).collect();
            let others = ["https:", "http:", "mailto:", "tel:", "value:", "unverified:"];
            let all = others.into_iter().chain(known.iter().map(String::as_str));
            let help = did_you_mean(&format!("{scheme}:"), all.clone())
                .unwrap_or_else(|| format!("links go to {} or a path", all.collect::<Vec<_>>().join(", ")));
            Err(refusal(url, "is of a kind that is not known", &help))
        }
    }
}

fn relative(url: &str) -> Result<Target, Refusal> {
    let (path, fragment) = match url.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment.to_owned())),
        None => (url, None),
    };
    if path.ends_with(".md") {
        return Ok(Target::Document { path: path.to_owned(), fragment });
    }
    Err(refusal(url, "is not a target that is known", &meant(url, path)))
}

/// What was probably meant by a path that leads to no Markdown file.
fn meant(url: &str, path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    if url.starts_with("www.") {
        return format!("an address of the web begins with https://: `https://{url}`");
    }
    if let Some(page) = path.strip_suffix(".html").or_else(|| path.strip_suffix(".htm")) {
        return format!("a page is linked by its Markdown file: `{page}.md`");
    }
    match name.rsplit_once('.') {
        Some((_, extension)) if !path.starts_with("..") && !extension.is_empty() => {
            let below = path.strip_prefix("content/").unwrap_or(path);
            let below = below.strip_prefix("static/").unwrap_or(below);
            format!("a file of content/static/ is linked from there on, with `/` before it: `/{below}`")
        }
        _ if name.is_empty() || path.matches('/').count() > 1 => {
            "link to the Markdown file (`../about/accessibility.md`), \
            to a record (`finding:id`), to a number (`value:table/row/column`), or to a file of content/static/ \
            (`/files/form.pdf`)"
                .to_owned()
        }
        _ => format!("a page is linked by its Markdown file, `{path}.md`, and a record by its kind, `finding:{name}`"),
    }
}

fn refusal(url: &str, why: &str, help: &str) -> Refusal {
    let message = if url.is_empty() {
        "this link has no target".to_owned()
    } else {
        // What cannot be seen is written out; a backslash stays one.
        format!("the link `{}` {why}", url.escape_debug().to_string().replace("\\\\", "\\"))
    };
    Refusal { message, help: help.to_owned() }
}
