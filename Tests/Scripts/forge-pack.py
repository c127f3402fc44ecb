#!/usr/bin/env python3
"""Makes a forgery of the sample pack, as whoever holds the journal's and the pack's key could.

    forge-pack.py PACK FORGERY TYPE|FILE FROM TO

In the first record of TYPE in which the pattern FROM is found it is replaced by TO. Records are
linked anew, the checkpoint and the lists are made and signed anew: the keys of the sample are of
seeds that anybody may know. Approvals and other people's signatures stay as they are. In a FILE,
which begins with data/, it is replaced where it is found first, and the lists are made anew.
"""
import base64, functools, hashlib, importlib.util, pathlib, re, shutil, subprocess, sys, tempfile

checker = importlib.util.spec_from_file_location("checker", "docs/check-pack.py")
spec = importlib.util.module_from_spec(checker)
checker.loader.exec_module(spec)


def sha(data):
    return hashlib.sha256(data).digest()


def private(seed):
    """The key of a seed of 32 bytes, or of one byte 32 times, as openssl reads it."""
    seed = seed if isinstance(seed, bytes) else bytes([seed] * 32)
    return bytes.fromhex("302e020100300506032b657004220420") + seed


def sign(seed, message):
    """The Ed25519 signature."""
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "in").write_bytes(message)
        pathlib.Path(folder, "key").write_bytes(private(seed))
        command = "openssl pkeyutl -sign -rawin -inkey key -keyform DER -in in -out sig".split()
        subprocess.run(command, cwd=folder, check=True)
        return pathlib.Path(folder, "sig").read_bytes()


@functools.lru_cache
def public(seed):
    command = "openssl pkey -inform DER -pubout -outform DER".split()
    return subprocess.run(command, input=private(seed), stdout=-1, check=True).stdout[-32:]


def put(record, name, value):
    return re.sub(rf"^{name}: .*$", f"{name}: {value}", record, count=1, flags=re.M)


def edited(records, kind, old, new):
    """The records with the pattern replaced in the first that has it."""
    for place, record in enumerate(records):
        if f"\ntype: {kind}\n" in record and re.search(old, record):
            return records[:place] + [re.sub(old, new, record, count=1)] + records[place + 1:]
    sys.exit(f"no record of {kind} has {old}")


def linked(records):
    """The records with their links, and the pack's issue, made anew; and their leaves."""
    leaves, heads, made = [], {}, []
    for record in records:
        record = put(record, "prev", leaves[-1].hex() if leaves else "0" * 64)
        case = re.search(r"^case: (.*)$", record, re.M)[1]
        if case != "-":
            record = put(record, "case-prev", heads.get(case, bytes(32)).hex())
        if "\ntype: pack.issued\n" in record:
            record = put(record, "tree-root", spec.root_of(leaves).hex())
            digest = sha(b"".join(heads[name] for name in sorted(heads)))
            record = put(record, "case-heads", digest.hex())
        leaf = sha(b"\0" + record.encode())
        if case != "-":
            heads[case] = leaf
        leaves.append(leaf)
        made.append(record)
    return made, leaves


def disclosures(records, before):
    """The lines of disclosures.txt, each as it was, and withheld where it is new."""
    said = {tuple(line.split(" ")[:2]): line for line in before.splitlines()}
    for seq, record in enumerate(records):
        for name, value in re.findall(r"^(.*?): (.*)$", record, re.M):
            if ".commit." in f".{name}" and value != "-" or value.startswith("supplier:"):
                yield said.get((str(seq), name), f"{seq} {name} withheld") + "\n"


def write_journal(data, records, leaves):
    index, offset = "", 0
    for seq, record in enumerate(records):
        index += f"{offset} {len(record)} {seq}\n"
        offset += len(record)
    (data / "records.txt").write_text("".join(records))
    (data / "records.index").write_text(index)
    (data / "leaves.txt").write_text("".join(leaf.hex() + "\n" for leaf in leaves))
    heading = (data / "PACK.txt").read_text()
    root = re.search(r"^tree-root: (.*)$", records[-1], re.M)[1]
    (data / "PACK.txt").write_text(put(heading, "tree-root", root))
    before = (data / "disclosures.txt").read_text()
    (data / "disclosures.txt").write_text("".join(disclosures(records, before)))
    note = (data / "checkpoint").read_text()
    origin, blob = note.split("\n")[0], note.rstrip("\n").rpartition(" ")[2]
    body = f"{origin}\n{len(leaves)}\n{base64.b64encode(spec.root_of(leaves)).decode()}\n"
    signature = base64.b64decode(blob)[:4] + sign(1, body.encode())
    line = f"\u2014 {origin} {base64.b64encode(signature).decode()}\n"
    (data / "checkpoint").write_text(f"{body}\n{line}")


def write_list(pack, name, paths):
    lines = [f"{sha((pack / path).read_bytes()).hex()}  {path}\n" for path in sorted(paths)]
    (pack / name).write_text("".join(lines))


def edit_file(path, old, new):
    data = path.read_bytes()
    if not re.search(old, data, re.M):
        sys.exit(f"{path} has no {old}")
    path.write_bytes(re.sub(old, new, data, count=1, flags=re.M))


def main(source, target, kind, old, new):
    pack = pathlib.Path(target)
    shutil.copytree(source, pack)
    if kind.startswith("data/"):
        edit_file(pack / kind, old.encode(), new.encode())
    else:
        parts = (pack / "data/records.txt").read_text().split("farthing-record/v1\n")[1:]
        records = edited(["farthing-record/v1\n" + part for part in parts], kind, old, new)
        write_journal(pack / "data", *linked(records))
    payload = [f.relative_to(pack).as_posix() for f in pack.glob("data/**/*") if f.is_file()]
    write_list(pack, "manifest-sha256.txt", payload)
    size = sum((pack / path).stat().st_size for path in payload)
    info = put((pack / "bag-info.txt").read_text(), "Payload-Oxum", f"{size}.{len(payload)}")
    (pack / "bag-info.txt").write_text(info)
    write_list(pack, "tagmanifest-sha256.txt", ["bag-info.txt", "bagit.txt", "manifest-sha256.txt"])
    tags = (pack / "tagmanifest-sha256.txt").read_bytes()
    (pack / "tagmanifest-sha256.sig").write_bytes(sign(2, tags))


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    main(*sys.argv[1:])
