//! What is asked of the evidence graph: everything rests on something that bears it, and nothing on itself.
//!
//! Together [`there`], [`bears`] and [`ends`] see to it that each trail goes down to a table or a source: a site without
//! errors has no finding that rests on findings alone, all the way down.

use crate::diagnostic::{Diagnostic, rules};
use crate::model::Model;
use crate::model::document::{Content, DocId, Document};
use crate::model::evidence::{BEARING, supports};
use crate::model::links::Entity;
use crate::model::table::says_illustrative;
use crate::read::front_matter::{Confidence, Finding};
use crate::read::scalar::{Reference, Scheme};
use crate::source::Span;

use super::Subject;

/// A finding rests on evidence, and a recommendation on findings; of a draft, that is still to come.
pub(super) fn there(subject: &Subject) -> Vec<Diagnostic> {
    let without = |document: &Document| {
        let (key, message, help) = match &document.content {
            Content::Finding(finding) if finding.evidence.is_empty() => {
                ("evidence", "the finding rests on nothing", "name at least one of table:id, source:id, finding:id")
            }
            Content::Recommendation(recommendation) if recommendation.findings.is_empty() => {
                ("findings", "the recommendation rests on no finding", "name at least one finding by its id")
            }
            _ => return None,
        };
        Some(Diagnostic::new(&rules::EVIDENCE_MISSING, document.spans.value(&[key.into()]), message).help(help))
    };
    subject.model.documents.iter().filter(|document| !document.common.draft).filter_map(without).collect()
}

/// Evidence is of a kind that can bear something.
pub(super) fn bears(subject: &Subject) -> Vec<Diagnostic> {
    let findings = subject.model.documents.iter().filter_map(|document| match &document.content {
        Content::Finding(finding) => Some((document, finding)),
        _ => None,
    });
    let unfit = |(document, finding): (&Document, &Finding)| -> Vec<Diagnostic> {
        let named = finding.evidence.iter().enumerate();
        let unfit = named.filter(|(_, reference)| !BEARING.contains(&reference.scheme));
        let tell = |(at, reference): (usize, &Reference)| {
            let place = document.spans.value(&["evidence".into(), at.into()]);
            let (what, help) = instead(subject.model, reference);
            let message = format!("`{reference}` cannot be evidence: {what}");
            Diagnostic::new(&rules::EVIDENCE_KIND, place, message).help(help)
        };
        unfit.map(tell).collect()
    };
    findings.flat_map(unfit).collect()
}

/// What a reference that cannot be evidence names, and what to name in its place.
fn instead(model: &Model, reference: &Reference) -> (&'static str, String) {
    let id = &reference.id;
    let same = |scheme: Scheme| model.index.get(scheme, id).map(|_| format!("did you mean `{}:{id}`?", scheme.name()));
    let meant = || BEARING.iter().find_map(|scheme| same(*scheme));
    let (what, help) = match reference.scheme {
        Scheme::Figure => ("a figure only shows a table", "name that table: `table:id`"),
        Scheme::Report | Scheme::Chapter => (
            "a report holds many findings",
            "name one of them, `finding:id`, or the entry of the report in sources.yaml, `source:id`",
        ),
        Scheme::Recommendation => ("a recommendation asks for something", "name what it rests on: `finding:id`"),
        Scheme::Framework | Scheme::Principle => {
            ("guidance asks for something", "name what it rests on: `finding:id`, or its entry in sources.yaml")
        }
        Scheme::Body => ("an organisation is no evidence", "name what it published: `source:id`"),
        Scheme::Term => ("a word only has a meaning", "name where the matter is written: `source:id`"),
        Scheme::Table | Scheme::Source | Scheme::Finding => ("", ""),
    };
    (what, meant().unwrap_or_else(|| help.to_owned()))
}

