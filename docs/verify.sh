#!/usr/bin/env bash
# Checks an evidence pack, as SPEC-evidence-pack.md says, with bash, openssl 3, coreutils and xxd,
# and find, grep, sed, awk, iconv and diff, which every system has. Read it first: there is nothing else.
#
#   verify.sh [--authority-ca FILE] PACK [PINS [EARLIER]]
#
# PINS is the file with the keys that the programme gave you by another way than the pack; EARLIER a
# checkpoint that you kept, as data/checkpoint of an earlier pack: the journal has to go on from it.
# FILE has the certificates of the time-stamping authorities that you trust, as PEM: the pack's time
# stamp has to be by one of them.
# Exit codes: 0 verified, 1 tampered, 2 usage or unreadable, 3 not proven: for want of pins or of a
# time stamp, or as values are called erased and no record says so.
set -uo pipefail
export LC_ALL=C

stop() { printf '%s\n' "$1" >&2 && exit 2; }
not_so() { printf 'not so: %s\n' "$*" && findings=$((findings + 1)); }
# What comes after a part with findings would be read from files that are not as signed.
end_of_part() { ((findings == 0)) || { echo tampered && exit 1; }; }
sha() { sha256sum | cut -c1-64; }
# same FILE: it holds what comes in.
same() { cmp -s - "$1" || not_so "$1 is what the records and the pins give"; }
# pem KEY: its file, of the base64 of its 32 bytes.
pem() {
    printf '%s\n' '-----BEGIN PUBLIC KEY-----' "MCowBQYDK2VwAyEA$1" '-----END PUBLIC KEY-----'
}
# signed KEY FILE SIGNATURE
signed() {
    openssl pkeyutl -verify -rawin -pubin -inkey "$1" -in "$2" -sigfile "$3" >/dev/null 2>&1
}

