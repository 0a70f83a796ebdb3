"""Writes the expected files of SubmissionCsvTest and PythonFloatTest with Python's own sort, csv.writer and repr: python3 golden.py"""

import csv
import json
import random
import re
import struct

KEYS = """10.jpg 9.jpg 1.jpg 1.png a.jpg 007.jpg 7.jpg 0.jpg 00.jpg 12.5.jpg 12.jpg -1.jpg +2.jpg 1e3.jpg 3 b""".split() + [
    "100000000000000000000000000001.jpg",
    "99999999999999999999999999999.jpg",
    "100000000000000000000000000000.jpg",
    "9223372036854775808.jpg",
    "\u0661\u0662.jpg",  # digits, but not ASCII
    "\u00e9.jpg",
    "e\u0301.jpg",
    "\uff5e.jpg",  # behind all surrogates by UTF-16 unit, before them by code point
    "\U0001f431.jpg",
    "\U0001f436 2.jpg",
    "a,b.jpg",
    'a "quoted" name.jpg',
    "'single'.jpg",
    "line\nbreak.jpg",
    "carriage\rreturn.jpg",
    " leading space.jpg",
    "tab\there.jpg",
    "back\\slash.jpg",
    "Z.jpg",
    "a+b c/2%.jpg",
    "a+b c/2.jpg",
    "deep/er/5%.png",
    "deep/er/5.png",
    "deep/4.jpg",
]


def place(key):
    name = key.rsplit("/", 1)[-1].split(".", 1)[0]
    return (0, int(name), key) if re.fullmatch("[0-9]+", name) else (1, name, key)


def save(name, lines, terminator):
    with open(name, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator=terminator).writerows(lines)


random.seed(4)
rows = []
for key in KEYS:
    dog = random.choice([0.5, 1e-05, 1.0, 0.0, random.random(), round(random.random(), 3), 2.0 ** -random.randrange(60)])
    rows.append({"key": key, "classIndex": int(dog > 0.5), "label": 'dog, "big"' if dog > 0.5 else "cat", "probabilities": [1 - dog, dog]})
with open("rows.json", "w", encoding="utf-8") as file:
    json.dump(rows, file, indent=1)
rows.sort(key=lambda row: place(row["key"]))
for row in rows:
    row["id"] = row["key"].rsplit("/", 1)[-1].split(".", 1)[0]
save("index.csv", [[row["id"], row["classIndex"]] for row in rows], "\r\n")
save("label.csv", [["id", "label"]] + [[row["id"], row["label"]] for row in rows], "\r\n")
save("probability.csv", [[row["id"], row["probabilities"][1]] for row in rows], "\r\n")
save("every-probability.csv", [[row["id"], row["classIndex"], *row["probabilities"]] for row in rows], "\r\n")

values = [0.0, -0.0, 1.0, 0.1, 1 / 3, 0.1 + 0.2, 1e-4, 9.999e-5, 1e16, 9999999999999998.0, 123456.789, 2e-3, 5e-324, -2.5e-7, float("nan"), float("inf")]
values += [2.0 ** -power for power in range(80)] + [2.0 ** power for power in (44, 53, 54, 1023, -957, -1007, -1017, -1022)]
values += [random.random() for _ in range(150)] + [random.random() ** 20 for _ in range(50)]
values += [struct.unpack("f", struct.pack("f", random.random()))[0] for _ in range(100)]
values += [struct.unpack("d", random.randbytes(8))[0] for _ in range(150)]
with open("floats.txt", "w") as file:
    for value in values:
        file.write(f"{struct.pack('>d', value).hex()} {value!r}\n")
