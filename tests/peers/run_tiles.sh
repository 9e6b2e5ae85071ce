#!/usr/bin/env bash
# An export before three verifiers that share no code with us or each other: Python from FORMAT.md,
# golang.org/x/mod, and Tessera's fsck. Each accepts what is good and refuses each forgery.
source "$(dirname "${BASH_SOURCE[0]}")/suite.sh"
need_python "exports before strangers"
verify=("$python" "$peers/python/verify_export.py")
go_peers=(tlog fsck)
why=$(build_go ./tlog ./fsck) || {
  echo "SKIP x/mod and Tessera on exports: $why"
  go_peers=()
}

accepts() {
  "$@"
}

# A verifier that broke down has not refused: it has to say so.
refuses() {
  local status=0
  "$@" >"$work/said" 2>&1 || status=$?
  cat "$work/said"
  ((status == 1)) && grep -q '^refused' "$work/said"
}

# ask VERDICT SENTENCE EXPORT KEPT KEY…: what every verifier says, "accepts" or "refuses"; KEPT is a
# checkpoint or nothing, the first KEY is the log's Ed25519 key.
ask() {
  local verdict=$1 sentence="$1 $2" export=$3 kept=$4 peer
  shift 4
  expect 0 "Python $sentence" "$verdict" "${verify[@]}" "$export" "${@/#/--key=}" \
    ${kept:+--previous "$kept"}
  for peer in "${go_peers[@]}"; do
    expect 0 "$peer $sentence" "$verdict" "$work/bin/$peer" -key "$1" \
      ${kept:+-previous "$kept"} "$export"
  done
}

# same_tiles FRESH OUT: what a first export writes is there, byte by byte, after a repeated one.
# The checkpoints may differ: an SM2 signature is never the same twice.
same_tiles() {
  local file
  while read -r file; do
    cmp "$1/$file" "$2/$file" || return 1
  done < <(cd "$1" && find tile -type f)
}

cut_docket
ledger=$work/ledger out=$work/out
found_ledger "$ledger" >/dev/null
submit "$ledger" "$work/first.jsonl"
mapfile -t keys < <("$binary" key show "$ledger")
cp -r "$ledger" "$work/other"

expect 0 "exports" "$binary" export tiles "$ledger" "$out"
cp "$out/checkpoint" "$work/old"
ask accepts "a good export" "$out" "" "${keys[@]}"

submit "$ledger" "$work/second.jsonl"
touch "$work/between"
expect 0 "exports again" "$binary" export tiles "$ledger" "$out"
expect 0 "exports words" "$binary" export words "$ledger" "$work/words.jsonl"
cp "$out/checkpoint" "$work/kept"
ask accepts "its growth" "$out" "$work/old" "${keys[@]}"
sed '1s/"words": *"/&x/' "$work/words.jsonl" >"$work/misquoted.jsonl"
expect 0 "Python recomputes every commitment" accepts \
  "${verify[@]}" "$out" "${keys[@]/#/--key=}" --words "$work/words.jsonl"
expect 0 "Python notices a word that was not said" refuses \
  "${verify[@]}" "$out" "${keys[@]/#/--key=}" --words "$work/misquoted.jsonl"
sed '/"sha256"/{s/"words": *"/&x/;:rest;n;b rest}' "$work/words.jsonl" >"$work/misquoted.jsonl"
expect 0 "Python notices a document's text that was not given" refuses \
  "${verify[@]}" "$out" "${keys[@]/#/--key=}" --words "$work/misquoted.jsonl"
expect 0 "leaves a full tile as it was" test "$work/between" -nt "$out/tile/0/000"
expect 0 "exports anew" "$binary" export tiles "$ledger" "$work/fresh"
expect 0 "writes the same bit by bit as at once" same_tiles "$work/fresh" "$out"

for kind in flipped swapped truncated stranger; do
  tamper "$kind" "$out" "$work/$kind" >/dev/null
  ask refuses "an export $kind" "$work/$kind" "" "${keys[@]}"
done
tamper stale "$out" "$work/stale" --stale "$work/old"
ask accepts "an old export, not knowing better" "$work/stale" "" "${keys[@]}"
ask refuses "an export that is stale" "$work/stale" "$work/kept" "${keys[@]}"

# A log that rewrites its history and signs it well. First by a key of ours, every leaf after the
# altered one chained anew; then by the binary itself, on a copy of the data folder.
new_seed "$work/seed"
key=$(tamper resigned "$out" "$work/resigned" --key "$work/seed")
tamper forked "$out" "$work/forked" --key "$work/seed" >/dev/null
ask accepts "a fork, not knowing better" "$work/forked" "" "$key"
ask refuses "a forked history" "$work/forked" "$work/resigned/checkpoint" "$key"
for kind in unchained loose; do
  tamper "$kind" "$out" "$work/$kind" --key "$work/seed" >/dev/null
  expect 0 "Python refuses leaves $kind" refuses "${verify[@]}" "$work/$kind" --key "$key"
done

sed 1,10d "$work/second.jsonl" >"$work/otherwise.jsonl"
submit "$work/other" "$work/otherwise.jsonl"
submit "$work/other" "$work/third.jsonl"
expect 0 "exports a copy that went another way" "$binary" export tiles "$work/other" "$work/astray"
ask accepts "that copy after what both share" "$work/astray" "$work/old" "${keys[@]}"
ask refuses "that copy after what it has not" "$work/astray" "$work/kept" "${keys[@]}"

finish
