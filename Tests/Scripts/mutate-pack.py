#!/usr/bin/env python3
"""Makes mutated copies of the sample pack, and says what docs/check-pack.py answers to each.

    mutate-pack.py make PACK FOLDER SEED COUNT
    mutate-pack.py check PINS FOLDER

`make` writes FOLDER/list, a line for each copy: its number, `pins` or `none` as it is to be
checked, the exit code that is wanted (`x`: any but 0) and what was done. `check` prints number and
exit code. The mutants are by somebody without keys; by one with keys of their own; by a holder of
the pack's key, who makes the lists anew, or has another time stamp; and by one who has the
journal's key too. After them comes a twentieth as many copies that nobody may call tampered. A
quarter of the copies is of the sample with a time stamp, whose signature is another in each run.

The code `any` is wanted where a holder of the pack's key flips a bit of a time stamp: not all of it
is signed, so that some flips say nothing else.
"""
import base64, contextlib, importlib.util, io, os, pathlib, random, re, shutil, sys, tempfile

loading = importlib.util.spec_from_file_location("forge", "Tests/Scripts/forge-pack.py")
forge = importlib.util.module_from_spec(loading)
loading.loader.exec_module(forge)

sys.path.insert(0, "Tests/Scripts/lib")
from authority import Authority, der

JOURNAL, PACK, STRANGER = 1, 2, 9  # the bytes of which the keys' seeds are made
STAMP = "manifest-sha256.tsr"
TAGS = ["bag-info.txt", "bagit.txt", STAMP, "manifest-sha256.txt"]
LISTS = ["manifest-sha256.txt", "tagmanifest-sha256.txt"]
# What a holder of the pack's key may alter unseen: nothing in the journal says how it reads.
PAGES = ["data/README.txt", "data/index.html", "data/summary.html", "data/ro-crate-metadata.json",
         "data/books/system-statement.txt"]
# And what check-pack.py and verify.sh leave to check-totals.py and farthing-verify.
TABLES = ["data/transactions.csv", "data/trial-balance.csv"] + [f"data/books/{name}" for name in (
    "journal.hledger", "journal.ledger", "journal.beancount", "ads-gl-detail.csv",
    "ads-trial-balance.csv", "bank-reconciliation.csv", "control-totals.csv", "decisions.csv",
    "exceptions.csv")]


