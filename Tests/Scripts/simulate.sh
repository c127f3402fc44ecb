#!/usr/bin/env bash
# A made-up programme of two years, from outside: the same seed gives the same journal, every
# answer is as planned, the books check and replay, other people's programs agree with them and
# with the plan, and a pack of them verifies.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

# simulate NAME ARGUMENT...: books of that name in $scratch, and what is said of them in NAME.json.
simulate() {
    local name=$1
    shift
    bin/farthing simulate --books "$scratch/$name" --participants 120 --years 2 --json "$@" \
        >"$scratch/$name.json" || { cat "$scratch/$name.json"; fail "$name is not as planned"; }
}

simulate one
simulate two
simulate three --seed 3
cmp "$scratch/one-keys/high-water" "$scratch/two-keys/high-water" ||
    fail 'two runs with one seed gave two journals'
cmp "$scratch/one-labels.jsonl" "$scratch/two-labels.jsonl" || fail 'the labels differ'
! cmp -s "$scratch/one-keys/high-water" "$scratch/three-keys/high-water" ||
    fail 'another seed gave the same journal'
! grep -rqF 'reused-ticket' "$scratch/one" || fail 'a label is in the books'

bin/farthing check --books "$scratch/one" >"$scratch/said" || { cat "$scratch/said"; fail 'check'; }
bin/farthing replay --books "$scratch/one" >"$scratch/said" || { cat "$scratch/said"; fail 'replay'; }

# What the plan believes of the funder in arrears is what the ledger says, to the penny.
bin/farthing trial-balance --books "$scratch/one" --json >"$scratch/trial-balance.json"
python3 - "$scratch/one.json" "$scratch/trial-balance.json" <<'PYTHON' || fail 'plan and ledger differ'
import json, sys
made, balance = (json.load(open(path)) for path in sys.argv[1:])
found = {line["account"]: line["amount"] for line in balance["accounts"]}
for account, wanted in (("ESF:M1100", made["receivable"]), ("ESF:M1150", made["undrawn"])):
    if found.get(account, 0) != wanted:
        sys.exit(f"{account} is {found.get(account, 0)}, and the plan has {wanted}")
if not (made["drawdowns"] >= 7 and made["refusals"] and made["frauds"] and made["near-misses"]):
    sys.exit(f"too little happens: {made}")
PYTHON

for format in hledger ledger beancount; do
    bin/farthing export --books "$scratch/one" --format $format >"$scratch/books.$format"
done
hledger -f "$scratch/books.hledger" check
bean-check "$scratch/books.beancount"
hledger -f "$scratch/books.hledger" balance --flat --empty -O csv --no-total >"$scratch/hledger.csv"
ledger -f "$scratch/books.ledger" balance --flat --empty --no-total \
    --format '%(account)|%(quantity(scrub(display_total)))\n' >"$scratch/ledger.txt"
python3 Tests/Scripts/compare-books.py "$scratch/trial-balance.json" "$scratch/hledger.csv" \
    "$scratch/ledger.txt" "$scratch/books.beancount"

bin/farthing pin --books "$scratch/one" >"$scratch/pin"
bin/farthing pack make --books "$scratch/one" --as u_pm --recipient auditor \
    --output "$scratch/pack" >"$scratch/said" || { cat "$scratch/said"; fail 'no pack'; }
grep -q 'people and amounts are made up' "$scratch/pack/data/index.html" ||
    fail 'the pack does not say that it is made up'
bin/farthing-verify "$scratch/pack" --pin "$scratch/pin" >"$scratch/said" ||
    { cat "$scratch/said"; fail 'the pack does not verify'; }

# The commands alone are those that were played.
mkdir "$scratch/commands"
bin/farthing simulate --commands-only --participants 120 --years 2 --output "$scratch/commands" \
    >"$scratch/commands/commands.jsonl"
cmp "$scratch/commands/labels.jsonl" "$scratch/one-labels.jsonl" || fail 'other labels'
[[ $(grep -c '^{' "$scratch/commands/commands.jsonl") == \
    $(sed 's/.*"commands":\([0-9]*\).*/\1/' "$scratch/one.json") ]] || fail 'other commands'
