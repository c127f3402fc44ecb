"""Reads a pack's statement and workbook as a funder would, for paper.sh.

    read-prints.py totals PACK STATEMENT.txt     one total everywhere, and every line
    read-prints.py withheld PACK STATEMENT.txt COMMANDS.jsonl
    read-prints.py marked WORKBOOK TEXT          a text is there, with an apostrophe before it

Written from docs/SPEC-evidence-pack.md; it shares nothing with what wrote the files.
"""
import collections, csv, datetime, json, pathlib, re, subprocess, sys, zipfile
from decimal import Decimal

import openpyxl


def pounds(amount):
    return ("\u2212" if amount < 0 else "") + f"\u00a3{abs(amount):,.2f}"


def same(found, wanted, what):
    if found != wanted:
        sys.exit(f"{what} is {found!r} and should be {wanted!r}")


def money(cell):
    """What a sheet shows: the number to two decimals."""
    return round(Decimal(repr(cell)), 2)


def rows_of(data):
    with open(data / "transactions.csv", newline="", encoding="utf-8") as file:
        return [dict(row, amount=Decimal(row["amount"])) for row in csv.DictReader(file)]


def sums(rows, name):
    totals = collections.defaultdict(Decimal)
    for row in rows:
        totals[name(row)] += row["amount"]
    return dict(totals)


def check_list(values, formulas, rows):
    sheet = values["Transactions"]
    lines = list(sheet.iter_rows(min_row=2, values_only=True))
    same(len(lines), len(rows) + 1, "the number of lines in the workbook")
    for line, row in zip(lines, rows):
        cells = list(row.values())
        for found, wanted in zip(line, cells):
            if isinstance(found, datetime.datetime):
                found = found.date().isoformat()
            if isinstance(wanted, Decimal):
                found = money(found)
            same("" if found is None else str(found), str(wanted), f"a cell of line {row['line']}")
    same(sheet.freeze_panes, "A2", "what stays in sight")
    same(sheet["A1"].font.bold, True, "whether the heading is bold")
    same(sheet["D2"].is_date and sheet["K2"].data_type == "n", True, "whether cells are typed")
    same("\u00a3" in sheet["K2"].number_format, True, "whether amounts are shown in pounds")
    last = len(rows) + 2
    same(formulas["Transactions"][f"K{last}"].value, f"=SUM(K2:K{last - 1})", "the total's formula")


def check_sums(values, formulas, rows):
    keys = {"By heading": "cost_heading", "By partner": "partner", "By month": "effective"}
    funds = sorted({row["fund"] for row in rows})
    for name, key in keys.items():
        sheet = values[name]
        wanted = sums(rows, lambda row: (row[key][:7] if key == "effective" else row[key], row["fund"]))
        same([cell.value for cell in sheet[1]][1:], funds + ["All funds"], f"the heading of {name}")
        found = {}
        for line in sheet.iter_rows(min_row=2, max_row=sheet.max_row - 1, values_only=True):
            first = line[0].strftime("%Y-%m") if key == "effective" else line[0]
            for fund, amount in zip(funds, line[1:]):
                found[first, fund] = money(amount)
            same(money(line[-1]), sum(found[first, fund] for fund in funds), f"{first} in {name}")
        same({k: v for k, v in found.items() if v}, {k: v for k, v in wanted.items() if v}, name)
        reckoned = [cell for row in formulas[name].iter_rows(min_row=2) for cell in row[1:]]
        same(all(str(cell.value).startswith("=SUM") for cell in reckoned), True, f"{name} by formula")


