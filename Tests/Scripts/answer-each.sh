#!/usr/bin/env bash
# A program that sends one command at a time has its answer before it sends the next, and what was
# answered survives a kill.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."

fail() {
    printf '%s\n' "$*"
    exit 1
}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
books=(--books "$folder/books" --keys "$folder/keys")
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

for number in 1 2 3 4; do join "$number"; done >"$folder/again.jsonl"
bin/farthing apply "$folder/again.jsonl" "${books[@]}" >"$folder/output" 2>&1 || fail "$(cat "$folder/output")"
grep -q '^exists   c-3$' "$folder/output" || fail 'what was answered is not there'
grep -q '^created  c-4$' "$folder/output" || fail 'the next command was not done'
bin/farthing check "${books[@]}" >"$folder/output" 2>&1 || fail "$(cat "$folder/output")"
