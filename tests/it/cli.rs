//! The command line as its users see it: transcripts in `tests/cli/`, each run in a copy of the folder of its name.
//! `TRYCMD=overwrite cargo test` writes what is printed now, for the difference to be read.

#[test]
fn transcripts() {
    trycmd::TestCases::new().env("SOURCE_DATE_EPOCH", "1795392000").env("COLUMNS", "100").case("tests/cli/*.md");
}
