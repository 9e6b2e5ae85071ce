#!/usr/bin/env bash
# Checkpoints before witnesses: our own small one always, the real litewitness if it can be built.
# Both cosign a ledger that grows, and neither one that was rewound and signed again.
source "$(dirname "${BASH_SOURCE[0]}")/suite.sh"
need_python "checkpoints before witnesses"

# start_small NAME LOG_VKEY: sets `url` and `vkey`.
start_small() {
  local at=$work/$1
  new_seed "$at.seed"
  "$python" "$peers/witness/witness.py" --name "witness.example/$1" --state "$at.state" \
    --key "$at.seed" --log "$2" --port-file "$at.port" >"$at.vkey" 2>"$at.log" </dev/null &
  started+=($!)
  wait_for "$at.port" .
  url=http://127.0.0.1:$(<"$at.port")
  vkey=$(<"$at.vkey")
}

free_port() {
  "$python" -c 'import socket; print(socket.create_server(("127.0.0.1", 0)).getsockname()[1])'
}

# start_lite NAME LOG_VKEY: the same for litewitness, which signs through an ssh-agent.
start_lite() {
  local at=$work/$1 port
  port=$(free_port)
  ssh-keygen -q -t ed25519 -N '' -C '' -f "$at.key"
  ssh-agent -D -a "$at.agent" >/dev/null 2>&1 </dev/null &
  started+=($!)
  until SSH_AUTH_SOCK=$at.agent ssh-add -q "$at.key" 2>/dev/null; do
    kill -0 "${started[-1]}" # an agent that died is not waited for
    sleep 0.1
  done
  "$work/bin/witnessctl" add-log -db "$at.db" -origin "$origin" 2>"$at.log"
  "$work/bin/witnessctl" add-key -db "$at.db" -origin "$origin" -key "$2" 2>"$at.log"
  "$work/bin/litewitness" -name "witness.example/$1" -db "$at.db" -ssh-agent "$at.agent" \
    -key "$(ssh-keygen -lf "$at.key.pub" | cut -d' ' -f2)" -listen "127.0.0.1:$port" \
    >/dev/null 2>"$at.log" </dev/null &
  started+=($!)
  wait_for "$at.log" msg=listening
  url=http://127.0.0.1:$port
  vkey=$(sed -n 's/.*msg="verifier key" vkey=//p' "$at.log")
}

# exercise KIND [OPTION]: all cases of the protocol, each of which is counted.
exercise() {
  local kind=$1 status=0
  shift
  "start_$kind" "$kind-tried" "$key"
  "$python" "$peers/witness/exercise.py" "$url" "$vkey" "$work/resigned" "$work/seed" "$@" \
    >"$work/cases" 2>&1 || status=$?
  sed "s/^/$kind: /" "$work/cases"
  passed=$((passed + $(grep -c '^ok ' "$work/cases" || true)))
  ((status == 0)) || failed=$((failed + 1))
}

# cosigned NAME…: the export's checkpoint carries their lines, which verify.
cosigned() {
  local name
  "$binary" export tiles "$ledger" "$work/out" >/dev/null
  "$python" "$peers/python/verify_export.py" "$work/out" "${keys[@]/#/--key=}" \
    "${witnesses[@]/#/--key=}" >"$work/signers"
  for name in "$@"; do
    grep "signed by witness.example/$name+" "$work/signers" || return 1
  done
}

# policy QUORUM: of those witnesses that were started, and one that is never there.
policy() {
  {
    echo "log ${keys[0]}"
    printf '%s\n' "${witness_lines[@]}"
    echo "witness gone $gone http://127.0.0.1:$(free_port)"
    echo "group here all ${names[*]}"
    # A name may be a member once only, so the others are not there.
    [[ $1 == here ]] || echo "group $1 $1 here gone"
    echo "quorum $1"
  } >"$work/policy"
}

cut_docket
ledger=$work/ledger
found_ledger "$ledger" >/dev/null
submit "$ledger" "$work/first.jsonl"
mapfile -t keys < <("$binary" key show "$ledger")

kinds=(small)
if why=$(build_go filippo.io/torchwood/cmd/{litewitness,witnessctl}) &&
  why="no ssh-agent" && command -v ssh-agent ssh-add ssh-keygen >/dev/null; then
  kinds+=(lite)
else
  echo "SKIP litewitness: $why"
fi

# The protocol itself, with the ledger's leaves under a key of ours, so that forks can be signed.
"$binary" export tiles "$ledger" "$work/out" >/dev/null
new_seed "$work/seed"
key=$(tamper resigned "$work/out" "$work/resigned" --key "$work/seed")
exercise small
[[ ${kinds[*]} != *lite* ]] || exercise lite --litewitness

names=("${kinds[@]}") witnesses=() witness_lines=()
for kind in "${kinds[@]}"; do
  "start_$kind" "$kind" "${keys[0]}"
  witnesses+=("$vkey")
  witness_lines+=("witness $kind $vkey $url")
done
start_small gone "${keys[0]}"
gone=$vkey
kill "${started[-1]}"

policy here
cp -r "$ledger" "$work/before"
expect 0 "is cosigned" "$binary" witness "$ledger" --policy "$work/policy"
expect 0 "shows their lines to everybody" cosigned "${names[@]}"
cp -r "$ledger" "$work/rewound"
submit "$ledger" "$work/second.jsonl"
expect 0 "is cosigned when it has grown" "$binary" witness "$ledger" --policy "$work/policy"
expect 0 "is cosigned twice" "$binary" witness "$ledger" --policy "$work/policy"
expect 0 "shows their new lines" cosigned "${names[@]}"
"$binary" --lang zh verify "$ledger" --policy "$work/policy" >"$work/said"
expect 0 "proves a time under the policy of whoever asks" grep "见证2份" "$work/said"
echo "witness gone $gone" >"$work/own"
echo "quorum gone" >>"$work/own"
expect 4 "does not verify for who trusts others, and asked under their own policy" \
  "$binary" --lang zh verify "$ledger" --policy "$work/own"
cp "$work/output" "$work/said"
expect 0 "proves no time to them" grep "没有外部的时间证明" "$work/said"
expect 0 "and says so" grep "time: --policy: 没有检查点按所给策略见证足数" "$work/said"
policy any
expect 0 "does without one of two" "$binary" witness "$ledger" --policy "$work/policy"
policy all
expect 4 "does not do without one of all" "$binary" witness "$ledger" --policy "$work/policy"

# Copies of the data folder from before what the witnesses saw last: the log's own keys sign them.
policy here
"$binary" checkpoint "$ledger" >"$work/kept"
expect 4 "is not cosigned when rewound" "$binary" witness "$work/rewound" --policy "$work/policy"
expect 4 "nor when it forgot its witnesses" "$binary" witness "$work/before" --policy "$work/policy"
for copy in rewound before; do
  sed 1,10d "$work/second.jsonl" >"$work/otherwise.jsonl"
  submit "$work/$copy" "$work/otherwise.jsonl"
  submit "$work/$copy" "$work/third.jsonl"
  expect 4 "is not cosigned on another way ($copy)" \
    "$binary" witness "$work/$copy" --policy "$work/policy"
  expect 0 "verifies by itself ($copy)" "$binary" verify "$work/$copy"
  expect 4 "does not verify against what was kept ($copy)" \
    "$binary" verify "$work/$copy" --against "$work/kept"
done
submit "$ledger" "$work/third.jsonl"
expect 0 "is cosigned still, by who saw its double" \
  "$binary" witness "$ledger" --policy "$work/policy"
expect 0 "verifies against what was kept" "$binary" verify "$ledger" --against "$work/kept"

finish
