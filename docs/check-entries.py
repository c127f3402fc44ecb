#!/usr/bin/env python3
"""What the entries in an evidence pack may say, held against SPEC-evidence-pack.md and the table of
events in SPEC-journal.md: each has the accounts of its event or mirrors another, charges no more
than was asked and allowed, and the planes fit each other. It goes on where check-bank.py ends,
which it runs first; exit codes as there.

    python3 docs/check-entries.py [--authority-ca FILE] PACK [PINS [EARLIER]]
"""
import collections, importlib.util, pathlib, re, sys

loading = importlib.util.spec_from_file_location(
    "check_bank", pathlib.Path(__file__).with_name("check-bank.py"))
check_bank = importlib.util.module_from_spec(loading)
loading.loader.exec_module(check_bank)
items = check_bank.check_lists.items

# EVENTS: DEBITS: CREDITS
SHAPES = """
award.granted: A100: A200
programme.budgeted: A200: A300
budget.returned: A300: A200
funds.allocated: A300: A400
allocation.returned: A400: A300
allocation.vired: A400: A400
allowance.issued allowance.raised: L100: L200
allowance.lowered: L200: L100
commitment.raised: A400 L200 M5000: A500 L300 M2010
commitment.released commitment.expired: A500 L300 M2010: A400 L200 M5000
claim.charged: A400 A500 L200 M5000 M2010: A500 A600 L300 M2000
payment.instructed: M2000 M1005: M2050 M1000
payment.defrayed: M2050 A600 M1150 M2100: M1005 A700 M4000
payment.returned: M2050 M1000 A700 M4000 A300 M5000 M6000: M2000 M1005 A600 M1150 M2100 M2200 M6000 M5900
float.spent: M6000 M2000 A600 M1150 M2100: M1200 M6000 A700 M4000
partner.paid: M2000 A600 M1150 M2100: M2060 A700 M4000
partner.payment-returned: M2060 A700 M4000 A300 M5000 M6000: M2000 A600 M1150 M2100 M2200 M6000 M5900
repayment.instructed: M2060 M1005: M2065 M1000
repayment.defrayed: M2065: M1005
refund.received: M1000 A700 M4000 L300: M5000 A400 M1150 M2100 M2200 L200
cost.disallowed: M4000 M6000 M5900 A700: M1150 M2100 M2200 M5000 M6000 A300
advance.received: M1000: M2100
reserves.opened: M1000: M3000
funder.repaid: M2200: M1000
fund.prefinanced prefinance.repaid: M1000 M6000: M1000 M6000
drawdown.submitted: M1100: M1150
drawdown.received: M1000: M1100
drawdown.netted: M2200: M1100
float.issued: M1200: M1000
float.returned: M1000: M1200
float.counted-short: M5900: M1200
"""
EVENTS = {event: {"debit": debits.split(), "credit": credits.split()}
          for line in SHAPES.strip().splitlines()
          for events, debits, credits in [line.split(":")] for event in events.split()}

# What is of claims that were paid, or of a drawdown, is undone by the bank's or the funder's word.
NEVER_UNDONE = {
    "entry.reversed", "payment.instructed", "payment.defrayed", "payment.returned",
    "partner.payment-returned", "drawdown.submitted", "drawdown.received", "drawdown.netted"}


def kind(account):
    return re.split("[:.]", account)[1]


def moved(postings, wanted):
    return sum(int(p["amount"]) for p in postings
               if kind(p["account"]) == wanted and p["side"] == "credit")


class Entries(check_bank.Bank):
    """Reads the records again, in order, with what was asked and allowed so far."""

    def __init__(self, *given):
        super().__init__(*given)
        self.posted, self.undone = {}, set()
        self.newest_of, self.asked_of, self.allowed = {}, {}, {}
        self.charged_on, self.set_aside = collections.Counter(), collections.Counter()
        try:  # whatever was found: the records alone say what an entry may be
            for f in self.records:
                self.follow_amounts(f)
            self.check_planes()
        except (IndexError, KeyError, ValueError) as error:
            self.hold(False, f"the entries are in form: {error!r}")

    def follow_amounts(self, f):
        name = f["type"]
        if name in ("claim.submitted", "claim.amended", "case.submitted", "case.amended"):
            is_claim = name.startswith("claim")
            subject = f["claim"] if is_claim else f["business-case"]
            self.newest_of[is_claim, subject] = f["version"]
            self.asked_of[subject, f["version"]] = sum(
                int(p.get("amount") or int(p["unit-amount"]) * int(p["quantity"]))
                for p in items(f, "lines"))
        elif name == "approval.granted" and f["step"] == f["of"]:
            self.allowed[f["subject"], f["version"]] = int(f["amount"])
        elif name == "entry.posted":
            self.check_shape(f, items(f, "postings"))

    def check_shape(self, f, postings):
        seq, event, source = f["seq"], f["event"], f["source"]
        self.posted[seq] = f, postings
        if event == "entry.reversed" or f["reverses"] != "-":
            return self.check_mirror(f, postings)
        self.hold(all(kind(p["account"]) in EVENTS[event][p["side"]] for p in postings),
                  f"entry {seq} has the accounts of {event}")
        if event in ("claim.charged", "commitment.raised"):
            is_claim = event == "claim.charged"
            version = self.newest_of.get((is_claim, source))
            self.hold(version, f"entry {seq} is of what was submitted")
            if is_claim:
                self.charged_on[source] += moved(postings, "M2000")
                self.hold(all(p["account"].endswith(f":M2000.{source}") for p in postings
                              if kind(p["account"]) == "M2000"), f"entry {seq} charges its claim")
                stands = self.charged_on[source]
            else:
                self.set_aside[source, version] += moved(postings, "A500")
                stands = self.set_aside[source, version]
            asked = self.asked_of.get((source, version), 0)
            self.hold(stands <= min(asked, self.allowed.get((source, version), asked)),
                      f"entry {seq} is within what was asked and allowed")

    def check_mirror(self, f, postings):
        original, mirrored = self.posted.get(f["reverses"], ({"event": "entry.reversed"}, []))
        other = {"debit": "credit", "credit": "debit"}
        self.hold(f["event"] == "entry.reversed" and original["event"] not in NEVER_UNDONE
                  and f["reverses"] not in self.undone
                  and postings == [{**p, "side": other[p["side"]]} for p in mirrored],
                  f"entry {f['seq']} mirrors an entry that stood")
        self.undone.add(f["reverses"])
        if original["event"] == "claim.charged":
            self.charged_on[original["source"]] -= moved(mirrored, "M2000")

    def check_planes(self):
        sums = collections.defaultdict(collections.Counter)
        for _, postings in self.posted.values():
            for p in postings:
                fund, pence = p["account"].split(":")[0], int(p["amount"])
                sums[fund][kind(p["account"])] += pence if p["side"] == "debit" else -pence
        owns = {f["fund"] for f in self.records if f["type"] == "fund.opened"
                and f["basis"] == "own"}
        for fund, k in sorted(sums.items()):
            placed = sum(k[f"A{n}00"] for n in range(2, 8))
            paid = k["A600"] + k["A700"]
            self.hold(k["A100"] + placed == 0 and k["A600"] == k["M2000"] + k["M2050"]
                      and -paid == k["M5000"] + k["M2010"]
                      and (fund in owns | {"-"} or k["M4000"] == k["A700"]),
                      f"the planes of {fund} fit each other")
        self.hold(not sum(k["M6000"] for k in sums.values()), "funds owe each other nothing")


if __name__ == "__main__":
    sys.exit(check_bank.check_lists.check_partners.check_pack.run(Entries, __doc__, sys.argv[1:]))
