//! What happens to recommendations, as an Atom feed: each was published, was answered, was assessed.

use crate::diagnostic::Diagnostic;
use crate::model::register::Standing;
use crate::page::view::FeedEntryView;
use crate::page::views::register::{FEED, anchors};
use crate::page::{File, Maker, date, feeds};
use crate::read::front_matter::Recommendation;
use crate::read::scalar::{Date, Scheme};

/// An entry, and when it happened.
type Dated = (Date, FeedEntryView);

/// The feed, the latest first.
pub fn file(maker: &Maker) -> Result<File, Diagnostic> {
    let title = maker.views.messages.text("register.feed.title", &[("site", &maker.content.config.title)]);
    let mut entries: Vec<Dated> =
        maker.content.model.register.iter().flat_map(|standing| entries(maker, standing)).collect();
    entries.sort_by_key(|(date, _)| std::cmp::Reverse(date.first_day()));
    feeds::atom(maker, FEED, title, entries.into_iter().map(|(_, entry)| entry).collect())
}

/// What happened to a recommendation. Its publication is that of its report, where it has no date of its own.
fn entries(maker: &Maker, standing: &Standing) -> Vec<Dated> {
    let model = maker.content.model;
    let Some(record) = standing.record(model) else { return Vec::new() };
    let document = model.document(standing.id);
    let url = maker.content.config.base.absolute(&maker.views.addresses.document(standing.id));
    let of_report = || model.document(standing.report?).common.published;
    let published = document.common.published.or_else(of_report);
    let title = |key: &str, values: &[(&str, &str)]| {
        let all: Vec<(&str, &str)> = values.iter().copied().chain([("title", &*document.common.title)]).collect();
        maker.views.messages.text(key, &all)
    };
    let publication = published
        .map(|date| entry(date, title("register.feed.published", &[]), url.clone(), document.common.summary.clone()));
    let histories = histories(maker, record);
    let later = histories.into_iter().map(|event| {
        let key = if event.who.is_some() { "register.feed.said" } else { "register.feed.found" };
        let who = event.who.unwrap_or_default();
        entry(
            event.date,
            title(key, &[("who", &who), ("status", &event.status)]),
            format!("{url}#{}", event.anchor),
            event.text,
        )
    });
    publication.into_iter().chain(later).collect()
}

/// An entry of either history.
struct Event {
    date: Date,
    anchor: String,
    /// Who said it; nobody where it was found.
    who: Option<String>,
    status: String,
    text: Option<String>,
}

fn histories(maker: &Maker, record: &Recommendation) -> Vec<Event> {
    let views = &maker.views;
    let (said, found) = anchors(record);
    let name = |id: &str| views.model.index.get(Scheme::Body, id).map(|entity| views.addresses.name(entity));
    let responses = record.responses.iter().zip(said).map(|(response, anchor)| Event {
        date: response.date,
        anchor,
        who: Some(name(response.body.as_str()).unwrap_or_default()),
        status: views.position(Some(response.position)).text,
        text: response.text.clone(),
    });
    let assessments = record.assessments.iter().zip(found).map(|(assessment, anchor)| Event {
        date: assessment.date,
        anchor,
        who: None,
        status: views.progress(Some(assessment.status)).text,
        text: assessment.text.clone(),
    });
    responses.chain(assessments).collect()
}

/// An entry, known by where it can be read.
fn entry(date: Date, title: String, url: String, summary: Option<String>) -> Dated {
    (date, FeedEntryView { title, id: url.clone(), url, updated: date::rfc3339(date), summary })
}
