//! The logic, against a web that stands in a function. Nothing here leaves the process.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use super::*;

/// A web: what is answered to the nth question for an address, counted from 0.
struct Web<A> {
    answers: A,
    asked: Mutex<Vec<(String, Method)>>,
    waited: Mutex<Vec<Duration>>,
    busy: Mutex<HashMap<String, usize>>,
    /// The most questions that a host had at one time, and that all had.
    most: Mutex<(usize, usize)>,
}

impl<A: Fn(&str, Method, usize) -> Answer + Sync> Web<A> {
    fn new(answers: A) -> Self {
        let (asked, waited, busy, most) = Default::default();
        Web { answers, asked, waited, busy, most }
    }

    fn ask_all(&self, urls: &[&str]) -> BTreeMap<String, Verdict> {
        ask(urls.iter().copied(), self, &mut Cache::default(), &|_, _| ()).verdicts
    }

    fn ask_one(&self, url: &str) -> Verdict {
        // A second host that is there, so that this machine can look up names.
        self.ask_all(&[url, "https://there.example/"]).remove(url).unwrap()
    }

    fn methods(&self, url: &str) -> Vec<Method> {
        self.asked.lock().unwrap().iter().filter(|(asked, _)| asked == url).map(|row| row.1).collect()
    }

    fn longest_wait(&self) -> Duration {
        self.waited.lock().unwrap().iter().copied().max().unwrap_or_default()
    }
}

impl<A: Fn(&str, Method, usize) -> Answer + Sync> Fetch for Web<A> {
    fn ask(&self, url: &str, method: Method) -> Answer {
        let before = self.methods(url).len();
        self.asked.lock().unwrap().push((url.to_owned(), method));
        {
            let mut busy = self.busy.lock().unwrap();
            *busy.entry(host(url).to_owned()).or_default() += 1;
            let mut most = self.most.lock().unwrap();
            *most = (most.0.max(busy[host(url)]), most.1.max(busy.values().sum()));
        }
        std::thread::sleep(Duration::from_millis(5));
        *self.busy.lock().unwrap().get_mut(host(url)).unwrap() -= 1;
        (self.answers)(url, method, before)
    }

    fn wait(&self, time: Duration) {
        self.waited.lock().unwrap().push(time);
    }
}

fn status(status: u16) -> Answer {
    Answer::Reply(Reply { status, ..Reply::default() })
}

fn to(status: u16, location: &str) -> Answer {
    Answer::Reply(Reply { status, location: Some(location.to_owned()), retry_after: None })
}

const A: &str = "https://a.example/";
const B: &str = "https://b.example/b";

#[test]
fn an_address_is_asked_once_whatever_part_of_it_is_meant() {
    let web = Web::new(|_, _, _| status(200));
    let found = web.ask_all(&["https://a.example", "https://a.example/#one", "//a.example/#two", "mailto:a@b.example"]);
    assert_eq!(found, BTreeMap::from([(A.to_owned(), Verdict::Good)]));
    assert_eq!(web.methods(A), [Method::Head]);
}

#[test]
fn what_is_not_ascii_is_asked_as_the_web_writes_it() {
    assert_eq!(address("HTTPS://a.example/é ö?q=1#x").as_deref(), Some("https://a.example/%C3%A9%20%C3%B6?q=1"));
    assert_eq!(address("https://a.example?q").as_deref(), Some("https://a.example/?q"));
    assert_eq!(address("tel:123"), None);
}

#[test]
fn a_page_that_is_not_there_is_gone() {
    for code in [404, 410] {
        let verdict = Web::new(|url, _, _| status(if url == B { code } else { 200 })).ask_one(B);
        assert!(matches!(&verdict, Verdict::Gone(why) if why.contains(&code.to_string())), "{verdict:?}");
    }
}

#[test]
fn only_what_leads_on_for_good_has_moved() {
    let web = |first: u16, second: u16| {
        Web::new(move |url, _, _| match url {
            A => to(first, "https://a.example/2"),
            "https://a.example/2" => to(second, "https://a.example/3"),
            _ => status(200),
        })
        .ask_one(A)
    };
    assert_eq!(web(301, 308), Verdict::Moved("https://a.example/3".to_owned()));
    assert_eq!(web(301, 302), Verdict::Moved("https://a.example/2".to_owned()));
    assert_eq!(web(302, 301), Verdict::Good);
}

#[test]
fn what_leads_on_to_nothing_is_gone() {
    let verdict = Web::new(|url, _, _| if url == A { to(301, B) } else { status(if url == B { 404 } else { 200 }) });
    assert_eq!(verdict.ask_one(A), Verdict::Gone("the server that it leads on to knows no such page (404)".to_owned()));
}

#[test]
fn circles_and_endless_ways_end() {
    let circle = Web::new(|url, _, _| match url {
        A => to(302, B),
        B => to(302, A),
        _ => status(200),
    });
    assert_eq!(circle.ask_one(A), Verdict::Unsure("the server leads round in a circle".to_owned()));
    let endless = Web::new(|url, _, _| if url.contains("there") { status(200) } else { to(302, &format!("{url}a")) });
    assert_eq!(endless.ask_one(A), Verdict::Unsure("the server leads on more than 8 times".to_owned()));
    assert_eq!(endless.asked.lock().unwrap().len(), 10, "8 times on, from the first, and the other host");
}

#[test]
fn where_head_is_refused_the_page_is_asked_for() {
    for code in [403, 404, 405, 501] {
        let web = Web::new(|url, method, _| status(if url == B && method == Method::Head { code } else { 206 }));
        assert_eq!(web.ask_one(B), Verdict::Good);
        assert_eq!(web.methods(B), [Method::Head, Method::Get]);
    }
}

