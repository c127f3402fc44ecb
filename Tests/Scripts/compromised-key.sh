#!/usr/bin/env bash
# Once a signer's key is said to have been in others' hands, what it approved after the journal that
# is still trusted is found by the check, is paid no more, and is not proven in packs: three checkers
# that share no line say so. The books are whole, and are backed up.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

make_demo
export FARTHING_BOOKS=$scratch/demo/books FARTHING_KEYS=$scratch/demo/keys
pin=$scratch/demo/pins/farthing.pin

# Whose signature is the first, by which key, and in which record.
read -r seq user key < <(awk '
    $1 == "type:" { type = $2 }
    $1 == "seq:" { seq = $2 }
    $1 == "actor:" { actor = $2 }
    $1 == "purpose:" { purpose = $2 }
    $1 == "key:" { key = $2 }
    $1 == "owner:" && type == "key.added" && purpose == "signer" { keys[$2] = key }
    $1 == "signature:" && type == "approval.granted" && $2 != "-" { print seq, actor, keys[actor]; exit }
' "$scratch/demo/pack/data/records.txt")
[[ $key ]] || fail 'no approval of the demo is signed'

# issued SIZE COPY: the key is trusted so far, and a pack says so.
issued() {
    cp -r "$scratch/demo/books" "$scratch/$2-books"
    cp -r "$scratch/demo/keys" "$scratch/$2-keys"
    export FARTHING_BOOKS=$scratch/$2-books FARTHING_KEYS=$scratch/$2-keys
    expect 0 bin/farthing do key.compromise purpose=signer "user=$user" "key=$key" "trusted-size=$1" --as u_pm
    expect 0 bin/farthing pack make --as u_pm --output "$scratch/$2-pack"
}

# ends STATUS PACK TEXT: so end all three, and farthing-verify says that.
ends() {
    expect "$1" docs/verify.sh "$2" "$pin"
    expect "$1" docs/check-pack.py "$2" "$pin"
    expect "$1" bin/farthing-verify "$2" --pin "$pin"
    said "$3"
}

issued "$seq" doubted
ends 3 "$scratch/doubted-pack" 'Only a key that was compromised vouches for'
expect 1 bin/farthing check
said check.compromised
said 'The books are whole'
expect 0 bin/farthing backup --to "$scratch/backup"

# With all that it signed trusted, nothing is open.
size=$(grep -c '^farthing-record/v1$' "$scratch/demo/pack/data/records.txt")
issued "$size" trusted
ends 0 "$scratch/trusted-pack" VERIFIED
expect 0 bin/farthing check
