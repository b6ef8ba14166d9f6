//! No published number, statement or address changes quietly: the content held against the last record.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Place, Rule, rules};
use crate::messages::Messages;
use crate::model::{Model, Recorded};
use crate::read::release::{Published, Release};
use crate::read::scalar::Date;
use crate::read::yaml::Step;
use crate::site::Site;
use crate::source::Span;

use super::changes::{Change, Gone, Page, PageChanges, changes};
use super::record::{addresses, name, record};
use super::words::{number, sentence};

/// Tells every number, statement of a finding and text of a recommendation that differs from the last release while
/// neither a correction nor a new version says so; `date` is the day of the build.
pub fn check(model: &Model, messages: &Messages, date: Date) -> Vec<Diagnostic> {
    let Some(last) = model.releases.last() else { return Vec::new() };
    let checker = Checker { model, messages, last, date };
    let now = record(model, date);
    let found = changes(&last.release, &now);
    let changed = found.pages.iter().filter(|page| !page.is_declared()).flat_map(|page| checker.page(page));
    changed.chain(found.gone.iter().filter_map(|gone| checker.gone(gone, &now))).collect()
}

/// Tells every address of the last release that the finished site neither has nor leads on.
pub fn check_addresses(model: &Model, site: &Site) -> Vec<Diagnostic> {
    let Some(last) = model.releases.last() else { return Vec::new() };
    let there: BTreeSet<String> = addresses(site).into_iter().collect();
    let published = last.release.addresses.iter().enumerate();
    // A page in a folder of the file's name sends the reader on from a file, too.
    let lost = published.filter(|(_, address)| !there.contains(*address) && !there.contains(&format!("{address}/")));
    let tell = |(at, address): (usize, &String)| {
        let place = last.spans.value(&["addresses".into(), at.into()]);
        let message = format!("/{address} was published on {} and is gone", last.release.date);
        let help = format!(
            "lead its readers on: write `aliases: [{address}]` in the front matter of the page they should find"
        );
        Diagnostic::new(&rules::RELEASE_ADDRESS, place, message).help(help)
    };
    lost.map(tell).collect()
}

struct Checker<'a> {
    model: &'a Model,
    messages: &'a Messages,
    last: &'a Recorded,
    date: Date,
}

