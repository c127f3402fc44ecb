#!/usr/bin/env bash
# docs/SPEC-evidence-pack.md is enough to write a checker from: docs/check-pack.py is one, and
# check-books.py, -partners, -lists, -bank, -entries, -payments, -drawdowns and -totals read on, each
# under 200 lines; their answers, and those of docs/verify.sh, are those of the tests. And a pack is a bag to others:
# bagit.py takes it for one.
#
#   Tests/Scripts/check-pack.sh [PACK PINS]
#
# Without arguments it takes the sample pack of the tests, then the pack that the demo writes.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

for checker in docs/check-*.py; do
    (($(wc -l <$checker) < 200)) || fail "$checker has 200 lines or more"
done

# one_ends STATUS CHECKER PACK [PINS [EARLIER]]
one_ends() {
    local status=0
    "docs/$2" "${@:3}" >"$scratch/said" 2>&1 || status=$?
    ((status == $1)) || { cat "$scratch/said"; fail "$2 ended with $status, not $1, on $3"; }
}

# ends STATUS PACK [PINS [EARLIER]]: so end all three.
ends() {
    one_ends "$1" verify.sh "${@:2}"
    one_ends "$1" check-pack.py "${@:2}"
    # The last of them runs the others first.
    one_ends "$1" check-totals.py "${@:2}"
}

is_bag() {
    command -v bagit.py >/dev/null || return 0
    # A copy, because bagit.py may leave files of its own.
    rm -rf "$scratch/bag"
    cp -r "$1" "$scratch/bag"
    bagit.py --validate "$scratch/bag" >"$scratch/said" 2>&1 || { cat "$scratch/said"; fail "$1 is no bag"; }
}

# spoilt COMMAND...: a copy of the sample in which COMMAND has run is tampered with.
spoilt() {
    rm -rf "$scratch/spoilt"
    cp -r $sample/pack "$scratch/spoilt"
    (cd "$scratch/spoilt" && "$@")
    ends 1 "$scratch/spoilt" $sample/pins
}

# forge TYPE FROM TO: a forgery of the sample, made anew with the journal's and the pack's key.
forge() {
    rm -rf "$scratch/forged"
    python3 Tests/Scripts/forge-pack.py $sample/pack "$scratch/forged" "$@"
}

# says CHECKER FINDING TYPE FROM TO: such a forgery is tampered with, and this is said of it.
says() {
    local checker=$1 finding=$2
    shift 2
    forge "$@"
    one_ends 1 "$checker" "$scratch/forged" $sample/pins
    grep -qxF "not so: $finding" "$scratch/said" ||
        { cat "$scratch/said"; fail "$checker does not say: $finding"; }
}

found() { says check-books.py "$@"; }

# both CHECKER FINDING TYPE FROM TO: such a forgery is found out by farthing-verify as well.
both() {
    says "$@"
    shift
    local status=0
    bin/farthing-verify "$scratch/forged" --pin $sample/pins >"$scratch/verified" 2>&1 || status=$?
    ((status == 1)) || { cat "$scratch/verified"; fail "farthing-verify ended with $status on: $1"; }
}

# An entry that cannot be; a payment, then a drawdown, of what is not in the ledger.
entered() { both check-entries.py "$@"; }
paid() { both check-payments.py "$@"; }
asked() { both check-drawdowns.py "$@"; }

# listed FINDING FILE FROM TO: a list altered by a holder of the pack's key is found out.
listed() { says check-totals.py "$1" "data/$2" "$3" "$4"; }

passes() {
    ends 0 "$1" "$2"
    is_bag "$1"
}

