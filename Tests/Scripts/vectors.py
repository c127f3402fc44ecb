#!/usr/bin/env python3
"""Makes the vectors of docs/ anew with Python's standard library, and the openssl command for
Ed25519: statements, the tree, checkpoints, seals, signatures, commitments, records, approvals."""
import base64, hashlib, hmac, importlib.util, json, pathlib, re, struct, sys

loading = importlib.util.spec_from_file_location("forge", "Tests/Scripts/forge-pack.py")
forge = importlib.util.module_from_spec(loading)
loading.loader.exec_module(forge)
folder = pathlib.Path("docs/vectors")
sha, made = forge.sha, 0


def same(here, published, what):
    global made
    made += 1
    if here != published:
        sys.exit(f"{what}: made {here!r}, published {published!r}")


def read(name):
    return json.loads((folder / f"{name}.json").read_text())


def unhex(text):
    return bytes.fromhex(text)


def mac(key, data):
    return hmac.new(key, data, hashlib.sha256).digest()


def hkdf(secret, salt, info):
    return mac(mac(salt, secret), info + b"\1")


def encoded(label, fields):
    escapes = {"\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    values = ["-" if value is None else "".join(escapes.get(c, c) for c in value)
              for _, value in fields]
    return "".join([f"{label}\n"] + [f"{name}: {value}\n" for (name, _), value
                                     in zip(fields, values)]).encode()


def refusal(statement):
    """The code of the first rule that bytes break as a statement, or None."""
    if len(statement) > 65536:
        return "statement.too-long"
    if not statement.endswith(b"\n"):
        return "statement.unterminated"
    label, *lines = statement[:-1].split(b"\n")
    if len(label) > 64 or not re.fullmatch(rb"[a-z0-9-]+/v[0-9]+", label):
        return "statement.label"
    for line in lines:
        name = re.match(rb"[a-z][a-z0-9.-]{0,63}: ", line)
        if not name:
            return "statement.name"
        value = line[name.end():]
        rules = [("empty", not value), ("value-too-long", len(value) > 4096),
                 ("character", re.search(rb"[^ -~]", value)),
                 ("edge-space", value.strip(b" ") != value),
                 ("escape", re.sub(rb"\\[\\nt]", b"", value).count(b"\\"))]
        for code, broken in rules:
            if broken:
                return f"statement.{code}"
    return None


def statements():
    file = read("statements")
    for row in file["accepted"]:
        statement = encoded(row["label"], row["fields"])
        same(statement.hex(), row["hex"], "a statement's bytes")
        same(sha(statement).hex(), row["digest"], "a statement's digest")
        same(refusal(statement), None, "a statement")
    for row in file["refused"]:
        same(refusal(unhex(row["hex"])), row["code"], f"the refusal of {row['hex']}")


def inclusion(leaves, index):
    """The proof that a leaf is in the tree of all, and the root, as RFC 6962 defines both."""
    if len(leaves) == 1:
        return [], leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    parts = leaves[:split], leaves[split:]
    inner, _ = inclusion(parts[index >= split], index - split * (index >= split))
    roots = [forge.spec.root_of(part) for part in parts]
    return inner + [roots[index < split]], sha(b"\1" + roots[0] + roots[1])


def consistency(leaves, size, whole=True):
    """The proof that the first leaves are the beginning of all."""
    if size == len(leaves):
        return [] if whole else [forge.spec.root_of(leaves)]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    if size <= split:
        return consistency(leaves[:split], size, whole) + [forge.spec.root_of(leaves[split:])]
    return consistency(leaves[split:], size - split, False) + [forge.spec.root_of(leaves[:split])]


def tree():
    file = read("published")["merkle"]
    leaves = [sha(b"\0" + unhex(leaf)) for leaf in file["leaves"]]
    for size, root in enumerate(file["roots"], 1):
        same(forge.spec.root_of(leaves[:size]).hex(), root, f"the root of {size} leaves")
    for row in file["inclusion"]:
        proof, _ = inclusion(leaves[:row["size"]], row["index"])
        same([node.hex() for node in proof], row["proof"], "an inclusion proof")
    for row in file["consistency"]:
        proof = consistency(leaves[:row["to"]], row["from"])
        same([node.hex() for node in proof], row["proof"], "a consistency proof")


