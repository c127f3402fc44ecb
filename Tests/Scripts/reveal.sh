#!/usr/bin/env bash
# What is revealed of a pack, from outside: two people show an auditor a picture and some words that
# the pack withholds; the folder verifies against the pack in the auditor's hands by three means, and
# no longer when a byte of it is changed or another pack is held against it.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

make_demo
export FARTHING_BOOKS=$scratch/demo/books FARTHING_KEYS=$scratch/demo/keys
pin=$scratch/demo/pins/farthing.pin
pack=$scratch/pack reveal=$scratch/reveal

expect 0 bin/farthing pack make --output "$pack" --as u_fo
issued=$(sed -n 's/^issued-seq: //p' "$pack/data/PACK.txt")
digest=$(find "$pack" -type f -exec sha256sum {} + | sort | sha256sum)

# A claim with a picture: its record, and the participant whose it is.
seq=$(awk '$3 == "file" && $6 ~ /jpg$/ { print $1; exit }' "$scratch/demo/pack/data/disclosures.txt")
record() {
    local offset length
    read -r offset length _ < <(sed -n "$(($1 + 1))p" "$pack/data/records.index")
    head -c $((offset + length)) "$pack/data/records.txt" | tail -c "$length"
}
who=$(record "$seq" | sed -n 's/^lines\.1\.for: //p')
what="$seq lines.1.commit.what"
grep -qx "$what withheld" "$pack/data/disclosures.txt" || fail 'the pack does not withhold the words'
grep "^$seq evidence.1.commit.file " "$pack/data/disclosures.txt" >"$scratch/fields"

# reveal STATUS ARGUMENT...: u_fo asks for the words and the picture.
reveal() {
    expect "$1" bin/farthing pack reveal --issued "$issued" --field "${what/ /:}" \
        --fields "$scratch/fields" --asked-by 'Ada Auditor' --reason 'sample 7' --as u_fo \
        --passphrase-fd 3 "${@:2}" 3<"$FARTHING_KEYS/passphrases"
}

reveal 1 --approved-by u_fo --output "$reveal"
said reveal.second-person
reveal 1 --approved-by u_k1 --output "$reveal"
said reveal.second-person
reveal 1 --approved-by u_pm --field "$issued:commit.codes" --output "$reveal"
said reveal.codes
reveal 1 --approved-by u_pm --field "$seq:commit.nothing" --output "$reveal"
said reveal.no-such-field
reveal 1 --approved-by u_pm --field "$((issued + 1)):commit.reason" --output "$reveal"
said reveal.after-pack
[[ ! -e $reveal ]] || fail 'a refused request wrote something'
expect 2 bin/farthing pack reveal --issued "$issued" --field "${what/ /:}" --output "$reveal"

reveal 0 --approved-by u_pm --output "$reveal"
said "--reveal $reveal"
[[ $(stat -c %a "$reveal") == 700 ]] || fail 'others on the machine can look into the reveal'
made=$(sed -n 's/.*recorded as record \([0-9]*\).*/\1/p' "$scratch/said")
[[ $(find "$pack" -type f -exec sha256sum {} + | sort | sha256sum) == "$digest" ]] ||
    fail 'the pack was touched'
reveal 2 --approved-by u_pm --output "$reveal"
said already

expect 0 bin/farthing-verify "$pack" --pin "$pin" --reveal "$reveal"
said 'REVEAL VERIFIED. 2 values'
picture=$(sed -n 's/.* file file [0-9a-f]* //p' "$reveal/disclosures.txt")
said "the file $picture"
cmp "$reveal/$picture" "$scratch/demo/pack/data/$picture" || fail 'the picture is another'
words=$(awk '$3 == "opened" { print $6; exit }' "$reveal/disclosures.txt" | xxd -r -p)
said "| $words"
expect 3 bin/farthing-verify "$pack" --reveal "$reveal"
expect 0 bin/farthing-verify "$pack" --pin "$pin" --reveal "$reveal" --json
said '"reveal":{"standing":"verified"'
expect 0 python3 docs/check-reveal.py "$pack" "$pin" "$reveal"
said 'verified: 2 values revealed'

