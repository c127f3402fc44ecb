"""The kinds of work that faults are injected into, each with how it is done and what must hold."""
import pathlib, shutil
from common import Broken, Place, command, ended_well, enrolment, require


class Commands:
    """Commands of a file; each that was acknowledged is there, and all go through afterwards."""

    def __init__(self, name, *lines, each=False):
        self.name, self.lines, self.each = name, lines, each

    def prepare(self, place):
        pass

    def work(self, place, before=()):
        return place.apply(*self.lines, before=before, each=self.each)

    def judge(self, place, done):
        ended_well(done)
        answers = done.answers()
        for answer in answers.values():
            require(answer["outcome"] in ("created", "exists"), "trouble is a refusal:", done)
        place.check()
        again = place.apply(*self.lines)
        require(again.status == 0, "the same commands do not go through afterwards:", again)
        for id, answer in again.answers().items():
            if id in answers:
                require(answer["outcome"] == "exists", id, "was acknowledged and is gone")
        place.check(None)


class Init:
    """The same again goes on, whatever it left."""
    name = "init"
    words = ("init", "--origin", "example.org/faults", "--user", "u_pm")

    def prepare(self, place):
        shutil.rmtree(place.books)
        shutil.rmtree(place.keys)

    def work(self, place, before=()):
        return place.run(*self.words, before=before)

    def judge(self, place, done):
        ended_well(done)
        again = place.run(*self.words)
        wanted = "keys.already-there" if done.status == 0 else None
        if again.status != 0:
            # Killed after its last step, it had nothing left to do.
            require("keys.already-there" in again.err and (place.books / "farthing.settings").exists(),
                    "init does not go on where it was stopped:", again, "after", done, wanted)
        place.check(None)
        appointed = place.apply(command("first", "u_pm", "user.appoint", user="u_fo",
                                        role="finance-officer"))
        require(appointed.status == 0, "the books do not work:", appointed)
        place.check(None)


class Folder:
    """Work whose result is a folder: whole where it has its name, and made again where not."""

    def __init__(self, name, result, words, proof):
        self.name, self.result, self.words, self.proof = name, result, words, proof

    def prepare(self, place):
        if self.name == "restore":
            made = place.run("backup", "--to", "DIR/away")
            require(made.status == 0, "no backup:", made)
            shutil.rmtree(place.books)

    def work(self, place, before=()):
        return place.run(*self.words, before=before)

    def judge(self, place, done):
        ended_well(done)
        result = place.folder / self.result
        require(done.status != 0 or result.exists(), "it says that it is done and is not")
        if result.exists():
            self.prove(place, result)
            shutil.rmtree(result)
        if self.name != "restore":
            place.check(None)
        again = place.run(*self.words)
        require(again.status == 0, "it cannot be done afterwards:", again)
        self.prove(place, result)
        place.check(None)

    def prove(self, place, result):
        proved = place.run(*self.proof)
        require(proved.status == 0, f"{result} has its name and is not whole:", proved)


ENROL = enrolment(1)
ERASE = command("fault-erase", "u_pm", "participant.erase", participant="p_01", basis="request")
KINDS = [
    Commands("participant.enrol", ENROL),
    Commands("three commands, each by itself", *map(enrolment, (1, 2, 3)), each=True),
    Commands("participant.erase", ERASE),
    Commands("user.appoint", command("fault-appoint", "u_pm", "user.appoint", user="u_new",
                                     role="auditor")),
    Init(),
    Folder("backup", "away", ("backup", "--to", "DIR/away"),
           ("check", "--books", "DIR/away", "--keys", "DIR/keys")),
    Folder("restore", "books", ("restore", "--from", "DIR/away"), ("check",)),
    Folder("pack make", "made", ("pack", "make", "--output", "DIR/made"), ("pack", "list")),
]
