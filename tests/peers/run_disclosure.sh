#!/usr/bin/env bash
# The public pages in a real browser: Chromium over file:// and http, driven by playwright-core.
# They fit phones, desks and paper, and are searched and walked through by keyboard (layout.mjs).
# Good pages verify themselves; every alteration of a field, a salt, a step of a proof, a line of
# the checkpoint, a signature or a leaf turns them red. CL_SCREENSHOTS names a folder for pictures.
source "$(dirname "${BASH_SOURCE[0]}")/suite.sh"
command -v node >/dev/null && command -v npm >/dev/null ||
  skip_all "pages in a browser: node and npm are not here"
chromium=$(command -v chromium) || skip_all "pages in a browser: chromium is not here"
browser=$work/browser
secret=侯根生

mkdir "$browser"
cp "$peers"/browser/*.json "$peers"/browser/*.mjs "$browser"
(cd "$browser" && npm ci --ignore-scripts --no-audit --no-fund) >"$work/log" 2>&1 ||
  skip_all "pages in a browser: npm cannot install playwright-core: $(tail -n 1 "$work/log")"

cut_docket
node "$browser/with_parties.mjs" "$secret" <"$work/docket.jsonl" >"$work/parties.jsonl"
ledger=$work/ledger site=$work/site
expect 0 "founds a ledger" found_ledger "$ledger"
expect 0 "submits the docket" submit "$ledger" "$work/parties.jsonl"
expect 0 "exports the site" "$binary" export site "$ledger" "$site"

# The same bundle on paper, so to say: by the command, and checked with a key from elsewhere.
disclose() {
  "$binary" disclose "$ledger" "$@" >"$work/bundle.json"
}
check() {
  "$binary" disclose check "$work/bundle.json" "$@"
}
key=$("$binary" key show "$ledger" | head -n 1)
expect 0 "discloses an item" disclose --item 2025-SF-0001
expect 1 "without the withheld name" grep -q "$secret" "$work/bundle.json"
expect 0 "checks it under the log's key" check --key "$key"
expect 4 "refuses it under another key" check --key "$(node "$browser/stranger.mjs" "${key%%+*}")"
expect 0 "discloses it without its remedies" disclose --item 2025-SF-0001 --hide remedies
expect 4 "says that mandatory content is missing" check
expect 2 "discloses nothing of what is not on display" disclose --item 2023-SF-0008

# in_browser SCRIPT ARGUMENT…: what the script counted, passed and failed, is counted here.
in_browser() {
  local good bad
  node "$browser/$1" "$chromium" "${@:2}" >"$work/browser.log" 2>&1 || true
  sed '$d' "$work/browser.log"
  read -r good bad < <(
    sed -n '$s/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$work/browser.log" | grep . ||
      { tail -n 3 "$work/browser.log" >&2; echo 0 1; }
  )
  passed=$((passed + good))
  failed=$((failed + bad))
}

mkdir "$work/pages" "$work/layout"
in_browser layout.mjs "$site" "$work/layout" "$secret"
in_browser pages.mjs "$binary" "$site" "$work/pages" "$secret" \
  ${CL_SCREENSHOTS:+"$CL_SCREENSHOTS"}
finish
