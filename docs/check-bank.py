#!/usr/bin/env python3
"""The programme's bank account in an evidence pack, by the books and by what its statements say,
written again from the records as SPEC-evidence-pack.md says. It goes on where check-lists.py ends,
which it runs first; exit codes as there.

    python3 docs/check-bank.py [--authority-ca FILE] PACK [PINS [EARLIER]]
"""
import collections, importlib.util, pathlib, sys

loading = importlib.util.spec_from_file_location(
    "check_lists", pathlib.Path(__file__).with_name("check-lists.py"))
check_lists = importlib.util.module_from_spec(loading)
loading.loader.exec_module(check_lists)
items, pence = check_lists.items, check_lists.pence
# Entries of these move what payments move, which the lines of a statement are matched with.
OF_PAYMENTS = {"payment.defrayed", "payment.returned", "repayment.defrayed", "entry.reversed"}


class Bank(check_lists.Lists):
    """Adds up what moved, and holds each statement against it."""

    def __init__(self, *given):
        super().__init__(*given)
        self.moved, self.bare, self.differ, self.event_of = [], {}, {}, {}
        if self.findings:
            return
        try:
            self.check_bank()
        except (IndexError, KeyError, ValueError) as error:
            self.hold(False, f"the bank's list is in form: {error!r}")

    def read_movements(self):
        """What each entry that stands moved, of each fund: by the day and the entry."""
        undone = {number for f in self.entries if f["reverses"] != "-" and f["bank-date"] == "-"
                  for number in (f["seq"], f["reverses"])}
        funds = collections.defaultdict(collections.Counter)
        for p in self.postings:
            if p.account.endswith((":M1000", ":M1005")) and p.entry not in undone:
                day = p.f["effective"] if p.f["bank-date"] == "-" else p.f["bank-date"]
                funds[day, int(p.entry), p.f["source"]][p.fund] += p.pence
                self.event_of[int(p.entry)] = p.f["event"]
        return sorted(funds.items())

    def check_bank(self):
        funds = self.read_movements()
        self.moved = [(place, sum(parts.values())) for place, parts in funds
                      if sum(parts.values())]
        statements = [f for f in self.records if f["type"] == "bank.imported"
                      and "-" not in (f["starts"], f["ends"])]
        lines, balance = [], 0
        for (day, seq, source), amount in self.moved:
            balance += amount
            shown = next((f["seq"] for f in statements if f["starts"] <= day <= f["ends"]), "")
            if not shown:
                self.bare[str(seq)] = amount
            lines.append((day, 0, seq, 0, "movement", "", "", source.replace("-", "", source == "-"),
                          "", "", max(0, amount), max(0, -amount), balance, "", shown))
        for f in statements:
            own = [n for (day, *_), n in self.moved if f["starts"] <= day <= f["ends"]]
            booked = sum(n for n in own if n > 0), -sum(n for n in own if n < 0)
            stated = int(f["paid-in"]), int(f["paid-out"])
            held = sum(n for (day, *_), n in self.moved if day <= f["ends"])
            difference = stated[0] - stated[1] - booked[0] + booked[1]
            if stated != booked:
                self.differ[f["seq"]] = difference
            lines.append((f["ends"], 2, int(f["seq"]), 0, "statement", f["starts"], "", f["format"],
                          *stated, *booked, held, difference, ""))
        for f in self.records:
            if f["type"] == "bank.imported":
                lines += self.other_lines(f)
            if f["type"] == "bank.asserted":
                whose = f["fund"].replace("-", "", f["fund"] == "-")
                held = sum(n for (day, *_), parts in funds if day <= f["on"]
                           for fund, n in parts.items() if whose in ("", fund))
                difference = int(f["amount"]) - held
                if difference:
                    self.differ[f["seq"]] = difference
                lines.append((f["on"], 4, int(f["seq"]), 0, "assertion", "", whose, "", "", "", "",
                              "", int(f["amount"]), difference, ""))
        wanted = [(kind, str(seq), day, *rest) for day, _, seq, _, kind, *rest in sorted(lines)]
        texts = ("line", "record", "date", "from", "fund", "subject")
        sums = ("paid_in", "paid_out", "booked_in", "booked_out", "balance", "difference")
        rows = [(*(r[name] for name in texts), *(r[name] and pence(r[name]) for name in sums),
                 r["shown_by"]) for r in self.rows("books/bank-reconciliation.csv")]
        self.hold(rows == wanted, "bank-reconciliation.csv is what moved beside what the bank says")

    def other_lines(self, f):
        """A statement's lines that are no payment, and what it closes with, beside the books."""
        free = collections.Counter((day, amount) for (day, seq, _), amount in self.moved
                                   if self.event_of[seq] not in OF_PAYMENTS)
        for other in items(f, "unmatched"):
            day, amount = other["on"], int(other["pence"])
            booked = amount if free[day, amount] > 0 else 0
            free[day, amount] -= 1
            yield (day, 1, int(f["seq"]), int(other["line"]), "unmatched", "", "",
                   f"line {other['line']}", max(0, amount), max(0, -amount), max(0, booked),
                   max(0, -booked), "", amount - booked, "")
        if f["closes"] != "-":
            held = sum(n for (day, *_), n in self.moved if day <= f["closes"])
            difference = int(f["closing"]) - held
            if difference:
                self.differ.setdefault(f["seq"], difference)
            yield (f["closes"], 3, int(f["seq"]), 0, "closing", "", "", "", "", "", "", "",
                   int(f["closing"]), difference, "")


if __name__ == "__main__":
    sys.exit(check_lists.check_partners.check_pack.run(Bank, __doc__, sys.argv[1:]))
