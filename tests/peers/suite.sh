# What the suites of this folder share; sourced, not run. They work in a temporary folder, end what
# they started by process id, and count what held.
set -euo pipefail
peers=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
binary=${CL_BINARY:?}
docket=${CL_SOURCE_DIR:?}/tests/docket
origin=caseledger.example/lingchuan
export PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$peers/python
passed=0
failed=0
started=()
work=$(mktemp -d)

clean_up() {
  local id
  for id in "${started[@]}"; do
    kill "$id" 2>/dev/null || true
  done
  wait
  rm -rf "$work"
}
trap clean_up EXIT

finish() {
  echo "$passed passed, $failed failed"
  ((failed == 0))
}

# skip_all WHY: nothing can be tried, and the suite ends well.
skip_all() {
  echo "SKIP $1"
  finish
  exit
}

# expect STATUS SENTENCE COMMAND…: one pass if the command ends so; else its output is shown.
expect() {
  local expected=$1 sentence=$2 status=0
  shift 2
  "$@" >"$work/output" 2>&1 </dev/null || status=$?
  if ((status == expected)); then
    passed=$((passed + 1))
    echo "ok $sentence"
  else
    failed=$((failed + 1))
    echo "not ok $sentence: ended with $status, not $expected: $*"
    tail -n 20 "$work/output" | sed 's/^/    /'
  fi
}

# Sets `python` to an interpreter that has what the scripts need.
need_python() {
  for python in python3 /usr/bin/python3; do
    ! "$python" -c 'import cryptography, hashlib; hashlib.new("sm3")' 2>/dev/null || return 0
  done
  skip_all "$1: no python3 with cryptography and SM3"
}

# build_go PACKAGE…: the programs of peers/go into $work/bin; says why if that cannot be.
build_go() {
  command -v go >/dev/null || { echo "go is not here"; return 1; }
  mkdir -p "$work/bin"
  (cd "$peers/go" && go build -o "$work/bin/" "$@") >"$work/go.log" 2>&1 ||
    { echo "go cannot build it: $(tail -n 1 "$work/go.log")"; return 1; }
}

# wait_for FILE PATTERN: until a line of it matches; what was started last writes it, and is at work
# then. It is waited for as long as it lives.
wait_for() {
  until grep -qs "$2" "$1"; do
    kill -0 "${started[-1]}" || { echo "$1 never says $2" >&2 && return 1; }
    sleep 0.1
  done
}

# The bureau's years in the order in which they were recorded, cut into three.
cut_docket() {
  LC_ALL=C sort "$docket"/*.jsonl >"$work/docket.jsonl"
  sed -n '1,300p' "$work/docket.jsonl" >"$work/first.jsonl"
  sed -n '301,600p' "$work/docket.jsonl" >"$work/second.jsonl"
  sed -n '601,$p' "$work/docket.jsonl" >"$work/third.jsonl"
}

found_ledger() {
  "$binary" init "$1" --origin "$origin" --bureau 陵川县水务局 --registrar ma.xiulan=马秀兰 \
    --simulated-clock 2021-09-03T08:30:00+08:00
}

# submit DIR FILE: the docket holds acts that the law refuses, so 1 is as good as 0.
submit() {
  local status=0
  "$binary" submit "$1" "$2" >/dev/null </dev/null || status=$?
  ((status <= 1))
}

# A key to sign with where the log's own is not to be had.
new_seed() {
  head -c 32 /dev/urandom >"$1"
}

# tamper KIND GOOD BAD …: makes BAD, and prints the vkey of what signs anew.
tamper() {
  "$python" "$peers/python/tamper.py" "$@"
}
