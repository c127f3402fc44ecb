#!/usr/bin/env bash
# A pack is stamped by an authority that openssl makes, over HTTP as over two files; the same bytes
# come out again; every checker agrees about it. An authority that says no, says nothing or says
# something else leaves the pack pending and whole.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"
unset http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY FARTHING_AUTHORITY

authority=$scratch/authority
python3 Tests/Scripts/lib/authority.py make "$authority"
servers=()
trap 'kill "${servers[@]}" 2>/dev/null; rm -rf "$scratch"' EXIT

# serve HOW: such an authority answers at $url.
serve() {
    python3 Tests/Scripts/lib/authority.py serve "$authority" "$1" >"$scratch/port.$1" 2>/dev/null &
    servers+=($!)
    for _ in {1..100}; do [[ -s $scratch/port.$1 ]] && break || sleep 0.1; done
    url=http://127.0.0.1:$(cat "$scratch/port.$1")/
}

make_demo
books=(--books "$scratch/demo/books" --keys "$scratch/demo/keys" --as u_pm)
pin=$scratch/demo/pins/farthing.pin

# farthing ARGUMENT...: it has to end with $wanted.
wanted=0
farthing() {
    local status=0
    bin/farthing "$@" >"$scratch/said" 2>&1 || status=$?
    ((status == wanted)) || { cat "$scratch/said"; fail "farthing $* ended with $status, not $wanted"; }
}
says() { grep -qF -- "$1" "$scratch/said" || { cat "$scratch/said"; fail "it does not say: $1"; }; }

