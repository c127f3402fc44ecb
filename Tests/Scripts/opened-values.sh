#!/usr/bin/env bash
# A pack by a profile opens what the record that issued it says, under its own names, beside what the
# profile made then: three checkers that share no line find out a holder of the pack's key who hides
# or exchanges something. What is called erased, and no record says so, is not proven; where a record
# says so, it is.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

make_demo
export FARTHING_BOOKS=$scratch/demo/books FARTHING_KEYS=$scratch/demo/keys
pin=$scratch/demo/pins/farthing.pin

# ends STATUS PACK TEXT: so end all three, and farthing-verify says that.
ends() {
    expect "$1" docs/verify.sh "$2" "$pin"
    expect "$1" docs/check-pack.py "$2" "$pin"
    expect "$1" bin/farthing-verify "$2" --pin "$pin"
    said "$3"
}

# hidden STATUS CODE WHAT
hidden() {
    rm -rf "$scratch/hidden"
    python3 Tests/Scripts/hide-values.py "$scratch/demo/pack" "$FARTHING_KEYS/pack.key" \
        "$scratch/hidden" "$3"
    ends "$1" "$scratch/hidden" "$2"
}

ends 0 "$scratch/demo/pack" VERIFIED
hidden 1 pack.opened value-withheld
hidden 1 pack.opened receipt-withheld
hidden 1 pack.opened more-erased
hidden 3 'no record up to the pack' value-erased
hidden 3 'no record up to the pack' receipt-erased
hidden 1 pack.evidence-name exchanged
hidden 1 pack.evidence-name renamed
hidden 1 pack.evidence-name another-ending
hidden 1 pack.profile-files list-altered
hidden 1 pack.profile-files list-gone
hidden 1 pack.profile-files list-more

# A participant is erased: the pack that was issued before opens less when it is made again, and one
# that is issued since holds the record that says why.
issued=$(sed -n 's/^issued-seq: //p' "$scratch/demo/pack/data/PACK.txt")
seq=$(awk '$3 == "opened" { print $1; exit }' "$scratch/demo/pack/data/disclosures.txt")
who=$(awk -v seq="$seq" '/^seq: / { here = $2 == seq } here && /^lines\.1\.for: / { print $2 }' \
    "$scratch/demo/pack/data/records.txt")
expect 0 bin/farthing participant erase "$who" --basis request --yes --as u_pm
expect 0 bin/farthing pack make --issued "$issued" --output "$scratch/again" --as u_fo
ends 3 "$scratch/again" 'are called erased'
expect 0 bin/farthing pack make --profile charity-auditor --output "$scratch/since" --as u_fo
ends 0 "$scratch/since" VERIFIED
said 'are erased'
