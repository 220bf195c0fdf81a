#!/usr/bin/env bash
# All checks, here and in CI. Installs what it needs on a fresh machine with Debian 13, Rust and root.
set -euo pipefail
cd "$(dirname "$0")/.."
# The counts are read from what the test runners print, which has to be without colours.
export CARGO_TERM_COLOR=never

# At least so many times the program is killed, and so many times something else goes wrong.
KILLS=60
TRIED=130

scratch=$(mktemp -d)
: >"$scratch/seconds"
begun=0
# Each section begins with its name; the seconds of all of them stand at the end, also where one of them fails.
section() {
  ended
  current=$1
  begun=$EPOCHSECONDS
  printf '\n== %s\n' "$1"
}
ended() {
  [ "$begun" = 0 ] || printf '%6d  %s\n' $((EPOCHSECONDS - begun)) "$current" >>"$scratch/seconds"
  begun=0
}
table() {
  ended
  printf '\n== Seconds\n'
  awk '{ print; sum += $1 } END { printf "%6d  in all\n", sum }' "$scratch/seconds"
}
trap 'code=$?; [ "$code" = 0 ] || table; rm -rf "$scratch"; exit "$code"' EXIT

section 'Tools'
packages=()
type -P cc >/dev/null || packages+=(gcc libc6-dev)
type -P git >/dev/null || packages+=(git)
type -P kill >/dev/null || packages+=(procps)
type -P mount >/dev/null || packages+=(mount)
type -P curl >/dev/null || packages+=(curl)
type -P openssl >/dev/null || packages+=(openssl)
if [ ${#packages[@]} -gt 0 ]; then
  apt-get update -qq
  apt-get install -y -qq "${packages[@]}"
fi
# The program alone, and not the service that its package would install and start.
if ! type -P nginx >/dev/null && [ ! -x /usr/sbin/nginx ]; then
  apt-get update -qq
  (cd "$scratch" && apt-get download -qq nginx && dpkg-deb --extract nginx_*.deb .)
  export PATH="$PATH:$scratch/usr/sbin"
fi
cargo fmt --version 2>/dev/null || rustup component add rustfmt
cargo clippy --version 2>/dev/null || rustup component add clippy
cargo --version

section 'Format'
cargo fmt --all --check

section 'Lints'
cargo clippy --workspace --all-targets --all-features -- -D warnings

section 'Docs'
# Examples, of which there are none, ask for what the tests depend on: with it, all is there from the lints already.
RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps --document-private-items --all-features --lib --bins --examples --quiet

# The one build of the program and its tests: whatever follows runs what is made here.
section 'Build'
cargo test --workspace --all-features --lib --bins --tests --no-run
program=$(scripts/program.sh)

# The faults have a section of their own, where nothing else disturbs them and what they tried is seen.
section 'Tests'
if cargo nextest --version >/dev/null 2>&1; then
  cargo nextest run --workspace --all-features --no-fail-fast -E 'not test(/^faults::/)' 2>&1 \
    | tee "$scratch/tests"
  passed=$(sed -nE 's/.* ([0-9]+) tests? run: ([0-9]+) passed.*/\2/p' "$scratch/tests" | tail -1)
else
  # Many of them wait, for a program that starts or for a time to run out; others go on meanwhile.
  RUST_TEST_THREADS=$((2 * $(nproc))) \
    cargo test --workspace --all-features --no-fail-fast --lib --bins --tests -- --skip faults:: 2>&1 \
    | tee "$scratch/tests"
  passed=$(awk '/^test result: ok\./ { sum += $4 } END { print sum + 0 }' "$scratch/tests")
fi

section 'Faults'
cargo test --workspace --all-features --test whole -- faults:: --nocapture --test-threads=2 2>&1 \
  | tee "$scratch/faults"
fault_passed=$(awk '/^test result: ok\./ { sum += $4 } END { print sum + 0 }' "$scratch/faults")
# Each tally is a line of its own; the tests of the tally itself print theirs inside of one.
kills=$(grep -oE '^killed during [a-z ]+: [0-9]+ times' "$scratch/faults" \
  | awk '{ sum += $(NF - 1) } END { print sum + 0 }')
tried=$(grep -oE '^tried [a-z ]+: [0-9]+ times' "$scratch/faults" \
  | awk '{ sum += $(NF - 1) } END { print sum + 0 }')
echo "$kills kills and $tried other faults in all, and nothing was lost"
[ "$kills" -ge "$KILLS" ] || { echo "fewer kills than the $KILLS that are asked for"; exit 1; }
[ "$tried" -ge "$TRIED" ] || { echo "fewer other faults than the $TRIED that are asked for"; exit 1; }

section 'Doc tests'
cargo test --workspace --all-features --doc 2>&1 | tee "$scratch/doc-tests"
doc_passed=$(awk '/^test result: ok\./ { sum += $4 } END { print sum + 0 }' "$scratch/doc-tests")

section 'Browser'
scripts/check-browser.sh 2>&1 | tee "$scratch/browser"
browser_passed=$(awk '/^# pass [0-9]+$/ { sum += $3 } END { print sum + 0 }' "$scratch/browser")
[ "$browser_passed" -gt 0 ] || { echo 'no browser check ran'; exit 1; }

section "API's document"
scripts/check-openapi.sh "$program" 2>&1 | tee "$scratch/openapi"
openapi_passed=$(awk '/^# pass [0-9]+$/ { sum += $3 } END { print sum + 0 }' "$scratch/openapi")
[ "$openapi_passed" -gt 0 ] || { echo 'nothing of the document was tried'; exit 1; }

section 'Deployment'
scripts/check-deploy.sh

section 'Image'
scripts/check-image.sh --wiring

section 'Licences and sources'
if command -v cargo-deny >/dev/null 2>&1; then
  cargo deny --offline check bans licenses sources
else
  echo 'cargo-deny is not at hand; the test of the dependencies still holds their names and licences.'
fi

section 'Generated files'
"$program" openapi | diff - docs/openapi.json \
  || { echo 'docs/openapi.json is stale: cargo run -- openapi > docs/openapi.json'; exit 1; }

total=$((passed + fault_passed + doc_passed + browser_passed + openapi_passed))
[ "$passed" -gt 0 ] || { echo 'no test ran'; exit 1; }
table
printf '\n%s passed, 0 failed\n' "$total"
