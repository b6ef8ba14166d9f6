//! A Markdown file is cut in two, and its front matter is read as that of every kind.
#![no_main]

use findings::read::front_matter::{self, Finding, Framework, Page, Principle, Recommendation, Report};
use findings_fuzz::{diagnostics, one, only, readable, record};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(sources) = one("content/a.md", bytes).filter(readable) else { return };
    match front_matter::split(only(&sources)) {
        Err(problem) => diagnostics(&[problem], &sources),
        Ok(parts) => {
            record::<Page>(&sources, parts.front_matter);
            record::<Report>(&sources, parts.front_matter);
            record::<Finding>(&sources, parts.front_matter);
            record::<Recommendation>(&sources, parts.front_matter);
            record::<Framework>(&sources, parts.front_matter);
            record::<Principle>(&sources, parts.front_matter);
        }
    }
});
