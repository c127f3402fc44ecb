#!/usr/bin/env python3
"""The lists and books in an evidence pack, held against its records as SPEC-evidence-pack.md says:
every amount in them is one of the postings', in its place. It goes on where check-partners.py ends,
which it runs first; exit codes as there.

    python3 docs/check-lists.py [--authority-ca FILE] PACK [PINS [EARLIER]]
"""
import collections, csv, importlib.util, io, pathlib, re, sys

loading = importlib.util.spec_from_file_location(
    "check_partners", pathlib.Path(__file__).with_name("check-partners.py"))
check_partners = importlib.util.module_from_spec(loading)
loading.loader.exec_module(check_partners)

POUNDS = r"-?\d+\.\d\d"


def pence(text):
    if not re.fullmatch(POUNDS, text):
        raise ValueError(f"{text} is no amount")
    return int(text.replace(".", ""))


def items(f, name):
    """The parts of a numbered list: each as a dict of its fields."""
    start = f"{name}."
    parts = [{} for _ in range(int(f[name]))]
    for key, value in f.items():
        if key.startswith(start):
            number, _, field = key[len(start):].partition(".")
            parts[int(number) - 1][field] = value
    return parts


class Posting:
    def __init__(self, f, line, part):
        self.entry, self.line, self.account, self.f = f["seq"], line, part["account"], f
        self.fund, _, rest = self.account.partition(":")
        self.plane = {"A": "authority", "L": "allowance", "M": "money"}[rest[0]]
        self.side, self.amount = part["side"], int(part["amount"])
        self.pence = self.amount if self.side == "debit" else -self.amount
        self.is_cost = rest.startswith("M5000.")
        self.partner, self.heading = (part[k].replace("-", "", part[k] == "-")
                                      for k in ("partner", "category"))


