#!/usr/bin/env python3
"""A second checker of evidence packs, written from SPEC-evidence-pack.md alone.

    python3 docs/check-pack.py [--authority-ca FILE] PACK [PINS [EARLIER]]

EARLIER is a checkpoint that was kept, FILE has certificates of time-stamping authorities that are
trusted. It wants Python 3.9 or newer; signatures it leaves to openssl, in check-parts.py, and what
is opened to check-opened.py.
Exit codes: 0 verified, 1 tampered, 2 unreadable, 3 not proven: without pins or a time stamp, as
values are called erased and no record says so, or as approvals rest on a compromised key.
"""
import base64, importlib.util, os, pathlib, re, sys
from hashlib import sha256

loading = importlib.util.spec_from_file_location(
    "check_opened", pathlib.Path(__file__).with_name("check-opened.py"))
opened = importlib.util.module_from_spec(loading)
loading.loader.exec_module(opened)
parts = opened.parts
PEM, fields, root_of, signed = parts.PEM, parts.fields, parts.root_of, parts.signed
london, coded, certificates = parts.london, parts.coded, parts.certificates
read_checkpoint, read_files, read_pins = parts.read_checkpoint, parts.read_files, parts.read_pins

# What no record says the bytes of: it has to be there, and is taken as it is signed.
REST = {"README.txt", "checkpoint", "index.html", "records.txt", "ro-crate-metadata.json",
        "summary.html", "transactions.csv", "trial-balance.csv"}
WORDS = ("README.txt", "index.html", "summary.html", "ro-crate-metadata.json",
         "books/system-statement.txt")  # what people read
REST |= {f"books/{name}" for name in (
    "journal.hledger", "journal.ledger", "journal.beancount", "ads-gl-detail.csv",
    "ads-trial-balance.csv", "bank-reconciliation.csv", "control-totals.csv", "decisions.csv",
    "exceptions.csv", "system-statement.txt")}
STAMP = "manifest-sha256.tsr"  # where an authority stamped the list
PRINTED = {"statement.pdf", "transactions.xlsx"}  # where there was a printer


