//! From the model to the site: every published byte.
//!
//! Each row of [`OUTPUTS`] makes files of one sort; adding a sort is one file and one row. Files are made in parallel
//! and put into the [`Site`] in a fixed order, so the bytes do not depend on how many threads made them. What was made of
//! the same for the last site is taken from the [`Memo`].

mod address;
mod assets;
mod audiences;
mod bodies;
mod citation;
mod cite;
mod data;
mod date;
mod diagram;
mod documents;
mod escape;
mod evidence;
mod feeds;
mod figure_files;
mod figures;
mod held;
mod html;
mod memo;
mod questions;
mod redirects;
mod register;
mod sources;
mod templates;
mod versions;
mod view;
mod views;
mod workbook;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place, rules};
use crate::figure::Figures;
use crate::memo::{Bytes, Key, Naming};
use crate::model::Model;
use crate::read::scalar::Date;
use crate::site::{Site, SitePath};
use crate::source::Sources;
use crate::theme::Theme;

pub use data::{check_downloads, table_formats};
pub use figure_files::{check_figure_files, check_fonts, figure_formats};
pub use memo::Memo;

use documents::Menus;
use figure_files::FigureFiles;
use memo::Keys;
use templates::{Prepared, Templates};
use view::PageView;
use views::Views;
use views::frame::Generated;

/// What pages are made from.
pub struct Content<'a> {
    /// The files, for what is copied.
    pub sources: &'a Sources,
    /// The settings.
    pub config: &'a Config,
    /// The theme.
    pub theme: &'a Theme,
    /// The content.
    pub model: &'a Model,
    /// The charts of every document.
    pub figures: &'a Figures,
}

/// A site as it was made.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    /// The site.
    pub site: Site,
    /// What each of its files is made from.
    pub origins: BTreeMap<SitePath, Place>,
    /// What went wrong.
    pub problems: Vec<Diagnostic>,
}

/// A file on its way into the site.
struct File {
    path: String,
    bytes: Bytes,
    /// What it is made from, for diagnostics.
    origin: Place,
    /// What the sitemap says of it, for a page that readers should find.
    listed: Option<Listed>,
}

/// A page of the sitemap.
struct Listed {
    /// Its path, without a leading slash.
    url: String,
    /// When it last changed, if that is known.
    changed: Option<Date>,
}

impl File {
    /// A file that stands on no list of pages.
    fn new(path: impl Into<String>, bytes: impl Into<Bytes>, origin: impl Into<Place>) -> Self {
        File { path: path.into(), bytes: bytes.into(), origin: origin.into(), listed: None }
    }

    /// A page, by its path without a leading slash: `reports/final/`.
    fn page(url: &str, html: Bytes, origin: impl Into<Place>, changed: Option<Date>) -> Self {
        let listed = Some(Listed { url: url.to_owned(), changed });
        File { listed, ..File::new(format!("{url}index.html"), html, origin) }
    }

    /// The page, of which it is known when it last changed.
    fn changed(self, changed: Option<Date>) -> Self {
        File { listed: self.listed.map(|listed| Listed { changed, ..listed }), ..self }
    }
}

/// What makes files of one sort.
struct Output {
    make: fn(&Maker) -> Made,
}

/// Files, and what went wrong with them.
type Made = (Vec<File>, Vec<Diagnostic>);

/// Every sort of file, in the order in which they are put into the site.
const OUTPUTS: &[Output] = &[
    Output { make: documents::make },
    Output { make: questions::make },
    Output { make: audiences::make },
    Output { make: bodies::make },
    Output { make: data::pages },
    Output { make: data::files },
    Output { make: sources::pages },
    Output { make: cite::make },
    Output { make: versions::make },
    Output { make: evidence::make },
    Output { make: redirects::make },
    Output { make: feeds::make },
    Output { make: register::make },
    Output { make: assets::make },
];

/// What every output is made with.
struct Maker<'a> {
    content: &'a Content<'a>,
    views: Views<'a>,
    templates: Arc<Templates>,
    memo: &'a Memo,
    keys: Keys,
    /// The site as each place in the menu sees it.
    menus: Menus,
    /// The files of each table, in their order.
    data: Vec<Arc<data::Tabled>>,
    /// The files of each chart.
    figure_files: FigureFiles,
}

