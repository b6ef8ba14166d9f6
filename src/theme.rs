//! The theme: templates, files that pages need, and the texts of the interface.
//!
//! The default theme is built into the program. A project's own files in `themes/<name>/` stand in place of those of
//! the same name, so a project can change one template and keep the rest.

pub mod archetype;
pub mod palette;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use include_dir::{Dir, include_dir};

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place, did_you_mean, rules};
use crate::memo::Bytes;
use crate::messages::{Entry, Messages};
use crate::read::Excerpt;
use crate::read::yaml;
use crate::source::{Content, FileId, Sources};

use palette::Palette;

static DEFAULT: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A template.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its text.
    pub text: String,
    /// Its file in the project; `None` for one that is built in.
    pub file: Option<FileId>,
}

/// A file that is published as it is.
#[derive(Clone, Debug)]
pub struct Asset {
    /// What it holds.
    pub bytes: Bytes,
    /// Its file in the project; `None` for one that is built in.
    pub file: Option<FileId>,
    /// Whether it stands in place of one that is built in.
    pub overlaid: bool,
}

/// A theme, complete.
#[derive(Clone, Debug)]
pub struct Theme {
    /// By file name: `base.html`.
    pub templates: BTreeMap<String, Template>,
    /// Files that are published below `theme/`, by their path there.
    pub assets: BTreeMap<String, Asset>,
    /// The texts of the interface in the site's language.
    pub messages: Messages,
    /// The colours of pictures.
    pub palette: Palette,
    /// The letters of pictures: the project's own fonts in the order of their paths, then the one that is built in.
    pub fonts: Vec<Font>,
}

/// A font.
#[derive(Clone, Debug)]
pub struct Font {
    /// Its file in the project; `None` for the one that is built in.
    pub file: Option<FileId>,
    /// TrueType or OpenType.
    pub bytes: Cow<'static, [u8]>,
}

/// Puts the theme of the settings together.
pub fn read(sources: &Sources, config: &Config) -> (Theme, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let folder = format!("themes/{}/", config.theme);
    let own: Vec<_> = sources
        .files()
        .filter_map(|(id, file)| file.path.strip_prefix(&folder).map(|path| (id, path, &file.content)))
        .collect();
    if own.is_empty() && config.theme != "default" {
        let place = config.spans.value(&["theme".into()]);
        let problem = Diagnostic::new(&rules::THEME_MISSING, place, format!("there is no theme `{}`", config.theme));
        let themes = sources.files().filter_map(|(_, file)| file.path.strip_prefix("themes/")?.split('/').next());
        let known: BTreeSet<&str> = themes.chain(["default"]).collect();
        let help = did_you_mean(&config.theme, known).unwrap_or_else(|| {
            format!("put its files into {folder}, or leave the setting out for the theme that is built in")
        });
        problems.push(problem.help(help));
    }
    let mut templates = BTreeMap::new();
    let mut assets = BTreeMap::new();
    let mut fonts = Vec::new();
    let mut sheet = None;
    for file in built_in("templates") {
        let text = String::from_utf8_lossy(file.1).into_owned();
        templates.insert(file.0, Template { text, file: None });
    }
    let asset = |bytes: &[u8]| Asset { bytes: Bytes::from(bytes), file: None, overlaid: false };
    assets.extend(built_in("static").map(|(path, bytes)| (path, asset(bytes))));
    for (id, path, content) in own {
        match (path.split_once('/'), content) {
            (Some(("templates", name)), Content::Text(text)) => {
                templates.insert(name.to_owned(), Template { text: text.clone(), file: Some(id) });
            }
            (Some(("static", name)), Content::Bytes(bytes)) => {
                sheet = sheet.or(Some(id).filter(|_| path == palette::SHEET));
                let overlaid = assets.contains_key(name);
                assets.insert(name.to_owned(), Asset { bytes: bytes.clone(), file: Some(id), overlaid });
            }
            (Some(("fonts", name)), Content::Bytes(bytes)) if is_font(name) => {
                fonts.push(Font { file: Some(id), bytes: bytes.to_vec().into() });
            }
            // The licence of a font, which has to stay with it.
            (Some(("fonts", _)), Content::Text(_)) => {}
            (Some((archetype::FOLDER, name)), Content::Text(_)) if archetype::is_known(name) => {}
            (Some(("messages", _)) | None, _) | (_, Content::Refused(_)) => {}
            _ => {
                let problem =
                    Diagnostic::new(&rules::FILE_UNKNOWN, id, format!("`{path}` is not a file that a theme has"));
                problems.push(problem.help(
                    "templates stand in templates/, files for pages in static/, texts in messages/, \
                         fonts (.ttf, .otf) in fonts/, what `findings new` begins a file with in archetypes/",
                ));
            }
        }
    }
    let messages = read_messages(sources, config, &folder, &mut problems);
    problems.extend(missing_texts(&messages, &templates));
    problems.extend(archetype::check(sources, &folder));
    let css = assets.get("charts.css").map(|sheet: &Asset| String::from_utf8_lossy(&sheet.bytes)).unwrap_or_default();
    let (palette, wrong) = palette::read(&css, sheet);
    problems.extend(wrong);
    // DejaVu Sans has the letters of most scripts that are written with letters. Its licence stands in fonts/ of the
    // built-in theme, and so is in the program too, as it asks.
    fonts.push(Font { file: None, bytes: dejavu::sans::regular().into() });
    (Theme { templates, assets, messages, palette, fonts }, problems)
}