/// No trail leads back to where it began.
pub(super) fn ends(subject: &Subject) -> Vec<Diagnostic> {
    let model = subject.model;
    let tell = |circle: Vec<Entity>| {
        let documents: Vec<DocId> = circle.into_iter().filter_map(document).collect();
        let names: Vec<String> = documents.iter().map(|id| format!("`{}`", model.document(*id).id)).collect();
        let steps = documents.iter().zip(documents.iter().cycle().skip(1));
        let places: Vec<Span> = steps.filter_map(|(upper, lower)| place_of(model, *upper, *lower)).collect();
        let (first, others) = places.split_first()?;
        let message = match &names[..] {
            [one] => format!("the finding {one} rests on itself"),
            _ => format!("the evidence goes round in a circle: {} rests on {}", names.join(" rests on "), names[0]),
        };
        let mut problem = Diagnostic::new(&rules::EVIDENCE_CYCLE, *first, message);
        for (at, place) in others.iter().enumerate() {
            let next = &names[(at + 2) % names.len()];
            problem = problem.label(*place, format!("{} rests on {next}", names[at + 1]));
        }
        Some(problem.help(match names.len() {
            1 => "name what it rests on instead: table:id, source:id or another finding:id",
            _ => "take out the step that is not evidence, and name a table or a source there",
        }))
    };
    model.evidence.circles().into_iter().filter_map(tell).collect()
}

fn document(node: Entity) -> Option<DocId> {
    match node {
        Entity::Document(id) => Some(id),
        _ => None,
    }
}

/// Where a document says that it rests on something.
fn place_of(model: &Model, upper: DocId, lower: DocId) -> Option<Span> {
    let document = model.document(upper);
    let named = supports(&document.content).into_iter();
    let mut found = named
        .filter(|(reference, _)| model.index.get(reference.scheme, &reference.id) == Some(Entity::Document(lower)));
    found.next().map(|(_, path)| document.spans.value(&path))
}

/// What rests on data that was made up says so in its title, as the data does; and so does what rests on that.
pub(super) fn real(subject: &Subject) -> Vec<Diagnostic> {
    let model = subject.model;
    let tell = |document: &Document| -> Option<Diagnostic> {
        if says_illustrative(&document.common.title) {
            return None;
        }
        let named = supports(&document.content).into_iter();
        let mut made_up = named.filter(|(reference, _)| match model.index.get(reference.scheme, &reference.id) {
            Some(Entity::Table(at)) => model.tables[at].illustrative,
            Some(Entity::Document(id)) => says_illustrative(&model.document(id).common.title),
            _ => false,
        });
        let (reference, path) = made_up.next()?;
        let kind = document.kind.row().name;
        let message =
            format!("the {kind} rests on `{reference}`, which is illustrative, and its title does not say so");
        let problem = Diagnostic::new(&rules::EVIDENCE_ILLUSTRATIVE, document.spans.value(&path), message);
        Some(problem.help("name real evidence, or put the word Illustrative into the title"))
    };
    model.documents.iter().filter_map(tell).collect()
}

/// A finding that rests on findings alone is no surer than the surest of them, unless it says why.
pub(super) fn sure(subject: &Subject) -> Vec<Diagnostic> {
    let model = subject.model;
    let tell = |document: &Document| -> Option<Diagnostic> {
        let Content::Finding(finding) = &document.content else { return None };
        let confidence = |reference: &Reference| match model.index.get(reference.scheme, &reference.id)? {
            Entity::Document(id) => match &model.document(id).content {
                Content::Finding(below) => Some(below.confidence),
                _ => None,
            },
            _ => None,
        };
        let below: Vec<Confidence> = finding.evidence.iter().map(confidence).collect::<Option<_>>()?;
        let surest = below.into_iter().max_by_key(|confidence| rank(*confidence))?;
        if finding.confidence_note.is_some() || rank(finding.confidence) <= rank(surest) {
            return None;
        }
        let place = document.spans.value(&["confidence".into()]);
        let message = format!(
            "the finding says `{}`, and the surest finding that it rests on says `{}`",
            finding.confidence.name(),
            surest.name()
        );
        let problem = Diagnostic::new(&rules::EVIDENCE_CONFIDENCE, place, message);
        Some(problem.help(format!("say `confidence: {}`, or say why in `confidence-note`", surest.name())))
    };
    model.documents.iter().filter_map(tell).collect()
}

fn rank(confidence: Confidence) -> u8 {
    match confidence {
        Confidence::Low => 0,
        Confidence::Medium => 1,
        Confidence::High => 2,
    }
}
