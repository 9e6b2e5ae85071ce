#!/usr/bin/env bash
# 200 rounds of kill -9 during submit: no acknowledged fact is lost, none is accepted twice.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
exec python3 "$here/kill_rounds.py" "${CL_BINARY:?}" "${CL_KILL_ROUNDS:-200}"
