//! `allow` in the front matter of a document: rules that it may break, and why.

use schemars::JsonSchema;
use serde::Deserialize;

/// A rule that a document may break.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Allow {
    /// The code of the rule, as it stands in brackets after `error` or `warning`.
    pub rule: String,
    /// Words of the lines that may break it; where none are named, the whole document may.
    pub at: Option<String>,
    /// Why it may, for whoever reads the file later.
    pub why: String,
}
