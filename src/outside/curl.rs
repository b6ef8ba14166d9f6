//! The web by way of `curl`, which every system that publishes has: TLS, proxies and certificates are those of the user.

use std::process::{Command, Stdio};
use std::time::Duration;
use std::{fmt, io, thread};

use super::ask::host;
use super::{Answer, Fetch, Method, Reply};

/// The longest time for one request, in seconds; `outside-unsure` names it.
const MOST_SECONDS: &str = "20";

/// What is written after the head of the answer.
const WRITTEN: &str = "\n%{http_code} %{redirect_url}";

/// How the program says who it is.
const AGENT: &str = concat!("findings/", env!("CARGO_PKG_VERSION"), " (link check)");

/// Where what is not wanted goes.
const NOWHERE: &str = if cfg!(windows) { "NUL" } else { "/dev/null" };

/// Asks by `curl`, a process for each request.
#[derive(Clone, Copy, Debug)]
pub struct Curl(());

/// There is no `curl` that runs.
#[derive(Debug)]
pub struct NoCurl(io::Error);

impl fmt::Display for NoCurl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "other sites are asked with the program curl, which does not run here: {}\n  ", self.0)?;
        f.write_str("help: install curl (https://curl.se/), or run `findings check` without --external")
    }
}

impl std::error::Error for NoCurl {}

impl Curl {
    /// Looks whether there is a `curl`.
    ///
    /// # Errors
    /// When there is none.
    pub fn find() -> Result<Self, NoCurl> {
        let mut command = Command::new("curl");
        command.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        match command.status().map_err(NoCurl)? {
            status if status.success() => Ok(Curl(())),
            status => Err(NoCurl(io::Error::other(status.to_string()))),
        }
    }
}

impl Fetch for Curl {
    fn ask(&self, url: &str, method: Method) -> Answer {
        let mut command = Command::new("curl");
        // First of all: what the user's own settings of curl say does not count.
        command.args(["--disable", "--silent", "--show-error", "--globoff", "--proto", "=http,https"]);
        command.args(["--max-redirs", "0", "--connect-timeout", "10", "--max-time", MOST_SECONDS]);
        command.args(["--user-agent", AGENT, "--output", NOWHERE, "--dump-header", "-", "--write-out", WRITTEN]);
        match method {
            Method::Head => command.arg("--head"),
            Method::Get => command.args(["--range", "0-1023", "--max-filesize", "1000000"]),
        };
        let name = host(url).rsplit_once(':').map_or(host(url), |(name, _)| name);
        if matches!(name, "127.0.0.1" | "localhost" | "[::1]") {
            // No proxy knows what this machine calls itself.
            command.args(["--noproxy", "*"]);
        }
        command.args(["--url", url]).stdin(Stdio::null());
        match command.output() {
            Ok(output) => read(&output.stdout, output.status.code(), &output.stderr),
            Err(error) => Answer::Failed(format!("could not be asked: curl does not run: {error}")),
        }
    }

    fn wait(&self, time: Duration) {
        thread::sleep(time);
    }
}

/// What curl says. Where a server answered, it does not matter what became of the rest of the page.
fn read(stdout: &[u8], exit: Option<i32>, stderr: &[u8]) -> Answer {
    let text = String::from_utf8_lossy(stdout);
    let (head, written) = text.rsplit_once('\n').unwrap_or(("", &text));
    let (status, location) = written.split_once(' ').unwrap_or((written, ""));
    if let Some(status) = status.parse().ok().filter(|status| *status >= 200) {
        let location = Some(location.trim().to_owned()).filter(|location| !location.is_empty());
        return Answer::Reply(Reply { status, location, retry_after: retry_after(head) });
    }
    let said = String::from_utf8_lossy(stderr);
    let said = said.lines().next().unwrap_or("").trim_start_matches("curl: ");
    match exit {
        Some(6) => Answer::NoHost,
        Some(7) => Answer::Failed("cannot be reached".to_owned()),
        Some(28) => Answer::Failed(format!("did not answer within {MOST_SECONDS} seconds")),
        Some(35 | 51 | 53 | 54 | 58..=60 | 77 | 80 | 83 | 90 | 91) => {
            Answer::Failed(format!("cannot show that it is what it says, or speaks no TLS that is safe: {said}"))
        }
        _ => Answer::Failed(format!("gave no answer: {said}")),
    }
}

/// The seconds of `Retry-After`. A date there is taken as if nothing was said: a clock of another machine may be wrong.
fn retry_after(head: &str) -> Option<Duration> {
    let mut values = head.lines().filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("retry-after").then(|| value.trim().parse().ok())?
    });
    values.next_back().map(Duration::from_secs)
}
