#!/usr/bin/env bash
# docs/SPEC-sampling.md is enough to draw a sample from: docs/draw-sample.py, written from it, draws
# the same as farthing-verify and comes to the same pennies. And a sample at random is what
# sha256sum and sort make of the list.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

make_demo
pack=$scratch/demo/pack
pins=$scratch/demo/pins/farthing.pin
list=$pack/data/transactions.csv

sample() { bin/farthing-verify sample "$pack" --pin "$pins" --json "$@"; }

# agree SEED METHOD N: both draw the same lines, and find the same of a paper with errors.
agree() {
    local seed=$1 method=$2 size=$3 paper=$scratch/paper options
    options=(--seed "$seed" --method "${method%%:*}" --n "$size")
    [[ $method != *:* ]] || options+=(--by "${method#*:}")
    rm -rf "$paper"
    sample "${options[@]}" --output "$paper" >"$scratch/ours"
    # The auditor finds every third item wanting by a seventh of it, and the fifth altogether.
    python3 - "$paper/working-paper.csv" <<'PYTHON'
import csv, sys
with open(sys.argv[1], newline="") as file:
    rows = list(csv.DictReader(file))
for number, row in enumerate(rows, 1):
    pence = int(row["amount"].replace(".", ""))
    pence = 0 if number == 5 else pence - pence // 7 if number % 3 == 0 else pence
    row["verified"] = f"{pence // 100}.{pence % 100:02}"
with open(sys.argv[1], "w", newline="") as file:
    writer = csv.DictWriter(file, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
PYTHON
    local confidence
    for confidence in 80 90 95; do
        sample "${options[@]}" --findings "$paper/working-paper.csv" --confidence $confidence |
            jq -c '[[.strata[] | [.name, [.drawn[].line]]],
                .evaluation["projected-pence"], .evaluation["upper-limit-pence"]]' >"$scratch/ours"
        python3 docs/draw-sample.py "$pack" "$seed" "$method" "$size" "$paper/working-paper.csv" $confidence |
            jq -c '[[.strata[] | [.name, .drawn]], .projected, .["upper-limit"]]' >"$scratch/theirs"
        cmp -s "$scratch/ours" "$scratch/theirs" ||
            fail "they differ at $seed, $method, $size: $(cat "$scratch/ours" "$scratch/theirs")"
    done
}

for seed in tea 'two words' żółć; do
    for size in 5 12; do agree "$seed" random $size; done
    for size in 3 8 20; do agree "$seed" monetary-unit $size; done
    agree "$seed" stratified:fund 9
    agree "$seed" stratified:cost_heading 20
done

python3 docs/draw-sample.py --help >"$scratch/said" || fail "it has no help"
grep -q 'draw-sample.py PACK SEED' "$scratch/said" || fail "its help is $(cat "$scratch/said")"
status=0
python3 docs/draw-sample.py "$pack" tea random >"$scratch/said" 2>&1 || status=$?
((status == 2)) || fail "it ends with $status where a number is missing: $(cat "$scratch/said")"

# By hand, as the specification's prompt says.
digest=$(sha256sum "$list" | cut -c1-64)
by_hand=$(tr -d '\r' <"$list" | awk -F, 'NR > 1 && $11 > 0 { print $1 }' | while read -r line; do
    printf '%s %s\n' "$(printf 'farthing-sample/v1\n%s\n%s\n%s' "$digest" tea "$line" | sha256sum | cut -c1-64)" "$line"
done | LC_ALL=C sort | head -n 6 | cut -d' ' -f2 | sort -n | tr '\n' ' ')
drawn=$(sample --seed tea --method random --n 6 | jq -r '[.strata[].drawn[].line] | join(" ")')
[[ $by_hand == "$drawn " ]] || fail "by hand $by_hand, drawn $drawn"

# A paper is not written over, a pack that was tampered with is not drawn from, and without a pin
# nothing is proven.
status=0
sample --seed tea --method random --n 6 --output "$scratch/paper" >"$scratch/said" || status=$?
((status == 2)) || fail "it wrote over a paper: $(cat "$scratch/said")"
status=0
bin/farthing-verify sample "$pack" --seed tea --method random --n 6 >"$scratch/said" || status=$?
((status == 3)) || fail "it ended with $status without a pin"
sed -i 's/60\.00/60.01/' "$list"
status=0
sample --seed tea --method random --n 6 >"$scratch/said" || status=$?
((status == 1)) || fail "it drew from a pack that was tampered with"
printf 'the samples agree\n'