impl Maker<'_> {
    /// A page that no document stands behind.
    fn generated(&self, page: &Generated, origin: Place, view: &impl Serialize) -> Result<File, Diagnostic> {
        self.laid_out(page, &self.views.generated(page), origin, view)
    }

    /// Such a page, with more round its text than follows from what it is.
    fn laid_out(
        &self,
        page: &Generated,
        round: &PageView,
        origin: Place,
        view: &impl Serialize,
    ) -> Result<File, Diagnostic> {
        let site = self.menus.site(self.views.place_in_menu(None, page.parent));
        Ok(File::page(&page.path, self.render(site, round, Text::default(), view)?, origin, None))
    }

    /// A page, complete.
    fn render(&self, site: &Prepared, page: &PageView, body: Text, view: &impl Serialize) -> Result<Bytes, Diagnostic> {
        let make = || {
            let html = self.templates.render_page(&format!("{}.html", page.template), site, page, body.html, view)?;
            Ok(self.views.mark_held(html).into())
        };
        let naming = Naming::new("page").key(self.keys.templates).key(self.keys.held).text(page.template);
        match naming.key(site.key()).key(body.key).view(page).and_then(|naming| naming.view(view)) {
            Some(naming) => self.memo.pages.try_get(naming.end(), make),
            None => make(),
        }
    }

    /// A file of a template of its own.
    fn rendered(&self, name: &str, view: &impl Serialize) -> Result<Bytes, Diagnostic> {
        let make = || self.templates.render(name, view).map(Bytes::from);
        match Naming::new("file").key(self.keys.templates).text(name).view(view) {
            Some(naming) => self.memo.pages.try_get(naming.end(), make),
            None => make(),
        }
    }

    /// Files that are all made of what `key` is the key of.
    fn files(&self, key: Key, make: impl FnOnce() -> Vec<Bytes>) -> Arc<[Bytes]> {
        self.memo.files.get(key, || make().into())
    }
}

/// The text of a page, already HTML, with its key.
#[derive(Clone, Copy, Default)]
struct Text<'a> {
    html: &'a str,
    key: Key,
}

/// What is wrong with the templates of a theme, told also where no page is made.
pub fn check_templates(theme: &Theme, memo: &Memo) -> Option<Diagnostic> {
    templates(theme, memo).err()
}

fn templates(theme: &Theme, memo: &Memo) -> Result<Arc<Templates>, Diagnostic> {
    memo.templates.try_get(memo::templates(theme), || Templates::new(theme).map(Arc::new))
}

/// Makes the site.
pub fn site(content: &Content, memo: &Memo) -> Rendered {
    let templates = match templates(content.theme, memo) {
        Ok(templates) => templates,
        Err(problem) => return Rendered { problems: vec![problem], ..Rendered::default() },
    };
    let views = Views::new(content.model, content.config, &content.theme.messages);
    let keys = Keys::new(content, &views);
    let data = data::make(&views, &keys, memo);
    let problems: Vec<Diagnostic> = data.iter().flat_map(|tabled| tabled.problems.iter().cloned()).collect();
    let (figure_files, of_figures) = figure_files::make(content, &views, &keys, memo);
    let maker = Maker { content, views, templates, memo, keys, menus: Menus::new(&views), data, figure_files };
    let mut rendered = Rendered { problems, ..Rendered::default() };
    let mut listed = Vec::new();
    // Files that pages tell the size of are made before them.
    for (files, wrong) in std::iter::once(of_figures).chain(OUTPUTS.iter().map(|output| (output.make)(&maker))) {
        rendered.problems.extend(wrong);
        for mut file in files {
            listed.extend(file.listed.take());
            place(&mut rendered, file);
        }
    }
    match feeds::sitemap(&maker, &listed) {
        Ok(file) => place(&mut rendered, file),
        Err(problem) => rendered.problems.push(problem),
    }
    rendered
}

/// Puts a file into the site, unless its path cannot be published or is taken.
fn place(rendered: &mut Rendered, file: File) {
    let File { path, bytes, origin, .. } = file;
    let refused = match SitePath::new(path.clone()) {
        Ok(checked) => match rendered.site.insert(checked.clone(), bytes) {
            Ok(()) => {
                rendered.origins.insert(checked, origin);
                return;
            }
            Err(taken) => {
                let message = format!("the site has another file at `{taken}` already");
                Diagnostic::new(&rules::PAGE_PATH, origin, message).help("rename one of the two")
            }
        },
        Err(why) => Diagnostic::new(&rules::PAGE_PATH, origin, format!("`{path}` cannot be published: {why}")),
    };
    rendered.problems.push(refused);
}

/// Files that were made, and why others were not.
fn split(made: Vec<Result<File, Diagnostic>>) -> Made {
    let mut files = Vec::with_capacity(made.len());
    let mut problems = Vec::new();
    for result in made {
        match result {
            Ok(file) => files.push(file),
            Err(problem) => problems.push(problem),
        }
    }
    (files, problems)
}
