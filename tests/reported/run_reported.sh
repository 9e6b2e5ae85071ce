#!/usr/bin/env bash
# Troubles that users of event stores, logs, calendars and case systems have reported in public,
# tried here from small inputs as they would meet them: one function for each, beside its folder.
source "$(dirname "${BASH_SOURCE[0]}")/../suite.sh"
reported=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
packs=${CL_SOURCE_DIR:?}/engine/packs
january=2026-01-05T08:00:00+08:00
export LANG=en_US.UTF-8 CASELEDGER_KEY_PASSPHRASE="a passphrase of the test"

# found NAME [INSTANT]: a ledger of its own for the trouble, on a simulated clock.
found() {
  ledger=$work/$1
  here=$reported/$1
  "$binary" init "$ledger" --origin trial.example/t --bureau bu --registrar reg=某乙 \
    --simulated-clock "${2:-$january}" >/dev/null
}

# mode FILE: its permissions.
mode() {
  stat -c %a "$1"
}

argument_not_utf8() {
  found argument-not-utf8
  local sand backup
  sand=$(printf 采砂 | iconv -f UTF-8 -t GB18030) backup=$(printf 备份 | iconv -f UTF-8 -t GB18030)
  expect 2 "a text to look for in another encoding is turned away" \
    "$binary" cases "$ledger" --match "$sand"
  says 'UTF-8'
  expect 2 "an officer in another encoding is turned away" \
    "$binary" worklist "$ledger" --officer "$sand"
  expect 2 "a folder in another encoding is turned away" "$binary" --json backup "$ledger" "$backup"
  expect 0 "and the answer itself is UTF-8" iconv -f UTF-8 -t UTF-8 "$work/output"
}

calendar_amended() {
  found calendar-amended 2026-09-21T08:00:00+08:00
  expect 0 "an item is opened before the notice" "$binary" submit "$ledger" "$here/acts.jsonl"
  expect 0 "an amended notice is activated" "$binary" calendar activate "$ledger" \
    "$packs/calendar-2025.toml" "$here/calendar-2026-amended.toml" --actor reg
  expect 0 "a day begins" "$binary" tick "$ledger" --now 2026-09-28T09:00:00+08:00
  expect 0 "an item is opened after it" "$binary" submit "$ledger" "$here/after.jsonl"
  expect 0 "both are due on the day of the new notice" "$binary" deadlines "$ledger"
  says '2026-10-13 .*reg-a'
  says '2026-10-13 .*reg-b'
}

case_named_bureau() {
  found case-named-bureau
  expect 2 "a case has not the name of the register" "$binary" submit "$ledger" "$here/acts.jsonl"
  says 'line 12 .*malformed: \$\.case: "bureau"'
}

clock_ahead() {
  ledger=$work/clock-ahead
  cc -shared -fPIC -o "$work/offset_clock.so" "$reported/clock-ahead/offset_clock.c" -ldl ||
    { echo "SKIP a clock that is ahead: no C compiler is here" && return; }
  "$binary" init "$ledger" --registrar reg=某乙 >/dev/null
  local before
  before=$("$binary" checkpoint "$ledger" | sed -n 2p)
  cat >"$work/one.jsonl" <<END
{"id":"0192f0c8-7a1e-7cc3-98c4-000000000099","act":"enrol_officer","bureau":"bureau",\
"actor":"reg","capacity":"registrar","occurred_at":"$(date -u +%Y-%m-%dT%H:%M:%SZ)",\
"body":{"officer":"h.one","full_name":"某甲","section":"一科"}}
END
  expect 3 "nothing is written by a clock that is years ahead" \
    env LD_PRELOAD="$work/offset_clock.so" FT_OFFSET=2303424000 \
    "$binary" submit "$ledger" "$work/one.jsonl"
  expect 0 "and the ledger is as it was" "$binary" checkpoint "$ledger"
  says "^$before\$"
  expect 0 "the right clock writes" "$binary" submit "$ledger" "$work/one.jsonl"
}

due_within_far() {
  found due-within-far
  expect 0 "the farthest day is looked at" "$binary" cases "$ledger" --due-within 10000
  expect 2 "days beyond every bound are turned away" \
    "$binary" cases "$ledger" --due-within 2100000
}

forged_row() {
  found forged-row
  expect 0 "a line break in a name is taken" "$binary" submit "$ledger" "$here/acts.jsonl"
  expect 0 "and makes no second row" "$binary" cases "$ledger"
  says '␊R-9'
  says_not '^R-9'
}

group_of_one_bad_leaf() {
  found group-of-one-bad-leaf
  expect 0 "officers are there" "$binary" submit "$ledger" "$here/staff.jsonl"
  expect 2 "an act that no leaf can hold is turned away" \
    "$binary" submit "$ledger" "$here/acts.jsonl"
  says 'line 2 .*malformed'
  expect 0 "and those beside it are filed, behind the one before" "$binary" cases "$ledger"
  says '^G-[0-9].*filed' 3
}

