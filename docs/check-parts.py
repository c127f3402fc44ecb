"""What the checkers of packs share: how statements, checkpoints, time stamps and folders are read,
and who holds which role.

check-pack.py begins with it; run that.
"""
import base64, calendar, datetime, os, pathlib, re, stat, subprocess, tempfile, time
from hashlib import sha256

PATH = re.compile(r"(?!.{101})[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")
BASE64 = "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?"
PEM = b"-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA%s\n-----END PUBLIC KEY-----\n"
LARGE = ("data/records.txt", "data/index.html", "data/books/")  # what may be larger than others

os.environ["TZ"] = "GMT0BST,M3.5.0/1,M10.5.0"  # London's civil time, as POSIX spells it
time.tzset()


def moment(instant):
    return datetime.datetime.fromisoformat(instant[:19] + "+00:00")


def seconds(instant):
    return int(moment(instant).timestamp())


def london(instant):
    """The civil date in London of an instant."""
    return moment(instant).astimezone().date().isoformat()


def openssl(command, **files):
    """Runs a command in a folder of these files; its exit code, and what it wrote: the file `out`
    where it made one."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            pathlib.Path(folder, name).write_bytes(data)
        run = subprocess.run(["openssl", *command.split()], cwd=folder, capture_output=True)
        out = pathlib.Path(folder, "out")
        return run.returncode, out.read_bytes() if out.exists() else run.stdout


def signed(key, message, signature):
    """Whether the Ed25519 signature is right."""
    pem = PEM % base64.b64encode(key)
    command = "pkeyutl -verify -rawin -pubin -inkey k -in m -sigfile s"
    return openssl(command, k=pem, m=message, s=signature)[0] == 0


def fields(statement):
    """A statement's fields; its label is the field `label`."""
    if not re.fullmatch(rb"[a-z0-9-]+/v\d+\n([a-z][a-z0-9.-]*: [ -~]+\n)*", statement):
        raise ValueError("a statement is a label and fields of printable ASCII")
    return dict(line.split(": ", 1) for line in f"label: {statement.decode()}".splitlines())


def coded(account, secret):
    """An account as lists name it: with the recipient's code for a participant."""
    scope, *parts = account.split(".")
    if scope in ("-:L100", "-:L200", "-:L300"):
        text = b"farthing-recipient-code/v1\0" + secret + parts[0].encode()
        parts[0] = f"P-{sha256(text).hexdigest()[:12]}"
    return ".".join([scope, *parts])


def commitment(label, salt, value):
    """What a record holds of a private value, in hex; the salt comes in hex too."""
    salt = bytes.fromhex(salt)
    if len(salt) != 32:
        raise ValueError("a salt has 32 bytes")
    text = b"farthing-commit/v1\0" + bytes([len(label)]) + label.encode() + salt
    return sha256(text + len(value).to_bytes(8, "big") + value).hexdigest()


def root_of(leaves):
    while len(leaves) > 1:
        pairs = [sha256(b"\1" + a + b).digest() for a, b in zip(leaves[::2], leaves[1::2])]
        leaves = pairs + leaves[len(pairs) * 2:]
    return leaves[0] if leaves else sha256().digest()


def read_pins(text):
    """The journal's name, its key and the pack key."""
    key = r"[!-*,-~]+\+[0-9a-f]{8}\+(A[Q-Za-f][A-Za-z0-9+/]{42})\n"
    form = rf"farthing-pin/v1\njournal: (.+)\njournal-key: {key}pack-key: {key}"
    origin, *keys = re.fullmatch(form, text.decode("ascii")).groups()
    return [origin, *(base64.b64decode(key)[1:] for key in keys)]


def read_checkpoint(note, origin, *keys):
    """Checks a checkpoint's form and signatures; returns its size and root."""
    line = rf"\u2014 [!-*,-~]{{1,200}} (?=.{{8}})(?!.{{6}}==){BASE64}\n"
    form = rf"((.+)\n(0|[1-9][0-9]*)\n(?=.{{44}}\n)({BASE64})\n)\n((?:{line}){{1,16}})"
    body, name, size, root, lines = re.fullmatch(form, note.decode()).groups()
    blobs = [base64.b64decode(blob) for blob in re.findall(rf" {re.escape(origin)} (.+)\n", lines)]
    for key in keys if name == origin and len(note) <= 16384 else []:
        key_id = sha256(f"{origin}\n\1".encode() + key).digest()[:4]
        own = [blob[4:] for blob in blobs if blob[:4] == key_id]
        if own and all(signed(key, body.encode(), signature) for signature in own):
            return int(size), base64.b64decode(root)
    raise ValueError("a checkpoint is this journal's, and signed")


