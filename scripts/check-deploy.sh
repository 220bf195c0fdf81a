#!/usr/bin/env bash
# Checks what deploys: compose.yml and the workflows against their schemas, the facts they have to hold, and the smoke
# test. check.sh calls it.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! type -P curl >/dev/null; then
  echo 'Installing curl.'
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends curl ca-certificates >/dev/null
fi
python=$(scripts/python-tools.sh)

"$python/bin/check-jsonschema" --builtin-schema vendor.compose-spec deploy/compose.yml
"$python/bin/check-jsonschema" --builtin-schema vendor.github-workflows .forgejo/workflows/*.yml
"$python/bin/python" scripts/deploy/facts.py
"$python/bin/python" scripts/deploy/smoke.py
