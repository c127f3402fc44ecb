#!/usr/bin/env python3
"""A second checker of evidence packs, written from SPEC-evidence-pack.md alone.

    python3 docs/check-pack.py PACK PINS [EARLIER]

EARLIER is a checkpoint that was kept, from which the journal has to go on.

It checks less than farthing-verify (no roles, steps or duties of approvals) and shares nothing
with it. It wants Python 3.9 or newer and the openssl command, which does the signatures.
Exit codes: 0 verified, 1 a finding, 2 usage or unreadable.
"""
import base64, datetime, hashlib, pathlib, re, subprocess, sys, tempfile

findings = []


def check(holds, rule):
    if not holds:
        findings.append(rule)


def sha(data):
    return hashlib.sha256(data).digest()


def signed(raw_key, message, signature):
    """Whether the Ed25519 signature is right."""
    pem = base64.b64encode(bytes.fromhex("302a300506032b6570032100") + raw_key).decode()
    with tempfile.TemporaryDirectory() as folder:
        files = [pathlib.Path(folder, name) for name in ("key", "in", "sig")]
        armour = f"-----BEGIN PUBLIC KEY-----\n{pem}\n-----END PUBLIC KEY-----\n"
        for file, data in zip(files, (armour.encode(), message, signature)):
            file.write_bytes(data)
        command = "openssl pkeyutl -verify -rawin -pubin -inkey key -in in -sigfile sig".split()
        return subprocess.run(command, cwd=folder, capture_output=True).returncode == 0


def fields(statement):
    """A statement's fields, the first of each name; its label is the field `label`."""
    check(re.fullmatch(rb"[\n\x20-\x7e]+\n", statement), "a statement is printable ASCII")
    label, *lines = statement.decode().rstrip("\n").split("\n")
    found = {"label": label}
    for line in lines:
        name, _, value = line.partition(": ")
        check(re.fullmatch(r"[a-z][a-z0-9.-]*", name) and value, f"a field is in form: {line}")
        found.setdefault(name, value)
    return found


def root_of(leaves):
    while len(leaves) > 1:
        pairs = [sha(b"\1" + a + b) for a, b in zip(leaves[::2], leaves[1::2])]
        leaves = pairs + ([leaves[-1]] if len(leaves) % 2 else [])
    return leaves[0]


def check_bag(pack, pack_key):
    names = {str(f.relative_to(pack)) for f in pack.rglob("*") if not f.is_dir() or f.is_symlink()}
    listed = {"tagmanifest-sha256.txt", "tagmanifest-sha256.sig"}
    check(not any((pack / name).is_symlink() for name in names), "there are only regular files")
    tags = (pack / "tagmanifest-sha256.txt").read_bytes()
    signature = (pack / "tagmanifest-sha256.sig").read_bytes()
    check(signed(pack_key, tags, signature), "the list is signed")
    for manifest in ("tagmanifest-sha256.txt", "manifest-sha256.txt"):
        for line in (pack / manifest).read_text().splitlines():
            match = re.fullmatch(r"([0-9a-f]{64})  ([A-Za-z0-9_][A-Za-z0-9_./-]{0,99})", line)
            if not match or ".." in match[2].split("/") or match[2] not in names:
                findings.append(f"{manifest} lists files that are there: {line}")
                continue
            listed.add(match[2])
            check(sha((pack / match[2]).read_bytes()).hex() == match[1], f"{match[2]} is as listed")
    check(listed == names, f"every file is listed: {sorted(listed ^ names)}")


def check_earlier(note, origin, records, leaves):
    """The journal goes on from a checkpoint that was kept: any of its keys may have signed that."""
    text, _, signatures = note.partition(b"\n\n")
    _, size, root = text.decode().split("\n")
    blobs = [base64.b64decode(line.split(" ")[2]) for line in signatures.decode().splitlines()]
    keys = [base64.b64decode(f["public"]) for f in records
            if f["type"] == "key.added" and f["purpose"] == "journal"]
    check(text.decode().startswith(origin + "\n")
          and any(signed(key, text + b"\n", blob[4:]) for key in keys for blob in blobs),
          "the earlier checkpoint is this journal's")
    check(int(size) <= len(leaves), "the earlier checkpoint is not the later one")
    check(root == base64.b64encode(root_of(leaves[:int(size)])).decode(),
          "the journal goes on from the earlier checkpoint")


