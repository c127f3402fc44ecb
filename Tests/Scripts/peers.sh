#!/usr/bin/env bash
# hledger, ledger and beancount accept the books, as `farthing export` writes them and as they lie
# in a pack, and agree with the trial balance to the penny, account by account. And ro-crate-py
# takes a pack's payload for a crate that describes all of its files.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

# agree TRIAL-BALANCE JOURNAL: JOURNAL.hledger, .ledger and .beancount agree with it.
agree() {
    hledger -f "$2.hledger" check
    bean-check "$2.beancount"
    hledger -f "$2.hledger" balance --flat --empty -O csv --no-total >"$scratch/hledger.csv"
    ledger -f "$2.ledger" balance --flat --empty --no-total \
        --format '%(account)|%(quantity(scrub(display_total)))\n' >"$scratch/ledger.txt"
    python3 Tests/Scripts/compare-books.py "$1" "$scratch/hledger.csv" "$scratch/ledger.txt" \
        "$2.beancount"
}

make_demo
for format in hledger ledger beancount csv; do
    bin/farthing export --books "$scratch/demo/books" --format $format >"$scratch/books.$format"
done
bin/farthing trial-balance --books "$scratch/demo/books" --json >"$scratch/trial-balance.json"
agree "$scratch/trial-balance.json" "$scratch/books"

sample=Tests/EvidenceTests/SamplePack/pack
for pack in "$scratch/demo/pack" $sample; do
    agree "$pack/data/trial-balance.csv" "$pack/data/books/journal"
    python3 Tests/Scripts/read-crate.py "$pack/data"
done
# The demo ends with its pack: the same entries, in the same words.
for format in hledger ledger beancount; do
    cmp "$scratch/books.$format" "$scratch/demo/pack/data/books/journal.$format" ||
        fail "the pack's journal.$format is not what is exported"
done

# That the comparison sees a penny.
cp $sample/data/books/journal.* "$scratch"
sed -i '0,/ 23.25 GBP/s// 23.26 GBP/; 0,/ -23.25 GBP/s// -23.26 GBP/' "$scratch"/journal.*
! agree $sample/data/trial-balance.csv "$scratch/journal" >"$scratch/said" 2>&1 ||
    fail 'a penny more is not seen'
grep -q '^hledger: ESF:' "$scratch/said" || { cat "$scratch/said"; fail 'it is seen otherwise'; }
