#!/usr/bin/env bash
# The worked example, from outside: twice the same pack, verified, and no longer verified when
# any file is changed; the books check, replay and rebuild to the same.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

expect 0 bin/farthing demo --output "$scratch/one"
expect 0 bin/farthing demo --output "$scratch/two"
diff -r "$scratch/one/pack" "$scratch/two/pack" || fail 'two runs gave two different packs'

pin=$scratch/one/pins/farthing.pin
pack=$scratch/one/pack
expect 0 bin/farthing-verify "$pack" --pin "$pin"
expect 3 bin/farthing-verify "$pack"
expect 2 bin/farthing-verify "$scratch/nowhere" --pin "$pin"

# The first, the middle and the last byte of each file, one at a time.
while read -r file; do
    size=$(stat -c %s "$file")
    cp "$file" "$scratch/kept"
    for offset in 0 $((size / 2)) $((size - 1)); do
        byte=$(od -An -tu1 -j "$offset" -N1 "$scratch/kept" | tr -d ' ')
        printf "\\x$(printf %02x $((byte ^ 1)))" |
            dd of="$file" bs=1 seek="$offset" conv=notrunc status=none
        expect 1 bin/farthing-verify "$pack" --pin "$pin"
        cp "$scratch/kept" "$file"
    done
done < <(find "$pack" -type f)
expect 0 bin/farthing-verify "$pack" --pin "$pin"
touch "$pack/data/extra.txt"
expect 1 bin/farthing-verify "$pack" --pin "$pin"
rm "$pack/data/extra.txt"

# The same bytes from the record that issued it.
books=$scratch/one/books
seq=$(sed -n 's/^issued-seq: //p' "$pack/data/PACK.txt")
expect 0 bin/farthing pack make --books "$books" --keys "$scratch/one/keys" \
    --issued "$seq" --output "$scratch/again"
diff -r "$pack" "$scratch/again" || fail 'the pack made again differs'

expect 0 bin/farthing check --books "$books"
expect 0 bin/farthing replay --books "$books"
before=$(bin/farthing trial-balance --books "$books" --json)
expect 0 bin/farthing rebuild --books "$books"
expect 0 bin/farthing check --books "$books"
[[ $(bin/farthing trial-balance --books "$books" --json) == "$before" ]] ||
    fail 'the rebuilt books have another trial balance'

# A changed table and a changed record are found; nothing is repaired in silence.
cp -r "$books" "$scratch/changed"
sqlite3 "$scratch/changed/journal.sqlite" \
    "DROP TRIGGER IF EXISTS account_counters_grow; UPDATE account SET debits = debits + 1
     WHERE id = (SELECT min(id) FROM account);" 2>"$scratch/said" ||
    printf 'the database itself refused to change an account: %s\n' "$(cat "$scratch/said")"
