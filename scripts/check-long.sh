#!/usr/bin/env bash
# What takes too long for every change, on the machine that scripts/check.sh needs: a thousand kills and more, the image as
# it is released, and fuzzing of everything that reads what others wrote. CI runs it every night.
# KILLS is how often each kind of act is cut off, SECONDS_EACH how long each reader is fuzzed.
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_TERM_COLOR=never
KILLS=${KILLS:-110}
SECONDS_EACH=${SECONDS_EACH:-600}

section() { printf '\n== %s\n' "$1"; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

section 'Tools'
packages=()
type -P cc >/dev/null || packages+=(gcc libc6-dev)
type -P git >/dev/null || packages+=(git)
type -P kill >/dev/null || packages+=(procps)
type -P mount >/dev/null || packages+=(mount)
if [ ${#packages[@]} -gt 0 ]; then
  apt-get update -qq
  apt-get install -y -qq "${packages[@]}"
fi

section 'Kills'
QUARTERMASTER_FAULT_KILLS=$KILLS cargo test --workspace --all-features --test whole -- faults:: --nocapture --test-threads=2 2>&1 \
  | tee "$scratch/faults"
kills=$(grep -oE '^killed during [a-z ]+: [0-9]+ times' "$scratch/faults" \
  | awk '{ sum += $(NF - 1) } END { print sum + 0 }')
[ "$kills" -ge $((KILLS * 10)) ] || { echo "fewer than ten kinds of acts were cut off $KILLS times"; exit 1; }

section 'Image'
scripts/check-image.sh

section 'Fuzzing'
scripts/fuzz.sh "$SECONDS_EACH"

printf '\n%s kills, 0 failed\n' "$kills"
