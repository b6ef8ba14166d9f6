//! `findings` makes a static site of published findings from Markdown and YAML.
//!
//! The whole program, less its input and output, is one pure function, [`build`]: from [`source::Sources`], every input
//! as a value, to a [`site::Site`], every published byte, and the [`diagnostic::Diagnostic`]s that the user is told. The
//! commands of [`cli`] are thin callers of it.
//!
//! ```text
//! memo     what the last build made, for the next one
//! source   load: the files of content/ and themes/        -> Sources        the only reads
//! read     YAML, front matter, Markdown                   -> records, Body
//! config   content/site.yaml                              -> Config
//! theme    built in, overlaid by the project's            -> Theme, Messages, Palette
//! model    documents, tables, references, numbers, terms,
//!          evidence, the register of recommendations      -> Model
//! policy   levels of rules, exceptions of documents     -> Policy
//! plain    how plainly a page is written                 -> Reading
//! check    what is asked of the whole content             -> Diagnostics
//! chart    a record and its table                         -> Drawing
//! figure   every figure of every document                 -> Figures
//! release  what was published before, and what is new     -> Diagnostics, a record
//! page     views, templates, citations, diagrams, feeds,
//!          files of data and figures                      -> Site
//! schema   the records of `read` and the settings          -> JSON Schemas, for editors
//! audit    every page and file of the site, read again  -> Diagnostics at their sources
//! publish  staged, swapped, owns only what it wrote                        the only writes
//! outside  addresses of other sites, asked one by one    -> Diagnostics, if asked  the only calls to the web
//! serve    a preview that follows the files                                loopback only
//! cli      the command line                                                the only printing
//! ```
//!
//! **A rebuild is a build.** A [`Memo`] keeps what the steps of the last build made, each value under the key of everything
//! that it is made from: a document under its text, a chart under its record, its table and the texts. [`build_again`] is
//! [`build`] with such a memo and gives the same, only sooner. Nothing is marked as out of date, and what a build did not
//! use is dropped at its end; `tests/` holds that any series of edits comes to what a fresh build of the same sources gives.
//!
//! The modules below stand in the order in which data flows, and a module uses only those above it; `tests/` holds that.
//! Three promises hold everywhere:
//!
//! - **Readers are total.** Whatever is in a file, there is a value or a diagnostic with its place, never a panic and
//!   never a silent skip. One run tells every problem.
//! - **Nothing is filled in later.** Each stage has its own type, complete when it is made.
//! - **Builds are deterministic.** No clock, no hash order, no path of the machine and no number of threads shows in the
//!   output.

pub mod memo;

pub mod source;

pub mod site;

pub mod diagnostic;

pub mod read;

pub mod messages;

pub mod config;

pub mod theme;

pub mod model;

pub mod policy;

pub mod plain;

pub mod check;

pub mod chart;

pub mod figure;

pub mod release;

pub mod page;

pub mod audit;

pub mod schema;

pub mod publish;

pub mod outside;

pub mod serve;

pub mod cli;

use audit::Audit;
use config::{BaseUrl, Config};
use diagnostic::{Diagnostic, Severity};
use model::{Edition, Model};
use policy::Policy;
use read::release::Release;
use site::Site;
use source::Sources;
use theme::Theme;

/// What a build is asked to do.
#[derive(Clone, Debug)]
pub struct Options {
    /// What is published, as of when.
    pub edition: Edition,
    /// The address to publish for, in place of the one in the settings.
    pub base_url: Option<BaseUrl>,
    /// Whether warnings keep the site from being published too.
    pub strict: bool,
}

/// What a build gives.
#[derive(Clone, Debug)]
pub struct Built {
    /// The site; `None` where a diagnostic forbids to publish.
    pub site: Option<Site>,
    /// What the user is told, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

/// The content as it was understood, before anything is made of it.
#[derive(Debug)]
pub struct Understood {
    /// The settings and the theme they name, where both could be read.
    pub settings: Option<(Config, Theme)>,
    /// Every record.
    pub model: Model,
    /// What the project says about the rules.
    pub policy: Policy,
    /// What is wrong with any of these, as the project takes it.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the last build made, kept for the next one of the same edition.
#[derive(Default)]
pub struct Memo {
    /// What all of it was made for.
    edition: Option<Edition>,
    model: model::Memo,
    checks: check::Memo,
    figures: figure::Memo,
    pages: page::Memo,
    audit: audit::Memo,
}

impl Memo {
    /// Begins a build; what was made for another edition is of no use to it.
    fn begin(&mut self, edition: Edition) {
        if self.edition != Some(edition) {
            *self = Memo { edition: Some(edition), ..Memo::default() };
        }
    }

