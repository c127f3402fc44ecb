#!/usr/bin/env python3
"""Writes this folder's own vectors with an independent implementation (hashlib, hmac, cryptography).

Run it here: `python3 make-vectors.py`. published.json is copied from the standards by hand.
"""
import base64
import hashlib
import hmac
import json
import struct

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

ORIGIN = "ledger.example.org/pathways"
ROOT = bytes(range(32))
SEED = bytes(range(32, 64))


def sha(data):
    return hashlib.sha256(data).digest()


def mac(key, data):
    return hmac.new(key, data, hashlib.sha256).digest()


def hkdf(secret, salt, info):
    return mac(mac(salt, secret), info + b"\x01")


def raw_public(seed):
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes(
        serialization.Encoding.Raw, serialization.PublicFormat.Raw
    )


def sign(seed, data):
    return Ed25519PrivateKey.from_private_bytes(seed).sign(data)


def root(leaves):
    if not leaves:
        return sha(b"")
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha(b"\x01" + root(leaves[:k]) + root(leaves[k:]))


def escape(value):
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def statement(label, fields):
    lines = [label] + [f"{name}: {'-' if value is None else escape(value)}" for name, value in fields]
    return ("\n".join(lines) + "\n").encode("ascii")


def write(name, value):
    with open(name, "w") as file:
        json.dump(value, file, indent=2, ensure_ascii=True)
        file.write("\n")


def statements():
    made = [
        ("farthing-record/v1", [("seq", "7"), ("actor", "u_kw1"), ("case", None)]),
        ("farthing-example/v12", [("note", "a\\b\nc\td"), ("least", str(-(2**63)))]),
        ("farthing-example/v1", []),
        ("farthing-example/v1", [("lines", "2"), ("lines.1.pence", "360"), ("lines.2.pence", "-1")]),
    ]
    accepted = [
        {
            "label": label,
            "fields": [[name, value] for name, value in fields],
            "hex": statement(label, fields).hex(),
            "digest": sha(statement(label, fields)).hex(),
        }
        for label, fields in made
    ]
    refused = [
        ("", "statement.unterminated"),
        ("\n", "statement.label"),
        ("a/v1", "statement.unterminated"),
        ("a/v1\nn: x", "statement.unterminated"),
        ("A/v1\n", "statement.label"),
        ("a/v\n", "statement.label"),
        ("a\n", "statement.label"),
        ("/v1\n", "statement.label"),
        ("a/v1x\n", "statement.label"),
        ("a/v1 \n", "statement.label"),
        ("a/v1\r\n", "statement.label"),
        ("a/v1\n\n", "statement.name"),
        ("a/v1\nn: x\n\n", "statement.name"),
        ("a/v1\nn:x\n", "statement.name"),
        ("a/v1\nn : x\n", "statement.name"),
        ("a/v1\n: x\n", "statement.name"),
        ("a/v1\nN: x\n", "statement.name"),
        ("a/v1\n1n: x\n", "statement.name"),
        ("a/v1\nn\n", "statement.name"),
        ("a/v1\nn:\n", "statement.name"),
        ("a/v1\n" + "n" * 65 + ": x\n", "statement.name"),
        ("a/v1\nn: \n", "statement.empty"),
        ("a/v1\nn:  x\n", "statement.edge-space"),
        ("a/v1\nn: x \n", "statement.edge-space"),
        ("a/v1\nn: x\r\n", "statement.character"),
        ("a/v1\nn: x\ty\n", "statement.character"),
        ("a/v1\nn: x\x00y\n", "statement.character"),
        ("a/v1\nn: x\x7fy\n", "statement.character"),
        ("a/v1\nn: caf\u00e9\n", "statement.character"),
        ("a/v1\nn: x\u202ey\n", "statement.character"),
        ("\ufeffa/v1\nn: x\n", "statement.label"),
        ("a/v1\nn: x\\\n", "statement.escape"),
        ("a/v1\nn: x\\r\n", "statement.escape"),
        ("a/v1\nn: x\\u0041\n", "statement.escape"),
    ]
    write("statements.json", {
        "accepted": accepted,
        "refused": [{"hex": text.encode().hex(), "code": code} for text, code in refused],
    })


