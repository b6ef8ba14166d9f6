//! Earlier versions of documents, put beside those that replaced them.
//!
//! A version says what was published then, so its bound numbers are not held against the tables of today: the typed text
//! stays, as words. What would be filled in from today's content is refused.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, rules};
use crate::memo::Key;
use crate::model::document::{Content, DocId, Document};
use crate::model::gather::ReadDocument;
use crate::model::held::Held;
use crate::model::links::{Resolved, Resolver, Text};
use crate::model::paragraphs;
use crate::model::version::Version;
use crate::read::body::Target;
use crate::read::yaml::Spans;

use super::Assembly;
use super::references::anchors_of;

impl Assembly<'_> {
    pub(super) fn place_versions(&mut self, versions: Vec<(u32, Key, &ReadDocument)>) {
        let mut placed = Vec::new();
        let mut unread = BTreeSet::new();
        for (number, key, read) in versions {
            let current = current_path(&read.path, number);
            let below_draft = !self.edition.drafts && self.held_back.of(&read.path).is_some();
            if below_draft || self.model.index.is_out_of_reach(&current) {
                continue;
            }
            let Some(of) = self.model.index.path(&current) else {
                let message = format!("this is version {number} of a file that is not there");
                let problem = Diagnostic::new(&rules::VERSION_COMPLETE, read.file, message);
                self.problems
                    .push(problem.help(format!("the version in its place stands beside it, as content/{current}")));
                continue;
            };
            match self.version((number, key), read, of) {
                Some(version) => placed.push(version),
                None => {
                    unread.insert((of, number));
                }
            }
        }
        self.tell_gaps(&placed, &unread);
        let mut versions = self.resolved(placed);
        versions.retain(|version| self.is_known(version.replaced));
        versions.sort_by_key(|version| (version.of, version.number));
        self.model.versions = versions;
    }

    /// The version, or nothing where its file was told to be wrong or is a draft.
    fn version(&mut self, (number, key): (u32, Key), read: &ReadDocument, of: DocId) -> Option<Version> {
        self.problems.extend(read.body_problems.iter().cloned());
        let (mut common, mut content, mut spans) = read.front.clone()?;
        let held = self.held(&read.path, &common);
        if held.is_some() && !self.edition.drafts {
            return None;
        }
        self.leave_out_later(&mut common, &mut content, &mut spans);
        // What was answered and done is the history of the recommendation, whatever its version, and stands on its page.
        if let Content::Recommendation(recommendation) = &mut content {
            recommendation.responses.clear();
            recommendation.assessments.clear();
        }
        let Some(replaced) = common.superseded else {
            let message = "this is an earlier version and does not say when it was replaced";
            let problem = Diagnostic::new(&rules::VERSION_COMPLETE, spans.value(&["title".into()]), message);
            self.problems.push(problem.help("add `superseded: …` with the date of the version after it"));
            return None;
        };
        if let Some(held) = held.max(Held::until(replaced, self.edition.as_of)) {
            self.model.held.add(&read.url, held);
        }
        if let Some(other) = common.version.filter(|other| *other != number) {
            let message = format!("the file is named as version {number} and says that it is version {other}");
            let place = spans.value(&["version".into()]);
            self.problems.push(Diagnostic::new(&rules::VERSION_COMPLETE, place, message).help("take `version` out"));
        }
        // The numbers are those that this version had when it was released.
        let documents = self.model.releases.iter().rev().flat_map(|recorded| &recorded.release.documents);
        let mut same = documents.filter(|one| one.kind == read.kind.row().name && one.id == read.id);
        let released = same.find(|one| one.version == number).map(paragraphs::earlier);
        let paragraphs =
            released.map_or_else(Vec::new, |earlier| paragraphs::of(read.kind, read.number, &read.body, &earlier));
        let document = Document {
            id: read.id.clone(),
            kind: read.kind,
            file: read.file,
            key,
            front_key: read.front_key,
            path: read.path.clone(),
            url: read.url.clone(),
            number: read.number,
            common,
            content,
            paragraphs: paragraphs.into(),
            body: Arc::clone(&read.body),
            links: Vec::new(),
            figures: Vec::new(),
            words: Arc::default(),
            parent: Some(of),
            spans,
        };
        Some(Version { document, of, number, replaced })
    }

    /// Each document of version 3 has its versions 1 and 2 beside it, and none above.
    fn tell_gaps(&mut self, placed: &[Version], unread: &BTreeSet<(DocId, u32)>) {
        let mut kept: BTreeMap<DocId, Vec<&Version>> = BTreeMap::new();
        for version in placed {
            kept.entry(version.of).or_default().push(version);
        }
        let mut found = Vec::new();
        for (id, document) in self.model.documents() {
            let (current, spans) = (document.version(), &document.spans);
            let versions = kept.get(&id).map_or(&[][..], Vec::as_slice);
            found.extend(document.common.superseded.map(|_| misplaced(spans)));
            if current == 0 {
                let problem =
                    Diagnostic::new(&rules::VERSION_COMPLETE, spans.value(&["version".into()]), "versions begin at 1");
                found.push(problem.help("the second one is `version: 2`"));
            }
            let has =
                |number: u32| versions.iter().any(|version| version.number == number) || unread.contains(&(id, number));
            // More than a few hundred are a slip, which the first missing one tells.
            if let Some(missing) = (1..current).find(|number| !has(*number)) {
                let stem = document.path.trim_end_matches(".md");
                let problem = Diagnostic::new(
                    &rules::VERSION_COMPLETE,
                    spans.value(&["version".into()]),
                    format!("this is version {current}, and version {missing} is not kept"),
                );
                found.push(problem.help(format!(
                    "put the file as it was published then at content/{stem}.v{missing}.md, with `superseded:` and the date"
                )));
            }
            let above = versions.iter().filter(|version| version.number >= current);
            found.extend(above.map(|version| {
                let message =
                    format!("this is version {}, and the document itself is version {current}", version.number);
                let help = format!("write `version: {}` in content/{}", version.number + 1, document.path);
                Diagnostic::new(&rules::VERSION_COMPLETE, version.document.file, message).help(help)
            }));
        }
        self.problems.extend(found);
    }

    /// The versions with their links resolved. What leads nowhere today is kept as words.
    fn resolved(&mut self, versions: Vec<Version>) -> Vec<Version> {
        if versions.is_empty() {
            return versions;
        }
        let files = self.copied_files();
        let anchors: Vec<BTreeSet<String>> =
            self.model.documents.iter().map(|one| anchors_of(&one.body, &one.paragraphs)).collect();
        let resolver =
            Resolver { index: &self.model.index, tables: &self.model.tables, files: &files, anchors: &anchors };
        let mut found = Vec::new();
        let resolve = |version: Version| {
            let body = &version.document.body;
            let own = anchors_of(body, &version.document.paragraphs);
            let (mut links, _) = resolver.links(&Text { folder: version.document.folder(), anchors: &own, body });
            for (link, resolved) in body.links.iter().zip(&mut links) {
                if matches!(link.target, Target::Value { .. }) {
                    *resolved = Resolved::Broken;
                }
                if *resolved == Resolved::Broken && link.text.trim().is_empty() && link.target != Target::Refused {
                    let message = "an earlier version says what was published then, so nothing is filled in from today";
                    let problem = Diagnostic::new(&rules::VERSION_COMPLETE, link.span, message);
                    found.push(problem.help("write the words as they were published between the square brackets"));
                }
            }
            Version { document: Document { links, ..version.document }, ..version }
        };
        let versions = versions.into_iter().map(resolve).collect();
        self.problems.extend(found);
        versions
    }
}

fn misplaced(spans: &Spans) -> Diagnostic {
    let message = "`superseded` belongs to an earlier version, and this is the one that stands";
    Diagnostic::new(&rules::VERSION_COMPLETE, spans.key(&["superseded".into()]), message)
        .help("name the file of the earlier version `<name>.v1.md`, or say `status: superseded` of a report")
}

/// The path of the document that replaced a version: `a/b.v1.md` makes `a/b.md`.
fn current_path(path: &str, number: u32) -> String {
    let stem = path.trim_end_matches(".md");
    format!("{}.md", stem.strip_suffix(&format!(".v{number}")).unwrap_or(stem))
}
