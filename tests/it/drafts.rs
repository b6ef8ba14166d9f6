//! What is not due is in no byte of the site: not its text, not its title, not its id.

use findings::diagnostic::Severity;
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
            "---\ntitle: Corrections\nversion: 2\nlists: corrections\ncorrections:\n  - {date: 2026-11-24, said: Sesam, says: Sesame, why: Sesame, severity: minor}\n---\n".to_owned(),
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

/// The links of a page outside its drawings: where they lead, and their text with its markup.
fn links(html: &str) -> Vec<(&str, &str)> {
    let outside = html.split("<svg").map(|part| part.rsplit_once("</svg>").map_or(part, |(_, after)| after));
    let link = |part| {
        let (tag, rest): (&str, &str) = str::split_once(part, '>')?;
        let url = tag.split_once("href=\"")?.1.split('"').next()?;
        Some((url, rest.split_once("</a>")?.0))
    };
    outside.flat_map(|part| part.split("<a ").skip(1)).filter_map(link).collect()
}

/// Whether the page at an address or a path is not due; those of two earlier versions do not have the word in it.
fn is_held(address: &str) -> bool {
    [SECRET, "all/v1", "log/v1"].iter().any(|sign| address.contains(sign))
}

#[test]
fn a_preview_marks_each_such_page_and_each_link_to_one() {
    let as_of = options().edition.as_of;
    let preview = Options { edition: Edition { drafts: true, as_of }, ..options() };
    let site = build(&project(&files()), &preview).site.unwrap();
    let mut marked = 0;
    for (path, bytes) in site.files().filter(|(path, _)| path.as_str().ends_with("/index.html")) {
        let html = String::from_utf8_lossy(bytes);
        if html.contains("http-equiv=\"refresh\"") {
            continue;
        }
        let later = ["sesame-later", "sesame-next", "log/v1"].iter().any(|later| path.as_str().contains(later));
        let banner = if later {
            "<p class=\"frame\">Not published until "
        } else {
            "<p class=\"frame\">Draft: not published</p>"
        };
        assert_eq!(html.contains(banner), is_held(path.as_str()), "{path}");
        assert_eq!(html.contains("content=\"noindex\""), is_held(path.as_str()), "{path}");
        for (url, text) in links(&html) {
            let is_page = url.starts_with('/') && url.split('#').next().is_some_and(|page| page.ends_with('/'));
            let mark = text.ends_with("<span class=\"held-mark\">Draft</span>")
                || text.ends_with("<span class=\"held-mark\">Not until 24 November 2026</span>")
                || text.ends_with("<span class=\"held-mark\">Not until December 2026</span>");
            assert_eq!(mark, is_page && is_held(url), "{path} links to {url}: {text}");
            marked += usize::from(mark);
        }
    }
    assert!(marked > 20, "{marked}");
}

#[test]
fn what_is_published_has_no_marks() {
    let site = build(&project(&files()), &options()).site.unwrap();
    for (path, bytes) in site.files().filter(|(path, _)| path.as_str().ends_with(".html")) {
        assert!(!String::from_utf8_lossy(bytes).contains("held-mark"), "{path}");
    }
}

#[test]
fn a_preview_tells_what_will_not_be_published_without_a_draft() {
    let mut files = files();
    let text = "---\ntitle: Early\n---\nSee [](finding:sesame-draft) and [it](findings/sesame-later.md).\n\n```table\ntable: sesame\n```\n";
    files.push(("content/early.md".to_owned(), text.to_owned()));
    let told = |drafts: bool| {
        let as_of = options().edition.as_of;
        let built = build(&project(&files), &Options { edition: Edition { drafts, as_of }, ..options() });
        let told = built.diagnostics.iter().map(|one| (one.severity(), one.rule.code, one.place.clone()));
        (built.site.is_some(), told.collect::<Vec<_>>())
    };
    let (published, errors) = told(false);
    let (shown, mut warnings) = told(true);
    warnings.retain(|(_, code, _)| *code == "reference-draft");
    assert!(shown && !published);
    assert_eq!(errors.len(), 3, "{errors:?}");
    // The same rules at the same places, so that nothing comes as a surprise.
    let as_warnings = errors.into_iter().map(|(_, code, place)| (Severity::Warning, code, place));
    assert_eq!(warnings, as_warnings.collect::<Vec<_>>());
}
