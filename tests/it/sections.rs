//! Pages of a folder: in an order, and listed by its page; and text that is shown as typed.

use findings::build;

use crate::support::{options, project};

/// A page of a project.
fn page(files: &[(&str, &str)], path: &str) -> String {
    let files: Vec<(String, String)> = files.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect();
    let built = build(&project(&files), &options());
    let site = built.site.expect("the project is published");
    let (_, bytes) = site.files().find(|(found, _)| found.as_str() == path).expect("the page exists");
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn folder(index: &'static str) -> [(&'static str, &'static str); 3] {
    [
        ("content/about/_index.md", index),
        ("content/about/first.md", "---\ntitle: The first\nweight: 1\n---\nOne.\n"),
        ("content/about/second.md", "---\ntitle: The second\nweight: 2\n---\nTwo.\n"),
    ]
}

#[test]
fn the_pages_of_an_ordered_folder_lead_from_one_to_the_next() {
    let ordered = folder("---\ntitle: About\nordered: true\n---\n");
    let first = page(&ordered, "about/first/index.html");
    assert!(first.contains("rel=\"next\" href=\"/about/second/\"") && !first.contains("rel=\"prev\""), "{first}");
    assert!(first.contains("<li><a href=\"/about/first/\" aria-current=\"page\">The first</a></li>"), "{first}");
    assert!(page(&ordered, "about/second/index.html").contains("rel=\"prev\" href=\"/about/first/\""));
    let loose = page(&folder("---\ntitle: About\n---\n"), "about/first/index.html");
    assert!(!loose.contains("rel=\"next\"") && !loose.contains("page-siblings"), "{loose}");
}

#[test]
fn a_section_lists_its_pages_unless_its_text_leads_to_all_of_them() {
    let is_listed = |index| page(&folder(index), "about/index.html").contains("class=\"cards\"");
    assert!(is_listed("---\ntitle: About\n---\nRead [this](first.md).\n"));
    assert!(!is_listed("---\ntitle: About\n---\nRead [this](first.md), then [that](second.md).\n"));
}

#[test]
fn text_that_is_shown_as_typed_stands_below_the_name_of_its_file() {
    let shown =
        |info: &str| page(&[("content/a.md", &format!("---\ntitle: A\n---\n```{info}\na: 1\n```\n"))], "a/index.html");
    let code = "<pre><code>a: 1\n</code></pre>";
    assert!(
        shown("yaml content/<a>.yaml")
            .contains(&format!("<figcaption>content/&lt;a&gt;.yaml</figcaption>\n{code}\n</figure>"))
    );
    for without in ["yaml", "yaml {1,3}", ""] {
        let page = shown(without);
        assert!(page.contains(code) && !page.contains("figcaption"), "{page}");
    }
}
