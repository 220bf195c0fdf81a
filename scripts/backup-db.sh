#!/usr/bin/env bash
# Makes a verified backup of the database: backup-db.sh [reason]. Settings come from the environment, as for the program,
# which is this checkout's own build before any other.
set -euo pipefail
here="$(cd "$(dirname "$0")/.." && pwd)"
for program in ${CARGO_TARGET_DIR:+"$CARGO_TARGET_DIR/release/quartermaster" "$CARGO_TARGET_DIR/debug/quartermaster"} \
  "$here/target/release/quartermaster" "$here/target/debug/quartermaster" "$(command -v quartermaster || true)"; do
  if [ -n "$program" ] && [ -x "$program" ]; then
    exec "$program" backup -- "${1:-manual}"
  fi
done

# Without a program this much can be known: whether there is anything to back up.
address=${QUARTERMASTER_DB_URL:-}
if [ -z "$address" ] && [ -n "${QUARTERMASTER_DB_URL_FILE:-}" ]; then
  read -r address <"$QUARTERMASTER_DB_URL_FILE" || [ -n "$address" ]
fi
address=${address:-sqlite:///quartermaster.db}
database=${address#sqlite:///}
case $address in
  *:memory:* | *mode=memory* | *[?#]* | */ | sqlite:///) ;;
  sqlite:///*)
    if [ ! -e "$database" ] && [ ! -L "$database" ]; then
      echo "There is no database at $database yet, so there is nothing to back up."
      exit 0
    fi
    ;;
esac
echo 'backup-db.sh: quartermaster is neither on the PATH nor built here; run cargo build --release' >&2
exit 1
