"""Small real JPEGs and PNGs of any stated width, height and number of bytes."""
import struct, zlib

# One grey pixel: a quantisation table of ones, and code tables with a single code each.
JPEG_TABLES = bytes.fromhex(
    "ffdb004300" + "01" * 64 + "ffc4001400" + "01" + "00" * 15 + "00" + "ffc4001410" + "01" + "00" * 15 + "00"
)
JPEG_FRAME = bytes.fromhex(
    "000b08" + "00010001" + "01011100"
)  # after its marker: length, 8 bits, height, width, 1 component
JPEG_SCAN = bytes.fromhex("ffda0008010100003f00" + "3f")
APP0 = bytes.fromhex("ffe000104a46494600010100000100010000")


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(tag, width=1, height=1, size=None):
    """`size`: padded by a chunk of no meaning to exactly so many bytes"""
    head = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    tail = chunk(b"tEXt", b"Comment\0" + tag.encode()) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")
    if size is not None:
        head += chunk(b"paDd", bytes(size - len(head) - len(tail) - 12))
    return head + tail


def segment(marker, content):
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def thumbnail():
    """a segment that holds a whole JPEG with measures and an end of its own"""
    return segment(0xE1, b"Exif\0\0" + jpeg("inner", 9999, 9999))


def jpeg(tag, width=1, height=1, size=None, frame=0xC0, with_thumbnail=False):
    head = b"\xff\xd8" + APP0 + (thumbnail() if with_thumbnail else b"") + segment(0xFE, tag.encode())
    measures = JPEG_FRAME[:3] + struct.pack(">HH", height, width) + JPEG_FRAME[7:]
    tail = JPEG_TABLES + bytes([0xFF, frame]) + measures + JPEG_SCAN + b"\xff\xd9"
    if size is not None:
        left = size - len(head) - len(tail)
        while left:
            n = left if left <= 65537 else min(65537, left - 4)  # a segment has 4 to 65,537 bytes
            head += segment(0xFE, bytes(n - 4))
            left -= n
    return head + tail
