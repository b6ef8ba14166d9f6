//! What the tests share: options with a fixed day, and the least project that builds.

use findings::model::Edition;
use findings::source::{Content, SourceFile, Sources};
use findings::{Options, diagnostic::format};

/// The settings of the least project. Its pages need not be linked from anywhere.
pub const SETTINGS: &str = "title: A site\ndescription: A site for a test.\nbase-url: https://example.org/\nlanguage: en-GB\npublisher: {name: A publisher}\nlevels: {page-orphan: off}\n";

/// The home page of the least project.
pub const HOME: &str = "---\ntitle: Home\n---\nHello.\n";

/// The only scripts of pages, where the site stands at the root of its host.
const OWN_SCRIPTS: [&str; 4] = ["tables", "words", "questionnaire", "register"];

/// What begins a block of data in a page, which no browser runs.
const DATA: &str = "<script type=\"application/ld+json\">";

/// A page without the scripts of the theme and without its block of data, which must be JSON and hold no markup.
pub fn without_own_scripts(html: &str) -> String {
    let html = OWN_SCRIPTS.iter().fold(html.to_owned(), |html, name| {
        html.replacen(&format!("<script src=\"/theme/{name}.js\" defer></script>"), "", 1)
    });
    let Some((before, (data, after))) =
        html.split_once(DATA).and_then(|(before, rest)| Some((before, rest.split_once("</script>")?)))
    else {
        return html;
    };
    assert!(!data.contains('<'), "{data}");
    serde_json::from_str::<serde_json::Value>(data).expect("a block of data is JSON");
    format!("{before}{after}")
}

/// Options of a build on a fixed day.
pub fn options() -> Options {
    Options {
        edition: Edition { drafts: false, as_of: jiff::civil::date(2026, 11, 23) },
        base_url: None,
        strict: false,
    }
}

/// The least project with `files` added, or in place of its own.
pub fn project(files: &[(String, String)]) -> Sources {
    let own = [("content/site.yaml", SETTINGS), ("content/_index.md", HOME)];
    let own = own.into_iter().filter(|(path, _)| !files.iter().any(|(other, _)| other == path));
    let all: Vec<(&str, &str)> = own.chain(files.iter().map(|(path, text)| (path.as_str(), text.as_str()))).collect();
    Sources::from_texts(all)
}

/// The least project without the file at `path`.
pub fn project_without(path: &str) -> Sources {
    let kept = project(&[]).files().filter(|(_, file)| file.path != path).map(|(_, file)| file.clone()).collect();
    Sources::new(kept)
}

/// The least project with a file that is no text.
pub fn project_with(path: &str, content: Content) -> Sources {
    let own = project(&[]);
    let file = SourceFile { path: path.to_owned(), content };
    Sources::new(own.files().map(|(_, file)| file.clone()).chain([file]).collect())
}

/// Everything that a build of `sources` tells, one line each.
pub fn told(sources: &Sources) -> String {
    let built = findings::build(sources, &options());
    let short = format::FORMATS.iter().find(|format| format.name == "short").expect("the short form exists");
    (short.render)(&built.diagnostics, sources, format::Colour::Plain)
}
