#!/usr/bin/env bash
# Where a process may map little (ulimit -v), every command ends with one clear sentence and status
# 3, or does what it was asked; none crashes.
set -euo pipefail
binary=${CL_BINARY:?}
passed=0
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LANG=en_US.UTF-8
"$binary" init "$work/data" --simulated-clock 2026-01-05T08:00:00+08:00 >/dev/null
"$binary" worklist "$work/data" >/dev/null

for kilobytes in 100000 400000 1000000 1400000 1800000 2400000 4000000; do
  for command in worklist verify log "export words"; do
    status=0
    read -ra words <<<"$command"
    args=("${words[@]}" "$work/data")
    [[ $command != "export words" ]] || args+=("$work/words-$kilobytes")
    (ulimit -v "$kilobytes" && exec "$binary" "${args[@]}") >"$work/out" 2>"$work/err" || status=$?
    lines=$(wc -l <"$work/err")
    if ((status == 0)) || { ((status == 3 && lines == 1)) &&
      grep -qE 'raise ulimit -v|out of memory|resource' "$work/err"; }; then
      passed=$((passed + 1))
    else
      failed=$((failed + 1))
      echo "not ok: $command in $kilobytes KB: status $status: $(head -n 3 "$work/err")"
    fi
  done
done
# There is a limit that is too small, and one that is enough.
status=0
(ulimit -v 400000 && exec "$binary" worklist "$work/data") >/dev/null 2>&1 || status=$?
if ((status == 3)) && (ulimit -v 4000000 && exec "$binary" worklist "$work/data") >/dev/null; then
  passed=$((passed + 1))
else
  failed=$((failed + 1))
  echo "not ok: no limit was felt"
fi
echo "$passed passed, $failed failed"
((failed == 0))
