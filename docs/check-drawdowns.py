#!/usr/bin/env python3
"""What funders are asked for in an evidence pack and what they answer, held against the ledger as
SPEC-evidence-pack.md says. It goes on where check-payments.py ends, which it runs first; exit codes
as there.

    python3 docs/check-drawdowns.py [--authority-ca FILE] PACK [PINS [EARLIER]]
"""
import collections, datetime, hashlib, importlib.util, pathlib, sys

loading = importlib.util.spec_from_file_location(
    "check_payments", pathlib.Path(__file__).with_name("check-payments.py"))
check_payments = importlib.util.module_from_spec(loading)
loading.loader.exec_module(check_payments)
check_entries = check_payments.check_entries
items, kind = check_entries.items, check_entries.kind
OF_DRAWDOWNS = {"drawdown.submitted", "drawdown.received", "drawdown.netted"}


def net(postings, wanted):
    """Debits less credits of a kind of accounts, by fund."""
    sums = collections.Counter()
    for p in postings:
        if kind(p["account"]) == wanted:
            pence = int(p["amount"])
            sums[p["account"].split(":")[0]] += pence if p["side"] == "debit" else -pence
    return sums


class Drawdowns(check_payments.Payments):
    """Follows what is left to ask each funder for, and what entries a drawdown calls for."""

    def __init__(self, *given):
        super().__init__(*given)
        self.left, self.of_claim = {}, collections.defaultdict(list)
        self.turns, self.claims_of = collections.Counter(), {}
        self.begun, self.expected, self.bearing = {}, collections.Counter(), {}
        self.now_closed = set()
        try:
            for f in self.records:
                self.follow_drawdown(f)
        except (IndexError, KeyError, ValueError) as error:
            self.hold(False, f"the drawdowns are in form: {error!r}")
        for event, drawdown, _, pence, _ in +self.expected:
            self.hold(False, f"an entry {event} of {pence} follows the record of {drawdown}")
        for name, d in self.begun.items():
            self.hold(d["stage"] == "submitted" or not d["lines"], f"{name} was submitted")

    def follow_drawdown(self, f):
        name = f["type"].removeprefix("drawdown.")
        if f["type"] == "payment.instructed":
            self.claims_of[f["payment"]] = [
                f[f"claims.{n}"] for n in range(1, int(f["claims"]) + 1)]
        elif f["type"] == "period.closed":
            self.now_closed.add((f["fund"], f["starts"], f["ends"]))
        elif f["type"] == "period.reopened":
            self.now_closed.discard((f["fund"], f["starts"], f["ends"]))
        elif f["type"] == "entry.posted":
            self.follow_entry(f, items(f, "postings"))
        elif name == "prepared":
            self.hold(f["drawdown"] not in self.begun, f"{f['drawdown']} was prepared once")
            self.begun[f["drawdown"]] = {**f, "stage": "open", "lines": [], "credits": {},
                                         "review": None}
        elif f["type"].startswith("drawdown."):
            self.follow_step(name, f, self.begun.get(f["drawdown"], {}))

    def follow_step(self, name, f, d):
        if name == "answered":
            return self.check_answer(f, d)
        self.hold(d.get("stage") == "open", f"record {f['seq']} is of a drawdown that was open")
        if name == "adjusted" and f["kind"] == "credited":
            self.check_credit(f, d)
        elif name == "reviewed":
            d["review"] = f["digest"]
        elif name == "withdrawn":
            d["stage"] = "ended"
        elif name == "line":
            self.check_line(f, d)
        elif name == "submitted":
            self.check_submitted(f, d)

    def check_credit(self, f, d):
        cost = self.left.get((f["defrayal"], d["fund"]), {"drawdown": None, "pence": 0})
        self.hold(cost["drawdown"] not in (None, f["drawdown"])
                  and int(f["amount"]) <= cost["pence"],
                  f"record {f['seq']} takes off what was asked for")
        d["credits"][int(f["defrayal"])] = int(f["amount"])

    def check_line(self, f, d):
        d["lines"].append(f)
        cost = self.left.get((f["defrayal"], f["fund"]), {})
        self.hold(not cost.get("drawdown")
                  and (cost.get("pence"), cost.get("day")) == (int(f["amount"]), f["bank-date"]),
                  f"the line in record {f['seq']} is what is left to ask for")
        late = {True: "yes", False: "no"}[f["bank-date"] < d["starts"]]
        self.hold(d["fund"] == f["fund"] and f["bank-date"] <= d["ends"] and f["late"] == late,
                  f"the line in record {f['seq']} is of the drawdown's fund and period")
        cost["drawdown"] = f["drawdown"]

    def check_submitted(self, f, d):
        name = f["drawdown"]
        text = "".join(f"{p['defrayal']} {p['amount']} {p['bank-date']} {p['late']}\n"
                       for p in d["lines"])
        credits = {entry: pence for entry, pence in d["credits"].items() if pence}
        text += "".join(f"{entry} -{credits[entry]}\n" for entry in sorted(credits))
        digest = hashlib.sha256(text.encode()).hexdigest()
        self.hold(f["digest"] == d["review"] == digest
                  and int(f["credited"]) == sum(credits.values())
                  and all(f[key] == d[key] for key in ("fund", "starts", "ends")),
                  f"{name} is what was prepared and reviewed")
        self.hold(self.is_closed(f), f"the days of {name} are closed")
        d["stage"] = "submitted"
        self.expected["drawdown.submitted", name, f["fund"], int(f["total"]), "-"] += 1
        if int(f["credited"]):
            self.expected["drawdown.netted", name, f["fund"], int(f["credited"]), "-"] += 1

    def is_closed(self, f):
        first = datetime.date.fromisoformat(f["starts"])
        for starts, ends in sorted((starts, ends) for fund, starts, ends in self.now_closed
                                   if fund in ("-", f["fund"])):
            if starts <= first.isoformat() <= ends:
                first = datetime.date.fromisoformat(ends) + datetime.timedelta(1)
        return first.isoformat() > f["ends"]

    def check_answer(self, f, d):
        name, fund, pence = f["drawdown"], d.get("fund"), int(f["amount"])
        self.hold(d.get("stage") == "submitted", f"{name} was submitted before it was answered")
        if f["answer"] == "paid":
            self.expected["drawdown.received", name, fund, pence, f["on"]] += 1
        elif f["answer"] == "disallowed":
            self.expected["drawdown.netted", name, fund, pence, "-"] += 1
            self.bearing[name] = [fund, pence]

    def follow_entry(self, f, postings):
        seq, event, source = f["seq"], f["event"], f["source"]
        claims = self.claims_of.get(source)
        claim = claims[self.turns[source, event] % len(claims)] if claims else source
        self.turns[source, event] += 1
        if event != "drawdown.submitted":
            for fund, pence in sorted(net(postings, "M1150").items()):
                self.add(pence, fund, f, claim)
        if event == "cost.disallowed":
            for bearing in self.bearing.values():
                bearing[1] += net(postings, "M2200")[bearing[0]]
        elif event in OF_DRAWDOWNS:
            sums = [(event, source, fund, abs(pence), f["bank-date"])
                    for fund, pence in net(postings, "M1100").items()]
            self.hold(len(sums) == 1 and self.expected[sums[0]] > 0,
                      f"entry {seq} is what a record of {source} says")
            self.expected.subtract(sums)
            if event == "drawdown.netted":
                self.hold(self.bearing.pop(source, [0, 0])[1] == 0,
                          f"the reserves bore what entry {seq} takes off")

    def add(self, pence, fund, f, claim):
        """What an entry leaves to ask a fund for, or takes back."""
        mine = [c for c in self.of_claim[claim, fund] if c["drawdown"] is None]
        day = f["effective"] if f["bank-date"] == "-" else f["bank-date"]
        if pence > 0 and f["event"] == "entry.reversed" and claim != "-" and mine:
            mine[-1]["pence"] += pence
        elif pence > 0:
            cost = {"entry": f["seq"], "day": day, "pence": pence, "drawdown": None}
            self.left[f["seq"], fund] = cost
            self.of_claim[claim, fund].append(cost)
        for c in sorted(reversed(mine), key=lambda c: c["entry"] != f["reverses"]):
            taken = min(c["pence"], max(0, -pence))
            c["pence"], pence = c["pence"] - taken, pence + taken
        self.hold(pence >= 0, f"entry {f['seq']} takes back no more than is left to ask for")


if __name__ == "__main__":
    sys.exit(check_entries.check_bank.check_lists.check_partners.check_pack.run(
        Drawdowns, __doc__, sys.argv[1:]))
