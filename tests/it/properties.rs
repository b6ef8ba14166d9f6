//! What holds for every content, however nasty: it is told or published, never a panic, and never a script.
//!
//! The same cases are tried in each run, so that a change is to blame for a failure. `PROPTEST_RNG_SEED=random` tries
//! others, `PROPTEST_CASES=10000` more; `fuzz/` looks further.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use findings::diagnostic::format::{Colour, FORMATS};
use findings::diagnostic::{Diagnostic, Place};
use findings::messages::{Entry, Messages};
use findings::model::numbers::find;
use findings::model::table::{Cell, Field, FieldKind, Role, Row, Table};
use findings::model::value::quantity::Quantity;
use findings::model::value::words::Words;
use findings::model::value::{CellAt, Value, statement};
use findings::read::address::Operation;
use findings::read::figure::{ChartRecord, TableRecord};
use findings::read::front_matter::{self, Finding, Framework, Page, Principle, Recommendation, Report};
use findings::read::scalar::slug;
use findings::read::source::SourceList;
use findings::read::{Excerpt, data, markdown, yaml};
use findings::site::Site;
use findings::source::{Content, FileId, SourceFile, Sources, Span};
use findings::{Built, build};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

use crate::support::{HOME, SETTINGS, options, without_own_scripts};

/// The settings of a property with this many cases; the environment can ask for more, or for others.
fn cases(cases: u32) -> Config {
    let default = Config::default();
    let is_set = |name: &str| std::env::var_os(name).is_some();
    Config {
        cases: if is_set("PROPTEST_CASES") { default.cases } else { cases },
        rng_seed: if is_set("PROPTEST_RNG_SEED") { default.rng_seed } else { RngSeed::Fixed(2013) },
        failure_persistence: None,
        ..default
    }
}

/// Pieces that mean something to a reader of Markdown or YAML, or to a browser.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "    ",
    "---\n",
    "...\n",
    "# ",
    "## ",
    "###### ",
    "* ",
    "- ",
    "1. ",
    "> ",
    "> [!NOTE]\n> ",
    "[",
    "]",
    "(",
    ")",
    "](",
    "][",
    "![",
    "[^",
    "[^a]",
    "[^a]: ",
    "[x] ",
    "`",
    "```",
    "```chart\n",
    "```table\n",
    "~~~",
    "~~",
    "*",
    "**",
    "_",
    "|",
    "| - |",
    "\n| a | b |\n| --- | ---: |\n",
    "\n: ",
    "\\",
    "<",
    ">",
    "&",
    "&#60;",
    "&lt;",
    "\"",
    "'",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "<b>",
    "</b>",
    "<https://a.b/>",
    "javascript:",
    "JaVaScRiPt:alert(1)",
    "https://a.b/",
    "mailto:a@b",
    "data:text/html,",
    " onload=alert(1) ",
    "\" onclick=\"alert(1)",
    "{",
    "}",
    "{#a}",
    "{.b onclick=x}",
    "{{",
    "{%",
    "}}",
    ": ",
    "key: ",
    "title: ",
    "? ",
    "&a ",
    "*a",
    "!!str ",
    "<<: ",
    "|\n",
    ">-\n",
    "null",
    "~",
    "true",
    "1e999",
    "-0",
    "0x1f",
    "2013-11-26",
    "[]",
    "{}",
    "[c]",
    "\u{85}",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{202e}",
    "\u{2028}",
    "\u{feff}",
    "\u{fffd}",
    "\u{e9}",
    "e\u{301}",
    "\u{130}",
    "\u{3a3}",
    "\u{1f469}\u{200d}\u{1f467}",
    "ŷ",
    "value:t/a/n",
    "table:t",
    "finding:",
    "figure:c",
    "fields:\n",
    "rows:\n",
    "id: c\nkind: bar\ntable: t\nx: k\ny: n\n",
];

/// What is nested by being repeated.
const NESTING: &[&str] =
    &["> ", "- ", "[", "![", "*", "_", "(", "{", "[{a: ", "- - ", "1. ", "`", "<", "<b>", "&a ", "    ", "|", "[^"];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        12 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        4 => "[a-z]{1,6} ?",
        2 => "\\PC{0,6}",
        1 => (proptest::sample::select(NESTING), 1..200_usize).prop_map(|(piece, times)| piece.repeat(times)),
        1 => (200..3000_usize).prop_map(|length| "long ".repeat(length / 5)),
    ]
}

