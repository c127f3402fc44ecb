#!/usr/bin/env python3
"""What delivery partners paid from their own banks, by an evidence pack, held against
SPEC-evidence-pack.md: who may record it, what shows it and what came back. It goes on where
check-books.py ends, which it runs first; exit codes as there.

    python3 docs/check-partners.py [--authority-ca FILE] PACK [PINS [EARLIER]]
"""
import importlib.util, pathlib, sys

loading = importlib.util.spec_from_file_location(
    "check_books", pathlib.Path(__file__).with_name("check-books.py"))
check_books = importlib.util.module_from_spec(loading)
loading.loader.exec_module(check_books)
check_pack, london = check_books.check_pack, check_books.london


class Partners(check_books.Books):
    """Follows what left a partner's bank, from the record of it to its entry."""

    def __init__(self, *given):
        self.bearers, self.paid, self.came_back, self.outside = {}, {}, {}, {}
        super().__init__(*given)

    def follow(self, f):
        super().follow(f)
        kind = f["type"]
        if kind in ("claim.submitted", "claim.amended"):
            self.bearers[f["claim"]] = f["partner"]
        elif kind == "bank.imported":
            role = self.people.first_role(f["actor"], ["finance-officer"], london(f["time"]))
            self.hold(role, f"{f['actor']} might keep the statement in record {f['seq']}")
        elif kind == "payment.defrayed" and f["payer"].startswith("partner:"):
            self.check_partner(f, f["payer"].removeprefix("partner:"))
        elif kind.startswith("partner.") and kind != "partner.joined":
            self.check_partner(f, f["partner"])
        elif kind == "entry.posted":
            self.check_partners_entry(f)

    def manages(self, user, partner, day):
        """Whether somebody is a manager of the partner, by a lent role too; it is lent to nobody
        who has roles at other partners alone."""
        held = self.people.held

        def manager(who):
            return {(who, "partner-manager", place) for place in (partner, "-")} & held
        places = {place for who, _, place in held if who == user} - {"-"}
        lent = [f for f in self.people.lent if f["to"] == user and f["role"] == "partner-manager"
                and f["starts"] <= day <= f["ends"] and manager(f["from"])]
        return bool(manager(user) or lent and (not places or partner in places))

    def check_partner(self, f, partner):
        """It is recorded by who may, and is of what that partner paid."""
        seq, kind, day = f["seq"], f["type"], london(f["time"])
        self.hold(self.people.first_role(f["actor"], ["finance-officer"], day)
                  or self.manages(f["actor"], partner, day),
                  f"{f['actor']} might record what is of {partner}'s bank in record {seq}")
        if kind == "payment.defrayed":
            for number in range(1, int(f["claims"]) + 1):
                claim = f[f"claims.{number}"]
                own = partner == self.bearers.get(claim)
                self.hold(own or self.payees.get(claim) == f"partner:{partner}",
                          f"{claim} is a cost of {partner}")
                self.paid[claim] = (partner, f["on"])
        elif kind == "partner.page-kept":
            self.hold(self.paid.get(f["claim"]) == (partner, f["on"]),
                      f"the page in record {seq} shows what {partner} paid")
        elif kind == "partner.payment-returned":
            payer, on = self.paid.pop(f["claim"], ("", ""))
            self.hold(payer == partner and f["on"] >= on,
                      f"what came back by record {seq} had left {partner}'s bank")
            self.came_back[f["claim"]] = (partner, f["on"])

    def check_partners_entry(self, f):
        """An entry of a partner's payment, or of its return, is of what was recorded."""
        seq, event, source = f["seq"], f["event"], f["source"]
        if event in ("partner.paid", "float.spent"):
            self.outside[seq] = source
        elif event == "entry.reversed":
            self.paid.pop(self.outside.get(f["reverses"]), None)
        if event in ("partner.paid", "partner.payment-returned"):
            partner, on = (self.paid if event == "partner.paid" else self.came_back).get(
                source, ("", ""))
            accounts = [value for name, value in f.items() if name.endswith(".account")]
            owed = {account.split(":M2060.")[1] for account in accounts if ":M2060." in account}
            self.hold(owed == {partner} and on == f["bank-date"],
                      f"entry {seq} is of a partner's payment that was recorded")


if __name__ == "__main__":
    sys.exit(check_pack.run(Partners, __doc__, sys.argv[1:]))