findings=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
authorities=
if [[ ${1:-} == --authority-ca && $# -gt 1 ]]; then
    authorities=$work/authorities
    cat -- "$2" >"$authorities" && openssl x509 -noout -in "$authorities" ||
        stop 'unreadable: the certificates of authorities'
    shift 2
fi
(($# >= 1 && $# <= 3)) ||
    stop 'usage: verify.sh [--authority-ca FILE] PACK [PINS [EARLIER]]'
[[ $# -lt 2 ]] || cat -- "$2" >"$work/pins" || stop 'unreadable: the pin file'
[[ $# -lt 3 ]] || cat -- "$3" >"$work/earlier" || stop 'unreadable: the earlier checkpoint'
cd -- "$1" || stop 'unreadable: the pack'

# --- 1. Limits, before anything is read: few and small regular files, with plain names. ---
part='[A-Za-z0-9_][A-Za-z0-9_.-]*'
[[ -z $(find . ! -type f ! -type d -print -quit) ]] || not_so 'there are only regular files'
[[ -z $(find . ! -name . ! -regex "\./$part\(/$part\)*" -print -quit) ]] || not_so 'names are plain'
find . | awk 'length > 102 { exit 1 }' || not_so 'names have at most 100 bytes'
find . -type f -exec stat -c '%s %n' {} + | awk '{ bytes += $1 }
    $1 > 67108864 && $2 !~ /^\.\/data\/(records\.txt$|index\.html$|books\/)/ { large = 1 }
    END { exit NR > 100000 || bytes > 2147483648 || large }' || not_so 'it is within the limits'
end_of_part

# --- 2. Whose keys: those of the pins, or, which proves nothing, those that the pack brings. ---
base64='([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?'
# pinned LINE NAME: makes $work/NAME.pem of a line `NAME-key: name+id+base64(01 key)`.
pinned() {
    local name id blob
    IFS=+ read -r name id blob <<<"${1#"$2"-key: }"
    [[ $1 == "$2-key: "* && $blob =~ ^A[Q-Za-f][A-Za-z0-9+/]{42}$ ]] || return
    base64 -d <<<"$blob" >"$work/blob"
    [[ $( (printf '%s\n' "$name" && cat "$work/blob") | sha) == "$id"* && ${#id} == 8 ]] || return
    pem "$(tail -c 32 "$work/blob" | base64 -w 0)" >"$work/$2.pem"
}
if (($# == 1)); then
    origin=$(sed -n 1p data/checkpoint | tr -d '\0')
    for name in journal pack; do
        pem "$(sed -n '2s/^MCowBQYDK2VwAyEA//p' "data/keys/$name.pem")" >"$work/$name.pem"
    done
else
    mapfile -t pins <"$work/pins"
    printf '%s\n' "${pins[@]}" | cmp -s - "$work/pins" && ((${#pins[@]} == 4)) &&
        [[ ${pins[0]} == farthing-pin/v1 && ${pins[1]} == 'journal: '?* ]] &&
        pinned "${pins[2]}" journal && pinned "${pins[3]}" pack || stop 'unreadable: the pin file'
    origin=${pins[1]#journal: }
fi

# --- 3. The bag: the list of files is signed; every file is as listed, no more and no fewer. ---
stamp=manifest-sha256.tsr
[[ -f $stamp ]] || stamp=
tags=(bag-info.txt bagit.txt $stamp manifest-sha256.txt)
lists=(tagmanifest-sha256.txt manifest-sha256.txt)
signed "$work/pack.pem" "${lists[0]}" tagmanifest-sha256.sig || not_so 'the list is signed'
for list in "${lists[@]}"; do
    if grep -qaE "^[0-9a-f]{64}  $part(/$part)*$" "$list" &&
        ! grep -qavE "^[0-9a-f]{64}  $part(/$part)*$" "$list" && [[ -z $(tail -c 1 "$list") ]]; then
        sha256sum --strict --quiet -c "$list" || not_so 'every file is as listed'
    else
        not_so "$list is a list"
    fi
done
cut -c67- "${lists[0]}" | diff - <(printf '%s\n' "${tags[@]}") || not_so 'the tag files are listed'
cut -c67- "${lists[1]}" | diff - <(find data -type f | sort) || not_so 'all under data/ is listed'
find . -type f ! -path './data/*' | sort >"$work/beside"
printf './%s\n' "${tags[@]}" tagmanifest-sha256.{sig,txt} | diff "$work/beside" - ||
    not_so 'nothing lies beside data/'
same bagit.txt <<<$'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8'
# stamped: the moment of the time stamp over the first list, in seconds, if it is in form, granted
# and signed by a certificate that leads to one that it brings, and to one that is trusted.
stamped() {
    local shape moment trusted words='^Time stamp: (.*) GMT$'
    (($(wc -c <$stamp) <= 65536)) || return
    mapfile -t shape < <(openssl asn1parse -inform DER -in $stamp 2>/dev/null | head -n 3)
    [[ ${shape[0]} =~ hl=([0-9])\ l=\ *([0-9]+)\ cons:\ SEQUENCE ]] || return
    ((BASH_REMATCH[1] + BASH_REMATCH[2] == $(wc -c <$stamp))) || return
    [[ ${shape[2]} =~ prim:\ INTEGER\ +:00$ ]] || return
    {
        openssl ts -reply -in $stamp -token_out -out "$work/token" &&
            openssl ts -reply -token_in -in "$work/token" -token_out -text -out "$work/said" &&
            openssl pkcs7 -inform DER -in "$work/token" -print_certs -out "$work/brought"
    } >/dev/null 2>&1 || return
    [[ $(grep -a -m 1 '^Hash Algorithm:' "$work/said") == 'Hash Algorithm: sha256' ]] || return
    [[ $(grep -a -m 1 '^Time stamp:' "$work/said") =~ $words ]] || return
    moment=$(date -u -d "${BASH_REMATCH[1]}" +%s) || return
    for trusted in "$work/brought" ${authorities:+"$authorities"}; do
        openssl ts -verify -digest "$(sha <manifest-sha256.txt)" -in $stamp -partial_chain \
            -CAfile "$trusted" -attime "$moment" -auth_level 2 >/dev/null 2>&1 || return
    done
    echo "$moment"
}
if [[ $stamp ]]; then
    moment=$(stamped) || not_so 'the time stamp is of the list, and signed by who may stamp'
fi
end_of_part

# --- 4. The journal: the index cuts it, and its tree has the root that was signed. ---
# A file $work/leaf/NUMBER for each record, with the zero byte before it. Fails if one is amiss.
cut_records() {
    local offset=0 seq=0 line length record
    while IFS= read -r line; do
        length=${line#* } length=${length%% *}
        [[ $length =~ ^[1-9][0-9]{0,9}$ && $line == "$offset $length $seq" ]] || return
        IFS= read -r -N "$length" -u 3 record || return
        [[ $record == farthing-record/v1$'\n'*$'\n' ]] || return
        printf -v name %08d "$seq"
        printf '\0%s' "$record" >"$work/leaf/$name"
        ((offset += length, seq += 1))
    done <data/records.index 3<data/records.txt
    ((seq > 0 && offset == $(wc -c <data/records.txt))) &&
        ((seq == $(grep -c '^farthing-record/' data/records.txt))) && [[ -z $line ]]
}
# hashes FOLDER: of its files, in order of their names, each with its name.
hashes() { (cd "$1" && printf '%s\n' * | xargs sha256sum); }
# root_of SIZE: over the first leaves. Neighbours are hashed together with a byte 01 before them,
# and so on upwards; one that has no neighbour goes up as it is.
root_of() {
    local size=$1 level=$work/level.$1
    if ((size == 0)); then sha </dev/null && return; fi
    [[ -e $level ]] && size=1 || head -n "$size" "$work/leaves" >"$level"
    for (( ; size > 1; size = (size + 1) / 2)); do
        mkdir "$level.$size"
        awk -v alone="$level.alone" '{ $0 = substr($0, 1, 64) } NR % 2 == 0 { print "01" left $0 }
            { left = $0 } END { printf "%s", (NR % 2 ? left "\n" : "") > alone }' "$level" |
            xxd -r -p | split -a 7 -d -b 65 - "$level.$size/"
        { hashes "$level.$size" && cat "$level.alone"; } >"$level"
    done
    head -c 64 "$level"
}
# checkpoint FILE KEY: its size and root in hex, if it is in form, of this journal and signed by the
# key: every line that bears the key's id is right, and there is one.
checkpoint() {
    local note signature id by blob signed=no
    local form=$'^\xe2\x80\x94 [!-*,-~]{1,200} '"$base64\$"
    mapfile -t note <"$1"
    (($(wc -c <"$1") <= 16384 && ${#note[@]} >= 5 && ${#note[@]} <= 20)) || return
    printf '%s\n' "${note[@]}" | cmp -s - "$1" || return
    [[ ${note[0]} == "$origin" && ${note[1]} =~ ^(0|[1-9][0-9]{0,17})$ ]] || return
    [[ ${note[2]} =~ ^$base64$ && ${note[2]} =~ ^.{43}=$ && -z ${note[3]} ]] || return
    printf '%s\n' "${note[@]:0:3}" >"$work/body"
    id=$( (printf '%s\n\1' "$origin" && sed -n 2p "$2" | base64 -d | tail -c 32) | sha)
    for signature in "${note[@]:4}"; do
        read -r _ by blob <<<"$signature"
        [[ $signature =~ $form && ${#blob} -ge 8 && ! $blob =~ ^.{6}==$ ]] || return
        base64 -d <<<"$blob" >"$work/blob"
        [[ $by == "$origin" && $(xxd -p -l 4 "$work/blob") == "${id:0:8}" ]] || continue
        tail -c +5 "$work/blob" >"$work/signature"
        signed "$2" "$work/body" "$work/signature" && signed=yes || return
    done
    [[ $signed == yes ]] && echo "${note[1]} $(base64 -d <<<"${note[2]}" | xxd -p -c 64)"
}
(($(tr -d '\n -~' <data/records.txt | wc -c) == 0)) || not_so 'records are printable ASCII'
end_of_part
mkdir "$work/leaf"
cut_records || not_so 'the index cuts records.txt into records'
end_of_part
hashes "$work/leaf" | cut -c1-64 >"$work/leaves"
same data/leaves.txt <"$work/leaves"
count=$(wc -l <"$work/leaves")
[[ $(checkpoint data/checkpoint "$work/journal.pem") == "$count $(root_of "$count")" ]] ||
    not_so 'the checkpoint is signed, and the records have its size and root'
end_of_part

# --- 5. Each record is in its place, and the files are those that the records call for. ---
# What is wrong goes to $work/wrong; what the records give, to be compared, to $work/made.
mkdir -p "$work"/made/{approvals,keys}
touch "$work"/{wrong,digests,issued,approvals,journal-keys,counting,commitments,doubts}
awk -v origin="$origin" -v work="$work" '
    function want(truth, rule) { if (!truth) print "record " seq " " rule > (work "/wrong") }
    function put(name, text) { printf "%s", text > (work "/made/" name); close(work "/made/" name) }
    function is_plain(name) {
        want(name ~ /^[a-z0-9][a-z0-9_-]*$/, "calls for a file with a plain name")
        return name ~ /^[a-z0-9][a-z0-9_-]*$/
    }
    function check_place(id) {
        want(f["journal"] == origin, "is of this journal")
        want(f["seq"] == seq "", "says its own place")
        want(f["prev"] == (seq ? leaf[seq - 1] : zeros), "is linked to the one before")
        want(f["time"] >= time, "is not earlier than the one before")
        time = f["time"]
        if (id == "-") return
        want(f["case-n"] == number[id] + 1 "", "follows the one before of " id)
        want(f["case-prev"] == (id in head ? head[id] : zeros), "is linked to that of " id)
        if (!number[id]++) cases++
        head[id] = leaf[seq]
    }
    function check_issue(   id, heads) {
        want(f["tree-size"] == seq "" && f["cases"] == cases + 0 "", "counts what is before it")
        heads = work "/heads." seq
        printf "" > heads
        for (id in head) print id, head[id] > heads
        close(heads)
        print seq, f["tree-root"], f["case-heads"] > (work "/issued")
    }
    # Which approvals a compromised key alone vouches for, given after what is still trusted.
    function follow_keys(kind,   key, purpose) {
        if (kind == "key.added") in_force[f["purpose"] " " f["owner"]] = f["key"]
        if (kind == "key.retired") over[f["key"]] = 1
        if (kind == "key.compromised" && !over[f["key"]]++) trusted[f["key"]] = f["trusted-size"]
        if (kind == "approval.granted") {
            purpose = f["signature"] == "-" ? "seal" : "signer"
            given[f["approval"]] = in_force[purpose " " f["actor"]]
            at[f["approval"]] = seq
            of[f["approval"]] = f["subject"] " " f["version"]
        }
        key = kind ~ /^claim/ ? f["claim"] : f["business-case"]
        if (kind ~ /^(claim|case)\.(submitted|amended)$/) standing[key] = f["version"]
        if (kind ~ /^(claim|case)\.withdrawn$/) standing[key] = "-"
        if (kind == "approval.declined") standing[f["subject"]] = "-"
    }
    function list_doubts(   name, part) {
        for (name in given) {
            if (!(given[name] in trusted) || at[name] < trusted[given[name]] + 0) continue
            split(of[name], part, " ")
            if (standing[part[1]] == part[2]) print name > (work "/doubts")
        }
    }
    function finish(   kind, name) {
        check_place(f["case"])
        kind = f["type"]
        print seq, f["case"] > (work "/chains")
        if (kind == "participant.erased") print "-", f["participant"] > (work "/people")
        if (kind ~ /^(claim|case)\.(submitted|amended)$/) for (name in f)
            if (name ~ /^lines\.[0-9]+\.(for|attendance\.[0-9]+)$/)
                print f["case"], f[name] > (work "/people")
        if (kind == "pack.issued") check_issue()
        follow_keys(kind)
        if (kind == "approval.granted" && is_plain(f["approval"])) {
            print f["statement"] "  data/approvals/" f["approval"] ".txt" > (work "/digests")
            put("approvals/" f["approval"] ".seal", f["seal"] "\n")
            print f["approval"], f["signature"] > (work "/approvals")
        }
        if (kind == "policy.adopted" && is_plain(f["rule-pack"] "-v" f["version"]))
            print f["digest"] "  data/rule-packs/" f["rule-pack"] "-v" f["version"] ".yaml" \
                > (work "/digests")
        if (kind ~ /^key\./) counting[f["purpose"] " " f["key"]] = f["purpose"] " " f["public"]
        if (kind == "key.added" && f["purpose"] == "journal")
            print f["public"] > (work "/journal-keys")
        if (kind == "key.added" && f["purpose"] == "signer" && is_plain(f["key"]))
            put("keys/" f["key"] ".pem", "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA" \
                f["public"] "\n-----END PUBLIC KEY-----\n")
    }
    BEGIN { zeros = sprintf("%064d", 0); time = ""; seq = -1 }
    FILENAME != "data/records.txt" { leaf[FNR - 1] = $0; next }
    $0 == "farthing-record/v1" { if (seq >= 0) finish(); split("", f); seq++; next }
    {
        colon = index($0, ": ")
        name = substr($0, 1, colon - 1)
        f[name] = value = substr($0, colon + 2)
        want(colon && value != "", "has fields alone")
        if ("." name ~ /\.commit\./ && value != "-" || value ~ /^supplier:/)
            print seq, name, substr(value, length(value) - 63) > (work "/commitments")
    }
    END {
        finish()
        want(f["type"] == "pack.issued", "is the last and issues the pack")
        by = f["profile"] == "-" ? "-" : f["profile"] "/" f["profile-version"]
        file = "data/profile/" f["profile"] "-v" f["profile-version"] ".yaml"
        if (by != "-" && is_plain(f["profile"])) print f["profile-digest"] "  " file > (work "/digests")
        put("PACK.txt", "farthing-pack/v1\njournal: " origin "\npack: " f["pack"] "\nrecipient: " \
            f["recipient"] "\nscope: " f["scope"] "\nrecords: " seq + 1 "\nissued-seq: " seq \
            "\ntree-size: " f["tree-size"] "\ntree-root: " f["tree-root"] \
            "\nprofile: " by "\ncreated: " time "\n")
        list_doubts()
        for (key in counting) print counting[key] > (work "/counting")
        print f["pack"], time, by, f["opened"], f["profile-files"] > (work "/issue")
    }' "$work/leaves" data/records.txt
[[ ! -s $work/wrong ]] || not_so "$(cat "$work/wrong")"
read -r pack time by opened made <"$work/issue"
while read -r seq root heads; do
    [[ $(root_of "$seq") == "$root" ]] || not_so "record $seq has the root of all before it"
    [[ $(sort "$work/heads.$seq" | cut -d ' ' -f 2 | xxd -r -p | sha) == "$heads" ]] ||
        not_so "record $seq has the last leaf of each claim and case"
done <"$work/issued"
while read -r approval signature; do
    text=data/approvals/$approval.txt
    read -r seq < <(sed -n 's/^subject-seq: //p' "$text")
    [[ $seq =~ ^[0-9]{1,9}$ ]] && sed -n "$((10#$seq + 1))p" "$work/leaves" |
        cmp -s - <(sed -n 's/^subject-leaf: //p' "$text") || not_so "$approval is of what is there"
    [[ $signature != - ]] || continue
    base64 -d <<<"${signature#ed25519:}" >"$work/made/approvals/$approval.sig"
    key=$(sed -n 's/^key: //p' "$text")
    signed "data/keys/$key.pem" "$text" "data/approvals/$approval.sig" ||
        not_so "$approval is signed by its key"
done <"$work/approvals"
# Each commitment is withheld or erased, or opened to what it commits to, here or by a file.
hexes='([0-9a-f]{2})+'
touch "$work/opened"
# name_of SEQ FIELD FILE: the name of a file of a field's value: of its place and what it begins with.
name_of() {
    local stem=.$2 ending
    [[ $2 != evidence.* ]] || stem=${stem%.*}
    stem=${stem/.commit/} stem=${stem/#.evidence/}
    case $(head -c 5 "$3" | xxd -p) in
        ffd8ff*) ending=jpg ;;
        89504e47*) ending=png ;;
        255044462d) ending=pdf ;;
        *) ending=txt && iconv -f UTF-8 -t UTF-8 "$3" >/dev/null 2>&1 || ending=bin ;;
    esac
    echo "data/evidence/$1${stem//./-}.$ending"
}
# opens COMMITMENT LINE: whether the line says so of it.
opens() {
    local words label value=$work/value
    read -r -a words <<<"$2"
    [[ "${words[*]}" == "$2" ]] || return
    [[ ${#words[@]} == 3 && ${words[2]} =~ ^(withheld|erased)$ ]] && return
    label=${words[3]}
    [[ ${#words[@]} == 6 && ${words[4]} =~ ^$hexes$ && ${#words[4]} == 64 ]] || return
    if [[ ${words[2]} == file ]]; then
        value=data/${words[5]} && echo "$value" >>"$work/opened"
        [[ -f $value && $value == "$(name_of "${words[0]}" "${words[1]}" "$value")" ]] || return
    else
        [[ ${words[2]} == opened && ${words[5]} =~ ^(-|$hexes)$ ]] || return
        xxd -r -p <<<"${words[5]#-}" >"$value"
    fi
    [[ ${#label} -le 255 && $1 == $({
        printf 'farthing-commit/v1\0%b%s' "\\x$(printf %02x ${#label})" "$label"
        xxd -r -p <<<"${words[4]}$(printf %016x "$(stat -c %s "$value")")"
        cat "$value"
    } | sha) ]]
}
cut -d ' ' -f 1,2 data/disclosures.txt | diff - <(cut -d ' ' -f 1,2 "$work/commitments") ||
    not_so 'every commitment is accounted for'
while read -r seq name commitment && IFS= read -r line <&3; do
    opens "$commitment" "$line" || not_so "$seq $name is opened to what was recorded"
    [[ $name != commit.codes || $line == *' withheld' ]] || codes=$seq
done <"$work/commitments" 3<data/disclosures.txt
[[ ${codes:-} == $((count - 1)) ]] || not_so "the secret of people's codes is opened"
# What is not withheld is what the last record says; what is called erased was, or it stays open.
grep -v ' withheld$' data/disclosures.txt | grep -v "^$((count - 1)) commit.codes " >"$work/shown"
if [[ $by == - ]]; then
    [[ ! -s $work/shown ]] || not_so 'nothing is opened where there is no profile'
else
    [[ $(cut -d ' ' -f 1,2 "$work/shown" | sha) == "$opened" ]] ||
        not_so 'what is opened is what the last record says'
fi
touch "$work/people"
unrecorded=$(awk '
    FILENAME ~ /people$/ && $1 == "-" { erased[$2]; next }
    FILENAME ~ /people$/ { for_whom[$1, $2]; next }
    FILENAME ~ /chains$/ { chain[$1] = $2; next }
    $3 == "erased" {
        is_known = 0
        for (person in erased) if ((chain[$1], person) in for_whom) is_known = 1
        gone += !is_known
    }
    END { print gone + 0 }' "$work/people" "$work/chains" "$work/shown")
# What the profile made is what it made when the pack was issued, unless something was erased since.
profile=${by/\//-v}.yaml
if [[ $by != - && $unrecorded == 0 ]]; then
    [[ $(cd data/profile && find . -type f ! -path "./$profile" | cut -c3- | sort |
        xargs -r sha256sum | sha) == "$made" ]] || not_so 'what the profile made is as it was'
fi
cp "$work"/{journal,pack}.pem "$work/made/keys"
sort "$work/digests" | uniq >"$work/called"
[[ ! -s $work/called ]] || sha256sum --strict --quiet -c "$work/called" ||
    not_so 'approvals and rule packs are as recorded'
(cd "$work/made" && find . -type f -exec sha256sum {} +) >"$work/hashes"
(cd data && sha256sum --strict --quiet -c "$work/hashes") || not_so 'these are as the records give'
for name in journal pack; do
    grep -qxF "$name $(sed -n '2s/^MCowBQYDK2VwAyEA//p' "$work/$name.pem")" "$work/counting" ||
        not_so "the $name key is one that counts"
done
{
    printf 'data/%s\n' README.txt checkpoint {index,summary}.html {transactions,trial-balance}.csv \
        records.{txt,index} {leaves,disclosures}.txt ro-crate-metadata.json \
        books/{journal.{hledger,ledger,beancount},ads-{gl-detail,trial-balance}.csv} \
        books/{bank-reconciliation,decisions,exceptions,control-totals}.csv books/system-statement.txt
    cut -c67- "$work/called"
    find "$work/made" -type f | sed "s|^$work/made|data|"
    cat "$work/opened"
    [[ $by == - ]] || find data/profile -type f ! -path "data/profile/$profile"
    # What was printed, where there was a printer: it is as signed, and nothing reads it.
    find data -maxdepth 1 \( -name statement.pdf -o -name transactions.xlsx \)
} | sort -u | diff - <(find data -type f | sort) || not_so 'nothing else is there'
for name in README.txt {index,summary}.html ro-crate-metadata.json books/system-statement.txt; do
    iconv -f UTF-8 -t UTF-8 "data/$name" >/dev/null 2>&1 && [[ ! $(tail -c 1 "data/$name") ]] ||
        not_so "$name is text with whole lines"
done
[[ ! $stamp ]] || ((moment >= $(date -d "$time" +%s) - 300)) ||
    not_so 'the time stamp is not of before the last record'
find data -type f -exec stat -c %s {} + >"$work/sizes"
same bag-info.txt <<END
Bagging-Date: $(TZ=GMT0BST,M3.5.0/1,M10.5.0 date -d "$time" +%F)
External-Identifier: $pack
Payload-Oxum: $(awk '{ sum += $1 } END { printf "%.0f.%d", sum, NR }' "$work/sizes")
Source-Organization: $origin
Time-Stamp: ${stamp:-pending}
END
end_of_part

# --- 6. The journal goes on from the checkpoint that was kept, by whichever of its keys. ---
if (($# == 3)); then
    kept=$(checkpoint "$work/earlier" "$work/journal.pem")
    while [[ -z $kept ]] && read -r key; do
        pem "$key" >"$work/key.pem"
        kept=$(checkpoint "$work/earlier" "$work/key.pem")
    done <"$work/journal-keys"
    read -r size root <<<"${kept:-0 none}"
    [[ $size -le $count && $root == "$(root_of "$size")" ]] ||
        not_so 'the journal goes on from the earlier checkpoint'
fi
end_of_part

cat <<END
Not checked, and not claimed:
- that what was recorded is true, or that everything was recorded
- the seals, whose keys stay with the programme: $(grep -c '^signature: -$' data/records.txt)
  approvals carry a seal alone, the others a signature too, which is checked
- private values, and the words of index.html, summary.html, README.txt,
  books/system-statement.txt and ro-crate-metadata.json, beyond that they are as signed
- what the records and lists say of people, payments, periods and sums, and what lies in books:
  that too is as signed; for more see check-books.py and check-lists.py
END
(($(grep -c '^'$'\xe2\x80\x94'' ' data/checkpoint) < 2)) ||
    echo '- signatures by others on the checkpoint, whose keys nobody gave'
if [[ ! $stamp ]]; then
    echo '- when the pack was made: no time-stamping authority says so'
elif [[ ! $authorities ]]; then
    echo '- which authority stamped it: give those that you trust with --authority-ca'
fi
(($# == 3)) || echo '- that the journal goes on from an earlier checkpoint, as none was given'
if (($# == 1)); then
    echo "not proven: $count records, but whose they are stays open without pins"
    exit 3
fi
if [[ $authorities && ! $stamp ]]; then
    echo "not proven: $count records, but when the pack was made stays open without a time stamp"
    exit 3
fi
if [[ -s $work/doubts ]]; then
    echo "not proven: $count records, but a compromised key alone vouches for some approvals:"
    sort "$work/doubts"
    exit 3
fi
if ((unrecorded > 0)); then
    echo "not proven: $count records, but $unrecorded values are called erased; no record says so"
    exit 3
fi
echo "verified: $count records"
