//! The whole register as JSON: what the tables say of each recommendation in one line, and both histories.
//!
//! The shape, whose number is [`VERSION`]; a change that a program could trip over gets a new number:
//!
//! | key | what |
//! |---|---|
//! | `version` | the number of the shape |
//! | `title`, `language`, `publisher` | texts |
//! | `url` | the address of the register's page, or of the site |
//! | `as-of` | the day on which all this was so: `2026-11-24` |
//! | `recommendations` | list, see below |
//!
//! Of each recommendation:
//!
//! | key | what |
//! |---|---|
//! | `id`, `number`, `title`, `summary`, `url` | texts; `number` and `summary` may be null |
//! | `report` | `{id, title, url}` or null |
//! | `findings` | ids of the findings that it rests on |
//! | `published`, `due` | `2013`, `2013-11` or `2013-11-26`, or null |
//! | `days-overdue` | for how many days it has been due and nothing settled it, or null |
//! | `superseded-by`, `replaces` | an id or null; a list of ids |
//! | `addressed-to` | list of `{id, name, url, position, answer-until, late}`: what each body last said, or null; the last day for an answer, or null; whether it passed without one |
//! | `status` | what was last found, or null |
//! | `responses` | list of `{url, date, body, position, text, source}` |
//! | `assessments` | list of `{url, date, status, text, source, evidence}`; `evidence` is a list of `{reference, title, url, text}` |
//!
//! A `position` is accepted, accepted-in-principle, rejected or none (asked, and no answer by then); a `status` is open,
//! in-progress, implemented, not-implemented or superseded. A `source` is `{id, text}`. Both histories are in order of time.

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Place, rules};
use crate::model::register::{Asked, Standing};
use crate::page::data::pretty;
use crate::page::views::register::{WHOLE, anchors};
use crate::page::{File, Maker, citation};
use crate::read::front_matter::{Assessment, Evidence, Listing, Recommendation, Response};
use crate::read::scalar::{Date, Id};

/// The number of the shape.
const VERSION: u8 = 1;

/// The file.
pub fn file(maker: &Maker) -> Result<File, Diagnostic> {
    let (model, config) = (maker.content.model, maker.content.config);
    let page = model.listings.get(&Listing::Recommendations).copied().or(model.home());
    let url = page.map(|page| maker.views.addresses.document(page)).unwrap_or_default();
    let whole = json!({
        "version": VERSION,
        "title": maker.views.messages.text("register.feed.title", &[("site", &config.title)]),
        "language": config.language,
        "publisher": config.publisher.name,
        "url": config.base.absolute(&url),
        "as-of": model.as_of.to_string(),
        "recommendations": model.register.iter().map(|standing| recommendation(maker, standing)).collect::<Vec<_>>(),
    });
    let origin = Place::Path(WHOLE.to_owned());
    match pretty(&whole) {
        Ok(bytes) => Ok(File::new(WHOLE, bytes, origin)),
        Err(why) => Err(Diagnostic::new(&rules::PAGE_PATH, origin, format!("the register is no JSON: {why}"))),
    }
}

fn recommendation(maker: &Maker, standing: &Standing) -> Value {
    let model = maker.content.model;
    let document = model.document(standing.id);
    let Some(record) = standing.record(model) else { return Value::Null };
    let url = address(maker, &maker.views.addresses.document(standing.id));
    let report = standing.report.map(|report| {
        let of = model.document(report);
        json!({"id": of.id, "title": of.common.title, "url": address(maker, &maker.views.addresses.document(report))})
    });
    let of_report = || model.document(standing.report?).common.published;
    let date = |date: Option<Date>| date.map(|date| date.to_string());
    let replaces: Vec<&str> = standing.replaces.iter().map(|id| model.document(*id).id.as_str()).collect();
    json!({
        "id": document.id,
        "number": record.number,
        "title": document.common.title,
        "summary": document.common.summary,
        "url": url,
        "report": report,
        "findings": record.findings.iter().map(Id::as_str).collect::<Vec<_>>(),
        "published": date(document.common.published.or_else(of_report)),
        "due": date(record.due),
        "days-overdue": standing.overdue,
        "superseded-by": record.superseded_by.as_ref().map(Id::as_str),
        "replaces": replaces,
        "addressed-to": standing.asked.iter().map(|asked| body(maker, standing, asked)).collect::<Vec<_>>(),
        "status": standing.last_found(model).map(|found| found.status.name()),
        "responses": responses(maker, record, &url),
        "assessments": assessments(maker, record, &url),
    })
}

fn address(maker: &Maker, url: &str) -> String {
    maker.content.config.base.absolute(url)
}

fn body(maker: &Maker, standing: &Standing, asked: &Asked) -> Value {
    let model = maker.content.model;
    let entry = &model.bodies.entries[asked.body];
    json!({
        "id": entry.id.as_str(),
        "name": entry.value.name,
        "url": address(maker, &maker.views.addresses.url(&entry.body_path())),
        "position": asked.last_said(model, standing.id).map(|said| said.position.name()),
        "answer-until": asked.clock.map(|clock| clock.until.to_string()),
        "late": asked.is_late(),
    })
}

fn responses(maker: &Maker, record: &Recommendation, url: &str) -> Vec<Value> {
    let mut all: Vec<(&Response, String)> = record.responses.iter().zip(anchors(record).0).collect();
    all.sort_by_key(|(response, _)| response.date.first_day());
    let value = |(response, anchor): (&Response, String)| {
        json!({
            "url": format!("{url}#{anchor}"),
            "date": response.date.to_string(),
            "body": response.body.as_str(),
            "position": response.position.name(),
            "text": response.text,
            "source": source(maker, &response.source),
        })
    };
    all.into_iter().map(value).collect()
}

fn assessments(maker: &Maker, record: &Recommendation, url: &str) -> Vec<Value> {
    let mut all: Vec<(&Assessment, String)> = record.assessments.iter().zip(anchors(record).1).collect();
    all.sort_by_key(|(assessment, _)| assessment.date.first_day());
    let value = |(assessment, anchor): (&Assessment, String)| {
        json!({
            "url": format!("{url}#{anchor}"),
            "date": assessment.date.to_string(),
            "status": assessment.status.name(),
            "text": assessment.text,
            "source": source(maker, &assessment.source),
            "evidence": assessment.evidence.iter().map(|one| evidence(maker, one)).collect::<Vec<_>>(),
        })
    };
    all.into_iter().map(value).collect()
}

fn source(maker: &Maker, id: &Id) -> Value {
    let entry = maker.content.model.sources.entries.iter().find(|entry| entry.id == *id);
    json!({"id": id.as_str(), "text": entry.map(|entry| citation::full(&entry.value, maker.views.messages))})
}

fn evidence(maker: &Maker, evidence: &Evidence) -> Value {
    let entity = maker.content.model.index.get(evidence.reference.scheme, &evidence.reference.id);
    let card = entity.and_then(|entity| maker.views.entity_card(entity));
    json!({
        "reference": evidence.reference.to_string(),
        "title": card.as_ref().map(|card| card.title.clone()),
        "url": card.map(|card| address(maker, &card.url)),
        "text": evidence.text,
    })
}
