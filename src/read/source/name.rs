//! Names of people and organisations, after CSL.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};

/// Somebody who wrote or edited something.
///
/// A person is written `{family: Berelowitz, given: S.}`, or `{family: Coy}` where no more is known. Anybody else is a text
/// as it stands, or `{literal: Home Affairs Committee}`, which says the same. A text is never taken apart; one that looks
/// like "Berelowitz, S." is told, since it would be sorted and cited as an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// A person.
    Person {
        /// The family name, by which a person is cited and sorted.
        family: String,
        /// Other names, or their first letters.
        given: Option<String>,
    },
    /// An organisation, or a name that has no parts.
    Literal(String),
}

impl Name {
    /// The name of the author of a report, where names are texts: one like "Berelowitz, S." is a person.
    pub fn of(text: &str) -> Self {
        match initials(text) {
            Some((family, given)) => Name::Person { family: family.to_owned(), given: Some(given.to_owned()) },
            None => Name::Literal(text.to_owned()),
        }
    }

    /// The name in a sentence: the family name, or the whole name of an organisation.
    pub fn short(&self) -> &str {
        match self {
            Name::Person { family, .. } => family,
            Name::Literal(name) => name,
        }
    }

    /// The name in a list of sources: `Berelowitz, S.`
    pub fn full(&self) -> String {
        match self {
            Name::Person { family, given: Some(given) } => format!("{family}, {given}"),
            Name::Person { family, given: None } => family.clone(),
            Name::Literal(name) => name.clone(),
        }
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    family: Option<String>,
    given: Option<String>,
    literal: Option<String>,
}

impl JsonSchema for Name {
    fn schema_name() -> Cow<'static, str> {
        "Name".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Somebody: `{family: Berelowitz, given: S.}` for a person, a text for an organisation.",
            "anyOf": [
                // A person in a text, "Berelowitz, S.", would be sorted and cited as an organisation.
                {
                    "description": "An organisation.",
                    "type": "string",
                    "pattern": r"^(?!.*,[ -]*[A-Z]\.?([ -]+[A-Z]\.?)*[ -]*$)",
                },
                generator.subschema_for::<Person>(),
                generator.subschema_for::<Literal>(),
            ],
        })
    }
}

/// A person.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is of use: one of the two that `Parts` may have")]
struct Person {
    /// The family name, by which a person is cited and sorted: `Berelowitz`.
    family: String,
    /// Other names, or their first letters: `S.`
    given: Option<String>,
}

/// An organisation whose name looks like that of a person.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape is of use: one of the two that `Parts` may have")]
struct Literal {
    /// The name as it stands.
    literal: String,
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Name;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a name: `{family: Berelowitz, given: S.}` for a person, a text for an organisation")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Name, E> {
                match initials(text) {
                    Some((family, given)) => Err(E::custom(format!(
                        "`{text}` looks like a person; write `{{family: {family}, given: {given}}}`, and for an \
                         organisation of this name `{{literal: \"{text}\"}}`"
                    ))),
                    None => Ok(Name::Literal(text.to_owned())),
                }
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Name, A::Error> {
                match Parts::deserialize(MapAccessDeserializer::new(map))? {
                    Parts { family: Some(family), given, literal: None } => Ok(Name::Person { family, given }),
                    Parts { family: None, given: None, literal: Some(name) } => Ok(Name::Literal(name)),
                    _ => Err(de::Error::custom(
                        "a name has either `family`, perhaps with `given`, or `literal` and nothing else",
                    )),
                }
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// A family name with first letters after a comma: `Berelowitz, S.`, `Smith, A.-B. C.`
fn initials(text: &str) -> Option<(&str, &str)> {
    let (family, given) = text.split_once(',')?;
    let is_initial = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase) && matches!(letters.as_str(), "" | ".")
    };
    let mut parts = given.split([' ', '-']).filter(|part| !part.is_empty()).peekable();
    parts.peek()?;
    parts.all(is_initial).then_some((family.trim(), given.trim()))
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn a_person_is_told_from_an_organisation_with_a_comma() {
        assert_eq!(initials("Berelowitz, S."), Some(("Berelowitz", "S.")));
        assert_eq!(initials("Smith, A.-B. C."), Some(("Smith", "A.-B. C.")));
        assert_eq!(initials("Ministry of Housing, Communities and Local Government"), None);
        assert_eq!(initials("Home Affairs Committee"), None);
        assert_eq!(initials("Committee,"), None);
    }
}
