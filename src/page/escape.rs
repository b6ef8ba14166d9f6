//! Text into HTML and XML: the four characters that would be read as markup.

/// Appends `text` to `out` so that it reads as text in an element or a quoted attribute.
pub fn escape_into(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            // Characters that HTML and XML cannot hold; a reference such as `&#8;` in Markdown makes them.
            0..=8 | 11 | 12 | 14..=31 | 127 => "\u{FFFD}",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(entity);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

/// A path as part of a URL: what is not plain becomes its percent-encoded bytes.
pub fn encode_path(path: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric()
            || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/' | b'#' | b'+' | b',' | b'@' | b'=')
        {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_text() {
        let mut out = String::from("plain ");
        escape_into(&mut out, "<a href=\"x\">&</a>");
        assert_eq!(out, "plain &lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;");
    }

    #[test]
    fn paths_are_encoded_by_their_bytes() {
        assert_eq!(encode_path("files/tŷ bach.pdf"), "files/t%C5%B7%20bach.pdf");
    }
}
