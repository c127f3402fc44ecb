#!/usr/bin/env bash
# hledger, ledger and beancount accept the exported books and agree with the trial balance to the
# penny, account by account.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

make_demo
for format in hledger ledger beancount csv; do
    bin/farthing export --books "$scratch/demo/books" --format $format >"$scratch/books.$format"
done
bin/farthing trial-balance --books "$scratch/demo/books" --json >"$scratch/trial-balance.json"

hledger -f "$scratch/books.hledger" check
bean-check "$scratch/books.beancount"
hledger -f "$scratch/books.hledger" balance --flat --empty -O csv --no-total >"$scratch/hledger.csv"
ledger -f "$scratch/books.ledger" balance --flat --empty --no-total \
    --format '%(account)|%(quantity(scrub(display_total)))\n' >"$scratch/ledger.txt"

python3 - "$scratch" <<'PYTHON'
import csv, json, sys
from decimal import Decimal

folder = sys.argv[1]
trial = json.load(open(f"{folder}/trial-balance.json"))
wanted = {}
for line in trial["accounts"]:
    account = line["account"]
    if account.startswith("-:"):
        continue
    pence = line["amount"] if line["side"] == "debit" else -line["amount"]
    wanted[account.replace(".", ":")] = Decimal(pence) / 100

def compare(name, found):
    found = {account: amount for account, amount in found.items() if amount}
    expected = {account: amount for account, amount in wanted.items() if amount}
    wrong = {a for a in found.keys() | expected.keys() if found.get(a) != expected.get(a)}
    for account in sorted(wrong):
        print(f"{name}: {account} is {found.get(account)}, and we say {expected.get(account)}")
    if wrong:
        sys.exit(1)
    print(f"{name}: {len(found)} accounts agree")

def amount(text):
    return Decimal(text.replace("GBP", "").strip() or "0")

rows = list(csv.reader(open(f"{folder}/hledger.csv")))[1:]
compare("hledger", {row[0]: amount(row[1]) for row in rows})
lines = [line.rstrip("\n").split("|") for line in open(f"{folder}/ledger.txt") if "|" in line]
compare("ledger", {account.strip(): amount(text) for account, text in lines})

from beancount import loader
from beancount.core import data

# Beancount wants a capital in front of each part, and knows no underscore.
named = lambda account: ":".join(p[:1].upper() + p[1:] for p in account.replace("_", "-").split(":"))
wanted = {named(account): amount for account, amount in wanted.items()}
entries, errors, _ = loader.load_file(f"{folder}/books.beancount")
if errors:
    sys.exit(f"beancount: {errors[0]}")
found = {}
for entry in data.filter_txns(entries):
    for posting in entry.postings:
        account = posting.account.split(":", 1)[1]
        found[account] = found.get(account, Decimal(0)) + posting.units.number
compare("beancount", found)
PYTHON
