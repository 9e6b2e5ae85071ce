#!/usr/bin/env bash
# README.md as somebody would follow it: each line of its blocks that are marked "sh" is typed in a
# fresh folder with an empty HOME and nothing in the environment, and must end well. The block
# behind such a block is what its last line shows, where … stands for anything; a line that shows a
# refusal ends with 1. A block that founds a ledger begins in a folder of its own.
set -euo pipefail
source=${CL_SOURCE_DIR:?}
export binary=${CL_BINARY:?}
passed=0
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# judge WHETHER SENTENCE [FILE]: one pass or one failure, which shows the file.
judge() {
  if (($1 == 0)); then
    passed=$((passed + 1))
    return
  fi
  failed=$((failed + 1))
  echo "not ok: $2"
  [[ ! -f ${3:-} ]] || sed 's/^/    /' "$3"
}

# Cuts README.md into what is typed (WAY/N: a line, with its here-document if it has one) and what
# the last of a block shows (WAY/N.shown). A way is the lines of one folder.
cut_into_ways() {
  awk -v work="$work/ways" '
    function way(begins) {
      if (begins) { at = work "/" ++ways; count = 0; system("mkdir -p " at) }
    }
    function close_block(   lines, n, end, line, file) {
      if (kind == "sh") {
        way(!ways || text ~ /(^|\n)[^\n]*caseledger init /)
        n = split(text, lines, "\n") - 1
        end = ""
        for (line = 1; line <= n; ++line) {
          if (end == "") file = sprintf("%s/%03d", at, ++count)
          print lines[line] >file
          if (end == "" && match(lines[line], /<<[A-Z]+$/)) end = substr(lines[line], RSTART + 2)
          else if (lines[line] == end) end = ""
          if (end == "") close(file)
        }
      } else if (before == "sh") printf "%s", text >(file_of_last() ".shown")
      before = kind
    }
    function file_of_last() { return sprintf("%s/%03d", at, count) }
    /^```/ { if (on) close_block(); else { kind = substr($0, 4); text = "" } on = !on; next }
    on { text = text $0 "\n"; next }
    NF { before = "" }' "$source/README.md"
}

# The reader's own: their passphrase, and the example docket that `tools/run` has loaded before.
prepare() {
  mkdir -p "$1/build" "$1/home" "$1/STICK"
  ln -s "$binary" "$1/build/caseledger"
  cp -R "$work/demo" "$1/build/demo"
}

load_demo() {
  "$binary" init "$work/demo" --origin caseledger.example/lingchuan --bureau 陵川县水务局 \
    --registrar ma.xiulan=马秀兰 --simulated-clock 2021-09-03T08:30:00+08:00
  LC_ALL=C sort "$source"/tests/docket/*.jsonl | "$binary" submit "$work/demo" - || (($? == 1))
}

# type_in FOLDER WAY: one shell for all lines, as a reader has it.
type_in() {
  (cd "$1" && env -i HOME="$1/home" PATH=/usr/bin:/bin bash -c '
    for typed in "$1"/???; do
      status=0
      eval "$(<"$typed")" >"$typed.output" 2>&1 </dev/null || status=$?
      echo "$status" >"$typed.status"
    done' "README.md" "$2")
}

# shows SHOWN OUTPUT: the lines that README shows are among those that came, in their order.
shows() {
  local line pattern
  exec 3<"$2"
  while IFS= read -r pattern; do
    pattern=$(sed 's/[][*?\\]/\\&/g; s/…/*/g' <<<"$pattern")
    while IFS= read -r line <&3; do
      # shellcheck disable=SC2053  # a pattern on purpose
      [[ $line != $pattern ]] || continue 2
    done
    return 1
  done <"$1"
}

judge_way() {
  local typed expected differs
  for typed in "$1"/???; do
    expected=0
    ! grep -qs '拒绝：' "$typed.shown" || expected=1
    judge "$(($(<"$typed.status") != expected))" "$(head -n 1 "$typed")" "$typed.output"
    if [[ -f $typed.shown ]]; then
      differs=0
      shows "$typed.shown" "$typed.output" || differs=1
      judge "$differs" "README.md shows another answer of: $(tail -n 1 "$typed")" "$typed.output"
    fi
  done
}

load_demo >"$work/log" 2>&1 || judge 1 "the example docket" "$work/log"
cut_into_ways
sed -i "s/…/'of our own'/" "$work"/ways/*/???
ways=("$work"/ways/*)
for way in "${ways[@]}"; do
  prepare "$work/${way##*/}"
  type_in "$work/${way##*/}" "$way"
  judge_way "$way"
done

# way_with PATTERN: the folder of the one way that has such a line.
way_with() {
  local found
  found=$(grep -lE "$1" "$work"/ways/*/??? | head -n 1)
  [[ $found ]] && basename "$(dirname "$found")"
}

# README has what it is to have: the four ways, and the quick start to its end.
judge "$((${#ways[@]} != 4))" "README.md has four ways, not ${#ways[@]}"
for step in 'key enrol' 'sign case' 'restore' 'prove check proof --leaf fact'; do
  way_with "$step" >"$work/log" || judge 1 "README.md has no line: $step"
done

# What the first passphrase promises: it is kept nowhere, and no other opens anything.
here=$work/$(way_with '^CASELEDGER_PASSPHRASE=.* init DIR')
kept=0
! grep -rq 'of our own' "$here/DIR" || kept=1
[[ ! -e $here/DIR/keys/passphrase ]] || kept=1
judge "$kept" "the passphrase that was given is kept"
for given in "" x; do
  status=0
  env -i HOME="$here/home" ${given:+CASELEDGER_PASSPHRASE=$given} \
    "$binary" worklist "$here/DIR" >"$work/log" 2>&1 </dev/null || status=$?
  judge "$((status == 0))" "opened by the passphrase \"$given\"" "$work/log"
done
echo "$passed passed, $failed failed"
((failed == 0))
