//! The references that the front matter of a document makes.

use crate::read::correction::Correction;
use crate::read::scalar::{Id, Reference, Scheme};
use crate::read::yaml::Step;

use super::document::Content;

/// A reference and where it stands in the front matter.
pub struct Outgoing {
    /// What is named.
    pub reference: Reference,
    /// The path to it: key, place in the list, key of the entry.
    pub path: Vec<Step<'static>>,
}

fn one(scheme: Scheme, id: &Id, path: Vec<Step<'static>>) -> Outgoing {
    Outgoing { reference: Reference { scheme, id: id.to_string() }, path }
}

fn maybe(out: &mut Vec<Outgoing>, scheme: Scheme, id: Option<&Id>, key: &'static str) {
    out.extend(id.map(|id| one(scheme, id, vec![key.into()])));
}

fn each(out: &mut Vec<Outgoing>, scheme: Scheme, ids: &[Id], key: &'static str) {
    out.extend(ids.iter().enumerate().map(|(at, id)| one(scheme, id, vec![key.into(), at.into()])));
}

/// The sources with the mistakes that corrections speak of.
pub fn corrected(corrections: &[Correction]) -> Vec<Outgoing> {
    let mut out = Vec::new();
    for (at, correction) in corrections.iter().enumerate() {
        let path = || vec!["corrections".into(), at.into(), "about".into()];
        out.extend(correction.about.as_ref().map(|id| one(Scheme::Source, id, path())));
    }
    out
}

/// All references of the front matter, but for those of its corrections.
pub fn outgoing(content: &Content) -> Vec<Outgoing> {
    let mut out = Vec::new();
    match content {
        Content::Page(_) | Content::Chapter(_) => {}
        Content::Report(report) => {
            maybe(&mut out, Scheme::Body, report.publisher.as_ref(), "publisher");
            maybe(&mut out, Scheme::Report, report.superseded_by.as_ref(), "superseded-by");
            maybe(&mut out, Scheme::Source, report.source.as_ref(), "source");
        }
        Content::Finding(finding) => {
            maybe(&mut out, Scheme::Report, finding.report.as_ref(), "report");
            let evidence = finding.evidence.iter().enumerate();
            out.extend(evidence.map(|(at, reference)| Outgoing {
                reference: reference.clone(),
                path: vec!["evidence".into(), at.into()],
            }));
        }
        Content::Recommendation(recommendation) => {
            maybe(&mut out, Scheme::Report, recommendation.report.as_ref(), "report");
            each(&mut out, Scheme::Body, &recommendation.addressed_to, "addressed-to");
            each(&mut out, Scheme::Finding, &recommendation.findings, "findings");
            for (at, response) in recommendation.responses.iter().enumerate() {
                out.push(one(Scheme::Body, &response.body, vec!["responses".into(), at.into(), "body".into()]));
                out.push(one(Scheme::Source, &response.source, vec!["responses".into(), at.into(), "source".into()]));
            }
            for (at, assessment) in recommendation.assessments.iter().enumerate() {
                out.push(one(
                    Scheme::Source,
                    &assessment.source,
                    vec!["assessments".into(), at.into(), "source".into()],
                ));
                out.extend(assessment.evidence.iter().enumerate().map(|(nth, evidence)| Outgoing {
                    reference: evidence.reference.clone(),
                    path: vec!["assessments".into(), at.into(), "evidence".into(), nth.into(), "reference".into()],
                }));
            }
            maybe(&mut out, Scheme::Recommendation, recommendation.superseded_by.as_ref(), "superseded-by");
        }
        Content::Framework(framework, _) => maybe(&mut out, Scheme::Source, framework.source.as_ref(), "source"),
        Content::Principle(principle) => each(&mut out, Scheme::Finding, &principle.findings, "findings"),
    }
    out
}
