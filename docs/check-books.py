#!/usr/bin/env python3
"""What the books in an evidence pack say, held against SPEC-evidence-pack.md: approvals, payments,
and periods. It goes on where check-pack.py ends, which it runs first; exit codes as there.

    python3 docs/check-books.py [--authority-ca FILE] PACK [PINS [EARLIER]]

It checks less than farthing-verify: no steps or duties of approvals.
"""
import base64, importlib.util, pathlib, sys

loading = importlib.util.spec_from_file_location(
    "check_pack", pathlib.Path(__file__).with_name("check-pack.py"))
check_pack = importlib.util.module_from_spec(loading)
loading.loader.exec_module(check_pack)
fields, london, root_of, signed = (
    check_pack.fields, check_pack.london, check_pack.root_of, check_pack.signed)


class People:
    """Who holds which role and which signer's key, at one place of the journal."""

    def __init__(self):
        self.held, self.lent, self.keys = set(), [], {}

    def follow(self, f):
        if f["type"] == "user.role":
            change = self.held.add if f["change"] == "granted" else self.held.discard
            change((f["user"], f["role"], f["partner"]))
        elif f["type"] == "delegation.granted":
            self.lent.append(f)
        elif f["type"] == "key.added" and f["purpose"] == "signer":
            self.keys[f["key"]] = (f["owner"], base64.b64decode(f["public"]))
        elif f["type"] in ("key.retired", "key.compromised") and f["purpose"] == "signer":
            self.keys.pop(f["key"], None)

    def holders(self, role):
        return {user for user, held, _ in self.held if held == role}

    def first_role(self, user, roles, day):
        """The role in which somebody acts: an own one before a lent one."""
        own = [role for role in roles if user in self.holders(role)]
        lent = [f["role"] for f in self.lent if f["to"] == user and f["role"] in roles
                and f["starts"] <= day <= f["ends"] and f["from"] in self.holders(f["role"])]
        return (own + lent + [None])[0]


class Books(check_pack.Check):
    """Follows who might do what, what was paid and which days are closed."""
    not_checked = ("steps and duties of approvals; sums and lists, with which check-lists.py goes "
                   "on; private values")

    def __init__(self, *given):
        super().__init__(*given)
        self.people, self.closed, self.asked, self.drawn = People(), set(), [], {}
        self.payments, self.payees, self.newest, self.ended = {}, {}, {}, {}
        self.released, self.charged = set(), []
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
            self.payees[subject] = f["payee"]
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
        statement = (
            f"farthing-reopen/v1\njournal: {f['journal']}\nfund: {fund}\nstarts: {starts}\n"
            f"ends: {ends}\nrequested-by: {f['actor']}\ncommand: {f['command']}\n")
        signature = base64.b64decode(f["signature"].removeprefix("ed25519:"))
        keys = [key for owner, key in people.keys.values() if owner == f["approved-by"]]
        self.hold(any(signed(key, statement.encode(), signature) for key in keys),
                  f"{f['approved-by']} signed the reopening in record {seq}")
        roles = ["finance-officer", "programme-manager"]
        role = people.first_role(f["actor"], roles, london(f["time"]))
        others = people.holders(roles[1 - roles.index(role)]) if role else set()
        self.hold(f["approved-by"] in others - {f["actor"]},
                  f"the reopening in record {seq} is by a finance officer and a programme manager")

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
