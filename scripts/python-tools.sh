#!/usr/bin/env bash
# Prints the folder of a Python environment that has scripts/python/requirements.txt, and makes it under target/ where it
# is missing or older than the list. The checks that need Python share it; two that ask at once wait for each other.
set -euo pipefail
cd "$(dirname "$0")/.."

wanted=scripts/python/requirements.txt
target=${CARGO_TARGET_DIR:-$PWD/target}
place=$target/python
mkdir -p "$target"
exec 9>"$target/python.lock"
flock 9
if ! cmp -s "$wanted" "$place/made-of"; then
  if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    echo 'Installing python3-venv.' >&2
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3 python3-venv >/dev/null
  fi
  rm -rf "$place"
  python3 -m venv "$place"
  "$place/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$wanted" >&2
  cp "$wanted" "$place/made-of"
fi
printf '%s\n' "$place"
