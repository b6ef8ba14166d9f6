//! A chart on its way into files.

use std::cell::OnceCell;

use crate::chart::{self, Drawing, Facts};
use crate::diagnostic::Diagnostic;
use crate::messages::Messages;
use crate::model::document::DocId;
use crate::model::links::Entity;
use crate::model::table::Table;
use crate::page::views::Views;
use crate::read::figure::ChartRecord;
use crate::read::scalar::Scheme;
use crate::read::yaml::Record;
use crate::theme::palette::Palette;

use super::Making;
use super::png::Letters;

/// A chart, and what its files are made of.
pub struct Subject<'a> {
    /// What was asked for.
    pub record: &'a Record<ChartRecord>,
    /// The chart as a page has it.
    pub drawing: &'a Drawing,
    /// The texts of the interface.
    pub messages: &'a Messages,
    /// The letters of pictures made of pixels.
    pub letters: &'a Letters,
    /// The colours of pictures.
    pub palette: &'a Palette,
    table: &'a Table,
    views: &'a Views<'a>,
    /// Its document and its place there.
    place: (DocId, usize),
    picture: OnceCell<Result<String, Vec<Diagnostic>>>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(
        making: &Making<'a>,
        place: (DocId, usize),
        record: &'a Record<ChartRecord>,
        table: &'a Table,
        drawing: &'a Drawing,
    ) -> Self {
        let theme = making.content.theme;
        let (messages, palette) = (&theme.messages, &theme.palette);
        let (views, letters) = (making.views, making.letters);
        Subject { record, drawing, messages, letters, palette, table, views, place, picture: OnceCell::new() }
    }

    /// The chart as a picture of its own, which more than one format begins with.
    pub fn picture(&self) -> Result<&str, Vec<Diagnostic>> {
        let draw = || chart::standalone(self.record, self.table, self.messages, self.palette, &self.facts());
        self.picture.get_or_init(draw).as_deref().map_err(Clone::clone)
    }

    /// The sources: a few in whole, and of many only who and when, since a picture is no bibliography.
    fn sources(&self) -> Vec<String> {
        const FEW: usize = 2;
        let ids = &self.table.sources;
        if ids.len() <= FEW {
            return self.views.table_sources(self.table).into_iter().map(|citation| citation.text).collect();
        }
        let entities = ids.iter().filter_map(|id| self.views.model.index.get(Scheme::Source, id.as_str()));
        let mut names: Vec<String> = entities.map(|entity| self.views.addresses.name(entity)).collect();
        names.dedup();
        let last = names.len().saturating_sub(1);
        let end = |(at, name): (usize, String)| name + if at == last { "." } else { ";" };
        names.into_iter().enumerate().map(end).collect()
    }

    fn facts(&self) -> Facts {
        let Views { config, addresses, .. } = self.views;
        let url = addresses.entity(Entity::Figure(self.place.0, self.place.1)).unwrap_or_default();
        let licence = config.licence.as_ref().map(|licence| licence.name.clone());
        Facts {
            language: config.language.clone(),
            sources: self.sources(),
            as_of: self.views.date(self.table.as_of).text,
            site: config.title.clone(),
            url: config.base.absolute(&url),
            licence: self.table.licence.clone().or(licence),
        }
    }
}
