#!/usr/bin/env bash
# Looks at the pages in Debian's browser: the habits of the keyboard, the weight of a page, every page in every state.
# Keeps a picture of each state in which something is wrong in target/screenshots, and of every one where
# QUARTERMASTER_EVERY_PICTURE is yes. Builds the program as all checks do, and needs its dependencies from the package
# registries for that; installs the browser, Node and npm where they are missing. Names of test files as arguments run
# these alone.
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
QUARTERMASTER_PROGRAM=$(scripts/program.sh)
npm ci --prefix scripts/browser --no-audit --no-fund --silent

export QUARTERMASTER_PROGRAM
export QUARTERMASTER_SCREENSHOTS="$PWD/target/screenshots"
rm -rf "$QUARTERMASTER_SCREENSHOTS"
chromium --version 2>/dev/null || true

# These measure how long a person waits, and what a page weighs; nothing else runs beside them.
alone=(scripts/browser/{first_run,keyboard,weight}.test.mjs)
beside=()
for file in scripts/browser/*.test.mjs; do
  [[ " ${alone[*]} " == *" $file "* ]] || beside+=("$file")
done
look() { node --test --test-concurrency="$1" --test-reporter=tap "${@:2}"; }
if [ $# -gt 0 ]; then
  look 1 "$@"
else
  code=0
  look 2 "${beside[@]}" || code=1
  look 1 "${alone[@]}" || code=1
  exit "$code"
fi
