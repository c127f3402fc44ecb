"""What happens to books and the machine: clients killed, disks full, clocks that jump, logs that are
stale, missing or another's, a copy of yesterday put back.

    trouble.py FOLDER ROUNDS
"""
import json, os, pathlib, random, shutil, signal, subprocess, sys, time
from common import Broken, PROGRAM, base, command, ended_well, enrolment, require

CLIENTS = 4


def client(place, number, count):
    """A process that sends one command after another and waits for each answer."""
    out = place.folder / f"client-{number}.out"
    lines = "\n".join(enrolment(number * 10_000 + i) for i in range(count)) + "\n"
    (place.folder / f"client-{number}.in").write_text(lines)
    return subprocess.Popen(
        [str(PROGRAM), "apply", str(place.folder / f"client-{number}.in"), "--each", "--json",
         "--books", str(place.books), "--keys", str(place.keys)],
        stdout=out.open("wb"), stderr=subprocess.STDOUT)


def acknowledged(place, number):
    """The commands of which whole answers were given out."""
    text = (place.folder / f"client-{number}.out").read_text()
    found = set()
    for line in text.split("\n")[:-1]:
        value = json.loads(line)
        if value.get("outcome") == "created":
            found.add(value["id"])
    return found


def killed_clients(whole, folder, rounds):
    """Four clients at once, all killed at a moment of chance; nobody's answer is lost."""
    chance, seen = random.Random(1), 0
    for round in range(rounds):
        place = whole.copy(folder / "clients")
        running = [client(place, number, 400) for number in range(CLIENTS)]
        time.sleep(chance.uniform(0.05, 0.6))
        for process in running:
            process.send_signal(signal.SIGKILL)
        for process in running:
            process.wait()
        place.check()
        for number in range(CLIENTS):
            ids = acknowledged(place, number)
            seen += len(ids)
            if not ids:
                continue
            lines = (place.folder / f"client-{number}.in").read_text().splitlines()[:len(ids) + 1]
            answers = place.apply(*lines).answers()
            for id in ids:
                require(answers[id]["outcome"] == "exists", id, "was acknowledged and is gone")
        place.check(None)
    require(seen, "no client was answered before it was killed")
    print(f"killed clients: {seen} answers in {rounds} rounds, all kept")


def two_processes(whole, folder):
    """Two processes write to one set of books at once: both end well, the mark is the newest."""
    place = whole.copy(folder / "two")
    before = place.records()
    running = [client(place, number, 60) for number in (0, 1)]
    for number, process in enumerate(running):
        require(process.wait(60) == 0, (place.folder / f"client-{number}.out").read_text()[-400:])
    place.check(None)
    # An enrolment and its allowance.
    require(place.records() == before + 240, "two processes wrote other than 240 records")
    print("two processes: 120 commands in turn")


def small_disk(whole, folder):
    """Books on a disk of 1 MiB are written to until it is full, then given room again."""
    disk = folder / "disk"
    disk.mkdir()
    place = whole.copy(folder / "small")
    # Room for the books and little more.
    used = sum(f.stat().st_size for f in place.books.iterdir()) // 1024
    size = f"{(used // 1024 + 1) * 1024 + 1024}k"
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)],
                      stderr=subprocess.DEVNULL).returncode == 0:
        shutil.copytree(place.books, disk / "books")
        shutil.rmtree(place.books)
        place.books.symlink_to(disk / "books")
        before, more = (), lambda: subprocess.run(["mount", "-o", "remount,size=64m", str(disk)])
        how = f"a disk of {size}"
    else:
        # No right to mount: a limit on the size of any file does as a full disk.
        before, more = ("prlimit", "--fsize=1048576"), lambda: None
        how = "files of at most 1 MiB, as nothing may be mounted here"
    try:
        lines, given = [enrolment(i) for i in range(6000)], set()
        done = place.apply(*lines, before=before, each=True)
        given = {id for id, a in done.answers().items() if a["outcome"] == "created"}
        require(given and len(given) < len(lines), f"{how} was not filled:", len(given))
        require(done.status != 0, "it ended well on a full disk")
        if not before:
            ended_well(done)
        more()
        place.check()
        answers = place.apply(*lines[:len(given) + 1]).answers()
        for id in given:
            require(answers[id]["outcome"] == "exists", id, "was acknowledged and is gone")
        place.check(None)
        print(f"full disk: {how} took {len(given)} commands, then ended with {done.status}")
    finally:
        subprocess.run(["umount", str(disk)], stderr=subprocess.DEVNULL)


def clocks(whole, folder):
    """Clocks that jump: time never goes back in the books, and one that is out of range is told."""
    place = whole.copy(folder / "clocks")
    for number, moment in enumerate(("2040-01-19 03:14:08", "2027-03-28 01:30:00",
                                     "2199-12-30 12:00:00", "1990-01-02 00:00:00")):
        line = command(f"clock-{number}", "u_pm", "user.appoint", user=f"u_clock{number}",
                       role="auditor")
        done = place.apply(line, before=("faketime", moment))
        require(done.status in (0, 1), f"at {moment}:", done)
        place.check(None)
    for moment in ("1975-06-01 12:00:00", "2230-01-01 12:00:00"):
        line = command("clock-late", "u_pm", "user.appoint", user="u_late", role="auditor")
        done = place.apply(line, before=("faketime", moment))
        require(done.status == 2 and "clock.out-of-range" in done.out + done.err, moment, done)
        place.check(None)
    require(place.apply(line).answers()["clock-late"]["outcome"] == "created", "it was remembered")
    print("clocks: forward, back and out of range")


def main(folder, rounds):
    folder = pathlib.Path(folder)
    whole = base(folder / "whole")
    two_processes(whole, folder)
    killed_clients(whole, folder, rounds)
    small_disk(whole, folder)
    clocks(whole, folder)


if __name__ == "__main__":
    try:
        main(sys.argv[1], int(sys.argv[2]))
    except Broken as error:
        sys.exit(f"trouble: {error}")
