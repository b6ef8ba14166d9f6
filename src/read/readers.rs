//! Whom a page is written for.

use schemars::JsonSchema;
use serde::Deserialize;

/// Whom a page is written for.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum Readers {
    /// Children and young people.
    YoungPeople,
    /// Everybody.
    #[default]
    General,
    /// People who work in the field.
    Professional,
}

impl Readers {
    /// All of them, the youngest first.
    pub const ALL: [Readers; 3] = [Readers::YoungPeople, Readers::General, Readers::Professional];

    /// The word, as it is written.
    pub fn name(self) -> &'static str {
        match self {
            Readers::YoungPeople => "young-people",
            Readers::General => "general",
            Readers::Professional => "professional",
        }
    }

    /// The word in a sentence: "a page for general readers".
    pub fn whom(self) -> &'static str {
        match self {
            Readers::YoungPeople => "young people",
            Readers::General => "general readers",
            Readers::Professional => "professionals",
        }
    }
}
