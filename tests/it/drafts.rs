//! What is not due is in no byte of the site: not its text, not its title, not its id.

use findings::{Options, build, model::Edition};

use crate::support::{options, project};

const SECRET: &str = "sesame";

/// A project in which everything that is not due holds the secret word, and what is published does not.
fn files() -> Vec<(String, String)> {
    let finding = |front: &str| {
        format!("---\ntitle: About {SECRET}\nevidence: [finding:open]\nconfidence: low\n{front}---\nIt is {SECRET}.\n")
    };
    let table = |front: &str| {
        format!(
            "title: Illustrative {SECRET}\ndescription: d\nillustrative: true\nas-of: 2013\n{front}fields:\n  - {{id: a, title: A, type: text, role: key}}\nrows:\n  - [{SECRET}]\n"
        )
    };
    let recommendation = |front: &str, date: &str| {
        format!(
            "---\n{front}\nfindings: [open]\naddressed-to: [body]\nresponses:\n  - {{date: {date}, body: body, position: accepted, text: {SECRET}, source: s}}\nassessments:\n  - {{date: {date}, status: in-progress, text: {SECRET}, source: s, evidence: [{{reference: \"source:s\", text: {SECRET}}}]}}\n---\nDo it.\n"
        )
    };
    let page = |front: &str| format!("---\ntitle: About {SECRET}\npublished: 2013\n{front}---\nIt is {SECRET}.\n");
    [
        (
            "content/findings/open.md",
            "---\ntitle: Open\nevidence: [source:s]\nconfidence: low\n---\nHello.\n".to_owned(),
        ),
        ("content/findings/sesame-draft.md", finding("draft: true\naliases: [old-sesame]\n")),
        ("content/findings/sesame-later.md", finding("published: 2026-11-24\n")),
        ("content/data/sesame.yaml", table("draft: true\n")),
        ("content/reports/sesame/_index.md", page("draft: true\n")),
        ("content/reports/sesame/01-sesame.md", page("")),
        ("content/reports/sesame/findings/sesame-three.md", finding("")),
        ("content/reports/sesame/data/sesame-two.yaml", table("")),
        ("content/guidance/sesame/_index.md", format!("---\ntitle: {SECRET}\ndraft: true\n---\n{SECRET}\n")),
        ("content/guidance/sesame/questions.yaml", format!("title: {SECRET}\ngroups: []\n")),
        ("content/guidance/sesame/principles/01-sesame.md", page("")),
        ("content/sources.yaml", "sources:\n  s: {type: report, title: A report}\n".to_owned()),
        ("content/sources.md", "---\ntitle: Sources\nlists: sources\n---\nAll.\n".to_owned()),
        (
            "content/log.md",
            "---\ntitle: Corrections\nversion: 2\nlists: corrections\ncorrections:\n  - {date: 2026-11-24, said: Sesame, says: Sesame, why: Sesame, severity: minor}\n---\n".to_owned(),
        ),
        ("content/all.v1.md", "---\ntitle: Sesame\ndraft: true\nsuperseded: 2014\n---\nSesame.\n".to_owned()),
        ("content/log.v1.md", "---\ntitle: Sesame\nsuperseded: 2026-11-24\n---\nSesame.\n".to_owned()),
        (
            "content/releases/2026-11-24.yaml",
            "date: 2026-11-24\ndocuments:\n  - {kind: page, id: all.md, url: all/, title: Sesame}\n".to_owned(),
        ),
        ("content/releases.md", "---\ntitle: Releases\nlists: releases\n---\n".to_owned()),
        ("content/all.md", "---\ntitle: All\nversion: 2\nlists: findings\n---\nAll.\n".to_owned()),
        ("content/bodies.yaml", "bodies:\n  body: {name: A body}\n".to_owned()),
        ("content/bodies.md", "---\ntitle: Bodies\nlists: bodies\n---\nAll.\n".to_owned()),
        ("content/recommendations.md", "---\ntitle: Register\nlists: recommendations\n---\nAll.\n".to_owned()),
        ("content/recommendations/open.md", recommendation("title: Do it", "2026-11-24")),
        ("content/recommendations/sesame-draft.md", recommendation("title: Do sesame\ndraft: true", "2013")),
        ("content/recommendations/sesame-next.md", recommendation("title: Do sesame\npublished: 2026-12", "2027")),
        ("content/tables.md", "---\ntitle: Tables\nlists: tables\n---\nAll.\n".to_owned()),
    ]
    .map(|(path, text)| (path.to_owned(), text))
    .into()
}

#[test]
fn what_is_not_due_is_in_no_byte_of_the_site() {
    let built = build(&project(&files()), &options());
    assert_eq!(built.diagnostics, []);
    for (path, bytes) in built.site.unwrap().files() {
        assert!(!path.as_str().contains(SECRET), "{path}");
        assert!(!String::from_utf8_lossy(bytes).to_lowercase().contains(SECRET), "{path} holds it");
    }
}

#[test]
fn it_is_there_in_a_preview_with_drafts_and_on_its_day() {
    let held = |edition: Edition| {
        let site = build(&project(&files()), &Options { edition, ..options() }).site.unwrap();
        let pages = site.files().filter(|(path, _)| path.as_str().ends_with("/index.html"));
        pages.filter(|(path, _)| path.as_str().contains(SECRET)).count()
    };
    let as_of = options().edition.as_of;
    assert!(held(Edition { drafts: true, as_of }) > 5);
    assert_eq!(held(Edition { drafts: false, as_of: as_of.tomorrow().unwrap() }), 1);
}
