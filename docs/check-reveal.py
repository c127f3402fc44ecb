#!/usr/bin/env python3
"""Holds what was revealed of an evidence pack against that pack, by SPEC-evidence-pack.md, 8. It
goes on where check-pack.py ends, which it runs first; exit codes as there.

    python3 docs/check-reveal.py PACK PINS REVEAL
"""
import importlib.util, pathlib, sys
from hashlib import sha256

loading = importlib.util.spec_from_file_location(
    "check_pack", pathlib.Path(__file__).with_name("check-pack.py"))
check_pack = importlib.util.module_from_spec(loading)
loading.loader.exec_module(check_pack)
parts = check_pack.parts

OWN = {"README.txt", "checkpoint", "disclosures.txt", "proof.txt", "record.txt"}


def node(left, right):
    return sha256(b"\1" + left + right).digest()


def root_by_path(leaf, place, size, path):
    """The root that a leaf's path leads to, from the leaf up; None where the path does not fit."""
    last, root = size - 1, leaf
    for sibling in path:
        if last == 0:
            return None
        if place % 2 or place == last:
            root = node(sibling, root)
            while place and not place % 2:
                place, last = place // 2, last // 2
        else:
            root = node(root, sibling)
        place, last = place // 2, last // 2
    return root if last == 0 else None


def roots_by_proof(old, new, root, proof):
    """The roots of the first `old` and of all `new` records that a proof leads to, from the
    greatest tree that both have, which is the old one's own root where that is perfect."""
    if old == new:
        return (root, root) if not proof else None
    first, *rest = ([root] if old & (old - 1) == 0 else []) + proof
    place, last, before, after = old - 1, new - 1, first, first
    while place % 2:
        place, last = place // 2, last // 2
    for sibling in rest:
        if last == 0:
            return None
        if place % 2 or place == last:
            before, after = node(sibling, before), node(sibling, after)
            while place and not place % 2:
                place, last = place // 2, last // 2
        else:
            after = node(after, sibling)
        place, last = place // 2, last // 2
    return (before, after) if last == 0 else None


def listed(f, name):
    return [f[f"{name}.{number}"] for number in range(1, int(f[name]) + 1)]


class Reveal:
    """What is found of a reveal, under a pack in which nothing was found."""

    def __init__(self, pack, pins, folder):
        self.pack, self.findings, self.erased, self.shown = pack, [], 0, []
        try:
            self.files = parts.read_files(folder)
            self.record = parts.fields(self.files["record.txt"])
            last = pack.records[-1]
            self.hold([self.record[name] for name in ("label", "type", "journal", "pack", "issued")]
                      == ["farthing-record/v1", "pack.revealed",
                          *(last[name] for name in ("journal", "pack", "seq"))],
                      "it is of this pack")
            named = self.values()
            self.hold(set(self.files) == OWN | named and len(self.files) <= 205
                      and all(name.startswith("evidence/") for name in named),
                      "its files are those that are called for")
            self.proof(pins)
        except (AttributeError, IndexError, KeyError, ValueError) as error:
            self.hold(False, f"it is whole and in form: {error!r}")

    def hold(self, truth, rule):
        if not truth:
            self.findings.append(rule)

    def values(self):
        """Each line opens what the pack's record commits to; the files that lines name."""
        places, named = listed(self.record, "fields"), set()
        *lines, rest = self.files["disclosures.txt"].decode().split("\n")
        self.hold(rest == "" and len(lines) == len(places) <= 200, "it lists the record's fields")
        for line, place in zip(lines, places):
            seq, name = place.split(" ")
            commitment = self.pack.records[int(seq)][name]
            if line == f"{place} erased":
                self.erased += 1
                continue
            *start, state, label, salt, value = line.split(" ")
            self.hold(" ".join(start) == place and state in ("opened", "file"),
                      f"{place} is shown")
            if state == "file":
                named.add(value)
                data = self.files[value]
            else:
                data = bytes.fromhex(value.replace("-", ""))
                self.hold(value == (data.hex() or "-"), f"{place} is in its one spelling")
            self.hold(parts.commitment(label, salt, data) == commitment[-64:]
                      and salt == bytes.fromhex(salt).hex() and len(salt) == 64,
                      f"{place} is what was recorded")
            self.shown.append(f"{place}: {value if state == 'file' else ascii(data)}")
        return named

    def proof(self, pins):
        """The journal goes on from the pack, and holds the record."""
        size, root = parts.read_checkpoint(self.files["checkpoint"], *pins[:2])
        f = parts.fields(self.files["proof.txt"])
        paths = [[bytes.fromhex(line) for line in listed(f, name)]
                 for name in ("inclusion", "consistency")]
        self.hold(f["label"] == "farthing-reveal-proof/v1"
                  and len(f) == 3 + sum(map(len, paths)), "the proof is in form")
        leaf = sha256(b"\0" + self.files["record.txt"]).digest()
        self.hold(root_by_path(leaf, int(self.record["seq"]), size, paths[0]) == root,
                  "the journal holds its record")
        old = len(self.pack.leaves)
        pack_root = parts.root_of(self.pack.leaves)
        self.hold(old <= size and roots_by_proof(old, size, pack_root, paths[1])
                  == (pack_root, root), "the journal goes on from the pack")


def main(pack, pins, folder):
    status = check_pack.main(check_pack.Check, pack, pins)
    if status or not folder.is_dir():
        return status or print(f"unreadable: there is no folder {folder}") or 2
    given = parts.read_pins(pins.read_bytes())
    reveal = Reveal(check_pack.Check(pack, given), given, folder)
    if reveal.findings:
        print(*(f"not so of the reveal: {rule}" for rule in reveal.findings), sep="\n")
        return print("tampered: the reveal; the pack is whole") or 1
    print(*reveal.shown, "not checked: who asked and why; that two agreed; README.txt", sep="\n")
    standing = f"not proven: {reveal.erased} erased" if reveal.erased else "verified"
    return print(f"{standing}: {len(reveal.shown)} values revealed") or (3 if reveal.erased else 0)


if __name__ == "__main__":
    sys.exit(main(*map(pathlib.Path, sys.argv[1:])) if len(sys.argv) == 4 else
             print(__doc__) or 2)
