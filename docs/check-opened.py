"""What a pack opens of private values, what is called erased, and what its profile made: section 3.6
of SPEC-evidence-pack.md.

check-pack.py begins with it; run that.
"""
import importlib.util, pathlib, re
from hashlib import sha256

loading = importlib.util.spec_from_file_location(
    "check_parts", pathlib.Path(__file__).with_name("check-parts.py"))
parts = importlib.util.module_from_spec(loading)
loading.loader.exec_module(parts)


def evidence_name(place, data):
    """The name of a file that is opened: of its place, and of what it begins with."""
    seq, *words = re.split(r"[ .]", place)
    words = [word for word in words if word not in ("commit", "evidence")]
    stem = "-".join([seq, *(words[:-1] if " evidence." in place else words)])
    starts = {b"\xff\xd8\xff": "jpg", b"\x89PNG": "png", b"%PDF-": "pdf"}
    known = [ending for start, ending in starts.items() if data.startswith(start)]
    try:
        data.decode()
        known += ["txt"]
    except UnicodeDecodeError:
        known += ["bin"]
    return f"evidence/{stem}.{known[0]}"


class Disclosed:
    """What the records and the list of disclosures say; `hold` takes what has to be true."""

    def __init__(self, hold):
        self.hold, self.hidden, self.opened = hold, [], {}
        self.places, self.unrecorded = "", 0  # what is not withheld; what nothing says was erased
        self.chains, self.people, self.erased = [], {}, set()

    def follow(self, f):
        """Notes a record's commitments, whom its claim or business case is for, who was erased."""
        self.hidden += [(f"{f['seq']} {name}", value[-64:]) for name, value in f.items() if value
                        != "-" and ".commit." in f".{name}" or value.startswith("supplier:")]
        self.chains += [f["case"]]
        if f["type"] == "participant.erased":
            self.erased.add(f["participant"])
        if re.fullmatch(r"(claim|case)\.(submitted|amended)", f["type"]):
            self.people.setdefault(f["case"], set()).update(
                value for name, value in f.items()
                if re.fullmatch(r"lines\.\d+\.(for|attendance\.\d+)", name))

    def spelt(self, payload, made):
        """What is opened is what was committed to; gives the list as it has to be spelt, and adds
        the files that it names to those that are made."""
        spelt, lines = "", payload["disclosures.txt"].decode().split("\n")
        for line, (place, commitment) in zip(lines, self.hidden):
            state, *words = line.removeprefix(f"{place} ").split(" ")
            if state in ("opened", "file"):
                label, salt, value = words
                if state == "file":
                    made[value] = data = payload[value]
                    self.hold(value == evidence_name(place, data), f"{value} is {place}'s name")
                else:
                    data = bytes.fromhex(value.replace("-", ""))
                    value, self.opened[place] = data.hex() or "-", data
                self.hold(parts.commitment(label, salt, data) == commitment,
                          f"{place} is opened to what was recorded")
                state = f"{state} {label} {bytes.fromhex(salt).hex()} {value}"
            elif state != "erased":
                state = "withheld"
            self.note(place, state)
            spelt += f"{place} {state}\n"
        return spelt

    def note(self, place, state):
        if place == f"{len(self.chains) - 1} commit.codes" or state == "withheld":
            return
        self.places += f"{place}\n"
        people = self.people.get(self.chains[int(place.split(" ")[0])], set())
        self.unrecorded += state == "erased" and not people & self.erased

    def profile(self, f, payload, made):
        """Adds the profile and what it made; they and what is opened are as the last record says.

        What was erased since is no longer in what it made: that stays open with it."""
        if f["profile"] == "-":
            return self.hold(not self.places, "nothing is opened where there is no profile")
        name = f"profile/{f['profile']}-v{f['profile-version']}.yaml"
        lists = {path: payload[path] for path in sorted(payload) if path.startswith("profile/")}
        lists.pop(name, None)
        made |= lists
        made[name] = f["profile-digest"]
        lines = "".join(f"{sha256(lists[path]).hexdigest()}  {path[8:]}\n" for path in lists)
        self.hold(sha256(self.places.encode()).hexdigest() == f["opened"],
                  "what is opened is what the last record says")
        self.hold(self.unrecorded or sha256(lines.encode()).hexdigest() == f["profile-files"],
                  "what the profile made is what the last record says")
