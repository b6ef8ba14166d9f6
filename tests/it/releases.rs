//! The life of what was published: taken down on the day of a release, and from then on changed only with a trace.

use findings::model::Edition;
use findings::read::release::{
    Published, PublishedCorrection, PublishedEvent, PublishedField, PublishedParagraph, PublishedTable, Release,
};
use findings::read::{Excerpt, yaml};
use findings::source::{FileId, Sources};
use findings::{Options, build, release, snapshot, theme, understand};

use crate::support::{options, project, told};

type Files = Vec<(String, String)>;

const TABLE: &str = "content/data/days.yaml";
const FINDING: &str = "content/findings/slow.md";
const RECORD: &str = "content/releases/2026-11-23.yaml";

/// A finding, a recommendation and a table, and a page with a former address.
fn files() -> Files {
    let table = "title: Days until help came\ndescription: How long it took.\nsource: [visits]\nas-of: 2014\nfields:\n  - {id: area, title: Area, type: text, role: key}\n  - {id: days, title: Days, type: integer, unit: days}\nrows:\n  - [North, 20]\n  - [South, \"[x]\"]\n";
    [
        (TABLE, table),
        (FINDING, "---\ntitle: Help came late\nevidence: [table:days]\nconfidence: high\n---\nIt took [20 days](value:days/north/days).\n"),
        ("content/recommendations/act.md", "---\ntitle: Act sooner\nfindings: [slow]\n---\nBoards should act within a week.\n"),
        ("content/about.md", "---\ntitle: About\naliases: [us]\n---\nWho we are.\n"),
        ("content/sources.yaml", "sources:\n  visits: {type: report, title: Notes of our visits}\n"),
        ("content/sources.md", "---\ntitle: Sources\nlists: sources\n---\n"),
        ("content/findings/_index.md", "---\ntitle: Findings\nlists: findings\n---\n"),
        ("content/log.md", "---\ntitle: Corrections\nlists: corrections\n---\n"),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .into()
}

fn record(files: &[(String, String)]) -> String {
    let taken = snapshot(&project(files), &options());
    assert_eq!(taken.diagnostics, []);
    taken.record.unwrap()
}

/// The files with what was published of them beside them.
fn released(mut files: Files) -> Files {
    let text = record(&files);
    files.push((RECORD.to_owned(), text));
    files
}

/// The files with `is` in place of `was` in one of them.
fn with(files: &Files, path: &str, was: &str, is: &str) -> Files {
    let mut files = files.clone();
    let (_, text) = files.iter_mut().find(|(other, _)| other == path).unwrap();
    assert!(text.contains(was), "{path} has no {was}");
    *text = text.replace(was, is);
    files
}

fn page(files: &Files, path: &str) -> String {
    let built = build(&project(files), &options());
    assert_eq!(built.diagnostics, []);
    String::from_utf8(built.site.unwrap().get(path).unwrap_or_else(|| panic!("{path}")).to_vec()).unwrap()
}

#[test]
fn what_did_not_change_is_held_by_its_own_record() {
    let files = released(files());
    assert_eq!(told(&project(&files)), "");
    let again = snapshot(&project(&files), &options()).record.unwrap();
    assert_eq!(again, files.last().unwrap().1);
}

/// The numbers of the register follow from answers and assessments, each of which has its own date and source.
#[test]
fn what_the_program_counts_itself_is_no_published_figure() {
    let record = record(&files());
    assert!(record.contains("data/recommendations-by-assessment/"), "{record}");
    assert!(!record.contains("id: recommendations"), "{record}");
}

#[test]
fn a_number_changes_only_with_a_correction() {
    let changed = with(&with(&released(files()), TABLE, "[North, 20]", "[North, 21]"), FINDING, "20 days", "21 days");
    assert!(told(&project(&changed)).contains("content/data/days.yaml:9:5: error[release-number]"));
    let correction = "rows:\n  - [North, 21]\n  - [South, \"[x]\"]\ncorrections:\n  - {date: 2026-11-23, said: 20 days, says: 21 days, why: We counted again., severity: substantive}\n";
    let corrected = with(&changed, TABLE, "rows:\n  - [North, 21]\n  - [South, \"[x]\"]\n", correction);
    assert_eq!(told(&project(&corrected)), "");
}

/// One correction accounts for what changed until the next release, and not for what changes after that.
#[test]
fn a_correction_counts_once() {
    let correction = "as-of: 2014\ncorrections:\n  - {date: 2014-02-01, said: 19 days, says: 20 days, why: We counted again., severity: minor}\n";
    let files = released(with(&files(), TABLE, "as-of: 2014\n", correction));
    let changed = with(&with(&files, TABLE, "[North, 20]", "[North, 21]"), FINDING, "20 days", "21 days");
    assert!(told(&project(&changed)).contains("error[release-number]"));
}

#[test]
fn a_row_may_be_added_and_none_may_go() {
    let files = released(files());
    assert_eq!(told(&project(&with(&files, TABLE, "  - [South", "  - [East, 3]\n  - [South"))), "");
    let gone = with(&files, TABLE, "  - [South, \"[x]\"]\n", "");
    assert!(told(&project(&gone)).contains("error[release-number]"));
}

#[test]
fn a_statement_changes_only_with_a_correction_or_a_new_version() {
    let files = released(files());
    let changed = with(&files, FINDING, "title: Help came late", "title: Help came in time");
    assert!(told(&project(&changed)).contains("content/findings/slow.md:2:8: error[release-statement]"));
    let correction = "title: Help came in time\ncorrections:\n  - {date: 2026-11-23, said: Late, says: In time, why: We read it wrong., severity: substantive}";
    assert_eq!(told(&project(&with(&changed, FINDING, "title: Help came in time", correction))), "");
    let mut replaced = with(&changed, FINDING, "title: Help", "version: 2\ntitle: Help");
    assert!(told(&project(&replaced)).contains("error[version-complete]"));
    replaced.push(("content/findings/slow.v1.md".to_owned(), "---\ntitle: Help came late\nevidence: [table:days]\nconfidence: high\nsuperseded: 2026-11-23\n---\nIt took [19 days](value:days/north/days).\n".to_owned()));
    assert_eq!(told(&project(&replaced)), "");
}

#[test]
fn what_a_recommendation_asks_for_changes_only_with_a_trace() {
    let changed = with(&released(files()), "content/recommendations/act.md", "a week", "a month");
    let told = told(&project(&changed));
    assert!(told.contains("error[release-statement]") && told.contains("within a week"), "{told}");
}

/// A new name is no way round: the finding is known by the address that leads to it.
#[test]
fn a_finding_of_another_name_keeps_its_statement() {
    let rename = |title: &str| {
        let mut files = released(files());
        let (path, text) = files.iter_mut().find(|(path, _)| path == FINDING).unwrap();
        *path = "content/findings/late.md".to_owned();
        *text = text.replace("title: Help came late", &format!("title: {title}\naliases: [findings/slow]"));
        for suffix in ["bib", "ris", "json"] {
            let alias = format!("\naliases: [findings/slow, findings/slow/cite.{suffix}");
            *text = text.replace("\naliases: [findings/slow", &alias);
        }
        with(&files, "content/recommendations/act.md", "findings: [slow]", "findings: [late]")
    };
    assert!(!told(&project(&rename("Help came late"))).contains("release-statement"));
    let told = told(&project(&rename("Help came in time")));
    assert!(told.contains("content/findings/late.md:2:8: error[release-statement]"), "{told}");
}

/// That an address leads on does not say what became of the statement.
#[test]
fn a_recommendation_is_taken_away_only_with_a_correction() {
    let mut files = released(files());
    files.retain(|(path, _)| path != "content/recommendations/act.md");
    let aliases = ["act", "act/cite.bib", "act/cite.ris", "act/cite.json"].map(|one| format!("recommendations/{one}"));
    let led = format!("title: About\naliases: [us, {}]\n", aliases.join(", "));
    let files = with(&files, "content/about.md", "title: About\naliases: [us]\n", &led);
    let silent = told(&project(&files));
    assert!(silent.contains("error[release-statement]: the recommendation “Act sooner” was published"), "{silent}");
    let says = "corrections:\n  - {date: 2026-11-23, said: Act sooner., says: We no longer ask for this., why: It was done., severity: substantive}\n---\nWho we are.";
    let declared = told(&project(&with(&files, "content/about.md", "---\nWho we are.", says)));
    assert!(!declared.contains("release-statement"), "{declared}");
}

#[test]
fn an_address_stays_or_leads_on() {
    let mut files = released(files());
    files.retain(|(path, _)| path != "content/about.md");
    assert_eq!(told(&project(&files)).matches("error[release-address]").count(), 2, "the page and its former address");
    files.push(("content/who.md".to_owned(), "---\ntitle: Who\naliases: [us, about]\n---\nWe.\n".to_owned()));
    assert_eq!(told(&project(&files)), "");
}

#[test]
fn what_is_not_due_is_in_no_record() {
    let mut files = files();
    files.push((
        "content/sesame.md".to_owned(),
        "---\ntitle: Sesame\ndraft: true\naliases: [old-sesame]\n---\nSesame\n".to_owned(),
    ));
    files.push((
        "content/about.v1.md".to_owned(),
        "---\ntitle: Sesame\ndraft: true\nsuperseded: 2014\n---\nSesame\n".to_owned(),
    ));
    files.push(("content/later.md".to_owned(), "---\ntitle: Sesame\npublished: 2026-11-24\n---\nSesame\n".to_owned()));
    assert!(!record(&files).to_lowercase().contains("sesame"));
}

#[test]
fn content_with_errors_is_no_release() {
    let taken = snapshot(&project(&with(&files(), FINDING, "confidence: high\n", "")), &options());
    assert!(taken.record.is_none() && !taken.diagnostics.is_empty());
}

/// An earlier version is readable at its own address, found from the page in its place, and nowhere else.
#[test]
fn an_earlier_version_stays_readable() {
    let mut files = with(&files(), FINDING, "title: Help came late", "version: 2\ntitle: Help came in time");
    files.push(("content/findings/slow.v1.md".to_owned(), "---\ntitle: Help came late\nevidence: [table:days]\nconfidence: low\nsuperseded: 2014-03-01\n---\nIt took [19 days](value:days/north/days).\n".to_owned()));
    let old = page(&files, "findings/slow/v1/index.html");
    for part in [
        "<h1>Help came late</h1>",
        "It took 19 days.",
        "This is an older version.",
        "href=\"/findings/slow/\"",
        "<meta name=\"robots\" content=\"noindex\">",
        "<link rel=\"canonical\" href=\"https://example.org/findings/slow/v1/\">",
    ] {
        assert!(old.contains(part), "{part}");
    }
    assert!(page(&files, "findings/slow/index.html").contains("href=\"/findings/slow/v1/\""));
    for path in ["sitemap.xml", "feed.xml", "findings/index.html", "data/days/index.html", "index.html"] {
        let text = page(&files, path);
        assert!(!text.contains("/v1/") && !text.contains("Help came late"), "{path}");
    }
}

fn news(earlier: &Files, later: &Files) -> Vec<String> {
    let sources: Sources = project(later);
    let messages = theme::english();
    let model = understand(&sources, &options()).model;
    let earlier = understand(&project(&released(earlier.clone())), &options()).model.releases[0].release.clone();
    let edition: Edition = options().edition;
    let found = release::changes(&earlier, &release::record(&model, edition.as_of.into()));
    let groups = release::words(&found, &messages);
    groups.into_iter().flat_map(|group| std::iter::once(group.title).chain(group.lines)).collect()
}

#[test]
fn what_is_new_is_told_in_sentences() {
    let before = files();
    assert_eq!(news(&before, &before), Vec::<String>::new());
    let mut after = with(&with(&before, TABLE, "[North, 20]", "[North, 1021]"), FINDING, "20 days", "1,021 days");
    after = with(
        &after,
        TABLE,
        "as-of: 2014\n",
        "as-of: 2014\ncorrections:\n  - {date: 2026-11-20, said: 20 days., says: \"1,021 days.\", why: We counted again., severity: substantive}\n",
    );
    after = with(&after, FINDING, "Help came late", "Help never came");
    after.retain(|(path, _)| path != "content/about.md");
    after.push(("content/who.md".to_owned(), "---\ntitle: Who we are\naliases: [about]\n---\nWe.\n".to_owned()));
    assert_eq!(
        news(&before, &after),
        [
            "New pages",
            "Page: Who we are",
            "Pages that are gone",
            "Page: About. Its address now leads to “Who we are”.",
            "Finding: Help never came",
            "It said “Help came late”. It now says “Help never came”.",
            "Table: Days until help came",
            "In the row “North”, “Days” was 20 days and is now 1,021 days.",
            "Corrected (20 November 2026). It said “20 days”. It now says “1,021 days”.",
        ]
    );
}

/// The histories of a recommendation grow without a word of their own, and are told.
#[test]
fn answers_findings_and_versions_are_told() {
    let act = "content/recommendations/act.md";
    let mut before = files();
    before.push(("content/bodies.yaml".to_owned(), "bodies:\n  board: {name: The board}\n".to_owned()));
    before
        .push(("content/bodies.md".to_owned(), "---\ntitle: Bodies\nlists: bodies\n---\n[](body:board)\n".to_owned()));
    let mut after = with(
        &before,
        act,
        "findings: [slow]\n",
        "findings: [slow]\naddressed-to: [board]\nversion: 2\nresponses:\n  - {date: 2026-11-01, body: board, position: rejected, source: visits}\nassessments:\n  - {date: 2026-11, status: open, source: visits}\n",
    );
    after.push((
        "content/recommendations/act.v1.md".to_owned(),
        "---\ntitle: Act sooner\nfindings: [slow]\nsuperseded: 2026-11-01\n---\nBoards should act within a week.\n"
            .to_owned(),
    ));
    assert_eq!(
        news(&before, &after),
        [
            "Recommendation: Act sooner",
            "Version 2 stands in place of version 1.",
            "The board answered (1 November 2026): Rejected.",
            "We found (November 2026): Open.",
        ]
    );
}

#[test]
fn a_correction_that_was_published_stays() {
    let correction = "as-of: 2014\ncorrections:\n  - {date: 2014-02-01, said: 19 days, says: 20 days, why: We counted again., severity: minor}\n";
    let gone = with(&released(with(&files(), TABLE, "as-of: 2014\n", correction)), TABLE, correction, "as-of: 2014\n");
    assert!(told(&project(&gone)).contains("error[release-number]"));
    let correction =
        "title: About\ncorrections:\n  - {date: 2014-02-01, said: Us, says: We, why: A slip., severity: minor}\n";
    let files = released(with(&files(), "content/about.md", "title: About\n", correction));
    let gone = with(&files, "content/about.md", correction, "title: About\n");
    assert!(told(&project(&gone)).contains("error[release-statement]"));
}

/// The number by which a paragraph is cited stays with it from release to release, and is never given to another.
#[test]
fn paragraphs_keep_the_numbers_of_the_last_release() {
    let chapter = |text: &str| ("content/reports/r/02-chapter.md".to_owned(), format!("---\ntitle: C\n---\n{text}\n"));
    let report = ("content/reports/r/_index.md".to_owned(), "---\ntitle: R\n---\nAbout.\n".to_owned());
    let first = released(vec![report.clone(), chapter("Alpha.\n\nBeta.\n\nGamma.")]);
    let later = vec![report.clone(), chapter("Alpha.\n\nNew.\n\nGamma, edited."), first[2].clone()];
    let numbers = |files: &Files| {
        let model = understand(&project(files), &options()).model;
        let chapter = model.documents.iter().find(|document| document.id == "chapter").unwrap();
        chapter.paragraphs.iter().map(|paragraph| paragraph.number.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(numbers(&later), "2.1 2.2 2.3");
    let gone = vec![report.clone(), chapter("Alpha.\n\nGamma."), first[2].clone()];
    assert_eq!(numbers(&gone), "2.1 2.3");
    // The next release still knows that 2.2 was given out.
    let next = vec![report, chapter("Alpha.\n\nNew.\n\nGamma."), (RECORD.to_owned(), record(&gone))];
    assert_eq!(numbers(&next), "2.1 2.1A 2.3");
}

#[test]
fn a_build_as_on_a_former_day_knows_only_the_releases_so_far() {
    let mut files = files();
    files.push(("content/releases/2026-11-22.yaml".to_owned(), "date: 2026-11-22\naddresses: [gone/]\n".to_owned()));
    let on = |day: i8| {
        let edition = Edition { drafts: false, as_of: jiff::civil::date(2026, 11, day) };
        build(&project(&files), &Options { edition, ..options() }).diagnostics.len()
    };
    assert_eq!((on(21), on(22)), (0, 1));
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 64, failure_persistence: None, ..Default::default() })]

    /// A record is read back as it was written, whatever a text holds.
    #[test]
    fn a_record_is_read_back_as_it_was_written(text in "\\PC{0,6}[\\n -~\\u{a0}\\u{2028}\\u{2029}\\u{feff}#: \\-]{0,6}x") {
        let correction = || PublishedCorrection { date: "2014-02".parse().unwrap(), said: text.clone(), says: text.clone() };
        let event = |body: Option<String>| PublishedEvent { date: "2014".parse().unwrap(), body, status: "open".to_owned() };
        let paragraph = |text: Option<String>| PublishedParagraph { number: "1.10".to_owned(), text };
        let document = Published {
            kind: "recommendation".to_owned(),
            id: text.clone(),
            url: text.clone(),
            version: 2,
            title: text.clone(),
            text: Some(text.clone()),
            aliases: vec![text.clone(), text.clone()],
            corrections: vec![correction()],
            responses: vec![event(Some(text.clone()))],
            assessments: vec![event(None)],
            paragraphs: vec![paragraph(Some(text.clone())), paragraph(None)],
        };
        let table = PublishedTable {
            id: "t".to_owned(),
            title: text.clone(),
            fields: vec![PublishedField { id: "n".to_owned(), title: text.clone(), unit: Some(text.clone()) }],
            rows: vec![vec![text.clone(), text.clone(), "1.10".to_owned()]],
            corrections: vec![correction()],
        };
        let release = Release {
            date: "2014-01-31".parse().unwrap(),
            documents: vec![document],
            tables: vec![table],
            addresses: vec![text.clone()],
        };
        let written = release::write(&release);
        let excerpt = Excerpt { file: FileId(0), offset: 0, text: &written };
        let read = yaml::record::<Release>(excerpt).map(|record| record.value);
        proptest::prop_assert_eq!(read, Ok(release), "{}", written);
    }
}
