//! `schema`: JSON Schemas for editors, so that these complete and check what is written in YAML.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use crate::diagnostic::did_you_mean;
use crate::schema::{Place, Row, rows};

use super::args::SchemaArgs;
use super::{Exit, Trouble, say};

/// Lists the schemas, prints one, or writes them into a folder.
pub(super) fn run(command: &SchemaArgs) -> Result<Exit, Trouble> {
    let mut rows = rows();
    if let Some(name) = &command.name {
        if !rows.iter().any(|row| row.name == name) {
            let help = did_you_mean(name, rows.iter().map(|row| row.name));
            let help = help.unwrap_or_else(|| "`findings schema` lists all schemas".to_owned());
            return Err(Trouble(format!("there is no schema `{name}`\n  help: {help}")));
        }
        rows.retain(|row| row.name == name);
    }
    match (&command.output, &rows[..]) {
        (Some(folder), rows) => {
            write(rows, folder)?;
            say(&format!("Wrote {} into {}", counted(rows.len()), folder.display()));
        }
        (None, [row]) => {
            // A reader that has gone away (`| head`) wants no more, and that is no trouble.
            let _ = io::stdout().write_all(text(row).as_bytes());
        }
        (None, rows) => say(&list(rows)),
    }
    Ok(Exit::Fine)
}

/// Writes each schema into a file of its own in a folder, which is made if need be.
pub(super) fn write(rows: &[Row], folder: &Path) -> Result<(), Trouble> {
    let failed = |path: &Path, error: io::Error| Trouble(format!("cannot write {}: {error}", path.display()));
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    for row in rows {
        let path = folder.join(row.file_name());
        fs::write(&path, text(row)).map_err(|error| failed(&path, error))?;
    }
    Ok(())
}

fn text(row: &Row) -> String {
    format!("{:#}\n", row.schema())
}

fn counted(schemas: usize) -> String {
    if schemas == 1 { "1 schema".to_owned() } else { format!("{schemas} schemas") }
}

fn list(rows: &[Row]) -> String {
    let widest = rows.iter().map(|row| row.name.len()).max().unwrap_or(0);
    let line = |row: &Row| format!("  {:widest$}  {} ({})\n", row.name, row.title, place(&row.place));
    let lines: String = rows.iter().map(line).collect();
    format!("{lines}\nTo print one: findings schema NAME. To write all into a folder: findings schema --output DIR")
}

fn place(place: &Place) -> String {
    match place {
        Place::Files(paths) | Place::FrontMatter(paths) => paths.join(", "),
        Place::Block(word) => format!("```{word}"),
    }
}
