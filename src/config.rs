//! The project's settings: [`Settings`] as `content/site.yaml` has them, [`Config`] as the program uses them.

pub mod plain_language;

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema};
use serde::Deserialize;

use crate::diagnostic::{Diagnostic, rules};
use crate::read::Excerpt;
use crate::read::schema::{self, WEB_ADDRESS};
use crate::read::switch::Switch;
use crate::read::yaml::{self, Record, Spans};
use crate::source::{FileId, Sources};

use plain_language::PlainLanguage;

/// Where the settings stand.
pub const SETTINGS: &str = "content/site.yaml";

/// Who publishes the site.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Publisher {
    /// Its name.
    pub name: String,
    /// The address of its own site, with https://
    #[schemars(extend("pattern" = WEB_ADDRESS))]
    pub url: Option<String>,
}

/// Terms of use of the content.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Licence {
    /// Its name: `Open Government Licence v3.0`.
    pub name: String,
    /// The address of its text, with https://
    #[schemars(extend("pattern" = WEB_ADDRESS))]
    pub url: Option<String>,
}

/// What is asked of links to other sites, and what is not.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ExternalLinks {
    /// Addresses that `findings check --external` leaves out, by how they begin; `*` stands for any text:
    /// `[https://example.org/archive/, "https://*.example.org/"]`.
    #[serde(default)]
    #[schemars(inner(regex(pattern = WEB_ADDRESS)))]
    ignore: Vec<String>,
}

impl ExternalLinks {
    /// Whether an address is left out.
    pub fn ignores(&self, url: &str) -> bool {
        self.ignore.iter().any(|pattern| begins(url, pattern))
    }
}

/// Whether a text begins as a pattern says, in which `*` stands for any text.
fn begins(text: &str, pattern: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else { return false };
    // The first place where a part stands leaves the most for those that follow.
    parts.all(|part| rest.find(part).map(|at| rest = &rest[at + part.len()..]).is_some())
}

/// What a language looks like, for editors.
const LANGUAGE: &str = "^[A-Za-z0-9]{2,3}(-[A-Za-z0-9]{1,8})*$";

/// The settings of the site.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Settings {
    /// The title of the site, which stands on top of every page.
    title: String,
    /// The site in one or two sentences, for search engines and feeds.
    description: String,
    /// The whole address the site will have, with its folder if it has one: `https://example.org/inquiry/`.
    #[schemars(extend("pattern" = BaseUrl::PATTERN))]
    base_url: String,
    /// The language of the site, as HTML has it: `en-GB`, `cy`.
    #[schemars(extend("pattern" = LANGUAGE))]
    language: String,
    /// Who publishes it.
    publisher: Publisher,
    /// The folder below `themes/` with files that stand in place of those of the theme that is built in.
    theme: Option<String>,
    /// Terms of use of the content.
    licence: Option<Licence>,
    /// The documents of the main menu, by their files below `content/`: `[reports/_index.md, get-help.md]`.
    #[serde(default)]
    navigation: Vec<String>,
    /// The documents that each page links to at its foot, by their files below `content/`.
    #[serde(default)]
    footer: Vec<String>,
    /// What every page says under its header, in a sentence or two.
    notice: Option<String>,
    /// The formats in which charts are published; svg and csv where nothing is said.
    figure_files: Option<Vec<String>>,
    /// The formats in which tables are published; all where nothing is said.
    downloads: Option<Vec<String>>,
    /// How gravely rules are taken, by their codes: `{record-unused: off, link-words: error}`. `findings explain` marks the
    /// rules that can be taken otherwise.
    #[serde(default)]
    levels: BTreeMap<String, Level>,
    /// How gravely a number that has neither a table nor a source behind it is taken, by the kind of document it stands
    /// in: `{finding: error, page: off}`.
    #[serde(default)]
    unbound_numbers: BTreeMap<String, Level>,
    /// Abbreviations that every reader knows, so that no page has to explain them.
    #[serde(default)]
    known_abbreviations: Vec<String>,
    /// How plain the language of pages has to be, by whom they are for; or `off`.
    plain_language: Option<Switch<plain_language::Written>>,
    /// Which links to other sites are left out when these are asked.
    #[serde(default)]
    external_links: ExternalLinks,
}

