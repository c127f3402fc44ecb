"""What the checkers of evidence packs share: how statements, keys, checkpoints and folders are read.

check-pack.py begins with it; run that.
"""
import base64, datetime, os, pathlib, re, stat, subprocess, tempfile, time
from hashlib import sha256

PATH = re.compile(r"(?!.{101})[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")
BASE64 = "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?"
PEM = b"-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA%s\n-----END PUBLIC KEY-----\n"
LARGE = ("data/records.txt", "data/index.html", "data/books/")  # what may be larger than others

os.environ["TZ"] = "GMT0BST,M3.5.0/1,M10.5.0"  # London's civil time, as POSIX spells it
time.tzset()


def london(instant):
    """The civil date in London of an instant."""
    utc = datetime.datetime.fromisoformat(instant[:19] + "+00:00")
    return utc.astimezone().date().isoformat()


def signed(key, message, signature):
    """Whether the Ed25519 signature is right."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in zip("kms", (PEM % base64.b64encode(key), message, signature)):
            pathlib.Path(folder, name).write_bytes(data)
        command = "openssl pkeyutl -verify -rawin -pubin -inkey k -in m -sigfile s".split()
        return subprocess.run(command, cwd=folder, capture_output=True).returncode == 0


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
