//! What is new between two records.

use std::collections::{BTreeMap, BTreeSet};

use crate::read::release::{Published, PublishedCorrection, PublishedEvent, PublishedTable, Release};

/// Everything that is new in one record, compared with an earlier one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Pages and tables that were not there before.
    pub added: Vec<Page>,
    /// Pages and tables that are no longer there.
    pub gone: Vec<Gone>,
    /// Pages and tables that say something else than before.
    pub pages: Vec<PageChanges>,
}

/// A document or a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The name of its kind, or `table`.
    pub kind: String,
    /// What it is known by in records.
    pub id: String,
    /// Its title; the later one where there are two.
    pub title: String,
    /// Its place on the site.
    pub url: String,
}

/// A page that is no longer there.
#[derive(Clone, Debug, PartialEq)]
pub struct Gone {
    /// The page as it was.
    pub page: Page,
    /// The page that its address leads to now.
    pub leads_to: Option<Page>,
}

/// What is new on one page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageChanges {
    /// The page.
    pub page: Page,
    /// Its place in the earlier record.
    pub earlier: usize,
    /// What is new, in the order in which it is told.
    pub changes: Vec<Change>,
}

/// Something new on a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Another version stands in its place.
    Version {
        /// The version that was.
        was: u32,
        /// The version that is.
        is: u32,
    },
    /// It stands at another address.
    Address {
        /// The address that was, without a leading slash.
        was: String,
        /// The address that is.
        is: String,
    },
    /// Its title says something else.
    Title {
        /// What it said.
        was: String,
        /// What it says.
        is: String,
    },
    /// The text of a recommendation says something else.
    Text {
        /// What it said.
        was: String,
        /// What it says.
        is: String,
    },
    /// A number of a table is another, or has another unit.
    Number {
        /// The place of the row in the earlier record.
        at: usize,
        /// The row's name in words.
        row: String,
        /// The id of the field.
        field: String,
        /// The heading of the field.
        heading: String,
        /// The number and its unit.
        was: (String, Option<String>),
        /// The number and its unit.
        is: (String, Option<String>),
    },
    /// A row of a table is no longer there.
    RowGone {
        /// Its place in the earlier record.
        at: usize,
        /// Its name in words.
        row: String,
    },
    /// A row was added to a table.
    RowAdded {
        /// Its name in words.
        row: String,
    },
    /// A field of a table is no longer there.
    FieldGone {
        /// Its id.
        field: String,
        /// Its heading.
        heading: String,
    },
    /// A mistake was put right.
    Correction(PublishedCorrection),
    /// A correction that was published is no longer there.
    CorrectionGone(PublishedCorrection),
    /// A body answered.
    Response(PublishedEvent),
    /// The publisher looked into what was done.
    Assessment(PublishedEvent),
}

impl PageChanges {
    /// Whether the site itself says that it says something else: by a correction, or by a new version.
    pub fn is_declared(&self) -> bool {
        self.changes.iter().any(|change| match change {
            Change::Correction(_) => true,
            Change::Version { was, is } => is > was,
            _ => false,
        })
    }
}

/// What is new in `later`, compared with `earlier`.
pub fn changes(earlier: &Release, later: &Release) -> Changes {
    let mut found = Changes::default();
    documents(earlier, later, &mut found);
    tables(earlier, later, &mut found);
    found
}

fn documents(earlier: &Release, later: &Release, found: &mut Changes) {
    let key = |one: &Published| (one.kind.clone(), one.id.clone());
    let before: BTreeMap<_, usize> = earlier.documents.iter().enumerate().map(|(at, one)| (key(one), at)).collect();
    let after: BTreeSet<_> = later.documents.iter().map(key).collect();
    let is_gone = |one: &Published| !after.contains(&key(one));
    let mut moved = BTreeSet::new();
    for one in &later.documents {
        let same = before.get(&key(one)).copied();
        match same.or_else(|| earlier.documents.iter().position(|was| is_gone(was) && is_moved(was, one))) {
            None => found.added.push(document_page(one)),
            Some(at) => {
                moved.insert(at);
                push(found, document_page(one), at, document(&earlier.documents[at], one));
            }
        }
    }
    let gone = earlier.documents.iter().enumerate().filter(|(at, one)| is_gone(one) && !moved.contains(at));
    found.gone.extend(gone.map(|(_, one)| Gone { page: document_page(one), leads_to: lead(&one.url, later) }));
}

/// Whether a finding or a recommendation is one that had another id: a new name must not be a way to a new statement.
fn is_moved(was: &Published, is: &Published) -> bool {
    let states = matches!(was.kind.as_str(), "finding" | "recommendation");
    states && was.kind == is.kind && leads(is, &was.url)
}

/// Whether a former address of a document is this one.
fn leads(one: &Published, url: &str) -> bool {
    one.aliases.iter().any(|alias| alias.trim_matches('/') == url.trim_matches('/'))
}

