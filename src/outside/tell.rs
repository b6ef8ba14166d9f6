//! Telling what was found, where the address is written.

use super::{Asked, Verdict, address};
use crate::audit::Outside;
use crate::diagnostic::{Diagnostic, rules};

/// What there is to tell of these addresses, once for each place that has one.
pub fn tell(outside: &[Outside], asked: &Asked) -> Vec<Diagnostic> {
    let known = outside.iter().filter_map(|outside| {
        let verdict = address(&outside.url).and_then(|address| asked.verdicts.get(&address));
        verdict.map(|verdict| (outside, verdict))
    });
    known.flat_map(|(outside, verdict)| of(outside, verdict)).collect()
}

fn of(outside: &Outside, verdict: &Verdict) -> Vec<Diagnostic> {
    let url = &outside.url;
    let find = "look for the place where it is now, or link to a copy in a public archive";
    let (rule, message, help) = match verdict {
        Verdict::Good => return Vec::new(),
        Verdict::Gone(why) => (&rules::OUTSIDE_GONE, format!("`{url}` is not there: {why}"), find.to_owned()),
        Verdict::Nameless(host) => (
            &rules::OUTSIDE_GONE,
            format!("`{url}` is not there: no server has the name `{host}`"),
            format!("look whether the name is spelt right; if it is, {find}"),
        ),
        Verdict::Moved(to) => {
            let to = with_part(to, url);
            (&rules::OUTSIDE_MOVED, format!("`{url}` has moved for good to `{to}`"), format!("write `{to}`"))
        }
        Verdict::Unsure(why) => (
            &rules::OUTSIDE_UNSURE,
            format!("nobody can say whether `{url}` is there: {why}"),
            "open it in a browser; if it is there, name it in site.yaml and it is asked no more: `external-links: {ignore: [...]}`"
                .to_owned(),
        ),
    };
    let places = outside.places.iter();
    places.map(|place| Diagnostic::new(rule, place.clone(), message.clone()).help(help.clone())).collect()
}

/// The new address with the part of the page that the old one names.
fn with_part(to: &str, old: &str) -> String {
    match old.split_once('#') {
        Some((_, part)) if !to.contains('#') && !part.is_empty() => format!("{to}#{part}"),
        _ => to.to_owned(),
    }
}