/// How gravely a rule is taken.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A breach keeps the site from being published.
    Error,
    /// A breach is told.
    Warning,
    /// Nothing is told.
    Off,
}

/// The settings as they are used.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file they are from.
    pub file: FileId,
    /// Where each setting stands.
    pub spans: Spans,
    /// The site's title.
    pub title: String,
    /// The site in one or two sentences.
    pub description: String,
    /// Where the site is published.
    pub base: BaseUrl,
    /// The language of content and interface, as in HTML's `lang`.
    pub language: String,
    /// Who publishes it.
    pub publisher: Publisher,
    /// The theme's name.
    pub theme: String,
    /// Terms of use of the content.
    pub licence: Option<Licence>,
    /// Documents of the main menu, below `content/`.
    pub navigation: Vec<String>,
    /// Documents linked at the foot of each page, below `content/`.
    pub footer: Vec<String>,
    /// What every page says under its header.
    pub notice: Option<String>,
    /// The formats in which charts are published; `None` for the usual ones.
    pub figure_files: Option<Vec<String>>,
    /// The formats in which tables are published; `None` for all.
    pub downloads: Option<Vec<String>>,
    /// How gravely each rule is taken, by its code.
    pub levels: BTreeMap<String, Level>,
    /// How gravely numbers without anything behind them are taken, by the name of a kind of document.
    pub unbound_numbers: BTreeMap<String, Level>,
    /// Abbreviations that every reader knows, beside those of the catalogue.
    pub known_abbreviations: Vec<String>,
    /// How plain the language of pages has to be; none where nothing is asked.
    pub plain_language: Option<PlainLanguage>,
    /// Which links to other sites are left out when these are asked.
    pub external_links: ExternalLinks,
}

/// The address the site is published at: an origin and a path that begins and ends with `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    root: String,
}

impl BaseUrl {
    /// What an address looks like, for editors. One with `..` in its path is refused besides.
    const PATTERN: &str = r"^https?://[A-Za-z0-9._~:\[\]-]+(/[A-Za-z0-9._~:\[\]/-]*)?$";

    /// Reads an address such as `https://example.org/inquiry/`.
    ///
    /// # Errors
    /// Says what such an address looks like.
    pub fn new(text: &str) -> Result<Self, &'static str> {
        const FORM: &str = "write the whole address, with https:// and without ? or #: https://example.org/inquiry/";
        let (scheme, rest) = text.split_once("://").ok_or(FORM)?;
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | '/' | ':' | '[' | ']');
        if !matches!(scheme, "http" | "https")
            || host.is_empty()
            || !rest.chars().all(fits)
            || path.split('/').any(|part| part == "..")
        {
            return Err(FORM);
        }
        let path = path.trim_matches('/');
        let root = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
        Ok(BaseUrl { origin: format!("{scheme}://{host}"), root })
    }

    /// The path of the site's root, which links begin with: `/` or `/inquiry/`.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// The whole address of a root-relative URL of this site.
    pub fn absolute(&self, url: &str) -> String {
        format!("{}{url}", self.origin)
    }
}

/// The JSON Schema of the settings.
pub fn schema() -> Schema {
    schema::of::<Settings>()
}

/// Reads the settings; `base_url` stands in place of the file's own where it is given.
///
/// # Errors
/// Everything that is wrong with them.
pub fn read(sources: &Sources, base_url: Option<&BaseUrl>) -> Result<Config, Vec<Diagnostic>> {
    let Some(file) = sources.find(SETTINGS) else {
        let problem = Diagnostic::new(
            &rules::SETTINGS_MISSING,
            crate::diagnostic::Place::Path(SETTINGS.into()),
            "the project has no settings",
        );
        return Err(vec![
            problem.help("make the file content/site.yaml with title, description, base-url, language and publisher"),
        ]);
    };
    let Record { value: settings, spans } = yaml::record::<Settings>(Excerpt::whole(sources, file))?;
    let mut problems = Vec::new();
    let base = BaseUrl::new(&settings.base_url).map_err(|help| {
        let message = format!("`{}` is not an address that a site can have", settings.base_url);
        problems.push(Diagnostic::new(&rules::SETTINGS_VALUE, spans.value(&["base-url".into()]), message).help(help));
    });
    let tag = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    // The word for a language, `English`, has the form of a tag and is none: those that are in use have two or three letters.
    let known = settings.language.split('-').next().is_some_and(|first| matches!(first.len(), 2 | 3));
    if !known || !settings.language.split('-').all(tag) {
        let message = format!("`{}` is not the short form of a language", settings.language);
        problems.push(Diagnostic::new(&rules::SETTINGS_VALUE, spans.value(&["language".into()]), message).help(
            "write `en` or `en-GB` for English, `cy` for Welsh: two or three letters, and a country where it matters",
        ));
    }
    check_urls(&settings, &spans, &mut problems);
    let Ok(base) = base else { return Err(problems) };
    let config = used(settings, spans, file, base_url.cloned().unwrap_or(base));
    problems.extend(plain_language::check(config.plain_language.as_ref(), &config.spans));
    if problems.is_empty() { Ok(config) } else { Err(problems) }
}

