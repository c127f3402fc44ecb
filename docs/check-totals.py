#!/usr/bin/env python3
"""What is out of the ordinary in an evidence pack, and its control totals, written again from the
records as SPEC-evidence-pack.md says. It goes on where check-drawdowns.py ends, which it runs first;
exit codes as there.

    python3 docs/check-totals.py [--authority-ca FILE] PACK [PINS [EARLIER]]
"""
import collections, importlib.util, pathlib, sys

loading = importlib.util.spec_from_file_location(
    "check_drawdowns", pathlib.Path(__file__).with_name("check-drawdowns.py"))
check_drawdowns = importlib.util.module_from_spec(loading)
loading.loader.exec_module(check_drawdowns)
check_bank = check_drawdowns.check_entries.check_bank
items, pence = check_bank.check_lists.items, check_bank.pence


class Totals(check_drawdowns.Drawdowns):
    """Follows what is out of the ordinary, and counts."""
    not_checked = ("steps and duties of approvals; words of the lists, whom transactions.csv names, "
                   "system-statement.txt and ro-crate-metadata.json; private values")

    def __init__(self, *given):
        super().__init__(*given)
        self.left_bank, self.found, self.claims, self.payments = {}, [], {}, {}
        self.outside, self.partners, self.pages, self.covered = {}, {}, set(), []
        if self.findings:
            return
        try:
            self.check_exceptions()
            self.check_totals()
        except (IndexError, KeyError, ValueError) as error:
            self.hold(False, f"the totals are in form: {error!r}")

    def check_exceptions(self):
        costs = collections.defaultdict(list)
        for p in self.postings:
            costs[p.entry] += [p.pence] if p.is_cost else []
        for f in self.records:
            self.follow_exceptions(f, costs[f["seq"]])
        self.found = [line for line in self.found
                      if (line[0] != "not-left-bank" or line[2] not in self.left_bank)
                      and (line[0] != "not-shown" or not self.is_shown(line[1]))]
        rows = [(r["exception"], r["record"], r["subject"], r["amount"] and pence(r["amount"]))
                for r in self.rows("books/exceptions.csv")]
        self.hold(rows == self.found, "exceptions.csv is what is out of the ordinary")

    def follow_exceptions(self, f, costs):
        kind, seq = f["type"], f["seq"]
        source = f.get("source", "-").replace("-", "", f.get("source") == "-")

        def found(name, subject, amount="", when=True):
            self.found += [(name, seq, subject, amount)] * bool(when)
        if kind in ("claim.submitted", "claim.amended"):
            self.claims[f["claim"]] = f
        elif kind == "approval.granted":
            found("allowed-by-person", f["subject"], int(f["amount"]),
                  f["subject-kind"] == "claim" and f["step"] == f["of"])
        elif kind == "payment.instructed":
            self.payments[f["payment"]] = f
        elif kind == "payment.defrayed":
            for part in items(f, "claims"):
                self.left_bank.setdefault(part[""], f["on"])
        elif kind == "payment.returned":
            payment = self.payments[f["payment"]]
            found("payment-returned", f["payment"], int(payment["total"]))
            # What a partner paid stays paid when its repayment comes back.
            for part in items(payment, "claims") if payment["purpose"] == "claims" else ():
                self.left_bank.pop(part[""], None)
        elif kind == "partner.payment-returned":
            found("payment-returned", f["claim"], self.partners.get(f["claim"], ""))
            self.left_bank.pop(f["claim"], None)
        elif kind == "partner.page-kept":
            self.pages.add((f["claim"], f["partner"], f["on"]))
        elif kind == "partner.bank-imported":
            self.covered.append((f["partner"], f["starts"], f["ends"]))
        elif kind in ("bank.imported", "bank.asserted"):
            found("bank-differs", "", self.differ.get(seq), seq in self.differ)
        elif kind == "drawdown.line":
            found("late-cost", f["drawdown"], int(f["amount"]), f["late"] == "yes")
        elif kind == "period.reopened":
            found("period-reopened", f"{f['starts']} to {f['ends']}")
        elif kind == "float.counted":
            difference = int(f["counted"]) - int(f["expected"])
            found("float-difference", f["holder"], difference, difference)
        elif kind in ("key.compromised", "command.refused"):
            found(*{"key.compromised": ("key-compromised", f.get("key")),
                    "command.refused": ("request-refused", f.get("code"))}[kind])
        elif kind == "entry.posted":
            for cost in costs:
                found("taken-back" if cost < 0 else "not-left-bank", source, cost)
            found("entry-reversed", source, sum(costs) if costs else "", f["reverses"] != "-")
            raised = [int(part["amount"]) for part in items(f, "postings")
                      if part["account"].startswith("-:L100.") and part["side"] == "debit"]
            found("allowance-raised", source, sum(raised), f["event"] == "allowance.raised")
            if f["event"] == "partner.paid":
                owed = [part for part in items(f, "postings")
                        if ":M2060." in part["account"] and part["side"] == "credit"]
                self.partners[source] = sum(int(part["amount"]) for part in owed)
                self.outside[seq] = (source, owed[0]["account"].split(".")[1], f["bank-date"])
                found("not-shown", source, self.partners[source])
            elif f["event"] == "float.spent":
                self.outside[seq] = (source, "", "")
            elif f["reverses"] in self.outside:
                self.left_bank.pop(self.outside[f["reverses"]][0], None)
            found("not-on-statement", source, self.bare.get(seq), seq in self.bare)
            claim = self.claims.get(source, {}) if f["event"] == "claim.charged" else {}
            found("missing-ticket", source, sum(costs), claim.get("missing-evidence", "-") != "-")
            found("spent-first", source, sum(costs), claim.get("spent-first") == "yes")
            found("reused-receipt", source, sum(costs), claim and any(
                part["reused"] == "yes" for part in items(claim, "evidence")))

    def is_shown(self, seq):
        """Whether a page, or a statement of the partner's bank, shows what an entry says it paid."""
        claim, partner, day = self.outside[seq]
        return (claim, partner, day) in self.pages or any(
            whose == partner and starts != "-" and starts <= day <= ends
            for whose, starts, ends in self.covered)

    def check_totals(self):
        """Each count and sum, by what it is of; and the files that it is in are there."""
        wanted = {}
        for kind, count in collections.Counter(f["type"] for f in self.records).items():
            wanted["records", kind] = (count, None)
        wanted["records", "all"] = (len(self.records), None)
        for plane in ("authority", "allowance", "money"):
            own = [p for p in self.postings if p.plane == plane]
            wanted["postings", plane] = (len(own), None)
            for side in ("debit", "credit"):
                sides = [p.amount for p in own if p.side == side]
                wanted[f"{side}s", plane] = (None, sum(sides))
        wanted["accounts", "all"] = (len({p.account for p in self.postings}), None)
        costs = [p for p in self.postings if p.is_cost]
        for fund in {p.fund for p in costs} | {"all"}:
            own = [p.pence for p in costs if fund in (p.fund, "all")]
            wanted["costs", fund] = (len(own), sum(own))
        wanted.update(self.events())
        shown = [moved for moved in self.moved if str(moved[0][1]) not in self.bare]
        for name, own in (("moved", self.moved), ("on-statements", shown)):
            wanted["bank", name] = (len(own), sum(amount for _, amount in own))
        answers = sum(f["type"] == "decision.recorded" for f in self.records)
        wanted["decisions", "all"] = (answers, None)
        wanted["exceptions", "all"] = (len(self.found), None)
        lines = self.files["data/disclosures.txt"].decode().splitlines()
        states = collections.Counter(line.split(" ")[2] for line in lines)
        wanted["commitments", "withheld"] = (states["withheld"], None)
        wanted["commitments", "erased"] = (states["erased"], None)
        wanted["commitments", "opened"] = (states["opened"] + states["file"], None)
        rows = self.rows("books/control-totals.csv")
        found = {(r["total"], r["of"]): (int(r["count"]) if r["count"] else None,
                                         pence(r["amount"]) if r["amount"] else None) for r in rows}
        self.hold(found == wanted and len(rows) == len(wanted), "control-totals.csv adds up")
        named = {name for r in rows for name in r["files"].split(" ")}
        self.hold(all(f"data/{name}" in self.files for name in named), "each total is of a file")

    def events(self):
        """What records tell of with an amount: how many, and what they come to."""
        def amounts(kind, of, when=lambda f: True):
            return [of(f) for f in self.records if f["type"] == kind and when(f)]

        def lines(f):
            return sum(int(part.get("amount") or int(part["unit-amount"]) * int(part["quantity"]))
                       for part in items(f, "lines"))
        told = {
            ("claims", "submitted"): amounts("claim.submitted", lines),
            ("cases", "submitted"): amounts("case.submitted", lines),
            ("approvals", "sealed"): amounts("approval.granted", lambda f: int(f["amount"]),
                                             lambda f: f["signature"] == "-"),
            ("approvals", "signed"): amounts("approval.granted", lambda f: int(f["amount"]),
                                             lambda f: f["signature"] != "-"),
            ("payments", "instructed"): amounts("payment.instructed", lambda f: int(f["total"])),
            ("drawdowns", "submitted"): amounts("drawdown.submitted", lambda f: int(f["total"]))}
        return {name: (len(each), sum(each)) for name, each in told.items()}


if __name__ == "__main__":
    sys.exit(check_bank.check_lists.check_partners.check_pack.run(Totals, __doc__, sys.argv[1:]))