def certificates(pem):
    """An authority's certificates, if they are some."""
    if openssl("x509 -noout -in c", c=pem)[0] != 0:
        raise ValueError("certificates are written as PEM")
    return pem


def read_time_stamp(response, manifest, authorities=None):
    """The moment of a time stamp over a list, in seconds: it is granted, in form and signed by a
    certificate that leads to one that it brings, and to one of the authorities' if any is given."""
    shape = openssl("asn1parse -inform DER -in r", r=response)[1].decode().split("\n")
    size = re.search(r"hl=(\d) l= *(\d+) cons: SEQUENCE", shape[0])
    whole = size and int(size[1]) + int(size[2]) == len(response) <= 65536
    if not whole or not re.search("prim: INTEGER +:00$", shape[2]):
        raise ValueError("a time stamp is granted, and in form")
    token = openssl("ts -reply -in r -token_out -out out", r=response)[1]
    text = openssl("ts -reply -token_in -in t -token_out -text -out out", t=token)[1].decode()
    form = r"^Hash Algorithm: (.*)$[^\0]*?^Time stamp: (.*?)(?:\.\d+)? (\d+) GMT$"
    algorithm, day, year = re.search(form, text, re.M).groups()
    moment = calendar.timegm(time.strptime(f"{day} {year}", "%b %d %H:%M:%S %Y"))
    brought = openssl("pkcs7 -inform DER -in t -print_certs -out out", t=token)[1]
    digest = sha256(manifest).hexdigest()
    verify = (f"ts -verify -digest {digest} -in r -partial_chain -CAfile c -attime {moment}"
              " -auth_level 2")
    for trusted in [brought] if authorities is None else [brought, authorities]:
        if algorithm != "sha256" or openssl(verify, r=response, c=trusted)[0] != 0:
            raise ValueError("a time stamp is of the list, and signed by who may stamp")
    return moment


def read_files(pack):
    """The files, once they are seen to be plain and within the limits."""
    entries = {entry.relative_to(pack).as_posix(): entry.lstat() for entry in pack.rglob("*")}
    sizes = {name: at.st_size for name, at in entries.items() if not stat.S_ISDIR(at.st_mode)}
    small = [name for name in sizes if not name.startswith(LARGE)]
    if not (all(map(PATH.fullmatch, entries)) and all(sizes[name] <= 64 << 20 for name in small)
            and all(stat.S_ISREG(entries[name].st_mode) for name in sizes)
            and len(sizes) <= 100_000 and sum(sizes.values()) <= 2 << 30):
        raise ValueError("there are only regular files, with plain names and within the limits")
    return {name: (pack / name).read_bytes() for name in sorted(sizes)}


def doubtful(records):
    """The approvals that a compromised key alone vouches for, given after what is still trusted."""
    in_force, given, found, newest, ended = {}, {}, [], {}, set()
    for seq, f in enumerate(records):
        kind = f["type"]
        if kind == "key.added":
            in_force[f["purpose"], f["owner"]] = f["key"]
        elif kind == "key.retired":
            given.pop(f["key"], None)
        elif kind == "key.compromised":
            late = [item for item in given.pop(f["key"], []) if item[0] >= int(f["trusted-size"])]
            found += late
        elif kind == "approval.granted":
            purpose = "seal" if f["signature"] == "-" else "signer"
            item = (seq, f["approval"], f["subject"], f["version"])
            given.setdefault(in_force.get((purpose, f["actor"])), []).append(item)
        elif kind in ("claim.amended", "case.amended"):
            subject = f["claim" if kind[1] == "l" else "business-case"]
            newest[subject] = f["version"]
            ended.discard(subject)
        elif kind in ("claim.withdrawn", "case.withdrawn"):
            ended.add(f["claim" if kind[1] == "l" else "business-case"])
        elif kind == "approval.declined":
            ended.add(f["subject"])
    return [name for _, name, subject, version in sorted(found)
            if newest.get(subject, "1") == version and subject not in ended]


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
