//! `init`: a small site that builds, with files for editors and for publishing.
//!
//! The files stand in the folders `init/site` and `init/ci` as they will stand in the project, but that `dot-` is written
//! for the point before a name, and that a title, an id and a date are holes, as in archetypes.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use serde_json::{Value, json};

use crate::read::scalar::slug;
use crate::schema::{self, Place};
use crate::theme::archetype;

use super::args::{Args, Host, InitArgs};
use super::{Exit, Trouble, say, today};

static SITE: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/cli/init/site");
static CI: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/cli/init/ci");

/// Where the schemas for editors go.
const SCHEMAS: &str = ".findings/schemas";

/// Makes the site, or nothing at all.
pub(super) fn run(args: &Args, command: &InitArgs) -> Result<Exit, Trouble> {
    let name = name(&command.folder);
    let title = command.title.clone().unwrap_or_else(|| title(&name));
    if title.trim().is_empty() {
        return Err(Trouble("a site has a title\n  help: --title \"Playgrounds in Northfield\"".to_owned()));
    }
    let files = files(&title, &name, command)?;
    let there: Vec<String> = files
        .keys()
        .map(|path| command.folder.join(path))
        .filter(|path| path.symlink_metadata().is_ok())
        .map(|path| format!("  {}", path.display()))
        .collect();
    if !there.is_empty() {
        return Err(Trouble(format!(
            "nothing was made, for these files are there already:\n{}\n  help: choose another folder",
            there.join("\n")
        )));
    }
    for (path, text) in &files {
        let path = command.folder.join(path);
        write_new(&path, text).map_err(|error| Trouble(format!("cannot write {}: {error}", path.display())))?;
    }
    if !args.look.quiet {
        say(&next(&command.folder, files.len(), !hosts(command).is_empty()));
    }
    Ok(Exit::Fine)
}

fn write_new(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::File::options().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

/// The name of the folder, also where it is written as a point.
fn name(folder: &Path) -> String {
    let whole = std::path::absolute(folder).unwrap_or_default();
    // What leads upwards can only be followed where it exists.
    let whole = whole.canonicalize().unwrap_or(whole);
    whole.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// `my-report` as a title: `My report`.
fn title(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The hosts that the site is to be published from.
fn hosts(command: &InitArgs) -> Vec<&'static str> {
    let folder = |host: &Host| match host {
        Host::Github => Some("github"),
        Host::Gitlab => Some("gitlab"),
        Host::Netlify => Some("netlify"),
        Host::Cloudflare => Some("cloudflare"),
        Host::None => None,
    };
    command.ci.iter().map(folder).collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// Every file, by its path below the folder of the site.
fn files(title: &str, name: &str, command: &InitArgs) -> Result<BTreeMap<PathBuf, String>, Trouble> {
    let mut texts = BTreeMap::new();
    collect(&SITE, "", &mut texts);
    let hosts = hosts(command);
    let shared = if hosts.is_empty() { None } else { Some("shared") };
    for part in shared.into_iter().chain(hosts) {
        if let Some(dir) = CI.get_dir(part) {
            collect(dir, part, &mut texts);
        }
    }
    let today = today()?;
    let id = Some(slug(name)).filter(|id| !id.is_empty() && id.is_ascii()).unwrap_or_else(|| "my-report".to_owned());
    let value = |hole: &str| match hole {
        // A text in double quotes that YAML reads back as it was.
        "title" => serde_json::to_string(title).ok(),
        "id" => Some(id.clone()),
        "date" => Some(today.to_string()),
        _ => None,
    };
    let mut files: BTreeMap<PathBuf, String> =
        texts.into_iter().map(|(path, text)| (path, archetype::fill(&text, value))).collect();
    files.insert(".vscode/settings.json".into(), format!("{:#}\n", editor_settings()));
    for row in schema::rows() {
        files.insert(Path::new(SCHEMAS).join(row.file_name()), format!("{:#}\n", row.schema()));
    }
    Ok(files)
}

fn collect(dir: &Dir, base: &str, texts: &mut BTreeMap<PathBuf, String>) {
    for file in dir.files() {
        let below = file.path().strip_prefix(base).unwrap_or(file.path());
        let path = below.iter().map(|part| match part.to_string_lossy().strip_prefix("dot-") {
            Some(name) => format!(".{name}"),
            None => part.to_string_lossy().into_owned(),
        });
        texts.insert(path.collect(), file.contents_utf8().unwrap_or_default().to_owned());
    }
    for inner in dir.dirs() {
        collect(inner, base, texts);
    }
}

/// The settings of Visual Studio Code: which schema is for which file. Its extension for YAML reads no front matter of
/// Markdown yet, so for that there are snippets.
fn editor_settings() -> Value {
    let rows = schema::rows();
    let globs = |place: &Place| match place {
        Place::Files(paths) => Some(json!(paths)),
        Place::FrontMatter(_) | Place::Block(_) => None,
    };
    let schemas: serde_json::Map<String, Value> =
        rows.iter().filter_map(|row| Some((format!("./{SCHEMAS}/{}", row.file_name()), globs(&row.place)?))).collect();
    json!({
        "yaml.schemas": schemas,
        "yaml.schemaStore.enable": false,
        "redhat.telemetry.enabled": false,
        "files.exclude": { ".findings": true, "output": true },
        "[markdown]": { "editor.wordWrap": "on", "editor.snippetSuggestions": "top", "editor.quickSuggestions": {
            "comments": "off", "strings": "off", "other": "on"
        } },
    })
}

fn next(folder: &Path, files: usize, publishes: bool) -> String {
    let here = folder == Path::new(".");
    let place = folder.display().to_string();
    let place = if place.contains(char::is_whitespace) { format!("\"{place}\"") } else { place };
    let change = if here { String::new() } else { format!("  cd {place}\n") };
    let publish =
        if publishes { "\nTo publish it, set FINDINGS_GIT in ci/build.sh; README.md tells the rest." } else { "" };
    let made = if here { "this folder".to_owned() } else { place };
    format!(
        "Made {files} files in {made}: a small site that is illustrative, and says so on every page.\n\nNext:\n{change}  \
         findings serve     look at it while you write; begin with content/site.yaml\n  \
         findings check     see whether all is well\n  \
         findings new finding \"What we found\" --report first-report\n{publish}"
    )
    .trim_end()
    .to_owned()
}
