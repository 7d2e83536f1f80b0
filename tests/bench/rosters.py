"""Rosters (花名册) of candidates who are made up, as CSV and as XLSX."""
import csv
import io
import random
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
LEVELS = {5: "五级", 4: "四级", 3: "三级"}
HEADER = ["序号", "姓名", "证件号码", "职业名称", "职业编码", "级别", "理论成绩", "技能成绩", "是否合格", "预警信息"]


@dataclass
class Session:
    """Candidates of one occupation and level; those examined and passed are counted as their rows are made."""

    occupation: str
    code: str
    level: int
    registered: int
    examined: int = 0
    passed: int = 0


def id_number(number: int) -> str:
    """Different for different numbers below 13 million."""
    number, sequence = divmod(number, 1000)
    number, day = divmod(number, 28)
    year, month = divmod(number, 12)
    body = f"410101{1965 + year}{1 + month:02}{1 + day:02}{sequence:03}"
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS)) % 11]


def rows(dice: random.Random, sessions: list[Session], first: int = 0) -> Iterator[list[str]]:
    """The rows below the header, numbered from 1; `first` is the first number of a person."""
    number = 0
    for session in sessions:
        for _ in range(session.registered):
            absent = dice.random() < 0.03
            theory, practice = dice.randrange(45, 100), dice.randrange(45, 100)
            passed = not absent and min(theory, practice) >= 60
            session.examined += not absent
            session.passed += passed
            scores = ["缺考", "缺考"] if absent else [str(theory), f"{practice}.5"]
            yield [str(number + 1), f"示例学员{number:06d}", id_number(first + number), session.occupation, session.code,
                   LEVELS[session.level], *scores, "合格" if passed else "不合格", ""]
            number += 1


def write_csv(file: io.TextIOBase, table: Iterable[list[str]]) -> None:
    writer = csv.writer(file)
    writer.writerow(HEADER)
    writer.writerows(table)


def as_csv(table: Iterable[list[str]], encoding: str) -> bytes:
    text = io.StringIO(newline="")
    write_csv(text, table)
    return text.getvalue().encode(encoding)


SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml":
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPE}.sharedStrings+xml"/></Types>',
    "_rels/.rels":
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml":
        f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="花名册" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
}


def as_xlsx(table: Iterable[list[str]]) -> bytes:
    """One sheet of shared strings, as Excel and WPS write it."""
    strings: dict[str, int] = {}
    lines = []
    for number, cells in enumerate([HEADER, *table], 1):
        line = (f'<c r="{chr(65 + at)}{number}" t="s"><v>{strings.setdefault(text, len(strings))}</v></c>'
                for at, text in enumerate(cells) if text)
        lines.append(f'<row r="{number}">{"".join(line)}</row>')
    sheet = f'<worksheet xmlns="{SPREADSHEET}"><sheetData>{"".join(lines)}</sheetData></worksheet>'
    items = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
    shared = f'<sst xmlns="{SPREADSHEET}" uniqueCount="{len(strings)}">{items}</sst>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in {**PARTS, "xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": shared}.items():
            entry = zipfile.ZipInfo(name)  # of a fixed day, so that the same table makes the same bytes
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, XML + content)
    return out.getvalue()