fn check_urls(settings: &Settings, spans: &Spans, problems: &mut Vec<Diagnostic>) {
    let urls = [
        ("publisher", settings.publisher.url.as_ref()),
        ("licence", settings.licence.as_ref().and_then(|licence| licence.url.as_ref())),
    ];
    for (key, url) in urls {
        if let Some(url) = url.filter(|url| !is_web_address(url)) {
            let place = spans.value(&[key.into(), "url".into()]);
            problems.push(
                Diagnostic::new(&rules::SETTINGS_VALUE, place, format!("`{url}` is not a web address"))
                    .help("begin with https://"),
            );
        }
    }
    for (at, pattern) in settings.external_links.ignore.iter().enumerate().filter(|row| !is_web_address(row.1)) {
        let place = spans.value(&["external-links".into(), "ignore".into(), at.into()]);
        let message = format!("`{pattern}` is not the beginning of a web address");
        let help = "begin with https://; `*` stands for any text: `https://*.example.org/`";
        problems.push(Diagnostic::new(&rules::SETTINGS_VALUE, place, message).help(help));
    }
}

/// Whether a text is an address of the web, and safe to link to.
pub fn is_web_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\'))
    })
}

fn used(settings: Settings, spans: Spans, file: FileId, base: BaseUrl) -> Config {
    Config {
        file,
        spans,
        title: settings.title,
        description: settings.description,
        base,
        language: settings.language,
        publisher: settings.publisher,
        theme: settings.theme.unwrap_or_else(|| "default".to_owned()),
        licence: settings.licence,
        navigation: settings.navigation,
        footer: settings.footer,
        notice: settings.notice,
        figure_files: settings.figure_files,
        downloads: settings.downloads,
        levels: settings.levels,
        unbound_numbers: settings.unbound_numbers,
        known_abbreviations: settings.known_abbreviations,
        plain_language: plain_language::used(settings.plain_language),
        external_links: settings.external_links,
    }
}

#[cfg(test)]
mod tests {
    use super::{BaseUrl, begins};

    #[test]
    fn addresses_are_left_out_by_how_they_begin() {
        for (pattern, url, is_left_out) in [
            ("https://example.org/", "https://example.org/a", true),
            ("https://example.org/*", "https://example.org/a", true),
            ("https://example.org/a", "https://example.org/", false),
            ("https://*.example.org/a", "https://www.example.org/a/b", true),
            ("https://*.example.org/a", "https://www.example.org/b", false),
            ("https://example.org/*.pdf", "http://example.org/a.pdf", false),
        ] {
            assert_eq!(begins(url, pattern), is_left_out, "{pattern} {url}");
        }
    }

    #[test]
    fn a_base_url_keeps_its_path() {
        let base = BaseUrl::new("https://example.org/inquiry").unwrap();
        assert_eq!(base.root(), "/inquiry/");
        assert_eq!(base.absolute("/inquiry/a/"), "https://example.org/inquiry/a/");
        assert_eq!(BaseUrl::new("http://127.0.0.1:8080").unwrap().root(), "/");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for bad in ["example.org", "ftp://example.org/", "https://", "https://a/?q", "https://a/../b", "https://a b/"] {
            assert!(BaseUrl::new(bad).is_err(), "{bad}");
        }
    }
}
