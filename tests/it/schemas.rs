//! The schemas for editors and the reader agree: what the one takes the other takes, and what the one refuses for its
//! shape the other refuses.
//!
//! The only known difference is a text that looks like `true` or `false`, which the reader takes as it was typed.

use std::collections::BTreeMap;
use std::path::PathBuf;

use findings::diagnostic::{Diagnostic, Place as Told};
use findings::model::kind::{Kind, split_version};
use findings::read::yaml;
use findings::read::{Excerpt, data, figure, front_matter, release, source};
use findings::schema::{Place, rows};
use findings::source::{FileId, Sources};
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};

use crate::{blocks, cases, support};

/// Something written in YAML: the name of its schema, where it stands and its text.
struct Written {
    name: &'static str,
    path: String,
    text: String,
}

/// What a reader says to a text.
fn read(name: &str, text: &str) -> Result<(), Vec<Diagnostic>> {
    fn typed<T: serde::de::DeserializeOwned>(text: &str) -> Result<(), Vec<Diagnostic>> {
        yaml::record::<T>(Excerpt { file: FileId(0), offset: 0, text }).map(|_| ())
    }
    match name {
        "site" => findings::config::read(&Sources::from_texts([("content/site.yaml", text)]), None).map(|_| ()),
        "table" => typed::<data::Table>(text),
        "sources" => typed::<source::SourceList>(text),
        "bodies" => typed::<data::Bodies>(text),
        "glossary" => typed::<data::Glossary>(text),
        "questions" => typed::<data::Questions>(text),
        "release" => typed::<release::Release>(text),
        "finding" => typed::<front_matter::Finding>(text),
        "recommendation" => typed::<front_matter::Recommendation>(text),
        "principle" => typed::<front_matter::Principle>(text),
        "framework" => typed::<front_matter::Framework>(text),
        "report" => typed::<front_matter::Report>(text),
        "chapter" => typed::<front_matter::Chapter>(text),
        "section" | "page" => typed::<front_matter::Page>(text),
        "chart-block" => typed::<figure::ChartRecord>(text),
        "table-block" => typed::<figure::TableRecord>(text),
        other => panic!("no reader of `{other}`"),
    }
}

fn validators() -> BTreeMap<&'static str, Validator> {
    let validator = |schema: Value| jsonschema::draft7::new(&schema).unwrap_or_else(|error| panic!("{error}"));
    rows().iter().map(|row| (row.name, validator(row.schema()))).collect()
}

/// A text as an editor sees it; `None` for one that is not YAML.
fn value(text: &str) -> Option<Value> {
    fn plain(value: serde_yaml::Value) -> Option<Value> {
        Some(match value {
            serde_yaml::Value::Null => Value::Null,
            serde_yaml::Value::Bool(value) => json!(value),
            serde_yaml::Value::String(text) => json!(text),
            serde_yaml::Value::Number(number) => match number.as_i64() {
                Some(whole) => json!(whole),
                None => json!(number.as_f64()?),
            },
            serde_yaml::Value::Sequence(list) => list.into_iter().map(plain).collect::<Option<Vec<_>>>()?.into(),
            serde_yaml::Value::Mapping(map) => {
                let entry = |(key, value): (serde_yaml::Value, serde_yaml::Value)| {
                    let key = match plain(key)? {
                        Value::String(key) => key,
                        other => other.to_string(),
                    };
                    Some((key, plain(value)?))
                };
                map.into_iter().map(entry).collect::<Option<Map<_, _>>>()?.into()
            }
            serde_yaml::Value::Tagged(_) => return None,
        })
    }
    plain(serde_yaml::from_str(text).ok()?)
}

/// Whether a path is one that a pattern of the table of schemas means.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, path): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());
    let same = |(pattern, part): (&&str, &&str)| match pattern.split_once('*') {
        Some((before, after)) => part.starts_with(before) && part.ends_with(after),
        None => pattern == part,
    };
    pattern.len() == path.len() && pattern.iter().zip(&path).all(same)
}

