//! What the reader of YAML advises.

use super::record;
use crate::diagnostic::Diagnostic;
use crate::read::Excerpt;
use crate::read::data::Table;
use crate::read::figure::ChartRecord;
use crate::read::front_matter::{Finding, Recommendation};
use crate::source::FileId;

fn excerpt(text: &str) -> Excerpt<'_> {
    Excerpt { file: FileId(0), offset: 0, text }
}

/// What is told of a chart whose last lines are these.
fn told(more: &str) -> Vec<Diagnostic> {
    record::<ChartRecord>(excerpt(&format!("id: c\nkind: bar\ntable: t\n{more}"))).unwrap_err()
}

#[track_caller]
fn advises(more: &str, help: &str) {
    let told = told(more);
    assert_eq!(told.len(), 1, "{told:?}");
    let given = told[0].help.as_deref().unwrap_or_default();
    assert!(given.contains(help), "{more}: {given}");
}

#[test]
fn a_comma_in_a_text_between_braces_needs_quotes() {
    advises("title: T\nannotations: [{x: 2012, text: The law changed, and more}]", "a comma inside { } needs quotes");
    advises("title: T\nannotations:\n  - {x: 2012, text: One, two, and three}", "a comma inside { } needs quotes");
    let two = "title: T\nannotations:\n  - {x: 1, text: One, two}\n  - {x: 2, text: One, two, three}";
    assert_eq!(told(two).len(), 2, "one for each text");
    advises("title: T\nnotes:", "take the whole key out");
}

#[test]
fn a_text_that_yaml_reads_as_something_else_needs_quotes() {
    advises("title: \"Yes\" is said most", "needs `'` around it");
    advises("title: % of boards", "begins with `%` needs quotes");
    advises("title: [Boards] in 2013", "begins with `[` needs quotes");
    advises("title: *Boards* in 2013", "put it in quotes");
    advises("title: Boards: two areas", "holds `: ` needs quotes");
    advises("title: Boards #1 in Derby", "holds ` #` needs quotes");
}

#[test]
fn a_comment_is_none_of_a_text() {
    assert!(record::<ChartRecord>(excerpt("id: c # the first\nkind: bar\ntable: t\ntitle: C#1 #\n#2\n")).is_ok());
}

#[test]
fn what_is_open_or_run_together_is_told() {
    advises("y: [a, b\ntitle: T", "a `[` ends with `]`");
    advises("title: T\nfilter: {area: Derby", "a `{` with `}`");
    advises("title:T", "a space comes after the colon");
    advises(" title: T", "begin in the same column");
}

#[test]
fn other_forms_of_a_value_are_turned_into_the_right_one() {
    advises("title: T\nx: Area", "such as `area`");
    advises("title: T\ny: boards, share", "`[boards, share]`");
    advises("title: T\nreference-lines: [{value: 70%, label: Target}]", "without quotes or a unit");
    advises("title: T\nreference-lines: {value: 70, label: Target}", "`- ` before each entry");
    advises("title: T\nfilter: area = Derby", "a group of keys");
    let pie = record::<ChartRecord>(excerpt("id: c\nkind: pie\ntable: t\ntitle: T")).unwrap_err();
    assert!(pie[0].help.as_deref().unwrap_or_default().contains("stacked-bar"));
}

#[test]
fn a_key_that_is_there_already_is_not_suggested() {
    let text = "title: T\ndescription: D\nas-of: 2013\nfile: a.csv\nfields: []\n";
    let told = record::<Table>(excerpt(text)).unwrap_err();
    assert!(told[0].help.as_deref().unwrap_or_default().contains("csv"), "{told:?}");
}

#[test]
fn all_keys_that_are_missing_are_told_at_once() {
    let told = record::<ChartRecord>(excerpt("kind: bar")).unwrap_err();
    let keys: Vec<&str> = told.iter().filter_map(|told| told.message.split('`').nth(1)).collect();
    assert_eq!(keys, ["id", "table", "title"]);
}

