#!/usr/bin/env python3
"""Compares what hledger, ledger and beancount make of the books with the trial balance, account by
account, to the penny.

    compare-books.py TRIAL-BALANCE HLEDGER-CSV LEDGER-TXT BEANCOUNT-JOURNAL

TRIAL-BALANCE is what `farthing trial-balance --json` prints or a pack's trial-balance.csv.
"""
import csv, json, sys
from decimal import Decimal

from beancount import loader
from beancount.core import data


def read_balances(path):
    """Each account's balance, a credit negative; allowances belong to no fund and stay behind."""
    with open(path, newline="") as file:
        if path.endswith(".json"):
            lines = [(line["account"], line["side"], Decimal(line["amount"]) / 100)
                     for line in json.load(file)["accounts"]]
        else:
            lines = [(line["account"].lstrip("'"), line["side"], Decimal(line["balance"]))
                     for line in csv.DictReader(file)]
    return {account.replace(".", ":"): amount if side == "debit" else -amount
            for account, side, amount in lines if not account.startswith("-:")}


def compare(name, found, wanted):
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


def named(account):
    """Beancount wants a capital in front of each part, and knows no underscore: that is `-`, and `-` is `-H`."""
    return ":".join(p[:1].upper() + p[1:] for p in account.replace("-", "-H").replace("_", "-").split(":"))


def main(trial, hledger, ledger, beancount):
    wanted = read_balances(trial)
    rows = list(csv.reader(open(hledger)))[1:]
    compare("hledger", {row[0]: amount(row[1]) for row in rows}, wanted)
    lines = [line.rstrip("\n").split("|") for line in open(ledger) if "|" in line]
    compare("ledger", {account.strip(): amount(text) for account, text in lines}, wanted)
    entries, errors, _ = loader.load_file(beancount)
    if errors:
        sys.exit(f"beancount: {errors[0]}")
    found = {}
    for entry in data.filter_txns(entries):
        for posting in entry.postings:
            account = posting.account.split(":", 1)[1]
            found[account] = found.get(account, Decimal(0)) + posting.units.number
    compare("beancount", found, {named(account): amount for account, amount in wanted.items()})


if __name__ == "__main__":
    main(*sys.argv[1:])