class Check:
    """What is found of a pack; what follows from the records and pins is made anew and compared."""
    not_checked = ("what the records and lists say, with which check-books.py and check-lists.py go "
                   "on, and what lies in books, which is as signed; private values")

    def __init__(self, pack, pins=None, earlier=None, authorities=None):
        self.findings, self.records, self.leaves, self.index, self.keys = [], [], [], "", {}
        self.authorities, self.stamped = authorities, None
        self.disclosed = opened.Disclosed(self.hold)
        self.opened = self.disclosed.opened
        try:
            self.files = read_files(pack)
            if not pins:  # what the pack says of itself
                pins = [self.files["data/checkpoint"].decode().split("\n")[0]] + [base64.b64decode(
                    self.files[f"data/keys/{name}.pem"][27:])[12:] for name in ("journal", "pack")]
            self.bag(pins[2])
            if not self.findings:  # what follows reads files that are as signed
                self.journal(pins[0])
                note = read_checkpoint(self.files["data/checkpoint"], *pins[:2])
                self.hold(note == (len(self.leaves), root_of(self.leaves)), "the root is as signed")
                self.contents(*pins)
            if not self.findings and earlier is not None:
                keys = [f.get("public", "") for f in self.records if f.get("purpose") == "journal"]
                size, root = read_checkpoint(earlier, *pins[:2], *map(base64.b64decode, keys))
                self.hold(size <= len(self.leaves) and root == root_of(self.leaves[:size]),
                          "the journal goes on from the earlier checkpoint")
        except (AttributeError, IndexError, KeyError, ValueError) as error:
            self.hold(False, f"it is whole and in form: {error!r}")

    def hold(self, truth, rule):
        if not truth:
            self.findings.append(rule)

    def bag(self, pack_key):
        """Every file is as listed, no more and no fewer, and the list is signed."""
        payload = [name for name in self.files if name.startswith("data/")]
        stamp = [STAMP] if STAMP in self.files else []
        tags = ["bag-info.txt", "bagit.txt", *stamp, "manifest-sha256.txt"]
        own = ["tagmanifest-sha256.sig", "tagmanifest-sha256.txt"]
        for name, paths in ((tags[-1], payload), (own[1], tags)):
            lines = [f"{sha256(self.files[path]).hexdigest()}  {path}\n" for path in paths]
            self.hold(self.files[name] == "".join(lines).encode(), f"{name} lists its files as are")
        self.hold(sorted(self.files) == sorted(payload + tags + own), "nothing is beside data/")
        self.hold(signed(pack_key, self.files[own[1]], self.files[own[0]]), "the list is signed")
        declaration = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
        self.hold(self.files["bagit.txt"] == declaration, "bagit.txt says what it must")
        if stamp:
            self.stamped = parts.read_time_stamp(
                self.files[STAMP], self.files["manifest-sha256.txt"], self.authorities)

    def journal(self, origin):
        """Cuts the records at their labels, and checks the form, place and links of each."""
        heads, last, offset, whole = {}, bytes(32), 0, self.files["data/records.txt"]
        for seq, record in enumerate(re.split(rb"(?<=\n)(?=farthing-record/)", whole)):
            f, leaf = fields(record), sha256(b"\0" + record).digest()
            self.hold([f[name] for name in ("label", "journal", "seq", "prev")]
                      == ["farthing-record/v1", origin, str(seq), last.hex()]
                      and f["time"] >= (self.records or [f])[-1]["time"],
                      f"record {seq} is this journal's and follows the one before")
            if f["case"] != "-":
                number, head = heads.get(f["case"], (0, bytes(32)))
                self.hold((f["case-n"], f["case-prev"]) == (str(number + 1), head.hex()),
                          f"record {seq} follows in its case")
                heads[f["case"]] = (number + 1, leaf)
            if f["type"] == "pack.issued":
                digest = sha256(b"".join(heads[name][1] for name in sorted(heads))).hexdigest()
                self.hold([f[name] for name in ("tree-size", "tree-root", "cases", "case-heads")]
                          == [str(seq), root_of(self.leaves).hex(), str(len(heads)), digest],
                          f"{f['pack']} is of all before it")
            self.index += f"{offset} {len(record)} {seq}\n"
            last, offset = leaf, offset + len(record)
            self.records += [f]
            self.leaves += [leaf]

    def contents(self, origin, *keys):
        """The files are those that the records and pins call for, and hold what these say."""
        payload = {name[5:]: self.files[name] for name in self.files if name.startswith("data/")}
        made = {name: payload[name] for name in REST | PRINTED & payload.keys()}
        for f in self.records:
            self.disclosed.follow(f)
            if f["type"].startswith("key."):  # one that was retired has no key here
                self.keys[f["purpose"], f["key"]] = (f["purpose"], f.get("public", "").encode())
            if f["type"] == "approval.granted":
                made[f"approvals/{f['approval']}.txt"] = f["statement"]
                made[f"approvals/{f['approval']}.seal"] = f"{f['seal']}\n".encode()
                if f["signature"] != "-":
                    made[f"approvals/{f['approval']}.sig"] = base64.b64decode(f["signature"][8:])
            elif f["type"] == "policy.adopted":
                made[f"rule-packs/{f['rule-pack']}-v{f['version']}.yaml"] = f["digest"]
            elif f["type"] == "key.added" and f["purpose"] == "signer":
                made[f"keys/{f['key']}.pem"] = PEM % f["public"].encode()
        for purpose, key in zip(("journal", "pack"), map(base64.b64encode, keys)):
            made[f"keys/{purpose}.pem"] = PEM % key
            self.hold((purpose, key) in self.keys.values(), f"the {purpose} key is one that counts")
        heading = ("farthing-pack/v1\njournal: {journal}\npack: {pack}\nrecipient: {recipient}\n"
                   "scope: {scope}\nrecords: {count}\nissued-seq: {seq}\ntree-size: {tree-size}\n"
                   "tree-root: {tree-root}\nprofile: {issued-by}\ncreated: {time}\n")
        by = "-" if f["profile"] == "-" else f"{f['profile']}/{f['profile-version']}"
        f |= {"issued-by": by, "count": len(self.records)}
        made["PACK.txt"] = heading.format(**f).encode()
        for name in WORDS:
            self.hold(payload[name].decode().endswith("\n"), f"{name} is text with whole lines")
        made["leaves.txt"] = b"".join(leaf.hex().encode() + b"\n" for leaf in self.leaves)
        made["records.index"] = self.index.encode()
        made["disclosures.txt"] = self.disclosed.spelt(payload, made).encode()
        self.disclosed.profile(f, payload, made)
        self.hold(f"{f['seq']} commit.codes" in self.opened, "people's codes are opened")
        for name in sorted(made.keys() | payload.keys()):  # a digest in hex stands for a file
            there = name in payload and (payload[name], sha256(payload[name]).hexdigest())
            self.hold(there and made.get(name) in there, f"{name} is what the records call for")
        oxum = f"{sum(map(len, payload.values()))}.{len(payload)}"
        info = (f"Bagging-Date: {london(f['time'])}\nExternal-Identifier: {f['pack']}\n"
                f"Payload-Oxum: {oxum}\nSource-Organization: {origin}\n"
                f"Time-Stamp: {'pending' if self.stamped is None else STAMP}\n")
        self.hold(self.files["bag-info.txt"] == info.encode(), "bag-info.txt is what it should be")
        self.hold(self.stamped is None or self.stamped >= parts.seconds(f["time"]) - 300,
                  "the time stamp is not of before the last record")


