//! What a Markdown file is, by the folder it stands in.

use crate::read::scalar::Scheme;

/// The kinds of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A finding.
    Finding,
    /// A recommendation.
    Recommendation,
    /// A principle of a framework.
    Principle,
    /// A framework for those who commission, plan or provide services.
    Framework,
    /// A report.
    Report,
    /// A chapter of a report.
    Chapter,
    /// A folder's own page.
    Section,
    /// Any other page.
    Page,
}

/// What the program knows of a kind.
#[derive(Debug)]
pub struct KindRow {
    /// The kind.
    pub kind: Kind,
    /// Its name, for diagnostics, `new` and the message `kind.<name>`.
    pub name: &'static str,
    /// Where its files stand below `content/`: `*` is any name but `_index`, `**` any folders.
    pub patterns: &'static [&'static str],
    /// The scheme of references to it, where it has one.
    pub scheme: Option<Scheme>,
}

/// All kinds; the first pattern that fits decides.
pub const KINDS: &[KindRow] = &[
    KindRow {
        kind: Kind::Finding,
        name: "finding",
        patterns: &["reports/*/findings/*", "findings/*"],
        scheme: Some(Scheme::Finding),
    },
    KindRow {
        kind: Kind::Recommendation,
        name: "recommendation",
        patterns: &["reports/*/recommendations/*", "recommendations/*"],
        scheme: Some(Scheme::Recommendation),
    },
    KindRow {
        kind: Kind::Principle,
        name: "principle",
        patterns: &["guidance/*/principles/*"],
        scheme: Some(Scheme::Principle),
    },
    KindRow {
        kind: Kind::Framework,
        name: "framework",
        patterns: &["guidance/*/_index"],
        scheme: Some(Scheme::Framework),
    },
    KindRow { kind: Kind::Report, name: "report", patterns: &["reports/*/_index"], scheme: Some(Scheme::Report) },
    KindRow { kind: Kind::Chapter, name: "chapter", patterns: &["reports/*/*"], scheme: Some(Scheme::Chapter) },
    KindRow { kind: Kind::Section, name: "section", patterns: &["**/_index"], scheme: None },
    KindRow { kind: Kind::Page, name: "page", patterns: &["**/*"], scheme: None },
];

impl KindRow {
    /// Where a file at a path below `content/` could stand to be of this kind: in its own report or framework, if it is in
    /// one, under its own name.
    pub fn places(&self, path: &str) -> String {
        let parts: Vec<&str> = path.split('/').collect();
        let name = parts.last().map_or("<name>", |name| name.trim_end_matches(".md"));
        let place = |pattern: &&str| {
            let wanted: Vec<&str> = pattern.split('/').collect();
            let part = |at: usize| match (wanted[at], parts.get(at)) {
                ("*" | "**", _) if at + 1 == wanted.len() => name.to_owned(),
                ("*" | "**", Some(part)) if at + 1 < parts.len() && wanted[..at] == parts[..at] => (*part).to_owned(),
                ("*" | "**", _) => "<name>".to_owned(),
                (word, _) => word.to_owned(),
            };
            let whole: Vec<String> = (0..wanted.len()).map(part).collect();
            format!("`content/{}.md`", whole.join("/"))
        };
        self.patterns.iter().map(place).collect::<Vec<_>>().join(" or ")
    }
}

impl Kind {
    /// What is known of the kind.
    pub fn row(self) -> &'static KindRow {
        // Every kind has its row; the last one only satisfies the compiler.
        KINDS.iter().find(|row| row.kind == self).unwrap_or(&KINDS[KINDS.len() - 1])
    }

    /// The kind of the file at a path below `content/`, given without `.md`.
    pub fn of(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').collect();
        let fits = |row: &&KindRow| row.patterns.iter().any(|pattern| matches(pattern, &parts));
        KINDS.iter().find(fits).map_or(Kind::Page, |row| row.kind)
    }

    /// Whether files of the kind carry a number before their name that only orders them: `01-national-picture`.
    pub fn is_ordered(self) -> bool {
        matches!(self, Kind::Chapter | Kind::Principle)
    }
}

fn matches(pattern: &str, parts: &[&str]) -> bool {
    let (pattern, parts) = match pattern.strip_prefix("**/") {
        Some(last) => (last, &parts[parts.len().saturating_sub(1)..]),
        None => (pattern, parts),
    };
    let wanted: Vec<&str> = pattern.split('/').collect();
    wanted.len() == parts.len()
        && wanted
            .iter()
            .zip(parts)
            .all(|(wanted, part)| if *wanted == "*" { *part != "_index" } else { wanted == part })
}

/// The number before a name and the name: `01-national-picture` is 1 and `national-picture`.
pub fn split_number(stem: &str) -> (Option<u32>, &str) {
    match stem.split_once('-') {
        Some((digits, name)) if !name.is_empty() => match digits.parse() {
            Ok(number) if digits.bytes().all(|byte| byte.is_ascii_digit()) => (Some(number), name),
            _ => (None, stem),
        },
        _ => (None, stem),
    }
}

/// The name and the number of an earlier version: `denial.v1` is `denial` and 1.
pub fn split_version(stem: &str) -> (&str, Option<u32>) {
    let found = stem.rsplit_once(".v").and_then(|(name, digits)| Some((name, digits.parse::<u32>().ok()?, digits)));
    match found {
        // Written one way only, so that no two files are the same version.
        Some((name, number, digits)) if number > 0 && number.to_string() == digits => (name, Some(number)),
        _ => (stem, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_decides() {
        for (path, kind) in [
            ("_index", Kind::Section),
            ("about/accessibility", Kind::Page),
            ("reports/_index", Kind::Section),
            ("reports/final/_index", Kind::Report),
            ("reports/final/01-national-picture", Kind::Chapter),
            ("reports/final/findings/denial", Kind::Finding),
            ("findings/_index", Kind::Section),
            ("findings/denial", Kind::Finding),
            ("recommendations/training", Kind::Recommendation),
            ("guidance/see-me/_index", Kind::Framework),
            ("guidance/see-me/principles/01-voice", Kind::Principle),
            ("guidance/see-me/aims", Kind::Page),
        ] {
            assert_eq!(Kind::of(path), kind, "{path}");
        }
    }

    #[test]
    fn every_kind_has_one_row() {
        for row in KINDS {
            assert_eq!(row.kind.row().name, row.name);
        }
    }

    #[test]
    fn an_earlier_version_is_known_by_its_name() {
        assert_eq!(split_version("denial.v1"), ("denial", Some(1)));
        assert_eq!(split_version("_index.v12"), ("_index", Some(12)));
        for name in ["denial", "denial.v0", "denial.v01", "denial.v", "denial.vx"] {
            assert_eq!(split_version(name), (name, None));
        }
    }

    #[test]
    fn a_number_orders_and_is_no_part_of_the_name() {
        assert_eq!(split_number("01-national-picture"), (Some(1), "national-picture"));
        assert_eq!(split_number("national-picture"), (None, "national-picture"));
        assert_eq!(split_number("2013"), (None, "2013"));
    }
}
