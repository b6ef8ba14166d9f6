//! From the model to views: one function for each template, and the pieces they share.

mod cards;
mod cite;
mod documents;
mod evidence;
mod figures;
pub(super) mod frame;
mod guidance;
mod history;
mod listings;
pub(super) mod register;
mod releases;
mod sources;
mod tables;
mod versions;
mod words;

use crate::config::Config;
use crate::messages::Messages;
use crate::model::Model;

use super::address::Addresses;

/// What every view is made from.
#[derive(Clone, Copy)]
pub struct Views<'a> {
    pub(super) model: &'a Model,
    pub(super) config: &'a Config,
    pub(super) messages: &'a Messages,
    pub(super) addresses: Addresses<'a>,
}

impl<'a> Views<'a> {
    /// The views of a site.
    pub fn new(model: &'a Model, config: &'a Config, messages: &'a Messages) -> Self {
        Views { model, config, messages, addresses: Addresses::new(model, config, messages) }
    }
}