# By hand, as the page says.
{
    printf 'set -euo pipefail\n'
    awk '/^```bash$/ { inside = 1; next } /^```$/ { inside = 0 } inside' docs/verify-by-hand.md
} >"$scratch/commands.sh"
by_hand() { (cd "$pack" && PINS=$pin REVEAL=$1 bash "$scratch/commands.sh"); }
expect 0 by_hand "$reveal"
said "$what OK"

# The first, the middle and the last byte of each file but the page of words.
for file in checkpoint disclosures.txt proof.txt record.txt "$picture"; do
    size=$(stat -c %s "$reveal/$file")
    for offset in 0 $((size / 2)) $((size - 1)); do
        rm -rf "$scratch/spoilt"
        cp -r "$reveal" "$scratch/spoilt"
        byte=$(od -An -tu1 -j "$offset" -N1 "$reveal/$file" | tr -d ' ')
        printf "\\x$(printf %02x $((byte ^ 1)))" |
            dd of="$scratch/spoilt/$file" bs=1 seek="$offset" conv=notrunc status=none
        expect 1 bin/farthing-verify "$pack" --pin "$pin" --reveal "$scratch/spoilt"
        said 'The pack itself is whole'
        expect 1 python3 docs/check-reveal.py "$pack" "$pin" "$scratch/spoilt"
    done
done
rm -rf "$scratch/spoilt"
cp -r "$reveal" "$scratch/spoilt"
sed -i '/ opened /s/$/00/' "$scratch/spoilt/disclosures.txt"
expect 1 by_hand "$scratch/spoilt"
touch "$scratch/spoilt/evidence/more.jpg"
expect 1 bin/farthing-verify "$pack" --pin "$pin" --reveal "$scratch/spoilt"
expect 1 python3 docs/check-reveal.py "$pack" "$pin" "$scratch/spoilt"
ln -s record.txt "$scratch/spoilt/evidence/link.txt"
expect 1 bin/farthing-verify "$pack" --pin "$pin" --reveal "$scratch/spoilt"

# Another pack of the same books, and one that is not whole itself.
expect 1 bin/farthing-verify "$scratch/demo/pack" --pin "$pin" --reveal "$reveal"
said reveal.record
expect 1 python3 docs/check-reveal.py "$scratch/demo/pack" "$pin" "$reveal"
cp -r "$pack" "$scratch/broken"
touch "$scratch/broken/data/more.txt"
expect 1 bin/farthing-verify "$scratch/broken" --pin "$pin" --reveal "$reveal"
said 'REVEAL NOT CHECKED'

# It is in the books, in the list and in the next pack, and written again it is the same.
expect 0 bin/farthing pack list
said "$made"
expect 0 bin/farthing pack make --output "$scratch/later" --as u_fo
expect 0 bin/farthing-verify "$scratch/later" --pin "$pin" --since "$reveal/checkpoint"
expect 0 python3 docs/check-totals.py "$scratch/later" "$pin"
expect 0 bin/farthing pack reveal --revealed "$made" --output "$scratch/again"
diff -r "$reveal" "$scratch/again" || fail 'the reveal written again differs'
expect 1 bin/farthing pack reveal --revealed "$issued" --output "$scratch/none"
said pack.not-revealed
[[ ! -e $scratch/none ]] || fail 'what reveals nothing was written'

# What is erased is gone.
expect 0 bin/farthing do participant.erase participant="$who" basis=request --as u_pm
expect 0 bin/farthing pack reveal --revealed "$made" --output "$scratch/after"
grep -qx "$what erased" "$scratch/after/disclosures.txt" || fail 'what was erased is still shown'
expect 3 bin/farthing-verify "$pack" --pin "$pin" --reveal "$scratch/after"
expect 3 python3 docs/check-reveal.py "$pack" "$pin" "$scratch/after"
expect 0 bin/farthing-verify "$pack" --pin "$pin" --reveal "$reveal"
reveal 1 --approved-by u_pm --output "$scratch/gone"
said reveal.erased
expect 0 bin/farthing check
printf 'two values were revealed, and every spoilt reveal was found\n'
