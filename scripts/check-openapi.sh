#!/usr/bin/env bash
# Holds docs/openapi.json to what the built program does: it is a valid document, it lints clean, whatever requests
# schemathesis makes of it are answered as it says, and a client that is generated from it does a month from preview
# to seal. Takes the program as its argument, or builds it. Needs the package registries.
set -euo pipefail
cd "$(dirname "$0")/.."

# All its requests in so many seconds; `QUARTERMASTER_OPENAPI_SECONDS=600` looks longer.
seconds=${QUARTERMASTER_OPENAPI_SECONDS:-75}
document=$PWD/docs/openapi.json
if [ $# -gt 0 ]; then
  program=$(realpath "$1")
else
  program=$(scripts/program.sh)
fi
type -P npm >/dev/null || {
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm ca-certificates >/dev/null
}
tools=$(scripts/python-tools.sh)/bin
npm ci --prefix scripts/openapi --no-audit --no-fund --silent

work=$(mktemp -d)
server=
stop() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=
  fi
}
trap 'stop; rm -rf "$work"' EXIT

# Starts the program on a household of its own, and says where in `address`.
serve() {
  stop
  mkdir "$work/$1"
  env -i QUARTERMASTER_DB_URL="sqlite:///$work/$1/household.db" QUARTERMASTER_LISTEN=127.0.0.1:0 \
    QUARTERMASTER_BACKUP_EVERY=off QUARTERMASTER_LOG_FORMAT=text \
    "$program" serve >"$work/$1/log" 2>&1 &
  server=$!
  address=
  : >>"$work/$1/log"
  while [ -z "$address" ]; do
    kill -0 "$server" 2>/dev/null || { cat "$work/$1/log"; exit 1; }
    address=$(grep -oE 'http://[0-9.]+:[0-9]+' "$work/$1/log" | head -1 || true)
  done
}

"$program" openapi | diff -q - "$document" >/dev/null \
  || { echo 'docs/openapi.json is not what the program prints'; exit 1; }
"$tools/openapi-spec-validator" "$document"
scripts/openapi/node_modules/.bin/redocly lint --config scripts/openapi/redocly.yaml "$document" >"$work/lint" 2>&1 \
  || { cat "$work/lint"; exit 1; }

serve generated
PATH="$tools:$PATH" "$tools/openapi-python-client" generate --path "$document" --meta none \
  --output-path "$work/client" --fail-on-warning >"$work/generated/made" 2>&1 \
  || { cat "$work/generated/made"; exit 1; }
answers=$("$tools/python" scripts/openapi/month.py "$work" "$address")
echo "$answers"

serve tried
# Something to find, at the values that the document gives as examples.
"$tools/python" scripts/openapi/household.py "$address"
if ! (cd "$work" && PYTHONPATH="$OLDPWD/scripts/openapi" "$tools/schemathesis" \
  --config-file "$OLDPWD/scripts/openapi/schemathesis.toml" \
  run "$document" --url "$address/api/v1" --max-time "$seconds" --no-color) >"$work/tried.log" 2>&1; then
  cat "$work/tried.log"
  exit 1
fi
kill -0 "$server" || { echo 'the program ended'; exit 1; }
cases=$(grep -oE '[0-9]+ generated' "$work/tried.log" | grep -oE '[0-9]+')
operations=$(sed -nE 's/^ +Tested: ([0-9]+)$/\1/p' "$work/tried.log")
every=$(grep -c '"operationId"' "$document")
[ "$operations" = "$every" ] || { echo "only $operations of $every operations were tried"; exit 1; }
[ "$cases" -ge 1000 ] || { echo "only $cases requests were tried"; exit 1; }
stop
answered=$(echo "$answers" | grep -oE '[0-9]+' | tail -1)
echo "the API's document: $operations operations tried with $cases requests, nothing found"
echo "# pass $((answered + operations))"