class Copy:
    """One copy of the sample, whose files are links until they are written."""

    def __init__(self, sample, folder, random):
        self.folder, self.random = folder, random
        shutil.copytree(sample, folder, copy_function=os.link)

    def names(self, within=""):
        files = [f for f in self.folder.rglob("*") if f.is_file()]
        names = [f.relative_to(self.folder).as_posix() for f in files]
        return sorted(name for name in names if name.startswith(within))

    def read(self, name):
        return (self.folder / name).read_bytes()

    def write(self, name, data):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(data)

    def edit(self, name, change):
        self.write(name, change(self.read(name)))

    def is_as(self, other):
        names = sorted(f.relative_to(other).as_posix() for f in other.rglob("*") if f.is_file())
        return self.names() == names and all(
            self.read(name) == (other / name).read_bytes() for name in names)

    def records(self):
        return ["farthing-record/v1\n" + part for part in
                self.read("data/records.txt").decode().split("farthing-record/v1\n")[1:]]

    def hold(self, records):
        """Puts other records in, with index and leaves to match; the checkpoint stays."""
        index, offset = "", 0
        for seq, record in enumerate(records):
            index += f"{offset} {len(record)} {seq}\n"
            offset += len(record)
        leaves = "".join(forge.sha(b"\0" + record.encode()).hex() + "\n" for record in records)
        for name, text in (("records.txt", "".join(records)), ("records.index", index),
                           ("leaves.txt", leaves)):
            self.write(f"data/{name}", text.encode())

    def leaves(self):
        return [bytes.fromhex(leaf) for leaf in self.read("data/leaves.txt").decode().split()]

    def checkpoint(self, seed, leaves=None):
        """Signs a checkpoint over the leaves that are there, or over others."""
        origin, *_ = self.read("data/checkpoint").decode().split("\n")
        leaves = self.leaves() if leaves is None else leaves
        root = base64.b64encode(forge.spec.root_of(leaves)).decode()
        body = f"{origin}\n{len(leaves)}\n{root}\n"
        key_id = forge.sha(f"{origin}\n\1".encode() + forge.public(seed))[:4]
        blob = base64.b64encode(key_id + forge.sign(seed, body.encode())).decode()
        self.write("data/checkpoint", f"{body}\n\u2014 {origin} {blob}\n".encode())

    def list_payload(self):
        payload = self.names("data/")
        size = sum(len(self.read(name)) for name in payload)
        info, oxum = self.read("bag-info.txt").decode("latin-1"), f"{size}.{len(payload)}"
        self.write("bag-info.txt", forge.put(info, "Payload-Oxum", oxum).encode("latin-1"))
        self.list(LISTS[0], payload)

    def list(self, name, paths):
        self.write(name, "".join(f"{forge.sha(self.read(path)).hex()}  {path}\n"
                                 for path in paths).encode())

    def list_tags(self):
        self.list(LISTS[1], [name for name in TAGS if (self.folder / name).is_file()])

    def stamp(self, response=None):
        """Has the first list stamped, or says that this response does; the lists are signed."""
        data = self.read(LISTS[0])
        self.write(STAMP, AUTHORITY.stamp(data) if response is None else response)
        info = self.read("bag-info.txt").decode()
        self.write("bag-info.txt", forge.put(info, "Time-Stamp", STAMP).encode())
        self.sign_lists(PACK)

    def sign_lists(self, seed):
        self.list_tags()
        self.write("tagmanifest-sha256.sig", forge.sign(seed, self.read(LISTS[1])))


# --- Changes of one file's bytes. None leaves them as they were. ---

def flip(data, r):
    place = r.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << r.randrange(8)]) + data[place + 1:]


def insert(data, r):
    place = r.randrange(len(data) + 1)
    return data[:place] + r.choice([b"\0", b"\n", b"\r", b" ", b"0", b"a", b"\xff"]) + data[place:]


def remove(data, r):
    place = r.randrange(len(data))
    return data[:place] + data[place + 1:]


def truncate(data, r):
    return data[:r.randrange(len(data))]


def without_last(data, r):
    return data[:-1]


def crlf(data, r):
    return data.replace(b"\n", b"\r\n") + b"\r\n"


def lines_of(data):
    return data.split(b"\n")[:-1] if data.endswith(b"\n") else data.split(b"\n")


def drop_line(data, r):
    lines = lines_of(data)
    del lines[r.randrange(len(lines))]
    return b"".join(line + b"\n" for line in lines)


def double_line(data, r):
    lines = lines_of(data)
    place = r.randrange(len(lines))
    return b"".join(line + b"\n" for line in lines[:place + 1] + lines[place:])


def swap_lines(data, r):
    lines = lines_of(data)
    first, second = r.sample(range(len(lines)), 2)
    lines[first], lines[second] = lines[second], lines[first]
    return b"".join(line + b"\n" for line in lines)


def respell(data, r):
    """Says the same in another spelling: what a lenient reader passes."""
    old, new = r.choice([(rb"^[0-9a-f]{64}", lambda m: m[0].upper()), (rb"  data", b" *data"),
                         (rb"  data", b"  ./data"), (rb"  data/", b"  data//"), (rb"\Z", b"\n"),
                         (rb"\A", b"\xef\xbb\xbf"), (rb"$", b" "), (rb"  data", b"\tdata")])
    return re.sub(old, new, data, count=1, flags=re.M)


BYTES = [flip, flip, flip, insert, remove, truncate, without_last, crlf]
LINES = [drop_line, double_line, swap_lines]


