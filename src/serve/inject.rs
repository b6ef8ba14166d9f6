//! Puts live reload into a page as it is sent; the site itself stays as it will be published.

use super::respond::OWN;

/// The page with the stylesheet at the end of its head and the script at the end of its body; where it has no such
/// end, at its own.
pub(super) fn inject(page: &[u8], id: &str) -> Vec<u8> {
    let style = format!("<link rel=\"stylesheet\" href=\"{OWN}overlay.css\">\n");
    let script = format!("<script src=\"{OWN}reload.js?site={id}\" defer></script>\n");
    let head = find(page, b"</head>").next().unwrap_or(page.len());
    let body = find(page, b"</body>").last().unwrap_or(page.len()).max(head);
    [&page[..head], style.as_bytes(), &page[head..body], script.as_bytes(), &page[body..]].concat()
}

/// Where a tag begins, in any case.
fn find<'a>(page: &'a [u8], tag: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    page.windows(tag.len()).enumerate().filter(move |(_, part)| part.eq_ignore_ascii_case(tag)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_goes_to_the_end_of_the_head_and_script_to_the_end_of_the_body() {
        let page = b"<head><title>x</title></head><body><pre>&lt;/body></pre></BODY></html>";
        let injected = String::from_utf8(inject(page, "7")).unwrap();
        assert_eq!(
            injected,
            "<head><title>x</title><link rel=\"stylesheet\" href=\"/_findings/overlay.css\">\n</head>\
             <body><pre>&lt;/body></pre><script src=\"/_findings/reload.js?site=7\" defer></script>\n</BODY></html>"
        );
    }

    #[test]
    fn a_page_without_ends_gets_both_at_its_own() {
        let injected = String::from_utf8(inject(b"<p>x", "7")).unwrap();
        assert!(injected.starts_with("<p>x<link ") && injected.ends_with("</script>\n"), "{injected}");
    }
}
