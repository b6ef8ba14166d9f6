//! Signs of a template, of another generator or of Markdown that were left on a page.

use super::{Found, Looked};
use crate::diagnostic::rules;

/// A sign that was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debris {
    /// The sign with what follows it, on one line.
    pub excerpt: String,
    /// Which row of [`SIGNS`] it is, as its place.
    sign: usize,
}

/// What is left where a text is not finished.
struct Sign {
    /// The sign.
    begin: &'static str,
    /// Where it ends.
    end: &'static str,
    /// Whether Markdown has it, and not templates.
    markdown: bool,
    /// Whether it counts only where a name follows at once, as in `${name}`.
    named: bool,
    /// What it is and what to do.
    help: &'static str,
}

const fn template(begin: &'static str, end: &'static str, help: &'static str) -> Sign {
    Sign { begin, end, markdown: false, named: false, help }
}

const fn hole(begin: &'static str, end: &'static str, help: &'static str) -> Sign {
    Sign { named: true, ..template(begin, end, help) }
}

const fn markdown(begin: &'static str, end: &'static str, help: &'static str) -> Sign {
    Sign { markdown: true, ..template(begin, end, help) }
}

const EXPRESSION: &str = "it is an expression of a template, and only templates have them: write what it stands for, or put it \
                          between backticks to show it as it is";
const SHORTCODE: &str = "it is a shortcode of another generator: write Markdown in its place, or put it between backticks to \
                         show it as it is";
const HOLE: &str = "nothing fills this place: look at its spelling in the text of the message catalogue, or put it between \
                    backticks to show it as it is";
const VALUE: &str = "it is how a program writes a value that it cannot show: look where the value comes from";

/// Every sign; where two begin alike, the longer one comes first.
const SIGNS: &[Sign] = &[
    template("{{<", ">}}", SHORTCODE),
    template("{{%", "%}}", SHORTCODE),
    template("{{", "}}", EXPRESSION),
    template("{%", "%}", EXPRESSION),
    template("{#", "}", "in Markdown an anchor stands at the end of a heading, `## Words {#anchor}`, and nowhere else"),
    template("{:", "}", SHORTCODE),
    hole("${", "}", HOLE),
    hole("{", "}", HOLE),
    hole("$", "", HOLE),
    template("<%", "%>", EXPRESSION),
    template("[object ", "]", VALUE),
    template("NaN", "", VALUE),
    markdown(
        "](",
        ")",
        "a link is `[words](address)`: without a space between `]` and `(`, and with `<` and `>` round an \
                         address that has spaces, `[words](<my file.md>)`",
    ),
    markdown("][", "]", "the address of this link is defined nowhere: write `[words](address)`"),
    markdown("**", "", "strong words are `**words**`: without a space behind the first `**` and before the last"),
    markdown("~~", "", "words that are struck out are `~~words~~`"),
    markdown("```", "", "a block of code begins and ends with a line of its own: three backticks"),
    markdown(":::", "", "a box is a quotation that begins with `> [!NOTE]`"),
    markdown("[!", "]", "a box is a quotation that begins with `> [!NOTE]`, on a line of its own"),
];

/// How much of a text is told.
const MOST: usize = 48;

/// Finds signs in a text that readers meet.
pub fn scan(text: &str, found: &mut Vec<Debris>) {
    if text.trim() == "undefined" {
        let sign = SIGNS.iter().position(|sign| sign.begin == "NaN").unwrap_or(0);
        found.push(Debris { excerpt: "undefined".to_owned(), sign });
    }
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !matches!(bytes[at], b'{' | b'$' | b'<' | b'[' | b']' | b'N' | b'*' | b'~' | b'`' | b':') {
            at += 1;
            continue;
        }
        let Some((sign, end)) = sign_at(text, at) else {
            at += 1;
            continue;
        };
        let excerpt = text[at..end].split_whitespace().collect::<Vec<_>>().join(" ");
        let debris = Debris { excerpt, sign };
        if !found.contains(&debris) {
            found.push(debris);
        }
        at = end;
    }
}

