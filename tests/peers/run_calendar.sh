#!/usr/bin/env bash
# Our working days against a calendar we did not write: the npm package chinese-days, on every day
# of the nine years that ship. One pass is one year.
set -euo pipefail
peer=$(dirname "${BASH_SOURCE[0]}")/calendar
binary=${CL_BINARY:?}

skip() {
  echo "SKIP calendar against chinese-days: $1"
  echo "0 passed, 0 failed"
  exit 0
}
command -v node >/dev/null && command -v npm >/dev/null || skip "node and npm are not here"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$peer"/package.json "$peer"/package-lock.json "$peer"/compare.cjs "$work"
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund) >"$work/log" 2>&1 ||
  skip "npm cannot install it: $(tail -n 1 "$work/log")"
node "$work/compare.cjs" "$binary" 2018 2026
