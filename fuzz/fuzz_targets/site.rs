//! Bytes are cut into the files of a project, which is built.
#![no_main]

use findings_fuzz::{diagnostics, no_script, options, project};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(sources) = project(bytes) else { return };
    let built = findings::build(&sources, &options());
    diagnostics(&built.diagnostics, &sources);
    if let Some(site) = built.site {
        no_script(&site);
    }
});