/// A text of any pieces, with line endings of Unix or of Windows.
fn nasty() -> impl Strategy<Value = String> {
    (proptest::collection::vec(piece(), 0..24), any::<bool>()).prop_map(|(pieces, windows)| {
        let text = pieces.concat();
        if windows { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text }
    })
}

/// Sources of one text.
fn one(path: &str, text: &str) -> Sources {
    Sources::from_texts([(path, text)])
}

fn only(sources: &Sources) -> Excerpt<'_> {
    Excerpt::whole(sources, FileId(0))
}

/// Every place lies in its text, and every form tells it.
fn check_told(told: &[Diagnostic], sources: &Sources) {
    for diagnostic in told {
        let own = match &diagnostic.place {
            Place::Span(span) => Some(*span),
            Place::File(_) | Place::Path(_) => None,
        };
        for span in own.into_iter().chain(diagnostic.labels.iter().map(|label| label.span)) {
            let text = sources.text(span.file);
            assert!(span.start <= span.end && span.end as usize <= text.len(), "{span:?} of {diagnostic:?}");
        }
    }
    for format in FORMATS {
        for colour in [Colour::Plain, Colour::Terminal] {
            let shown = (format.render)(told, sources, colour);
            assert!(told.is_empty() || !shown.is_empty());
        }
    }
}

/// Reads a record: a value, or at least one thing that is told.
fn check_record<T: serde::de::DeserializeOwned>(sources: &Sources, excerpt: Excerpt) {
    if let Err(told) = yaml::record::<T>(excerpt) {
        assert!(!told.is_empty(), "refused without a word");
        check_told(&told, sources);
    }
}

proptest! {
    #![proptest_config(cases(160))]

    #[test]
    fn any_front_matter_is_read_or_told(text in nasty(), open in any::<bool>()) {
        let text = if open { format!("---\n{text}") } else { format!("---\n{text}\n---\nText.\n") };
        let sources = one("content/a.md", &text);
        match front_matter::split(only(&sources)) {
            Err(told) => check_told(&[told], &sources),
            Ok(parts) => {
                prop_assert!(text.contains(parts.front_matter.text) && text.ends_with(parts.body.text));
                check_record::<Page>(&sources, parts.front_matter);
                check_record::<Report>(&sources, parts.front_matter);
                check_record::<Finding>(&sources, parts.front_matter);
                check_record::<Recommendation>(&sources, parts.front_matter);
                check_record::<Framework>(&sources, parts.front_matter);
                check_record::<Principle>(&sources, parts.front_matter);
            }
        }
    }

    #[test]
    fn any_yaml_is_read_or_told(text in nasty()) {
        let sources = one("content/data/t.yaml", &text);
        let excerpt = only(&sources);
        check_record::<data::Table>(&sources, excerpt);
        check_record::<data::Bodies>(&sources, excerpt);
        check_record::<SourceList>(&sources, excerpt);
        check_record::<data::Glossary>(&sources, excerpt);
        check_record::<data::Questions>(&sources, excerpt);
        check_record::<ChartRecord>(&sources, excerpt);
        check_record::<TableRecord>(&sources, excerpt);
    }

    #[test]
    fn any_markdown_is_read_and_its_problems_are_told(text in nasty()) {
        let sources = one("content/a.md", &text);
        let (body, told) = markdown::read(only(&sources));
        check_told(&told, &sources);
        let length = sources.text(FileId(0)).len();
        let links = body.links.iter().map(|link| link.span);
        let spans = links.chain(body.headings.iter().map(|heading| heading.span));
        for span in spans.chain(body.figures.iter().map(|figure| figure.span)) {
            prop_assert!(span.start <= span.end && span.end as usize <= length, "{span:?}");
        }
    }

    #[test]
    fn a_slug_of_a_slug_is_itself(text in any::<String>()) {
        let once = slug(&text);
        prop_assert_eq!(slug(&once), once.clone());
        prop_assert!(!once.contains(char::is_whitespace));
    }
}

