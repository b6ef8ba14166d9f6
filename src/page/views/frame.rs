//! What stands round the text of every page: the site, the menu, crumbs, contents, neighbours.

use crate::model::document::{Content, DocId, Document};
use crate::model::kind::Kind;
use crate::model::links::Entity;
use crate::page::evidence;
use crate::page::view::{
    ContentsView, HistoryView, ImageView, LinkView, NamedView, NavigationView, PageView, SiteView,
};

use super::Views;

/// How many headings and words make a page long enough for a contents list.
const CONTENTS_FROM: (usize, usize) = (3, 250);

/// How deep the contents list goes.
const CONTENTS_LEVEL: u8 = 3;

/// A page that no document stands behind: a table, the questions of a framework, the page for what is not found.
pub struct Generated {
    pub title: String,
    pub template: &'static str,
    /// Below the site's root.
    pub path: String,
    pub description: String,
    /// The document above it.
    pub parent: Option<DocId>,
}

impl Views<'_> {
    /// The entries of the menu that exist.
    pub(in crate::page) fn navigation(&self) -> Vec<DocId> {
        self.config.navigation.iter().filter_map(|path| self.model.index.path(path)).collect()
    }

    /// The site as a page sees it whose place in the menu is `current`: an entry, and whether it is the page itself.
    pub(in crate::page) fn site(&self, current: Option<(DocId, bool)>) -> SiteView {
        let place = |id: DocId| match current {
            Some((current, true)) if current == id => "page",
            Some((current, false)) if current == id => "section",
            _ => "",
        };
        let entry = |id: DocId| {
            let link = self.short_link(id);
            NavigationView { title: link.title, url: link.url, current: place(id) }
        };
        SiteView {
            title: self.config.title.clone(),
            description: self.config.description.clone(),
            language: self.config.language.clone(),
            publisher: NamedView { name: self.config.publisher.name.clone(), url: self.config.publisher.url.clone() },
            notice: self.config.notice.clone(),
            licence: self
                .config
                .licence
                .as_ref()
                .map(|licence| NamedView { name: licence.name.clone(), url: licence.url.clone() }),
            root: self.addresses.root().to_owned(),
            home: self.addresses.url(""),
            navigation: self.navigation().into_iter().map(entry).collect(),
            footer: self
                .config
                .footer
                .iter()
                .filter_map(|path| self.model.index.path(path))
                .map(|id| self.short_link(id))
                .collect(),
            feed: self.addresses.url("feed.xml"),
            version: env!("CARGO_PKG_VERSION"),
        }
    }

    /// The entry of the menu that a page stands under, and whether it is that page.
    pub(in crate::page) fn place_in_menu(&self, page: Option<DocId>, parent: Option<DocId>) -> Option<(DocId, bool)> {
        let menu = self.navigation();
        if let Some(page) = page.filter(|page| menu.contains(page)) {
            return Some((page, true));
        }
        let mut above = page.map_or(parent, |page| self.model.document(page).parent);
        while let Some(id) = above {
            if menu.contains(&id) {
                return Some((id, false));
            }
            above = self.model.document(id).parent;
        }
        None
    }

    /// What a page has round its text; `notes` are HTML and stand at its end.
    pub(in crate::page) fn page(
        &self,
        id: DocId,
        document: &Document,
        image: Option<ImageView>,
        notes: String,
    ) -> PageView {
        let url = self.addresses.document(id);
        let (previous, next) = self.neighbours(id, document);
        let date = |date: Option<crate::read::scalar::Date>| date.map(|date| self.date(date));
        let is_home = document.url.is_empty();
        PageView {
            title: document.common.title.clone(),
            full_title: if is_home { self.config.title.clone() } else { self.full_title(&self.tab_title(document)) },
            template: template(document),
            canonical: self.config.base.absolute(&url),
            held: self.held_banner(&url),
            url,
            description: document.common.summary.clone().unwrap_or_else(|| self.config.description.clone()),
            breadcrumbs: self.breadcrumbs(document.parent),
            previous,
            next,
            contents: contents(document),
            published: date(document.common.published),
            updated: date(document.updated()),
            content_note: document.common.content_note.clone(),
            image,
            history: self.document_history(id, document),
            notes,
            words: self.words(document),
            cite: self.cite(id),
            linked_data: evidence::of_page(self, Entity::Document(id)),
        }
    }

    pub(in crate::page) fn generated(&self, page: &Generated) -> PageView {
        let url = self.addresses.url(&page.path);
        PageView {
            title: page.title.clone(),
            full_title: self.full_title(&page.title),
            template: page.template,
            canonical: self.config.base.absolute(&url),
            held: self.held_banner(&url),
            url,
            description: page.description.clone(),
            breadcrumbs: self.breadcrumbs(page.parent),
            previous: None,
            next: None,
            contents: Vec::new(),
            published: None,
            updated: None,
            content_note: None,
            image: None,
            history: HistoryView::default(),
            notes: String::new(),
            words: Vec::new(),
            cite: None,
            linked_data: None,
        }
    }

    /// What a tab of the browser says of a document: that of a chapter is of a report, since many have an introduction.
    fn tab_title(&self, document: &Document) -> String {
        let title = &document.common.title;
        match (&document.content, document.parent) {
            (Content::Chapter(_), Some(report)) => {
                let report = &self.model.document(report).common.title;
                self.messages.text("chapter.of", &[("title", title), ("report", report)])
            }
            _ => title.clone(),
        }
    }

    /// The same with the name of the site.
    pub(in crate::page) fn full_title(&self, title: &str) -> String {
        self.messages.text("page.full-title", &[("page", title), ("site", &self.config.title)])
    }

    /// From the home page down to `parent`.
    fn breadcrumbs(&self, parent: Option<DocId>) -> Vec<LinkView> {
        let mut crumbs = Vec::new();
        let mut above = parent;
        while let Some(id) = above {
            let mut link = self.short_link(id);
            if self.model.document(id).url.is_empty() {
                link.title = self.messages.text("page.home", &[]);
            }
            crumbs.push(link);
            above = self.model.document(id).parent;
        }
        crumbs.reverse();
        crumbs
    }

    /// The pages before and after a chapter, a principle, a finding or a recommendation among its own kind, and a page
    /// of a folder that is read in its order.
    fn neighbours(&self, id: DocId, document: &Document) -> (Option<LinkView>, Option<LinkView>) {
        let row: Vec<DocId> = match (document.kind, document.parent) {
            (Kind::Chapter | Kind::Principle, Some(parent)) => {
                let children = self.model.children(parent).iter().copied();
                children.filter(|child| self.model.document(*child).kind == document.kind).collect()
            }
            (Kind::Finding | Kind::Recommendation, _) => match self.model.report_of(id) {
                Some(report) => self.model.of_report(report, document.kind).to_vec(),
                None => Vec::new(),
            },
            (Kind::Page | Kind::Section, _) => self.model.row(id).to_vec(),
            _ => Vec::new(),
        };
        let Some(at) = row.iter().position(|other| *other == id) else { return (None, None) };
        let link = |at: Option<usize>| at.and_then(|at| row.get(at)).map(|id| self.link(*id));
        (link(at.checked_sub(1)), link(Some(at + 1)))
    }
}

/// The template of a document.
pub(in crate::page) fn template(document: &Document) -> &'static str {
    match &document.content {
        Content::Page(_) if document.url.is_empty() => "home",
        Content::Page(_) if document.kind == Kind::Section => "section",
        Content::Page(_) => "page",
        Content::Report(_) => "report",
        Content::Chapter(_) => "chapter",
        Content::Finding(_) => "finding",
        Content::Recommendation(_) => "recommendation",
        Content::Framework(..) => "framework",
        Content::Principle(_) => "principle",
    }
}

/// The contents list, for a page that has enough headings to need one.
fn contents(document: &Document) -> Vec<ContentsView> {
    let headings = &document.body.headings;
    let sections = headings.iter().filter(|heading| heading.level == 2).count();
    if sections < CONTENTS_FROM.0 || document.body.words < CONTENTS_FROM.1 {
        return Vec::new();
    }
    let shown = headings.iter().filter(|heading| heading.level <= CONTENTS_LEVEL);
    shown
        .map(|heading| ContentsView { id: heading.id.clone(), title: heading.text.clone(), level: heading.level })
        .collect()
}
