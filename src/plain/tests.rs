//! What is measured of a page, by example.

use super::*;
use crate::model::Edition;
use crate::source::Sources;

/// The reading of a page with this text, in a site with a table and a source.
fn reading(text: &str) -> (Reading, String) {
    let page = format!("---\ntitle: A page\n---\n{text}");
    let sources = Sources::from_texts([
        ("content/a.md", page.as_str()),
        (
            "content/data/areas.yaml",
            "title: Illustrative areas\ndescription: d\nillustrative: true\nas-of: 2013\nfields:\n  - {id: area, title: Area, type: text, role: key}\n  - {id: boards, title: Boards, type: integer, unit: boards}\nrows:\n  - [Derby, 1200]\n",
        ),
        ("content/sources.yaml", "sources:\n  post: {type: webpage, title: A post, publisher: The Office}\n"),
    ]);
    let messages = crate::theme::english();
    let edition = Edition { drafts: false, as_of: jiff::civil::date(2026, 11, 23) };
    let (model, _) = crate::model::read(&sources, edition, &messages, &Default::default());
    let guide = Guide::new(&messages);
    (read(&model, &messages, &guide, &model.documents[0]), page)
}

fn texts(reading: &Reading) -> Vec<&str> {
    reading.sentences.iter().map(|sentence| sentence.text.as_str()).collect()
}

#[test]
fn a_page_is_read_as_its_reader_reads_it() {
    let (reading, _) = reading(
        "## A heading\n\nThere were [](value:areas/derby/boards) boards, says\n[](source:post). **Some** came.\n\n\
         - One.\n- Two\n\n> A quotation.\n\n> [!NOTE]\n> A note.\n\n```\ncode\n```\n\n| A | B |\n| - | - |\n| c | It is so. |\n\n\
         See `code` here.[^n]\n\n[^n]: A footnote.\n",
    );
    assert_eq!(
        texts(&reading),
        [
            "There were 1,200 boards boards, says The Office.",
            "Some came.",
            "One.",
            "Two",
            "A note.",
            "It is so.",
            "See … here.",
            "A footnote.",
        ]
    );
}

#[test]
fn a_sentence_stands_where_it_is_typed() {
    let typed = |text: &str| {
        let (reading, page) = reading(text);
        let places = reading.sentences.iter().map(|one| one.place.start as usize..one.place.end as usize);
        places.map(|place| page[place].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        typed("It is *so*. [](value:areas/derby/boards) came; it is [6%](value:areas/derby/boards).\n"),
        ["It is *so*.", "[](value:areas/derby/boards) came; it is [6%](value:areas/derby/boards)."]
    );
    // Code has no place of its own.
    assert_eq!(typed("`a` is é. It is `b`.\n"), [" is é.", "It is `b`."]);
}

/// Worked out by hand: 110 words of one syllable and ten of three in ten sentences.
#[test]
fn the_reading_age_is_the_grade_of_flesch_and_kincaid_and_five_years() {
    let (reading, _) = reading(&"We see an example of what you and she can do. ".repeat(10));
    assert_eq!((reading.words, reading.syllables, reading.sentences.len()), (110, 130, 10));
    let age = 0.39 * 11.0 + 11.8 * 130.0 / 110.0 - 15.59 + 5.0;
    assert!((reading.age().unwrap() - age).abs() < 1e-9);
    assert!((reading.long_share() - 1000.0 / 110.0).abs() < 1e-9);
}

#[test]
fn a_short_text_has_no_reading_age() {
    assert_eq!(reading("We see an example of what you and she can do.").0.age(), None);
}

#[test]
fn names_and_endings_make_no_long_word() {
    let (reading, _) = reading("Nobody at Manchester wanted self-assessment, reported examples or explanation.");
    // Nobody, examples by its ending not, explanation.
    assert_eq!(reading.long_words, 2);
}

#[test]
fn a_sentence_is_cut_near_its_middle_where_something_joins() {
    let cut = |text: &str| reading(text).0.sentences[0].cut.clone();
    assert_eq!(
        cut("The boards knew what to do and when, but they did not do it because of cost.").as_deref(),
        Some("but they did")
    );
    assert_eq!(cut("It was late; the boards had long known what to do.").as_deref(), None);
    assert_eq!(cut("It was late and dark; the boards had long known it.").as_deref(), Some("the boards had"));
    assert_eq!(cut("A short one."), None);
}

#[test]
fn passives_in_a_row_stand_in_one_stretch() {
    let runs = |text: &str| reading(text).0.passive_runs(1).iter().map(|run| run.len()).collect::<Vec<_>>();
    assert_eq!(runs("It was done. It was seen. It was told. We went. It was made. It was put."), [3, 2]);
    assert_eq!(runs("It was done.\n\n## Next\n\nIt was seen."), Vec::<usize>::new());
}