fn push(found: &mut Changes, page: Page, earlier: usize, changes: Vec<Change>) {
    if !changes.is_empty() {
        found.pages.push(PageChanges { page, earlier, changes });
    }
}

fn document_page(one: &Published) -> Page {
    Page { kind: one.kind.clone(), id: one.id.clone(), title: one.title.clone(), url: one.url.clone() }
}

fn table_page(one: &PublishedTable) -> Page {
    Page { kind: "table".to_owned(), id: one.id.clone(), title: one.title.clone(), url: format!("data/{}/", one.id) }
}

/// The page that an address leads to by its aliases.
fn lead(url: &str, later: &Release) -> Option<Page> {
    later.documents.iter().find(|one| leads(one, url)).map(document_page)
}

fn document(was: &Published, is: &Published) -> Vec<Change> {
    let mut out = Vec::new();
    if was.version != is.version {
        out.push(Change::Version { was: was.version, is: is.version });
    }
    if was.url != is.url {
        out.push(Change::Address { was: was.url.clone(), is: is.url.clone() });
    }
    if was.title != is.title {
        out.push(Change::Title { was: was.title.clone(), is: is.title.clone() });
    }
    if was.text != is.text {
        let text = |one: &Published| one.text.clone().unwrap_or_default();
        out.push(Change::Text { was: text(was), is: text(is) });
    }
    out.extend(news(&was.corrections, &is.corrections).map(Change::Correction));
    out.extend(news(&is.corrections, &was.corrections).map(Change::CorrectionGone));
    out.extend(news(&was.responses, &is.responses).map(Change::Response));
    out.extend(news(&was.assessments, &is.assessments).map(Change::Assessment));
    out
}

/// What of the second list is not in the first.
fn news<'a, T: PartialEq + Clone>(was: &'a [T], is: &'a [T]) -> impl Iterator<Item = T> + 'a {
    is.iter().filter(|one| !was.contains(one)).cloned()
}

fn tables(earlier: &Release, later: &Release, found: &mut Changes) {
    let before: BTreeMap<&str, usize> =
        earlier.tables.iter().enumerate().map(|(at, one)| (one.id.as_str(), at)).collect();
    let gone = earlier.tables.iter().filter(|one| !later.tables.iter().any(|other| other.id == one.id));
    found.gone.extend(gone.map(|one| {
        let page = table_page(one);
        Gone { leads_to: lead(&page.url, later), page }
    }));
    for one in &later.tables {
        match before.get(one.id.as_str()) {
            None => found.added.push(table_page(one)),
            Some(at) => push(found, table_page(one), *at, table(&earlier.tables[*at], one)),
        }
    }
}

fn table(was: &PublishedTable, is: &PublishedTable) -> Vec<Change> {
    let mut out = Vec::new();
    if was.title != is.title {
        out.push(Change::Title { was: was.title.clone(), is: is.title.clone() });
    }
    let places: Vec<Option<usize>> =
        was.fields.iter().map(|field| is.fields.iter().position(|other| other.id == field.id)).collect();
    for (field, _) in was.fields.iter().zip(&places).filter(|(_, place)| place.is_none()) {
        out.push(Change::FieldGone { field: field.id.clone(), heading: field.title.clone() });
    }
    let rows: BTreeMap<&str, &Vec<String>> =
        is.rows.iter().filter_map(|row| Some((row.first()?.as_str(), row))).collect();
    for (at, before) in was.rows.iter().enumerate() {
        let [key, name, cells @ ..] = before.as_slice() else { continue };
        let Some(after) = rows.get(key.as_str()) else {
            out.push(Change::RowGone { at, row: name.clone() });
            continue;
        };
        for (place, cell) in cells.iter().enumerate() {
            let (Some(field), Some(Some(now))) = (was.fields.get(place), places.get(place)) else { continue };
            let (heading, unit) = (&is.fields[*now].title, &is.fields[*now].unit);
            let Some(number) = after.get(now + 2) else { continue };
            if number != cell || field.unit != *unit {
                out.push(Change::Number {
                    at,
                    row: name.clone(),
                    field: field.id.clone(),
                    heading: heading.clone(),
                    was: (cell.clone(), field.unit.clone()),
                    is: (number.clone(), unit.clone()),
                });
            }
        }
    }
    let known: std::collections::BTreeSet<&str> =
        was.rows.iter().filter_map(|row| row.first().map(String::as_str)).collect();
    let added = is.rows.iter().filter(|row| row.first().is_some_and(|key| !known.contains(key.as_str())));
    out.extend(added.filter_map(|row| Some(Change::RowAdded { row: row.get(1)?.clone() })));
    out.extend(news(&was.corrections, &is.corrections).map(Change::Correction));
    out.extend(news(&is.corrections, &was.corrections).map(Change::CorrectionGone));
    out
}
