//! Asks other sites whether what is linked to is there. Only `findings check --external` comes here, never a build.
//!
//! What is asked goes through [`Fetch`], which [`Curl`] is outside tests. Every address is asked once, whatever part of
//! its page is meant; several hosts at a time, each one request after the other with a pause between. Answers are kept
//! in a [`Cache`], so that a second check is quick and nobody's server is asked for the same twice a day.

mod ask;
mod cache;
mod curl;
mod tell;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use ask::{Asker, host};

pub use cache::{Cache, Ignored, folder};
pub use curl::{Curl, NoCurl};
pub use tell::tell;

/// How many hosts are asked at a time.
const HOSTS: usize = 16;

/// How a page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Whether it is there.
    Head,
    /// Its beginning. Some servers answer nothing else.
    Get,
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The server answered.
    Reply(Reply),
    /// No server has that name.
    NoHost,
    /// There was no answer; why not, to follow "the server".
    Failed(String),
}

/// What a server said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// The status of HTTP.
    pub status: u16,
    /// The whole address that it leads on to.
    pub location: Option<String>,
    /// How long it asks to be left alone.
    pub retry_after: Option<Duration>,
}

/// The web, as this module knows it.
pub trait Fetch: Sync {
    /// Asks for one address. Follows nothing.
    fn ask(&self, url: &str, method: Method) -> Answer;
    /// Lets time pass.
    fn wait(&self, time: Duration);
}

/// What is known of an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "is", content = "words")]
pub enum Verdict {
    /// It is there.
    Good,
    /// It is not; how that is known.
    Gone(String),
    /// No server has that name.
    Nameless(String),
    /// It is at another address for good.
    Moved(String),
    /// Nobody can say; why not.
    Unsure(String),
}

/// What is known of every address, and what it took.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Each address that was to be asked, in the form of [`address`].
    pub verdicts: BTreeMap<String, Verdict>,
    /// How many were asked now.
    pub asked: usize,
    /// How many were known from before.
    pub kept: usize,
}

/// What is asked for an address that a page has: without the part of the page, and in full. `None` for what no program asks.
pub fn address(written: &str) -> Option<String> {
    let whole = written.split('#').next().unwrap_or(written).trim();
    let whole = if whole.starts_with("//") { format!("https:{whole}") } else { whole.to_owned() };
    let (scheme, rest) = whole.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    if !matches!(&*scheme, "http" | "https") || rest.is_empty() {
        return None;
    }
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    let mut full = format!("{scheme}://{host}");
    if !path.starts_with('/') {
        full.push('/');
    }
    for byte in path.bytes() {
        if byte.is_ascii_graphic() { full.push(char::from(byte)) } else { full.push_str(&format!("%{byte:02X}")) }
    }
    Some(full)
}

/// Asks for what `cache` does not know. `done` is told how many addresses of how many are known, as it goes.
pub fn ask<'a>(
    written: impl IntoIterator<Item = &'a str>,
    fetch: &impl Fetch,
    cache: &mut Cache,
    done: &(impl Fn(usize, usize) + Sync),
) -> Asked {
    let mut asked = Asked::default();
    let mut hosts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for url in written.into_iter().filter_map(address) {
        if asked.verdicts.contains_key(&url) {
            continue;
        }
        match cache.get(&url) {
            Some(verdict) => {
                asked.kept += 1;
                asked.verdicts.insert(url, verdict);
            }
            None => {
                let of_host = hosts.entry(host(&url).to_owned()).or_default();
                if !of_host.contains(&url) {
                    asked.asked += 1;
                    of_host.push(url);
                }
            }
        }
    }
    let mut found = all(hosts, asked.asked, fetch, done);
    let is_nameless = |verdict: &Verdict| matches!(verdict, Verdict::Nameless(_));
    if found.values().all(is_nameless) {
        // Where no name at all is known, it may be this machine that cannot look any up.
        for verdict in found.values_mut() {
            if let Verdict::Nameless(name) = verdict {
                let why = format!("no server has the name `{name}`, or no name can be looked up from here");
                *verdict = Verdict::Unsure(why);
            }
        }
    } else {
        found.iter().for_each(|(url, verdict)| cache.put(url, verdict));
    }
    asked.verdicts.extend(found);
    asked
}

/// Asks all addresses of all hosts.
fn all(
    hosts: BTreeMap<String, Vec<String>>,
    count: usize,
    fetch: &impl Fetch,
    done: &(impl Fn(usize, usize) + Sync),
) -> BTreeMap<String, Verdict> {
    let threads = hosts.len().min(HOSTS);
    let queue: Mutex<VecDeque<Vec<String>>> = Mutex::new(hosts.into_values().collect());
    let found = Mutex::new(BTreeMap::new());
    let finished = AtomicUsize::new(0);
    let asker = Asker::new(fetch);
    let work = || {
        loop {
            let next = queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
            let Some(urls) = next else { return };
            asker.host(urls, |url, verdict| {
                found.lock().unwrap_or_else(PoisonError::into_inner).insert(url, verdict);
                done(finished.fetch_add(1, Ordering::Relaxed) + 1, count);
            });
        }
    };
    std::thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
    found.into_inner().unwrap_or_else(PoisonError::into_inner)
}
