#!/usr/bin/env bash
# Feeds what others wrote to all that reads a text, for SECONDS each: fuzz.sh SECONDS [TARGET]. What breaks one is kept
# under domain/fuzz/artifacts, and becomes an ordinary test. Needs a C++ compiler; installs it and cargo-fuzz where they
# are missing. The compiler need not be a nightly one.
set -euo pipefail
cd "$(dirname "$0")/../domain/fuzz"
seconds=$1
CARGO_FUZZ=0.13.2

if ! type -P c++ >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends g++ >/dev/null
fi
cargo fuzz --version 2>/dev/null | grep -q " $CARGO_FUZZ$" || cargo install --quiet --locked cargo-fuzz --version "$CARGO_FUZZ"
export RUSTC_BOOTSTRAP=1
targets=("${@:2}")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(cargo fuzz list)
for target in "${targets[@]}"; do
  # Nothing here is unsafe, so that the sanitizers have nothing to look for.
  cargo fuzz run --sanitizer none --fuzz-dir . "$target" -- -max_total_time="$seconds" -max_len=512 2>&1 | tail -12
  echo "$target: $seconds s, nothing found"
done