proptest! {
    #![proptest_config(cases(24))]

    /// A project of nasty files is told, or published without a script; and twice alike.
    #[test]
    fn any_project_is_told_or_published(page in nasty(), table in nasty(), record in nasty(), front in nasty()) {
        let page = format!("---\ntitle: A page\n---\n{page}");
        let finding = format!("---\ntitle: A finding\n{front}\n---\nText.\n");
        let sources = Sources::from_texts([
            ("content/site.yaml", SETTINGS),
            ("content/_index.md", HOME),
            ("content/a.md", &page),
            ("content/findings/f.md", &finding),
            ("content/data/t.yaml", &table),
            ("content/sources.yaml", &record),
        ]);
        let first = build(&sources, &options());
        check_told(&first.diagnostics, &sources);
        first.site.iter().for_each(check_safe);
        let second = build(&sources, &options());
        prop_assert_eq!(first.site, second.site);
        prop_assert_eq!(first.diagnostics, second.diagnostics);
    }
}

/// Numbers as tables have them: up to 15 digits, up to nine of them behind the point.
fn number() -> impl Strategy<Value = f64> {
    let digits = prop_oneof![-1000..1000_i64, -999_999_999_999_999..999_999_999_999_999_i64];
    (digits, 0..10_u32).prop_map(|(digits, places)| {
        let text = format!("{digits}e-{places}");
        text.parse().expect("digits with an exponent are a number")
    })
}

/// A table of one cell.
fn table_of(kind: FieldKind, unit: Option<&str>, decimals: Option<u8>, value: f64) -> Table {
    let span = Span::new(FileId(0), 0..0);
    let field = Field {
        id: "n".parse().expect("an id"),
        title: "N".to_owned(),
        kind,
        role: Role::Measure,
        unit: unit.map(str::to_owned),
        unit_one: None,
        declared: None,
        decimals,
        minimum: None,
        maximum: None,
        description: None,
    };
    Table {
        corrections: Vec::new(),
        key: Default::default(),
        id: "t".parse().expect("an id"),
        span,
        title: "T".to_owned(),
        description: "D".to_owned(),
        sources: Vec::new(),
        derived: false,
        as_of: "2013".parse().expect("a date"),
        licence: None,
        base: None,
        illustrative: true,
        fields: vec![field],
        rows: vec![Row { key: "a".to_owned(), cells: vec![Cell::Number(value, None)], span, places: Vec::new() }]
            .into(),
        notes: Vec::new(),
        apart: Vec::new(),
    }
}

static ENGLISH: LazyLock<Messages> = LazyLock::new(english);

/// Whether a sentence that repeats a cell as the site shows it agrees with the cell, and what it says.
fn repeats(table: Table) -> (bool, String) {
    let cell = CellAt { table: 0, row: 0, field: 0 };
    let quantity = Quantity::of(&Value { operation: None, cells: vec![cell] }, &[table]);
    let quantity = quantity.ok().flatten().expect("the cell holds a number");
    let (text, words) = (quantity.text(&ENGLISH), Words::new(&ENGLISH));
    (statement::read(&text, words).is_some_and(|statement| statement.agrees(&quantity, words)), text)
}

fn english() -> Messages {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/messages/en.yaml");
    let text = std::fs::read_to_string(path).expect("the catalogue is there");
    Messages::new(serde_yaml::from_str::<BTreeMap<String, Entry>>(&text).expect("the catalogue is YAML"))
}

/// Units of every form: a sign, a currency, words, words that begin like one that scales.
const UNITS: &[Option<&str>] = &[
    None,
    Some("%"),
    Some("‰"),
    Some("£"),
    Some("$"),
    Some("children"),
    Some("per 10,000"),
    Some("young people"),
    Some("kg"),
    Some("months"),
    Some("millions"),
    Some("£ million"),
    Some("km²"),
];

