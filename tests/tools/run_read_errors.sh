#!/usr/bin/env bash
# A disk that fails in the middle of a file: what was read until then is answered, and the command
# says that there was more.
source "$(dirname "${BASH_SOURCE[0]}")/../suite.sh"
strace -o /dev/null true 2>/dev/null || skip_all "a disk that fails: strace cannot trace here"
said="cannot be read to its end, behind line 100"

# failing COMMAND…: with every read of the acts behind the first failing.
failing() {
  strace -f -o /dev/null -e trace=read -P "$work/acts.jsonl" -e inject=read:error=EIO:when=2+ "$@"
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
  failing "$binary" sign "$work/acts.jsonl" --origin a.b --key "$work/own.key"
says "acts.jsonl: $said"
expect 3 "submit says that there was more" \
  failing "$binary" submit "$work/ledger" "$work/acts.jsonl"
says "acts.jsonl: $said"
says '^line [0-9]+ [0-9a-f-]+ Accepted' 100
finish
