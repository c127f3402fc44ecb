#!/usr/bin/env bash
# A program that sends one command at a time has its answer before it sends the next, and what was
# answered survives a kill.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

books=(--books "$scratch/books" --keys "$scratch/keys")
bin/farthing init "${books[@]}" --programme pathways --origin example.org/each --user u_pm >/dev/null

join() {
    printf '{"id":"c-%s","actor":"u_pm","command":"partner.join","partner":"p%s","title":"P"}\n' "$1" "$1"
}

coproc farthing { exec .build-release/release/farthing apply - --each --json "${books[@]}"; }
process=$farthing_PID
for number in 1 2 3; do
    join "$number" >&"${farthing[1]}"
    read -r -t 30 answer <&"${farthing[0]}" || fail "no answer to command $number"
    [[ $answer == *"\"c-$number\""*created* ]] || fail "command $number: $answer"
done
kill -KILL "$process"
wait "$process" 2>/dev/null || true

for number in 1 2 3 4; do join "$number"; done >"$scratch/again.jsonl"
bin/farthing apply "$scratch/again.jsonl" "${books[@]}" >"$scratch/output" 2>&1 || fail "$(cat "$scratch/output")"
grep -q '^exists   c-3$' "$scratch/output" || fail 'what was answered is not there'
grep -q '^created  c-4$' "$scratch/output" || fail 'the next command was not done'
bin/farthing check "${books[@]}" >"$scratch/output" 2>&1 || fail "$(cat "$scratch/output")"
