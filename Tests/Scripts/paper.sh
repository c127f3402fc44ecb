#!/usr/bin/env bash
# The statement and the workbook of a pack, as other people's programs read them: one total
# everywhere, every font embedded, tags, and nothing that is withheld.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

make_demo
demo=$scratch/demo
data=$demo/pack/data
pdf=$data/statement.pdf
seq=$(sed -n 's/^issued-seq: //p' "$data/PACK.txt")

# says COMMAND PATTERN MESSAGE: a line of what the command prints matches.
says() {
    $1 "$pdf" >"$scratch/printed" 2>&1
    grep -Eq "$2" "$scratch/printed" || { head -n 30 "$scratch/printed"; fail "$3"; }
}

# The PDF as it is: A4, tagged, dated to the issue, whole.
says pdfinfo '^Tagged: +yes' 'the statement is not tagged'
says pdfinfo '^Page size: .*\(A4\)' 'the statement is not on A4'
says pdfinfo '^Title: +Pathways' 'the statement has no title'
says 'pdfinfo -struct' '^ +Table' 'the statement has no table for a reader to hear'
says 'pdfinfo -struct' '^Document' 'the statement has no outermost tag'
! grep Warning "$scratch/printed" || fail 'the tags are not sound'
grep -aq '/Lang (en-GB)' "$pdf" || fail 'the statement has no language'
created=$(TZ=UTC pdfinfo -isodates "$pdf" | sed -n 's/^CreationDate: *//p')
[[ ${created%Z} == "$(sed -n 's/^created: \(.*\)\.000Z/\1/p' "$data/PACK.txt")"* ]] || fail "the statement is of $created"
pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
pdftotext -layout "$pdf" "$scratch/statement.txt"
[[ $(grep -c "Page [0-9]* of $pages\$" "$scratch/statement.txt") == "$pages" ]] || fail "not every one of $pages pages has its number"

# name, type, encoding, emb, sub: every font is embedded, and no more of it than is used.
pdffonts "$pdf" | tail -n +3 >"$scratch/fonts"
[[ -s $scratch/fonts ]] || fail 'there are no fonts'
! awk '$(NF - 4) != "yes" || $(NF - 3) != "yes"' "$scratch/fonts" | grep . || fail "a font is not embedded: $(cat "$scratch/fonts")"

# Made again, by another process, the same bytes.
bin/farthing pack make --books "$demo/books" --keys "$demo/keys" --issued "$seq" --output "$scratch/again" >"$scratch/said"
diff -r "$demo/pack" "$scratch/again" || fail 'made again the pack is another'

# It is a part of what is signed, and the checker says that it does not read it.
bin/farthing-verify "$demo/pack" --pin "$demo/pins/farthing.pin" >"$scratch/said" || fail 'the pack is not verified'
grep -q 'statement.pdf and transactions.xlsx' "$scratch/said" || fail 'nobody says that the prints are not read'

# One total, every line, in every file.
python3 Tests/Scripts/read-prints.py totals "$demo/pack" "$scratch/statement.txt"

# Nothing of what the commands said in private is in a pack without a profile, nor in any paper.
bin/farthing pack make --books "$demo/books" --keys "$demo/keys" --as u_pm --output "$scratch/withheld" >"$scratch/said"
pdftotext -layout "$scratch/withheld/data/statement.pdf" "$scratch/withheld.txt"
python3 Tests/Scripts/read-prints.py withheld "$scratch/withheld" "$scratch/withheld.txt" Exports/worked-example/commands.jsonl

# A name that a sheet would reckon with is a text, marked as in the lists; paper has it as it is.
printf '%s\n' '{"id":"c-9001","actor":"u_pm","command":"fund.open","fund":"ODD","title":"=1+1 (Odd fund)","basis":"own"}' >"$scratch/odd"
bin/farthing apply --books "$demo/books" --keys "$demo/keys" "$scratch/odd" >"$scratch/said" 2>&1 || fail "$(cat "$scratch/said")"
bin/farthing pack make --books "$demo/books" --keys "$demo/keys" --as u_pm --output "$scratch/odd-pack" >"$scratch/said"
python3 Tests/Scripts/read-prints.py marked "$scratch/odd-pack/data/transactions.xlsx" '=1+1 (Odd fund)'
pdftotext -layout "$scratch/odd-pack/data/statement.pdf" "$scratch/odd.txt"
grep -q '^=1+1 (Odd fund) (ODD)' "$scratch/odd.txt" || fail 'the odd fund is not on paper'
printf 'the prints say what the lists say\n'
