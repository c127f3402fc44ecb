#!/usr/bin/env python3
"""Measures farthing; bin/benchmark builds what it needs and calls it.

1. A programme is set up, and the mixed commands are played on copies of it. After each run the
   comparator writes the same rows with plain SQLite, so that both meet the same machine.
2. Books are grown command by command to four sizes. At each, what should not grow is measured:
   a question's whole process, or a check's memory.
3. On the largest, commands are made durable one by one, in one process and in one each.
4. Books with many pictures of receipts are made a pack of, beside a copy and sha256sum of its bytes.

Sizes are in proportion to --commands. Each figure is the median of its runs.
"""
import argparse
import datetime
import json
import os
import platform
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile

from packs import PACK_RUNS, Packs
from process import Run

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
SIGNERS = ["u_pm"] + [f"u_m{partner:02d}" for partner in range(10)]
QUESTION_RUNS, SINGLE_RUNS = 15, 40
# The growth needs more commands than the timed run: 4 records for each of its commands.
GROWTH = 1.5


class Benchmark:
    def __init__(self, arguments):
        self.arguments = arguments
        self.work = arguments.work or tempfile.mkdtemp(prefix="farthing-benchmark-")
        self.files = os.path.join(self.work, "files")
        self.passphrases = os.path.join(self.work, "passphrases")
        self.rows = []
        self.small_memory = None

    def path(self, *parts):
        return os.path.join(self.work, *parts)

    def say(self, text):
        print(f"benchmark: {text}", file=sys.stderr, flush=True)

    def report(self, what, found, promised, holds=None):
        verdict = "" if holds is None else ("yes" if holds else "NO")
        self.rows.append((what, found, promised, verdict))
        self.say(f"{what}: {found} ({promised})")

    # Playing

    def apply(self, books, file, allowed=(0, 1), options=()):
        return Run([self.arguments.farthing, "apply", "--json", "--books", os.path.join(books, "books"),
                    "--keys", os.path.join(books, "keys"), *options, file], self.passphrases, allowed)

    def copy(self, books, name):
        target = self.path(name)
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(books, target)
        return target

    def slice(self, start, count, name):
        """Some of the mixed commands as a file of their own, beside the receipts they name."""
        path = os.path.join(self.files, name)
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(self.lines[start:start + count])
        return path

    def prepare(self):
        commands = int(self.arguments.commands * GROWTH)
        self.say(f"generating {commands} commands in {self.files} ...")
        subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), "--commands", str(commands),
                        "--output", self.files], check=True)
        with open(os.path.join(self.files, "commands.jsonl"), encoding="utf-8") as file:
            self.lines = file.readlines()
        self.write_passphrases()
        self.base = self.path("base")
        shutil.rmtree(self.base, ignore_errors=True)
        Run([self.arguments.farthing, "init", "--books", os.path.join(self.base, "books"), "--keys",
             os.path.join(self.base, "keys"), "--origin", "example.org/benchmark", "--user", "u_pm"])
        self.say("setting a programme up ...")
        self.apply(self.base, os.path.join(self.files, "setup.jsonl"), allowed=(0,))
        self.setup_commands = count(self.base, "command")

    def write_passphrases(self):
        with open(self.passphrases, "w", encoding="ascii") as file:
            file.writelines(f"{user} passphrase of {user}\n" for user in SIGNERS)

    # 1. Against plain SQLite

    def throughput(self):
        file = self.slice(0, self.arguments.commands, "timed.jsonl")
        ratios, applied, raw, triggered, cpus = [], [], [], [], []
        for number in range(self.arguments.runs):
            books = self.copy(self.base, "timed")
            run = self.apply(books, file)
            if number == 0:
                self.check_outcomes(run, books)
            applied.append(run.wall)
            cpus.append(run.cpu)
            raw.append(self.raw(books))
            triggered.append(self.raw(books, "--triggers"))
            ratios.append(run.wall / raw[-1]["seconds"])
            self.say(f"apply {run.wall:.2f} s (CPU {run.cpu:.2f}, {run.megabytes:.0f} MB), plain SQLite "
                     f"{raw[-1]['seconds']:.2f} s (CPU {raw[-1]['cpu']:.2f})")
        plain = statistics.median(item["seconds"] for item in raw)
        ratio = statistics.median(ratios)
        self.report(f"apply of {self.arguments.commands:,} mixed commands",
                    f"{statistics.median(applied):.2f} s, {self.arguments.commands / statistics.median(applied):,.0f}"
                    f" a second, CPU {statistics.median(cpus):.2f} s", "")
        self.report(f"plain SQLite for the same {raw[0]['rows']:,} rows and {raw[0]['updates']:,} updates",
                    f"{plain:.2f} s, CPU {statistics.median(item['cpu'] for item in raw):.2f} s", "")
        self.report("the same with the books' triggers",
                    f"{statistics.median(item['seconds'] for item in triggered):.2f} s", "")
        self.report("apply beside plain SQLite", f"{ratio:.2f} times", "within 3 times", ratio <= 3)
        guarded = statistics.median(wall / item["seconds"] for wall, item in zip(applied, triggered))
        self.report("apply beside plain SQLite with the books' triggers", f"{guarded:.2f} times", "")

    def raw(self, books, *options):
        output = Run([self.arguments.rawsqlite, os.path.join(books, "books"), self.path("raw"),
                      "--after", str(self.setup_commands), *options]).output
        shutil.rmtree(self.path("raw"))
        return json.loads(output)

    def check_outcomes(self, run, books):
        """Says what became of the commands, so that a benchmark of refusals is found out."""
        tally, codes = {}, {}
        for line in run.output.splitlines():
            answer = json.loads(line)
            tally[answer["outcome"]] = tally.get(answer["outcome"], 0) + 1
            if "code" in answer:
                codes[answer["code"]] = codes.get(answer["code"], 0) + 1
        self.records_each = (count(books, "record") - count(self.base, "record")) / self.arguments.commands
        self.postings_each = (count(books, "posting") - count(self.base, "posting")) / self.arguments.commands
        self.say(f"outcomes {tally}; refusals {codes}; a command makes {self.records_each:.2f} records and "
                 f"{self.postings_each:.2f} postings")
        refused = tally.get("refused", 0) / self.arguments.commands
        if refused > 0.05:
            sys.exit(f"benchmark: {refused:.0%} of the commands were refused, which is not the mix")

    # 2. What should not grow

    def growth(self):
        commands = self.arguments.commands
        stops = sorted([
            (commands / self.postings_each, self.questions, "small"),
            (10 * commands / self.postings_each, self.questions, "large"),
            (commands / self.records_each, self.checks, "small"),
            (4 * commands / self.records_each, self.checks, "large"),
        ], key=lambda stop: stop[0])
        self.grown = self.copy(self.base, "grown")
        played = 0
        for stop, measure, size in stops:
            until = min(int(stop), len(self.lines))
            self.say(f"growing the books to {until} commands ...")
            if until > played:
                self.apply(self.grown, self.slice(played, until - played, f"grow-{size}.jsonl"))
                played = until
            measure(size)

    def questions(self, size):
        books = os.path.join(self.grown, "books")
        postings = count(self.grown, "posting")
        questions = [
            ("a balance", ["balance", "--books", books, "ESF:A400.pathways.partner00"]),
            ("the available funds of all", ["position", "--books", books]),
            ("a policy answer", ["can-i", "travel", "--books", books, "--keys", os.path.join(self.grown, "keys"),
                                 "--as", "u_k01", "--for", "p_0001", "--amount", "10.40"]),
        ]
        for name, question in questions:
            runs = [Run([self.arguments.farthing] + question, allowed=(0, 1)) for _ in range(QUESTION_RUNS)]
            wall = statistics.median(run.wall for run in runs) * 1000
            cpu = statistics.median(run.cpu for run in runs) * 1000
            self.report(f"{name} at {postings:,} postings", f"{wall:.1f} ms, CPU {cpu:.1f} ms", "under 30 ms",
                        wall < 30)

    def checks(self, size):
        records = count(self.grown, "record")
        runs = [Run([self.arguments.farthing, "check", "--json", "--books", os.path.join(self.grown, "books")])
                for _ in range(self.arguments.runs if size == "small" else 1)]
        checked = json.loads(runs[0].output)["records"]
        if checked != records:
            self.report(f"check of {records:,} records", f"it read {checked:,} of them", "", False)
            return
        wall = statistics.median(run.wall for run in runs)
        memory = max(run.megabytes for run in runs)
        cores = statistics.median(run.cpu / run.wall for run in runs)
        is_promised = size == "small" and self.arguments.commands == 100_000
        self.report(f"check of {records:,} records", f"{wall:.2f} s, {memory:.0f} MB, {cores:.1f} cores",
                    "under 5 s" if is_promised else "", wall < 5 if is_promised else None)
        if size == "small":
            self.small_memory = memory
        elif self.small_memory:
            growth = memory / self.small_memory
            self.report("memory of the larger check beside the smaller", f"{growth:.2f} times", "not growing",
                        growth < 1.3)

    # 3. One command

    def singles(self):
        """Commands that are each durable by themselves: many in one process, then one a process."""
        with open(os.path.join(self.files, "single.jsonl"), encoding="utf-8") as file:
            lines = file.readlines()
        together, apart = lines[:-SINGLE_RUNS], lines[-SINGLE_RUNS:]
        nothing = self.numbered("nothing.jsonl", [])
        start = self.apply(self.grown, nothing)
        run = self.apply(self.grown, self.numbered("each.jsonl", together), allowed=(0,), options=["--each"])
        own = (run.user - start.user) * 1000 / len(together)
        kernel = (run.cpu - run.user - start.cpu + start.user) * 1000 / len(together)
        wall = (run.wall - start.wall) * 1000 / len(together)
        self.report("own CPU of one durable command, of many in one process",
                    f"{own:.2f} ms, the kernel's for writing and flushing {kernel:.2f} ms, of {wall:.2f} ms",
                    "under 1 ms", own < 1)
        alone = [self.apply(self.grown, self.numbered("one.jsonl", [line]), allowed=(0,)) for line in apart]
        self.report("one durable command, a process of its own",
                    f"{statistics.median(item.wall for item in alone) * 1000:.1f} ms, CPU "
                    f"{statistics.median(item.cpu for item in alone) * 1000:.1f} ms, of which starting "
                    f"{start.cpu * 1000:.1f} ms", "")

    def numbered(self, name, lines):
        path = os.path.join(self.files, name)
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(lines)
        return path

    # The table

    def table(self):
        lines = ["| what | found | promised | kept |", "|---|---|---|---|"]
        lines += ["| " + " | ".join(row) + " |" for row in self.rows]
        return "\n".join(lines)

    def record(self):
        with open(os.path.join(ROOT, "docs", "BENCHMARKS.md"), "w", encoding="utf-8") as file:
            file.write(f"""# Benchmarks

Made by `bin/benchmark --record --commands {self.arguments.commands}` on {datetime.date.today()}, commit {commit()}.
{machine()}

{self.table()}

## How
- The commands are generated (Benchmarks/generate.py, the same for the same seed): about 72% ordinary claims within automatic limits,
  10% claims that a manager approves and the approvals, 3% business cases with their signed approvals, 4% payments in batches of 20,
  then outcomes, questions, refusals and repeats, over 10 partners, 40 keyworkers and 1,000 participants.
- `apply` is timed as a process, from books on which the programme was set up. After each run plain SQLite (Benchmarks/rawsqlite.c) writes
  the rows of the finished books into fresh files: same tables, indexes and settings, prepared statements, one UPDATE of the account for
  each posting, one transaction for each 1,000 commands, no triggers. The ratio is the median of {self.arguments.runs} such pairs.
- A question is timed as a whole process, the median of {QUESTION_RUNS}.
- A durable command's own CPU is the user time of `apply --each` with about 2,000 ordinary claims, less that with an empty file, for
  each of them. A process of its own also opens the books and reads the guidance; the median of {SINGLE_RUNS}.
- The pack is of 6,500 commands by `charity-auditor`, which opens all receipts: pictures of 700,000 bytes that are no photographs, so that
  they cannot be compressed. Beside it, in the same run, `sha256sum` reads the pack's files and `cp` copies them; each figure is the median
  of {PACK_RUNS}. Writing is to the disk: the copy is not.
- These are one machine's figures. Compare ratios, and only those of one run.
""")
        self.say("written to docs/BENCHMARKS.md")

    def run(self):
        if not self.arguments.packs_only:
            self.prepare()
            self.throughput()
        if not (self.arguments.throughput_only or self.arguments.packs_only):
            self.growth()
            self.singles()
        if not self.arguments.throughput_only:
            Packs(self).measure()
        print(self.table())
        if self.arguments.record:
            self.record()
        if not self.arguments.work:
            shutil.rmtree(self.work)