/// Units that begin with a word by which a sentence may scale.
const SCALING_UNITS: &[&str] = &["thousand", "million", "million pounds", "billion", "k", "m", "bn"];

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_number_as_it_is_published_agrees_with_its_cell(
        value in number(),
        unit in proptest::sample::select(UNITS),
        decimals in proptest::option::of(0..10_u8),
    ) {
        let (agrees, text) = repeats(table_of(FieldKind::Number, unit, decimals, value));
        prop_assert!(agrees, "{text} for {value} {unit:?}");
    }

    #[test]
    fn a_whole_number_as_it_is_published_agrees_with_its_cell(
        value in -999_999_999_999_999..999_999_999_999_999_i64,
        unit in proptest::sample::select(UNITS),
    ) {
        let value = value as f64;
        let (agrees, text) = repeats(table_of(FieldKind::Integer, unit, None, value));
        prop_assert!(agrees, "{text} for {value} {unit:?}");
    }

    #[test]
    fn a_number_in_a_unit_that_scales_agrees_with_its_cell(
        value in number(),
        unit in proptest::sample::select(SCALING_UNITS),
        decimals in proptest::option::of(0..10_u8),
    ) {
        let (agrees, text) = repeats(table_of(FieldKind::Number, Some(unit), decimals, value));
        prop_assert!(agrees, "{text} for {value} {unit:?}");
    }
}

/// What an attacker would write, or an editor by accident.
const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "\\<script>alert(1)\\</script>",
    "`<script>`",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "&#x3C;img src=x onerror=alert(1)&#x3E;",
    "<img src=x onerror=alert(1)>",
    "\\<img src=x onerror=alert(1)>",
    "\" onload=\"alert(1)",
    "&quot; onload=&quot;alert(1)",
    "' onload='alert(1)",
    "&#39;&#34;",
    "onclick=alert(1)",
    "javascript:alert(1)",
    "[a](javascript:alert(1))",
    "[a](JAVASCRIPT&colon;alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](java\\script:x)",
    "[a](vbscript:x)",
    "[a](data:text/html,x)",
    "<javascript:alert(1)>",
    "[a](//evil.example)",
    "[a](https://a.b/\"onclick=alert(1))",
    "[a](https://a.b/ \"t\\\" onclick=x\")",
    "[a](https://a.b/<script>)",
    "<https://a.b/\"onclick=alert(1)>",
    "<https://a.b/'onclick=alert(1)>",
    "![\"onerror=alert(1)](/x.png)",
    "![a](/x.png \"\\\"onerror=alert(1)\")",
    "![a](/x.png#\"onerror=alert(1))",
    "[a](mailto:a@b?\"onclick=x)",
    "[a](tel:\"onclick=x)",
    "[a](#x\"onclick=x)",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "]]>",
    "-->",
    "<!-- a -->",
    "</title>",
    "</p></main>",
    "[^\"onclick=x]",
    "[^a]",
    "==",
    "\u{202e}tpircs",
    "＜script＞",
    "&NotExists;",
    "\u{a0}",
    "",
];

/// What a text stands in; `@` is the text, `§` a number of its own.
const PLACES: &[&str] = &[
    "@",
    "Before @ after",
    "**@**",
    "*@*",
    "~~@~~",
    "`@`",
    "``@``",
    "[@](https://example.org/)",
    "[a](https://example.org/@)",
    "[a](<https://example.org/@>)",
    "[a](https://example.org/ '@')",
    "[a](mailto:@)",
    "![@](/x.png)",
    "![a](/x.png '@')",
    "## Heading § @",
    "## Heading § {#h§@}",
    "## Heading § {#h§ .@}",
    "> @",
    "> [!NOTE]\n> @",
    "- @\n- @",
    "- [ ] @",
    "7. @",
    "    @",
    "```\n@\n```",
    "```@\ncode\n```",
    "| @ | b |\n| --- | ---: |\n| @ | @ |",
    "Term @\n: meaning @",
    "Note[^n§]\n\n[^n§]: @",
    "Note[^@]\n\n[^@]: text",
    "[@][l§]\n\n[l§]: https://example.org/@ '@'",
    "<https://example.org/@>",
    "[@](value:t/a/n)",
    "[](value:t/a/n)@",
    "```table\ntable: t\ntitle: '@'\n```",
    "line  \n@\\\n@",
];