    /// Ends a build.
    fn turn(&mut self) {
        self.model.turn();
        self.checks.turn();
        self.figures.turn();
        self.pages.turn();
        self.audit.turn();
    }
}

/// Reads and checks the content.
pub fn understand(sources: &Sources, options: &Options) -> Understood {
    understand_with(sources, options, &Memo::default())
}

fn understand_with(sources: &Sources, options: &Options, memo: &Memo) -> Understood {
    let mut diagnostics = Vec::new();
    let config = config::read(sources, options.base_url.as_ref()).map_err(|problems| diagnostics.extend(problems)).ok();
    let settings = config.map(|config| {
        let (theme, problems) = theme::read(sources, &config);
        diagnostics.extend(problems);
        (config, theme)
    });
    // Without a theme, what the texts state is read as English.
    let english;
    let messages = match &settings {
        Some((_, theme)) => &theme.messages,
        None => {
            english = theme::english();
            &english
        }
    };
    let (model, problems) = model::read(sources, options.edition, messages, &memo.model);
    diagnostics.extend(problems);
    let config = settings.as_ref().map(|(config, _)| config);
    let (mut policy, problems) = policy::read(config, &model);
    diagnostics.extend(problems);
    diagnostics.extend(check::check(config, messages, &model, &memo.checks));
    let diagnostics = policy.apply(sources, diagnostics);
    Understood { settings, model, policy, diagnostics }
}

/// Builds the site.
pub fn build(sources: &Sources, options: &Options) -> Built {
    build_again(sources, options, &mut Memo::default())
}

/// Builds the site with what the last build made, and keeps what this one makes.
pub fn build_again(sources: &Sources, options: &Options, memo: &mut Memo) -> Built {
    memo.begin(options.edition);
    let built = complete(sources, options, memo, |_, _, _| ()).1;
    memo.turn();
    built
}

/// What is published with these sources, taken down.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The text of the record; `None` where a diagnostic forbids to publish.
    pub record: Option<String>,
    /// What the user is told, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

/// Takes down what would be published, for later builds to be held against.
pub fn snapshot(sources: &Sources, options: &Options) -> Snapshot {
    let (model, Built { site, diagnostics }) = complete(sources, options, &Memo::default(), |_, _, _| ());
    let record = site.map(|site| {
        let addresses = release::addresses(&site);
        release::write(&Release { addresses, ..release::record(&model, options.edition.as_of.into()) })
    });
    Snapshot { record, diagnostics }
}

/// The pages that nobody comes to and the files that nobody needs; `None` for content with errors, which has no site.
pub fn orphans(sources: &Sources, options: &Options) -> Option<Vec<audit::Orphan>> {
    stages(sources, options, &Memo::default(), |audit, subject, _| audit.orphans(subject)).3
}

/// Builds the site and tells besides what `ask` says of the addresses of other sites that its pages link to. Of content
/// with errors, which has no site, nothing is asked.
pub fn build_asking(
    sources: &Sources,
    options: &Options,
    ask: impl FnOnce(&[audit::Outside]) -> Vec<Diagnostic>,
) -> Built {
    complete(sources, options, &Memo::default(), |audit, subject, found| found.extend(ask(&audit.outside(subject)))).1
}

fn complete(
    sources: &Sources,
    options: &Options,
    memo: &Memo,
    look: impl FnOnce(&Audit, &audit::Subject, &mut Vec<Diagnostic>),
) -> (Model, Built) {
    let (model, site, mut diagnostics, _) = stages(sources, options, memo, look);
    diagnostic::sort(&mut diagnostics);
    let grave = |diagnostic: &Diagnostic| options.strict || diagnostic.severity() == Severity::Error;
    let site = site.filter(|_| !diagnostics.iter().any(grave));
    (model, Built { site, diagnostics })
}

/// The stages in their order. Problems of the content do not stop the ones that follow, as long as these can tell more;
/// pages are made only of content without errors. `look` is asked of a whole site, and may add to what was found.
fn stages<T>(
    sources: &Sources,
    options: &Options,
    memo: &Memo,
    look: impl FnOnce(&Audit, &audit::Subject, &mut Vec<Diagnostic>) -> T,
) -> (Model, Option<Site>, Vec<Diagnostic>, Option<T>) {
    let Understood { settings, model, mut policy, diagnostics: mut told } = understand_with(sources, options, memo);
    let Some((config, theme)) = settings else {
        // Without settings there is no site, and still charts whose faults can be told.
        told.extend(policy.apply(sources, figure::draw_all(&model, &theme::english(), &memo.figures).1));
        return (model, None, told, None);
    };
    let mut found = release::check(&model, &theme.messages, options.edition.as_of.into());
    found.extend(page::check_templates(&theme, &memo.pages));
    found.extend(page::check_figure_files(&config));
    found.extend(page::check_fonts(&theme));
    found.extend(page::check_downloads(&config, &model));
    let (figures, problems) = figure::draw_all(&model, &theme.messages, &memo.figures);
    found.extend(problems);
    told.extend(policy.apply(sources, found));
    // A rule that the project takes more gravely than it has to keeps the site from being published, not from being
    // looked at: one run tells all.
    if told.iter().any(|told| told.severity() == Severity::Error && !told.rule.is_open) {
        return (model, None, told, None);
    }
    let content = page::Content { sources, config: &config, theme: &theme, model: &model, figures: &figures };
    let page::Rendered { site, origins, problems: mut found } = page::site(&content, &memo.pages);
    // A page that could not be made would be missed by every page that links to it.
    let whole = !diagnostic::has_errors(&found);
    found.extend(release::check_addresses(&model, &site));
    let seen = whole.then(|| {
        let subject = audit::Subject { site: &site, origins: &origins, sources, config: &config, theme: &theme };
        let audit = Audit::new(&site, &memo.audit);
        found.extend(audit.problems(&subject));
        look(&audit, &subject, &mut found)
    });
    told.extend(policy.apply(sources, found));
    // While anything keeps a stage from telling all it knows, nothing shows that an exception is idle.
    if !diagnostic::has_errors(&told) {
        let idle = policy.idle();
        told.extend(policy.apply(sources, idle));
    }
    (model, Some(site), told, seen)
}