# --- What may be done to a copy; each returns what it did. ---

def change_bytes(copy, r, names=None):
    name = r.choice(names or copy.names())
    change = r.choice(BYTES if b"\n" in copy.read(name)[:-1] else BYTES[:6])
    copy.edit(name, lambda data: change(data, r))
    return f"{change.__name__} in {name}"


def add_file(copy, r):
    name = r.choice(["data/more.txt", "more.txt", "data/.hidden", ".hidden", "data/-n", "data/a b",
                     "data/keys/more.pem", "data/approvals/ap_0009.txt", "data/" + "a" * 96,
                     "data/a\nb", "data/caf\u00e9", "manifest-sha512.txt", "fetch.txt", "data/x~",
                     "data/*", "data/$(id)", "data/approvals/ap_0001.sig", "data/data/PACK.txt"])
    copy.write(name, r.choice([b"", b"more\n", bytes(range(256))]))
    return f"added {name!r}"


def remove_file(copy, r, names=None):
    name = r.choice(names or copy.names())
    (copy.folder / name).unlink()
    return f"removed {name}"


def rename_file(copy, r):
    name = r.choice(copy.names())
    new = r.choice([name + ".bak", name[:-1], name.upper(), "data/" + name.replace("/", "-")])
    while (copy.folder / new).exists():
        new += "x"
    (copy.folder / new).parent.mkdir(parents=True, exist_ok=True)
    (copy.folder / name).rename(copy.folder / new)
    return f"renamed {name} {new}"


def double_file(copy, r):
    name = r.choice(copy.names())
    new = r.choice([name + "2", "data/copy", name.replace("data/", "", 1) + "_"])
    copy.write(new, copy.read(name))
    return f"copied {name} to {new}"


def swap_files(copy, r, names=None):
    while True:
        first, second = r.sample(names or copy.names(), 2)
        data = copy.read(first), copy.read(second)
        if data[0] != data[1]:
            break
    copy.write(first, data[1])
    copy.write(second, data[0])
    return f"swapped {first} and {second}"


def no_file(copy, r):
    """Something that is no regular file takes a file's place, or is put beside."""
    name = r.choice(copy.names())
    kind = r.choice(["link", "folder", "pipe", "link beside", "link to a folder"])
    path = copy.folder / (name if kind in ("link", "folder", "pipe") else "data/more")
    if path.is_file():
        path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to({"link": "/dev/null", "link beside": "PACK.txt"}.get(kind, "keys"))
    return f"{kind} at {path.name}"


def change_list(copy, r):
    name = r.choice(LISTS)
    change = r.choice(LINES + [respell])
    copy.edit(name, lambda data: change(data, r))
    return f"{change.__name__} in {name}"


def change_records(copy, r):
    """Drops, doubles, swaps or alters a record; index and leaves follow."""
    records = copy.records()
    place, other = r.sample(range(len(records)), 2)
    kind = r.choice(["dropped", "doubled", "swapped", "altered", "last dropped"])
    if kind == "dropped":
        del records[place]
    elif kind == "doubled":
        records.insert(place, records[place])
    elif kind == "swapped":
        records[place], records[other] = records[other], records[place]
    elif kind == "altered":
        records[place] = re.sub(r"^time: ....", "time: 2025", records[place], flags=re.M)
    else:
        place = len(records) - 1
        del records[place]
    copy.hold(records)
    return f"record {place} {kind}"


def change_signature(copy, r):
    name = "tagmanifest-sha256.sig"
    old = copy.read(name)
    copy.write(name, r.choice([
        bytes(64), b"", r.randbytes(64), old + b"\0", old[:32] + bytes(32), old.hex().encode(),
        (SAMPLE / "data/approvals/ap_0002.sig").read_bytes(),
        forge.sign(STRANGER, (SAMPLE / LISTS[1]).read_bytes())]))
    return "another signature"