def count(books, table):
    """How many rows a table of the books has."""
    path = os.path.join(books, "books", "journal.sqlite")
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    finally:
        database.close()


def commit():
    found = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    return found.stdout.strip() or "unknown"


def machine():
    model = "a processor that does not say its name"
    try:
        with open("/proc/cpuinfo", encoding="ascii", errors="replace") as file:
            model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), model)
    except OSError:
        pass
    return f"{os.cpu_count()} cores of {model}, {platform.system()} {platform.release()}, SQLite {sqlite3.sqlite_version}."


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--commands", type=int, default=100_000, help="how many mixed commands are timed")
    parser.add_argument("--runs", type=int, default=3, help="how often; the median counts")
    parser.add_argument("--record", action="store_true", help="write docs/BENCHMARKS.md")
    parser.add_argument("--throughput-only", action="store_true", help="only apply beside plain SQLite")
    parser.add_argument("--packs-only", action="store_true", help="only evidence packs")
    parser.add_argument("--work", help="a folder for what is made, which is kept")
    parser.add_argument("--farthing", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--verify", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--rawsqlite", required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.record and (arguments.packs_only or arguments.throughput_only):
        parser.error("--record writes the whole table: leave the other out")
    Benchmark(arguments).run()


if __name__ == "__main__":
    main()
