#!/usr/bin/env python3
"""Makes a tree of batches to measure: make_tree.py FOLDER BATCHES [KIB].

Each batch is one of a technical college (autonomous module) at stage certificate with 7 PDF files of KIB KiB (200 unless
told otherwise), no two alike: scans (a page that is one picture), texts (12 pages and a font) and drawings of many objects.
The same arguments make the same bytes.
"""
import random
import sys
from pathlib import Path

KINDS = [
    "implementation-notice",
    "implementation-plan",
    "participant-student-roster",
    "student-register",
    "passed-score-roster",
    "internal-supervision-report",
    "exception-verification-form",
]


def pdf(objects: list[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalog."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s>>\nstream\n" % (len(data), entries) + data + b"\nendstream"


def document(pages: int, extra: int, size: int, noise: bytes) -> bytes:
    """`pages` pages with a content stream each, `extra` small objects, and one large stream up to `size` bytes."""
    first_page = 4
    kids = b" ".join(b"%d 0 R" % (first_page + 2 * i) for i in range(pages))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, kids), b""]
    for i in range(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /XObject << /I 3 0 R >> >> >>"
            % (first_page + 2 * i + 1)
        )
        objects.append(stream(b"q 595 0 0 842 0 0 cm /I Do Q"))
    objects += [b"<< /Type /ExtGState /CA 0.%03d /ca 1 >>" % (i % 1000) for i in range(extra)]
    picture = b"/Type /XObject /Subtype /Image /Width 1240 /Height 1754 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode "
    objects[2] = stream(b"", picture)
    rest = max(0, size - len(pdf(objects)) - 6)
    objects[2] = stream(noise[:rest], picture)
    return pdf(objects)


def batch(number: int) -> str:
    head = f"""format = 1
regulation = "henan-2023"

[institution]
name = "示例技师学院"
kind = "technical-college"
region = "410100"

[batch]
id = "2026-B-{number:06}"
module = "autonomous"
method = "exam"

[annual_plan]
submitted = 2026-03-02
stamped = true

[dates]
registration_opened = 2026-09-04
registration_reviewed = 2026-09-18
exam_start = 2026-10-17
exam_end = 2026-10-18

[candidates]
scope = "graduating-students"

[warnings]
registration = 0
reviewed_at_registration = 2026-09-18
"""
    session = """
[[session]]
occupation = "电工"
level = 4
planned = 30
registered = 28
examined = 27
passed = 22
date = 2026-10-17
"""
    materials = "".join(f'\n[[material]]\nkind = "{kind}"\nfile = "{kind}.pdf"\nstamped = true\n' for kind in KINDS)
    return head + session + materials


def main() -> None:
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    size = int(sys.argv[3] if len(sys.argv) > 3 else 200) * 1024
    dice = random.Random(20231130)
    for number in range(count):
        place = folder / f"{number // 100:04}" / f"{number:06}"
        place.mkdir(parents=True, exist_ok=True)
        (place / "batch.toml").write_text(batch(number), encoding="utf-8")
        noise = dice.randbytes(size)
        for at, kind in enumerate(KINDS):
            pages, extra = [(1, 0), (1, 0), (12, 40), (12, 40), (1, 0), (4, 600), (1, 0)][at]
            (place / f"{kind}.pdf").write_bytes(document(pages, extra, size, bytes([at]) + noise))


main()