def change_checkpoint(copy, r):
    """Of other records, by another key, in another spelling, or with lines out of form."""
    leaves = copy.leaves()
    kind = r.randrange(6)
    if kind == 0:
        copy.checkpoint(STRANGER)
    elif kind == 1:
        copy.checkpoint(PACK)
    elif kind == 2:
        copy.checkpoint(JOURNAL, leaves[:r.randrange(len(leaves))])
    elif kind == 3:
        copy.edit("data/checkpoint", lambda data: data[:-3] + bytes([data[-3] + 1]) + data[-2:])
    elif kind == 4:
        line = r.choice(["w.example AAAA", "w+x AAAAAAAA", " AAAAAAAA", "w.example AAAAAAA=x",
                         "w.example AAAAAAB=", "w.example AAAAAA==", "w.example AAAAAAAA "])
        copy.edit("data/checkpoint", lambda data: data + f"\u2014 {line}\n".encode())
    else:
        line = "\u2014 witness.example.org " + base64.b64encode(bytes(76)).decode() + "\n"
        copy.edit("data/checkpoint", lambda data: data + 16 * line.encode())
    return f"another checkpoint, {kind}"


def change_head(copy, r):
    name = r.choice(["data/PACK.txt", "data/disclosures.txt", "bag-info.txt"])
    change = r.choice(LINES + [flip, without_last])
    copy.edit(name, lambda data: change(data, r))
    return f"{change.__name__} in {name}"


def edit_record(copy, r):
    """Alters a header or the pack's issue, and makes everything after it anew, as the holder of the
    journal's key can. What the altered field says stays as it is altered."""
    records = copy.records()
    last = len(records) - 1
    cases = [place for place, record in enumerate(records) if "\ncase: -\n" not in record]
    place, name, value = r.choice([
        (r.randrange(1, last), "seq", "99"), (r.randrange(1, last), "journal", "example.org/other"),
        (r.randrange(1, last), "time", "2020-01-01T00:00:00.000Z"),
        (r.choice(cases), "case-n", "9"),
        (last, "tree-size", "9"), (last, "cases", "9"), (last, "pack", "pk_0009"),
        (last, "recipient", "B. Auditor"), (last, "scope", "some")])
    records[place] = forge.put(records[place], name, value)
    write_journal(copy, records)
    return f"{name} of record {place}"


def drop_record(copy, r):
    """Leaves out a record in the middle of a case, and makes everything after it anew."""
    records = copy.records()
    cases = [re.search(r"^case: (.*)$", record, re.M)[1] for record in records]
    place = r.choice([place for place, case in enumerate(cases)
                      if case != "-" and case in cases[place + 1:]])
    del records[place]
    records = [forge.put(record, "seq", str(seq)) for seq, record in enumerate(records)]
    records[-1] = forge.put(records[-1], "tree-size", str(len(records) - 1))
    write_journal(copy, records)
    return f"record {place} left out"


def write_journal(copy, records):
    data = copy.folder / "data"
    for name in ("records.txt", "records.index", "leaves.txt", "checkpoint", "PACK.txt",
                 "disclosures.txt"):
        copy.write(f"data/{name}", copy.read(f"data/{name}"))  # no link to the sample
    forge.write_journal(data, *forge.linked(records))


# --- Who does it. ---

def by_nobody(copy, r):
    """By somebody without keys: at most the digests in the lists are made anew."""
    did = r.choices(
        [change_bytes, add_file, remove_file, rename_file, double_file, swap_files, no_file,
         change_list, change_records, change_signature, change_checkpoint, change_head],
        [30, 10, 8, 8, 5, 8, 6, 10, 8, 5, 4, 3])[0](copy, r)
    if r.random() < 0.4 and all(not (copy.folder / name).is_dir() for name in TAGS):
        with contextlib.suppress(OSError):
            copy.list_payload()
            copy.list_tags()
            did += ", lists anew"
    return did