def checkpoints():
    file = read("checkpoints")
    origin, seed = file["origin"], unhex(file["seed"])
    key = forge.public(seed)
    note_id = sha(f"{origin}\n\1".encode() + key)[:4]
    pin = f"{origin}+{note_id.hex()}+{base64.b64encode(bytes([1]) + key).decode()}"
    same(pin, file["verifierKey"], "the key to pin")
    for row in file["checkpoints"]:
        leaves = [sha(f"\0record {index}".encode()) for index in range(row["size"])]
        root = forge.spec.root_of(leaves)
        same(root.hex(), row["root"], "a checkpoint's root")
        body = f"{origin}\n{row['size']}\n{base64.b64encode(root).decode()}\n"
        blob = base64.b64encode(note_id + forge.sign(seed, body.encode())).decode()
        same(f"{body}\n\u2014 {origin} {blob}\n", row["note"], "a checkpoint")
        answer = forge.spec.read_checkpoint(row["note"].encode(), origin, key)
        same(answer, (row["size"], root), "what check-pack.py reads in a checkpoint")


def keys():
    file = read("keys")
    root, user = unhex(file["root"]), file["user"].encode()
    salt = sha(file["origin"].encode())
    context = struct.pack(">IH", file["epoch"], len(user)) + user
    seal_key = hkdf(root, salt, b"farthing-approval-mac/v1\0" + context)
    fingerprint_key = hkdf(root, salt, b"farthing-fingerprint/v1\0")
    seed, statement = unhex(file["seed"]), file["statement"].encode()
    public = forge.public(seed)
    here = {
        "sealKey": seal_key.hex(),
        "sealKeyCheck": mac(seal_key, b"farthing-key-check/v1")[:8].hex(),
        "fingerprintKeyCheck": mac(fingerprint_key, b"farthing-key-check/v1")[:8].hex(),
        "wrappingKey": hkdf(root, salt, b"farthing-wrapping/v1\0").hex(),
        "seal": mac(seal_key, statement).hex(), "publicKey": public.hex(),
        "publicKeyID": sha(b"farthing-key-id/v1\0ed25519\0" + public)[:8].hex(),
        "publicKeyPEM": (forge.spec.PEM % base64.b64encode(public)).decode(),
        "signature": base64.b64encode(forge.sign(seed, statement)).decode()}
    for name, value in here.items():
        same(value, file[name], name)


def algorithms():
    file = read("published")
    for row in file["sha256"]["cases"]:
        same(sha(unhex(row["message"])).hex(), row["digest"], "SHA-256")
    for row in file["hmac"]["cases"]:
        same(mac(unhex(row["key"]), unhex(row["message"])).hex(), row["seal"], "HMAC")
    for row in file["ed25519"]["cases"]:
        if row["message"]:  # the openssl command signs no empty file
            signature = forge.sign(unhex(row["seed"]), unhex(row["message"]))
            same(signature.hex(), row["signature"], "Ed25519")
        same(forge.public(unhex(row["seed"])).hex(), row["publicKey"], "an Ed25519 key")


def commitments():
    for row in read("commitments"):
        label, value = row["label"].encode(), unhex(row["value"])
        data = (b"farthing-commit/v1\0" + bytes([len(label)]) + label + unhex(row["salt"])
                + struct.pack(">Q", len(value)) + value)
        same(sha(data).hex(), row["digest"], "a commitment")


def records():
    for line in (folder / "records/leaves.txt").read_text().splitlines():
        leaf, name = line.split("  ")
        record = (folder / "records" / name).read_bytes()
        same(sha(b"\0" + record).hex(), leaf, f"the leaf of {name}")
        same((forge.spec.fields(record)["type"], refusal(record)), (name[:-4], None), name)


def approvals():
    page = pathlib.Path("docs/SPEC-approval.md").read_text()
    keys = read("keys")
    salt, origin = sha(keys["origin"].encode()), keys["origin"]
    texts = re.findall(r"^```\n(farthing-approval/v1\n.*?)^```$", page, re.M | re.S)
    blocks = re.findall(r"^```vector\n(.*?)^```$", page, re.M | re.S)
    same((len(texts), len(blocks)), (2, 2), "how many approvals the page shows")
    for text, block in zip(texts, blocks):
        vector = dict(line.split(": ") for line in block.splitlines())
        statement, found = text.encode(), forge.spec.fields(text.encode())
        user = found["signer"].encode()
        context = struct.pack(">IH", int(found["mac-epoch"]), len(user)) + user
        key = hkdf(unhex(keys["root"]), salt, b"farthing-approval-mac/v1\0" + context)
        same(sha(statement).hex(), vector["digest"], "an approval's digest")
        same(mac(key, statement).hex(), vector["seal"], "an approval's seal")
        if "signature" in vector:
            signature = base64.b64encode(forge.sign(unhex(keys["seed"]), statement)).decode()
            same(signature, vector["signature"], "an approval's signature")


for part in (statements, tree, checkpoints, keys, algorithms, commitments, records, approvals):
    part()
print(f"Python makes the same {made} values")
