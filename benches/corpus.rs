//! A site of reports that is made, not kept: any size, the same bytes every time, in the shape that real ones have.
//!
//! A report has about a thousand words under headings, with lists, quotations, two tables typed in Markdown, footnotes,
//! links to other reports, and two charts over one data table of 12 to 20 rows. Report `k` is the same in a site of every
//! size, less the reports that its links lead to.

use std::fs;
use std::io;
use std::path::Path;

use findings::source::Sources;

/// Settings, and the pages that every site has.
const FRAME: &[(&str, &str)] = &[
    (
        "content/site.yaml",
        "title: A measured site\ndescription: Made up, to measure the program.\nbase-url: https://example.org/\n\
         language: en-GB\npublisher: {name: Nobody}\nnavigation: [reports/_index.md, data/_index.md]\n\
         footer: [sources.md]\n",
    ),
    ("content/_index.md", "---\ntitle: A measured site\n---\nMade up, to measure the program.\n"),
    ("content/reports/_index.md", "---\ntitle: Reports\nlists: reports\n---\nEvery report.\n"),
    ("content/data/_index.md", "---\ntitle: Data\nlists: tables\n---\nEvery table.\n"),
    ("content/sources.md", "---\ntitle: Sources\nlists: sources\n---\nWhat the tables are from.\n"),
    (
        "content/sources.yaml",
        "sources:\n  returns: {type: report, title: Annual returns, publisher: Nobody, issued: 2024}\n",
    ),
];

const NOUNS: &[&str] = &[
    "access",
    "account",
    "advice",
    "agency",
    "answer",
    "area",
    "assessment",
    "barrier",
    "board",
    "budget",
    "care",
    "case",
    "child",
    "choice",
    "city",
    "code",
    "complaint",
    "concern",
    "contact",
    "cost",
    "council",
    "court",
    "data",
    "decision",
    "delay",
    "demand",
    "duty",
    "effort",
    "evidence",
    "family",
    "finding",
    "force",
    "fund",
    "gap",
    "goal",
    "group",
    "guidance",
    "harm",
    "hearing",
    "home",
    "hospital",
    "inquiry",
    "inspection",
    "judgement",
    "knowledge",
    "law",
    "lesson",
    "limit",
    "measure",
    "meeting",
    "model",
    "network",
    "number",
    "office",
    "option",
    "outcome",
    "panel",
    "partner",
    "pattern",
    "people",
    "place",
    "plan",
    "police",
    "practice",
    "process",
    "programme",
    "promise",
    "question",
    "rate",
    "record",
    "referral",
    "region",
    "report",
    "request",
    "resource",
    "review",
    "right",
    "risk",
    "school",
    "service",
    "sign",
    "staff",
    "standard",
    "strategy",
    "supply",
    "support",
    "survey",
    "team",
    "trust",
    "visit",
    "voice",
    "warning",
    "witness",
    "worker",
    "year",
    "young person",
];
const VERBS: &[&str] = &[
    "showed",
    "found",
    "recorded",
    "described",
    "reported",
    "reduced",
    "required",
    "lacked",
    "delayed",
    "measured",
    "met",
    "raised",
    "changed",
    "limited",
    "improved",
    "affected",
    "preceded",
    "reached",
    "informed",
    "tested",
];
const ADJECTIVES: &[&str] = &[
    "early",
    "late",
    "clear",
    "serious",
    "persistent",
    "local",
    "national",
    "partial",
    "full",
    "annual",
    "public",
    "recent",
    "formal",
    "uneven",
    "limited",
    "safe",
    "average",
    "rural",
    "urban",
    "statutory",
];
const GLUE: &[&str] = &["and", "of", "in", "for", "with", "from", "at", "under", "across", "within", "before"];
const AREAS: &[&str] = &["North", "South", "East", "West", "Central", "Coastal", "Islands", "Capital"];