#[test]
fn a_row_of_a_table_says_what_is_wrong_in_it() {
    let advice = |row: &str| {
        let text = format!("title: T\ndescription: D\nas-of: 2013\nfields: []\nrows:\n  - {row}\n");
        record::<Table>(excerpt(&text)).unwrap_err()[0].help.clone().unwrap_or_default()
    };
    assert!(advice("[A, 12 [p]]").contains("needs quotes"));
    assert!(advice("[A, [c]]").contains("needs quotes: \"[c]\""));
    assert!(advice("[A, , 3]").contains("a gap says why"));
    assert!(advice("[A, null, 3]").contains("a gap says why"));
}

#[test]
fn names_from_elsewhere_lead_to_those_that_are_known() {
    let start = "title: T\nfindings: [few]\n";
    for (text, help) in [
        ("title: T\nfindings: [finding:few]\n", "write `few`: this key says already that it is a finding"),
        ("title: T\nfindings: [\"https://example.org/\"]\n", "give it an id in sources.yaml or bodies.yaml"),
        (&format!("{start}deadline: 2014\n"), "did you mean `due`?"),
        (&format!("{start}assessments: [{{date: 2014, source: s, status: done}}]\n"), "did you mean `implemented`?"),
        (&format!("{start}responses: [{{date: 2014, source: s, body: b, status: x}}]\n"), "did you mean `position`?"),
    ] {
        let told = record::<Recommendation>(excerpt(text)).unwrap_err();
        let given: Vec<&str> = told.iter().filter_map(|told| told.help.as_deref()).collect();
        assert!(given[0].contains(help), "{text}: {given:?}");
    }
    let told = record::<Finding>(excerpt("title: T\nconfidence: low\nevidence: [table: t]\n")).unwrap_err();
    assert!(told[0].help.as_deref().unwrap_or_default().ends_with("without a space after the colon"), "{told:?}");
}

/// The keys and values that are told of, in the order in which they are found.
fn names(told: &[Diagnostic]) -> Vec<String> {
    told.iter().map(|told| told.message.clone()).collect()
}

#[test]
fn what_is_wrong_in_one_entry_of_a_list_hides_nothing_of_the_others() {
    let text = "title: T\nresponses:\n- {date: 2014, body: b, position: yes, source: s}\n- body: b\n  position: accepted\n  \
                source: S 1\n- {date: soon, body: b, position: none, source: s, note: x}\nfindings: few\ndue: never\n";
    assert_eq!(
        names(&record::<Recommendation>(excerpt(text)).unwrap_err()),
        [
            "`position` cannot be `yes`",
            "`source`: `S 1` is not an id of lower-case letters a-z, digits and hyphens between them",
            "the key `date` is missing in `responses`",
            "`date`: `soon` is not a date; write 2013-11-26, 2013-11 or 2013",
            "`note` is not a key that is known here",
            "`findings` is the text `few`",
            "`due`: `never` is not a date; write 2013-11-26, 2013-11 or 2013",
        ]
    );
}

#[test]
fn a_missing_key_says_what_may_stand_there() {
    let told = record::<Finding>(excerpt("evidence: [table: t]\n")).unwrap_err();
    assert_eq!(
        names(&told),
        ["`evidence` is a group of keys", "the key `title` is missing", "the key `confidence` is missing"]
    );
    assert_eq!(told[2].help.as_deref(), Some("add `confidence: …` with `high`, `medium` or `low`"));
    let told = record::<Recommendation>(excerpt("title: T\n")).unwrap_err();
    assert_eq!(told[0].help.as_deref(), Some("add `findings: […]`, a list"));
}

#[test]
fn of_what_was_meant_nothing_more_is_told() {
    let told = record::<Finding>(excerpt("titel: T\nevidence:\n- source:a\nconfidence: sure\n")).unwrap_err();
    assert_eq!(names(&told), ["`titel` is not a key that is known here", "`confidence` cannot be `sure`"]);
    // A group of keys with one that is not known is not empty then, and what it lacks is told.
    let told = record::<Recommendation>(excerpt("title: T\nfindings: [a]\ncorrections:\n  - reason: x\n")).unwrap_err();
    assert_eq!(told.iter().filter(|told| told.message.contains("`why`")).count(), 0, "{told:?}");
    assert!(told.len() > 3, "{told:?}");
}

#[test]
fn a_file_of_another_form_is_told_once() {
    for text in ["- a\n- b\n", "just words\n"] {
        assert_eq!(record::<Finding>(excerpt(text)).unwrap_err().len(), 1, "{text}");
    }
}
