//! Fenced blocks of a Markdown file.

/// A fenced block.
pub struct Block {
    /// The line of the fence that opens it, from 1.
    pub line: usize,
    /// How far the fence stands from the left edge, as in a list.
    pub margin: usize,
    /// What follows the fence.
    pub info: String,
    /// The lines between the fences, less the margin, each with its end.
    pub text: String,
}

/// The fenced blocks of a text; a block inside a block is a part of its text.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let fence_on = line.trim_start_matches(' ');
        let ticks = fence_on.len() - fence_on.trim_start_matches('`').len();
        if ticks < 3 {
            continue;
        }
        let margin = line.len() - fence_on.len();
        let fence = "`".repeat(ticks);
        let inner = lines.by_ref().map(|(_, inner)| inner.get(margin..).unwrap_or("").to_owned());
        let text: String = inner.take_while(|inner| *inner != fence).map(|inner| inner + "\n").collect();
        found.push(Block { line: at + 1, margin, info: fence_on[ticks..].trim().to_owned(), text });
    }
    found
}