/// Everything of a project that is written in YAML.
fn written(sources: &Sources) -> Vec<Written> {
    let rows = rows();
    let mut found = Vec::new();
    for (id, file) in sources.files() {
        let (path, text) = (file.path.as_str(), sources.text(id));
        let mut push = |name, text: &str| found.push(Written { name, path: path.to_owned(), text: text.to_owned() });
        for row in &rows {
            match &row.place {
                Place::Files(patterns) if patterns.iter().any(|pattern| fits(pattern, path)) => push(row.name, text),
                _ => {}
            }
        }
        let Some(stem) = path.strip_prefix("content/").and_then(|path| path.strip_suffix(".md")) else { continue };
        let Ok(parts) = front_matter::split(Excerpt::whole(sources, id)) else { continue };
        push(Kind::of(split_version(stem).0).row().name, parts.front_matter.text);
        for (word, name) in [("chart", "chart-block"), ("table", "table-block")] {
            for after in parts.body.text.split(&format!("\n```{word}\n")).skip(1) {
                push(name, &after[..after.find("\n```").map_or(0, |end| end + 1)]);
            }
        }
    }
    found
}

/// The sites of this repository. Other tests hold that nothing is told of them.
fn sites() -> Vec<Sources> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folder = std::fs::read_dir(root.join("tests/sites")).unwrap();
    let mut folders: Vec<PathBuf> = folder.map(|site| site.unwrap().path().join("in")).collect();
    folders.sort();
    folders.extend([root.join("docs"), root]);
    folders.iter().map(|folder| findings::source::load(folder).unwrap()).collect()
}

/// The projects of all cases.
fn all_cases() -> Vec<Sources> {
    let texts = blocks::files("cases").into_iter().map(|path| std::fs::read_to_string(path).unwrap());
    texts.flat_map(|text| blocks::parse(&text).iter().map(cases::project).collect::<Vec<_>>()).collect()
}

/// The rules about the shape of a record, which a schema knows.
const OF_SHAPE: [&str; 4] = ["yaml-unknown-key", "yaml-missing-key", "yaml-value", "yaml-empty"];

/// What no pattern tells of a text.
const BEYOND: [&str; 3] =
    ["its last digit does not go with the others", "that month has no day", "a text holds the character U+"];

fn is_of_shape(problem: &Diagnostic) -> bool {
    OF_SHAPE.contains(&problem.rule.code) && !BEYOND.iter().any(|words| problem.message.contains(words))
}

#[test]
fn what_is_published_fits_and_what_is_refused_for_its_shape_does_not() {
    let validators = validators();
    let (mut taken, mut refused) = (0, 0);
    let mut wrong = Vec::new();
    let mut options = support::options();
    options.edition.drafts = true;
    let told = |sources: &Sources| findings::build(sources, &options).diagnostics;
    let projects = all_cases().into_iter().map(|sources| (told(&sources), sources));
    for (told, sources) in projects.chain(sites().into_iter().map(|sources| (Vec::new(), sources))) {
        let is_told = |path: &str| told.iter().any(|problem| is_in(&sources, problem, path));
        for Written { name, path, text } in written(&sources) {
            let Some(value) = value(&text) else { continue };
            let fits = validators[name].is_valid(&value);
            match read(name, &text) {
                Ok(()) if !is_told(&path) => {
                    taken += 1;
                    if !fits {
                        let why: Vec<String> = validators[name].iter_errors(&value).map(|e| e.to_string()).collect();
                        wrong.push(format!("{path} ({name}) is read, and its schema says: {why:?}\n{text}"));
                    }
                }
                Err(problems) if problems.iter().any(is_of_shape) && !has_blank(&value) => {
                    refused += 1;
                    if fits {
                        wrong.push(format!("{path} ({name}) is refused, and fits its schema: {problems:?}\n{text}"));
                    }
                }
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(taken > 400 && refused > 30, "{taken} records were read and {refused} refused");
}

/// Whether a text has spaces alone, which the reader takes as none.
fn has_blank(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.is_empty() && text.trim().is_empty(),
        Value::Array(list) => list.iter().any(has_blank),
        Value::Object(map) => map.values().any(has_blank),
        _ => false,
    }
}

/// Whether an error is about a file.
fn is_in(sources: &Sources, problem: &Diagnostic, path: &str) -> bool {
    problem.severity() == findings::diagnostic::Severity::Error
        && match &problem.place {
            Told::Span(span) => sources.path(span.file) == path,
            Told::File(file) => sources.path(*file) == path,
            Told::Path(other) => other == path,
        }
}

/// What is changed in a record.
#[derive(Clone, Debug)]
enum Change {
    Drop,
    Rename,
    Word,
    Type(Value),
}

fn change() -> impl Strategy<Value = Change> {
    let types = [
        json!("words"),
        json!(""),
        json!(5),
        json!(2.5),
        json!([]),
        json!(["words"]),
        json!({}),
        json!({"key": "words"}),
    ];
    prop_oneof![
        Just(Change::Drop),
        Just(Change::Rename),
        Just(Change::Word),
        proptest::sample::select(types.to_vec()).prop_map(Change::Type),
    ]
}

/// Every place of a value below the top, by its pointer.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    let mut visit = |key: &str, inner: &Value| {
        let path = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
        found.push(path.clone());
        places(inner, &path, found);
    };
    match value {
        Value::Object(map) => map.iter().for_each(|(key, inner)| visit(key, inner)),
        Value::Array(list) => list.iter().enumerate().for_each(|(at, inner)| visit(&at.to_string(), inner)),
        _ => {}
    }
}

