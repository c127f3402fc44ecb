#!/usr/bin/env python3
"""Makes the samples beside this file: pictures and papers as people send them, with everything in
them that has to go. Needs Pillow, numpy-free; run it by hand when a sample is added.

Every picture shows a gradient with a white corner at the top left, so that one that is turned or
changed shows it.
"""
import io, struct, zlib
from pathlib import Path
from PIL import Image, ImageCms, PngImagePlugin

folder = Path(__file__).resolve().parent

def picture(mode="RGB", size=(48, 32)):
    image = Image.new("RGB", size)
    image.putdata([(x * 5, y * 7, (x * y) % 256) for y in range(size[1]) for x in range(size[0])])
    image.paste((255, 255, 255), (0, 0, 8, 8))
    return image.convert(mode)

def camera(orientation):
    exif = Image.Exif()
    exif[0x010F] = "SECRET camera"          # make
    exif[0x0132] = "2026:02:03 04:05:06"    # when
    if orientation:
        exif[0x0112] = orientation
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 12.0), 3: "W", 4: (0.0, 7.0, 39.0)}  # where
    return exif

profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

def segment(marker, content):
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content

def insert(jpeg, *segments):
    """Puts segments after the first two bytes."""
    return jpeg[:2] + b"".join(segments) + jpeg[2:]

def jpeg(name, image, *, orientation=None, extra=(), tail=b"", **options):
    out = io.BytesIO()
    image.save(out, "JPEG", exif=camera(orientation), comment=b"SECRET comment", **options)
    (folder / name).write_bytes(insert(out.getvalue(), *extra) + tail)

xmp = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>SECRET words</x:xmpmeta>")
iptc = segment(0xED, b"Photoshop 3.0\0" + b"SECRET caption")
jpeg("photo.jpg", picture(), orientation=6, extra=[xmp, iptc], icc_profile=profile, quality=80)
jpeg("progressive.jpg", picture(), progressive=True, quality=70, tail=b"\0SECRET tail")
jpeg("restarts.jpg", picture(), restart_marker_blocks=2, quality=90)
jpeg("grey.jpg", picture("L"), orientation=3)
jpeg("print.jpg", picture("CMYK"))
# Bytes that fill the way to a marker, and a small second picture in JFIF.
plain = io.BytesIO()
picture(size=(16, 8)).save(plain, "JPEG", quality=60)
thumbnail = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\2\2" + b"SECRET-thumb")
(folder / "filled.jpg").write_bytes(
    plain.getvalue().replace(b"\xff\xdb", b"\xff\xff\xff\xdb").replace(
        segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"), thumbnail))

def chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

def png(name, image, tail=b"", orientation=None, **options):
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "SECRET author")
    words.add_itxt("Comment", "SECRET comment", zip=True)
    out = io.BytesIO()
    image.save(out, "PNG", pnginfo=words, exif=camera(orientation), **options)
    data = out.getvalue()
    end = data.index(b"IEND") - 4
    data = data[:end] + chunk(b"tIME", b"\x07\xea\2\3\4\5\6") + chunk(b"prVt", b"SECRET part") + data[end:]
    (folder / name).write_bytes(data + tail)

png("screen.png", picture(), dpi=(96, 96), icc_profile=profile, tail=chunk(b"IDAT", b"SECRET rest"))
png("palette.png", picture("P"), transparency=0, orientation=8)
png("clear.png", picture("RGBA"))
png("grey.png", picture("L").convert("1"))

def pdf(name, catalogue="", page="", more=(), photo=None, trailer="", header="1.4"):
    """A one-page PDF. Objects 1 to 4 are the catalogue, the pages, the page and what it shows."""
    show = b"BT /F1 12 Tf 20 60 Td (Bus, return 10.00) Tj ET"
    resources = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    if photo:
        show += b" q 40 0 0 30 20 20 cm /I1 Do Q"
        resources += " /XObject << /I1 5 0 R >>"
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>".encode("latin-1"),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 200 100] >>",
        f"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << {resources} >> {page} >>".encode("latin-1"),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(show), show),
    ]
    if photo:
        objects.append(
            b"<< /Type /XObject /Subtype /Image /Width 48 /Height 32 /ColorSpace /DeviceRGB"
            b" /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>\nstream\n%s\nendstream" % (len(photo), photo))
    objects += [item if isinstance(item, bytes) else item.encode("latin-1") for item in more]
    out, places = f"%PDF-{header}\n".encode(), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, trailer.encode(), table)
    (folder / name).write_bytes(out)

words = "<x:xmpmeta>SECRET words</x:xmpmeta>"
stream = "<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n%s\nendstream" % (len(words), words)
pdf(
    "paper.pdf",
    catalogue="/Metadata 6 0 R /OpenAction [3 0 R /Fit] /Lang (SECRET)",
    page="/PieceInfo << /X << /Private (SECRET) >> >> /LastModified (SECRET) /Annots [7 0 R]",
    photo=(folder / "photo.jpg").read_bytes(),
    more=[
        stream,
        "<< /Type /Annot /Subtype /Square /Rect [10 10 190 90] /C [1 0 0] /T (SECRET name) /M (SECRET) /P 3 0 R >>",
        "<< /Title (SECRET title) /Author (SECRET author) >>",
    ],
    trailer="/Info 8 0 R",
)
