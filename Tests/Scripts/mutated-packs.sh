#!/usr/bin/env bash
# Three checkers that share no line (farthing-verify, docs/verify.sh, docs/check-pack.py) end alike
# on each of 1,000 mutated packs, never with 0, and on some that were not mutated, with 0, or with 3
# where no pins are given.
#
#   Tests/Scripts/mutated-packs.sh [SEED [COUNT]]
#
# The same seed makes the same packs, so that a run can be repeated; another seed makes others.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

seed=${1:-2026}
count=${2:-1000}
sample=$PWD/Tests/EvidenceTests/SamplePack
packs=$scratch/packs
printf 'seed %s, %s mutants\n' "$seed" "$count"

mkdir "$packs"
cp -r "$sample/pack" "$scratch/sample"
python3 Tests/Scripts/mutate-pack.py make "$scratch/sample" "$packs" "$seed" "$count"

# By its number, each pack's exit codes of farthing-verify and verify.sh; two packs at a time.
bin/farthing-verify --help >/dev/null
cat >"$scratch/check-one" <<'END'
sample=$1 packs=$2 number=$3 given=$4
pin=() pins=()
[[ $given == none ]] || pin=(--pin "$sample/pins") pins=("$sample/pins")
ours=0 shell=0
bin/farthing-verify "$packs/$number" "${pin[@]}" >/dev/null 2>&1 || ours=$?
docs/verify.sh "$packs/$number" "${pins[@]}" >/dev/null 2>&1 || shell=$?
echo "$number $ours $shell"
END
cut -d' ' -f1,2 "$packs/list" |
    xargs -P 2 -L 1 bash "$scratch/check-one" "$sample" "$packs" |
    sort >"$scratch/two" &
python3 Tests/Scripts/mutate-pack.py check "$sample/pins" "$packs" >"$scratch/python"
wait $!

join "$scratch/two" "$scratch/python" | join - "$packs/list" >"$scratch/all"
(($(wc -l <"$scratch/all") == $(wc -l <"$packs/list"))) ||
    fail "seed $seed: some packs have no answer"
awk '
    $2 != $3 || $3 != $4 { print "they differ: " $0; wrong = 1; next }
    $6 == "x" ? $2 == 0 : $6 != "any" && $2 != $6 { print "no such answer was wanted: " $0; wrong = 1 }
    { answers[$2]++ }
    END {
        for (code in answers) print answers[code] " packs ended with " code
        exit wrong
    }' "$scratch/all" >"$scratch/said" || {
    echo 'After the number come the exit codes of farthing-verify, verify.sh and check-pack.py,'
    echo 'pins or none, the code that is wanted, and what was done to the pack.'
    cat "$scratch/said"
    fail "seed $seed"
}
cat "$scratch/said"