def check_checkpoint(note, origin, key, leaves):
    body, _, signatures = note.partition(b"\n\n")
    body += b"\n"
    key_id = sha(origin.encode() + b"\n\1" + key)[:4]
    blobs = [base64.b64decode(line.split(" ")[2]) for line in signatures.decode().splitlines()
             if line.split(" ")[1] == origin]
    own = [blob[4:] for blob in blobs if blob[:4] == key_id]
    check(own and all(signed(key, body, s) for s in own), "the checkpoint is signed")
    root = base64.b64encode(root_of(leaves)).decode()
    check(body.decode() == f"{origin}\n{len(leaves)}\n{root}\n", "the records have the signed root")


def check_journal(pack, origin):
    """Checks places and links; returns the records' fields and their leaves."""
    data, whole = pack / "data", (pack / "data/records.txt").read_bytes()
    records, leaves, heads, offset = [], [], {}, 0
    for seq, line in enumerate((data / "records.index").read_text().splitlines()):
        length = int(line.split(" ")[1])
        check(line == f"{offset} {length} {seq}", f"line {seq} of the index fits")
        record = whole[offset:offset + length]
        offset += length
        f = fields(record)
        check((f["label"], f["journal"]) == ("farthing-record/v1", origin), f"record {seq} is ours")
        check(f["seq"] == str(seq), f"record {seq} is in its place")
        check(f["prev"] == (leaves[-1].hex() if leaves else "0" * 64), f"record {seq} is linked")
        check(not records or f["time"] >= records[-1]["time"], f"record {seq} is not earlier")
        leaf = sha(b"\0" + record)
        if f["case"] != "-":
            number, last = heads.get(f["case"], (0, bytes(32)))
            link = (str(number + 1), last.hex())
            check((f["case-n"], f["case-prev"]) == link, f"record {seq} follows in its case")
            heads[f["case"]] = (number + 1, leaf)
        records.append(f)
        leaves.append(leaf)
        if f["type"] == "pack.issued":
            digest = sha(b"".join(heads[name][1] for name in sorted(heads))).hex()
            counted = (str(seq), root_of(leaves[:-1]).hex(), str(len(heads)), digest)
            check(counted == (f["tree-size"], f["tree-root"], f["cases"], f["case-heads"]),
                  f"pack {f['pack']} covers all before it")
    check(offset == len(whole), "the index covers all records")
    check(records[-1]["type"] == "pack.issued", "the last record issues the pack")
    listed = (data / "leaves.txt").read_text()
    check(listed == "".join(leaf.hex() + "\n" for leaf in leaves), "leaves.txt is the leaves")
    return records, leaves


def london(time):
    """The civil date in London of an instant; summer is between two last Sundays, at 01:00 UTC."""
    utc = datetime.datetime.fromisoformat(time[:19])
    march, october = (datetime.datetime(utc.year, month, 31, 1) for month in (3, 10))
    first, last = (day - datetime.timedelta((day.weekday() + 1) % 7) for day in (march, october))
    return (utc + datetime.timedelta(hours=first <= utc < last)).date().isoformat()


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


def check_reopening(f, people):
    """A period is opened again by two people, in two roles, and the second signed it."""
    values = [("journal", f["journal"]), ("fund", f["fund"]), ("starts", f["starts"]),
              ("ends", f["ends"]), ("requested-by", f["actor"]), ("command", f["command"])]
    lines = ["farthing-reopen/v1"] + [f"{name}: {value}" for name, value in values]
    statement = "".join(line + "\n" for line in lines).encode()
    signature = base64.b64decode(f["signature"].removeprefix("ed25519:"))
    keys = [key for owner, key in people.keys.values() if owner == f["approved-by"]]
    check(any(signed(key, statement, signature) for key in keys),
          f"{f['approved-by']} signed the reopening in record {f['seq']}")
    roles = ["finance-officer", "programme-manager"]
    role = people.first_role(f["actor"], roles, london(f["time"]))
    others = people.holders(roles[1 - roles.index(role)]) if role else set()
    check(f["approved-by"] in others - {f["actor"]},
          f"the reopening in record {f['seq']} is by a finance officer and a programme manager")


