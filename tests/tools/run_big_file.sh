#!/usr/bin/env bash
# A video of 4 GiB goes into the vault and comes out again: the same to the byte, in less than
# 100 MiB of memory.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
exec python3 "$here/big_file.py" "${CL_BINARY:?}"
