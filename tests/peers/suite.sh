# What the suites of this folder share beside tests/suite.sh; sourced, not run.
peers=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$peers/../suite.sh"
docket=${CL_SOURCE_DIR:?}/tests/docket
origin=caseledger.example/lingchuan
export PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$peers/python

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

# submit DIR FILE: the docket holds acts that the law refuses, so 1 is as good as 0; where a part of
# it was left out, later acts are on cases that nobody filed, which is 5.
submit() {
  local status=0
  "$binary" submit "$1" "$2" >/dev/null </dev/null || status=$?
  ((status <= 1 || status == 5))
}

# A key to sign with where the log's own is not to be had.
new_seed() {
  head -c 32 /dev/urandom >"$1"
}

# tamper KIND GOOD BAD …: makes BAD, and prints the vkey of what signs anew.
tamper() {
  "$python" "$peers/python/tamper.py" "$@"
}
