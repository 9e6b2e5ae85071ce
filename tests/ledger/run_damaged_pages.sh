#!/usr/bin/env bash
# Damaged pages of the data files, by the hundred (CL_DAMAGED_ROUNDS): no command ends by a signal.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
docket=$(mktemp)
trap 'rm -f "$docket"' EXIT
LC_ALL=C sort "${CL_SOURCE_DIR:?}"/tests/docket/*.jsonl >"$docket"
python3 "$here/damaged_pages.py" "${CL_BINARY:?}" "$docket" "${CL_DAMAGED_ROUNDS:-300}" \
  ${CL_DAMAGED_SEED:+"$CL_DAMAGED_SEED"}
