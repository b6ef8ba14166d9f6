//! Marks of language, by which a screen reader chooses its voice.

use super::{Found, Looked};
use crate::diagnostic::rules;

/// A page says its language, and every mark has a form that programs know.
pub fn tags(looked: &Looked) -> Vec<Found> {
    let mut found = Vec::new();
    for page in looked.pages() {
        match page.facts.language.as_deref() {
            None | Some("") => {
                let clues = ["<html".to_owned()];
                let help = "say it in the first tag: `<html lang=\"en-GB\">`";
                found.push(page.found(&rules::LANGUAGE_MARK, "the page does not say its language", clues).help(help));
            }
            Some(_) => {}
        }
        let marks = page.facts.language.iter().chain(&page.facts.languages).filter(|mark| !mark.is_empty());
        for (mark, help) in marks.filter_map(|mark| Some((mark, fault(mark)?))) {
            let message = format!("`{mark}` is not the mark of a language");
            let clues = [format!("lang=\"{mark}\""), format!("lang='{mark}'"), mark.clone()];
            found.push(page.found(&rules::LANGUAGE_MARK, message, clues).help(help));
        }
    }
    found
}

/// What is wrong with the form of a tag (RFC 5646, section 2.1): language, then script, region, variants, extensions.
fn fault(tag: &str) -> Option<String> {
    if let Some(rest) = tag.strip_suffix("-UK").or_else(|| tag.strip_suffix("-uk")) {
        return Some(format!("the United Kingdom is `GB`: write `{rest}-GB`"));
    }
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let plain = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let private = language.eq_ignore_ascii_case("x") || language.eq_ignore_ascii_case("i");
    let good = (matches!(language.len(), 2 | 3) && letters(language)) || private;
    // From a single letter on, what follows is for those who made it.
    let mut free = private;
    let mut good_parts = true;
    for part in parts {
        good_parts &= plain(part);
        free |= part.len() == 1;
        let digit = part.starts_with(|c: char| c.is_ascii_digit());
        let known = match part.len() {
            2 => letters(part),
            3 => letters(part) || part.bytes().all(|byte| byte.is_ascii_digit()),
            4 => letters(part) || digit,
            _ => true,
        };
        good_parts &= free || known;
    }
    (!good || !good_parts).then(|| "write it as `en`, `en-GB`, `cy` or `zh-Hant`: language, script, region".to_owned())
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn marks_of_languages_have_a_form() {
        for good in ["en", "en-GB", "zh-Hant-TW", "sl-rozaj", "de-1996", "es-419", "x-own", "en-GB-u-ca-gregory"] {
            assert_eq!(fault(good), None, "{good}");
        }
        for bad in ["english", "en_GB", "e", "en-", "en-UK", "en GB", "12"] {
            assert!(fault(bad).is_some(), "{bad}");
        }
    }
}