# all_end STATUS PACK [CA]: so end all checkers.
all_end() {
    local status checker given=()
    [[ $# == 2 ]] || given=(--authority-ca "$3")
    for checker in bin/farthing-verify docs/verify.sh docs/check-{pack,books,lists,totals}.py; do
        status=0
        if [[ $checker == bin/* ]]; then
            "$checker" "$2" --pin "$pin" "${given[@]}" >"$scratch/said" 2>&1 || status=$?
        else
            "$checker" "${given[@]}" "$2" "$pin" >"$scratch/said" 2>&1 || status=$?
        fi
        ((status == $1)) || { cat "$scratch/said"; fail "$checker ended with $status, not $1, on $2"; }
    done
}

# --- While the pack is made, and again from the books. ---
serve granted
granted=$url
farthing pack make "${books[@]}" --output "$scratch/one" --authority "$granted" --json
says '"authority":"CN=proper"'
seq=$(sed -n 's/^issued-seq: //p' "$scratch/one/data/PACK.txt")
[[ -s $scratch/one/manifest-sha256.tsr ]] || fail 'there is no time stamp'
grep -qx 'Time-Stamp: manifest-sha256.tsr' "$scratch/one/bag-info.txt" || fail 'it is not named'
farthing pack make "${books[@]}" --issued "$seq" --output "$scratch/again"
diff -r "$scratch/one" "$scratch/again" || fail 'the pack made again differs'
farthing pack make "${books[@]}" --issued "$seq" --output "$scratch/one.zip" --archive zip
wanted=0 && bin/farthing-verify "$scratch/one.zip" --pin "$pin" >"$scratch/said" || fail 'the archive'
says 'STAMP  '
farthing check --books "$scratch/demo/books"

# What the auditor types (SPEC-evidence-pack.md, 3.1), and what others make of the bag.
(cd "$scratch/one" && openssl ts -verify -data manifest-sha256.txt -in manifest-sha256.tsr \
    -CAfile "$authority/root.pem") >"$scratch/said" 2>&1 || fail 'openssl does not verify it'
if command -v bagit.py >/dev/null; then
    cp -r "$scratch/one" "$scratch/bag"
    bagit.py --validate "$scratch/bag" >"$scratch/said" 2>&1 || fail 'a stamped pack is no bag'
fi
Tests/Scripts/verify-by-hand.sh "$scratch/one" "$pin" || fail 'the page of verify-by-hand fails'

all_end 0 "$scratch/one"
all_end 0 "$scratch/one" "$authority/root.pem"
all_end 0 "$scratch/one" "$authority/proper.pem"
all_end 1 "$scratch/one" "$authority/purposeless.pem"
all_end 2 "$scratch/one" "$pin"
all_end 2 "$scratch/one" "$scratch/nowhere"
all_end 0 "$scratch/demo/pack"
all_end 3 "$scratch/demo/pack" "$authority/root.pem"

# --- Afterwards, and by way of two files, without a network. ---
old=$(sed -n 's/^issued-seq: //p' "$scratch/demo/pack/data/PACK.txt")
farthing pack stamp "${books[@]}" --issued "$old" --request "$scratch/request.tsq"
(cd "$authority" && openssl ts -reply -config ca.cnf -section granted -signer proper.pem \
    -inkey proper.key -queryfile "$scratch/request.tsq" -out "$scratch/response.tsr") \
    >"$scratch/said" 2>&1 || fail 'openssl does not take the request'
farthing pack stamp "${books[@]}" --issued "$old" --request "$scratch/request.tsq" \
    --response "$scratch/response.tsr" --output "$scratch/carried"
cmp "$scratch/response.tsr" "$scratch/carried/manifest-sha256.tsr"
cmp "$scratch/demo/pack/manifest-sha256.txt" "$scratch/carried/manifest-sha256.txt"
all_end 0 "$scratch/carried" "$authority/root.pem"
farthing pack stamp "${books[@]}" --issued "$old" --authority "$granted" --output "$scratch/asked"
farthing pack make "${books[@]}" --issued "$old" --output "$scratch/newest"
diff -r "$scratch/asked" "$scratch/newest" || fail 'the newest time stamp is not the one that counts'

# Another pack's time stamp is none of this one's, for whoever made the lists anew as for the books.
wanted=1
farthing pack stamp "${books[@]}" --issued "$seq" --request "$scratch/request.tsq" \
    --response "$scratch/response.tsr" --output "$scratch/none"
says '[time-stamp.imprint]'
cp -r "$scratch/one" "$scratch/replayed"
cp "$scratch/response.tsr" "$scratch/replayed/manifest-sha256.tsr"
all_end 1 "$scratch/replayed"

# --- Authorities that are none. The first answer of `replayed` is right, and only that. ---
serve replayed
wanted=0
farthing pack stamp "${books[@]}" --issued "$old" --authority "$url" --output "$scratch/first"
for how in replayed rejected garbage huge moved missing slow; do
    [[ $how == replayed ]] || serve "$how"
    wanted=0
    farthing pack make "${books[@]}" --output "$scratch/by-$how" --authority "$url"
    says 'Time stamp: pending.'
    grep -qx 'Time-Stamp: pending' "$scratch/by-$how/bag-info.txt" || fail "$how: it is not pending"
    all_end 0 "$scratch/by-$how"
done

# --- Over TLS: the server's certificate has to be of its host, and trusted by the system. ---
serve secure
port=${url##*:}
farthing pack make "${books[@]}" --output "$scratch/untrusted" --authority "https://localhost:$port"
says 'Time stamp: pending.'
says 'certificate verify failed'
export SSL_CERT_FILE=$authority/root.pem
farthing pack make "${books[@]}" --output "$scratch/other-host" --authority "https://127.0.0.1:$port"
says 'Time stamp: pending.'
farthing pack make "${books[@]}" --output "$scratch/secure" --authority "https://localhost:$port"
says 'by CN=proper.'
all_end 0 "$scratch/secure" "$authority/root.pem"
unset SSL_CERT_FILE

# --- None at all. ---
farthing pack make "${books[@]}" --output "$scratch/down" --authority http://127.0.0.1:1/
says 'Time stamp: pending. http://127.0.0.1:1/ gave no time stamp'
wanted=2
farthing pack stamp "${books[@]}" --issued "$old" --authority http://127.0.0.1:1/ --output "$scratch/no"
says '[authority.no-answer]'
farthing pack stamp "${books[@]}" --issued "$old" --authority file:///etc/passwd --output "$scratch/no"
says '[authority.address]'
