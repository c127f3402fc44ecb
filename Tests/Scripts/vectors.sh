#!/usr/bin/env bash
# The vectors in docs/ can be made anew without us: here with openssl, sha256sum and xxd (jq reads
# the files), then with Python. The Swift tests read the same files.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"
export LC_ALL=C

vectors=$PWD/docs/vectors
made=0

# same MADE PUBLISHED WHAT
same() {
    made=$((made + 1))
    [[ $1 == "$2" ]] || fail "$3: made $1, published $2"
}
bytes() { xxd -r -p <<<"$1"; }
hex() { xxd -p | tr -d '\n'; }
sha() { sha256sum | cut -c1-64; }
hmac() { openssl dgst -sha256 -mac HMAC -macopt "hexkey:$1" -r | cut -c1-64; }
# hkdf SECRET SALT INFO LENGTH
hkdf() {
    openssl kdf -keylen "$4" -kdfopt digest:SHA256 -kdfopt "hexkey:$1" -kdfopt "hexsalt:$2" \
        -kdfopt "hexinfo:$3" -binary HKDF | hex
}
# private SEED: a file of the key, as openssl reads it. public: the raw key in hex.
private() { bytes "302e020100300506032b657004220420$1" >"$scratch/private"; }
public() {
    openssl pkey -inform DER -in "$scratch/private" -pubout -outform DER | tail -c 32 | hex
}
# Signs what comes in; openssl wants a file.
sign() {
    cat >"$scratch/message"
    openssl pkeyutl -sign -rawin -inkey "$scratch/private" -keyform DER -in "$scratch/message"
}
# The field NAME of the row, a line of JSON.
field() { jq -r ".$1" <<<"$row"; }
rows() { jq -c "$2" "$vectors/$1.json"; }

