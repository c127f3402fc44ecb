#!/usr/bin/env bash
# Three checkers that share no line, farthing-verify, docs/verify.sh and docs/check-pack.py, give one
# answer to each of 1,000 mutated packs, never 0, and to some that were not mutated, 0.
#
#   Tests/Scripts/mutated-packs.sh [SEED [COUNT]]
#
# The seed is printed; the same seed makes the same packs.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

seed=${1:-$(date +%s)}
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
number=$1 given=$2 sample=$3 packs=$4
[[ $given == pins ]] && pins=("$sample/pins") || pins=()
ours=0 shell=0
bin/farthing-verify "$packs/$number" ${pins[@]+--pin "${pins[@]}"} >/dev/null 2>&1 || ours=$?
docs/verify.sh "$packs/$number" ${pins[@]+"${pins[@]}"} >/dev/null 2>&1 || shell=$?
echo "$number $ours $shell"
END
cut -d' ' -f1,2 "$packs/list" |
    xargs -P 2 -L 1 bash -c 'bash "$0" "$3" "$4" "$1" "$2"' "$scratch/check-one" "$sample" "$packs" |
    sort >"$scratch/two" &
python3 Tests/Scripts/mutate-pack.py check "$sample/pins" "$packs" >"$scratch/python"
wait $!

join "$scratch/two" "$scratch/python" | join - "$packs/list" >"$scratch/all"
(($(wc -l <"$scratch/all") == $(wc -l <"$packs/list"))) || fail "seed $seed: some packs have no answer"
awk '
    $2 != $3 || $3 != $4 { print "they differ: " $0; wrong = 1; next }
    $6 == "x" ? $2 == 0 : $2 != $6 { print "no such answer was wanted: " $0; wrong = 1 }
    { answers[$2]++ }
    END {
        for (code in answers) print answers[code] " packs ended with " code
        exit wrong
    }' "$scratch/all" >"$scratch/said" || {
    echo 'number, exit codes of farthing-verify, verify.sh and check-pack.py, pins, wanted, what was done:'
    cat "$scratch/said"
    fail "seed $seed"
}
cat "$scratch/said"
