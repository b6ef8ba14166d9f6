//! Asking one host, and following where it leads.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::{Answer, Fetch, Method, Reply, Verdict};

/// The time between the end of a request and the next one to the same host.
const PAUSE: Duration = Duration::from_millis(500);

/// How often an address is asked that is busy, or that was not there for a moment.
const TRIES: u32 = 3;

/// The first time to wait for a busy server that does not say for how long; twice as long the next time.
const BACKOFF: Duration = Duration::from_secs(2);

/// The longest time that a server is waited for.
const MOST_WAIT: Duration = Duration::from_secs(30);

/// How often one address may lead on to another.
const REDIRECTS: usize = 8;

/// How many addresses of a host may go without an answer before the rest of them are left.
const MOST_SILENT: usize = 2;

/// The host of an address, with its port.
pub(super) fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
    host.rsplit_once('@').map_or(host, |(_, host)| host)
}

/// When the last request to a host ended.
type Gate = Arc<Mutex<Option<Instant>>>;

/// Asks, and never two at a time of one host, also where another host leads there.
pub(super) struct Asker<'f, F> {
    fetch: &'f F,
    gates: Mutex<HashMap<String, Gate>>,
}

impl<'f, F: Fetch> Asker<'f, F> {
    pub(super) fn new(fetch: &'f F) -> Self {
        Asker { fetch, gates: Mutex::default() }
    }

    /// Asks for all addresses of one host. A host that does not answer is not asked on and on.
    pub(super) fn host(&self, urls: Vec<String>, mut found: impl FnMut(String, Verdict)) {
        let mut silent = 0;
        let mut last = None;
        for url in urls {
            let verdict = last.clone().unwrap_or_else(|| self.follow(&url, &mut silent));
            if silent >= MOST_SILENT || matches!(&verdict, Verdict::Nameless(name) if name == host(&url)) {
                last = Some(verdict.clone());
            }
            found(url, verdict);
        }
    }

    /// Asks for an address and for what it leads on to.
    fn follow(&self, url: &str, silent: &mut usize) -> Verdict {
        let mut seen = vec![url.to_owned()];
        // Where the page is for good: as far as it led on for good all the way.
        let mut moved = None;
        let mut for_good = true;
        loop {
            let at = seen.last().map_or(url, String::as_str);
            let reply = match self.patiently(at) {
                Answer::Reply(reply) => reply,
                Answer::NoHost => return Verdict::Nameless(host(at).to_owned()),
                Answer::Failed(why) => {
                    *silent += usize::from(seen.len() == 1);
                    return Verdict::Unsure(format!("the server {why}"));
                }
            };
            *silent = 0;
            let next = match reply {
                Reply { status: 300..=399, location: Some(next), .. } => next,
                Reply { status, .. } => return judge(status, seen.len() > 1, moved),
            };
            for_good &= matches!(reply.status, 301 | 308);
            if for_good {
                moved = Some(next.clone());
            }
            if seen.contains(&next) {
                return Verdict::Unsure("the server leads round in a circle".to_owned());
            }
            if seen.len() > REDIRECTS {
                return Verdict::Unsure(format!("the server leads on more than {REDIRECTS} times"));
            }
            seen.push(next);
        }
    }

    /// Asks until the server has the time.
    fn patiently(&self, url: &str) -> Answer {
        let mut backoff = BACKOFF;
        for _ in 1..TRIES {
            let wait = match self.both_ways(url) {
                Answer::Reply(Reply { status: 429 | 503, retry_after, .. }) => retry_after.unwrap_or(backoff),
                Answer::NoHost => backoff,
                answer => return answer,
            };
            self.fetch.wait(wait.min(MOST_WAIT));
            backoff *= 2;
        }
        self.both_ways(url)
    }

    /// Asks without the page first, and with it where that is refused: some servers answer HEAD with what is not so.
    fn both_ways(&self, url: &str) -> Answer {
        let answer = self.politely(url, Method::Head);
        match &answer {
            Answer::Reply(reply) if reply.status >= 400 && !matches!(reply.status, 410 | 429 | 503) => {
                self.politely(url, Method::Get)
            }
            _ => answer,
        }
    }

    /// Asks when the host has had its pause.
    fn politely(&self, url: &str, method: Method) -> Answer {
        let gate = {
            let mut gates = self.gates.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(gates.entry(host(url).to_ascii_lowercase()).or_default())
        };
        let mut last = gate.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(left) = last.and_then(|end| PAUSE.checked_sub(end.elapsed())) {
            self.fetch.wait(left);
        }
        let answer = self.fetch.ask(url, method);
        *last = Some(Instant::now());
        answer
    }
}

/// What the last status says.
fn judge(status: u16, led_on: bool, moved: Option<String>) -> Verdict {
    let who = if led_on { "the server that it leads on to" } else { "the server" };
    match (status, moved) {
        (200..=299, Some(to)) => Verdict::Moved(to),
        // 416: the page is there, and shorter than the beginning that was asked for.
        (200..=299 | 304 | 416, _) => Verdict::Good,
        (404, _) => Verdict::Gone(format!("{who} knows no such page (404)")),
        (410, _) => Verdict::Gone(format!("{who} says that the page was taken away (410)")),
        (401 | 403, _) => Verdict::Unsure(format!("{who} does not let programs in, or wants a password ({status})")),
        (429, _) => Verdict::Unsure(format!("{who} has been asked too often ({status})")),
        (500..=599, _) => Verdict::Unsure(format!("{who} has a fault ({status})")),
        _ => Verdict::Unsure(format!("{who} answers with the status {status}")),
    }
}