/// A body whose blocks each hold an attack.
fn attack() -> impl Strategy<Value = String> {
    let block = (proptest::sample::select(PLACES), proptest::sample::select(ATTACKS));
    proptest::collection::vec(block, 1..4).prop_map(|blocks| {
        let blocks = blocks.iter().enumerate();
        let text = blocks.map(|(at, (place, attack))| place.replace('§', &at.to_string()).replace('@', attack));
        text.collect::<Vec<_>>().join("\n\n")
    })
}

/// The least project with a page of this body, a table and a picture for it to name.
fn project_of(body: &str) -> Sources {
    let page = format!("---\ntitle: A page\n---\n{body}\n");
    let table = "title: Illustrative t\ndescription: D.\nillustrative: true\nas-of: 2013\nfields:\n  - {id: k, title: K, type: text, role: key}\n  - {id: n, title: N, type: number}\nrows:\n  - [a, 1]\n";
    let texts = Sources::from_texts([
        ("content/site.yaml", SETTINGS),
        ("content/_index.md", HOME),
        ("content/a.md", page.as_str()),
        ("content/data/t.yaml", table),
    ]);
    let picture = SourceFile { path: "content/static/x.png".to_owned(), content: Content::Bytes("".into()) };
    Sources::new(texts.files().map(|(_, file)| file.clone()).chain([picture]).collect())
}

/// A tag of a page: its name and its attributes.
type Tag = (String, Vec<(String, String)>);

#[derive(Default)]
struct Tags(std::cell::RefCell<Vec<Tag>>);

impl TokenSink for Tags {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if let Token::TagToken(tag) = token {
            let name = if tag.kind == TagKind::EndTag { format!("/{}", tag.name) } else { tag.name.to_string() };
            let attribute =
                |attribute: &html5ever::Attribute| (attribute.name.local.to_string(), attribute.value.to_string());
            self.0.borrow_mut().push((name, tag.attrs.iter().map(attribute).collect()));
        }
        TokenSinkResult::Continue
    }
}

/// The tags of a page as a browser sees them.
fn tags(html: &str) -> Vec<Tag> {
    let tokenizer = Tokenizer::new(Tags::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.take()
}

/// Every HTML page of a site.
fn pages(site: &Site) -> impl Iterator<Item = (&str, String)> {
    let html = site.files().filter(|(path, _)| path.as_str().ends_with(".html"));
    html.map(|(path, bytes)| (path.as_str(), String::from_utf8(bytes.to_vec()).expect("a page is UTF-8")))
}

/// No page has what runs: no script, no handler, no address that is one. The default theme has none of its own.
fn check_safe(site: &Site) {
    for (path, html) in pages(site) {
        let html = without_own_scripts(&html);
        assert!(!html.to_ascii_lowercase().contains("<script"), "{path}: {html}");
        for (name, attributes) in tags(&html) {
            assert!(!matches!(name.as_str(), "script" | "iframe" | "object" | "embed" | "base"), "{path}: <{name}>");
            for (attribute, value) in attributes {
                assert!(!attribute.starts_with("on") && attribute != "style", "{path}: <{name} {attribute}={value:?}>");
                assert!(attribute != "href" && attribute != "src" || is_harmless(&value), "{path}: {value:?}");
            }
        }
    }
}

/// Whether a browser takes an address for one of this site, or of a scheme that runs nothing.
fn is_harmless(url: &str) -> bool {
    let url = url.trim_start_matches(|c: char| c.is_control() || c.is_whitespace()).to_ascii_lowercase();
    let scheme = url.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| !scheme.contains(['/', '#', '?']));
    scheme.is_none_or(|scheme| matches!(scheme, "https" | "http" | "mailto" | "tel"))
}

