//! How much room a text takes.
//!
//! A page is drawn in the reader's font, which is not known here, so widths are those of the wider ones among the usual
//! sans-serif fonts, and a script without a table counts as wide: a label may get more room than it needs, never less.

mod widths;

/// The height of a line of text, in ems.
pub const LINE: f64 = 1.25;

/// The width of a text set in letters of `size`.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(letter).sum::<u32>() as f64 * size / 100.0
}

/// The width of the widest word, which is the least room that a text needs to be wrapped without breaking a word.
pub fn widest_word(text: &str, size: f64) -> f64 {
    let ends = |c: char| c.is_whitespace() && c != '\u{A0}';
    text.split(ends).map(|word| width(word, size)).fold(0.0, f64::max)
}

/// The widest of several lines.
pub fn widest<T: AsRef<str>>(lines: &[T], size: f64) -> f64 {
    lines.iter().map(|line| width(line.as_ref(), size)).fold(0.0, f64::max)
}

/// The text in lines that fit into `room`: broken between words, or between letters where a word alone is too wide.
pub fn wrap(text: &str, size: f64, room: f64) -> Vec<&str> {
    let text = text.trim();
    let mut lines = Vec::new();
    let (mut start, mut line, mut chance) = (0, 0.0, None);
    let mut previous = None;
    for (at, c) in text.char_indices() {
        let wide = f64::from(letter(c)) * size / 100.0;
        if previous.is_some_and(|previous| may_break(previous, c)) {
            chance = Some((at, line));
        }
        if line + wide > room && at > start && !c.is_whitespace() && wide > 0.0 && !joined(previous) {
            let (cut, before) = chance.take().unwrap_or((at, line));
            lines.push(text[start..cut].trim_end());
            start = cut;
            line -= before;
        }
        line += wide;
        previous = Some(c);
    }
    lines.push(&text[start..]);
    lines
}

/// The text in as many lines as [`wrap`] makes of it, but of nearly one length, so that no word is left alone.
pub fn balanced(text: &str, size: f64, room: f64) -> Vec<&str> {
    let mut lines = wrap(text, size, room);
    // Never so narrow that a word would have to be broken.
    let (mut narrow, mut wide) = (widest_word(text, size).min(room), room);
    for _ in 0..if lines.len() > 1 { 5 } else { 0 } {
        let middle = (narrow + wide) / 2.0;
        let tried = wrap(text, size, middle);
        if tried.len() > lines.len() {
            narrow = middle;
        } else {
            (lines, wide) = (tried, middle);
        }
    }
    lines
}

/// Whether a line may end after `before` and the next begin with `after`.
fn may_break(before: char, after: char) -> bool {
    let closing =
        |c: char| matches!(c, '、' | '。' | '，' | '．' | '；' | '：' | '？' | '！' | '」' | '』' | '）' | '】' | '》');
    if before.is_whitespace() {
        return !after.is_whitespace() && before != '\u{A0}';
    }
    let after_mark = matches!(before, '-' | '\u{2010}' | '\u{2013}' | '\u{2014}' | '/') && after.is_alphabetic();
    after_mark
        || (is_ideograph(before) || is_ideograph(after))
            && !closing(after)
            && letter(after) > 0
            && !after.is_whitespace()
}

/// Whether the letter before holds on to the next one, as within a joined emoji.
fn joined(previous: Option<char>) -> bool {
    previous == Some('\u{200D}')
}

fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0xFF00..=0xFF60 | 0x20000..=0x3FFFF)
}

/// The width of a letter in hundredths of an em.
fn letter(c: char) -> u32 {
    let code = u32::from(c);
    for (first, widths) in widths::BLOCKS {
        if let Some(width) = code.checked_sub(*first).and_then(|at| widths.get(at as usize)) {
            return u32::from(*width);
        }
    }
    match code {
        _ if combines(code) => 0,
        // Control characters are not drawn.
        0..=0x1F => 0,
        0x2E80..=0xD7AF | 0xF900..=0xFAFF | 0xFF00..=0xFF60 => 100,
        0x1F000.. => 130,
        // The widest common letters of other scripts.
        _ => 110,
    }
}

/// Whether a letter sits on the one before it. Only the commonest ranges: counting a mark as a letter is safe.
fn combines(code: u32) -> bool {
    matches!(code, 0x300..=0x36F | 0xFE00..=0xFE0F | 0x1F3FB..=0x1F3FF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_wider_font() {
        assert_eq!(width("0000", 10.0), 25.6);
        assert!(width("ŵŷ", 16.0) > 20.0);
        assert!(width("部門", 16.0) >= 32.0);
        assert_eq!(width("e\u{301}", 10.0), width("e", 10.0));
        // Measured in DejaVu Sans; a flat width for the script would cut the first off and waste room on the second.
        assert!(width("شمس", 100.0) >= 308.0);
        assert!(width("ااا", 100.0) <= 100.0);
        assert_eq!(width("مَ", 10.0), width("م", 10.0));
    }

    #[test]
    fn lines_break_between_words_and_fit() {
        let text = "Bwrdd Diogelu Plant Lleol Caerdydd a Bro Morgannwg";
        let lines = wrap(text, 16.0, 120.0);
        assert_eq!(lines.join(" "), text);
        assert!(lines.iter().all(|line| width(line, 16.0) <= 120.0), "{lines:?}");
    }

    #[test]
    fn balanced_lines_are_of_nearly_one_length() {
        let lines = balanced("Bournemouth, Christchurch and Poole", 15.0, 260.0);
        assert_eq!(lines, ["Bournemouth,", "Christchurch and Poole"]);
        assert_eq!(balanced("Derby", 15.0, 260.0), ["Derby"]);
    }

    #[test]
    fn a_word_that_is_too_wide_is_broken_and_chinese_needs_no_spaces() {
        assert!(wrap("Llanfairpwllgwyngyllgogerychwyrndrobwll", 16.0, 100.0).len() > 2);
        let lines = wrap("地方儿童保护委员会全面落实了指导意见。", 16.0, 80.0);
        assert!(lines.len() > 3 && lines.iter().all(|line| !line.starts_with('。')), "{lines:?}");
    }

    #[test]
    fn nothing_is_lost_in_no_room_at_all() {
        assert_eq!(wrap("ab c", 16.0, 0.0).concat(), "abc");
        assert_eq!(wrap("  ", 16.0, 50.0), [""]);
    }
}
