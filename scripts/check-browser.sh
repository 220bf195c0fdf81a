#!/usr/bin/env bash
# Looks at the pages in Debian's browser: the habits of the keyboard, the weight of a page, every page
# in every state. Keeps a picture of each state in target/screenshots. Needs the debug build's
# dependencies from the package registries; installs the browser, Node and npm where they are missing.
# Names of test files as arguments run these alone.
set -euo pipefail
cd "$(dirname "$0")/.."

# What playwright-core asks for; Debian has it from 13 on.
NODE=20
has_node() { node --eval "process.exit(parseInt(process.versions.node) >= $NODE ? 0 : 1)" 2>/dev/null; }

packages=()
type -P chromium >/dev/null || packages+=(chromium fonts-liberation)
# Debian's nodejs does not bring npm along.
has_node && type -P npm >/dev/null || packages+=(nodejs npm ca-certificates)
if [ ${#packages[@]} -gt 0 ]; then
  echo "Installing ${packages[*]}."
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi
has_node || { echo "Node $NODE or newer is needed, and this system has none: take Debian 13 or newer"; exit 1; }
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
