#!/usr/bin/env bash
# A pack's index.html checks the pack in a browser: green for a sound one, red for one in which any
# file was touched, amber without a pin. It is opened from the disk in headless Chromium.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
    fail 'there is no Chromium; bin/install-libraries --tests installs it'
repository=$PWD
sample=Tests/EvidenceTests/SamplePack
page=$sample/pack/data/index.html

# Chosen as the earlier checkpoint.
earlier=-

check() { python3 Tests/Scripts/press-check.py "$chromium" "$1" check "$2" "$earlier" "${@:3}"; }

# says STANDING PAGE PIN FOLDER...: so it is with each folder.
says() {
    local standing=$1
    check "${@:2}" >"$scratch/said" || { cat "$scratch/said"; fail "the page gave no answer"; }
    local answers
    answers=$(wc -l <"$scratch/said")
    ((answers == $# - 3)) || fail "$answers answers for $(($# - 3)) folders"
    ! grep -v -n "^$standing	" "$scratch/said" || fail "those are not $standing, of: ${*:4}"
}

make_demo
demo=$scratch/demo
says verified "$demo/pack/data/index.html" "$demo/pins/farthing.pin" "$demo/pack" "$demo"
says verified $page $sample/pins $sample/pack
says open $page - $sample/pack
says tampered $page "$demo/pins/farthing.pin" $sample/pack
says open $page $sample/pins "$demo/pins"

# An earlier checkpoint: of the same journal, of a pack that came later, and of another journal.
bin/farthing pack make --books "$demo/books" --keys "$demo/keys" --as u_pm --recipient auditor \
    --output "$scratch/later" >"$scratch/said" 2>&1 || { cat "$scratch/said"; fail 'no later pack'; }
earlier=$demo/pack/data/checkpoint
says verified "$demo/pack/data/index.html" "$demo/pins/farthing.pin" "$scratch/later" "$demo/pack"
bin/farthing-verify "$scratch/later" --pin "$demo/pins/farthing.pin" --since "$earlier" >"$scratch/said" ||
    { cat "$scratch/said"; fail 'the later pack does not go on from the earlier one'; }
earlier=$scratch/later/data/checkpoint
says tampered "$demo/pack/data/index.html" "$demo/pins/farthing.pin" "$demo/pack"
grep -q pack.earlier-size "$scratch/said" || fail 'the size of the earlier checkpoint is not named'
! bin/farthing-verify "$demo/pack" --pin "$demo/pins/farthing.pin" --since "$earlier" >"$scratch/said" ||
    fail 'a pack goes on from a later one'
says tampered $page $sample/pins $sample/pack
earlier=-

# copy NAME: goes into a copy of the sample.
copies=()
copy() {
    mkdir -p "$scratch/copies"
    cp -r $sample/pack "$scratch/copies/$1"
    cd "$scratch/copies/$1"
}

# One byte of every file, this page's own among them.
number=0
while IFS= read -r file; do
    number=$((number + 1))
    (copy "flip-$number" && python3 - "$file" <<'PYTHON'
import sys
with open(sys.argv[1], "r+b") as file:
    bytes = bytearray(file.read())
    bytes[len(bytes) // 2] ^= 1
    file.seek(0)
    file.write(bytes)
PYTHON
    )
    copies+=("$scratch/copies/flip-$number")
done < <(cd $sample/pack && find . -type f | LC_ALL=C sort)

spoil() {
    local name=$1
    shift
    (copy "$name" && "$@")
    copies+=("$scratch/copies/$name")
}
spoil added touch data/more.txt
spoil added-beside touch more.txt
spoil removed rm data/trial-balance.csv
spoil renamed mv data/README.txt data/READ.txt
spoil duplicated cp data/README.txt data/README2.txt
spoil added-tag touch tagmanifest-sha256.html
nest() { cp -r "$repository/$sample/pack" 0 && sed -i 's/46\.50/96.50/' data/summary.html; }
spoil nested nest
spoil unsigned rm tagmanifest-sha256.sig
spoil dropped sed -i /README/d manifest-sha256.txt
says tampered $page $sample/pins "${copies[@]}"
printf '%d spoilt packs are red\n' ${#copies[@]}

# Lists made anew for altered files are unsigned still; and what they cover is read, not believed.
spoil_again() {
    spoil "$1" bash -c "$2"'
        (find data -type f | LC_ALL=C sort | xargs sha256sum) >manifest-sha256.txt
        sha256sum bag-info.txt bagit.txt manifest-sha256.txt >tagmanifest-sha256.txt'
    says tampered $page $sample/pins "$scratch/copies/$1"
    grep -q "pack.signature" "$scratch/said" || fail "$1: the signature is not named"
    grep -q "$3" "$scratch/said" || fail "$1: $3 is not named: $(cat "$scratch/said")"
}
spoil_again amount 'sed -i "0,/postings.1.amount: [0-9]*/s//postings.1.amount: 7/" data/records.txt' pack.seq
spoil_again actor 'sed -i "s/^actor: u_pm/actor: u_xx/" data/records.txt' pack.root
spoil_again list 'sed -i "s/,46\.50,/,96.50,/;s/,23\.25,/,93.25,/" data/transactions.csv' pack.transactions
spoil_again approval 'sed -i "s/^amount: ./amount: 9/" data/approvals/*.txt' pack.approval

# Finding among the lines.
all=$(($(wc -l <"$demo/pack/data/transactions.csv") - 1))
person=$(awk -F, '$6 == "cl_0002" { print $9; exit }' "$demo/pack/data/transactions.csv")
sought="southside ${person^^}"
found=$(python3 Tests/Scripts/press-check.py "$chromium" "$demo/pack/data/index.html" find "$sought")
[[ $found == $'2\t2 lines\t£10.40' ]] || fail "$sought found $found"
found=$(python3 Tests/Scripts/press-check.py "$chromium" "$demo/pack/data/index.html" find '')
[[ $found == "$all"$'\t'"$all lines"* ]] || fail "nothing sought found $found, not $all"
printf 'the page answers as it should\n'
