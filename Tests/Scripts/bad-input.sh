#!/usr/bin/env bash
# Bad input is refused whole, with its code and exit status, and nothing is written.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

make_demo
books=$scratch/demo/books
keys=$scratch/demo/keys
failures=0

size() { sqlite3 "$books/journal.sqlite" 'SELECT count(*) FROM record'; }

# refuse STATUS CODE LINE: plays one line, expects the exit status and the code in the JSON, and
# for a malformed command (status 2) that no record was written.
refuse() {
    local wanted=$1 code=$2 before after status=0
    printf '%b\n' "$3" >"$scratch/line.jsonl"
    before=$(size)
    bin/farthing apply --books "$books" --keys "$keys" --json "$scratch/line.jsonl" \
        >"$scratch/output" 2>&1 </dev/null || status=$?
    after=$(size)
    if ((status != wanted)) || ! grep -q "\"code\":\"$code\"" "$scratch/output" ||
        { ((wanted == 2)) && ((after != before)); }; then
        printf 'expected %s %s, got %s and %d records more for %s\n%s\n' "$wanted" "$code" \
            "$status" $((after - before)) "$3" "$(cat "$scratch/output")"
        failures=$((failures + 1))
    fi
}

claim='"actor":"u_k1","command":"claim.submit","claim":"cl_x1","partner":"northside","paid-by":"keyworker","missing-evidence":"lost"'
line='"for":"p_01","category":"travel","incurred":"2026-09-01"'
refuse 2 json.duplicate-key '{"id":"x1","id":"x2"}'
refuse 2 json.not-an-integer "{\"id\":\"x1\",$claim,\"lines\":[{$line,\"amount\":1.0}]}"
refuse 2 json.not-an-integer "{\"id\":\"x1\",$claim,\"lines\":[{$line,\"amount\":1e3}]}"
refuse 2 json.not-an-integer "{\"id\":\"x1\",$claim,\"lines\":[{$line,\"amount\":-0}]}"
refuse 2 json.integer-out-of-range "{\"id\":\"x1\",$claim,\"lines\":[{$line,\"amount\":9223372036854775808}]}"
refuse 2 command.too-much "{\"id\":\"x1\",$claim,\"lines\":[{$line,\"amount\":9223372036854775807}]}"
refuse 2 command.too-much "{\"id\":\"x1\",$claim,\"lines\":[{$line,\"amount\":1000000000001}]}"
refuse 2 command.not-positive "{\"id\":\"x1\",$claim,\"lines\":[{$line,\"amount\":0}]}"
refuse 2 command.not-positive "{\"id\":\"x1\",$claim,\"lines\":[{$line,\"amount\":-5}]}"
refuse 2 command.unknown-key "{\"id\":\"x1\",$claim,\"lines\":[{$line,\"amount\":100,\"amonut\":1}]}"
refuse 2 command.missing-key "{\"id\":\"x1\",$claim,\"lines\":[{\"category\":\"travel\",\"incurred\":\"2026-09-01\",\"for\":\"p_01\"}]}"
refuse 2 command.bad-date "{\"id\":\"x1\",$claim,\"lines\":[{\"for\":\"p_01\",\"category\":\"travel\",\"incurred\":\"2026-02-30\",\"amount\":100}]}"
refuse 2 command.bad-code "{\"id\":\"x1\",$claim,\"lines\":[{\"for\":\"P 1\",\"category\":\"travel\",\"incurred\":\"2026-09-01\",\"amount\":100}]}"
refuse 2 json.forbidden-character "{\"id\":\"x1\",$claim,\"lines\":[{$line,\"amount\":100,\"what\":\"a\\\\u202eb\"}]}"
refuse 2 json.invalid-utf8 "{\"id\":\"x1\",\"actor\":\"u_k1\",\"command\":\"\\xc3\\x28\"}"
refuse 2 command.unknown '{"id":"x1","actor":"u_k1","command":"claim.submitt"}'
refuse 2 command.too-long "{\"id\":\"x1\",$claim,\"lines\":[{$line,\"amount\":100,\"what\":\"$(printf 'x%.0s' {1..2001})\"}]}"
refuse 1 actor.unknown '{"id":"y1","actor":"u_nobody","command":"outcome.record","participant":"p_01","outcome":"attendance","on":"2026-09-01"}'
refuse 1 command.exists-with-different-request '{"id":"c-0001","actor":"u_pm","command":"partner.join","partner":"other","title":"Other"}'