def totals(pack, text):
    data, rows = pack / "data", rows_of(pack / "data")
    total = sum(row["amount"] for row in rows)
    book = data / "transactions.xlsx"
    values, formulas = (openpyxl.load_workbook(book, data_only=only) for only in (True, False))
    check_list(values, formulas, rows)
    check_sums(values, formulas, rows)
    for name in ("Transactions", "By fund", "By heading", "By partner", "By month"):
        last = [cell.value for cell in list(values[name].iter_rows())[-1]]
        amounts = [money(cell) for cell in last if isinstance(cell, (int, float))]
        same(total in amounts, True, f"whether {name} comes to {total}: {amounts}")
    with open(data / "trial-balance.csv", newline="", encoding="utf-8") as file:
        ledger = sum(Decimal(row["debits"]) - Decimal(row["credits"])
                     for row in csv.DictReader(file) if ":M5000." in row["account"])
    same(ledger, total, "account M5000")
    for page in ("index.html", "summary.html"):
        same(pounds(total) in (data / page).read_text(), True, f"whether {page} says {total}")
    check_statement(text, rows, total)
    print(f"{len(rows)} lines come to {pounds(total)} in every file")


def check_statement(text, rows, total):
    said = [line.split()[-1] for line in text.splitlines() if re.match(r"\s*All costs\b", line)]
    same(said, [pounds(total)] * 3, "the totals of the statement's tables")
    said = [line.split()[-1] for line in text.splitlines() if "Total, all funds" in line]
    same(said, [pounds(total)], "the total of the statement's list")
    for fund, amount in sums(rows, lambda row: row["fund"]).items():
        said = [line.split()[-1] for line in text.splitlines() if f"Total, {fund}" in line]
        same(said, [pounds(amount)], f"the total of {fund}")
    listed = re.findall(r"^ *(\d+) +(\d{4}-\d\d-\d\d)? +(\d{4}-\d\d-\d\d) .* (\S+)$", text, re.M)
    wanted = [(row["line"], row["left_the_bank"], row["effective"], pounds(row["amount"]))
              for row in rows]
    same(listed, wanted, "the statement's list")


PRIVATE = {"what", "next-step", "need", "other-funding", "text", "conditions", "reason", "note",
           "journey", "description", "alternative", "supplier", "name"}


def private_texts(value, key=""):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from private_texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from private_texts(inner, key)
    elif isinstance(value, str) and key in PRIVATE and len(value) >= 12 and " " in value:
        yield value


def withheld(pack, text, commands):
    lines = [json.loads(line) for line in commands.read_text().splitlines() if line[:1] == "{"]
    # A role's name is a word that anybody may use.
    secrets = {text for line in lines if line["command"] != "user.add" for text in private_texts(line)
               if line["command"] != "user.grant"}
    places = {"the statement's text": text}
    for tool in ("pdfinfo", "pdfinfo -struct-text", "strings -n 4"):
        command = tool.split() + [pack / "data/statement.pdf"]
        places[tool] = subprocess.run(command, capture_output=True, text=True, errors="replace").stdout
    with zipfile.ZipFile(pack / "data/transactions.xlsx") as book:
        for name in book.namelist():
            places[name] = book.read(name).decode("utf-8", "replace")
    for file in pack.rglob("*"):
        if file.is_file() and file.parent.name != "rule-packs":
            places[str(file)] = file.read_bytes().decode("utf-8", "replace")
    same(len(secrets) > 30, True, f"whether there are texts to look for: {len(secrets)}")
    for secret in secrets:
        for place, content in places.items():
            if " ".join(secret.split()) in " ".join(content.split()):
                sys.exit(f"{secret!r} is withheld and stands in {place}")
    print(f"none of {len(secrets)} private texts stands in {len(places)} places")


def marked(book, text):
    cells = [cell for sheet in openpyxl.load_workbook(book) for row in sheet.iter_rows()
             for cell in row if isinstance(cell.value, str) and text in cell.value]
    same(bool(cells), True, f"whether {text!r} is in the workbook")
    for cell in cells:
        same((cell.value[:1], cell.data_type), ("'", "s"), f"the text in {cell.coordinate}")


if __name__ == "__main__":
    what, first, second, *rest = sys.argv[1:]
    if what == "marked":
        marked(first, second)
    else:
        text = pathlib.Path(second).read_text()
        {"totals": totals, "withheld": withheld}[what](pathlib.Path(first), text, *map(pathlib.Path, rest))
