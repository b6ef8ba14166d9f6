//! What is a draft, and what refers to it.

use std::fmt::Write as _;

use serde::Serialize;

use crate::model::held::Held;
use crate::model::links::Entity;

use super::{Content, count_of};

/// A document or a table that is not published as long as it is a draft.
#[derive(Serialize)]
struct Draft<'a> {
    path: &'a str,
    kind: &'static str,
    title: &'a str,
    /// The files that refer to it.
    uses: Vec<&'a str>,
}

#[derive(Serialize)]
struct Drafts<'a> {
    drafts: Vec<Draft<'a>>,
}

pub(super) fn human(content: &Content) -> String {
    let drafts = drafts(content);
    if drafts.is_empty() {
        return "No drafts.\n".to_owned();
    }
    let mut out = String::new();
    for Draft { path, kind, title, uses } in &drafts {
        let _ = writeln!(out, "{path}: {kind}, \u{201c}{title}\u{201d}");
        for user in uses {
            let _ = writeln!(out, "  {user} refers to it");
        }
    }
    let _ = writeln!(out, "In all: {}", count_of(drafts.len(), "draft"));
    out
}

pub(super) fn json(content: &Content) -> String {
    // Strings only: serialising them to a string has no way to fail.
    serde_json::to_string(&Drafts { drafts: drafts(content) }).unwrap_or_default() + "\n"
}

fn drafts<'a>(content: &Content<'a>) -> Vec<Draft<'a>> {
    let Content { sources, model, .. } = content;
    let is_draft = |url: &str| model.held.of(url) == Some(Held::Draft);
    let uses = |entity| {
        let users = model.uses(entity).iter().map(|id| sources.path(model.document(*id).file));
        users.collect()
    };
    let documents = model.documents().filter(|(_, document)| is_draft(&document.url));
    let documents = documents.map(|(id, document)| Draft {
        path: sources.path(document.file),
        kind: document.kind.row().name,
        title: &document.common.title,
        uses: uses(Entity::Document(id)),
    });
    let versions = model.versions.iter().map(|version| &version.document).filter(|version| is_draft(&version.url));
    let versions = versions.map(|version| Draft {
        path: sources.path(version.file),
        kind: "earlier version",
        title: &version.common.title,
        uses: Vec::new(),
    });
    let tables = model.tables.iter().enumerate().filter(|(_, table)| is_draft(&table.url()));
    let tables = tables.map(|(at, table)| Draft {
        path: sources.path(table.span.file),
        kind: "table",
        title: &table.title,
        uses: uses(Entity::Table(at)),
    });
    let mut all: Vec<Draft> = documents.chain(versions).chain(tables).collect();
    all.sort_by_key(|draft| draft.path);
    all
}
