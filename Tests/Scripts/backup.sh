#!/usr/bin/env bash
# A drill: books are backed up while somebody writes to them, destroyed and restored, and go on; a
# changed byte, an older backup, a full disk and a killed process are told and do no harm.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

# records FOLDER: how many the books, or a backup, have.
records() { sqlite3 "$1/journal.sqlite" 'SELECT count(*) FROM record'; }

# enrolments FIRST [COUNT]: commands that each keep a name; without a count one after another, until
# there is a file $scratch/enough.
enrolments() {
    python3 - "$scratch/enough" "$@" <<'END'
import itertools, json, os, sys
enough, first, *count = sys.argv[1:]
numbers = itertools.count(int(first))
for number in itertools.islice(numbers, int(count[0])) if count else numbers:
    if not count and os.path.exists(enough):
        break
    print(json.dumps({
        "id": f"drill-{number}", "actor": "u_k1", "command": "participant.enrol",
        "participant": f"p_drill_{number}", "partner": "northside", "keyworker": "u_k1",
        "from": "2026-01-12", "name": f"Illustrative participant {number}"}), flush=not count)
END
}

# nothing_at PLACE: neither it nor a draft of it is there.
nothing_at() {
    [[ ! -e $1 && ! -e ${1%/*}/.${1##*/}.unfinished ]] || fail "something is left at $1"
}

make_demo
books=$scratch/books keys=$scratch/keys
mv "$scratch/demo/books" "$books"
mv "$scratch/demo/keys" "$keys"
mkdir "$scratch/away"
export FARTHING_BOOKS=$books FARTHING_KEYS=$keys

# Somebody writes all the while. Each backup is whole, and knows more than the one before.
before=$(records "$books")
enrolments 1 | tee "$scratch/many.jsonl" | bin/farthing apply --each - >"$scratch/applied" 2>&1 &
writer=$!
trap 'touch "$scratch/enough"; wait; rm -rf "$scratch"' EXIT
until (($(records "$books") > before + 100)); do sleep 0.02; done
for number in 1 2 3; do
    first=$(records "$books")
    expect 0 bin/farthing backup --to "$scratch/away/during-$number"
    last=$(records "$books")
    found=$(records "$scratch/away/during-$number")
    ((first <= found && found <= last && first < last)) || fail "during-$number has $found of $first to $last records"
done
touch "$scratch/enough"
wait $writer || { tail -n 5 "$scratch/applied"; fail 'writing was disturbed by the backups'; }
count=$(wc -l <"$scratch/many.jsonl")
for number in 1 2 3; do
    # It is whole; with the keys at hand it is found to be older than the books, and nothing else.
    expect 0 env -u FARTHING_KEYS bin/farthing check --books "$scratch/away/during-$number"
    expect 1 bin/farthing check --books "$scratch/away/during-$number"
    said 'records: 1 finding.'
    said books.rollback
    # Whoever the journal says was enrolled has a name in the vault.
    named=$(sqlite3 "$scratch/away/during-$number/journal.sqlite" \
        "SELECT count(*) FROM spell WHERE participant LIKE 'p_drill_%'")
    held=$(sqlite3 "$scratch/away/during-$number/vault.sqlite" \
        "SELECT count(*) FROM item WHERE label = 'name' AND subject LIKE 'p_drill_%'")
    ((held >= named)) || fail "during-$number names $named people, and its vault holds $held names"
done

expect 0 bin/farthing pack make --output "$scratch/pack-before"

# The newest: its checkpoint is the one that was seen last, and no key is in it.
expect 0 bin/farthing backup --to "$scratch/last"
cmp -s "$scratch/last/checkpoint" "$keys/high-water" || fail 'the backup does not end where the books do'
for key in root.key journal.key pack.key; do
    python3 - "$keys/$key" "$scratch/last" <<'END' || fail "$key is in the backup"
import pathlib, sys
key = pathlib.Path(sys.argv[1]).read_bytes()
sys.exit(any(key in file.read_bytes() for file in pathlib.Path(sys.argv[2]).iterdir()))
END
done

# A changed byte in any file is told by the file's name.
for file in checkpoint farthing.settings journal.sqlite vault.sqlite; do
    cp -r "$scratch/last" "$scratch/changed"
    python3 - "$scratch/changed/$file" <<'END'
