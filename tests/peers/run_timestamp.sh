#!/usr/bin/env bash
# Checkpoints before a real timestamp authority: OpenSSL's, by files as an offline desk has them,
# and over HTTP on loopback. Only the answer to our own request under the right root is taken; what
# was taken is a leaf, and openssl verifies it without us.
source "$(dirname "${BASH_SOURCE[0]}")/suite.sh"
need_python "timestamps"
command -v openssl >/dev/null || skip_all "timestamps: openssl is not here"

# new_authority NAME: a root certificate and an authority under it, in $work/NAME.
new_authority() {
  local at=$work/$1
  mkdir "$at"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -days 2 \
    -subj "/CN=$1 root" -addext basicConstraints=critical,CA:TRUE -keyout "$at/root.key" \
    -out "$at/root.pem" 2>/dev/null
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -subj "/O=测试/CN=$1 TSA" -utf8 \
    -keyout "$at/tsa.key" -out "$at/tsa.csr" 2>/dev/null
  echo "extendedKeyUsage = critical,timeStamping" >"$at/usage"
  openssl x509 -req -in "$at/tsa.csr" -CA "$at/root.pem" -CAkey "$at/root.key" -days 2 \
    -extfile "$at/usage" -out "$at/tsa.pem" 2>/dev/null
  echo 01 >"$at/serial"
  cat >"$at/config" <<CONFIG
[tsa]
default_tsa = here
[here]
serial = $at/serial
signer_cert = $at/tsa.pem
signer_key = $at/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
clock_precision_digits = 3
ess_cert_id_alg = sha256
CONFIG
}

# reply NAME QUERY OUT: what the authority answers.
reply() {
  openssl ts -reply -config "$work/$1/config" -queryfile "$2" -out "$3" 2>/dev/null
}

# leaves DIR: how many there are.
leaves() {
  "$binary" checkpoint "$1" | sed -n 2p
}

# flip FILE OFFSET: one bit of one byte.
flip() {
  "$python" - "$1" "$2" <<'PYTHON'
import pathlib, sys
file, at = pathlib.Path(sys.argv[1]), int(sys.argv[2])
data = bytearray(file.read_bytes())
data[at] ^= 1
file.write_bytes(data)
PYTHON
}

# is_a_leaf DIR FILE: the leaf that --json named holds SHA-256 and SM3 of the file.
is_a_leaf() {
  "$binary" export tiles "$1" "$work/out" >/dev/null
  "$python" - "$work/out" "$work/receipt" "$2" <<'PYTHON'
import hashlib, json, pathlib, sys
from verify_export import read_leaves
out, receipt, token = map(pathlib.Path, sys.argv[1:])
receipt, token = json.loads(receipt.read_text()), token.read_bytes()
size = int((out / "checkpoint").read_text().split("\n")[1])
leaf = read_leaves(out, size)[receipt["seq"]]
sys.exit(not all(hashlib.new(name, token).digest() in leaf for name in ("sha256", "sm3")))
PYTHON
}

same_number() {
  echo "$1 and $2"
  [[ $1 == "$2" ]]
}

# accept STATUS SENTENCE RESPONSE [ROOT]
accept() {
  expect "$1" "$2" "$binary" timestamp "$ledger" accept "$3" --ca "${4:-$work/right/root.pem}"
}

new_authority right
new_authority wrong
ledger=$work/ledger
"$binary" init "$ledger" --origin "$origin" --registrar ma.xiulan=马秀兰 >/dev/null

# By files.
expect 0 "writes a request" "$binary" timestamp "$ledger" request "$work/one.tsq"
size=$(leaves "$ledger")
"$binary" checkpoint "$ledger" | head -n 3 >"$work/body"
expect 0 "writes the same again while nothing grew" \
  "$binary" timestamp "$ledger" request "$work/again.tsq"
expect 0 "which is the same" cmp "$work/one.tsq" "$work/again.tsq"
reply right "$work/one.tsq" "$work/one.tsr"
reply wrong "$work/one.tsq" "$work/stranger.tsr"
openssl ts -query -data "$work/body" -sha256 -cert -out "$work/other.tsq" 2>/dev/null
reply right "$work/other.tsq" "$work/other.tsr"
openssl ts -query -data "$work/one.tsq" -sha256 -cert -out "$work/else.tsq" 2>/dev/null
reply right "$work/else.tsq" "$work/else.tsr"

accept 4 "refuses another root" "$work/one.tsr" "$work/wrong/root.pem"
accept 4 "refuses an authority under another root" "$work/stranger.tsr"
accept 4 "refuses the answer to another's request for the same" "$work/other.tsr"
accept 4 "refuses the answer to a request for something else" "$work/else.tsr"
accept 4 "refuses what is no answer" "$work/one.tsq"
for offset in 30 100 -40 -5; do
  cp "$work/one.tsr" "$work/flipped.tsr"
  flip "$work/flipped.tsr" "$offset"
  accept 4 "refuses an answer with byte $offset changed" "$work/flipped.tsr"
