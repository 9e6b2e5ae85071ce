#!/usr/bin/env bash
# A disk that fails in the middle of a file: what was read until then is answered, and the command
# says that there was more.
set -euo pipefail
binary=${CL_BINARY:?}
passed=0
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! strace -o /dev/null true 2>/dev/null; then
  echo "SKIP strace cannot trace here"
  echo "0 passed, 0 failed"
  exit 0
fi

said="cannot be read to its end, behind line 100"

# expect STATUS SENTENCE COMMAND…: the status, and that the error stream names the file and a line.
expect() {
  local expected=$1 sentence=$2 status=0
  shift 2
  strace -f -o /dev/null -e trace=read -P "$work/acts.jsonl" -e inject=read:error=EIO:when=2+ \
    "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
  if ((status == expected)) && grep -q "acts.jsonl: $said" "$work/err"; then
    passed=$((passed + 1))
    echo "ok $sentence"
  else
    failed=$((failed + 1))
    echo "not ok $sentence: ended with $status, not $expected"
    tail -n 5 "$work/err" | sed 's/^/    /'
  fi
}

export CASELEDGER_KEY_PASSPHRASE="a passphrase of the test" LANG=en_US.UTF-8
"$binary" key new "$work/own.key" >/dev/null
"$binary" init "$work/ledger" --simulated-clock 2026-01-05T08:00:00+08:00 >/dev/null
for n in $(seq 100 199); do
  printf '{"id":"0192f0c8-7a1e-7cc3-98c4-000000000%d","act":"enrol_officer",' "$n"
  printf '"bureau":"bureau","actor":"registrar","capacity":"registrar",'
  printf '"occurred_at":"2026-01-05T08:30:00+08:00",'
  printf '"body":{"officer":"h.%d","full_name":"某甲","section":"一科"}}\n' "$n"
done >"$work/acts.jsonl"

expect 3 "sign says that there was more" \
  "$binary" sign "$work/acts.jsonl" --origin a.b --key "$work/own.key"
expect 3 "submit says that there was more" "$binary" submit "$work/ledger" "$work/acts.jsonl"
if (($(wc -l <"$work/out") == 100)); then
  passed=$((passed + 1))
else
  failed=$((failed + 1))
  echo "not ok what was read is answered: $(wc -l <"$work/out") of 100 lines"
fi
echo "$passed passed, $failed failed"
((failed == 0))
