#!/usr/bin/env bash
# A throw-away database for development: serves a demo household, or a copy of FILE, in a temporary folder that goes at
# the end. dev.sh [FILE]; QUARTERMASTER_LISTEN says where, a free port otherwise.
set -euo pipefail
top="$(cd "$(dirname "$0")/.." && pwd)"
# The user's own folder may be the one place a relative FILE means.
original="${1:+$(realpath -- "$1")}"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
export QUARTERMASTER_DB_URL="sqlite:///$folder/dev.db"
export QUARTERMASTER_BACKUP_DIR="$folder/backups"
export QUARTERMASTER_LISTEN="${QUARTERMASTER_LISTEN:-127.0.0.1:0}"
cargo build --manifest-path "$top/Cargo.toml" --package quartermaster
program="${CARGO_TARGET_DIR:-$top/target}/debug/quartermaster"
# Ctrl-C ends the server in its own way, and the folder goes only after that.
serve() {
  "$program" "$1" &
  trap 'kill -TERM $! 2>/dev/null || true' INT TERM
  until wait $!; do kill -0 $! 2>/dev/null || break; done
}
if [ -z "$original" ]; then
  serve demo
else
  # Restoring makes a checked copy of one moment, also where a server is writing to the file.
  "$program" restore "$original"
  serve serve
fi
