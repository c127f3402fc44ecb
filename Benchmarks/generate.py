#!/usr/bin/env python3
"""Makes command files that a benchmark plays: the same bytes for the same arguments.

    generate.py --commands 100000 --output DIR [--seed 2026] [--receipts 0.02] [--picture-bytes 0]

DIR/setup.jsonl    a programme: two funders and reserves, 10 partners, 40 keyworkers, 1,000 participants
DIR/commands.jsonl the mixed commands; a run is timed from books to which the setup was applied
DIR/single.jsonl   ordinary claims for one run each, numbered after all of these
DIR/expected.json  how many of the mixed commands end in which outcome

Of 1,000 commands about 720 are ordinary claims within automatic limits, 50 claims that wait for a
manager and 50 that approve them, 30 belong to business cases, 40 pay what was accepted, 20 ask and
answer, 40 record outcomes, 25 are refused by the books and 25 repeat an earlier command.
Days are those of 2026, so the machine's clock has to be later than its last one, 15 November.
"""
import argparse
import collections
import datetime
import json
import os
import random
import shutil

PARTNERS, KEYWORKERS, PARTICIPANTS = 10, 40, 1000
FIRST_DAY, LAST_DAY = datetime.date(2026, 1, 12), datetime.date(2026, 11, 15)
SINGLES = 2000
RECEIPT_SHARE = 0.02
CLAIMS_IN_A_PAYMENT = 20
POLICY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Policies", "discretionary-2026.yaml")

# What the guidance leaves to nobody's permission, in pence; kept here so that the mix is what it says.
TRAVEL_DAY, TRAVEL_30_DAYS = 2500, 20000
MEETING, MEETINGS_QUARTER = 1000, 6000
IDENTITY_30_DAYS = 6000
MILEAGE_DAY_TENTHS = 1000
OVERALL = 150000


