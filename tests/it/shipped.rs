//! The site that this repository ships: complete, without a complaint, and with an example of everything.

use std::path::Path;

use findings::model::{self, kind::Kind};
use findings::{build, source};

use crate::support::{options, without_own_scripts};

fn sources() -> source::Sources {
    source::load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn it_builds_without_a_complaint() {
    let built = build(&sources(), &options());
    assert_eq!(built.diagnostics, []);
    assert!(built.site.is_some());
}

#[test]
fn it_has_every_kind_of_content() {
    let (model, _) = model::read(&sources(), options().edition, &findings::theme::english(), &Default::default());
    for row in model::kind::KINDS {
        assert!(model.of_kind(row.kind).next().is_some(), "no {}", row.name);
    }
    assert!(model.documents.len() >= 40);
    assert!(model.documents.iter().map(|document| document.body.figures.len()).sum::<usize>() >= 6);
    assert_eq!(model.of_kind(Kind::Principle).count(), 7);
}

#[test]
fn a_page_of_the_site_never_names_another_host_as_part_of_itself() {
    let site = build(&sources(), &options()).site.unwrap();
    for (path, bytes) in site.files().filter(|(path, _)| path.as_str().ends_with(".html")) {
        let text = without_own_scripts(&String::from_utf8_lossy(bytes));
        for sign in ["src=\"http", "src=\"//", "<script", " style=\"", "@import"] {
            assert!(!text.contains(sign), "{path} has {sign}");
        }
    }
}

#[test]
fn shares_that_are_not_the_same_measure_cannot_be_subtracted() {
    let address = "difference(boards-knowing-victims-2013/could-say-how-many-victims/share,\
                   boards-victim-data-2015/able-to-give-data/share)";
    let page = format!("---\ntitle: A page\n---\nIt fell by [2 points](value:{address}).\n");
    let page = source::SourceFile { path: "content/a-page.md".to_owned(), content: source::Content::Text(page) };
    let all = source::Sources::new(sources().files().map(|(_, file)| file.clone()).chain([page]).collect());
    let told: Vec<&str> = build(&all, &options()).diagnostics.iter().map(|told| told.rule.code).collect();
    assert_eq!(told, ["value-apart"]);
}