def by_stranger(copy, r):
    """By somebody with keys of their own: checkpoint, key files and lists are theirs."""
    did = change_bytes(copy, r, PAGES + TABLES) if r.random() < 0.5 else "nothing else"
    copy.checkpoint(STRANGER)
    for seed, name in ((STRANGER, "journal"), (STRANGER + 1, "pack")):
        copy.write(f"data/keys/{name}.pem", forge.spec.PEM % base64.b64encode(forge.public(seed)))
    copy.list_payload()
    copy.sign_lists(STRANGER + 1)
    return f"keys of a stranger: {did}"


def by_pack_key(copy, r):
    """By a holder of the pack's key: the lists are made anew and signed."""
    derived = [name for name in copy.names("data/") if name not in PAGES + TABLES]
    kind = r.choices(range(8), [30, 8, 6, 6, 12, 10, 10, 12])[0]
    if kind == 5:  # the lists themselves
        copy.list_payload()
        while copy.read(LISTS[0]) == (SAMPLE / LISTS[0]).read_bytes():
            copy.edit(LISTS[0], lambda data: r.choice(LINES + [respell, without_last])(data, r))
        copy.sign_lists(PACK)
        return "the pack key: a list in another spelling"
    if kind == 6 and r.random() < 0.5:
        did = change_bytes(copy, r, ["bagit.txt", "bag-info.txt"])
        copy.sign_lists(PACK)
        return f"the pack key: {did}"
    did = [lambda: change_bytes(copy, r, derived), lambda: swap_files(copy, r, derived),
           lambda: remove_file(copy, r, copy.names("data/")), lambda: add_file(copy, r),
           lambda: change_records(copy, r), None, lambda: change_head(copy, r),
           lambda: change_checkpoint(copy, r)][kind]()
    copy.list_payload()
    copy.sign_lists(PACK)
    return f"the pack key: {did}"


def by_stamp(copy, r):
    """By a holder of the pack's key, who has a time stamp that should not count."""
    data = copy.read(LISTS[0])
    good = AUTHORITY.stamp(data)
    text = "no\nStatus: Granted.\nHash Algorithm: sha256\nTime stamp: Jun  6 12:00:00 2026 GMT\n"
    words = der(0x30, der(0x0c, text.encode()))
    early = AUTHORITY.stamp(data, "20260505084959Z")
    kind, response = r.choice([
        ("of another list", AUTHORITY.stamp(b"another list")), ("early", early),
        ("early by a fraction", AUTHORITY.stamp(data, "20260505084959.9Z")),
        ("granted with changes", AUTHORITY.stamp(data, status=1)),
        ("rejected", AUTHORITY.stamp(data, status=2)),
        ("rejected alone", der(0x30, der(0x30, der(2, b"\2")))),
        ("with other words", der(0x30, der(0x30, der(2, b"\1"), words), good[9:])),
        ("early with other words", der(0x30, der(0x30, der(2, b"\0"), words), early[9:])),
        ("by no authority", AUTHORITY.stamp(data, signer="purposeless")),
        ("by a signer of signers", AUTHORITY.stamp(data, signer="root")),
        ("before its certificate", AUTHORITY.stamp(data, "20191231235959Z")),
        ("after its certificate", AUTHORITY.stamp(data, "20500101000001Z")),
        ("of another algorithm", AUTHORITY.stamp(data, algorithm=8)),
        ("cut short", good[:r.randrange(len(good))]), ("doubled", good + good),
        ("longer", good + b"\0"), ("none", b""), ("a list", data),
        ("large", der(0x30, bytes(1 << 16))),
        ("endless", b"\x30\x80" + good[4:] + b"\0\0")])
    copy.stamp(response)
    return f"the pack key: a time stamp {kind}"