class Mix:
    """A programme in motion: what was claimed, what waits, what can be paid."""

    def __init__(self, output, commands, seed, receipts, picture_bytes):
        self.output, self.commands = output, commands
        self.receipts, self.picture_bytes = receipts, picture_bytes
        self.random = random.Random(seed)
        self.day = FIRST_DAY
        self.counters = collections.Counter()
        self.expected = collections.Counter()
        self.spent = collections.Counter()
        self.history = collections.defaultdict(collections.deque)
        self.driven = collections.Counter()
        self.waiting, self.asked, self.payable, self.instructed = [], [], [], []
        self.told = set()
        self.cases, self.half_approved, self.open_cases = [], [], []
        self.earlier = []

    # Names

    def next(self, prefix):
        self.counters[prefix] += 1
        return f"{prefix}{self.counters[prefix]:07d}"

    def somebody(self):
        number = self.random.randrange(PARTICIPANTS)
        return f"p_{number:04d}", partner_of(number), keyworker_of(number)

    # Commands

    def command(self, actor, verb, ends="created", **keys):
        line = {"id": self.next("c-"), "actor": actor, "command": verb}
        line.update((key.replace("_", "-"), value) for key, value in keys.items())
        self.expected[ends] += 1
        text = json.dumps(line, separators=(",", ":"))
        self.earlier.append((text, "exists" if ends == "created" else ends))
        return text

    def claim(self, actor, partner, lines, **keys):
        claim = self.next("cl_")
        return claim, self.command(
            actor, "claim.submit", claim=claim, partner=partner, lines=lines, **keys)

    def ordinary_claim(self):
        """A claim that needs nobody's permission: one entry, at once."""
        kind = self.random.random()
        participant, partner, keyworker = self.somebody()
        if kind < 0.70:
            line = self.travel(participant, self.random.randrange(180, 900, 10))
        elif kind < 0.82:
            line = self.meeting(participant, self.random.randrange(200, 700, 5))
        elif kind < 0.85:
            line = self.identity(participant, self.random.choice((1250, 800, 1050)))
        else:
            line = None
        line = line or self.miles(keyworker)
        if line is None:
            return self.ordinary_claim()
        paid_by = "float" if "own" not in line and self.random.random() < 0.03 else "keyworker"
        claim, text = self.claim(keyworker, partner, [line], paid_by=paid_by, **self.proof(line))
        if paid_by != "float":
            self.payable.append(claim)
        return text

    def travel(self, participant, amount):
        if not self.fits(participant, "travel", amount, TRAVEL_DAY, TRAVEL_30_DAYS):
            return None
        return self.line(participant, "travel", amount, "bus, return",
                         next_step="interview and induction", journey="home, Jobcentre, home")

    def meeting(self, participant, amount):
        quarter = sum(spent for day, spent in self.history[participant, "meetings"]
                      if (day.month - 1) // 3 == (self.day.month - 1) // 3)
        if amount > MEETING or quarter + amount > MEETINGS_QUARTER or not self.within(participant, amount):
            return None
        return self.line(participant, "meetings", amount, "tea and a sandwich")

    def identity(self, participant, amount):
        if not self.fits(participant, "identity", amount, IDENTITY_30_DAYS, IDENTITY_30_DAYS):
            return None
        return self.line(participant, "identity", amount, "birth certificate", next_step="open a bank account")

    def miles(self, keyworker):
        tenths = self.random.randrange(30, 300)
        if self.driven[keyworker, self.day] + tenths > MILEAGE_DAY_TENTHS:
            return None
        self.driven[keyworker, self.day] += tenths
        return {"own": True, "category": "mileage", "incurred": str(self.day), "miles": tenths,
                "vehicle": "car", "what": "to meet participants", "journey": "office, village, office"}

    def within(self, participant, amount):
        return self.spent[participant] + amount <= OVERALL

    def fits(self, participant, category, amount, a_day, thirty_days):
        history = self.history[participant, category]
        while history and (self.day - history[0][0]).days > 29:
            history.popleft()
        today = sum(spent for day, spent in history if day == self.day)
        return (today + amount <= a_day and self.within(participant, amount)
                and sum(spent for _, spent in history) + amount <= thirty_days)

    def line(self, participant, category, amount, what, next_step=None, journey=None):
        self.spent[participant] += amount
        self.history[participant, category].append((self.day, amount))
        line = {"for": participant, "category": category, "incurred": str(self.day), "amount": amount, "what": what}
        if next_step:
            line["next-step"] = next_step
        if journey:
            line["journey"] = journey
        return line

    def proof(self, line):
        if line["category"] == "mileage":
            return {}
        if line["category"] == "travel" and self.random.random() >= self.receipts / 0.7:
            return {"missing_evidence": "not-given"}
        if line["category"] != "travel" and self.random.random() >= self.receipts:
            return {"missing_evidence": "lost"}
        return {"evidence": [{"kind": "receipt", "file": self.receipt(line)}]}

    def receipt(self, line):
        name = "receipts/" + self.next("r") + (".jpg" if self.picture_bytes else ".txt")
        path = os.path.join(self.output, name)
        if self.picture_bytes:
            with open(path, "wb") as file:
                file.write(picture(self.random, self.picture_bytes))
            return name
        with open(path, "w", encoding="ascii") as file:
            file.write(f"{line['what']}\n{line.get('amount')}\n{line['incurred']}\n{name}\n")
        return name

    def larger_claim(self):
        """A claim for a manager: a dear ticket."""
        participant, partner, keyworker = self.somebody()
        amount = self.random.randrange(2600, 4000, 10)
        if not self.within(participant, amount + 50000):
            return self.ordinary_claim()
        line = self.line(participant, "travel", amount, "train, return", next_step="interview",
                         journey="home, city, home")
        claim, text = self.claim(keyworker, partner, [line], paid_by="keyworker",
                                 missing_evidence="lost", reason="The only train that arrives in time.")
        self.waiting.append((claim, partner, keyworker))
        return text

    def approval(self):
        if not self.waiting:
            return self.larger_claim()
        claim, partner, _ = self.waiting.pop(0)
        self.payable.append(claim)
        return self.command(manager_of(partner), "approve", approval=self.next("ap_"), claim=claim, version=1)

    def business_case(self):
        """The next step of some business case: all with one partner, so that few signers are unlocked."""
        steps = []
        if self.open_cases:
            steps.append(self.case_claim)
        if self.half_approved:
            steps.append(self.second_approval)
        if self.cases:
            steps.append(self.first_approval)
        return self.random.choice(steps + [self.submit_case])()

    def submit_case(self):
        case, unit = self.next("bc_"), self.random.randrange(5000, 7000, 50)
        attendance = [f"p_{number:04d}" for number in self.random.sample(range(0, PARTICIPANTS, PARTNERS), 4)]
        bearer = {"group": self.next("g_"), "attendance": attendance}
        line = {**bearer, "category": "courses", "quantity": 4, "unit-amount": unit, "provision": "service",
                "what": "a place on a course"}
        self.cases.append((case, bearer, unit * 4))
        return self.command(
            "u_k00", "case.submit", case=case, partner="partner00", supplier="College", lines=[line],
            evidence=[{"kind": "quote", "file": "price-list.txt", "reused": True}],
            need="Four people need the certificate for work that begins next month.", expires="2099-12-31")

    def first_approval(self):
        case = self.cases.pop(0)
        if self.random.random() < 0.2:
            return self.command("u_m00", "decline", approval=self.next("ap_"), case=case[0], version=1,
                                reason="cheaper-alternative", alternative="The library gives the same course.")
        self.half_approved.append(case)
        return self.command("u_m00", "approve", approval=self.next("ap_"), case=case[0], version=1)

    def second_approval(self):
        case = self.half_approved.pop(0)
        self.open_cases.append(case)
        return self.command("u_pm", "approve", approval=self.next("ap_"), case=case[0], version=1)

    def case_claim(self):
        case, bearer, amount = self.open_cases.pop(0)
        line = {**bearer, "category": "courses", "case-line": 1, "incurred": str(self.day), "amount": amount,
                "what": "a place on a course"}
        claim, text = self.claim("u_k00", "partner00", [line], case=case, paid_by="invoice",
                                 evidence=[{"kind": "invoice", "file": self.receipt(line)}])
        self.payable.append(claim)
        return text

    def payment(self):
        is_enough = len(self.payable) >= CLAIMS_IN_A_PAYMENT
        if self.instructed and not (is_enough and self.random.random() < 0.5):
            return self.command("u_fo2", "payment.defray", payment=self.instructed.pop(0), on=str(self.day),
                                reference="STMT " + str(self.day))
        if not is_enough:
            return self.ordinary_claim()
        claims, self.payable = self.payable[:CLAIMS_IN_A_PAYMENT], self.payable[CLAIMS_IN_A_PAYMENT:]
        payment = self.next("py_")
        self.instructed.append(payment)
        return self.command("u_fo", "payment.instruct", payment=payment, claims=claims, on=str(self.day))

    def question(self):
        if self.asked:
            question, asked = self.asked.pop(0)
            self.waiting.append(asked)
            return self.command(asked[2], "question.answer", question=question, text="Yes, and there is no bus.")
        if not self.waiting:
            return self.larger_claim()
        claim, partner, keyworker = self.waiting.pop(0)
        question = self.next("qu_")
        self.asked.append((question, (claim, partner, keyworker)))
        return self.command(manager_of(partner), "question.ask", question=question, claim=claim,
                            text="Was there no cheaper train?")

    def outcome(self):
        participant, _, keyworker = self.somebody()
        kinds = ("attendance", "identity", "wellbeing", "job-search", "employment")
        kinds = [kind for kind in kinds if (participant, kind, self.day) not in self.told]
        if not kinds:
            return self.larger_claim()
        kind = self.random.choice(kinds)
        self.told.add((participant, kind, self.day))
        return self.command(keyworker, "outcome.record", participant=participant, outcome=kind, on=str(self.day),
                            note="said so at the meeting")

    def refusal(self):
        """A command that the books refuse, and remember."""
        participant, partner, keyworker = self.somebody()
        kind = self.random.randrange(4)
        if kind == 0:
            return self.command(manager_of(partner), "approve", "refused", approval=self.next("ap_"),
                                claim=self.next("nx_"), version=1)
        if kind == 1:
            return self.command(keyworker, "outcome.record", "refused", participant=self.next("nobody_"),
                                outcome="wellbeing", on=str(self.day))
        if kind == 2:
            return self.command("u_fo", "payment.instruct", "refused", payment=self.next("py_"),
                                claims=[self.next("nx_")], on=str(self.day))
        return self.command(keyworker, "device.return", "refused", device=self.next("dv_"), on=str(self.day))

    def repeat(self):
        """An earlier command again, as a client sends it whose line went dead."""
        text, outcome = self.random.choice(self.earlier)
        self.expected[outcome] += 1
        return text

    def lines(self):
        days = (LAST_DAY - FIRST_DAY).days
        parts = ((720, self.ordinary_claim), (50, self.larger_claim), (50, self.approval), (30, self.business_case),
                 (40, self.payment), (20, self.question), (40, self.outcome), (25, self.refusal), (25, self.repeat))
        makers, weights = [part for _, part in parts], [weight for weight, _ in parts]
        yield self.ordinary_claim()
        for number in range(1, self.commands):
            self.day = FIRST_DAY + datetime.timedelta(days=days * number // self.commands)
            yield self.random.choices(makers, weights)[0]()

    def singles(self):
        for _ in range(SINGLES):
            yield self.ordinary_claim()


def picture(source, size):
    """A JPEG of 1,600 by 1,200 grey pixels and about so many bytes, whose lines of pixels are noise."""
    quantization = b"\xff\xdb\x00\x43\x00" + bytes([16]) * 64
    frame = b"\xff\xc0\x00\x0b\x08\x04\xb0\x06\x40\x01\x01\x11\x00"
    huffman = b"".join(b"\xff\xc4\x00\x14" + bytes([table, 1] + [0] * 15 + [0]) for table in (0x00, 0x10))
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00"
    noise = source.randbytes(size).replace(b"\xff", b"\x7f")
    return b"\xff\xd8" + quantization + frame + huffman + scan + noise + b"\xff\xd9"


def partner_of(participant):
    return f"partner{participant % PARTNERS:02d}"


def keyworker_of(participant):
    # The keyworkers of a partner are those whose number ends as the partner's.
    return f"u_k{participant % KEYWORKERS:02d}"


def manager_of(partner):
    return "u_m" + partner[-2:]


def setup():
    """A programme's beginning, as the worked example has it."""
    number = 0

    def command(actor, verb, **keys):
        nonlocal number
        number += 1
        line = {"id": f"s-{number:05d}", "actor": actor, "command": verb}
        line.update((key.rstrip("_").replace("_", "-"), value) for key, value in keys.items())
        return json.dumps(line, separators=(",", ":"))

    def both(amount):
        return [{"fund": fund, "amount": amount} for fund in ("ESF", "LOT")]

    on = "2026-01-05"
    yield command("u_pm", "user.appoint", user="u_pm2", role="programme-manager", name="Deputy")
    for user in ("u_fo", "u_fo2"):
        yield command("u_pm", "user.appoint", user=user, role="finance-officer", name="Finance officer")
    for partner in range(PARTNERS):
        code = f"partner{partner:02d}"
        yield command("u_pm", "partner.join", partner=code, title=f"Partner {partner}")
        yield command("u_pm", "user.appoint", user=manager_of(code), role="partner-manager", partner=code)
    for keyworker in range(KEYWORKERS):
        yield command("u_pm", "user.appoint", user=keyworker_of(keyworker), role="keyworker",
                      partner=partner_of(keyworker))
    for fund, title, basis in (("ESF", "European Social Fund", "arrears"),
                               ("LOT", "National Lottery Community Fund", "advance"),
                               ("UNR", "Unrestricted reserves", "own")):
        yield command("u_pm", "fund.open", fund=fund, title=title, basis=basis)
    for fund in ("ESF", "LOT"):
        yield command("u_fo", "award.grant", fund=fund, amount=900_000_000, on=on)
        yield command("u_pm", "programme.budget", fund=fund, amount=900_000_000, on=on)
    yield command("u_pm", "apportionment.adopt", version=1, from_="2026-01-01",
                  shares=[{"fund": "ESF", "weight": 50}, {"fund": "LOT", "weight": 50}])
    for partner in range(PARTNERS):
        yield command("u_pm", "allocation.place", partner=f"partner{partner:02d}", shares=both(90_000_000), on=on)
    yield command("u_fo", "reserves.open", fund="UNR", amount=900_000_000, on=on)
    yield command("u_fo", "advance.receive", fund="LOT", amount=800_000_000, on=on)
    yield command("u_fo", "fund.prefinance", from_="UNR", to="ESF", amount=800_000_000, on=on)
    yield command("u_pm", "policy.adopt", file="discretionary-2026.yaml", drafter="u_pm2")
    for partner in range(PARTNERS):
        yield command("u_pm", "signer.enrol", user=f"u_m{partner:02d}")
    yield command("u_pm2", "signer.enrol", user="u_pm")
    for keyworker in range(KEYWORKERS):
        yield command("u_fo", "float.issue", holder=keyworker_of(keyworker), amount=500_000, on=on)
    for participant in range(PARTICIPANTS):
        yield command(keyworker_of(participant), "participant.enrol", participant=f"p_{participant:04d}",
                      partner=partner_of(participant), keyworker=keyworker_of(participant),
                      from_=str(FIRST_DAY), name=f"Illustrative participant {participant}")


def write(path, lines):
    with open(path, "w", encoding="utf-8") as file:
        for line in lines:
            file.write(line + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--commands", type=int, required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--receipts", type=float, default=RECEIPT_SHARE, help="the share of claims with a receipt")
    parser.add_argument("--picture-bytes", type=int, default=0, help="receipts are pictures of this size; 0 for text")
    arguments = parser.parse_args()
    os.makedirs(os.path.join(arguments.output, "receipts"), exist_ok=True)
    shutil.copy(POLICY, arguments.output)
    with open(os.path.join(arguments.output, "price-list.txt"), "w", encoding="ascii") as file:
        file.write("College: a place on a course, 50.00 to 70.00\n")
    mix = Mix(arguments.output, arguments.commands, arguments.seed, arguments.receipts, arguments.picture_bytes)
    write(os.path.join(arguments.output, "setup.jsonl"), setup())
    write(os.path.join(arguments.output, "commands.jsonl"), mix.lines())
    with open(os.path.join(arguments.output, "expected.json"), "w", encoding="ascii") as file:
        json.dump(mix.expected, file)
    write(os.path.join(arguments.output, "single.jsonl"), mix.singles())


if __name__ == "__main__":
    main()