# --- Encodings: each field on its line, escaped. ---
while read -r row; do
    statement=$(field label)$'\n'
    while read -r pair; do
        value=$(jq -r '.[1] // "-"' <<<"$pair" && echo .)
        value=${value%$'\n.'} value=${value//\\/\\\\}
        value=${value//$'\n'/\\n} value=${value//$'\t'/\\t}
        statement+="$(jq -r '.[0]' <<<"$pair"): $value"$'\n'
    done < <(jq -c '.fields[]' <<<"$row")
    same "$(printf %s "$statement" | hex)" "$(field hex)" 'a statement'
    same "$(printf %s "$statement" | sha)" "$(field digest)" "a statement's digest"
done < <(rows statements '.accepted[]')
while read -r leaf name; do
    same "$( (printf '\0' && cat "$vectors/records/$name") | sha)" "$leaf" "the leaf of $name"
done <"$vectors/records/leaves.txt"

# --- The tree, by halves as RFC 6962 says. ---
leaves=()
# root FROM COUNT: over these of the leaves.
root() {
    local split=1
    if (($2 == 0)); then sha </dev/null; return; fi
    if (($2 == 1)); then echo "${leaves[$1]}"; return; fi
    while ((split * 2 < $2)); do split=$((split * 2)); done
    bytes "01$(root "$1" $split)$(root $(($1 + split)) $(($2 - split)))" | sha
}
# included INDEX SIZE LEAF PROOF...: the root that an inclusion proof gives (RFC 9162, 2.1.3.2).
included() {
    local index=$1 last=$(($2 - 1)) root=$3 node
    shift 3
    for node in "$@"; do
        if ((index % 2 || index == last)); then
            root=$(bytes "01$node$root" | sha)
            while ((index % 2 == 0 && index > 0)); do index=$((index / 2)) last=$((last / 2)); done
        else
            root=$(bytes "01$root$node" | sha)
        fi
        index=$((index / 2)) last=$((last / 2))
    done
    echo "$root"
}
published=$vectors/published.json
while read -r leaf; do
    leaves+=("$(bytes "00$leaf" | sha)")
done < <(jq -r '.merkle.leaves[]' "$published")
mapfile -t roots < <(jq -r '.merkle.roots[]' "$published")
for ((size = 1; size <= ${#roots[@]}; size++)); do
    same "$(root 0 $size)" "${roots[size - 1]}" "the root of $size leaves"
done
while read -r row; do
    index=$(field index) size=$(field size)
    mapfile -t proof < <(field 'proof[]')
    root=$(included "$index" "$size" "${leaves[index]}" "${proof[@]}")
    same "$root" "${roots[size - 1]}" 'an inclusion'
done < <(rows published '.merkle.inclusion[]')

# --- Checkpoints: three lines, and their signature under the key's id. ---
origin=$(jq -r .origin "$vectors/checkpoints.json")
private "$(jq -r .seed "$vectors/checkpoints.json")"
id=$( (printf '%s\n\1' "$origin" && bytes "$(public)") | sha | cut -c1-8)
same "$origin+$id+$(bytes "01$(public)" | base64 -w 0)" \
    "$(jq -r .verifierKey "$vectors/checkpoints.json")" 'a pin'
leaves=()
for ((number = 0; number < 21; number++)); do
    leaves+=("$(printf '\0record %d' $number | sha)")
done
while read -r row; do
    size=$(field size)
    root=$(root 0 "$size")
    same "$root" "$(field root)" "the root of $size records"
    body=$origin$'\n'$size$'\n'$(bytes "$root" | base64)
    blob=$( (bytes "$id" && printf '%s\n' "$body" | sign) | base64 -w 0)
    note=$body$'\n\n\xe2\x80\x94 '"$origin $blob"
    same "$note" "$(field note)" "the checkpoint of $size records"
done < <(rows checkpoints '.checkpoints[]')

# --- Seals, signatures and keys. ---
row=$(rows keys .)
salt=$(field origin | tr -d '\n' | sha)
key() { hkdf "$(field root)" "$salt" "$(printf %s "$1" | hex)00${2-}" 32; }
user=$(field user)
context=$(printf '%08x%04x%s' "$(field epoch)" ${#user} "$(printf %s "$user" | hex)")
same "$(key farthing-approval-mac/v1 "$context")" "$(field sealKey)" 'a seal key'
same "$(key farthing-wrapping/v1)" "$(field wrappingKey)" 'the wrapping key'
check() { printf farthing-key-check/v1 | hmac "$1" | cut -c1-16; }
same "$(check "$(field sealKey)")" "$(field sealKeyCheck)" "a seal key's id"
same "$(check "$(key farthing-fingerprint/v1)")" "$(field fingerprintKeyCheck)" 'another id'
same "$(field statement | head -c -1 | hmac "$(field sealKey)")" "$(field seal)" 'a seal'
private "$(field seed)"
same "$(public)" "$(field publicKey)" 'a public key'
same "$(openssl pkey -inform DER -in "$scratch/private" -pubout)" \
    "$(field publicKeyPEM | head -n 3)" 'its file'
same "$( (printf 'farthing-key-id/v1\0ed25519\0' && bytes "$(public)") | sha | cut -c1-16)" \
    "$(field publicKeyID)" 'its id'
same "$(field statement | head -c -1 | sign | base64 -w 0)" "$(field signature)" 'a signature'

# --- Commitments, and the algorithms that all of this stands on. ---
while read -r row; do
    label=$(field label) value=$(field value)
    commitment=$( (printf 'farthing-commit/v1\0' && bytes "$(printf %02x ${#label})" &&
        printf %s "$label" && bytes "$(field salt)$(printf %016x $((${#value} / 2)))$value") | sha)
    same "$commitment" "$(field digest)" 'a commitment'
done < <(rows commitments '.[]')
while read -r row; do
    same "$(bytes "$(field message)" | sha)" "$(field digest)" SHA-256
done < <(rows published '.sha256.cases[]')
while read -r row; do
    same "$(bytes "$(field message)" | hmac "$(field key)")" "$(field seal)" HMAC
done < <(rows published '.hmac.cases[]')
while read -r row; do
    private "$(field seed)"
    same "$(public)" "$(field publicKey)" 'an Ed25519 key'
    # The openssl command signs no empty file.
    [[ -n $(field message) ]] || continue
    same "$(bytes "$(field message)" | sign | hex)" "$(field signature)" Ed25519
done < <(rows published '.ed25519.cases[]')

printf 'openssl, sha256sum and xxd make the same %s values\n' $made
python3 Tests/Scripts/vectors.py
