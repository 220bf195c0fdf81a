#!/usr/bin/env bash
# Makes a verified backup of the database: backup-db.sh [reason]. Settings come from the environment, as for the program.
set -euo pipefail
here="$(cd "$(dirname "$0")/.." && pwd)"
for program in "$(command -v quartermaster || true)" "$here/target/release/quartermaster" "$here/target/debug/quartermaster"; do
  if [ -n "$program" ] && [ -x "$program" ]; then
    exec "$program" backup -- "${1:-manual}"
  fi
done
echo 'backup-db.sh: quartermaster is neither on the PATH nor built here; run cargo build --release' >&2
exit 1
