#!/bin/sh
# Gets the program, checks the content, and builds the site. Every host runs this, and so can you.
set -eu

# Set this once: the address of the repository of `findings`, such as https://github.com/somebody/findings
FINDINGS_GIT="${FINDINGS_GIT:-}"
# A commit of it, so that every build is made by the same program; empty for the newest.
FINDINGS_REV="${FINDINGS_REV:-}"

# Where the site goes.
OUTPUT="${OUTPUT:-output}"

cd "$(dirname "$0")/.."

# Whatever is fetched or built stays in .cache/, which hosts can keep from one build to the next.
export CARGO_HOME="$PWD/.cache/cargo"
PATH="$PWD/.cache/findings/bin:$CARGO_HOME/bin:$PATH"

if [ -n "$FINDINGS_GIT" ]; then
  if ! command -v cargo >/dev/null; then
    export RUSTUP_HOME="$PWD/.cache/rustup"
    curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --profile minimal --no-modify-path
  fi
  cargo install --locked --root .cache/findings --git "$FINDINGS_GIT" ${FINDINGS_REV:+--rev "$FINDINGS_REV"} findings
elif ! command -v findings >/dev/null; then
  echo "ci/build.sh: set FINDINGS_GIT at the top of this file to the address of the repository of findings" >&2
  exit 2
fi

# On Cloudflare Pages, every branch but the main one has an address of its own.
if [ -n "${CF_PAGES_URL:-}" ] && [ "${CF_PAGES_BRANCH:-main}" != main ]; then
  BASE_URL="$CF_PAGES_URL"
fi

findings check
# Without BASE_URL, the address is the one in content/site.yaml.
findings build --output "$OUTPUT" ${BASE_URL:+--base-url "$BASE_URL"}
