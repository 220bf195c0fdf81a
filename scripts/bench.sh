#!/usr/bin/env bash
# Measures the proportions the product holds and prints them; nothing is asserted.
set -euo pipefail
cd "$(dirname "$0")/.."
exec cargo bench --package quartermaster --bench proportions
