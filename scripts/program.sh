#!/usr/bin/env bash
# Builds the program as the tests have it, so that nothing is compiled twice, and prints where it is.
set -euo pipefail
cd "$(dirname "$0")/.."
# With the features that the tests of any crate ask of what it depends on: an example would need those too.
cargo build --locked --workspace --all-features --bins --examples --quiet
printf '%s\n' "${CARGO_TARGET_DIR:-$PWD/target}/debug/quartermaster"
