#!/usr/bin/env python3
"""Reads a pack's payload as an RO-Crate, with ro-crate-py.

    read-crate.py FOLDER

Each data entity is there, and each file is one or lies in a folder that is; the root has what
RO-Crate 1.2 wants of it; each link within the crate leads to an entity.
"""
import json, pathlib, sys

from rocrate.rocrate import ROCrate

folder = pathlib.Path(sys.argv[1])
crate = ROCrate(folder)
root = crate.root_dataset
for name in ("name", "description", "datePublished", "license"):
    assert root.get(name), f"the root has no {name}"
conforms = crate.metadata.get("conformsTo")
assert str(getattr(conforms, "id", conforms)) == "https://w3id.org/ro/crate/1.2", conforms

described = {entity.id for entity in crate.data_entities}
for name in described:
    assert (folder / name).exists(), f"{name} is described and not there"
for file in folder.rglob("*"):
    name = file.relative_to(folder).as_posix()
    folders = {f"{parent.as_posix()}/" for parent in pathlib.PurePosixPath(name).parents}
    is_described = name in described or folders & described or name == "ro-crate-metadata.json"
    assert file.is_dir() or is_described, f"{name} is not described"

graph = json.loads((folder / "ro-crate-metadata.json").read_text())["@graph"]
ids = [entity["@id"] for entity in graph]
assert len(ids) == len(set(ids)), "an entity is described twice"


def links(value):
    if isinstance(value, dict):
        return [value["@id"]]
    return sum(map(links, value), []) if isinstance(value, list) else []


for entity in graph:
    for link in sum((links(value) for value in entity.values()), []):
        outside = link == "https://w3id.org/ro/crate/1.2"
        assert link in ids or outside, f"{entity['@id']} leads to {link}, which is not there"
print(f"ro-crate-py: {len(described)} data entities are described and there")
