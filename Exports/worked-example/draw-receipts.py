#!/usr/bin/env python3
"""Draws the receipts of the worked example that are pictures, from the text that they show.

Photos are as a telephone takes them: with the camera, the hour and the place in them, and one of
them on its side. Farthing keeps none of that but which way is up. The pictures are committed, so
this runs only when one is changed; it needs Pillow, and its bytes are those of Pillow 11.3.
"""
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

folder = Path(__file__).resolve().parent / "receipts"

def paper(text, width=220):
    lines = text.splitlines()
    image = Image.new("L", (width, 24 + 22 * len(lines)), 244)
    draw = ImageDraw.Draw(image)
    for row, line in enumerate(lines):
        draw.text((14, 12 + 22 * row), line, fill=30, font=ImageFont.load_default(size=16))
    draw.rectangle((3, 3, image.width - 4, image.height - 4), outline=150)
    return image

def photo(name, text, taken, on_its_side=False):
    image = paper(text)
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0132] = "Example", "Telephone 1", taken
    exif[0x8825] = {1: "N", 2: (53.0, 48.0, 0.0), 3: "W", 4: (1.0, 33.0, 0.0)}
    if on_its_side:
        image = image.rotate(90, expand=True)
        exif[0x0112] = 6
    image.save(folder / name, "JPEG", quality=45, optimize=True, exif=exif)

def screen(name, text):
    words = PngImagePlugin.PngInfo()
    words.add_text("Software", "Example screenshots")
    paper(text).quantize(8).save(folder / name, "PNG", pnginfo=words, optimize=True)

photo("01-certificate.jpg", "General Register Office\nstandard certificate 12.50\n2026-02-02",
      "2026:02:02 15:10:00")
photo("07-cinema.jpg", "Cinema\n8.50\n2026-03-16", "2026:03:16 14:02:00")
screen("07-cinema-price.png", "Cinema price list:\nafternoon 8.50")
photo("08-taxi.jpg", "Taxi\n20.00\n2026-03-24 21:10", "2026:03:24 21:12:00", on_its_side=True)
screen("10-card-price.png", "Published price:\ncard 36.00, test 22.50")
photo("11-cafe.jpg", "Cafe\n13.20\n2026-07-21", "2026:07:21 11:30:00")
