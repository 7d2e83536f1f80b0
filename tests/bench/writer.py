"""A small writer of PDF files, for what no producer in Debian writes: Word's cross-reference for readers of both kinds, and an
update that is appended to a file."""
import re
import zlib

FREE = b"0000000000 65535 f \n"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s>>\nstream\n" % (len(data), entries) + data + b"\nendstream"


def entry(offset: int) -> bytes:
    return b"%010d 00000 n \n" % offset


def trailer(entries: bytes, start: int) -> bytes:
    return b"trailer\n<< %s >>\nstartxref\n%d\n%%%%EOF\n" % (entries, start)


def like_word(pages: list[list[bytes]], jpeg: bytes, width: int, height: int) -> bytes:
    """Pages of lines, and a picture on each. The tags of the lines lie in an object stream that only a second section of the
    cross-reference names, a stream; to readers of the old kind they are free."""
    count, lines = len(pages), [(at, line) for at, page in enumerate(pages) for line in range(len(page))]
    tree = 7 + 2 * count  # the root of the tags; they follow it
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot %d 0 R >>" % tree,
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, b" ".join(b"%d 0 R" % (6 + 2 * at) for at in range(count))),
        b"<< /Type /Font /Subtype /TrueType /BaseFont /Arial /Encoding /WinAnsiEncoding >>",
        stream(jpeg, b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace /DeviceGray"
                     b" /Filter /DCTDecode " % (width, height)),
        b"<< /Producer (like a word processor) >>",
    ]
    for at, page in enumerate(pages):
        text = b"".join(b"/P << /MCID %d >> BDC (%s) Tj T* EMC\n" % (number, line) for number, line in enumerate(page))
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /StructParents %d"
                       b" /Resources << /Font << /F1 3 0 R >> /XObject << /I 4 0 R >> >> >>" % (7 + 2 * at, at))
        objects.append(stream(zlib.compress(b"BT /F1 6 Tf 6 TL 60 780 Td\n%sET q 90 0 0 127 400 600 cm /I Do Q" % text),
                              b"/Filter /FlateDecode "))
    packed = [b"<< /Type /StructTreeRoot /K [%s] >>" % b" ".join(b"%d 0 R" % (tree + 1 + number) for number in range(len(lines)))]
    packed += [b"<< /Type /StructElem /S /P /P %d 0 R /Pg %d 0 R /K %d >>" % (tree, 6 + 2 * at, line) for at, line in lines]
    return _hybrid(objects, packed)


def _hybrid(objects: list[bytes], packed: list[bytes]) -> bytes:
    """The objects from 1 on, an object stream, the objects in it, and the stream of the cross-reference."""
    first = len(objects) + 2
    index, data = b"", b""
    for at, body in enumerate(packed):
        index += b"%d %d " % (first + at, len(data))
        data += body + b" "
    objects = [*objects, stream(zlib.compress(index + data.rstrip()),
                                b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode " % (len(packed), len(index)))]
    out = bytearray(b"%PDF-1.7\n%\xb5\xb5\xb5\xb5\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = bytes(7) + b"".join(b"\x01%s\0\0" % offset.to_bytes(4, "big") for offset in offsets)
    table += b"".join(b"\x02%s%s" % ((first - 1).to_bytes(4, "big"), at.to_bytes(2, "big")) for at in range(len(packed)))
    section = len(out)
    size = first + len(packed) + 1
    table += b"\x01%s\0\0" % section.to_bytes(4, "big")
    entries = b"/Size %d /Root 1 0 R /Info 5 0 R" % size
    out += b"%d 0 obj\n" % (size - 1) + stream(zlib.compress(table), b"/Type /XRef /W [1 4 2] /Filter /FlateDecode " + entries + b" ")
    out += b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n" % size + FREE + b"".join(map(entry, offsets)) + FREE * len(packed) + entry(section)
    out += trailer(entries, start)
    last = len(out)
    out += b"xref\n0 0\n" + trailer(entries + b" /Prev %d /XRefStm %d" % (start, section), last)
    return bytes(out)


def updated(document: bytes) -> bytes:
    """With one more object appended, as a program does that fills in a form or signs. For files that end in a plain trailer."""
    start = int(re.findall(rb"startxref\s+(\d+)", document)[-1])
    old = document[document.rindex(b"trailer"):]
    size = int(re.search(rb"/Size\s+(\d+)", old)[1])
    root = re.search(rb"/Root\s+\d+ 0 R", old)[0]
    out = document + b"\n"
    added = len(out)
    out += b"%d 0 obj\n<< /Type /Annot /Subtype /Stamp /Rect [100 100 200 200] >>\nendobj\n" % size
    section = len(out)
    return out + b"xref\n%d 1\n" % size + entry(added) + trailer(b"/Size %d %s /Prev %d" % (size + 1, root, start), section)
