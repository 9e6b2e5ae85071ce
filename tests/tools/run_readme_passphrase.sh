#!/usr/bin/env bash
# The two ways of giving a passphrase, line by line as README.md has them: a folder of its own for
# each, an empty HOME, and nothing in the environment but what the lines say.
set -euo pipefail
source=${CL_SOURCE_DIR:?}
binary=${CL_BINARY:?}
passed=0
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# block N: the lines of the Nth block of README.md that speaks of the passphrase.
block() {
  awk -v wanted="$1" '
    /^```/ { if (on && text ~ /CASELEDGER_PASSPHRASE=/ && ++n == wanted) printf "%s", text
             on = !on; text = ""; next }
    on { text = text $0 "\n" }' "$source/README.md"
}

# run LINE: as somebody would type it, with names and a passphrase of their own.
run() {
  local line=$1
  line=${line//…/"'of our own'"}
  (cd "$here" && env -i HOME="$here/home" PATH="$PATH" LANG=en_US.UTF-8 bash -c "$line") \
    >"$work/output" 2>&1 </dev/null
}

for way in 1 2; do
  here=$work/$way
  mkdir -p "$here/build" "$here/home" "$here/STICK"
  ln -s "$binary" "$here/build/caseledger"
  lines=0
  while IFS= read -r line; do
    lines=$((lines + 1))
    if run "$line"; then
      passed=$((passed + 1))
    else
      failed=$((failed + 1))
      echo "not ok: $line"
      sed 's/^/    /' "$work/output"
    fi
  done < <(block "$way")
  if ((lines < 2)); then
    failed=$((failed + 1))
    echo "not ok: README.md has no way $way"
  fi
done

# What the ways promise: the first keeps the passphrase nowhere, and another opens nothing.
if grep -rq 'of our own' "$work/1/DIR" || [[ -e $work/1/DIR/keys/passphrase ]]; then
  failed=$((failed + 1))
  echo "not ok: the passphrase that was given is kept"
fi
here=$work/1
for line in 'build/caseledger worklist DIR' \
  'CASELEDGER_PASSPHRASE=x build/caseledger worklist DIR'; do
  if run "$line"; then
    failed=$((failed + 1))
    echo "not ok: opened by $line"
  else
    passed=$((passed + 1))
  fi
done
echo "$passed passed, $failed failed"
((failed == 0))
