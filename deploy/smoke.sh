#!/bin/sh
# Asks the deployment at address $1 whether it is well, and whether it asks for a password and takes the right one.
# $QUARTERMASTER_SMOKE_USER (admin) and $QUARTERMASTER_SMOKE_PASSWORD are a user of the proxy. It waits $2 seconds (120) at most.
set -eu
address=${1%/}
patience=${2:-120}

status() { curl --silent --output /dev/null --write-out '%{http_code}' --max-time 10 "$@" || true; }
quoted() { printf %s "$1" | sed 's/[\\"]/\\&/g'; }
fail() {
  echo "$address: $1"
  exit 1
}

deadline=$(($(date +%s) + patience))
until [ "$(status "$address/healthz")" = 200 ]; do
  [ "$(date +%s)" -lt "$deadline" ] || fail "/healthz answers $(status "$address/healthz"), not 200"
  sleep 1
done

open=$(status "$address/template")
[ "$open" = 401 ] || fail "/template without a password answers $open, not 401"

# Not as an argument: those can be read by others on the machine.
signed_in=$(printf 'user = "%s:%s"\n' "$(quoted "${QUARTERMASTER_SMOKE_USER:-admin}")" "$(quoted "$QUARTERMASTER_SMOKE_PASSWORD")" \
  | status --config - "$address/template")
[ "$signed_in" = 200 ] || fail "/template with the password answers $signed_in, not 200"
echo "$address is well, and only the password opens it"
