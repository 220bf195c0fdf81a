#!/usr/bin/env bash
# Checks what deploys: compose.yml and the workflows against their schemas, the facts they have to hold, and the smoke
# test. check.sh calls it.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
packages=()
python3 -c 'import ensurepip, venv' 2>/dev/null || packages+=(python3-venv)
type -P curl >/dev/null || packages+=(curl ca-certificates)
if [ ${#packages[@]} -gt 0 ]; then
  echo "Installing ${packages[*]}."
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi
python3 -m venv "$work/venv"
# It carries the schemas and the YAML reader that the facts are read with.
"$work/venv/bin/pip" install --quiet --disable-pip-version-check check-jsonschema==0.39.0

"$work/venv/bin/check-jsonschema" --builtin-schema vendor.compose-spec deploy/compose.yml
"$work/venv/bin/check-jsonschema" --builtin-schema vendor.github-workflows .forgejo/workflows/*.yml
"$work/venv/bin/python" scripts/deploy/facts.py
"$work/venv/bin/python" scripts/deploy/smoke.py
