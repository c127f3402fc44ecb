"""What the instruments share: books to break, running farthing on them, and what must hold after.

After whatever happens to a process: what it acknowledged is there; what it did not is absent or
whole, so that the very same command goes through; `check` passes, or its findings are ones that
the fault explains; and a process that was not killed ends with 0, or with 2 and a code.
"""
import json, os, pathlib, re, shutil, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build-release/release/farthing"
# What a stopped erasure leaves until the next command that writes: told, and then gone.
EXPLAINED = re.compile(r"They were erased, and the vault still holds their key")


class Broken(Exception):
    """Something that must hold does not."""


def require(holds, *words):
    if not holds:
        raise Broken(" ".join(str(word) for word in words))


def command(id, actor, command, **keys):
    return json.dumps({"id": id, "actor": actor, "command": command, **keys})


def enrolment(number):
    return command(f"fault-{number}", "u_k1", "participant.enrol", participant=f"p_fault_{number}",
                   partner="northside", keyworker="u_k1", **{"from": "2026-01-12"},
                   name=f"Illustrative participant {number}")


class Result:
    """How a run ended, and what it said."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out.decode(), err.decode()

    def __str__(self):
        return f"status {self.status}\n{self.out}{self.err}"

    def answers(self):
        """What became of each command, by its id."""
        found = {}
        for line in self.out.splitlines():
            try:
                value = json.loads(line)
            except ValueError:
                continue
            if "id" in value:
                found[value["id"]] = value
        return found


class Place:
    """A folder with books and their keys in it."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.books, self.keys = self.folder / "books", self.folder / "keys"

    def copy(self, target):
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.folder, target)
        return Place(target)

    def run(self, *words, before=(), given=None, limit=120):
        """Runs farthing on the books, under a program where one is named."""
        environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"),
                       "FARTHING_BOOKS": str(self.books), "FARTHING_KEYS": str(self.keys),
                       "SWIFT_BACKTRACE": "enable=no"}
        words = [str(word).replace("DIR", str(self.folder)) for word in words]
        secrets = self.keys / "passphrases"
        descriptor = None
        if secrets.exists() and words[0] == "apply":
            descriptor = os.open(secrets, os.O_RDONLY)
            words += ["--passphrase-fd", str(descriptor)]
        try:
            done = subprocess.run([*before, str(PROGRAM), *words], env=environment, timeout=limit,
                                  input=(given or "").encode(), stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, cwd=self.folder,
                                  pass_fds=[descriptor] if descriptor is not None else [])
        finally:
            if descriptor is not None:
                os.close(descriptor)
        return Result(done.returncode, done.stdout, done.stderr)

    def apply(self, *lines, before=(), each=False):
        flags = ["--json"] + (["--each"] if each else [])
        return self.run("apply", "-", *flags, before=before, given="\n".join(lines) + "\n")

    def records(self):
        return json.loads(self.run("check", "--json").out)["records"]

    def check(self, explained=EXPLAINED, *options):
        """Passes, or finds what the fault explains and nothing else."""
        done = self.run("check", "--json", *options)
        require(done.status in (0, 1), "check cannot be carried out:", done)
        findings = json.loads(done.out)["findings"]
        for finding in findings:
            require(explained and explained.search(finding["message"]), "check finds:", finding)
        require((done.status == 0) == (not findings), "check says one thing and ends as another")
        return findings


def base(folder):
    """The demonstration's books: something in every part."""
    place = Place(folder)
    shutil.rmtree(folder, ignore_errors=True)
    made = subprocess.run([str(PROGRAM), "demo", "--output", str(folder)], cwd=ROOT,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    require(made.returncode == 0, "the demonstration fails:", made.stdout.decode())
    place.check(None)
    return place


def ended_well(done):
    """A process that was not killed: done, or stopped by trouble with a code and words."""
    if done.status in (0, 137, -9):
        return
    require(done.status == 2, "it ends neither as done nor as failed:", done)
    require(re.search(r"\[[a-z]+\.[a-z-]+\]|\"code\":\"[a-z]+\.[a-z-]+\"", done.out + done.err),
            "it fails without a code:", done)
