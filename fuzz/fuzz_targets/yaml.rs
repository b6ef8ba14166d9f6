//! A YAML file is read as every record that a file or a fenced block can hold.
#![no_main]

use findings::read::data::{Bodies, Glossary, Questions, Table};
use findings::read::figure::{ChartRecord, TableRecord};
use findings::read::source::SourceList;
use findings_fuzz::{one, only, readable, record};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(sources) = one("content/data/t.yaml", bytes).filter(readable) else { return };
    let excerpt = only(&sources);
    record::<Table>(&sources, excerpt);
    record::<Bodies>(&sources, excerpt);
    record::<SourceList>(&sources, excerpt);
    record::<Glossary>(&sources, excerpt);
    record::<Questions>(&sources, excerpt);
    record::<ChartRecord>(&sources, excerpt);
    record::<TableRecord>(&sources, excerpt);
});
