//! CSL-JSON: a list of items after the schema of the Citation Style Language, version 1.0.2.

use serde_json::{Map, Value, json};

use crate::messages::Messages;
use crate::read::scalar::Date;
use crate::read::source::Name;

use super::super::data::pretty;
use super::{Work, line};

pub(super) fn file(works: &[Work], _: &Messages) -> String {
    let items: Vec<Value> = works.iter().map(item).collect();
    // Texts and numbers fit JSON, whatever they hold.
    pretty(&items).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn item(work: &Work) -> Value {
    let source = &work.source;
    let mut item = Map::new();
    let mut set = |key: &str, value: Value| item.insert(key.to_owned(), value);
    set("id", json!(work.id));
    set("type", json!(source.kind.name()));
    for (key, names) in [("author", &source.author), ("editor", &source.editor)] {
        if !names.is_empty() {
            set(key, names.iter().map(person).collect());
        }
    }
    let texts = [
        ("title", Some(source.title.as_str())),
        ("container-title", source.container_title.as_deref()),
        ("collection-title", source.collection_title.as_deref()),
        ("publisher", source.publisher.as_deref()),
        ("number", source.number.as_deref()),
        ("volume", source.volume.as_deref()),
        ("issue", source.issue.as_deref()),
        ("page", source.page.as_deref()),
        ("ISBN", source.isbn.as_ref().map(|isbn| isbn.as_str())),
        ("DOI", source.doi.as_ref().map(|doi| doi.as_str())),
        ("URL", source.url.as_deref()),
        ("language", source.language.as_deref()),
        ("note", source.note.as_deref()),
    ];
    for (key, text) in texts.into_iter().filter_map(|(key, text)| Some((key, text?))) {
        set(key, json!(line(text)));
    }
    for (key, date) in [("issued", source.issued), ("accessed", source.accessed)] {
        if let Some(date) = date {
            set(key, json!({"date-parts": [parts(date)]}));
        }
    }
    Value::Object(item)
}

fn person(name: &Name) -> Value {
    match name {
        Name::Person { family, given: Some(given) } => json!({"family": line(family), "given": line(given)}),
        Name::Person { family, given: None } => json!({"family": line(family)}),
        Name::Literal(name) => json!({"literal": line(name)}),
    }
}

/// Year, month and day as far as they are known.
fn parts(date: Date) -> Vec<i16> {
    let parts = [Some(date.year()), date.month().map(i16::from), date.day().map(i16::from)];
    parts.into_iter().map_while(|part| part).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::nasty;
    use super::*;

    #[test]
    fn an_item_has_the_keys_of_the_schema() {
        let text = file(&[nasty()], &crate::theme::english());
        let items: Value = serde_json::from_str(&text).unwrap();
        let expected = json!([{
            "id": "a-report",
            "type": "report",
            "author": [{"family": "von Ash", "given": "A."}, {"literal": "Research, Data and Records"}, {"family": "Elm"}],
            "editor": [{"family": "Cedar", "given": "C."}],
            "title": "100% of $5 & #1 ~ the {first}^2 \"report\"",
            "publisher": "Bark & Leaf",
            "number": "HC_{68}",
            "page": "12-14",
            "ISBN": "978-0-306-40615-7",
            "DOI": "10.1000/1_2",
            "URL": "https://example.org/a_b?c=1&d={2}#e",
            "note": "One line. ER - Another \\ line.",
            "issued": {"date-parts": [[2013, 11, 26]]},
        }]);
        assert_eq!(items, expected);
    }

    #[test]
    fn a_date_is_as_exact_as_it_is_known() {
        let read = |text: &str| parts(text.parse().unwrap());
        assert_eq!([read("2013"), read("2013-11")], [vec![2013], vec![2013, 11]]);
    }
}