def by_stamp_line(copy, r):
    """By a holder of the pack's key: what bag-info.txt says of a time stamp is not so."""
    if r.random() < 0.5:
        copy.stamp()
        (copy.folder / STAMP).unlink()
    else:
        copy.stamp()
        line = r.choice(["pending", "none", STAMP + " ", "Manifest-sha256.tsr"])
        info = copy.read("bag-info.txt").decode()
        copy.write("bag-info.txt", forge.put(info, "Time-Stamp", line).encode())
    copy.sign_lists(PACK)
    return "the pack key: a time stamp and not its line, or the line alone"


def by_stamp_bit(copy, r):
    """By a holder of the pack's key: one bit of a good time stamp is another."""
    copy.stamp(flip(AUTHORITY.stamp(copy.read(LISTS[0])), r))
    return "the pack key: a bit of the time stamp"


def by_journal_key(copy, r):
    did = r.choice([edit_record, edit_record, drop_record])(copy, r)
    copy.list_payload()
    copy.sign_lists(PACK)
    return f"both keys: {did}"


def harmless(copy, r):
    kind = r.randrange(6)
    name = r.choice(copy.names())
    if kind == 0:
        return "as it is"
    if kind == 1:
        copy.write(name, copy.read(name))
        os.utime(copy.folder / name, (0, r.randrange(1 << 30)))
        return f"another time of {name}"
    if kind == 2:
        copy.write(name, copy.read(name))
        (copy.folder / name).chmod(r.choice([0o600, 0o755, 0o444]))
        return f"another mode of {name}"
    if kind == 3:
        (copy.folder / r.choice(["data/empty", "empty", "data/keys/a/b"])).mkdir(parents=True)
        return "an empty folder"
    if kind == 4:
        line = "\u2014 witness.example.org " + base64.b64encode(bytes(76)).decode() + "\n"
        copy.edit("data/checkpoint", lambda data: data + line.encode() * r.randrange(1, 16))
        copy.list_payload()
        copy.stamp() if STAMP in copy.names() else copy.sign_lists(PACK)
        return "the pack key: a witness's signature"
    for name in copy.names():
        copy.write(name, copy.read(name))
    return "every file copied"


def make(sample, folder, seed, count):
    global SAMPLE, AUTHORITY
    SAMPLE, r, lines = pathlib.Path(sample), random.Random(seed), []
    made = tempfile.TemporaryDirectory()
    AUTHORITY = Authority(made.name)
    AUTHORITY.make()
    stamped = pathlib.Path(made.name, "stamped")
    Copy(sample, stamped, r).stamp()
    for number in range(int(count) + int(count) // 20):
        SAMPLE = stamped if r.random() < 0.25 else pathlib.Path(sample)
        copy = Copy(SAMPLE, pathlib.Path(folder, f"{number:04}"), r)
        given = "none" if r.random() < 0.1 else "pins"
        if number >= int(count):
            did, wanted = harmless(copy, r), "0" if given == "pins" else "3"
        else:
            who = r.choices([by_nobody, by_stranger, by_pack_key, by_journal_key, by_stamp,
                             by_stamp_line, by_stamp_bit], [56, 3, 25, 7, 5, 2, 2])[0]
            did, wanted = who(copy, r), "any" if who == by_stamp_bit else "x"
            if copy.is_as(SAMPLE):  # the new lists undid what was done
                did = change_signature(copy, r)
        lines.append(f"{number:04} {given} {wanted} {did}\n")
    pathlib.Path(folder, "list").write_text("".join(lines))


def check(pins, folder):
    for line in pathlib.Path(folder, "list").read_text().splitlines():
        number, given, *_ = line.split(" ")
        arguments = [pathlib.Path(folder, number)] + [pathlib.Path(pins)] * (given == "pins")
        with contextlib.redirect_stdout(io.StringIO()):
            code = forge.spec.main(forge.spec.Check, *arguments)
        print(number, code)


if __name__ == "__main__":
    {"make": make, "check": check}[sys.argv[1]](*sys.argv[2:])
