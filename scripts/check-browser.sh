#!/usr/bin/env bash
# Looks at the pages in Debian's browser: the habits of the keyboard, the weight of a page, every page
# in every state. Keeps a picture of each state in target/screenshots. Needs the debug build's
# dependencies from the package registries; installs the browser where there is none.
# Names of test files as arguments run these alone.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! type -P chromium >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null
fi
cargo build --locked --package quartermaster --quiet
npm ci --prefix scripts/browser --no-audit --no-fund --silent

export QUARTERMASTER_PROGRAM="$PWD/target/debug/quartermaster"
export QUARTERMASTER_SCREENSHOTS="$PWD/target/screenshots"
rm -rf "$QUARTERMASTER_SCREENSHOTS"
chromium --version 2>/dev/null || true

files=("$@")
[ ${#files[@]} -gt 0 ] || files=(scripts/browser/*.test.mjs)
# One at a time, so that the times that are measured are those of one page.
node --test --test-concurrency=1 --test-reporter=tap "${files[@]}"
