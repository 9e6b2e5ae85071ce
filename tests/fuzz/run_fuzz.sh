#!/usr/bin/env bash
# Every fuzzer, which tools/test has built, over its corpus and then so many inputs made of it
# (CL_FUZZ_RUNS), from a seed that is printed (CL_FUZZ_SEED). What one finds is printed as base64:
# keep it beside the tests of the parser, and mend the kind.
set -euo pipefail
runs=${CL_FUZZ_RUNS:-6000}
seed=${CL_FUZZ_SEED:-$((RANDOM + 1))}
if ! command -v clang++ >/dev/null; then
  echo "SKIP fuzz: clang++ is not installed"
  echo "0 passed, 0 failed"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$CL_SOURCE_DIR"/tests/fuzz/make_corpus.py "$work/corpus"
echo "seed $seed, $runs runs each"
passed=0
failed=0

# The number of runs decides when one ends; the time is a bound for a machine that is very slow.
for corpus in "$work"/corpus/*; do
  name=${corpus##*/}
  if "$CL_BUILD_DIR/fuzz/tests/fuzz/${name}_fuzz" -runs="$runs" -seed="$seed" \
    -max_total_time=60 -timeout=60 -rss_limit_mb=2048 -artifact_prefix="$work/" -verbosity=1 \
    "$corpus" >"$work/log" 2>&1; then
    passed=$((passed + 1))
    echo "$name: $(grep -E '^#[0-9]+.*DONE' "$work/log")"
  else
    failed=$((failed + 1))
    echo "$name:"
    tail -n 40 "$work/log"
    for input in "$work"/{crash,timeout,oom,leak}-*; do
      [[ ! -f $input ]] || { base64 -w 0 "$input" && echo; }
    done
    rm -f "$work"/{crash,timeout,oom,leak}-*
  fi
done
echo "$passed passed, $failed failed"
((failed == 0))
