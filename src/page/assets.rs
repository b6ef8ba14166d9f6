//! Files that are published as they are: the project's own and the theme's.

use crate::diagnostic::Place;
use crate::source::Content;

use super::{File, Made, Maker};

pub(super) fn make(maker: &Maker) -> Made {
    let sources = maker.content.sources;
    let own = maker.content.model.assets.iter().filter_map(|asset| {
        match sources.file(asset.file).map(|file| &file.content) {
            Some(Content::Bytes(bytes)) => Some(File::new(&asset.path, bytes.clone(), asset.file)),
            _ => None,
        }
    });
    let theme = maker.content.theme.assets.iter().map(|(path, asset)| {
        let origin = asset.file.map_or_else(|| Place::Path(format!("static/{path}")), Place::File);
        File::new(format!("theme/{path}"), asset.bytes.clone(), origin)
    });
    (own.chain(theme).collect(), Vec::new())
}
