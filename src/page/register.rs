//! The register of recommendations for programs: a feed of what happens, and a file with every history.

mod feed;
mod json;

use super::{Made, Maker};

pub(super) fn make(maker: &Maker) -> Made {
    if maker.content.model.register.is_empty() {
        return Made::default();
    }
    super::split(vec![feed::file(maker), json::file(maker)])
}
