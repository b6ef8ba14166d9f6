//! The view of all releases: what each changed, in the words of `findings diff`.

use crate::model::Recorded;
use crate::page::view::{ReleaseGroupView, ReleaseView};
use crate::release::{Group, changes, words};

use super::Views;

impl Views<'_> {
    /// The releases so far, the latest first.
    pub(super) fn releases(&self) -> Vec<ReleaseView> {
        let releases = &self.model.releases;
        let view = |(at, recorded): (usize, &Recorded)| {
            let earlier = at.checked_sub(1).map(|before| &releases[before].release);
            let groups = earlier.map(|earlier| words(&changes(earlier, &recorded.release), self.messages));
            ReleaseView {
                date: self.date(recorded.release.date),
                first: earlier.is_none(),
                groups: groups.unwrap_or_default().into_iter().map(|group| self.release_group(group)).collect(),
            }
        };
        let mut views: Vec<ReleaseView> = releases.iter().enumerate().map(view).collect();
        views.reverse();
        views
    }

    /// What changed on one page; its link is left out where the page has gone since.
    fn release_group(&self, group: Group) -> ReleaseGroupView {
        let url = group.url.filter(|url| {
            let documents = self.model.documents.iter().any(|document| document.url == *url);
            documents || self.model.tables.iter().any(|table| table.url() == *url)
        });
        ReleaseGroupView { title: group.title, url: url.map(|url| self.addresses.url(&url)), lines: group.lines }
    }
}