def keys():
    salt = sha(ORIGIN.encode())
    user, epoch = "u_mgr1", 3
    context = struct.pack(">IH", epoch, len(user)) + user.encode()
    seal_key = hkdf(ROOT, salt, b"farthing-approval-mac/v1\x00" + context)
    fingerprint_key = hkdf(ROOT, salt, b"farthing-fingerprint/v1\x00")
    public = raw_public(SEED)
    message = statement("farthing-approval/v1", [("approval", "ap_0001"), ("decision", "approve")])
    write("keys.json", {
        "root": ROOT.hex(),
        "origin": ORIGIN,
        "user": user,
        "epoch": epoch,
        "sealKey": seal_key.hex(),
        "sealKeyCheck": mac(seal_key, b"farthing-key-check/v1")[:8].hex(),
        "fingerprintKeyCheck": mac(fingerprint_key, b"farthing-key-check/v1")[:8].hex(),
        "wrappingKey": hkdf(ROOT, salt, b"farthing-wrapping/v1\x00").hex(),
        "statement": message.decode(),
        "seal": mac(seal_key, message).hex(),
        "seed": SEED.hex(),
        "publicKey": public.hex(),
        "publicKeyID": sha(b"farthing-key-id/v1\x00ed25519\x00" + public)[:8].hex(),
        "publicKeyPEM": Ed25519PrivateKey.from_private_bytes(SEED).public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        ).decode(),
        "signature": base64.b64encode(sign(SEED, message)).decode(),
    })


def checkpoints():
    public = raw_public(SEED)
    key_hash = sha(ORIGIN.encode() + b"\x0a\x01" + public)[:4]
    made = []
    for size in [0, 1, 7, 21]:
        leaves = [sha(b"\x00" + f"record {index}".encode()) for index in range(size)]
        top = root(leaves)
        body = f"{ORIGIN}\n{size}\n{base64.b64encode(top).decode()}\n"
        line = base64.b64encode(key_hash + sign(SEED, body.encode())).decode()
        note = f"{body}\n\u2014 {ORIGIN} {line}\n"
        made.append({"size": size, "root": top.hex(), "note": note})
    verifier = f"{ORIGIN}+{key_hash.hex()}+{base64.b64encode(bytes([1]) + public).decode()}"
    write("checkpoints.json", {
        "origin": ORIGIN, "seed": SEED.hex(), "verifierKey": verifier, "checkpoints": made,
    })


def commitments():
    made = []
    for label, value in [("payee", b"Sam Green"), ("receipt", b""), ("note", bytes(range(256)))]:
        salt = sha(label.encode())
        data = (b"farthing-commit/v1\x00" + bytes([len(label)]) + label.encode() + salt
                + struct.pack(">Q", len(value)) + value)
        made.append({"label": label, "salt": salt.hex(), "value": value.hex(), "digest": sha(data).hex()})
    write("commitments.json", made)


def wrapped_keys():
    salt, nonce, passphrase = bytes(range(64, 96)), bytes(range(96, 108)), "correct horse battery staple"
    made = []
    for cost in [1024, 131072]:
        header = statement("farthing-wrapped-key/v1", [
            ("owner", "u_mgr1"), ("key", raw_public(SEED).hex()), ("kdf", "scrypt"),
            ("cost", str(cost)), ("block-size", "8"), ("parallelism", "1"),
            ("salt", salt.hex()), ("nonce", nonce.hex()),
        ])
        derived = hashlib.scrypt(passphrase.encode(), salt=salt, n=cost, r=8, p=1,
                                 maxmem=2**28, dklen=32)
        sealed = AESGCM(derived).encrypt(nonce, SEED, header)
        made.append({"cost": cost, "text": header.decode() + f"sealed: {sealed.hex()}\n"})
    write("wrapped-keys.json", {
        "owner": "u_mgr1", "seed": SEED.hex(), "passphrase": passphrase,
        "salt": salt.hex(), "nonce": nonce.hex(), "wrapped": made,
    })


statements()
keys()
checkpoints()
commitments()
wrapped_keys()
