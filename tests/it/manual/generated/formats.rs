//! The shapes of the files for programs, from the documentation of the modules that write them.

use serde_json::Value;

use super::page;
use super::shape::{keys, parts};

/// A file, and the module whose documentation tells its shape.
const SHAPES: [(&str, &str); 4] = [
    ("Every table: `data/<table>.json`", include_str!("../../../../src/page/data/json.rs")),
    ("The evidence: `evidence.json`", include_str!("../../../../src/page/evidence/json.rs")),
    ("The evidence as linked data: `evidence.jsonld`", include_str!("../../../../src/page/evidence/linked.rs")),
    ("The register of recommendations: `register.json`", include_str!("../../../../src/page/register/json.rs")),
];

/// The schema of a message.
const MESSAGE: &str = include_str!("../../../../src/diagnostic/format/json.schema.json");

const INTRO: &str = "\
A site that you publish has files for programs too, so that others can build on your work without copying it by hand. \
This page is for those who write such programs. Every file is plain JSON in UTF-8.

Each table also comes as CSV with a description for programs, and as a workbook: see \
[what is published of a table](../write/tables.md#what-is-published).
";

pub fn whole() -> String {
    let shape = |(title, module): &(&str, &str)| format!("\n## {title}\n\n{}", documentation(module));
    let body: String = SHAPES.iter().map(shape).chain([message()]).collect();
    let front = [
        ("title", "Files for programs"),
        ("summary", "The shape of each JSON file that is published with a site."),
        ("weight", "6"),
    ];
    page("the documentation of the modules in src/page/", &front, &(INTRO.to_owned() + &body))
}

/// What `findings check --format json` prints.
fn message() -> String {
    let schema: Value = serde_json::from_str(MESSAGE).unwrap();
    let keys = keys(&schema, |_| true);
    let parts = parts(&[schema], 3);
    format!("\n## Messages: `--format json`\n\nEach line is one message, as an object.\n\n{keys}{parts}")
}

/// The documentation at the top of a module, as Markdown for readers who do not see the code.
fn documentation(module: &str) -> String {
    let lines = module.lines().map_while(|line| line.strip_prefix("//!"));
    let text: String = lines.map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line))).collect();
    text.replace("whose number is [`VERSION`]", "whose number is `version`")
}