init_own_passphrase() {
  ledger=$work/own
  expect 0 "a ledger is founded under a passphrase of one's own" \
    env CASELEDGER_PASSPHRASE=abc "$binary" init "$ledger"
  expect 1 "which is kept nowhere" test -e "$ledger/keys/passphrase"
  expect 0 "and opens it" env CASELEDGER_PASSPHRASE=abc "$binary" worklist "$ledger"
}

item_opened_by_hand() {
  found item-opened-by-hand
  expect 0 "an item of the case's name is taken as its own" \
    "$binary" submit "$ledger" "$here/acts.jsonl"
  says '^line [0-9]+ [0-9a-f-]+ Accepted' 17
}

passphrase_line_break() {
  found passphrase-line-break
  local file=$ledger/keys/passphrase
  echo >>"$file"
  expect 0 "a line break behind the passphrase is nothing" "$binary" worklist "$ledger"
  expect 0 "an empty passphrase is none" env CASELEDGER_PASSPHRASE= "$binary" worklist "$ledger"
}

site_over_others() {
  found site-over-others
  local web=$work/web
  mkdir -p "$web/decisions"
  echo home >"$web/index.html"
  expect 2 "a site of somebody else is not written over" "$binary" export site "$ledger" "$web"
  expect 0 "and stays" grep -qx home "$web/index.html"
  expect 2 "nor is the ledger itself" "$binary" export site "$ledger" "$ledger"
}

small_sentences() {
  found small-sentences
  expect 2 "a day before all days is turned away" "$binary" submit "$ledger" "$here/acts.jsonl"
  says '1970-01-02'
  expect 2 "a number that is none is answered" "$binary" --lang zh cases "$ledger" --due-within abc
  says 'abc 不在'
  says_not 'Could not'
  : >"$work/empty"
  expect 2 "an empty file is no document" \
    "$binary" vault put "$ledger" "$work/empty" --case R-1
  "$binary" checkpoint "$ledger" >"$work/note"
  { printf '\xef\xbb\xbf' && cat "$work/note"; } >"$work/marked"
  expect 0 "a checkpoint compares" "$binary" verify "$ledger" --against "$work/note"
  expect 2 "a byte order mark is named" "$binary" verify "$ledger" --against "$work/marked"
}

stdout_full() {
  found stdout-full
  "$binary" key new "$work/own.key" >/dev/null
  local line acts=$reported/forged-row/acts.jsonl
  for line in "submit $ledger $acts" "checkpoint $ledger" "prove $ledger --seq 0" \
    "key show $ledger" "law print" "cases $ledger" "worklist $ledger" "verify $ledger" \
    "sign $acts --origin a.example/b --key $work/own.key"; do
    expect 3 "${line%% *} on a full disk says so" bash -c "'$binary' $line >/dev/full"
  done
}

unseen_in_identifiers() {
  found unseen-in-identifiers
  expect 2 "unseen characters are turned away" "$binary" submit "$ledger" "$here/acts.jsonl"
  says 'unseen characters' 13
}

vault_put_refused_only() {
  found vault-put-refused-only
  "$binary" submit "$ledger" "$here/acts.jsonl" >/dev/null 2>&1 || true
  echo text >"$work/text"
  expect 5 "a file of a case that nobody filed is not kept" \
    "$binary" vault put "$ledger" --case TYPO-1 "$work/text"
  says 'the case TYPO-1 is not there'
  expect 0 "and no case is listed" "$binary" cases "$ledger"
  says_not TYPO-1
}

verify_full_readonly_backup() {
  found verify-full-readonly-backup
  expect 0 "a copy is made" "$binary" backup "$ledger" "$work/copy"
  mkdir "$work/ro"
  mount --bind "$work/copy" "$work/ro" 2>/dev/null ||
    { echo "SKIP a disk that cannot be written: no right to mount here" && return; }
  mount -o remount,ro,bind "$work/ro"
  expect 0 "a copy that cannot be written verifies" "$binary" verify "$work/ro" --full
  expect 0 "and answers" "$binary" worklist "$work/ro"
  umount "$work/ro"
}

weak_officer_key() {
  found weak-officer-key
  local key
  for key in identity no-point; do
    expect 2 "a key that is $key is turned away" "$binary" key enrol "$ledger" reg \
      "$here/$key.pub" --actor reg --from 2026-01-05 --until 2028-01-05
  done
}

words_for_everybody() {
  found words-for-everybody
  (umask 022 && "$binary" export words "$ledger" "$work/words.jsonl" >/dev/null)
  expect 0 "words are for their owner alone" test "$(mode "$work/words.jsonl")" = 600
}

for trouble in argument_not_utf8 calendar_amended case_named_bureau clock_ahead due_within_far \
  forged_row group_of_one_bad_leaf init_own_passphrase item_opened_by_hand passphrase_line_break \
  site_over_others small_sentences stdout_full unseen_in_identifiers vault_put_refused_only \
  verify_full_readonly_backup weak_officer_key words_for_everybody; do
  "$trouble"
done
finish
