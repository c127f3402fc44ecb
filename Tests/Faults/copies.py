"""Logs that are stale, missing or another's, and copies that are put back: each is caught, and told
for what it is.

    copies.py FOLDER
"""
import json, pathlib, shutil, signal, subprocess, sys
from common import Broken, PROGRAM, base, command, enrolment, require

LOGS = ("journal.sqlite-wal", "journal.sqlite-shm", "vault.sqlite-wal", "vault.sqlite-shm")


def with_log(place, lines):
    """Books whose newest records are in their logs alone, as a process that was killed leaves."""
    process = subprocess.Popen(
        [str(PROGRAM), "apply", "-", "--each", "--json", "--books", str(place.books), "--keys",
         str(place.keys)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process.stdin.write(("\n".join(lines) + "\n").encode())
    process.stdin.flush()
    for _ in lines:
        require(json.loads(process.stdout.readline())["outcome"] == "created", "not created")
    process.send_signal(signal.SIGKILL)
    process.wait()
    require((place.books / LOGS[0]).stat().st_size > 0, "there is no log to lose")
    return place


def enrolments(first, count=20):
    return [enrolment(first + i) for i in range(count)]


def told(place, code, *words):
    """A command that writes is refused under this code, and check finds something to do."""
    done = place.apply(enrolment(9999))
    require(done.status != 0 and code in done.out + done.err, f"not told as {code}:", done)
    checked = place.run("check", "--json")
    require(checked.status == 1, "check does not say what is wrong:", checked)
    findings = json.loads(checked.out)["findings"]
    for word in words:
        require(any(word in f["message"] for f in findings), f"no finding says {word}:", findings)


def main(folder):
    folder = pathlib.Path(folder)
    whole = base(folder / "whole")

    # A day-old copy is put back: whole in itself, and caught by what the keys' folder remembers.
    place = whole.copy(folder / "day-old")
    require(place.apply(enrolment(1)).status == 0, "it cannot be written to")
    shutil.rmtree(place.books)
    shutil.copytree(whole.books, place.books)
    told(place, "books.rollback", "an older copy")

    # What was in the log alone is gone with it: older books, caught in the same way.
    place = with_log(whole.copy(folder / "missing"), enrolments(100))
    for name in LOGS:
        (place.books / name).unlink(missing_ok=True)
    told(place, "books.rollback", "an older copy")

    # The log of an older copy beside newer files, and newer files' log beside an older copy.
    older = with_log(whole.copy(folder / "older"), enrolments(200))
    newer = with_log(whole.copy(folder / "newer"), enrolments(300, 40))
    require(newer.apply(enrolment(5)).status == 0, "it cannot be written to")
    for name in LOGS:
        (newer.books / name).unlink(missing_ok=True)
    newer.check(None)
    stale = newer.copy(folder / "stale")
    shutil.copy(older.books / LOGS[0], stale.books / LOGS[0])
    checked = stale.run("check", "--json")
    require(checked.status == 1, "a stale log is not found:", checked)
    messages = [f["message"] for f in json.loads(checked.out)["findings"]]
    require(any("journal.sqlite-wal" in m for m in messages), "the log is not named:", messages)
    done = stale.apply(enrolment(9998))
    require(done.status != 0, "books with a stale log are written to:", done)
    # What the finding says to do mends it.
    for name in LOGS[:2]:
        (stale.books / name).unlink(missing_ok=True)
    stale.check(None)

    # Another programme's log is not taken, or told.
    foreign = newer.copy(folder / "foreign")
    other = whole.copy(folder / "other")
    for made in (other.books, other.keys):
        shutil.rmtree(made)
    require(other.run("init", "--origin", "example.org/other").status == 0, "no other books")
    with_log(other, [command(f"other-{i}", "u_pm", "user.appoint", user=f"u_o{i}", role="auditor")
                     for i in range(20)])
    shutil.copy(other.books / LOGS[0], foreign.books / LOGS[0])
    checked = foreign.run("check", "--json")
    require(checked.status == 1, "another programme's log is not found:", checked)
    require(foreign.apply(enrolment(9997)).status != 0, "books with a foreign log are written to")
    for name in LOGS[:2]:
        (foreign.books / name).unlink(missing_ok=True)
    foreign.check(None)
    print("copies: a day-old one, and logs that are missing, stale and foreign")


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except Broken as error:
        sys.exit(f"copies: {error}")
