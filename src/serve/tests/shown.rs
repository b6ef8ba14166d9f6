//! What an open page is told, and what is shown when there is no page.

use super::{PAGE, Running, assert_holds, assert_starts, news, preview, site};
use crate::site::{Site, SitePath};

#[test]
fn every_open_page_hears_of_a_rebuild() {
    let preview = Running::start("/");
    let (mut one, first) = preview.events();
    let (mut two, same) = preview.events();
    assert_eq!(first, same);
    assert_holds(&preview.get("/"), &format!("data-page=\"{}\"", first["page"].as_str().unwrap()));

    preview.edit(Some(site("changed")), None);
    let next = news(&mut one);
    assert_eq!(news(&mut two), next);
    assert_ne!(next["page"], first["page"]);
    assert_holds(&preview.get("/"), "changed");

    // A site that came out the same has nothing to reload.
    preview.edit(Some(site("changed")), None);
    assert_eq!(news(&mut one)["page"], next["page"]);
}

#[test]
fn only_what_changed_is_loaded_anew() {
    const PAGE: &str = "<head><link rel=\"stylesheet\" href=\"/site.css\"></head><body><img src=\"/chart.svg\"></body>";
    let preview = Running::with("/", preview(Some(site(PAGE)), None));
    let (mut home, first) = preview.events();
    let (mut report, other) = preview.events_of("/reports/a%20b/");
    let with = |path: &str| {
        let mut site = Site::default();
        for (name, bytes) in super::site(PAGE).files() {
            let bytes = if name.as_str() == path { b"other".to_vec() } else { bytes.to_vec() };
            site.insert(name.clone(), bytes.into()).unwrap();
        }
        Some(site)
    };
    // Another page.
    preview.edit(with("reports/a b/index.html"), None);
    assert_ne!(news(&mut report)["page"], other["page"]);
    assert_eq!(news(&mut home)["page"], first["page"]);
    // A style sheet is exchanged in the page that is open.
    preview.edit(with("site.css"), None);
    let dressed = news(&mut home);
    assert_eq!(dressed["page"], first["page"]);
    assert_eq!((&dressed["styles"][0][0], &first["styles"][0][0]), (&"/site.css".into(), &"/site.css".into()));
    assert_ne!(dressed["styles"][0][1], first["styles"][0][1]);
    // A picture of the page.
    preview.edit(with("chart.svg"), None);
    assert_ne!(news(&mut home)["page"], first["page"]);
}

#[test]
fn with_problems_the_last_good_page_stays() {
    let preview = Running::start("/");
    let (mut reader, first) = preview.events();
    preview.edit(None, Some("a </script>\nin line 2\n\ndata: x"));
    let told = news(&mut reader);
    assert_eq!(told["page"], first["page"]);
    assert_holds(told["problems"].as_str().unwrap(), "a &lt;/script&gt;\nin line 2\n\ndata: x");
    assert_holds(&preview.get("/"), "home");
    // A page that is opened now has them in itself, for those without scripts.
    assert_holds(&preview.get("/"), told["problems"].as_str().unwrap());
    assert_eq!(preview.events().1, told);

    preview.edit(Some(site("mended")), None);
    let mended = news(&mut reader);
    assert!(mended["problems"] == "" && mended["page"] != first["page"]);
    assert_holds(&preview.get("/"), "mended");
}

#[test]
fn warnings_come_with_the_new_page() {
    let preview = Running::start("/");
    let (mut reader, first) = preview.events();
    preview.edit(Some(site("new")), Some("a little wrong"));
    let told = news(&mut reader);
    assert_ne!(told["page"], first["page"]);
    assert_holds(&preview.get("/"), "new");
    assert_holds(&preview.get("/"), "a little wrong");
}

#[test]
fn without_any_good_site_each_address_shows_what_is_wrong() {
    let preview = Running::with("/", preview(None, Some("all wrong")));
    let (mut reader, first) = preview.events();
    for address in ["/", "/reports/", "/site.css"] {
        let answer = preview.get(address);
        assert_starts(&answer, "HTTP/1.1 500 ");
        assert_holds(&answer, "all wrong");
        assert_holds(&answer, "/_findings/preview.js");
    }
    preview.edit(None, Some("half wrong"));
    let told = news(&mut reader);
    assert_eq!(told["page"], first["page"]);
    assert_holds(told["problems"].as_str().unwrap(), "half wrong");
    preview.edit(Some(site("good")), None);
    assert_ne!(news(&mut reader)["page"], first["page"]);
    assert_holds(&preview.get("/"), "good");
}

#[test]
fn a_page_that_has_gone_tells_where_it_may_be() {
    let preview = Running::start("/");
    let (mut reader, first) = preview.events_of("/reports/a%20b/");
    let mut moved = Site::default();
    for (path, bytes) in site(PAGE).files().filter(|(path, _)| !path.as_str().starts_with("reports/")) {
        moved.insert(path.clone(), bytes.to_vec().into()).unwrap();
    }
    moved.insert(SitePath::new("reports/c/index.html").unwrap(), b"<body>moved".to_vec().into()).unwrap();
    preview.edit(Some(moved), None);
    assert_ne!(news(&mut reader)["page"], first["page"]);
    let answer = preview.get("/reports/a%20b/");
    assert_starts(&answer, "HTTP/1.1 404 ");
    assert_holds(&answer, "<a href=\"/reports/c/\">/reports/c/</a>");
    assert_holds(&answer, "<code>aliases: [reports/a%20b]</code>");
    // What never was there and is like nothing else has no more to tell.
    assert!(!preview.get("/zzz/").contains("class=\"hint\""));
}