if (($# == 2)); then
    passes "$1" "$2"
    exit
fi

sample=Tests/EvidenceTests/SamplePack
passes $sample/pack $sample/pins
spoilt sed -i s/43.25/93.25/ data/summary.html
spoilt touch data/more
spoilt rm data/README.txt
spoilt sed -i '$d' manifest-sha256.txt

# grown CODE FILE: made larger than 64 MiB, it is tampered with for this reason.
grown() {
    local status=0
    rm -rf "$scratch/spoilt"
    cp -r $sample/pack "$scratch/spoilt"
    truncate -s 65M "$scratch/spoilt/$2"
    bin/farthing-verify "$scratch/spoilt" --pin $sample/pins >"$scratch/said" 2>&1 || status=$?
    ((status == 1)) && grep -qF "[$1]" "$scratch/said" ||
        { cat "$scratch/said"; fail "farthing-verify ended with $status on a large $2, not for $1"; }
}

# What grows with the journal may be that large: it is read, and is not what was signed.
for file in $sample/pack/data/{records.txt,index.html,books/*}; do
    grown pack.file-altered "data/${file#"$sample/pack/data/"}"
done
grown file.too-large data/transactions.csv

# What the holder of both keys could write; the first harms none of the rules.
forge outcome.recorded 'outcome: bank-account' 'outcome: identity'
passes "$scratch/forged" $sample/pins
found 'u_prog was a finance officer when record 49 was made' \
    payment.defrayed 'actor: u_fin2' 'actor: u_prog'
found 'pay_0001 was released by a second person' payment.defrayed 'actor: u_fin2' 'actor: u_fin'
found 'the release in record 49 is not by a payee' claim.submitted 'payee: .*' 'payee: user:u_fin2'
found 'pay_0001 was instructed' payment.instructed 'payment: pay_0001' 'payment: pay_0002'
found 'record 49 names a payment' payment.defrayed 'payment: pay_0001' 'payment: -'
found 'entry 50 is of a payment that was released' payment.defrayed 'payment: pay_0001' 'payment: -'
found 'record 64 opens what was closed' period.closed 'ends: 2026-04-30' 'ends: 2026-04-29'
found 'u_prog signed the reopening in record 64' period.reopened 'command: c-64' 'command: c-65'
both='is by a finance officer and a programme manager'
found "the reopening in record 64 $both" period.reopened 'actor: u_fin' 'actor: u_prog'
found "the reopening in record 64 $both" period.reopened 'approved-by: .*' 'approved-by: u_fin2'
found 'u_fin signed the reveal in record 66' pack.revealed 'command: c-66' 'command: c-67'
found 'u_fin signed the reveal in record 66' pack.revealed 'commit.reason: ..' 'commit.reason: 00'
found "the reveal in record 66 $both" pack.revealed 'actor: u_prog' 'actor: u_fin2'
found "the reveal in record 66 $both" pack.revealed 'approved-by: .*' 'approved-by: u_kw1'
found 'the pack of the reveal in record 66 was issued' pack.revealed 'pack: .*' 'pack: pk_0001'
found '22 lines.2.commit.what is there to be revealed' \
    pack.revealed 'lines.1.commit' 'lines.2.commit'
found '22 lines.1.commit.what is of no matter of those who reveal it' \
    claim.submitted 'claimant: .*' 'claimant: u_fin'
found 'ap_0005 is of what was open' approval.declined 'version: 1' 'version: 2'
found 'entry 28 is of what was not withdrawn or declined' claim.withdrawn 'claim: .*' 'claim: cl_0002'

# Entries that no rule of the books would have made.
entered 'entry 20 has the accounts of reserves.opened' \
    entry.posted 'event: advance.received' 'event: reserves.opened'
entered 'entry 24 is of what was submitted' entry.posted 'source: cl_0001' 'source: cl_0009'
entered 'entry 24 charges its claim' entry.posted ESF:M2000.cl_0001 ESF:M2000.cl_0002
within='is within what was asked and allowed'
entered "entry 24 $within" claim.submitted 'lines.1.amount: 4650' 'lines.1.amount: 4649'
entered "entry 28 $within" approval.granted $'\\namount: 6000' $'\\namount: 5999'
entered "entry 33 $within" case.submitted 'unit-amount: 33000' 'unit-amount: 32999'
more=$(grep -c "$within" "$scratch/said")
[[ $more == 1 ]] || fail "check-entries.py finds $more entries beyond what was asked, not one"
mirrors='mirrors an entry that stood'
entered "entry 28 $mirrors" entry.posted $'event: claim.charged\nsource: cl_0002\nreverses: -' \
    $'event: entry.reversed\nsource: cl_0002\nreverses: 24'
entered "entry 24 $mirrors" entry.posted $'source: cl_0001\nreverses: -' \
    $'source: cl_0001\nreverses: 20'
entered 'the planes of ESF fit each other' entry.posted ESF:M4000 ESF:M1005
entered 'funds owe each other nothing' entry.posted 'account: ESF:M2100' 'account: ESF:M6000'

# Payments and shares of which the books say otherwise.
paid 'entry 50 is of its payment'"'"'s day' payment.defrayed 'on: 2026-05-05' 'on: 2026-05-04'
paid 'the entries of pay_0001 come to what its records say' \
    payment.instructed 'total: 4650' 'total: 4651'
paid 'the entries of pay_0001 come to what its records say' \
    payment.defrayed 'payment: pay_0001' 'payment: pay_0002'
paid 'an entry follows the record by which cl_0001 was paid' payment.defrayed \
    'payment: pay_0001([^p]*)payer: bank' 'payment: -\1payer: float:u_kw1'
shared='is shared as its shares and the apportionment say'
paid "entry 24 $shared" entry.posted 'weight: 50' 'weight: 80'
paid "entry 24 $shared" entry.posted 'shares.1.amount: 2325' 'shares.1.amount: 2326'
paid "entry 24 $shared" entry.posted 'rule: 1' 'rule: 2'
paid "entry 24 $shared" entry.posted 'method: percentages' 'method: remaining'
paid "entry 36 $shared" entry.posted 'weight: 16500' 'weight: 15000'
paid "entry 24 $shared" apportionment.adopted 'weight: 50' 'weight: 49'

# What a funder would be asked for, and the ledger does not say.
left='the line in record 55 is what is left to ask for'
asked "$left" drawdown.line 'amount: 2325' 'amount: 2324'
asked "$left" drawdown.line 'bank-date: 2026-05-05' 'bank-date: 2026-05-04'
asked "$left" drawdown.line 'defrayal: 50' 'defrayal: 24'
asked "$left" drawdown.line 'fund: ESF' 'fund: LOT'
fits="the line in record 55 is of the drawdown's fund and period"
asked "$fits" drawdown.line 'late: no' 'late: yes'
asked "$fits" drawdown.prepared 'ends: 2026-05-31' 'ends: 2026-05-04'
asked "$fits" drawdown.prepared 'fund: ESF' 'fund: LOT'
reviewed='dd_0001 is what was prepared and reviewed'
asked "$reviewed" drawdown.reviewed 'digest: ..' 'digest: 00'
asked "$reviewed" drawdown.submitted 'starts: 2026-05-01' 'starts: 2026-05-02'
asked 'record 54 is of a drawdown that was open' drawdown.reviewed dd_0001 dd_0002
asked 'the days of dd_0001 are closed' period.closed 'ends: 2026-05-31' 'ends: 2026-05-30'
asked 'dd_0009 was submitted before it was answered' drawdown.answered dd_0001 dd_0009
asked 'an entry drawdown.received of 2001 follows the record of dd_0001' \
    drawdown.answered 'amount: 2000' 'amount: 2001'
asked 'entry 59 is what a record of dd_0001 says' drawdown.answered $'\\non: 2026-06-04' $'\\non: 2026-06-03'
asked 'the reserves bore what entry 62 takes off' drawdown.answered 'amount: 325' 'amount: 324'

listed 'the transactions are the costs' transactions.csv 23.25 33.25
listed 'the trial balance is what the postings add up to' trial-balance.csv 23.25 33.25
listed 'journal.hledger is the postings' books/journal.hledger '23.25 GBP' '33.25 GBP'
listed 'journal.ledger is the postings' books/journal.ledger '^    ESF:M5000' '    LOT:M5000'
listed 'journal.beancount is the postings' books/journal.beancount '05-05 \*' '05-04 *'
listed 'ads-gl-detail.csv is the postings' books/ads-gl-detail.csv ,23.25,D ,23.25,C
listed 'ads-trial-balance.csv rolls forward by the postings' books/ads-trial-balance.csv \
    0.00,23.25 0.00,33.25
listed "decisions.csv is what the guidance answered" books/decisions.csv ,automatic, ,blocked,
listed 'bank-reconciliation.csv is what moved beside what the bank says' \
    books/bank-reconciliation.csv 46.50 6.50
listed 'exceptions.csv is what is out of the ordinary' books/exceptions.csv 46.50 6.50
listed 'control-totals.csv adds up' books/control-totals.csv 9,433.25 9,433.26
listed 'each total is of a file' books/control-totals.csv ,disclosures.txt ,opened.txt

ends 3 $sample/pack
ends 2 $sample/nowhere $sample/pins
ends 2 $sample/pack $sample/pack/bagit.txt

make_demo
passes "$scratch/demo/pack" "$scratch/demo/pins/farthing.pin"

# The journal goes on from what it was, and from nothing else.
bin/farthing pack make --books "$scratch/demo/books" --keys "$scratch/demo/keys" --as u_pm \
    --output "$scratch/later" >"$scratch/demo.log" 2>&1 || { cat "$scratch/demo.log"; fail 'no later pack'; }
pins=$scratch/demo/pins/farthing.pin
ends 0 "$scratch/later" "$pins" "$scratch/demo/pack/data/checkpoint"
ends 0 "$scratch/later" "$pins" "$scratch/later/data/checkpoint"
ends 1 "$scratch/demo/pack" "$pins" "$scratch/later/data/checkpoint"
ends 1 "$scratch/later" "$pins" $sample/pack/data/checkpoint
