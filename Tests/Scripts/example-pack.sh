#!/usr/bin/env bash
# The worked example's pack in Exports/ is the one that the demo writes: byte for byte, but for the
# statement and the workbook, which fonts and libraries shape and whose words and numbers are held
# against each other, and what lists their digests and sizes.
#
#   Tests/Scripts/example-pack.sh [record]
#
# With `record` it takes the demo's pack for the example's; read the change before it is committed.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

example=Exports/worked-example
bin/farthing demo --output "$scratch/demo" >/dev/null
if [[ ${1:-} == record ]]; then
    rm -rf $example/pack
    cp -r "$scratch/demo/pack" $example/pack
    cp "$scratch/demo/pins/farthing.pin" $example/farthing.pin
fi

bin/farthing-verify $example/pack --pin $example/farthing.pin >"$scratch/output" ||
    fail "the example's pack: $(cat "$scratch/output")"
diff $example/farthing.pin "$scratch/demo/pins/farthing.pin" || fail 'the pins differ'

# plain PACK TO: the pack without what differs between systems.
plain() {
    cp -r "$1" "$2"
    rm "$2"/data/{statement.pdf,transactions.xlsx} "$2"/tagmanifest-sha256.{txt,sig}
    sed -i -E '/ data\/(statement\.pdf|transactions\.xlsx)$/d' "$2/manifest-sha256.txt"
    sed -i '/^Payload-Oxum: /d' "$2/bag-info.txt"
}
plain $example/pack "$scratch/kept"
plain "$scratch/demo/pack" "$scratch/made"
diff -r "$scratch/kept" "$scratch/made" >"$scratch/output" ||
    fail "the example's pack is another now (Tests/Scripts/example-pack.sh record takes it): $(
        head -n 20 "$scratch/output")"

# words PDF: each word, in order: where a line breaks, the fonts decide.
words() { pdftotext -enc UTF-8 "$1" - | tr -s '[:space:]' '\n' | sort; }
words $example/pack/data/statement.pdf >"$scratch/words-kept"
words "$scratch/demo/pack/data/statement.pdf" >"$scratch/words-made"
diff "$scratch/words-kept" "$scratch/words-made" || fail 'the statement says something else'
cells() {
    python3 - "$1" <<'PYTHON'
import openpyxl, sys
for sheet in openpyxl.load_workbook(sys.argv[1], data_only=True):
    for row in sheet.iter_rows(values_only=True):
        print(sheet.title, row)
PYTHON
}
cells $example/pack/data/transactions.xlsx >"$scratch/cells-kept"
cells "$scratch/demo/pack/data/transactions.xlsx" >"$scratch/cells-made"
diff "$scratch/cells-kept" "$scratch/cells-made" || fail 'the workbook says something else'