fn changed(mut value: Value, place: &str, change: &Change) -> Value {
    let (parent, key) = place.rsplit_once('/').expect("a place is below the top");
    let key = key.replace("~1", "/").replace("~0", "~");
    match (value.pointer_mut(parent).expect("the place exists"), change) {
        (Value::Object(map), Change::Drop) => drop(map.remove(&key)),
        (Value::Object(map), Change::Rename) => {
            let inner = map.remove(&key).expect("the place exists");
            map.insert(format!("{key}-x"), inner);
        }
        (Value::Object(map), Change::Word) => drop(map.insert(key, json!("another word"))),
        (Value::Object(map), Change::Type(other)) => drop(map.insert(key, other.clone())),
        (Value::Array(list), Change::Type(other)) => {
            let at: usize = key.parse().expect("a list is counted");
            list[at] = other.clone();
        }
        _ => {}
    }
    value
}

/// What a schema asks beyond the shape of a record: the program asks it too, in a later check.
fn is_beyond(schema_path: &str) -> bool {
    let texts = ["/url", "/URL", "/base-url", "/language"];
    let is_of_text = |(place, keyword): (&str, &str)| {
        matches!(keyword, "pattern" | "type") && texts.iter().any(|text| place.ends_with(text))
    };
    schema_path == "/oneOf"
        || schema_path.starts_with("/allOf/")
        || schema_path.contains("/propertyNames")
        || ["/items/enum", "/rule/enum"].iter().any(|end| schema_path.ends_with(end))
        || schema_path.rsplit_once('/').is_some_and(is_of_text)
}

#[test]
fn a_record_with_a_slip_is_refused_by_both_or_by_neither() {
    let validators = validators();
    let mut records: Vec<(&'static str, Value)> = Vec::new();
    for sources in sites().into_iter().chain(all_cases()) {
        let read = written(&sources).into_iter().filter(|written| read(written.name, &written.text).is_ok());
        records.extend(read.filter_map(|written| Some((written.name, value(&written.text)?))));
    }
    let mut by_name: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for (name, value) in &records {
        by_name.entry(name).or_default().push(value);
    }
    assert_eq!(by_name.len(), rows().len(), "some schema has no record that is read");
    let kinds: Vec<(&str, Vec<&Value>)> = by_name.into_iter().collect();
    let strategy = (any::<Index>(), any::<Index>(), any::<Index>(), change());
    let refused = std::cell::Cell::new(0);
    let config = ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() };
    TestRunner::new(config)
        .run(&strategy, |(kind, record, place, change)| {
            let (name, records) = kind.get(&kinds);
            let record = *record.get(records);
            let mut all = Vec::new();
            places(record, "", &mut all);
            let place = place.get(&all);
            let value = changed(record.clone(), place, &change);
            let read = read(name, &value.to_string());
            let errors: Vec<String> =
                validators[name].iter_errors(&value).map(|error| error.schema_path().to_string()).collect();
            let of_shape: Vec<&String> = errors.iter().filter(|path| !is_beyond(path)).collect();
            refused.set(refused.get() + usize::from(!of_shape.is_empty()));
            match read {
                Ok(()) => prop_assert!(of_shape.is_empty(), "{name} {place} {change:?}: {of_shape:?}\n{value:#}"),
                Err(told) => prop_assert!(!errors.is_empty(), "{name} {place} {change:?}: {told:?}\n{value:#}"),
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(refused.get() > 500, "only {} of the records were refused", refused.get());
}
