//! A page at each former path of a document, which sends the reader on.

use crate::diagnostic::Diagnostic;
use crate::model::document::{DocId, Document};

use super::view::RedirectView;
use super::{File, Made, Maker};

pub(super) fn make(maker: &Maker) -> Made {
    let documents = maker.content.model.documents();
    let made = documents.flat_map(|(id, document)| {
        document.common.aliases.iter().enumerate().map(move |(at, alias)| (id, document, at, alias))
    });
    super::split(made.map(|(id, document, at, alias)| redirect(maker, id, document, at, alias)).collect())
}

fn redirect(maker: &Maker, id: DocId, document: &Document, at: usize, alias: &str) -> Result<File, Diagnostic> {
    let view = RedirectView {
        language: maker.content.config.language.clone(),
        target: maker.views.addresses.document(id),
        title: document.common.title.clone(),
    };
    let text = maker.templates.render("redirect.html", &view)?;
    let alias = alias.trim_matches('/');
    let path = if alias.ends_with(".html") { alias.to_owned() } else { format!("{alias}/index.html") };
    let place = document.spans.value(&["aliases".into(), at.into()]);
    Ok(File::new(path, text.into_bytes(), place))
}
