//! Small sites, in and out: what is built from `tests/sites/<case>/in` is held against `out`. A file that is missing and
//! one that is not expected both fail. Of a page only the main part is kept, since what stands round it is the same
//! everywhere; the theme's own files are not kept. `BLESS=1 cargo test` writes what is built now.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use findings::{build, source};

use crate::support::options;

/// What is kept of a file. Nobody could read the difference between two workbooks; of one, it is only that it is there.
fn kept(path: &str, bytes: &[u8]) -> String {
    if path.ends_with(".xlsx") && bytes.starts_with(b"PK") {
        return "a workbook\n".to_owned();
    }
    let text = String::from_utf8_lossy(bytes).into_owned();
    let main = path
        .ends_with(".html")
        .then(|| text.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")))
        .flatten();
    match main {
        Some((main, _)) => format!("<main{main}</main>\n"),
        None => text,
    }
}

fn built(case: &Path) -> BTreeMap<String, String> {
    let sources = source::load(&case.join("in")).unwrap();
    let built = build(&sources, &options());
    assert_eq!(built.diagnostics, [], "{}", case.display());
    let site = built.site.unwrap();
    let files = site.files().filter(|(path, _)| !path.as_str().starts_with("theme/"));
    files.map(|(path, bytes)| (path.to_string(), kept(path.as_str(), bytes))).collect()
}

fn expected(folder: &Path) -> BTreeMap<String, String> {
    fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(root, &path, files);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut files = BTreeMap::new();
    collect(folder, folder, &mut files);
    files
}

#[test]
fn each_site_is_what_it_should_be() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(!cases.is_empty());
    for case in cases {
        let (built, out) = (built(&case), case.join("out"));
        if std::env::var_os("BLESS").is_some() {
            let _ = fs::remove_dir_all(&out);
            for (path, text) in &built {
                fs::create_dir_all(out.join(path).parent().unwrap()).unwrap();
                fs::write(out.join(path), text).unwrap();
            }
        }
        let expected = expected(&out);
        for path in built.keys().chain(expected.keys()) {
            match (built.get(path), expected.get(path)) {
                (Some(built), Some(expected)) => {
                    snapbox::assert_data_eq!(built.as_str(), snapbox::Data::text(expected.as_str()).raw())
                }
                (Some(_), None) => panic!("{}: {path} was not expected", case.display()),
                _ => panic!("{}: {path} is missing", case.display()),
            }
        }
    }
}
