"""PDF files as the institutions send them: scans and exports of office programs, from several producers.

Each kind is made in SIZES sizes from 20 KiB to 2 MiB; a file of the tree is a copy of one of them that differs from every other
copy in the comment of its second line, which every producer writes for programs that ask whether a file is text.
"""
import io
import math
import os
import random
import re
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass

import cairo
import img2pdf
import pikepdf
import writer
from PIL import Image

SMALLEST, LARGEST = 20 * 1024, 2 * 1024 * 1024
SIZES = 24
PIXELS_A_BYTE = 2.33  # of a JPEG of noise at the quality of `picture`
A4 = 595, 842
LINES, COLUMNS = 40, 3  # of a page of text
MOST_PAGES = 30
WORDS = "batch candidate certificate clause occupation level theory practice passed examiner session notice plan region".split()

# Of 1,000 files, so many are of each kind; the last two are not flawless, and open all the same.
SHARES = {
    "scanned": 330,      # img2pdf: a picture a page
    "scanned-web": 80,   # the same for the web, linearized
    "exported": 200,     # cairo: text with fonts, and a picture
    "printed": 130,      # Ghostscript, as the PDF printers of offices use it
    "packed": 130,       # objects in object streams and a cross-reference that is a stream
    "linearized": 50,    # text for the web, with and without object streams
    "word": 50,          # for readers of both kinds, as Word saves
    "updated": 15,       # something was appended
    "owner-password": 10,
    "damaged": 5,        # the cross-reference is not where the file says
}

Maker = Callable[[random.Random, int, int], bytes]


@dataclass
class Paper:
    """A file in two parts: what stands before and behind the four bytes that make a copy unlike the others."""

    head: bytes
    tail: bytes

    def __len__(self) -> int:
        return len(self.head) + 4 + len(self.tail)

    def copy(self, number: int) -> list[bytes]:
        return [self.head, bytes(128 | number >> shift & 127 for shift in (21, 14, 7, 0)), self.tail]


def paper(document: bytes) -> Paper:
    comment = re.match(rb"%PDF-\d\.\d[\r\n]+%", document)
    assert comment and min(document[comment.end():comment.end() + 4]) > 127
    return Paper(document[:comment.end()], document[comment.end() + 4:])


def picture(dice: random.Random, size: int) -> tuple[bytes, int, int]:
    """A JPEG of noise of about `size` bytes in the proportions of A4, its width and its height."""
    height = max(32, round(math.sqrt(size * PIXELS_A_BYTE * math.sqrt(2))))
    width = max(32, round(height / math.sqrt(2)))
    out = io.BytesIO()
    Image.frombytes("L", (width, height), dice.randbytes(width * height)).save(out, "JPEG", quality=50)
    return out.getvalue(), width, height


def cells(dice: random.Random, count: int) -> list[str]:
    return [" ".join(dice.choices(WORDS, k=4)) for _ in range(count)]


