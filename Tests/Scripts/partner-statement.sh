#!/usr/bin/env bash
# A delivery partner's own bank, from outside: a CSV and a camt.053 of it are read, a third cost is
# marked as paid without a page, and each is asked of the funder in the period of the partner's bank
# date. The pack of it is what every checker says it is, and so is one whose records were forged.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"
source bin/lib/paths.sh

python=$test_tools/bin/python3
[[ -x $python ]] || fail "there is no $python: bin/install-libraries --tests makes it"
packages=$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')

make_demo
export FARTHING_BOOKS=$scratch/demo/books

# Runs a command of Farthing's and keeps what it says.
farthing() {
    bin/farthing "$@" >"$scratch/said" 2>&1 || { cat "$scratch/said"; fail "farthing $* fails"; }
}

# refused CODE ARGUMENT...: so ends a command that must not be done.
refused() {
    local code=$1
    shift
    ! bin/farthing "$@" >"$scratch/said" 2>&1 || fail "farthing $* is done, and should be refused"
    grep -qF "[$code]" "$scratch/said" || { cat "$scratch/said"; fail "farthing $* is not refused as $code"; }
}

says() {
    grep -qF -- "$1" "$scratch/said" || { cat "$scratch/said"; fail "it does not say: $1"; }
}

saysnot() {
    ! grep -qF -- "$1" "$scratch/said" || { cat "$scratch/said"; fail "it says: $1"; }
}

# The period of the drawdown ends ten days ago; the first cost left the partner's bank on that day,
# the second on the day after it.
spent=$(date -d '14 days ago' +%F)
starts=$(date -d '100 days ago' +%F)
ends=$(date -d '10 days ago' +%F)
after=$(date -d '9 days ago' +%F)
for number in 1 2 3; do
    printf '{"id":"b-%s","actor":"u_k2","command":"claim.submit","claim":"cl_b%s","partner":"northside","paid-by":"partner","lines":[{"own":true,"category":"mileage","incurred":"%s","miles":%s,"vehicle":"car","what":"visits","journey":"office, village, office"}]}\n' \
        $number $number "$spent" $((number * 100))
done >"$scratch/more.jsonl"
farthing apply "$scratch/more.jsonl"

printf 'Date,Description,Amount\n%s,FP CL-B1 MILEAGE,-5.50\n%s,RENT,-900.00\n' \
    "$(date -d "$ends" +%d/%m/%Y)" "$(date -d "$ends" +%d/%m/%Y)" >"$scratch/partner.csv"
cat >"$scratch/partner.xml" <<XML
<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
<GrpHdr><MsgId>M</MsgId><CreDtTm>${after}T23:00:00</CreDtTm></GrpHdr>
<Stmt><Id>S</Id><CreDtTm>${after}T23:00:00</CreDtTm><Acct><Id><Othr><Id>10203087654321</Id></Othr></Id><Ccy>GBP</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="GBP">89.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>$after</Dt></Dt></Bal>
<Ntry><Amt Ccy="GBP">11.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>$after</Dt></BookgDt>
<BkTxCd><Prtry><Cd>P</Cd></Prtry></BkTxCd>
<NtryDtls><TxDtls><Refs><EndToEndId>CL.B2</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>
XML
schema=$packages/camt053/xsd/camt.053.001.02.xsd
xmllint --noout --nonet --schema "$schema" "$scratch/partner.xml" >"$scratch/said" 2>&1 ||
    { cat "$scratch/said"; fail 'the camt.053 is none'; }
printf 'Northside Trust, 10-20-30 87654321: the page of the month\n' >"$scratch/page.txt"

farthing statement UNR:M1000
cp "$scratch/said" "$scratch/our-bank"
import=(bank import "$scratch/partner.csv" --partner northside --page "$scratch/page.txt" --accept 1)
refused actor.not-allowed "${import[@]}" --as u_sm
refused actor.not-allowed bank import "$scratch/partner.csv" --as u_nm
farthing "${import[@]}" --as u_nm
says "line 1: cl_b1 left northside's bank on $ends."
says "2 lines, 1 of them northside's."
farthing bank import "$scratch/partner.xml" --partner northside --as u_fo
says "line 1: cl_b2 left northside's bank on $after."
farthing bank import "$scratch/partner.csv" --partner northside --as u_nm
says 'cl_b1, known already'
refused actor.not-allowed payment mark-paid cl_b3 --on "$(date -d '8 days ago' +%F)" --reference FPO --as u_sm
farthing payment mark-paid cl_b3 --on "$(date -d '8 days ago' +%F)" --reference FPO --as u_nm
farthing statement UNR:M1000
cmp "$scratch/said" "$scratch/our-bank" || fail "a partner's statement touched our bank account"
farthing bank list --as u_nm
says "Nothing of northside's bank shows cl_b3"
farthing bank list --as u_sm
saysnot northside

# Each cost is asked for in the period in which it left the partner's bank.
farthing drawdown prepare --fund ESF --from "$starts" --to "$ends" --id dd_9 --as u_fo
farthing drawdown show dd_9
says cl_b1
saysnot cl_b2
farthing check

# pack NAME: a pack of all that, which every checker takes.
pack() {
    farthing pack make --as u_pm --recipient auditor --output "$scratch/$1" --keys "$scratch/demo/keys"
    bin/farthing-verify "$scratch/$1" --pin "$scratch/demo/pins/farthing.pin" >"$scratch/said" 2>&1 ||
        { cat "$scratch/said"; fail "farthing-verify: the pack $1"; }
    docs/check-totals.py "$scratch/$1" "$scratch/demo/pins/farthing.pin" >"$scratch/said" 2>&1 ||
        { cat "$scratch/said"; fail "check-totals.py: the pack $1"; }
}
pack first
grep -q '^not-shown,.*,cl_b3,16.50,' "$scratch/first/data/books/exceptions.csv" || fail 'cl_b3 is not listed as not shown'
! grep -q '^not-shown,.*,cl_b[12],' "$scratch/first/data/books/exceptions.csv" || fail 'what a statement shows is listed'
farthing payment add-page cl_b3 --page "$scratch/page.txt" --as u_nm
farthing payment came-back cl_b2 --on "$(date -d '7 days ago' +%F)" --reference RTN --as u_nm
pack second
! grep -q '^not-shown,.*,cl_b' "$scratch/second/data/books/exceptions.csv" || fail 'what a page shows is listed'
grep -q '^payment-returned,.*,cl_b2,11.00,' "$scratch/second/data/books/exceptions.csv" || fail 'what came back is not listed'
grep -q '^[0-9]*,[0-9]*,claim.charged,[0-9-]*,,cl_b2,' "$scratch/second/data/transactions.csv" ||
    fail 'what came back is listed as left'
printf "a partner's statements: read, asked for in their period, and checked\n"