#[test]
fn no_text_of_an_editor_runs_in_a_browser() {
    let published = std::cell::Cell::new(0);
    let mut runner = proptest::test_runner::TestRunner::new(cases(80));
    runner
        .run(&attack(), |body| {
            let sources = project_of(&body);
            let Built { site, diagnostics } = build(&sources, &options());
            check_told(&diagnostics, &sources);
            published.set(published.get() + u32::from(site.is_some()));
            site.iter().for_each(check_safe);
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(published.get() > 20, "only {} of the sites were published", published.get());
}

/// A text that one line of a front matter or a cell can hold.
fn line() -> impl Strategy<Value = String> {
    let piece = prop_oneof![3 => proptest::sample::select(ATTACKS).prop_map(str::to_owned), 1 => "[ -~]{1,8}", 1 => "\\PC{1,4}"];
    proptest::collection::vec(piece, 1..4).prop_map(|pieces| format!("x{}", pieces.concat().replace('\u{feff}', "")))
}

/// A project that says `text` in every place that takes a plain text and shows it.
fn project_saying(text: &str) -> Sources {
    // A text in JSON's quotes is one in YAML's.
    // A correction does not say the same twice.
    let said = serde_json::to_string(&format!("Not {text}")).expect("a text is JSON");
    let text = serde_json::to_string(text).expect("a text is JSON");
    let files = [
        (
            "content/site.yaml",
            format!(
                "title: {text}\ndescription: {text}\nbase-url: https://example.org/\nlanguage: en-GB\npublisher: {{name: {text}}}\nnotice: {text}\nlicence: {{name: {text}, url: \"https://example.org/\"}}\nfooter: [r.md]\nnavigation: [reports/r/_index.md]\n"
            ),
        ),
        (
            "content/_index.md",
            format!(
                "---\ntitle: {text}\nsummary: {text}\ncontent-note: {text}\n---\n[](body:b) [](term:w) [](source:s)\n"
            ),
        ),
        (
            "content/r.md",
            format!(
                "---\ntitle: {text}\nnav-title: {text}\nlists: sources\npublished: 2013\n---\n[](finding:f) [](table:t)\n\n```table\ntable: t\ntitle: {text}\n```\n"
            ),
        ),
        ("content/b.md", format!("---\ntitle: {text}\nlists: bodies\n---\n")),
        ("content/g.md", format!("---\ntitle: {text}\nlists: glossary\n---\n")),
        ("content/log.md", format!("---\ntitle: {text}\nlists: corrections\n---\n")),
        (
            "content/reports/r/_index.md",
            format!(
                "---\ntitle: {text}\nsubtitle: {text}\nsummary: {text}\npublished: 2013-11-26\nauthors: [{text}]\nidentifiers: [{text}]\nevidence-base: {text}\npublisher: b\nsource: s\ncorrections: [{{date: 2014, said: {said}, says: {text}, why: {text}, place: {text}, severity: minor}}]\n---\n"
            ),
        ),
        (
            "content/findings/f.md",
            format!(
                "---\ntitle: {text}\nnumber: {text}\ntopics: [{text}]\nevidence: [table:t]\nconfidence: low\nconfidence-note: {text}\nreport: r\n---\n"
            ),
        ),
        (
            "content/recommendations/m.md",
            format!(
                "---\ntitle: {text}\nnumber: {text}\nfindings: [f]\naddressed-to: [b]\nresponses: [{{date: 2014, body: b, position: rejected, text: {text}, source: s}}]\nassessments: [{{date: 2014, status: open, text: {text}, source: s}}]\n---\n"
            ),
        ),
        (
            "content/sources.yaml",
            format!(
                "sources:\n  s: {{type: report, title: {text}, author: [{{family: {text}, given: {text}}}, {{literal: {text}}}], editor: [{{family: {text}}}], container-title: {text}, collection-title: {text}, publisher: {text}, number: {text}, volume: {text}, issue: {text}, page: {text}, language: {text}, note: {text}}}\n"
            ),
        ),
        ("content/bodies.yaml", format!("bodies:\n  b: {{name: {text}, short-name: {text}, description: {text}}}\n")),
        (
            "content/glossary.yaml",
            format!("glossary:\n  w: {{term: {text}, definition: {text}, abbreviation: {text}}}\n"),
        ),
        (
            "content/c.md",
            format!(
                "---\ntitle: C\n---\n```chart\nid: c\nkind: bar\ntable: t\nx: k\ny: n\ntitle: {text}\nsubtitle: {text}\ndescription: {text}\nnotes: {text}\n```\n"
            ),
        ),
        (
            "content/data/t.yaml",
            format!(
                "title: {text}\ndescription: {text}\nsource: [s]\nas-of: 2013\nbase: {text}\nlicence: {text}\nfields:\n  - {{id: k, title: {text}, type: text, role: key, description: {text}}}\n  - {{id: n, title: {text}, type: number, unit: {text}}}\n  - {{id: a, title: {text}, type: text}}\nrows:\n  - [{text}, 1, {text}]\n  - [other, 2, {text}]\nnotes: [{text}]\n"
            ),
        ),
    ];
    Sources::from_texts(files.iter().map(|(path, text)| (*path, text.as_str())))
}

/// An element's name and its attributes.
type Element = (String, Vec<String>);

/// The tags of each page with the names of their attributes, and without any value. Words in a drawing may take more lines
/// or fewer, so of the page with the chart it is only what occurs.
fn structure(site: &Site) -> Vec<(String, Vec<Element>)> {
    let names = |(name, attributes): Tag| (name, attributes.into_iter().map(|(name, _)| name).collect());
    let page = |(path, html): (&str, String)| {
        // How many lines a title has in a drawing is up to its length.
        let tags = tags(&html).into_iter().filter(|(name, _)| !name.ends_with("tspan"));
        let mut elements: Vec<Element> = tags.map(names).collect();
        if path == "c/index.html" {
            elements.sort();
            elements.dedup();
        }
        (path.to_owned(), elements)
    };
    pages(site).map(page).collect()
}

#[test]
fn a_plain_text_stays_a_text_wherever_it_is_shown() {
    let plain = build(&project_saying("xplain"), &options());
    let plain = structure(&plain.site.unwrap_or_else(|| panic!("{:#?}", plain.diagnostics)));
    let published = std::cell::Cell::new(0);
    let mut runner = proptest::test_runner::TestRunner::new(cases(24));
    runner
        .run(&line(), |text| {
            let sources = project_saying(&text);
            let Built { site, diagnostics } = build(&sources, &options());
            check_told(&diagnostics, &sources);
            let Some(site) = site else { return Ok(()) };
            published.set(published.get() + 1);
            check_safe(&site);
            prop_assert_eq!(&structure(&site), &plain);
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(published.get() > 12, "only {} of the sites were published", published.get());
}

/// Pieces of which statements about numbers are made.
const STATING: &[&str] = &[
    "about ",
    "just over ",
    "fewer than ",
    "up to ",
    "nearly all",
    "half",
    "a ",
    "third",
    "two ",
    "one ",
    "twelve ",
    "-",
    "hundred ",
    "thousand ",
    "million ",
    "and ",
    "in ",
    "of ",
    "out of ",
    "times ",
    "doubled",
    "fell by ",
    "more",
    "%",
    "£",
    " percentage points",
    "6",
    "16,500",
    ".",
    ",",
    "0",
    "999999999999999999999",
    "\u{2212}",
    "ŵ",
    "\u{0}",
    " ",
];

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn any_text_is_read_for_numbers_and_each_is_found_in_it(
        pieces in proptest::collection::vec(proptest::sample::select(STATING), 0..12),
        other in "\\PC{0,12}",
    ) {
        let text = pieces.concat() + &other;
        let words = Words::new(&ENGLISH);
        let _ = statement::read(&text, words);
        for found in find::numbers(&text, words) {
            prop_assert!(text.get(found).is_some_and(|typed| !typed.trim().is_empty()));
        }
    }

    #[test]
    fn what_is_worked_out_agrees_as_it_is_inserted(
        first in number(),
        second in number(),
        operation in proptest::sample::select(&[
            Operation::Sum, Operation::Difference, Operation::Ratio, Operation::Share, Operation::Change,
        ][..]),
        unit in proptest::sample::select(UNITS),
        decimals in proptest::option::of(0..10_u8),
    ) {
        let field = table_of(FieldKind::Number, unit, decimals, first).fields[0].clone();
        let worked_out = Quantity::work_out(operation, vec![(first, field.clone()), (second, field)], Vec::new());
        // What cannot be worked out is told elsewhere.
        if let Ok(quantity) = worked_out {
            let (text, words) = (quantity.text(&ENGLISH), Words::new(&ENGLISH));
            let agrees = statement::read(&text, words).is_some_and(|statement| statement.agrees(&quantity, words));
            prop_assert!(agrees, "{text} for {operation:?} of {first} and {second}, {unit:?}");
        }
    }
}
