//! From a byte offset to the line and column that a person counts.

/// A place in a text as editors show it: both count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
}

/// Where `offset` is in `text`; an offset past the end or inside a character counts as the nearest place before it.
pub fn position(text: &str, offset: usize) -> LineColumn {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    LineColumn { line: 1 + before.matches('\n').count(), column: 1 + before[start..].chars().count() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one_and_columns_count_characters() {
        let text = "ab\nŵy\n";
        assert_eq!(position(text, 0), LineColumn { line: 1, column: 1 });
        assert_eq!(position(text, 5), LineColumn { line: 2, column: 2 });
        assert_eq!(position(text, 999), LineColumn { line: 3, column: 1 });
    }

    #[test]
    fn an_offset_inside_a_character_is_that_character() {
        assert_eq!(position("ŵ", 1), LineColumn { line: 1, column: 1 });
    }
}
