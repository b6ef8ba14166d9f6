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
    if url.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\') {
        return Err(refusal(
            url,
            "has a space, a backslash or a control character in it",
            "write a space in a web address as %20",
        ));
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
            Err(refusal(url, "begins with a scheme that is not published", &help))
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
    let help = "link to the Markdown file (`../about/accessibility.md`), to a record (`finding:id`), to a number (`value:table/row/column`), or to a file of content/static/ (`/files/form.pdf`)";
    Err(refusal(url, "is not a target that is known", help))
}

fn refusal(url: &str, why: &str, help: &str) -> Refusal {
    let message = if url.is_empty() {
        "this link has no target".to_owned()
    } else {
        format!("the link `{}` {why}", url.escape_debug())
    };
    Refusal { message, help: help.to_owned() }
}
