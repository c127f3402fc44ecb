#!/usr/bin/env python3
"""What the books in an evidence pack say, held against SPEC-evidence-pack.md: approvals, payments,
periods and reveals. It goes on where check-pack.py ends, which it runs first; exit codes as there.

    python3 docs/check-books.py [--authority-ca FILE] PACK [PINS [EARLIER]]

It checks less than farthing-verify: no steps or duties of approvals.
"""
import base64, importlib.util, pathlib, sys

loading = importlib.util.spec_from_file_location(
    "check_pack", pathlib.Path(__file__).with_name("check-pack.py"))
check_pack = importlib.util.module_from_spec(loading)
loading.loader.exec_module(check_pack)
fields, london, root_of, signed, People = (
    check_pack.fields, check_pack.london, check_pack.root_of, check_pack.signed,
    check_pack.parts.People)
# What begins the type of a record that is a step of a claim or business case.
STEPS = ("claim.", "case.", "decision.", "approval.", "question.", "top-up.")


class Books(check_pack.Check):
    """Follows who might do what, what was paid and which days are closed."""
    not_checked = ("steps and duties of approvals; sums and lists, with which check-lists.py goes "
                   "on; private values")

    def __init__(self, *given):
        super().__init__(*given)
        self.people, self.closed, self.asked, self.drawn = People(), set(), [], {}
        self.payments, self.payees, self.newest, self.ended = {}, {}, {}, {}
        self.released, self.charged, self.versions = set(), [], {}
        if self.findings:
            return
        try:
            for f in self.records:
                self.people.follow(f)
                self.follow(f)
            self.check_charges()
        except (IndexError, KeyError, ValueError) as error:
            self.hold(False, f"the records are in form: {error!r}")

    def follow(self, f):
        kind, subject = f["type"], f.get("subject") or f.get("claim") or f.get("business-case")
        if kind in ("claim.submitted", "claim.amended", "case.submitted", "case.amended"):
            self.newest[subject] = f["version"]
            self.payees[subject], self.versions[subject] = f["payee"], f
        elif kind in ("claim.withdrawn", "case.withdrawn", "approval.declined"):
            self.ended[subject, f["version"]] = int(f["seq"])
        elif kind == "approval.granted":
            open_still = (subject, f["version"]) not in self.ended
            self.hold(open_still, f"{f['approval']} is of what was open")
            self.check_approval(f)
        elif kind.startswith("payment."):
            self.check_payment(f)
        elif kind == "drawdown.line":
            self.drawn[f["drawdown"]] = self.drawn.get(f["drawdown"], 0) + int(f["amount"])
        elif kind == "drawdown.submitted":
            self.asked.append((f["fund"], f["starts"], f["ends"]))
            self.hold(self.drawn.get(f["drawdown"], 0) == int(f["total"])
                      and f["preparer"] != f["reviewer"], f"{f['drawdown']} sums, and two saw it")
        elif kind == "period.closed":
            self.closed.add((f["fund"], f["starts"], f["ends"]))
        elif kind == "period.reopened":
            self.check_reopening(f)
        elif kind == "pack.revealed":
            self.check_reveal(f)
        elif kind == "entry.posted":
            self.check_entry(f)

    def check_approval(self, f):
        """It is of its subject, by a key of its signer that counted, over this very journal."""
        name, text = f["approval"], self.files[f"data/approvals/{f['approval']}.txt"]
        s = fields(text)
        size, subject = int(s["tree-size"]), self.leaves[int(s["subject-seq"])].hex()
        self.hold(s["subject-leaf"] == subject, f"{name} names its subject")
        self.hold(size <= int(f["seq"]) and s["tree-root"]
                  == root_of(self.leaves[:size]).hex(), f"{name} saw this journal")
        self.hold(s["signer"] == f["actor"], f"{name} is its signer's")
        if s["key"] != "-":
            owner, key = self.people.keys.get(s["key"], ("", bytes(32)))
            self.hold(owner == s["signer"], f"the key of {name} counted")
            signature = self.files.get(f"data/approvals/{name}.sig", b"")
            self.hold(signed(key, text, signature), f"{name} is signed")

    def check_payment(self, f):
        """What moves the bank's money is a finance officer's to record, and a second person's."""
        if f["payment"] != "-":
            role = self.people.first_role(f["actor"], ["finance-officer"], london(f["time"]))
            self.hold(role, f"{f['actor']} was a finance officer when record {f['seq']} was made")
        if f["type"] == "payment.instructed":
            self.payments[f["payment"]] = f
        elif f["type"] == "payment.defrayed":
            self.check_release(f, f["actor"], self.payments.get(f["payment"]))
            self.released |= {f["payment"]} & self.payments.keys()

    def check_release(self, f, releaser, payment):
        """It was prepared, and is released neither by its preparer nor its payee."""
        if f["payment"] != "-":
            self.hold(payment, f"{f['payment']} was instructed")
        else:
            named = f["payer"].startswith(("partner:", "float:"))
            self.hold(named, f"record {f['seq']} names a payment")
        if payment and self.people.holders("finance-officer") - {releaser}:
            self.hold(payment["actor"] != releaser,
                      f"{f['payment']} was released by a second person")
        if payment["purpose"] == "claims" if payment else f["payer"].startswith("partner:"):
            paid = payment or f
            claims = [paid[f"claims.{number}"] for number in range(1, int(paid["claims"]) + 1)]
            self.hold(f"user:{releaser}" not in [self.payees.get(claim) for claim in claims],
                      f"the release in record {f['seq']} is not by a payee")

    def check_reopening(self, f):
        """What was closed, and no funder asked to pay, is opened by two people in two roles."""
        fund, starts, ends, seq, people = f["fund"], f["starts"], f["ends"], f["seq"], self.people
        self.hold((fund, starts, ends) in self.closed, f"record {seq} opens what was closed")
        self.closed.discard((fund, starts, ends))
        asked = [at for of, at, until in self.asked
                 if fund in ("-", of) and at <= ends and until >= starts]
        self.hold(not asked, f"record {seq} opens what no funder was asked to pay for")
        self.check_consent(f, f"reopening in record {seq}", (
            f"farthing-reopen/v1\njournal: {f['journal']}\nfund: {fund}\nstarts: {starts}\n"
            f"ends: {ends}\n"))

    def check_consent(self, f, what, statement):
        """It is by two people in two roles, and the second signed it."""
        statement += f"requested-by: {f['actor']}\ncommand: {f['command']}\n"
        signature = base64.b64decode(f["signature"].removeprefix("ed25519:"))
        keys = [key for owner, key in self.people.keys.values() if owner == f["approved-by"]]
        self.hold(any(signed(key, statement.encode(), signature) for key in keys),
                  f"{f['approved-by']} signed the {what}")
        roles = ["finance-officer", "programme-manager"]
        role = self.people.first_role(f["actor"], roles, london(f["time"]))
        others = self.people.holders(roles[1 - roles.index(role)]) if role else set()
        self.hold(f["approved-by"] in others - {f["actor"]},
                  f"the {what} is by a finance officer and a programme manager")

    def check_reveal(self, f):
        """What was revealed is there and nobody's own matter, of those who agreed to it."""
        places = {name: f[name] for name in f if name.startswith("fields")}
        self.check_consent(f, f"reveal in record {f['seq']}", "".join((
            f"farthing-reveal/v1\njournal: {f['journal']}\npack: {f['pack']}\n"
            f"issued: {f['issued']}\n", *(f"{name}: {place}\n" for name, place in places.items()),
            f"asked-by: {f['commit.asked-by']}\nreason: {f['commit.reason']}\n")))
        issued = self.records[int(f["issued"])]
        self.hold((issued["type"], issued["pack"]) == ("pack.issued", f["pack"]),
                  f"the pack of the reveal in record {f['seq']} was issued")
        for seq, name in (place.split(" ") for place in list(places.values())[1:]):
            at = self.records[int(seq)]
            value = at.get(name, "-")
            self.hold(value.startswith("supplier:") or value != "-" and ".commit." in f".{name}",
                      f"{seq} {name} is there to be revealed")
            step = at["type"].startswith(STEPS) and (at.get("subject") or at.get("claim"))
            of = self.versions.get(step or at.get("business-case"), {})
            theirs = {of.get("claimant"), of.get("proposer"), of.get("payee", "")[5:]} | {
                of[f"{line[:-7]}.for"] for line in of if of[line] == "colleague"}
            self.hold(not {f["actor"], f["approved-by"]} & theirs,
                      f"{seq} {name} is of no matter of those who reveal it")

    def check_entry(self, f):
        seq, event, source = f["seq"], f["event"], f["source"]
        if event in ("payment.defrayed", "repayment.defrayed"):
            self.hold(source in self.released, f"entry {seq} is of a payment that was released")
        elif event in ("claim.charged", "commitment.raised"):
            self.charged.append(((source, self.newest.get(source)), int(seq), event))
        accounts = [value for name, value in f.items() if name.endswith(".account")]
        funds = {"-"} | {account.split(":")[0] for account in accounts}
        late = [ends for fund, _, ends in self.closed if ends >= f["effective"] and fund in funds]
        self.hold(not late, f"entry {seq} is of an open day")

    def check_charges(self):
        """No claim that was withdrawn or declined is charged, and no such case set aside for."""
        for version, seq, event in self.charged:
            stands = (version not in self.ended
                      or event == "commitment.raised" and seq < self.ended[version])
            self.hold(stands, f"entry {seq} is of what was not withdrawn or declined")


if __name__ == "__main__":
    sys.exit(check_pack.run(Books, __doc__, sys.argv[1:]))