class Periods:
    """Which days are closed, of a fund or of all ("-"), and which a funder was asked to pay for."""

    def __init__(self):
        self.closed, self.asked = set(), []

    def follow(self, f):
        if f["type"] == "drawdown.submitted":
            self.asked.append((f["fund"], f["starts"], f["ends"]))
        elif f["type"] == "period.closed":
            self.closed.add((f["fund"], f["starts"], f["ends"]))
        elif f["type"] == "period.reopened":
            self.reopen(f, f["fund"], f["starts"], f["ends"])
        elif f["type"] == "entry.posted":
            self.check_entry(f)

    def reopen(self, f, fund, starts, ends):
        check((fund, starts, ends) in self.closed, f"record {f['seq']} opens what was closed")
        self.closed.discard((fund, starts, ends))
        asked = [at for of, at, until in self.asked
                 if fund in ("-", of) and at <= ends and until >= starts]
        check(not asked, f"record {f['seq']} opens what no funder was asked to pay for")

    def check_entry(self, f):
        accounts = [value for name, value in f.items() if name.endswith(".account")]
        funds = {"-"} | {account.split(":")[0] for account in accounts}
        day = f["effective"]
        late = [ends for fund, _, ends in self.closed if ends >= day and fund in funds]
        check(not late, f"entry {f['seq']} is of an open day")


def listed(f, name):
    return [f[f"{name}.{number}"] for number in range(1, int(f[name]) + 1)]


def check_release(f, people, payments, payees):
    """What leaves the bank was prepared, and is released neither by its preparer nor its payee."""
    releaser, payment = f["actor"], payments.get(f["payment"])
    if f["payment"] != "-":
        check(payment, f"{f['payment']} was instructed")
    else:
        check(f["payer"].startswith(("partner:", "float:")), f"record {f['seq']} names a payment")
    if payment and people.holders("finance-officer") - {releaser}:
        check(payment["actor"] != releaser, f"{f['payment']} was released by a second person")
    pays_claims = payment["purpose"] == "claims" if payment else f["payer"].startswith("partner:")
    if pays_claims:
        claims = listed(payment or f, "claims")
        check(f"user:{releaser}" not in [payees.get(claim) for claim in claims],
              f"the release in record {f['seq']} is not by a payee")


def check_officer(f, people):
    """What moves the programme's bank account is a finance officer's to record."""
    role = people.first_role(f["actor"], ["finance-officer"], london(f["time"]))
    check(role, f"{f['actor']} was a finance officer when record {f['seq']} was made")


def check_people(records):
    """Follows who might do what, and checks who opened periods again and released payments."""
    people, periods, payments, payees, released = People(), Periods(), {}, {}, set()
    for f in records:
        people.follow(f)
        periods.follow(f)
        if f["type"].startswith("payment.") and f["payment"] != "-":
            check_officer(f, people)
        if f["type"] in ("claim.submitted", "claim.amended"):
            payees[f["claim"]] = f["payee"]
        elif f["type"] == "period.reopened":
            check_reopening(f, people)
        elif f["type"] == "payment.instructed":
            payments[f["payment"]] = f
        elif f["type"] == "payment.defrayed":
            check_release(f, people, payments, payees)
            released |= {f["payment"]} & set(payments)
        elif f.get("event") in ("payment.defrayed", "repayment.defrayed"):
            check(f["source"] in released, f"entry {f['seq']} is of a payment that was released")


