//! A text is read as the body of a document.
#![no_main]

use findings::read::markdown;
use findings_fuzz::{diagnostics, one, only, readable};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(sources) = one("content/a.md", bytes).filter(readable) else { return };
    let (_, told) = markdown::read(only(&sources));
    diagnostics(&told, &sources);
});
