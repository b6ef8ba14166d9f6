//! A text in plain words, one paragraph a line.

use super::{Block, Body, Inline, Target};

impl Body {
    /// The words of the text without marks. A link that leaves its words open is given as what it names, so that no two
    /// texts that say different things are alike.
    pub fn text(&self) -> String {
        let mut lines = Vec::new();
        self.lines(&self.blocks, &mut lines);
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }

    fn lines(&self, blocks: &[Block], lines: &mut Vec<String>) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) | Block::Plain(inlines) => lines.push(self.line(inlines)),
                Block::Heading(at) => lines.push(self.line(&self.headings[*at].content)),
                Block::List { items, .. } => items.iter().for_each(|item| self.lines(item, lines)),
                Block::Quote(blocks) | Block::Callout(_, blocks) => self.lines(blocks, lines),
                Block::Code { text, .. } => lines.push(text.trim().to_owned()),
                Block::Table(table) => {
                    let rows = std::iter::once(&table.head).chain(&table.rows);
                    lines.extend(rows.map(|row| {
                        let cells: Vec<String> = row.iter().map(|cell| self.line(cell)).collect();
                        cells.join(" | ")
                    }));
                }
                Block::Definitions(definitions) => {
                    for definition in definitions {
                        lines.push(self.line(&definition.term));
                        definition.meanings.iter().for_each(|meaning| self.lines(meaning, lines));
                    }
                }
                Block::Figure(_) | Block::Rule => {}
            }
        }
    }

    fn line(&self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        self.words(inlines, &mut out);
        out.trim().to_owned()
    }

    fn words(&self, inlines: &[Inline], out: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text(text, _) | Inline::Code(text) | Inline::Image(_, text) => out.push_str(text),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Deleted(inner) => self.words(inner, out),
                Inline::Link(at, inner) => match &self.links[*at].target {
                    target if self.links[*at].text.trim().is_empty() => out.push_str(&named(target)),
                    _ => self.words(inner, out),
                },
                Inline::SoftBreak | Inline::HardBreak => out.push(' '),
                Inline::FootnoteMention(..) | Inline::Checkbox(_) => {}
            }
        }
    }
}

/// What a link names, as it is written.
fn named(target: &Target) -> String {
    match target {
        Target::Reference(reference) => format!("({reference})"),
        Target::Part(reference, part) => format!("({reference}#{part})"),
        Target::Value(address) => format!("(value:{address})"),
        Target::Document { path, .. } => format!("({path})"),
        Target::Unverified | Target::Fragment(_) | Target::Site(_) | Target::External(_) | Target::Refused => {
            String::new()
        }
    }
}