#[test]
fn a_busy_server_is_waited_for_as_it_asks_and_not_for_ever() {
    let busy = |seconds: u64, answers: usize| {
        Web::new(move |url, _, before| {
            let retry_after = Some(Duration::from_secs(seconds));
            let is_busy = url == B && before < answers;
            if is_busy { Answer::Reply(Reply { status: 429, location: None, retry_after }) } else { status(200) }
        })
    };
    let web = busy(7, 1);
    assert_eq!(web.ask_one(B), Verdict::Good);
    assert_eq!(web.longest_wait(), Duration::from_secs(7));
    let web = busy(86_400, 100);
    assert_eq!(web.ask_one(B), Verdict::Unsure("the server has been asked too often (429)".to_owned()));
    assert_eq!((web.longest_wait(), web.methods(B).len()), (Duration::from_secs(30), 3));
}

#[test]
fn what_refuses_programs_or_fails_is_unsure() {
    for code in [401, 403, 451, 500, 503] {
        let verdict = Web::new(|url, _, _| status(if url == B { code } else { 200 })).ask_one(B);
        assert!(matches!(&verdict, Verdict::Unsure(why) if why.contains(&code.to_string())), "{verdict:?}");
    }
}

#[test]
fn a_host_that_does_not_answer_is_not_asked_on_and_on() {
    let down = || Answer::Failed("did not answer within 20 seconds".to_owned());
    let web = Web::new(|url, _, _| if url.starts_with(A) { down() } else { status(200) });
    let urls: Vec<String> = (0..20).map(|at| format!("{A}{at}")).collect();
    let found = web.ask_all(&urls.iter().map(String::as_str).collect::<Vec<_>>());
    let unsure = Verdict::Unsure("the server did not answer within 20 seconds".to_owned());
    assert!(found.len() == 20 && found.values().all(|verdict| *verdict == unsure));
    assert_eq!(web.asked.lock().unwrap().len(), 2);
}

#[test]
fn a_name_that_nobody_has_is_told_only_where_names_can_be_looked_up() {
    let web = Web::new(|url, _, _| if url.starts_with(A) { Answer::NoHost } else { status(200) });
    let one = format!("{A}1");
    assert_eq!(web.ask_one(&one), Verdict::Nameless("a.example".to_owned()));
    let mut cache = Cache::default();
    let asked = ask([&*one], &web, &mut cache, &|_, _| ());
    assert!(matches!(asked.verdicts[&one], Verdict::Unsure(_)));
    assert_eq!(cache.get(&one), None, "what this machine cannot know is not kept");
}

#[test]
fn many_hosts_are_asked_at_a_time_and_each_one_question_at_a_time() {
    // Every page of every host leads on to one and the same host, which must have its peace too.
    let web = Web::new(|url, _, _| if url.contains("hub") { status(200) } else { to(302, "https://hub.example/") });
    let urls: Vec<String> = (0..24).map(|at| format!("https://h{}.example/{at}", at % 6)).collect();
    let found = web.ask_all(&urls.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(found.len() == 24 && found.values().all(|verdict| *verdict == Verdict::Good));
    let (of_one, of_all) = *web.most.lock().unwrap();
    assert!(of_one == 1 && of_all > 1, "{of_one} of one host, {of_all} in all");
    let waited = web.waited.lock().unwrap();
    // All but the first question to each of the seven hosts came after a pause, less the time that had gone by.
    assert!((20..=24 * 2 - 7).contains(&waited.len()), "{waited:?}");
    assert!(waited.iter().all(|pause| pause.as_millis() <= 500), "{waited:?}");
}

#[test]
fn answers_are_kept_for_a_week_or_a_day() {
    let folder = tempfile::tempdir().unwrap();
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000);
    let hours = |hours: u64| now + Duration::from_secs(hours * 3600);
    let (mut cache, ignored) = Cache::open(folder.path(), now);
    assert_eq!(ignored, None);
    let gone = Verdict::Gone("the server knows no such page (404)".to_owned());
    cache.put(A, &Verdict::Good);
    cache.put(B, &gone);
    cache.save().unwrap();
    let at = |time| {
        let (cache, ignored) = Cache::open(folder.path(), time);
        assert_eq!(ignored, None);
        (cache.get(A), cache.get(B))
    };
    assert_eq!(at(hours(23)), (Some(Verdict::Good), Some(gone)));
    assert_eq!(at(hours(25)), (Some(Verdict::Good), None));
    assert_eq!(at(hours(7 * 24 + 1)), (None, None));
    assert_eq!(at(now - Duration::from_secs(60)), (None, None), "of a clock that went wrong");
    let web = Web::new(|_, _, _| status(200));
    let asked = ask([A, B], &web, &mut Cache::open(folder.path(), hours(25)).0, &|_, _| ());
    assert_eq!((asked.asked, asked.kept, web.methods(A).len()), (1, 1, 0));
}

#[test]
fn a_file_that_is_damaged_is_written_anew_and_one_of_others_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("outside-links.jsonl");
    let now = SystemTime::now();
    for (text, expected, is_kept) in [
        ("{\"findings-outside-links\":1}\n{\"url\":\"https://a.", Ignored::Broken, false),
        ("My notes.\n", Ignored::Foreign, true),
    ] {
        std::fs::write(&path, text).unwrap();
        let (mut cache, ignored) = Cache::open(folder.path(), now);
        assert_eq!((cache.get(A), ignored), (None, Some(expected)));
        cache.put(A, &Verdict::Good);
        cache.save().unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap() == text, is_kept);
    }
}
