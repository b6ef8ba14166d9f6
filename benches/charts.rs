//! Times the drawing of 10,000 charts of 20 points each, kind by kind, on one thread: two drawings, words and table of
//! every chart. The time of a run is CPU time. See `README.md` beside this file.

use divan::Bencher;
use divan::counter::ItemsCount;

use findings::chart;
use findings::model::table::Table;
use findings::model::{self, Edition};
use findings::read::Excerpt;
use findings::read::figure::ChartRecord;
use findings::read::yaml::{self, Record};
use findings::source::{FileId, Sources};
use findings::theme;

const CHARTS: usize = 10_000;

/// Each kind, over the table below: 20 rows of one number, or 5 of 4.
const KINDS: &[&str] = &[
    "kind: bar\nx: name\ny: n1",
    "kind: bar\ndirection: vertical\nx: year\ny: n1",
    "kind: grouped-bar\nx: name\ny: [n1, n2, n3, n4]\nfilter: {group: a}",
    "kind: stacked-bar\nx: name\ny: [n1, n2, n3, n4]\nfilter: {group: a}",
    "kind: stacked-bar\nas-percent: true\nx: name\ny: [n1, n2, n3, n4]\nfilter: {group: a}",
    "kind: line\nx: year\ny: n1",
    "kind: line\nx: year\ny: [n1, n2, n3, n4]\nfilter: {group: a}",
    "kind: area\nx: year\ny: [n1, n2, n3, n4]\nfilter: {group: a}",
    "kind: slope\nx: end\ny: n1\nseries: pair\nnotes: From then to now.",
    "kind: dot\nx: name\ny: n1",
    "kind: range\nx: name\ny: n2\ninterval: {lower: low, upper: high, name: 95% confidence interval}",
    "kind: scatter\nx: n1\ny: n2",
    "kind: histogram\nx: n1",
    "kind: heat\nx: name\ny: [n1, n2, n3, n4]\nfilter: {group: a}",
    "kind: proportion\nout-of: 10\nx: name\ny: share",
    "kind: key-figure\ny: n1\nfilter: {name: Place 1}",
    "kind: bar\nx: name\ny: n1\nhighlight: Place 3\nreference-lines: [{value: 50, label: All}]\nannotations: [{x: Place 4, text: A remark}]",
];

fn main() {
    divan::main();
}

#[divan::bench(args = KINDS, sample_count = 5, sample_size = 1)]
fn draw_ten_thousand(bencher: Bencher, kind: &str) {
    let (table, record, messages) = (table(), record(kind), theme::english());
    bencher.counter(ItemsCount::new(CHARTS)).bench_local(|| {
        for _ in 0..CHARTS {
            let drawn = chart::draw(divan::black_box(&record), &table, &messages);
            divan::black_box_drop(drawn.unwrap_or_else(|told| panic!("{told:?}")));
        }
    });
}

fn record(kind: &str) -> Record<ChartRecord> {
    let text =
        format!("id: c\ntable: numbers\ntitle: Numbers of twenty places\nsubtitle: A count, 1995 to 2014\n{kind}");
    let excerpt = Excerpt { file: FileId(0), offset: 0, text: &text };
    yaml::record(excerpt).unwrap_or_else(|told| panic!("{told:?}"))
}

fn table() -> Table {
    let mut text = "title: Illustrative numbers\ndescription: Made up.\nillustrative: true\nas-of: 2014\n".to_owned();
    text.push_str("base: all places\nfields:\n  - {id: name, title: Place, type: text, role: key}\n");
    text.push_str("  - {id: year, title: Year, type: year}\n  - {id: group, title: Group, type: text}\n");
    text.push_str("  - {id: pair, title: Pair, type: text}\n  - {id: end, title: End, type: text}\n");
    for at in 1..=4 {
        text.push_str(&format!("  - {{id: n{at}, title: Number {at}, type: integer}}\n"));
    }
    for (id, unit) in [("low", ""), ("high", ""), ("share", ", unit: \"%\"")] {
        text.push_str(&format!("  - {{id: {id}, title: The {id}, type: integer{unit}}}\n"));
    }
    text.push_str("rows:\n");
    for row in 0..20 {
        let n = |at: i32| row * 37 * at % 101 + at;
        let group = if row < 5 { "a" } else { "b" };
        let end = if row % 2 == 0 { "Then" } else { "Now" };
        let numbers = [n(1), n(2), n(3), n(4), n(2) - 3, n(2) + 5, n(1) % 100].map(|n| n.to_string()).join(", ");
        text.push_str(&format!("  - [Place {row}, {}, {group}, Pair {}, {end}, {numbers}]\n", 1995 + row, row / 2));
    }
    let sources = Sources::from_texts([
        ("content/_index.md", "---\ntitle: Home\nlists: tables\n---\n"),
        ("content/data/numbers.yaml", &text),
    ]);
    let edition = Edition { drafts: false, as_of: jiff::civil::date(2026, 11, 23) };
    let (mut model, told) = model::read(&sources, edition, &findings::theme::english(), &Default::default());
    assert!(told.is_empty(), "{told:?}");
    model.tables.remove(0)
}
