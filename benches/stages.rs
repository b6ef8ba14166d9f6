//! Times the stages of a build, and whole builds, over sites of growing size. See `README.md` beside this file.

mod corpus;

use std::path::PathBuf;
use std::process::ExitCode;

use divan::Bencher;
use divan::counter::ItemsCount;

use findings::config::{self, Config};
use findings::figure::{self, Figures};
use findings::model::{self, Edition, Model};
use findings::read::front_matter::{self, Report};
use findings::read::{Excerpt, data, markdown, yaml};
use findings::source::{FileId, Sources};
use findings::theme::{self, Theme};
use findings::{Memo, Options, build, build_again, chart, page};

/// How many reports the sites have.
const SIZES: [usize; 3] = [10, 100, 1000];

fn main() -> ExitCode {
    let Some(folder) = std::env::var_os("FINDINGS_CORPUS_DIR") else {
        divan::main();
        return ExitCode::SUCCESS;
    };
    let reports = std::env::var("FINDINGS_CORPUS_REPORTS").ok().and_then(|text| text.parse().ok()).unwrap_or(1000);
    match corpus::write(reports, &PathBuf::from(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the corpus cannot be written: {error}");
            ExitCode::FAILURE
        }
    }
}

fn options() -> Options {
    Options {
        edition: Edition { drafts: false, as_of: jiff::civil::date(2026, 11, 23) },
        base_url: None,
        strict: false,
    }
}

/// The files of a site that end in `ending`, below `folder`.
fn files<'s>(sources: &'s Sources, folder: &str, ending: &str) -> Vec<(FileId, Excerpt<'s>)> {
    let fits = |path: &str| path.starts_with(folder) && path.ends_with(ending);
    let found = sources.files().filter(|(_, file)| fits(&file.path));
    found.map(|(id, _)| (id, Excerpt::whole(sources, id))).collect()
}

/// Everything that comes before a stage.
struct Ready {
    sources: Sources,
    model: Model,
    config: Config,
    theme: Theme,
    figures: Figures,
}

/// A site up to its figures. A corpus with a fault in it would measure the wrong work, so that is a panic.
fn ready(reports: usize) -> Ready {
    let sources = corpus::sources(reports);
    let built = build(&sources, &options());
    assert!(built.site.is_some() && built.diagnostics.is_empty(), "{:#?}", built.diagnostics.first());
    let (model, _) = model::read(&sources, options().edition, &findings::theme::english(), &Default::default());
    let config = config::read(&sources, None).expect("the settings of the corpus are good");
    let (theme, _) = theme::read(&sources, &config);
    let (figures, _) = figure::draw_all(&model, &theme.messages, &Default::default());
    Ready { sources, model, config, theme, figures }
}

/// Front matter and text of every report, on one thread.
#[divan::bench(args = SIZES, max_time = 3)]
fn read_markdown(bencher: Bencher, reports: usize) {
    let sources = corpus::sources(reports);
    let files = files(&sources, "content/reports/report-", ".md");
    bencher.counter(ItemsCount::new(files.len())).bench(|| {
        for (_, excerpt) in &files {
            let parts = front_matter::split(*excerpt).unwrap_or_else(|problem| panic!("{}", problem.message));
            divan::black_box(yaml::record::<Report>(parts.front_matter).is_ok());
            divan::black_box_drop(markdown::read(parts.body));
        }
    });
}

/// Every table, on one thread.
#[divan::bench(args = SIZES, max_time = 3)]
fn read_yaml(bencher: Bencher, reports: usize) {
    let sources = corpus::sources(reports);
    let files = files(&sources, "content/data/report-", ".yaml");
    bencher.counter(ItemsCount::new(files.len())).bench(|| {
        for (_, excerpt) in &files {
            divan::black_box_drop(yaml::record::<data::Table>(*excerpt));
        }
    });
}

/// The whole content, with every reference looked up.
#[divan::bench(args = SIZES, max_time = 3)]
fn model(bencher: Bencher, reports: usize) {
    let sources = corpus::sources(reports);
    bencher
        .counter(ItemsCount::new(reports))
        .bench(|| model::read(&sources, options().edition, &findings::theme::english(), &Default::default()));
}

/// One chart, of each sort that the corpus has.
#[divan::bench(args = ["change", "latest"])]
fn draw_one(bencher: Bencher, name: &str) {
    let ready = ready(1);
    let id = format!("report-00001-{name}");
    let figures = ready.model.documents.iter().flat_map(|document| &document.body.figures);
    let record = figures
        .filter_map(|figure| match &figure.record {
            findings::read::body::FigureRecord::Chart(record) => Some(record),
            findings::read::body::FigureRecord::Table(_) => None,
        })
        .find(|record| record.value.id.as_str() == id)
        .expect("the corpus has this chart");
    bencher.bench(|| chart::draw(record, &ready.model.tables[0], &ready.theme.messages));
}

/// Every chart.
#[divan::bench(args = SIZES, max_time = 3)]
fn draw(bencher: Bencher, reports: usize) {
    let ready = ready(reports);
    bencher
        .counter(ItemsCount::new(2 * reports))
        .bench(|| figure::draw_all(&ready.model, &ready.theme.messages, &Default::default()));
}

/// Every page and every other file, from a model with its figures.
#[divan::bench(args = SIZES, max_time = 3)]
fn render(bencher: Bencher, reports: usize) {
    let Ready { sources, model, config, theme, figures } = &ready(reports);
    let content = page::Content { sources, config, theme, model, figures };
    bencher.counter(ItemsCount::new(reports)).bench(|| page::site(&content, &page::Memo::default()));
}

/// From the texts to every published byte.
#[divan::bench(args = SIZES, max_time = 5)]
fn full_build(bencher: Bencher, reports: usize) {
    let sources = corpus::sources(reports);
    bencher.counter(ItemsCount::new(reports)).bench(|| build(&sources, &options()));
}

/// A build after one word was changed, with what the build before it made.
#[divan::bench(args = SIZES, max_time = 5)]
fn one_edit(bencher: Bencher, reports: usize) {
    let mut memo = Memo::default();
    let turns = [corpus::sources(reports), corpus::edited(reports)];
    let mut turn = turns.iter().cycle();
    let mut rebuild = || turn.next().map(|sources| build_again(sources, &options(), &mut memo));
    rebuild();
    bencher.counter(ItemsCount::new(reports)).bench_local(rebuild);
}
