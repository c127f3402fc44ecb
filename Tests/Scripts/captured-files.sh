#!/usr/bin/env bash
# Evidence as other people's programs see it, before and after it was written anew. The files are
# those of CaptureTests: Samples as they are sent, Snapshots as they are kept.
#
# - Pillow reads of what is kept no EXIF but which way is up, no place, comment or words; the pixels
#   are the same, and so is the colour profile;
# - qpdf finds nothing wrong with the PDF, poppler reads the same text from it, draws the same page
#   and finds no title or author;
# - `farthing claim` says what it took out, and the vault's file holds none of it.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"
source bin/lib/paths.sh

python=$test_tools/bin/python3
[[ -x $python ]] || fail "there is no $python: bin/install-libraries --tests makes it"
sent=Tests/CaptureTests/Samples
kept=Tests/CaptureTests/Snapshots

"$python" - "$sent" "$kept" <<'PYTHON'
import sys
from pathlib import Path
from PIL import Image, ImageOps

sent, kept = map(Path, sys.argv[1:])
names = sorted(file.name for file in sent.iterdir() if file.suffix in (".jpg", ".png"))
if sorted(file.name for file in kept.iterdir() if file.suffix != ".pdf") != names or len(names) < 10:
    sys.exit("the samples and what is recorded of them are not the same files")

ORIENTATION, PLACE = 0x0112, 0x8825
turned = placed = 0
for name in names:
    before, after = Image.open(sent / name), Image.open(kept / name)
    before.load(), after.load()
    exif = dict(before.getexif())
    placed += PLACE in exif
    wanted = {ORIENTATION: exif[ORIENTATION]} if exif.get(ORIENTATION, 1) != 1 else {}
    turned += bool(wanted)
    if dict(after.getexif()) != wanted or after.getexif().get_ifd(PLACE):
        sys.exit(f"{name}: what is kept has the camera's data {dict(after.getexif())}")
    if before.mode != after.mode or before.tobytes() != after.tobytes():
        sys.exit(f"{name}: the pixels are not the same")
    if ImageOps.exif_transpose(before).tobytes() != ImageOps.exif_transpose(after).tobytes():
        sys.exit(f"{name}: it is not shown the same way up")
    if before.info.get("icc_profile") != after.info.get("icc_profile"):
        sys.exit(f"{name}: the colour profile is not the same")
    allowed = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "exif", "icc_profile",
               "adobe", "adobe_transform", "progressive", "progression", "transparency", "gamma", "srgb"}
    said = set(after.info) - allowed
    if said or getattr(after, "text", {}):
        sys.exit(f"{name}: what is kept still says {said}")
    if b"SECRET" not in (sent / name).read_bytes() or b"SECRET" in (kept / name).read_bytes():
        sys.exit(f"{name}: the sample proves nothing, or what has to go is kept")
if placed < 5 or turned < 3:
    sys.exit("too few of the samples say where they were taken, or are turned")
print(f"{len(names)} pictures: the same pixels the same way up, and nothing else")
PYTHON

qpdf --check "$kept/paper.pdf" >"$scratch/said" 2>&1 || { cat "$scratch/said"; fail 'qpdf finds the kept PDF wrong'; }
for folder in "$sent" "$kept"; do
    pdftotext "$folder/paper.pdf" "$scratch/${folder##*/}.txt"
    # What a note says of its author is drawn by nobody.
    pdftoppm -r 60 -png "$folder/paper.pdf" "$scratch/${folder##*/}"
done
grep -q 'Bus, return 10.00' "$scratch/Snapshots.txt" || fail 'the text is gone from the kept PDF'
cmp "$scratch/Samples.txt" "$scratch/Snapshots.txt" || fail 'the text is not the same'
cmp "$scratch"/Samples-1.png "$scratch"/Snapshots-1.png || fail 'the page is not drawn the same'
pdfinfo "$sent/paper.pdf" | grep -q '^Title: *SECRET' || fail 'the sample proves nothing'
! pdfinfo "$kept/paper.pdf" | grep -E '^(Title|Author|Creator|Producer|CreationDate):' || fail 'the kept PDF names somebody'
pdfimages -all "$kept/paper.pdf" "$scratch/photo"
! grep -aq 'Exif\|SECRET' "$scratch"/photo-*.jpg || fail 'the photo in the kept PDF has its data'
printf 'the PDF: the same page, and nothing else\n'

make_demo
place=(--books "$scratch/demo/books" --keys "$scratch/demo/keys")
claim=(--for p_01 --amount 10.00 --from home --to college --purpose course --reason 'The course is far.' --paid-by keyworker --as u_k1 --yes)
bin/farthing claim fare "${claim[@]}" --ticket "$sent/photo.jpg" "${place[@]}" >"$scratch/said" 2>&1 ||
    { cat "$scratch/said"; fail 'a photo cannot be claimed with'; }
grep -q 'Removed from .*photo.jpg before it was kept: where it was taken, the camera' "$scratch/said" ||
    { cat "$scratch/said"; fail 'the claim does not say what was removed'; }
printf 'not a photo' >"$scratch/photo.heic"
! bin/farthing claim fare "${claim[@]}" --ticket "$scratch/photo.heic" "${place[@]}" >"$scratch/said" 2>&1 ||
    fail 'a name that its content does not bear out is taken'
grep -q 'evidence.name-disagrees' "$scratch/said" || { cat "$scratch/said"; fail 'the refusal has no code'; }
# The same photo without its data is the same ticket.
! bin/farthing claim fare "${claim[@]}" --ticket "$kept/photo.jpg" "${place[@]}" >"$scratch/said" 2>&1 ||
    fail 'the same ticket is taken twice'
grep -q 'claim.duplicate-evidence' "$scratch/said" || { cat "$scratch/said"; fail 'the ticket is not known again'; }
bin/farthing check "${place[@]}" >"$scratch/said" 2>&1 || { cat "$scratch/said"; fail 'the books do not check'; }
printf 'a claim says what was removed, and the same ticket is known without it\n'