fn is_font(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| matches!(&*extension, "ttf" | "otf"))
}

/// The built-in texts in English.
pub fn english() -> Messages {
    built_in_messages("en").unwrap_or_default()
}

fn built_in_messages(language: &str) -> Option<Messages> {
    let text = DEFAULT.get_file(format!("messages/{language}.yaml"))?.contents_utf8()?;
    // The built-in catalogues are read by a test, so this can only succeed.
    Some(Messages::new(serde_yaml::from_str::<BTreeMap<String, Entry>>(text).unwrap_or_default()))
}

/// The files of a folder of the built-in theme, by their path in it.
fn built_in(folder: &str) -> impl Iterator<Item = (String, &'static [u8])> {
    let mut files = Vec::new();
    if let Some(dir) = DEFAULT.get_dir(folder) {
        collect(dir, folder, &mut files);
    }
    files.into_iter()
}

fn collect(dir: &'static Dir, folder: &str, files: &mut Vec<(String, &'static [u8])>) {
    for file in dir.files() {
        let path = file.path().strip_prefix(folder).unwrap_or(file.path());
        // Built-in names are ours: plain ASCII.
        files.push((path.to_string_lossy().replace('\\', "/"), file.contents()));
    }
    for inner in dir.dirs() {
        collect(inner, folder, files);
    }
}

/// English first, then the language, then its region; a project's own texts over the built-in ones. Words to look for are
/// no use in another language.
fn read_messages(sources: &Sources, config: &Config, folder: &str, problems: &mut Vec<Diagnostic>) -> Messages {
    let language = config.language.to_ascii_lowercase();
    let primary = language.split('-').next().unwrap_or("en").to_owned();
    let mut messages = Messages::default();
    let mut found = false;
    let mut names = vec!["en".to_owned(), primary.clone(), language];
    names.dedup();
    for name in names {
        if name == primary && name != "en" {
            messages = messages.without_words();
        }
        if let Some(own) = built_in_messages(&name) {
            messages = messages.overlaid(own);
            found |= name.starts_with(&primary);
        }
        let Some(file) = sources.find(&format!("{folder}messages/{name}.yaml")) else { continue };
        match yaml::record::<BTreeMap<String, Entry>>(Excerpt::whole(sources, file)) {
            Ok(record) => messages = messages.overlaid(Messages::new(record.value)),
            Err(wrong) => problems.extend(wrong),
        }
        found |= name.starts_with(&primary);
    }
    if !found {
        let place = config.spans.value(&["language".into()]);
        let message = format!("there are no interface texts in the language `{}`", config.language);
        problems.push(
            Diagnostic::new(&rules::MESSAGE, place, message)
                .help(format!("write them in {folder}messages/{primary}.yaml, after the English ones")),
        );
    }
    messages
}

/// Texts that templates ask for by `t(key="…")` and no catalogue has.
fn missing_texts(messages: &Messages, templates: &BTreeMap<String, Template>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (name, template) in templates {
        for (at, _) in template.text.match_indices("key=\"") {
            let start = at + "key=\"".len();
            let (key, after) = template.text[start..].split_once('"').unwrap_or(("", ""));
            // A key that is put together (`"kind." ~ name`) is only known by its beginning.
            let put_together = after.trim_start().starts_with('~');
            if messages.has(key) || (put_together && messages.keys().any(|known| known.starts_with(key))) {
                continue;
            }
            let place = match template.file {
                Some(file) => Place::Span(crate::source::Span::new(file, start..start + key.len())),
                None => Place::Path(format!("templates/{name}")),
            };
            let problem =
                Diagnostic::new(&rules::MESSAGE, place, format!("there is no text `{key}` in the message catalogue"));
            problems.push(problem.help("add it to messages/en.yaml of the theme"));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_catalogue_is_strict_yaml() {
        let text = DEFAULT.get_file("messages/en.yaml").unwrap().contents_utf8().unwrap();
        let excerpt = Excerpt { file: FileId(0), offset: 0, text };
        assert!(yaml::record::<BTreeMap<String, Entry>>(excerpt).is_ok());
    }

    #[test]
    fn words_to_look_for_are_those_of_the_language() {
        let words = |language: &str, file: &str| {
            let settings = format!(
                "title: A\ndescription: B\nbase-url: https://example.org/\nlanguage: {language}\npublisher: {{name: P}}\n"
            );
            let sources = Sources::from_texts([
                ("content/site.yaml", settings.as_str()),
                ("themes/default/messages/cy.yaml", file),
            ]);
            let config = crate::config::read(&sources, None).unwrap();
            read(&sources, &config).0.messages.words("chart.claims.rise").to_vec()
        };
        assert!(words("en-GB", "{}").contains(&"rose".to_owned()));
        assert!(words("cy", "page: {home: Hafan}").is_empty());
        assert_eq!(words("cy-GB", "chart: {claims: {rise: [cododd]}}"), ["cododd"]);
    }
}