import pathlib, sys
file = pathlib.Path(sys.argv[1])
data = bytearray(file.read_bytes())
data[len(data) // 2] ^= 1
file.write_bytes(data)
END
    expect 1 bin/farthing restore --from "$scratch/changed" --books "$scratch/again"
    said "$scratch/changed/$file"
    said backup.altered
    nothing_at "$scratch/again"
    rm -rf "$scratch/changed"
done

# Somebody changes the books in a backup and what it says of itself: the check finds it.
# forge BACKUP SQL
forge() {
    sqlite3 "$1/journal.sqlite" "$2"
    python3 - "$1" <<'END'
import hashlib, pathlib, re, sys
folder = pathlib.Path(sys.argv[1])
text = (folder / "backup.txt").read_text()
data = (folder / "journal.sqlite").read_bytes()
text = re.sub(r"(name: journal.sqlite\nfile.\d.bytes: )\d+(\nfile.\d.sha256: )\w+",
              lambda found: f"{found[1]}{len(data)}{found[2]}{hashlib.sha256(data).hexdigest()}", text)
(folder / "backup.txt").write_text(text)
END
}
cp -r "$scratch/last" "$scratch/forged"
forge "$scratch/forged" "UPDATE partner SET title = 'Another' WHERE code = 'northside'"
expect 1 bin/farthing restore --from "$scratch/forged" --books "$scratch/again"
said backup.broken
said check.table
nothing_at "$scratch/again"

# The same in the books themselves: a backup of them is none.
cp -r "$books" "$scratch/bad"
sqlite3 "$scratch/bad/journal.sqlite" "UPDATE partner SET title = 'Another' WHERE code = 'northside'"
expect 1 bin/farthing backup --books "$scratch/bad" --to "$scratch/of-bad"
said backup.books-broken
nothing_at "$scratch/of-bad"

# A disk with room for less than the whole, for as much of it as is tried.
# limited KILOBYTES COMMAND...: no file may become larger, as on a full disk.
limited() {
    local limit=$1
    shift
    (trap '' XFSZ; ulimit -f "$limit"; "$@")
}
size=$(($(stat -c %s "$scratch/last/journal.sqlite") / 1024))
for room in 16 $((size / 3)) $((size - 8)); do
    expect 2 limited "$room" bin/farthing backup --to "$scratch/full"
    nothing_at "$scratch/full"
    expect 2 limited "$room" bin/farthing restore --from "$scratch/last" --books "$scratch/again"
    nothing_at "$scratch/again"
done
if mkdir "$scratch/disk" && mount -t tmpfs -o size=1m none "$scratch/disk" 2>/dev/null; then
    trap 'umount "$scratch/disk"; rm -rf "$scratch"' EXIT
    expect 2 bin/farthing backup --to "$scratch/disk/full"
    said 'cannot be written: database or disk is full'
    nothing_at "$scratch/disk/full"
    umount "$scratch/disk"
    trap 'rm -rf "$scratch"' EXIT
fi
cmp -s "$scratch/last/checkpoint" "$keys/high-water" || fail 'a restore that failed moved the high-water mark'

# A process that is killed leaves nothing under the name that it was to have, and the next one does.
killed=0
# kill_while_writing PLACE DELAY COMMAND...: kills it so many seconds after it began to write there.
kill_while_writing() {
    local place=$1 delay=$2 pid
    shift 2
    "$@" >"$scratch/said" 2>&1 &
    pid=$!
    while kill -0 $pid 2>/dev/null && [[ ! -e ${place%/*}/.${place##*/}.unfinished ]]; do sleep 0.005; done
    sleep "$delay"
    kill -KILL $pid 2>/dev/null || true
    wait $pid 2>/dev/null || true
    if [[ -e $place ]]; then rm -rf "$place"; else
        [[ -e ${place%/*}/.${place##*/}.unfinished ]] || fail "neither $place nor a draft is there"
        killed=$((killed + 1))
    fi
}
for delay in 0 0.02 0.05 0.1 0.2 0.4; do
    kill_while_writing "$scratch/killed" $delay bin/farthing backup --to "$scratch/killed"
    kill_while_writing "$scratch/again" $delay \
        bin/farthing restore --from "$scratch/last" --books "$scratch/again"
done
((killed >= 6)) || fail "only $killed of 12 were killed while they wrote"
cmp -s "$scratch/last/checkpoint" "$keys/high-water" || fail 'a restore that was killed moved the high-water mark'
expect 0 bin/farthing backup --to "$scratch/killed"
[[ ! -e $scratch/.killed.unfinished ]] || fail 'a draft is left'

# The disaster. An older backup is refused without consent; the newest brings everything back.
rm -rf "$books"
expect 1 bin/farthing restore --from "$scratch/away/during-1"
lost=$(($(records "$scratch/last") - $(records "$scratch/away/during-1")))
said restore.loses-records
said "$lost would be lost"
nothing_at "$books"
expect 0 bin/farthing restore --from "$scratch/last"
cmp -s "$scratch/last/checkpoint" "$keys/high-water" || fail 'the restored books do not end where they did'
expect 0 bin/farthing check
expect 0 bin/farthing replay
expect 0 bin/farthing pack make --output "$scratch/pack-after"
expect 0 bin/farthing-verify "$scratch/pack-after" --pin "$scratch/demo/pins/farthing.pin" \
    --since "$scratch/pack-before/data/checkpoint"
expect 0 bin/farthing apply "$scratch/many.jsonl"
said "$count commands: 0 done, $count done before, 0 refused."
enrolments 1000001 10 >"$scratch/more.jsonl"
expect 0 bin/farthing apply "$scratch/more.jsonl"
said '10 commands: 10 done, 0 done before, 0 refused.'

# The older one, with consent: what is lost is in writing, and its commands are done again.
rm -rf "$books"
lost=$(($(sed -n 2p "$keys/high-water") - $(records "$scratch/away/during-1")))
expect 1 bin/farthing restore --from "$scratch/away/during-1" --lose-records $((lost - 1)) --reason 'a drill'
said restore.other-number
expect 0 bin/farthing restore --from "$scratch/away/during-1" --lose-records $lost --reason 'a drill'
grep -qx 'reason: a drill' "$keys/losses/1.txt" || fail 'the loss is not in writing'
expect 0 bin/farthing apply "$scratch/many.jsonl"
expect 0 bin/farthing apply "$scratch/more.jsonl"
said '10 commands: 10 done'
expect 0 bin/farthing check
printf 'The drill went well.\n'