def check_endings(records):
    """What was withdrawn or declined is not approved afterwards, and no such claim is charged."""
    newest, ended, charged = {}, {}, []
    for f in records:
        subject = f.get("subject") or f.get("claim") or f.get("business-case")
        if f["type"] in ("claim.submitted", "claim.amended", "case.submitted", "case.amended"):
            newest[subject] = f["version"]
        elif f["type"] in ("claim.withdrawn", "case.withdrawn", "approval.declined"):
            ended[subject, f["version"]] = int(f["seq"])
        elif f["type"] == "approval.granted":
            check((subject, f["version"]) not in ended, f"{f['approval']} is of what was open")
        elif f.get("event") in ("claim.charged", "commitment.raised"):
            version = (f["source"], newest.get(f["source"]))
            charged.append((version, int(f["seq"]), f["event"]))
    for version, seq, event in charged:
        stands = version not in ended or event == "commitment.raised" and seq < ended[version]
        check(stands, f"entry {seq} is of what was not withdrawn or declined")


def check_approvals(data, records, leaves):
    people = People()
    for f in records:
        people.follow(f)
        if f["type"] == "approval.granted":
            name = f["approval"]
            text = (data / f"approvals/{name}.txt").read_bytes()
            s = fields(text)
            check(sha(text).hex() == f["statement"], f"{name} is the statement recorded")
            subject = leaves[int(s["subject-seq"])].hex()
            check(s["subject-leaf"] == subject, f"{name} names its subject")
            size = int(s["tree-size"])
            check(size <= int(f["seq"]) and root_of(leaves[:size]).hex() == s["tree-root"],
                  f"{name} saw this journal")
            check(s["signer"] == f["actor"], f"{name} is its signer's")
            if s["key"] != "-":
                owner, key = people.keys.get(s["key"], ("", bytes(32)))
                check(owner == s["signer"], f"the key of {name} counted")
                signature = (data / f"approvals/{name}.sig").read_bytes()
                check(signed(key, text, signature), f"{name} is signed")


def check_sums(data):
    """Adds each account up from the postings' own lines."""
    text, totals, cost = (data / "records.txt").read_text(), {}, 0
    posting = (r"^postings\.\d+\.account: (\S+)\npostings\.\d+\.side: (\w+)"
               r"\npostings\.\d+\.amount: (\d+)$")
    for account, side, amount in re.findall(posting, text, re.M):
        pence = int(amount) if side == "debit" else -int(amount)
        totals[account] = totals.get(account, 0) + pence
        cost += pence if ":M5000." in account else 0
    listed = {}
    for line in (data / "trial-balance.csv").read_text().splitlines()[1:]:
        debits, credits = (int(cell.replace(".", "")) for cell in line.split(",")[-4:-2])
        listed[line.split(",")[0].lstrip("'")] = debits - credits
    check(listed == totals, "the trial balance is what the postings add up to")
    rows = [line.split(",") for line in (data / "transactions.csv").read_text().splitlines()[1:]]
    spent = sum(int(row[10].replace(".", "")) for row in rows)
    check(spent == cost, "the transactions are the cost")


def main(pack, pins, since=None):
    f = fields(pins.read_bytes())
    journal_key, pack_key = (base64.b64decode(f[name].split("+", 2)[2])[1:]
                             for name in ("journal-key", "pack-key"))
    check_bag(pack, pack_key)
    if not findings:  # what follows reads files that are as signed
        records, leaves = check_journal(pack, f["journal"])
        check_checkpoint((pack / "data/checkpoint").read_bytes(), f["journal"], journal_key, leaves)
        if since:
            check_earlier(since.read_bytes(), f["journal"], records, leaves)
        check_approvals(pack / "data", records, leaves)
        check_people(records)
        check_endings(records)
        check_sums(pack / "data")
    for finding in findings:
        print(f"not so: {finding}")
    print("tampered" if findings else f"verified: {len(leaves)} records")
    return 1 if findings else 0


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(print(__doc__) or 2)
    try:
        sys.exit(main(*map(pathlib.Path, sys.argv[1:])))
    except (OSError, UnicodeDecodeError, ValueError, IndexError, KeyError) as error:
        print(f"unreadable: {error!r}")
        sys.exit(2)
