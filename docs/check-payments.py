#!/usr/bin/env python3
"""When money moved and who bears what in an evidence pack: the records of payments held against
their entries, and the shares of each cost against the apportionment, as SPEC-evidence-pack.md says.
It goes on where check-entries.py ends, which it runs first; exit codes as there.

    python3 docs/check-payments.py [--authority-ca FILE] PACK [PINS [EARLIER]]
"""
import collections, importlib.util, pathlib, re, sys

loading = importlib.util.spec_from_file_location(
    "check_entries", pathlib.Path(__file__).with_name("check-entries.py"))
check_entries = importlib.util.module_from_spec(loading)
loading.loader.exec_module(check_entries)
items, kind = check_entries.items, check_entries.kind
IN_TRANSIT = {"M2050", "M2065"}
# Where an entry with shares posts each fund's whole.
SPLIT = {"commitment.raised": ("A500", "credit"), "claim.charged": ("A600", "credit"),
         "refund.received": ("A700", "debit")}


def positive(pence):
    return {fund: amount for fund, amount in pence.items() if amount > 0}


class Payments(check_entries.Entries):
    """Follows what each payment came to, the weights of each apportionment, and the pence that
    each line of a case has set aside and each line of a claim stands charged with."""

    def __init__(self, *given):
        super().__init__(*given)
        self.total_of, self.left_on, self.back_on = {}, {}, {}
        self.sums, self.unposted, self.weights = collections.Counter(), {}, {}
        self.draws, self.charges = {}, {}
        self.set_aside, self.charged = (collections.defaultdict(collections.Counter) for _ in "ab")
        try:
            for f in self.records:
                self.follow_payment(f)
        except (IndexError, KeyError, ValueError) as error:
            self.hold(False, f"the payments are in form: {error!r}")
        for name, total in self.total_of.items():
            left = total if name in self.left_on else 0
            self.hold((self.sums[name, "instructed"], self.sums[name, "defrayed"])
                      == (total, left), f"the entries of {name} come to what its records say")
        for claim in self.unposted:
            self.hold(False, f"an entry follows the record by which {claim} was paid")

    def follow_payment(self, f):
        name = f["type"]
        if name == "payment.instructed":
            self.total_of[f["payment"]] = int(f["total"])
        elif name == "payment.defrayed" and f["payment"] == "-":
            self.unposted |= {f[f"claims.{n}"]: f["on"] for n in range(1, int(f["claims"]) + 1)}
        elif name == "payment.defrayed":
            self.left_on[f["payment"]] = f["on"]
        elif name == "payment.returned":
            self.back_on[f["payment"]] = f["on"]
        elif name == "apportionment.adopted":
            self.weights[f["version"]] = {p["fund"]: int(p["weight"]) for p in items(f, "shares")}
        elif name in ("claim.submitted", "claim.amended"):
            for line in items(f, "lines"):
                self.draws[f["claim"], line["number"]] = f["business-case"] + "." + line["case-line"]
        elif name == "entry.posted":
            self.check_day(f, items(f, "postings"))
            self.check_shares(f, items(f, "shares"), items(f, "postings"))
            self.follow_shares(f, items(f, "shares"), items(f, "postings"))

    def check_day(self, f, postings):
        """An entry of a payment is of the day that the payment's record says."""
        event, source, day = f["event"], f["source"], f["bank-date"]
        moved = {side: sum(int(p["amount"]) for p in postings if kind(p["account"]) in IN_TRANSIT
                           and p["side"] == side) for side in ("debit", "credit")}
        if event in ("payment.instructed", "repayment.instructed"):
            self.sums[source, "instructed"] += moved["credit"]
        elif event in ("payment.defrayed", "repayment.defrayed"):
            self.sums[source, "defrayed"] += moved["debit"]
            self.hold(self.left_on.get(source) == day, f"entry {f['seq']} is of its payment's day")
        elif event == "payment.returned":
            self.hold(day in ("-", self.back_on.get(source)),
                      f"entry {f['seq']} is of its payment's day")
        elif event in ("float.spent", "partner.paid"):
            self.hold(self.unposted.pop(source, None) == day,
                      f"entry {f['seq']} is of its payment's day")

    def check_shares(self, f, shares, postings):
        """Each line is split by its weights, and the funds' parts are what is posted."""
        lines, left = collections.defaultdict(list), collections.Counter()
        for share in shares:
            lines[share["line"]].append(share)
            left[share["fund"]] += int(share["amount"])
        wanted = SPLIT.get(f["event"])
        for p in postings:
            if wanted == (kind(p["account"]), p["side"]):
                left[p["account"].split(":")[0]] -= int(p["amount"])
        self.hold(not any(left.values()) and self.go_by(f, lines, postings)
                  and all(self.is_split(line, f["rule"]) for line in lines.values()),
                  f"entry {f['seq']} is shared as its shares and the apportionment say")

    def go_by(self, f, lines, postings):
        """The weights are the rule's, or what is set aside or stands charged; and what is taken of
        each line of a case is what the lines that go by it are given."""
        taken = collections.defaultdict(collections.Counter)
        for number, shares in sorted(lines.items(), key=lambda line: int(line[0])):
            weights = positive({share["fund"]: int(share["weight"]) for share in shares})
            draws = self.draws.get((f["source"], number))
            methods = {share["method"] for share in shares}
            if (f["event"], methods) == ("refund.received", {"charged"}):
                if weights != positive(self.charged[f["source"], number]):
                    return False
            elif (f["event"], methods) == ("claim.charged", {"remaining"}):
                left = collections.Counter(self.set_aside[draws])
                left.subtract(taken[draws])
                if weights != positive(left):
                    return False
                for share in shares:
                    taken[draws][share["fund"]] += int(share["amount"])
            elif methods != {"percentages"} or f["event"] == "refund.received":
                return False
        for p in postings:
            fund, *account = re.split(r"[:.]", p["account"], maxsplit=2)
            # What is approved and claimed at once passes through A500 of the claim itself.
            if (f["event"], account[0], p["side"]) == ("claim.charged", "A500", "debit") \
                    and not account[1].startswith(f["source"] + "."):
                taken[account[1]][fund] -= int(p["amount"])
        return not any(any(pence.values()) for pence in taken.values())

    def follow_shares(self, f, shares, postings):
        """What each line of a case has left, and each line of a claim stands charged with."""
        for p in postings:
            if kind(p["account"]) == "A500":
                fund, _, line = re.split(r"[:.]", p["account"], maxsplit=2)
                self.set_aside[line][fund] += int(p["amount"]) * (-1) ** (p["side"] == "debit")
        sign = {"claim.charged": 1, "refund.received": -1}.get(f["event"], 0)
        change = [(f["source"], s["line"], s["fund"], sign * int(s["amount"])) for s in shares]
        if f["reverses"] != "-":
            change = [(*of, -pence) for *of, pence in self.charges.get(f["reverses"], [])]
        self.charges[f["seq"]] = change
        for claim, line, fund, pence in change:
            self.charged[claim, line][fund] += pence

    def is_split(self, shares, rule):
        whole = sum(int(share["amount"]) for share in shares)
        weights = {share["fund"]: int(share["weight"]) for share in shares}
        by_rule = any(share["method"] == "percentages" for share in shares)
        if len(weights) < len(shares) or by_rule and weights != self.weights.get(rule):
            return False
        for share in shares:
            least, over = divmod(whole * weights[share["fund"]], sum(weights.values()) or 1)
            more = int(share["amount"]) - least
            if over != int(share["remainder"]) or more not in ((0, 1) if over else (0,)):
                return False
        return True


if __name__ == "__main__":
    sys.exit(check_entries.check_bank.check_lists.check_partners.check_pack.run(
        Payments, __doc__, sys.argv[1:]))