/// The text files of a site with this many reports: path and text.
pub fn files(reports: usize) -> Vec<(String, String)> {
    let frame = FRAME.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    let made = (1..=reports).flat_map(|number| {
        let page = (format!("content/reports/{}/_index.md", id(number)), report(number, reports));
        let table = (format!("content/data/{}.yaml", id(number)), table(number));
        [page, table]
    });
    frame.chain(made).collect()
}

/// The site as the program has it once it is loaded.
pub fn sources(reports: usize) -> Sources {
    let files = files(reports);
    Sources::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

/// The site with one word more in one report: what an editor saves.
pub fn edited(reports: usize) -> Sources {
    let mut files = files(reports);
    let path = format!("content/reports/{}/_index.md", id(reports.div_ceil(2)));
    for (_, text) in files.iter_mut().filter(|(other, _)| *other == path) {
        *text = text.replacen(" the ", " the very ", 1);
    }
    Sources::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

/// Writes the site into a folder, to be built by the command line.
pub fn write(reports: usize, root: &Path) -> io::Result<()> {
    for (path, text) in files(reports) {
        let path = root.join(path);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)?;
    }
    Ok(())
}

fn id(number: usize) -> String {
    format!("report-{number:05}")
}

/// SplitMix64: small, and the same everywhere.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    fn word(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }

    /// A number with one decimal.
    fn decimal(&mut self) -> String {
        let tenths = self.between(10, 9999);
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

/// The text of a report while it is written.
struct Writer {
    chance: Chance,
    number: usize,
    reports: usize,
    out: String,
}

fn report(number: usize, reports: usize) -> String {
    let mut writer = Writer { chance: Chance(number as u64), number, reports, out: String::new() };
    writer.front_matter();
    writer.body();
    writer.out
}

impl Writer {
    fn push(&mut self, block: &str) {
        self.out.push_str(block);
        self.out.push_str("\n\n");
    }

    fn front_matter(&mut self) {
        let (title, summary) = (self.title(), self.plain_sentence(18));
        let (year, month, day) =
            (self.chance.between(2012, 2024), self.chance.between(1, 12), self.chance.between(1, 28));
        let text = format!("---\ntitle: {title}\nsummary: {summary}\npublished: {year}-{month:02}-{day:02}\n---");
        self.push(&text);
    }

    fn title(&mut self) -> String {
        let (adjective, noun) = (self.chance.word(ADJECTIVES), self.chance.word(NOUNS));
        format!("Inquiry {} into the {adjective} {noun}", self.number)
    }

    fn body(&mut self) {
        self.paragraph(4, "[^1]");
        self.push("## Background");
        self.linking_paragraph(5, 0);
        self.linking_paragraph(4, 1);
        self.push("## What we heard\n\n### From children");
        self.paragraph(4, "");
        self.quotation(2);
        self.list(5, "- ");
        self.push("### From professionals");
        self.paragraph(4, "[^2]");
        self.push("## Evidence");
        self.table("cases");
        self.linking_paragraph(3, 2);
        self.chart("change", "kind: line\nx: year\ny: value\nseries: area");
        self.push("### Change over time");
        self.table("rate");
        self.paragraph(5, "");
        self.chart("latest", "kind: bar\nx: area\ny: value\nfilter: {year: 2023}\nsort: descending");
        self.push("## Findings");
        self.list(6, "1. ");
        self.linking_paragraph(3, 3);
        self.quotation(1);
        self.push("## Recommendations");
        self.list(5, "1. ");
        self.linking_paragraph(4, 4);
        self.push("## Method and limits");
        self.paragraph(5, "[^3]");
        self.footnotes();
    }

    fn sentence(&mut self, words: usize) -> String {
        let mut parts = self.words(words);
        let at = self.chance.between(2, words - 3);
        match self.chance.below(12) {
            0 => parts[at] = format!("**{}**", parts[at]),
            1 => parts[at] = format!("*{}*", parts[at]),
            _ => {}
        }
        finished(&parts)
    }

    fn plain_sentence(&mut self, words: usize) -> String {
        finished(&self.words(words))
    }

    fn words(&mut self, words: usize) -> Vec<String> {
        let word = |at: usize| match at % 5 {
            0 => "the",
            1 => self.chance.word(ADJECTIVES),
            2 | 4 => self.chance.word(NOUNS),
            _ if self.chance.below(2) == 0 => self.chance.word(VERBS),
            _ => self.chance.word(GLUE),
        };
        (0..words).map(word).map(str::to_owned).collect()
    }

    fn paragraph(&mut self, sentences: usize, end: &str) {
        let text: Vec<String> = (0..sentences)
            .map(|_| {
                let words = self.chance.between(11, 17);
                self.sentence(words)
            })
            .collect();
        self.push(&format!("{}{end}", text.join(" ")));
    }

    fn linking_paragraph(&mut self, sentences: usize, link: usize) {
        let link = self.link(link);
        self.paragraph(sentences, &format!(" {link}"));
    }

    /// A sentence that leads to another report, spread over the whole site.
    fn link(&mut self, link: usize) -> String {
        let target = (self.number * 7 + 3 * link * link + 11 * link) % self.reports + 1;
        format!("See [inquiry {target} on {}](report:{}).", self.chance.word(NOUNS), id(target))
    }

    fn quotation(&mut self, sentences: usize) {
        let lines: Vec<String> = (0..sentences).map(|_| format!("> {}", self.sentence(14))).collect();
        self.push(&lines.join("\n>\n"));
    }

    fn list(&mut self, items: usize, mark: &str) {
        let lines: Vec<String> = (0..items).map(|_| format!("{mark}{}", self.sentence(10))).collect();
        self.push(&lines.join("\n"));
    }

    fn table(&mut self, label: &str) {
        let mut lines = vec!["| Region | 2020 | 2021 | 2022 | 2023 |\n| --- | ---: | ---: | ---: | ---: |".to_owned()];
        for row in 0..10 {
            let cells: Vec<String> = (0..4).map(|_| self.chance.decimal()).collect();
            lines.push(format!("| {} {label} {} | {} |", AREAS[row % AREAS.len()], row + 1, cells.join(" | ")));
        }
        self.push(&lines.join("\n"));
    }

    fn chart(&mut self, name: &str, keys: &str) {
        let id = id(self.number);
        let title = self.title();
        self.push(&format!(
            "```chart\nid: {id}-{name}\ntable: {id}\n{keys}\ntitle: {title}\nsubtitle: Referrals per 10,000 children\n```"
        ));
    }

    fn footnotes(&mut self) {
        for note in 1..=3 {
            let (words, link) = (self.sentence(10), self.link(note));
            self.push(&format!("[^{note}]: {words} {link}"));
        }
    }
}

/// Words as a sentence.
fn finished(words: &[String]) -> String {
    let text = words.join(" ");
    // Every sentence begins with the ASCII word "the".
    format!("{}{}.", text[..1].to_uppercase(), &text[1..])
}

/// A table of three or four areas over four or five years: 12 to 20 rows.
fn table(number: usize) -> String {
    let mut chance = Chance(!(number as u64));
    let areas = chance.between(3, 4);
    let first_year = chance.between(2019, 2020);
    let mut text = format!(
        "title: Referrals in inquiry {number}\ndescription: How often children were referred, by area and year.\n\
         source: [returns]\nas-of: 2024-03\nfields:\n  - {{id: area, title: Area, type: text, role: key}}\n  \
         - {{id: year, title: Year, type: year, role: key}}\n  \
         - {{id: value, title: Referrals, type: number, unit: per 10 000, decimals: 1, minimum: 0}}\nrows:\n"
    );
    for area in 0..areas {
        for year in first_year..=2023 {
            let name = AREAS[(number + area) % AREAS.len()];
            text.push_str(&format!("  - [{name}, {year}, {}]\n", chance.decimal()));
        }
    }
    text
}
