//! Checks of the rendered site, whatever wrote a byte of it: Markdown, a template, a record or a file that is copied.
//!
//! Each page is parsed once, into [`PageFacts`], by a pure function of its bytes; the rows of [`AUDITS`] ask these,
//! and what they find is told where it was written, once for each cause. Content with errors has no site, so what an
//! earlier stage tells is not told again here.

mod address;
mod debris;
mod facts;
mod files;
mod headings;
mod ids;
mod languages;
mod links;
mod locate;
mod names;
mod orphans;
mod outside;
mod pictures;
mod reader;
mod tables;
mod times;
mod titles;
mod tokens;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place, Rule};
use crate::memo::{Bytes, Kept, Naming};
use crate::site::{Site, SitePath};
use crate::source::Sources;
use crate::theme::Theme;

pub use facts::{Link, PageFacts, Use, page};
pub use files::{FileFacts, file};
pub use orphans::Orphan;
pub use outside::Outside;

/// A rendered site, and what it was made from.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The site.
    pub site: &'a Site,
    /// What each of its files is made from.
    pub origins: &'a BTreeMap<SitePath, Place>,
    /// The files of the project.
    pub sources: &'a Sources,
    /// The settings.
    pub config: &'a Config,
    /// The theme.
    pub theme: &'a Theme,
}

/// What was read of the last site. A page that says the same need not be read again.
#[derive(Default)]
pub struct Memo {
    pages: Kept<Arc<PageFacts>>,
    files: Kept<Arc<FileFacts>>,
}

impl Memo {
    /// Ends a build.
    pub fn turn(&mut self) {
        self.pages.turn();
        self.files.turn();
    }
}

/// A site of which every file was read.
#[derive(Clone, Debug, Default)]
pub struct Audit {
    pages: Vec<Read<PageFacts>>,
    files: Vec<Read<FileFacts>>,
}

/// A file of the site and what is in it.
#[derive(Clone, Debug)]
struct Read<F> {
    path: SitePath,
    facts: Arc<F>,
}

impl<F> Read<F> {
    /// Something wrong with the file. `clues` are texts by which the place is found where it was written, best first.
    fn found(&self, rule: &'static Rule, message: impl Into<String>, clues: impl IntoIterator<Item = String>) -> Found {
        let clues = clues.into_iter().collect();
        Found { rule, path: self.path.clone(), message: message.into(), help: None, clues }
    }
}

/// Something wrong with a file of the site.
#[derive(Clone, Debug)]
struct Found {
    rule: &'static Rule,
    path: SitePath,
    /// What is wrong, in words that are the same on every page that has it from one cause.
    message: String,
    help: Option<String>,
    clues: Vec<String>,
}

impl Found {
    fn help(self, help: impl Into<String>) -> Self {
        Found { help: Some(help.into()), ..self }
    }
}

/// Every audit.
const AUDITS: &[fn(&Looked) -> Vec<Found>] = &[
    links::lead_somewhere,
    links::are_filled,
    ids::once,
    ids::there,
    debris::signs,
    times::dates,
    pictures::have_words,
    names::say_where,
    headings::in_order,
    tables::have_headers,
    titles::there,
    titles::differ,
    languages::tags,
    orphans::pages,
    orphans::assets,
];

impl Audit {
    /// Reads every file of a site, but those that the last one had.
    pub fn new(site: &Site, memo: &Memo) -> Self {
        let (pages, files): (Vec<_>, Vec<_>) = site.shared().partition(|(path, _)| is_page(path.as_str()));
        let read_page = |(path, bytes): &(&SitePath, &Bytes)| {
            let facts = memo.pages.get(bytes.key(), || Arc::new(page(bytes)));
            Read { path: (*path).clone(), facts }
        };
        let read_file = |(path, bytes): &(&SitePath, &Bytes)| {
            let key = Naming::new("file").text(path.as_str()).key(bytes.key()).end();
            let facts = memo.files.get(key, || Arc::new(file(path.as_str(), bytes)));
            Read { path: (*path).clone(), facts }
        };
        Audit { pages: pages.par_iter().map(read_page).collect(), files: files.par_iter().map(read_file).collect() }
    }

    /// Everything that is wrong with the site, each cause once, at its source.
    pub fn problems(&self, subject: &Subject) -> Vec<Diagnostic> {
        let looked = Looked::new(self, *subject);
        let found: Vec<Vec<Found>> = AUDITS.par_iter().map(|audit| audit(&looked)).collect();
        locate::tell(found.into_iter().flatten().collect(), subject)
    }

    /// The pages that no other page links to, and the files that nothing refers to.
    pub fn orphans(&self, subject: &Subject) -> Vec<Orphan> {
        orphans::all(&Looked::new(self, *subject))
    }

    /// The addresses of other sites that pages link to, each once.
    pub fn outside(&self, subject: &Subject) -> Vec<Outside> {
        outside::all(&Looked::new(self, *subject))
    }
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html") || path.ends_with(".htm")
}

/// A file of the site, by its place in the lists of [`Audit`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Page(usize),
    File(usize),
}

/// What audits look at.
struct Looked<'a> {
    audit: &'a Audit,
    subject: Subject<'a>,
    /// Files by their path, and pages of folders also by that of the folder.
    paths: HashMap<&'a str, Node>,
    /// What can be linked to, sorted; made where something is missing.
    addresses: OnceLock<Vec<&'a str>>,
    /// What each page leads to, then what each other file does.
    followed: Vec<links::Followed>,
}

impl<'a> Looked<'a> {
    fn new(audit: &'a Audit, subject: Subject<'a>) -> Self {
        let mut paths = HashMap::with_capacity(audit.pages.len() * 2 + audit.files.len());
        for (at, page) in audit.pages.iter().enumerate() {
            let path = page.path.as_str();
            paths.insert(path, Node::Page(at));
            let folder = path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
            paths.extend(folder.map(|folder| (folder, Node::Page(at))));
        }
        paths.extend(audit.files.iter().enumerate().map(|(at, file)| (file.path.as_str(), Node::File(at))));
        let mut looked = Looked { audit, subject, paths, addresses: OnceLock::new(), followed: Vec::new() };
        looked.followed = links::follow(&looked);
        looked
    }

    /// Everything that can be linked to, sorted.
    fn addresses(&self) -> &[&'a str] {
        self.addresses.get_or_init(|| {
            let all = self.paths.keys().copied();
            let mut known: Vec<&str> = all.filter(|known| !known.ends_with("index.html")).collect();
            known.sort_unstable();
            known
        })
    }

    fn pages(&self) -> impl Iterator<Item = &'a Read<PageFacts>> {
        self.audit.pages.iter()
    }

    /// The pages that say something themselves, and do not only send readers on.
    fn real_pages(&self) -> impl Iterator<Item = &'a Read<PageFacts>> {
        self.pages().filter(|page| !page.facts.redirect)
    }

    fn files(&self) -> impl Iterator<Item = &'a Read<FileFacts>> {
        self.audit.files.iter()
    }

    /// The first words of the keys of the message catalogue.
    fn message_groups(&self) -> BTreeSet<&'a str> {
        self.subject.theme.messages.keys().filter_map(|key| key.split('.').next()).collect()
    }

    /// The address of a file as readers see it, from the root of the host on.
    fn url(&self, path: &SitePath) -> String {
        url(path, self.subject.config)
    }
}

/// The address of a file as readers see it, from the root of the host on.
fn url(path: &SitePath, config: &Config) -> String {
    let path = path.as_str();
    let folder = path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
    format!("{}{}", config.base.root(), folder.unwrap_or(path))
}