impl Checker<'_> {
    fn page(&self, page: &PageChanges) -> Vec<Diagnostic> {
        page.changes.iter().filter_map(|change| self.change(page, change)).collect()
    }

    /// A finding or a recommendation that was taken away. Where its address leads nowhere, that is told first.
    fn gone(&self, gone: &Gone, now: &Release) -> Option<Diagnostic> {
        let heir = gone.leads_to.as_ref()?;
        let is = |one: &Published, page: &Page| one.kind == page.kind && one.id == page.id;
        let at = self.last.release.documents.iter().position(|one| is(one, &gone.page))?;
        let before = self.last.release.documents.iter().find(|one| is(one, heir)).map(|one| &one.corrections);
        let after = &now.documents.iter().find(|one| is(one, heir))?.corrections;
        let is_new = |one| before.is_none_or(|before| !before.contains(one));
        if !matches!(gone.page.kind.as_str(), "finding" | "recommendation") || after.iter().any(is_new) {
            return None;
        }
        let document =
            self.model.documents.iter().find(|one| one.kind.row().name == heir.kind && name(one) == heir.id)?;
        let message = format!(
            "the {} “{}” was published on {} and is gone, and the page that its address leads to does not say so",
            gone.page.kind,
            gone.page.title,
            self.day()
        );
        let path: [Step; 3] = ["documents".into(), at.into(), "title".into()];
        let told = self.told(&rules::RELEASE_STATEMENT, document.spans.value(&["title".into()]).into(), message, &path);
        Some(told.help(self.paste(&gone.page.title, "…", false)))
    }

    fn change(&self, page: &PageChanges, change: &Change) -> Option<Diagnostic> {
        match change {
            Change::Number { .. } | Change::RowGone { .. } | Change::FieldGone { .. } => self.number(page, change),
            Change::CorrectionGone(_) if page.page.kind == "table" => self.number(page, change),
            Change::CorrectionGone(one) => {
                self.statement(page, &[], "corrections", self.differs(change), self.paste(&one.said, &one.says, false))
            }
            Change::Version { is, was } => {
                let key = [Step::Key("version")];
                let message = format!("version {was} was published on {}, and this is version {is}", self.day());
                let help = "versions only go up; an earlier one is kept beside the file, as `<name>.v1.md`";
                self.statement(page, &key, "version", message, help.to_owned())
            }
            Change::Title { was, is } if page.page.kind == "finding" || page.page.kind == "recommendation" => {
                self.statement(page, &[Step::Key("title")], "title", self.differs(change), self.paste(was, is, true))
            }
            Change::Text { was, is } => {
                self.statement(page, &[], "text", self.differs(change), self.paste(was, is, true))
            }
            _ => None,
        }
    }

    fn differs(&self, change: &Change) -> String {
        format!(
            "this differs from what was published on {}, and neither a correction nor a new version says so: {}",
            self.day(),
            sentence(change, self.messages)
        )
    }

    fn day(&self) -> String {
        self.last.release.date.to_string()
    }

    fn statement(
        &self,
        page: &PageChanges,
        key: &[Step],
        of: &'static str,
        message: String,
        help: String,
    ) -> Option<Diagnostic> {
        let is = |kind: &str, id: &str| kind == page.page.kind && id == page.page.id;
        let document = self.model.documents.iter().find(|one| is(one.kind.row().name, name(one)))?;
        let path: [Step; 3] = ["documents".into(), page.earlier.into(), of.into()];
        let place = if key.is_empty() { document.spans.value(&["title".into()]) } else { document.spans.value(key) };
        Some(self.told(&rules::RELEASE_STATEMENT, place.into(), message, &path).help(help))
    }

    fn number(&self, page: &PageChanges, change: &Change) -> Option<Diagnostic> {
        let table = self.model.tables.iter().find(|table| table.id.as_str() == page.page.id)?;
        let earlier = &self.last.release.tables[page.earlier];
        let row_of = |at: usize| table.row(earlier.rows[at].first()?);
        let fields: Vec<Step> = vec!["tables".into(), page.earlier.into(), "fields".into()];
        let rows = |at: usize| -> Vec<Step> { vec!["tables".into(), page.earlier.into(), "rows".into(), at.into()] };
        let sentence = sentence(change, self.messages);
        let message =
            format!("this differs from what was published on {}, and no correction says so: {sentence}", self.day());
        let help = match change {
            Change::Number { was, is, .. } => {
                self.paste(&number(was, self.messages), &number(is, self.messages), false)
            }
            Change::CorrectionGone(one) => self.paste(&one.said, &one.says, false),
            _ => self.paste(&sentence, "", false),
        };
        let (place, path): (Span, Vec<Step>) = match change {
            Change::Number { at, .. } => (row_of(*at).map_or(table.span, |row| row.span), rows(*at)),
            Change::RowGone { at, .. } => (table.span, rows(*at)),
            Change::CorrectionGone(_) => (table.span, vec!["tables".into(), page.earlier.into(), "corrections".into()]),
            _ => (table.span, fields),
        };
        Some(self.told(&rules::RELEASE_NUMBER, place.into(), message, &path).help(help))
    }

    fn told(&self, rule: &'static Rule, place: Place, message: String, record: &[Step]) -> Diagnostic {
        Diagnostic::new(rule, place, message).label(self.last.spans.value(record), "as it was published")
    }

    /// What to write where the change is meant.
    fn paste(&self, was: &str, is: &str, versions: bool) -> String {
        let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
        let or = if versions { ", or keep the old file as `<name>.v1.md` and write `version: 2` here" } else { "" };
        format!(
            "undo the change, or say that it was made{or}:\ncorrections:\n  - date: {}\n    said: {}\n    says: {}\n    why: …\n    severity: substantive",
            self.date,
            quoted(was),
            quoted(is),
        )
    }
}
