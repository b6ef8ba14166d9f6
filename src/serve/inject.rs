//! Puts what the preview needs into a page as it is sent; the site itself stays as it will be published.

use super::live::Shown;
use super::page::Stamps;
use super::respond::OWN;

/// What a page is sent with.
pub(super) struct Addition<'a> {
    /// What is shown.
    pub shown: &'a Shown,
    /// What the page is made of.
    pub stamps: &'a Stamps,
    /// What stands before the problems, as HTML: where a page that is missing may have gone.
    pub hint: &'a str,
    /// Whether the problems are the page, and not something above it.
    pub is_whole: bool,
}

/// The page with the addition at the end of its body; where it has no such end, at its own.
///
/// What is added stands in a tree of its own, so that the styles of the page and of the preview do not meet. It is there
/// without scripts too.
pub(super) fn inject(page: &[u8], addition: &Addition) -> Vec<u8> {
    let end = find(page, b"</body>").last().unwrap_or(page.len());
    [&page[..end], markup(addition).as_bytes(), &page[end..]].concat()
}

fn markup(addition: &Addition) -> String {
    let Addition { shown, stamps, hint, is_whole } = addition;
    let whole = if *is_whole { " data-whole" } else { "" };
    let (run, page, key) = (shown.run, attribute(&stamps.page), shown.told.key);
    let styles = attribute(&serde_json::to_string(&stamps.styles).unwrap_or_default());
    let problems = &shown.told.html;
    format!(
        "<findings-preview id=\"findings-preview\" lang=\"en\" dir=\"ltr\" data-run=\"{run:x}\" data-page=\"{page}\" \
         data-styles=\"{styles}\" data-key=\"{key:x}\"{whole}><template shadowrootmode=\"open\">\
         <link rel=\"stylesheet\" href=\"{OWN}overlay.css\">{hint}<div class=\"frame\">{problems}</div>\
         <p class=\"note\" aria-hidden=\"true\"></p><p class=\"hidden\" role=\"status\"></p>\
         <p class=\"hidden\" role=\"alert\"></p></template></findings-preview>\n\
         <script src=\"{OWN}place.js\" defer></script>\n<script src=\"{OWN}preview.js\" defer></script>\n"
    )
}

fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// Where a tag begins, in any case.
fn find<'a>(page: &'a [u8], tag: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    page.windows(tag.len()).enumerate().filter(move |(_, part)| part.eq_ignore_ascii_case(tag)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::Preview;
    use crate::serve::live::Live;

    fn injected(page: &str) -> String {
        let shown = Live::new(Preview::default(), None).shown();
        let stamps = Stamps { page: "7\"".to_owned(), styles: vec![("/a.css".to_owned(), "1".to_owned())] };
        let addition = Addition { shown: &shown, stamps: &stamps, hint: "", is_whole: false };
        String::from_utf8(inject(page.as_bytes(), &addition)).unwrap()
    }

    #[test]
    fn the_addition_goes_to_the_end_of_the_body() {
        let out = injected("<body><pre>&lt;/body></pre></BODY></html>");
        assert!(out.starts_with("<body><pre>&lt;/body></pre><findings-preview "), "{out}");
        assert!(out.ends_with("preview.js\" defer></script>\n</BODY></html>"), "{out}");
        assert!(out.contains("data-page=\"7&quot;\""), "{out}");
        assert!(out.contains("data-styles=\"[[&quot;/a.css&quot;,&quot;1&quot;]]\""), "{out}");
    }

    #[test]
    fn a_page_without_an_end_gets_it_at_its_own() {
        assert!(injected("<p>x").starts_with("<p>x<findings-preview "));
    }
}