class Lists(check_partners.Partners):
    """Writes what each list has to say again, from the records' own lines."""
    not_checked = ("steps and duties of approvals; exceptions and control totals, with which "
                   "check-totals.py goes on; words of the lists; private values")

    def __init__(self, *given):
        super().__init__(*given)
        if self.findings:
            return
        try:
            self.entries = [f for f in self.records if f["type"] == "entry.posted"]
            self.postings = [Posting(f, line, part) for f in self.entries
                             for line, part in enumerate(items(f, "postings"), 1)]
            self.check_balances()
            self.check_costs()
            self.check_general_ledger()
            self.check_journals()
            self.check_decisions()
        except (IndexError, KeyError, ValueError) as error:
            self.hold(False, f"the lists are in form: {error!r}")

    def rows(self, name):
        text = self.files[f"data/{name}"].decode()
        self.hold(text.endswith("\r\n") and text.count("\n") == text.count("\r\n"), f"{name} ends")
        return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))

    def check_balances(self):
        """Adds up each account, and each month of those that belong to a fund."""
        sums, months = collections.defaultdict(lambda: [0, 0]), collections.defaultdict(int)
        for p in self.postings:
            sums[p.account][p.side == "credit"] += p.amount
            if p.fund != "-":
                months[p.account, p.f["effective"][:7]] += p.pence
        listed = {r["account"].lstrip("'"): [pence(r["debits"]), pence(r["credits"])]
                  for r in self.rows("trial-balance.csv")}
        secret = self.opened[f"{len(self.records) - 1} commit.codes"]
        sums = {check_partners.check_pack.coded(account, secret): sums[account] for account in sums}
        self.hold(listed == sums, "the trial balance is what the postings add up to")
        ends, changes = collections.defaultdict(int), {}
        for r in self.rows("books/ads-trial-balance.csv"):
            account, before = r["GL_Account_Number"], pence(r["Amount_Beginning"])
            self.hold(ends[account] == before, f"{account} goes on from what it was")
            ends[account] = pence(r["Amount_Ending"])
            changes[account, r["Balance_As_Of_Date"][:7]] = ends[account] - before
        self.hold(changes == months, "ads-trial-balance.csv rolls forward by the postings")

    def check_costs(self):
        costs = [(p.entry, p.f["event"], p.partner, p.heading, p.fund, p.pence)
                 for p in self.postings if p.is_cost]
        names = ("entry", "event", "partner", "cost_heading", "fund")
        rows = [(*(r[name] for name in names), pence(r["amount"]))
                for r in self.rows("transactions.csv")]
        self.hold(rows == costs, "the transactions are the costs")

    def check_general_ledger(self):
        wanted = [(p.entry, str(p.line), p.fund, p.f["effective"], p.account, p.amount,
                   p.side[0].upper(), p.f["actor"], p.f["time"][:10], p.f["time"][11:19],
                   p.partner, p.heading) for p in self.postings if p.fund != "-"]
        names = ("Journal_ID", "Journal_ID_Line_Number", "Business_Unit_Code", "Effective_Date",
                 "GL_Account_Number", "Amount", "Amount_Credit_Debit_Indicator", "Entered_By",
                 "Entered_Date", "Entered_Time", "Segment01", "Segment02")
        rows = [tuple(pence(r[name]) if name == "Amount" else r[name] for name in names)
                for r in self.rows("books/ads-gl-detail.csv")]
        self.hold(rows == wanted, "ads-gl-detail.csv is the postings")

    def check_journals(self):
        """Their postings are the records', in order, each under its day, entry and account."""
        def spelt(code):
            return code.replace("-", "-H").replace("_", "-")
        plain, capital = [], []
        for p in self.postings:
            if p.fund != "-":
                fund, kind, *parts = re.split("[:.]", p.account)
                names = ":".join(part[:1].upper() + part[1:] for part in map(spelt, parts))
                place, amount = (p.f["effective"], p.entry), p.pence
                plain.append((*place, p.account.replace(".", ":"), amount))
                capital.append((*place, f"{fund}:{kind}{':' * bool(parts)}{names}", amount))
        for name, head, root, wanted in (("hledger", r"\S+ \((\d+)\)", "", plain),
                                         ("ledger", r"\S+ \((\d+)\)", "", plain),
                                         ("beancount", r"  seq: (\d+)$", r"[A-Z][a-z]+:", capital)):
            text, day, entry = self.files[f"data/books/journal.{name}"].decode(), "", ""
            found = []
            for line in text.splitlines():
                day = (re.match(r"(\d{4}-\d\d-\d\d) [*(]", line) or [day, day])[1]
                entry = (re.match(head, line) or [entry, entry])[1]
                posting = re.fullmatch(rf" +{root}(\S+)  ({POUNDS}) GBP", line)
                found += [(day, entry, posting[1], pence(posting[2]))] if posting else []
            self.hold(found == wanted, f"journal.{name} is the postings")

    def check_decisions(self):
        answers = [[f[name] for name in ("seq", "subject", "version", "line", "rule-pack-digest",
                                         "outcome", "commit.facts")]
                   for f in self.records if f["type"] == "decision.recorded"]
        facts = {}
        for line in self.files["data/disclosures.txt"].decode().splitlines():
            seq, field, state, *rest = line.split(" ")
            if field == "commit.facts":
                shown = bytes.fromhex(rest[2]).decode().splitlines() if rest else []
                facts[seq] = "; ".join(shown[1:]) if rest else state
        answers = [[*answer, facts[answer[0]]] for answer in answers]
        names = ("record", "subject", "version", "line", "rule_pack_digest", "answer",
                 "facts_commitment", "facts")
        rows = [[r[name] for name in names] for r in self.rows("books/decisions.csv")]
        self.hold(rows == answers, "decisions.csv is what the guidance answered")


if __name__ == "__main__":
    sys.exit(check_partners.check_pack.run(Lists, __doc__, sys.argv[1:]))
