#!/usr/bin/env bash
# Takes the pictures of docs/pictures anew, of the demo household. Needs chromium and node, as scripts/check-browser.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --locked --package quartermaster --quiet
npm ci --prefix scripts/browser --no-audit --no-fund --silent
export QUARTERMASTER_PROGRAM="$PWD/target/debug/quartermaster"
node scripts/browser/pictures.mjs docs/pictures
