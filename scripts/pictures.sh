#!/usr/bin/env bash
# Takes the pictures of docs/pictures anew, of the demo household. Needs chromium and node, as scripts/check-browser.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
npm ci --prefix scripts/browser --no-audit --no-fund --silent
QUARTERMASTER_PROGRAM=$(scripts/program.sh)
export QUARTERMASTER_PROGRAM
node scripts/browser/pictures.mjs docs/pictures
