#!/usr/bin/env bash
# docs/verify-by-hand.md is true: its commands, run as they stand there, pass on a good pack and
# fail on a spoilt one.
#
#   Tests/Scripts/verify-by-hand.sh [PACK PINS]
#
# Without arguments it takes the sample pack of the tests, then the pack that the demo writes.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

# The page's bash blocks, one after another. A command that fails ends the run.
{
    printf 'set -euo pipefail\n'
    awk '/^```bash$/ { inside = 1; next } /^```$/ { inside = 0 } inside' docs/verify-by-hand.md
} >"$scratch/commands.sh"
(($(wc -l <"$scratch/commands.sh") > 40)) || fail 'the page has lost its commands'

# check PACK PINS: runs the commands in the pack's folder, as the page says.
check() {
    local pins
    pins=$(readlink -f "$2")
    (cd "$1" && PINS=$pins bash "$scratch/commands.sh") >"$scratch/said" 2>&1
}

# passes PACK PINS
passes() {
    check "$1" "$2" || { cat "$scratch/said"; fail "the page's commands fail on $1"; }
    local signed verified
    signed=$(find "$1/data/approvals" -name '*.sig' | wc -l)
    verified=$(grep -c '^Signature Verified Successfully$' "$scratch/said")
    ((verified == signed + 2)) || fail "$verified signatures were verified, not $((signed + 2))"
    [[ $(tail -n 2 "$scratch/said" | sort -u | wc -l) == 1 ]] || fail 'the two sums differ'
}

# refuses WHAT PACK PINS COMMAND...: the commands must fail once COMMAND has run in a copy.
refuses() {
    local what=$1 pack=$2 pins=$3
    shift 3
    rm -rf "$scratch/spoilt"
    cp -r "$pack" "$scratch/spoilt"
    (cd "$scratch/spoilt" && "$@")
    ! check "$scratch/spoilt" "$pins" || fail "the page's commands do not see $what"
}

if (($# == 2)); then
    passes "$1" "$2"
    exit
fi

sample=Tests/EvidenceTests/SamplePack
passes $sample/pack $sample/pins
refuses 'a file altered' $sample/pack $sample/pins sed -i s/23.25/93.25/ data/transactions.csv
refuses 'a file put in' $sample/pack $sample/pins touch data/more
refuses 'a file put in beside' $sample/pack $sample/pins touch more
refuses 'a file taken out' $sample/pack $sample/pins rm data/README.txt
refuses 'a line deleted' $sample/pack $sample/pins sed -i '$d' manifest-sha256.txt
sed '/^pack-key/s/+[^+]*$/+AYqI4910CfGV\/VLbLTy6XXLKZwm\/HZQSG\/N0iAG0D29c/' $sample/pins >"$scratch/pins"
refuses 'another key' $sample/pack "$scratch/pins" true

make_demo
passes "$scratch/demo/pack" "$scratch/demo/pins/farthing.pin"
