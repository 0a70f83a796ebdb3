"""Writes golden-*.raw beside itself: what Pillow's BILINEAR makes of the picture that Drawn.formula draws; and tiny WebPs.

Run with any Python that has pillow and numpy; the tests only need the files.
"""

import pathlib

import numpy as np
from PIL import Image


def draw(width, height):
    y, x, c = np.meshgrid(np.arange(height, dtype=np.uint64), np.arange(width, dtype=np.uint64), np.arange(3, dtype=np.uint64), indexing="ij")
    with np.errstate(over="ignore"):
        z = ((y * np.uint64(width) + x) * np.uint64(3) + c + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    slope = (x * np.uint64(96) // np.uint64(width)) + (y * np.uint64(96) // np.uint64(height))
    step = np.where((x // np.uint64(7) + y // np.uint64(5) + c) % np.uint64(3) == 0, 32, 0).astype(np.uint64)
    return (slope + step + (z & np.uint64(31))).astype(np.uint8)


def write(name, width, height, size, box=None, flip=False):
    small = Image.fromarray(draw(width, height)).crop(box or (0, 0, width, height)).resize((size, size), Image.BILINEAR)
    if flip:
        small = small.transpose(Image.FLIP_LEFT_RIGHT)
    (pathlib.Path(__file__).parent / f"golden-{name}.raw").write_bytes(small.tobytes())


write("landscape", 500, 374, 56)
write("portrait", 97, 211, 48)
write("tiny", 5, 3, 32)
write("one-row", 640, 1, 16)
write("crop-flipped", 300, 200, 40, box=(31, 17, 231, 140), flip=True)

quarters = Image.new("RGB", (24, 16), (200, 40, 40))
quarters.paste((40, 180, 60), (12, 0, 24, 8))
quarters.paste((30, 60, 210), (0, 8, 12, 16))
quarters.paste((240, 240, 240), (12, 8, 24, 16))
here = pathlib.Path(__file__).parent
quarters.save(here / "lossless.webp", lossless=True)
quarters.save(here / "lossy.webp", quality=95)
quarters.save(here / "animated.webp", lossless=True, save_all=True, append_images=[Image.new("RGB", (24, 16))])
half = quarters.convert("RGBA")
half.putalpha(128)
half.save(here / "transparent.webp", lossless=True)
exif = quarters.getexif()
exif[0x0112] = 6
quarters.save(here / "turned.webp", lossless=True, exif=exif)
