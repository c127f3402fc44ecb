"""Fails, or kills a process at, each write, sync, rename, open and unlink of each kind of work.

    inject.py FOLDER MOST [KIND]

A first run counts the calls that touch the books, keys or what is being made; then each is failed
in a run of its own, at most MOST for each kind of work, call and fault, spread over all of them.
"""
import collections, concurrent.futures, pathlib, re, sys
from common import Broken, base, require
from kinds import KINDS

CALLS = ("write", "pwrite64", "fsync", "fdatasync", "rename", "openat", "unlink", "ftruncate",
         "mkdir")
FAULTS = ("error=EIO", "error=ENOSPC", "signal=KILL")
LINE = re.compile(r"^(\d+)\s+(\w+)\((.*)$")
# What is written into a draft after that, as it is taken back, goes with the draft.
WRITES = re.compile(r"^\d+\s+(?:pwrite64|write)\(\d+<(?![^>]*unfinished/)[^>]*\.sqlite(?:-wal)?>")
FAILED_SYNC = re.compile(r"^\d+\s+f(?:data)?sync\(\d+<[^>]*\.sqlite(?:-wal)?>\).*\(INJECTED\)")
ANSWER = re.compile(r"^\d+\s+write\(1<.*(?:created|Restored|records of)")
HERE = re.compile(r"AT_FDCWD<[^>]*>")


def strace(log, *rules):
    calls = ",".join(CALLS)
    return ["strace", "-f", "-qq", "-y", "-o", str(log), "-e", f"trace={calls}",
            *(word for rule in rules for word in ("-e", rule))]


def places(log, folder):
    """At which of a thread's calls of a name the folder is touched."""
    counts, found = collections.Counter(), collections.defaultdict(set)
    for line in log.read_text(errors="replace").splitlines():
        match = LINE.match(line)
        if not match:
            continue
        thread, name, rest = match.groups()
        counts[thread, name] += 1
        if str(folder) in HERE.sub("", rest):
            found[name].add(counts[thread, name])
    return {name: sorted(numbers) for name, numbers in found.items()}


def spread(numbers, most):
    """The first, the last and others between them, evenly."""
    if len(numbers) <= most:
        return numbers
    return sorted({numbers[i * (len(numbers) - 1) // (most - 1)] for i in range(most)})


def wrote_after_failed_sync(lines):
    """The first write to a database, or answer, after a sync of one failed. What a process that has
    given its last answer does while it closes its files is no write of its own."""
    for index, line in enumerate(lines):
        if FAILED_SYNC.match(line):
            later = lines[index + 1:]
            if any(ANSWER.match(before) for before in lines[:index]):
                later = [after for after in later if ANSWER.match(after)]
            return next((after for after in later if WRITES.match(after) or ANSWER.match(after)),
                        None)
    return None


def was_hit(lines, folder):
    """Whether the fault met calls that touch the folder, and none of another thread's."""
    hits = [line for line in lines if "(INJECTED)" in line]
    if hits:
        return all(str(folder) in HERE.sub("", line) for line in hits)
    return any("killed by SIGKILL" in line for line in lines)


def attempt(kind, prepared, folder, call, fault, number):
    """One run with one fault; whether it was hit."""
    place, log = prepared.copy(folder), folder.with_suffix(".log")
    done = kind.work(place, strace(log, f"inject={call}:{fault}:when={number}"))
    lines = log.read_text(errors="replace").splitlines()
    if not was_hit(lines, folder):
        return False
    try:
        if "error" in fault:
            late = wrote_after_failed_sync(lines)
            require(not late, "it writes after a failed sync:", late)
        kind.judge(place, done)
    except Broken as broken:
        raise Broken(f"{kind.name}: {call}:{fault}:when={number}: {broken}\n{done}") from None
    return True


def main(folder, most, only=None):
    folder = pathlib.Path(folder)
    whole = base(folder / "whole")
    hits, missed, broken = collections.Counter(), 0, []
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for kind in KINDS:
            if only and kind.name != only:
                continue
            prepared = whole.copy(folder / "prepared")
            kind.prepare(prepared)
            place, log = prepared.copy(folder / "counted"), folder / "counted.log"
            done = kind.work(place, strace(log))
            require(done.status == 0, kind.name, "fails without a fault:", done)
            runs = [(call, fault, number) for call, numbers in places(log, place.folder).items()
                    for number in spread(numbers, most) for fault in FAULTS]
            require(runs, kind.name, "touches nothing")
            futures = [pool.submit(attempt, kind, prepared, folder / f"run-{index}", *run)
                       for index, run in enumerate(runs)]
            for (call, fault, _), future in zip(runs, futures):
                try:
                    hits[kind.name, fault] += future.result()
                except Broken as error:
                    broken.append(str(error))
                    print("BROKEN", error, "\n", flush=True)
                    hits[kind.name, fault] += 1
            print(kind.name, {fault: hits[kind.name, fault] for fault in FAULTS}, f"of {len(runs)}",
                  flush=True)
            for fault in FAULTS:
                require(hits[kind.name, fault], f"no {fault} hit anything of {kind.name}")
    require(not broken, f"{len(broken)} faults did harm")


if __name__ == "__main__":
    try:
        main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
    except Broken as error:
        sys.exit(f"inject: {error}")
