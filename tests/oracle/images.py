"""The structure of a JPEG or PNG: its kind, width and height, and whether it is complete to its end marker."""
import struct
from dataclasses import dataclass

PNG = b"\x89PNG\r\n\x1a\n"


@dataclass
class Image:
    kind: str
    width: int = 0  # 0: could not be read
    height: int = 0
    complete: bool = False

    @property
    def sound(self):
        return self.complete and self.width > 0 and self.height > 0


def read(data):
    """None when it is neither"""
    if data.startswith(PNG):
        return png(data)
    if data.startswith(b"\xff\xd8"):
        return jpeg(data)
    return None


def png(data):
    image, at = Image("png"), len(PNG)
    while at + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        end = at + 12 + length  # length, kind, content, check sum
        if end > len(data):
            break
        if kind == b"IHDR" and at == len(PNG) and length == 13:
            image.width, image.height = struct.unpack(">II", data[at + 8 : at + 16])
        if kind == b"IEND":
            image.complete = True
            break
        at = end
    return image


def jpeg(data):
    image, at = Image("jpeg"), 2
    while at + 2 <= len(data):
        if data[at] != 0xFF:
            break
        marker = data[at + 1]
        if marker == 0xFF:  # fill byte
            at += 1
            continue
        if marker == 0xD9:
            image.complete = True
            break
        if marker == 0x01 or 0xD0 <= marker <= 0xD7:
            at += 2
            continue
        if at + 4 > len(data):
            break
        length = struct.unpack(">H", data[at + 2 : at + 4])[0]
        if at + 2 + length > len(data):
            break
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            image.height, image.width = struct.unpack(">HH", data[at + 5 : at + 9])
        at += 2 + length
        if marker == 0xDA:  # the picture's own bytes, to the next marker that is neither a stuffed FF nor a restart
            while at + 2 <= len(data) and not (
                data[at] == 0xFF and data[at + 1] not in (0x00, 0xFF) and not 0xD0 <= data[at + 1] <= 0xD7
            ):
                at += 1
    return image