/// The sign that begins at a byte, and where what is told of it ends.
fn sign_at(text: &str, at: usize) -> Option<(usize, usize)> {
    let rest = text.get(at..)?;
    let (place, sign) = SIGNS.iter().enumerate().find(|(_, sign)| rest.starts_with(sign.begin))?;
    let inner = &rest[sign.begin.len()..];
    let before = text[..at].chars().next_back();
    let name = inner.bytes().take_while(|byte| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'.' | b'-')).count();
    let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let counts = match sign.begin {
        "NaN" => apart(before) && apart(inner.chars().next()),
        // What `$` could be the sign of money of is shorter.
        "$" => name > 3 && apart(before) && !["million", "billion", "trillion"].contains(&&inner[..name]),
        // A pair of stars round a number is a power, and a row of them a line.
        "**" => inner.starts_with(|c: char| c.is_alphabetic()) || before.is_some_and(char::is_alphabetic),
        "~~" | "```" | "{:" => inner.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '#')),
        ":::" => before.is_none_or(char::is_whitespace),
        "[!" => inner.starts_with(|c: char| c.is_ascii_uppercase()),
        "](" => inner.contains(')') && text[..at].contains('['),
        "][" => inner.contains(']') && text[..at].contains('['),
        _ if sign.named => name > 0 && (sign.end.is_empty() || inner[name..].starts_with(sign.end)),
        _ => true,
    };
    if !counts {
        return None;
    }
    let end = match sign.begin {
        "$" => at + 1 + name,
        _ if sign.end.is_empty() => at + sign.begin.len(),
        _ => at + sign.begin.len() + inner.find(sign.end).map_or(inner.len(), |end| end + sign.end.len()),
    };
    let mut short = end.min(at + MOST);
    while !text.is_char_boundary(short) {
        short -= 1;
    }
    Some((place, short))
}

/// Endings of names of files, which look like keys of the catalogue.
const ENDINGS: [&str; 17] = [
    "md", "yaml", "yml", "json", "html", "css", "js", "csv", "xml", "svg", "png", "txt", "xlsx", "pdf", "zip", "org",
    "com",
];

/// Whether a text has the form of a key of the message catalogue, such as `page.skip`.
pub fn is_key(text: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    text.len() < 80
        && text.contains('.')
        && text.split('.').all(part)
        && !ENDINGS.contains(&text.rsplit('.').next().unwrap_or_default())
}

/// No sign of a template is left on a page, and none of Markdown.
pub fn signs(looked: &Looked) -> Vec<Found> {
    let groups = looked.message_groups();
    let mut found = Vec::new();
    for page in looked.pages() {
        for debris in &page.facts.debris {
            let sign = &SIGNS[debris.sign];
            let (rule, of) = match sign.markdown {
                true => (&rules::MARKDOWN_LEFT, "Markdown"),
                false => (&rules::TEMPLATE_LEFT, "a template"),
            };
            let message = format!("`{}` stands in the text as it was written: a sign of {of}", debris.excerpt);
            let clues = [debris.excerpt.as_str(), sign.begin].map(str::to_owned);
            found.push(page.found(rule, message, clues).help(sign.help));
        }
        let keys = page.facts.keys.iter().filter(|key| groups.contains(key.split('.').next().unwrap_or_default()));
        found.extend(keys.map(|key| {
            let message = format!("`{key}` stands in the text: the key of a message, and not what it says");
            let help = "add the text to the message catalogue of the theme, or put the word between backticks";
            page.found(&rules::TEMPLATE_LEFT, message, [key.clone()]).help(help)
        }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        scan(text, &mut found);
        found.into_iter().map(|debris| debris.excerpt).collect()
    }

    #[test]
    fn what_templates_and_programs_leave_is_found() {
        for (text, sign) in [
            ("Hello {{ page.title }}!", "{{ page.title }}"),
            ("{{< youtube w7Ft >}}", "{{< youtube w7Ft >}}"),
            ("{% include x %} and more", "{% include x %}"),
            ("Contents {#contents} here", "{#contents}"),
            ("By {author}.", "{author}"),
            ("/a/${path}/", "${path}"),
            ("Dear $name,", "$name"),
            ("Is [object Object] of", "[object Object]"),
            ("It is NaN%", "NaN"),
            (" undefined ", "undefined"),
            ("see [our page](my file.md) for", "](my file.md)"),
            ("** strong** words", "**"),
            ("see [our page][ours].", "][ours]"),
        ] {
            assert_eq!(signs(text), [sign], "{text}");
        }
    }

    #[test]
    fn plain_words_are_left_alone() {
        for text in [
            "$5 million, $million",
            "a {1, 2} set",
            "an undefined word",
            "2 ** 3",
            "NaNs",
            "[1] and (2)",
            "a: b",
            "{ x }",
            "Nationwide [sic]",
            "a ~ b",
            "10:30",
            "list[0](x",
            "***",
        ] {
            assert_eq!(signs(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn keys_of_the_catalogue_are_known_by_their_form() {
        assert!(is_key("page.skip") && is_key("chart.claims.rise"));
        assert!(!is_key("page.html") && !is_key("Page.skip") && !is_key("a. b") && !is_key("end."));
    }
}
