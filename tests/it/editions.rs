//! The same content in another language, and as on another day.

use findings::{Options, build, model::Edition};

use crate::support::{SETTINGS, options, project};

fn text(files: &[(&str, &str)], options: &Options, page: &str) -> String {
    let files: Vec<(String, String)> = files.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect();
    let built = build(&project(&files), options);
    assert_eq!(built.diagnostics, []);
    String::from_utf8(built.site.unwrap().get(page).unwrap().to_vec()).unwrap()
}

/// A language stands over English, wherever its name stands in the alphabet.
#[test]
fn the_language_of_the_site_is_that_of_its_interface() {
    for language in ["cy", "fr"] {
        let settings = SETTINGS.replace("en-GB", language);
        let messages = format!("themes/default/messages/{language}.yaml");
        let files = [("content/site.yaml", settings.as_str()), (messages.as_str(), "page: {skip: NEIDIO}\n")];
        assert!(text(&files, &options(), "index.html").contains(">NEIDIO<"), "{language}");
    }
}

/// What was found out later is not known on an earlier day.
#[test]
fn a_build_as_on_a_former_day_says_what_was_known_then() {
    let files = [
        ("content/sources.yaml", "sources:\n  s: {type: report, title: A source}\n"),
        ("content/list.md", "---\ntitle: Sources\nlists: sources\n---\nAll.\n"),
        ("content/findings/f.md", "---\ntitle: F\nevidence: [source:s]\nconfidence: low\n---\nIt is so.\n"),
        (
            "content/recommendations/r.md",
            "---\ntitle: R\nfindings: [f]\nassessments:\n  - {date: 2020, status: open, source: s}\n  - {date: 2021-10, status: implemented, text: It is done., source: s, evidence: [{reference: \"source:s\"}]}\n---\nDo it.\n",
        ),
    ];
    let on = |year: i16| {
        let edition = Edition { drafts: false, as_of: jiff::civil::date(year, 6, 1) };
        text(&files, &Options { edition, ..options() }, "recommendations/r/index.html")
    };
    assert!(on(2023).contains("It is done."));
    assert!(!on(2021).contains("It is done."));
    assert!(!on(2021).contains("not-implemented") && on(2021).contains("tag-open"));
}
