# What the scripts of the suites share; sourced, not run. They work in a temporary folder, end what
# they started by process id, and count what held.
set -euo pipefail
binary=${CL_BINARY:?}
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

# holds SENTENCE CONDITION…: one pass if it is true of the output of the last command, which is
# shown if it is not.
holds() {
  if "${@:2}"; then
    passed=$((passed + 1))
    return
  fi
  failed=$((failed + 1))
  echo "not ok the output $1"
  tail -n 20 "$work/output" | sed 's/^/    /'
}

# says PATTERN [TIMES]: in so many lines, or in any. says_not PATTERN: in none.
says() {
  local found
  found=$(grep -Ec -- "$1" "$work/output" || true)
  holds "says $1 ${2:+$2 times}, found $found" test "$found" -eq "${2:-$found}" -a "$found" -gt 0
}
says_not() {
  holds "does not say $1" test "$(grep -Ec -- "$1" "$work/output" || true)" -eq 0
}

# wait_for FILE PATTERN: until a line of it matches; what was started last writes it, and is at work
# then. It is waited for as long as it lives.
wait_for() {
  until grep -qs "$2" "$1"; do
    kill -0 "${started[-1]}" || { echo "$1 never says $2" >&2 && return 1; }
    sleep 0.1
  done
}