def scanned(dice: random.Random, pages: int, size: int) -> bytes:
    pictures = [picture(dice, size // pages)[0] for _ in range(pages)]
    return img2pdf.convert(pictures, engine=img2pdf.Engine.internal, nodate=True)


def exported(dice: random.Random, pages: int, size: int) -> bytes:
    """Half of them are tagged for accessibility, each cell of their tables on its own, as office programs do unless told otherwise:
    that makes thousands of small objects."""
    tagged = dice.random() < 0.5
    return drawn([cells(dice, LINES * COLUMNS) for _ in range(pages)], tagged, *picture(dice, size))


def drawn(pages: list[list[str]], tagged: bool, jpeg: bytes, width: int, height: int) -> bytes:
    out = io.BytesIO()
    surface = cairo.PDFSurface(out, *A4)
    surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, "2026-09-01T08:00:00Z")
    context = cairo.Context(surface)
    for at, page in enumerate(pages):
        if at == 0:
            paint(context, jpeg, width, height)
        context.set_source_rgb(0, 0, 0)
        context.set_font_size(8)
        for number, cell in enumerate(page):
            context.move_to(40 + 180 * (number % COLUMNS), 60 + 18 * (number // COLUMNS))
            if tagged: context.tag_begin("P", "")
            context.show_text(cell)
            if tagged: context.tag_end("P")
        context.show_page()
    surface.finish()
    return out.getvalue()


def paint(context: cairo.Context, jpeg: bytes, width: int, height: int) -> None:
    """A picture over the page, as its JPEG bytes."""
    image = cairo.ImageSurface(cairo.FORMAT_RGB24, width, height)
    image.set_mime_data(cairo.MIME_TYPE_JPEG, jpeg)
    context.save()
    context.scale(A4[0] / width, A4[1] / height)
    context.set_source_surface(image)
    context.paint()
    context.restore()


def printed(dice: random.Random, pages: int, size: int) -> bytes:
    """From a file, since Ghostscript reads a pipe byte by byte."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(exported(dice, pages, size))
        file.flush()
        command = ["gs", "-q", "-dSAFER", "-sDEVICE=pdfwrite", "-sstdout=%stderr", "-o", "-", file.name]
        return subprocess.run(command, capture_output=True, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1788249600"}).stdout


def saved(document: bytes, **options) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(document)) as opened:
        opened.save(out, **options)
    return out.getvalue()


def packed(dice: random.Random, pages: int, size: int) -> bytes:
    return saved(exported(dice, pages, size), object_stream_mode=pikepdf.ObjectStreamMode.generate, static_id=True)


def linearized(dice: random.Random, pages: int, size: int) -> bytes:
    mode = dice.choice([pikepdf.ObjectStreamMode.generate, pikepdf.ObjectStreamMode.disable])
    return saved(exported(dice, pages, size), object_stream_mode=mode, linearize=True, static_id=True)


def word(dice: random.Random, pages: int, size: int) -> bytes:
    text = [[cell.encode() for cell in cells(dice, LINES * COLUMNS)] for _ in range(pages)]
    return writer.like_word(text, *picture(dice, size))


def locked(document: bytes, user: str) -> bytes:
    """RC4, since it takes no chance numbers: the same document makes the same bytes."""
    return saved(document, static_id=True, encryption=pikepdf.Encryption(owner="owner", user=user, R=3, aes=False, metadata=False))


def damaged(dice: random.Random, pages: int, size: int) -> bytes:
    head, start, tail = exported(dice, pages, size).rpartition(b"startxref\n")
    return head + start + b"1" + tail


# From chance, a number of pages and the size of all pictures together.
MAKERS = {
    "scanned": scanned,
    "scanned-web": lambda *how: saved(scanned(*how), linearize=True, static_id=True),
    "exported": exported,
    "printed": printed,
    "packed": packed,
    "linearized": linearized,
    "word": word,
    "updated": lambda *how: writer.updated(exported(*how)),
    "owner-password": lambda *how: locked(scanned(*how), ""),
    "damaged": damaged,
}


def of_size(make: Maker, dice: random.Random, size: int) -> bytes:
    """A document of about `size` bytes: made with small pictures first, to learn what the rest takes."""
    seed, pages = dice.random(), dice.randint(1, max(1, min(MOST_PAGES, size // 50_000)))
    small = pages * 1024
    rest = len(make(random.Random(seed), pages, small)) - small
    return make(random.Random(seed), pages, max(small, size - rest))


def sizes(count: int, smallest: int = SMALLEST, largest: int = LARGEST) -> list[int]:
    """Spread evenly by their logarithm."""
    return [round(smallest * (largest / smallest) ** ((at + 0.5) / count)) for at in range(count)]


def all_kinds(dice: random.Random) -> dict[str, list[Paper]]:
    return {kind: [paper(of_size(make, dice, size)) for size in sizes(SIZES)] for kind, make in MAKERS.items()}


def unreadable(dice: random.Random) -> list[Paper]:
    """What can't be opened: a download that broke off, and a file that asks for a password."""
    found = []
    for size in sizes(SIZES // 2):
        whole = of_size(scanned, dice, size)
        found += [paper(whole[:len(whole) // 2]), paper(locked(whole, "user"))]
    return found