# Whatever door a text comes by: what is not seen, and what is no UTF-8, is refused there too.
# typed STATUS CODE ARGUMENT...
typed() {
    local wanted=$1 code=$2 before status=0
    before=$(size)
    bin/farthing "${@:3}" --books "$books" --keys "$keys" --json >"$scratch/output" 2>&1 </dev/null ||
        status=$?
    if ((status != wanted)) || ! grep -q "\"code\":\"$code\"" "$scratch/output" ||
        (($(size) != before)); then
        printf 'expected %s %s, got %s for %s\n%s\n' "$wanted" "$code" "$status" "${*:3}" \
            "$(cat "$scratch/output")"
        failures=$((failures + 1))
    fi
}
outcome=(do outcome.record participant=p_03 outcome=education on=2026-09-20 --as u_k1)
fare=(claim fare --for p_03 --amount 3.00 --on 2026-09-21 --from a --to b --no-ticket lost
    --paid-by keyworker --as u_k1 --yes)
for text in $'a\x1b[31mred' $'a\u202eb' $'a\xffb' $'a\x07b' $'a\u2066b'; do
    typed 2 command.forbidden-character "${outcome[@]}" "note=$text"
    typed 2 command.forbidden-character "${fare[@]}" --purpose x --what "$text"
done
typed 2 usage do award.grant fund=ESF amount=5 amount=6 on=2026-09-20 --as u_fo

# An answer that could not be written is no success.
# unwritten COMMAND...
unwritten() {
    local status=0
    "$@" >/dev/full 2>"$scratch/output" || status=$?
    if ((status != 2)) || ! grep -q 'could not be written' "$scratch/output"; then
        printf 'expected 2, got %s for %s > /dev/full\n%s\n' "$status" "$*" "$(cat "$scratch/output")"
        failures=$((failures + 1))
    fi
}
unwritten bin/farthing export --books "$books" --format hledger
unwritten bin/farthing pin --books "$books"
unwritten bin/farthing check --books "$books" --json
unwritten bin/farthing-verify "$scratch/demo/pack" --pin "$scratch/demo/pins/farthing.pin"

# mistyped REASON ARGUMENT...: farthing-verify says what is wrong, to a person with how it is used.
mistyped() {
    local reason=$1 status=0 told=0
    bin/farthing-verify "${@:2}" >"$scratch/output" 2>&1 || status=$?
    bin/farthing-verify "${@:2}" --json >"$scratch/json" 2>&1 || told=$?
    if ((status != 2 || told != 2)) || ! grep -qF -- "$reason" "$scratch/output" ||
        ! grep -q '^usage: ' "$scratch/output" ||
        ! python3 -c 'import json, sys; told = json.load(sys.stdin)
sys.exit(told["standing"] != "not-checked" or sys.argv[1] not in told["findings"][0]["message"])' \
            "$reason" <"$scratch/json"; then
        printf 'expected 2 and “%s”, got %s and %s for %s\n%s\n' "$reason" "$status" "$told" \
            "${*:2}" "$(cat "$scratch/output" "$scratch/json")"
        failures=$((failures + 1))
    fi
}
pack=$scratch/demo/pack
mistyped 'Which pack?'
mistyped 'One pack at a time' "$pack" "$pack"
mistyped 'There is no option “--pins”' "$pack" --pins x
mistyped '--pin is given twice' "$pack" --pin x --pin y
mistyped 'Which seed?' sample "$pack" --n 3
mistyped 'How many costs?' sample "$pack" --seed tea --n three
mistyped '“99” is no confidence' sample "$pack" --seed tea --n 3 --confidence 99
mistyped '--by COLUMN goes with' sample "$pack" --seed tea --n 3 --method random --by fund

status=0
bin/farthing balance --books "$books" ESF:A400.path >/dev/null 2>&1 || status=$?
((status == 2)) || { printf 'a bad account code ended with %d\n' "$status"; failures=$((failures + 1)); }
chmod 0644 "$keys/root.key"
status=0
bin/farthing apply --books "$books" --keys "$keys" "$scratch/line.jsonl" >/dev/null 2>&1 || status=$?
((status == 2)) || { printf 'a readable root key ended with %d\n' "$status"; failures=$((failures + 1)); }
((failures == 0))
