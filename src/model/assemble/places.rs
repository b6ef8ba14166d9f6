//! The place of each document among the others: what it is below, and what it is of.

use std::collections::BTreeMap;

use crate::model::document::{DocId, Document};
use crate::model::kind::Kind;

use super::Assembly;

impl Assembly<'_> {
    pub(super) fn place_children(&mut self) {
        let parents: Vec<Option<DocId>> = self.model.documents.iter().map(|document| self.parent(document)).collect();
        self.model.children = vec![Vec::new(); parents.len()];
        for (at, parent) in parents.into_iter().enumerate() {
            self.model.documents[at].parent = parent;
            if let Some(parent) = parent {
                self.model.children[parent.0].push(DocId(at));
            }
        }
        let mut children = std::mem::take(&mut self.model.children);
        for children in &mut children {
            children.sort_by_key(|child| self.model.order(*child));
        }
        self.model.children = children;
    }

    pub(super) fn place_members(&mut self) {
        let mut members: BTreeMap<(DocId, Kind), Vec<DocId>> = BTreeMap::new();
        for (id, document) in self.model.documents() {
            if let (Kind::Finding | Kind::Recommendation, Some(report)) = (document.kind, self.model.report_of(id)) {
                members.entry((report, document.kind)).or_default().push(id);
            }
        }
        for ids in members.values_mut() {
            ids.sort_by_key(|id| self.model.order(*id));
        }
        self.model.members = members;
    }

    /// The page of the folder, or of the nearest folder above that has one.
    fn parent(&self, document: &Document) -> Option<DocId> {
        let mut folder = document.folder();
        if document.is_index() {
            if folder.is_empty() {
                return None;
            }
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        }
        loop {
            let index = if folder.is_empty() { "_index.md".to_owned() } else { format!("{folder}/_index.md") };
            if let Some(parent) = self.model.index.path(&index) {
                return Some(parent);
            }
            if folder.is_empty() {
                return None;
            }
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        }
    }
}
