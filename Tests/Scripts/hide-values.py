#!/usr/bin/env python3
"""Makes a pack with a profile hide something, as whoever holds the pack's key could.

    hide-values.py PACK KEY COPY WHAT

KEY is the pack key's file, COPY the folder to make, WHAT one of those below. The lists are made and
signed anew.
"""
import importlib.util, pathlib, re, sys

loading = importlib.util.spec_from_file_location("mutate", "Tests/Scripts/mutate-pack.py")
mutate = importlib.util.module_from_spec(loading)
loading.loader.exec_module(mutate)

LIST = "data/disclosures.txt"


def lines(copy, state):
    """The lines of values in that state; not that of the recipient's codes, which is the last."""
    found = [line for line in copy.read(LIST).decode().split("\n")[:-1]
             if line.split(" ")[2] == state and " commit.codes " not in line]
    return found or sys.exit(f"no value is {state}")


def count(copy):
    """The control totals count what the list says."""
    states = [line.split(" ")[2] for line in copy.read(LIST).decode().split("\n")[:-1]]
    counts = {"withheld": states.count("withheld"), "erased": states.count("erased")}
    counts["opened"] = len(states) - sum(counts.values())

    def counted(data):
        for state, number in counts.items():
            line = rb"(?m)^commitments,%s,\d+," % state.encode()
            data = re.sub(line, b"commitments,%s,%d," % (state.encode(), number), data)
        return data
    copy.edit("data/books/control-totals.csv", counted)


def say(copy, line, state):
    """Says something else of a value, and takes away the file of one that was opened as a file."""
    place = " ".join(line.split(" ")[:2])
    copy.edit(LIST, lambda data: data.replace(f"{line}\n".encode(), f"{place} {state}\n".encode()))
    if " file " in line:
        (copy.folder / "data" / line.split(" ")[5]).unlink()


def exchange(copy):
    """Two receipts change places, with their openings' paths: each is still what was committed to."""
    first, second = lines(copy, "file")[:2]
    paths = [line.split(" ")[5] for line in (first, second)]
    data = [copy.read(f"data/{path}") for path in paths]
    for path, other in zip(paths, reversed(data)):
        copy.write(f"data/{path}", other)
    text = copy.read(LIST).decode()
    for line, path in ((first, paths[1]), (second, paths[0])):
        text = text.replace(line, " ".join([*line.split(" ")[:5], path]))
    copy.write(LIST, text.encode())


def rename(copy, change):
    line = lines(copy, "file")[0]
    path = line.split(" ")[5]
    data = copy.read(f"data/{path}")
    say(copy, line, " ".join([*line.split(" ")[2:5], change(path)]))
    copy.write(f"data/{change(path)}", data)


WAYS = {
    "value-withheld": lambda copy: say(copy, lines(copy, "opened")[0], "withheld"),
    "receipt-withheld": lambda copy: say(copy, lines(copy, "file")[0], "withheld"),
    "value-erased": lambda copy: say(copy, lines(copy, "opened")[0], "erased"),
    "receipt-erased": lambda copy: say(copy, lines(copy, "file")[0], "erased"),
    "more-erased": lambda copy: say(copy, lines(copy, "withheld")[0], "erased"),
    "exchanged": exchange,
    "renamed": lambda copy: rename(copy, lambda path: path.replace("evidence/", "evidence/0")),
    "another-ending": lambda copy: rename(copy, lambda path: re.sub(r"\.[a-z]+$", ".bin", path)),
    "list-altered": lambda copy: copy.edit("data/profile/costs.csv", lambda data: data + b"\r\n"),
    "list-gone": lambda copy: (copy.folder / "data/profile/costs.csv").unlink(),
    "list-more": lambda copy: copy.write("data/profile/more.csv", b"amount\r\n"),
}


def main(pack, key, folder, way):
    copy = mutate.Copy(pathlib.Path(pack), pathlib.Path(folder), None)
    WAYS[way](copy)
    count(copy)
    copy.list_payload()
    copy.sign_lists(pathlib.Path(key).read_bytes())


if __name__ == "__main__":
    if len(sys.argv) != 5 or sys.argv[4] not in WAYS:
        sys.exit(f"{__doc__}\nWHAT: {' '.join(WAYS)}")
    main(*sys.argv[1:])
