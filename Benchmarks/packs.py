"""Writing and checking an evidence pack with many pictures, beside what reading its bytes takes."""
import os
import shutil
import statistics
import subprocess
import sys
import time

from process import Run

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
PROFILE = os.path.join(ROOT, "Exports", "profiles", "charity-auditor.yaml")
PACK_RUNS = 3
# Of the mixed commands: 6,500 of 100,000 make 10,000 lines.
SHARE = 0.065
RECEIPTS, PICTURE_BYTES = 0.31, 700_000


class Packs:
    """Measures packs for a benchmark, and reports to it."""

    def __init__(self, benchmark):
        self.benchmark = benchmark
        self.arguments = benchmark.arguments
        self.files = benchmark.path("pictures")
        self.books = benchmark.path("pack-books")
        self.pack = benchmark.path("pack")

    def measure(self):
        self.prepare()
        hashed, copied, written, verified = [], [], [], []
        for _ in range(PACK_RUNS):
            written.append(self.write())
            hashed.append(self.hash())
            copied.append(self.copy())
            verified.append(self.verify())
        self.report(hashed, copied, written, verified)

    def prepare(self):
        commands = max(100, int(self.arguments.commands * SHARE))
        self.benchmark.say(f"generating {commands} commands with pictures ...")
        subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), "--commands", str(commands), "--output",
                        self.files, "--receipts", str(RECEIPTS), "--picture-bytes", str(PICTURE_BYTES)], check=True)
        shutil.rmtree(self.books, ignore_errors=True)
        self.farthing("init", "--origin", "example.org/benchmark", "--user", "u_pm")
        self.benchmark.write_passphrases()
        for name, allowed in (("setup.jsonl", (0,)), ("commands.jsonl", (0, 1))):
            self.benchmark.apply(self.books, os.path.join(self.files, name), allowed)
        pin = self.farthing("pin", keys=False).output
        self.pin = self.benchmark.path("pin")
        with open(self.pin, "w", encoding="ascii") as file:
            file.write(pin)

    def farthing(self, *arguments, keys=True):
        places = ["--books", os.path.join(self.books, "books")]
        if keys:
            places += ["--keys", os.path.join(self.books, "keys")]
        return Run([self.arguments.farthing, *arguments, *places])

    def write(self):
        shutil.rmtree(self.pack, ignore_errors=True)
        return self.farthing("pack", "make", "--profile", PROFILE, "--as", "u_pm", "--output", self.pack)

    def hash(self):
        return seconds(["find", self.pack, "-type", "f", "-exec", "sha256sum", "{}", "+"])

    def copy(self):
        copy = self.benchmark.path("pack-copy")
        took = seconds(["cp", "-r", self.pack, copy])
        shutil.rmtree(copy)
        return took

    def verify(self):
        return Run([self.arguments.verify, self.pack, "--pin", self.pin])

    def report(self, hashed, copied, written, verified):
        lines = count_lines(os.path.join(self.pack, "data", "transactions.csv")) - 1
        pictures = len(os.listdir(os.path.join(self.pack, "data", "evidence")))
        what = f"a pack of {lines:,} lines with {pictures:,} pictures, {size(self.pack) / 1e6:,.0f} MB"
        is_promised = self.arguments.commands == 100_000
        written_beside = median(run.wall / (hashed[n] + copied[n]) for n, run in enumerate(written))
        verified_beside = median(run.wall / hashed[n] for n, run in enumerate(verified))
        memory = max(run.megabytes for run in written)
        report = self.benchmark.report
        report(f"sha256sum, and a copy, of {what}", f"{median(hashed):.2f} s, {median(copied):.2f} s", "")
        report("writing it", f"{median(r.wall for r in written):.2f} s, CPU {median(r.cpu for r in written):.2f} s, "
               f"{memory:.0f} MB", "under 300 MB" if is_promised else "", memory < 300 if is_promised else None)
        report("writing beside sha256sum and a copy", f"{written_beside:.2f} times", "within 2 times",
               written_beside <= 2)
        report("verifying it", f"{median(r.wall for r in verified):.2f} s, CPU "
               f"{median(r.cpu for r in verified):.2f} s, {max(r.megabytes for r in verified):.0f} MB", "")
        report("verifying beside sha256sum", f"{verified_beside:.2f} times", "within 2 times", verified_beside <= 2)


def seconds(command):
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def median(values):
    return statistics.median(list(values))


def count_lines(path):
    with open(path, "rb") as file:
        return sum(1 for _ in file)


def size(folder):
    return sum(os.path.getsize(os.path.join(place, name)) for place, _, names in os.walk(folder) for name in names)
