#!/usr/bin/env bash
# The small verifier and the whole program say the same, word for word and status for status: of a
# folder that is sound and of folders, proofs and bundles in which somebody changed something.
set -euo pipefail
source=${CL_SOURCE_DIR:?}
binary=${CL_BINARY:?}
verifier=${CL_BUILD_DIR:?}/caseledger-verify
passed=0
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LANG=zh_CN.UTF-8

# same NAME STATUS WHOLE… -- SMALL…: both end with that status and say the same.
same() {
  local name=$1 status=$2 whole=() one=0 two=0
  shift 2
  while [[ $1 != -- ]]; do
    whole+=("$1")
    shift
  done
  shift
  "$binary" "${whole[@]}" >"$work/whole" 2>"$work/whole.err" || one=$?
  "$verifier" "$@" >"$work/small" 2>"$work/small.err" || two=$?
  if [[ $one == "$status" && $two == "$status" ]] && cmp -s "$work/whole" "$work/small" &&
    cmp -s "$work/whole.err" "$work/small.err"; then
    passed=$((passed + 1))
    return
  fi
  failed=$((failed + 1))
  echo "not ok: $name: $one and $two, not $status"
  diff "$work/whole" "$work/small" | head -n 5 || true
  diff "$work/whole.err" "$work/small.err" | head -n 5 || true
}
folder() {
  same "$1" "$2" verify "$3" -- ledger "$3"
  same "$1, JSON" "$2" --json verify "$3" -- --json ledger "$3"
}

# flip FILE AT: one bit of it.
flip() {
  python3 - "$1" "$2" <<'PYTHON'
import sys
with open(sys.argv[1], "r+b") as file:
    file.seek(int(sys.argv[2]), 2 if int(sys.argv[2]) < 0 else 0)
    at = file.tell()
    byte = file.read(1)[0]
    file.seek(at)
    file.write(bytes([byte ^ 1]))
PYTHON
}
copy() {
  cp -r "$work/data" "$work/$1"
  echo "$work/$1"
}

data=$work/data
"$binary" init "$data" --origin caseledger.example/lingchuan --bureau 陵川县水务局 \
  --registrar ma.xiulan=马秀兰 --simulated-clock 2021-09-03T08:30:00+08:00 >/dev/null
cat "$source"/tests/docket/0{0,1}-*.jsonl | LC_ALL=C sort >"$work/acts.jsonl"
"$binary" submit "$data" "$work/acts.jsonl" >/dev/null || [[ $? == 1 ]]
"$binary" prove "$data" --seq 110 --leaf "$work/leaf" >"$work/proof"
"$binary" disclose "$data" --seq 113 >"$work/bundle"
key=$("$binary" key show "$data" | head -n 1)
"$binary" init "$work/strangers" --origin a.example/b >/dev/null
# Whoever gets the folder gets no passphrase.
rm "$data/keys/passphrase"

folder "a sound folder" 0 "$data"
bad=$(copy flipped)
# Pages that are free hold old leaves too, and matter to nobody: each place gets its bit.
while IFS=: read -r at _; do
  flip "$bad/ledger/data.mdb" "$at"
done < <(grep -abo 2021-SF-0001 "$bad/ledger/data.mdb")
folder "a bit of each leaf of a case" 4 "$bad"
bad=$(copy mirror)
flip "$(find "$bad/mirror" -type f | LC_ALL=C sort | head -n 1)" 700
folder "one bit of the mirror" 4 "$bad"
bad=$(copy checkpoint)
sed -i '2s/.*/7/' "$bad/ledger/checkpoint"
folder "a checkpoint of fewer leaves" 4 "$bad"
bad=$(copy rules)
for file in "$bad"/rules/*.toml; do echo "# more" >>"$file"; done
folder "other rules" 4 "$bad"
bad=$(copy nothing)
rm -r "$bad/ledger"
folder "no ledger" 2 "$bad"
folder "no folder" 2 "$work/none"
printf 'caseledger.example/lingchuan\n5\nAAAA\n' >"$work/kept"
same "what is no checkpoint" 2 verify "$data" --against "$work/kept" \
  -- ledger "$data" --against "$work/kept"

proof() { same "$1" "$2" prove check "${@:3}" -- proof "${@:3}"; }
proof "a proof" 0 "$work/proof" --leaf "$work/leaf" --key "$key"
proof "a stranger's key" 4 "$work/proof" --leaf "$work/leaf" \
  --key "$("$binary" key show "$work/strangers" | head -n 1)"
cp "$work/leaf" "$work/other"
flip "$work/other" -1
proof "another leaf" 4 "$work/proof" --leaf "$work/other" --key "$key"
proof "what is no proof" 4 "$work/leaf" --leaf "$work/leaf" --key "$key"

bundle() { same "$1" "$2" disclose check "${@:3}" -- bundle "${@:3}"; }
bundle "a bundle" 0 "$work/bundle" --key "$key"
sed 's/罚款/罚金/' "$work/bundle" >"$work/misquoted"
bundle "a word that was not said" 4 "$work/misquoted" --key "$key"
echo "{}" >"$work/empty"
bundle "what is no bundle" 4 "$work/empty"

# It is small, and it can write nothing and open nothing that is sealed.
if nm -C "$verifier.debug" 2>/dev/null | grep -qE 'KeyStore|ReadModels|CommandGroup|Ledger::append'
then
  failed=$((failed + 1))
  echo "not ok: the verifier holds what writes or opens"
fi
echo "$passed passed, $failed failed"
((failed == 0))