done
accept 2 "refuses a root that is no certificate" "$work/one.tsr" "$work/one.tsq"
expect 2 "asks for a root" "$binary" timestamp "$ledger" accept "$work/one.tsr"
expect 0 "has written nothing for all that" same_number "$(leaves "$ledger")" "$size"

accept 0 "accepts the right one" "$work/one.tsr"
accept 0 "accepts it again" "$work/one.tsr"
expect 0 "but writes it once" same_number "$(leaves "$ledger")" "$((size + 1))"
"$binary" timestamp "$ledger" accept "$work/one.tsr" --ca "$work/right/root.pem" --json \
  >"$work/receipt"
expect 0 "made it a leaf" is_a_leaf "$ledger" "$work/one.tsr"
expect 0 "keeps it as it was" cmp "$work/one.tsr" "$ledger/proofs/$size.tsr"
expect 0 "openssl verifies what is kept" openssl ts -verify -data "$work/body" \
  -in "$ledger/proofs/$size.tsr" -CAfile "$work/right/root.pem"
expect 0 "openssl verifies it under the root that is kept" openssl ts -verify \
  -queryfile "$ledger/proofs/$size.tsq" -in "$ledger/proofs/$size.tsr" \
  -CAfile "$(echo "$ledger"/proofs/tsa-*.pem)"

# Over HTTP.
"$python" "$peers/tsa/tsa.py" --config "$work/right/config" --port-file "$work/port" \
  2>"$work/tsa.log" </dev/null &
started+=($!)
wait_for "$work/port" .
url=http://127.0.0.1:$(<"$work/port")/tsa
ask() {
  "$binary" timestamp "$ledger" --url "$1" --ca "$2" --json
}
expect 4 "refuses another root over HTTP" ask "$url" "$work/wrong/root.pem"
expect 0 "is stamped over HTTP" ask "$url" "$work/right/root.pem"
cp "$work/output" "$work/receipt"
expect 0 "made that a leaf too" is_a_leaf "$ledger" "$ledger/proofs/$((size + 1)).tsr"
expect 2 "speaks no https" ask "https://127.0.0.1/" "$work/right/root.pem"
kill "${started[-1]}"
wait "${started[-1]}" 2>/dev/null || true
expect 3 "says that nobody is there" ask "$url" "$work/right/root.pem"

# What is kept is looked at for ever.
expect 0 "verifies" "$binary" --lang zh verify "$ledger"
cp "$work/output" "$work/said"
expect 0 "states until when its leaves were written" grep "第0至$size号事实不晚于" "$work/said"
expect 0 "and that the newest is not proven" \
  grep "✓ 时间与外部证明相符  限于第0至$size号事实，其后1条尚无证明" "$work/said"

# An outsider trusts their own roots and witnesses, not those that lie beside the ledger.
expect 0 "verifies under the roots of whoever asks" \
  "$binary" --lang zh verify "$ledger" --ca "$work/right/root.pem"
cp "$work/output" "$work/said"
expect 0 "states the same times then" grep "第0至$size号事实不晚于" "$work/said"
expect 4 "does not verify under roots that know nobody" \
  "$binary" --lang zh verify "$ledger" --ca "$work/wrong/root.pem"
cp "$work/output" "$work/said"
expect 0 "takes no time as proven" grep "没有外部的时间证明；有2份时间戳不在所给根证书之下" "$work/said"
expect 0 "and says so" grep "time: --ca: 没有时间戳在所给根证书之下" "$work/said"
expect 2 "takes no request for a root" "$binary" verify "$ledger" --ca "$work/one.tsq"
expect 2 "takes no root that is not there" "$binary" verify "$ledger" --ca "$work/nothing"
expect 2 "takes no root for a policy" "$binary" verify "$ledger" --policy "$work/right/root.pem"
for file in "$size.tsr" "$size.tsq" "tsa-*.pem"; do
  cp -r "$ledger" "$work/damaged"
  flip "$(echo "$work/damaged/proofs/"$file)" 60
  expect 4 "does not verify with a byte of $file changed" "$binary" verify "$work/damaged"
  rm -r "$work/damaged"
done
cp -r "$ledger" "$work/damaged"
rm "$work/damaged/proofs/$size.tsr"
expect 4 "does not verify with a token gone" "$binary" verify "$work/damaged"

# Genuine tokens of one history beside another one.
"$binary" init "$work/forged" --origin "$origin" --registrar li.si=李四 >/dev/null
cp -r "$ledger/proofs" "$work/forged/"
expect 4 "does not verify with another history's tokens" "$binary" verify "$work/forged"

# A ledger whose own time is made up is stamped all the same.
cut_docket
ledger=$work/simulated
found_ledger "$ledger" >/dev/null
submit "$ledger" "$work/first.jsonl"
"$binary" timestamp "$ledger" request "$work/two.tsq" >/dev/null
reply right "$work/two.tsq" "$work/two.tsr"
accept 0 "accepts one on a simulated clock" "$work/two.tsr"
expect 0 "verifies on a simulated clock" "$binary" --lang zh verify "$ledger"
cp "$work/output" "$work/said"
expect 0 "but does not tick off what was not compared" \
  grep "– 时间与外部证明相符  未核验：本账使用模拟时钟" "$work/said"

finish
