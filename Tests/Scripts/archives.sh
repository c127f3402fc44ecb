#!/usr/bin/env bash
# A pack as one file: other programs unpack it into the very folder, and farthing-verify reads it
# only as it was written.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

make_demo
demo=$scratch/demo
pins=$demo/pins/farthing.pin
# The record that issued it is its last.
seq=$(tail -n 1 "$demo/pack/data/records.index" | cut -d' ' -f3)

make() {
    bin/farthing pack make --books "$demo/books" --keys "$demo/keys" --issued "$seq" --as u_pm "$@" \
        >"$scratch/said" 2>&1
}

# ends STATUS FILE: so ends farthing-verify.
ends() {
    local status=0
    bin/farthing-verify "$2" --pin "$pins" >"$scratch/said" 2>&1 || status=$?
    ((status == $1)) || { cat "$scratch/said"; fail "it ended with $status, not $1, on $2"; }
}

for kind in tar zip; do
    file=$scratch/pack.$kind
    make --output "$file" --archive $kind || { cat "$scratch/said"; fail "no $kind"; }
    ends 0 "$file"
    bin/farthing-verify sample "$file" --pin "$pins" --seed tea --method random --n 3 >"$scratch/said" ||
        fail "no sample of a $kind"
    make --output "$scratch/again.$kind" --archive $kind
    cmp "$file" "$scratch/again.$kind" || fail "made again the $kind is another"
    ! make --output "$file" --archive $kind || fail "a $kind was written over"

    # By the usual programs.
    mkdir "$scratch/$kind"
    case $kind in
        tar) tar -xf "$file" -C "$scratch/$kind" ;;
        zip) python3 -c 'import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    assert archive.testzip() is None
    archive.extractall(sys.argv[2])' "$file" "$scratch/$kind" ;;
    esac
    diff -r "$demo/pack" "$scratch/$kind/pk_demo" || fail "the $kind holds another pack"
    if command -v bagit.py >/dev/null; then
        bagit.py --validate "$scratch/$kind/pk_demo" >"$scratch/said" 2>&1 || fail "the $kind holds no bag"
    fi

    # Packed by them it is another archive, however sound; altered or cut short it is none.
    case $kind in
        tar) tar -cf "$scratch/other.tar" -C "$scratch/tar" pk_demo ;;
        zip) python3 -m zipfile -c "$scratch/other.zip" "$scratch/zip/pk_demo" ;;
    esac
    ends 1 "$scratch/other.$kind"
    grep -q 'archive.otherwise' "$scratch/said" || fail "another program's $kind is not named"
    head -c -1 "$file" >"$scratch/cut.$kind"
    ends 1 "$scratch/cut.$kind"
    (cat "$file"; echo more) >"$scratch/more.$kind"
    ends 1 "$scratch/more.$kind"
    sed 's/,60\.00,/,60.01,/' "$file" >"$scratch/altered.$kind"
    ends 1 "$scratch/altered.$kind"
done
ends 2 "$scratch/nowhere.zip"
printf 'both archives hold the pack\n'
