#!/usr/bin/env bash
# docs/SPEC-evidence-pack.md is enough to write a checker from: docs/check-pack.py is one, and its
# answers are those of the tests. And a pack is a bag to others: bagit.py takes it for one.
#
#   Tests/Scripts/check-pack.sh [PACK PINS]
#
# Without arguments it takes the sample pack of the tests, then the pack that the demo writes.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() {
    printf '%s\n' "$*"
    exit 1
}

# ends STATUS PACK PINS
ends() {
    local status=0
    python3 docs/check-pack.py "$2" "$3" >"$scratch/said" 2>&1 || status=$?
    ((status == $1)) || { cat "$scratch/said"; fail "check-pack.py ended with $status, not $1, on $2"; }
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
spoilt sed -i s/46.50/96.50/ data/summary.html
spoilt touch data/more
spoilt rm data/README.txt
spoilt sed -i '$d' manifest-sha256.txt
ends 2 $sample/nowhere $sample/pins
ends 2 $sample/pack $sample/pack/bagit.txt

bin/farthing demo --output "$scratch/demo" >"$scratch/demo.log" 2>&1 ||
    { cat "$scratch/demo.log"; fail 'the demo fails'; }
passes "$scratch/demo/pack" "$scratch/demo/pins/farthing.pin"