def main(checker, pack, pins=None, earlier=None, authorities=None):
    try:
        os.listdir(pack)
        given = pins and read_pins(pins.read_bytes()), earlier and earlier.read_bytes()
        check = checker(pack, *given, authorities and certificates(authorities.read_bytes()))
    except (AttributeError, OSError, ValueError) as error:
        return print(f"unreadable: {error!r}") or 2
    sealed = sum(f.get("signature") == "-" for f in check.records)
    others = getattr(check, "files", {}).get("data/checkpoint", b"").count("\n\u2014 ".encode()) > 1
    when = "" if check.stamped is not None and authorities else "when or by whom it was stamped; "
    print(*(f"not so: {rule}" for rule in check.findings), f"not checked: the truth; {sealed} seals"
          f" alone; pages; {'' if earlier else 'what was before; '}{when}"
          f"{'signatures by others; ' if others else ''}{check.not_checked}",
          sep="\n")
    gone = check.disclosed.unrecorded
    if gone:
        print(f"open: {gone} values are called erased, and no record says so")
    doubts = [] if check.findings else parts.doubtful(check.records)
    if doubts:
        print(f"open: a compromised key alone vouches for {' '.join(doubts)}")
    proven = pins and not gone and not doubts and (check.stamped is not None or not authorities)
    code, standing = ((1, "tampered") if check.findings else (0, "verified") if proven
                      else (3, "not proven"))
    return print(f"{standing}: {len(check.leaves)} records") or code


def run(checker, usage, arguments):
    """Reads the command line and checks."""
    named = {}
    if arguments[:1] == ["--authority-ca"] and len(arguments) > 1:
        named["authorities"], arguments = pathlib.Path(arguments[1]), arguments[2:]
    if len(arguments) not in (1, 2, 3):
        return print(usage) or 2
    return main(checker, *map(pathlib.Path, arguments), **named)


if __name__ == "__main__":
    sys.exit(run(Check, __doc__, sys.argv[1:]))
