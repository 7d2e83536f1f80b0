"""Writes a table of texts as CSV or as XLSX, by hand, in the ways that such files come."""
import csv, io, zipfile
from xml.sax.saxutils import escape, quoteattr


class Number(str):
    """a cell that a spreadsheet holds as a number"""


# ---------------------------------------------------------------- CSV
def csv_bytes(r, rows):
    out = io.StringIO(newline="")
    w = csv.writer(
        out,
        delimiter=r.choice(",,;\t"),
        lineterminator=r.choice(["\r\n", "\n"]),
        quoting=r.choice([csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    )
    w.writerows(rows)
    text = out.getvalue()
    if r.random() < 0.2:
        text = text.rstrip("\r\n")
    encoding, mark = r.choice(
        [
            ("utf-8", b""),
            ("utf-8", b"\xef\xbb\xbf"),
            ("utf-16-le", b"\xff\xfe"),
            ("utf-16-be", b"\xfe\xff"),
            ("gb18030", b""),
        ]
    )
    return mark + text.encode(encoding)


# ---------------------------------------------------------------- XLSX
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def letters(i):
    s = ""
    i += 1
    while i:
        i, k = divmod(i - 1, 26)
        s = chr(65 + k) + s
    return s


class Xlsx:
    def __init__(self, r):
        self.r, self.shared = r, {}
        self.p = "x:" if r.random() < 0.15 else ""  # some programs write the names with a prefix
        self.ns = f"xmlns{':x' if self.p else ''}={quoteattr(SPREADSHEET)}"
        self.way = r.choice(["shared", "shared", "inline", "mixed"])

    def tag(self, name, inner="", **attributes):
        a = "".join(f" {k.replace('_', ':')}={quoteattr(str(v))}" for k, v in attributes.items())
        return f"<{self.p}{name}{a}>{inner}</{self.p}{name}>" if inner else f"<{self.p}{name}{a}/>"

    def text(self, s):
        """as one piece, or as runs of rich text"""
        t = lambda part: self.tag("t", escape(part) or " ", xml_space="preserve")
        if len(s) > 1 and self.r.random() < 0.1:
            return self.tag("r", t(s[:1])) + self.tag("r", t(s[1:]))
        return t(s)

    def cell(self, at, s):
        if isinstance(s, Number):
            return self.tag("c", self.tag("v", s), r=at)
        way = self.r.choice(["shared", "inline", "formula"]) if self.way == "mixed" else self.way
        if way == "shared":
            n = self.shared.setdefault(s, len(self.shared))
            return self.tag("c", self.tag("v", str(n)), r=at, t="s")
        if way == "inline":
            return self.tag("c", self.tag("is", self.text(s)), r=at, t="inlineStr")
        return self.tag(
            "c", self.tag("f", escape('"' + s.replace('"', '""') + '"')) + self.tag("v", escape(s)), r=at, t="str"
        )

    def sheet(self, rows, merged):
        out = []
        for n, cells in enumerate(rows, 1):
            filled = "".join(self.cell(f"{letters(i)}{n}", s) for i, s in enumerate(cells) if s)
            if filled or self.r.random() < 0.5:  # an empty row may be left out of the file
                hidden = {"hidden": 1} if n > 3 and self.r.random() < 0.02 else {}
                out.append(self.tag("row", filled, r=n, **hidden))
        data = self.tag("sheetData", "".join(out))
        merges = "".join(self.tag("mergeCell", ref=ref) for ref in merged)
        merges = self.tag("mergeCells", merges, count=len(merged)) if merged else ""
        return HEAD + f"<{self.p}worksheet {self.ns}>{data}{merges}</{self.p}worksheet>"


def xlsx_bytes(r, rows, merged=()):
    """`merged`: references such as A1:C1"""
    x = Xlsx(r)
    sheets = [("花名册", "sheet1", x.sheet(rows, merged))]
    if r.random() < 0.3:  # a further sheet; which is the first, the workbook says
        sheets[0] = (sheets[0][0], "sheet2", sheets[0][2])
        sheets.append(("填表说明", "sheet1", x.sheet([["姓名", "身份证号", "职业", "级别"], ["示例", "1", "电工", "4"]], ())))
    base = "/xl/" if r.random() < 0.2 else ""
    book = "".join(
        f"<{x.p}sheet name={quoteattr(name)} sheetId={quoteattr(str(i))} r:id={quoteattr(f'rId{i}')}/>"
        for i, (name, _, _) in enumerate(sheets, 1)
    )
    rels = "".join(
        f'<Relationship Id="rId{i}" Type="{OFFICE}/worksheet" Target="{base}worksheets/{part}.xml"/>'
        for i, (_, part, _) in enumerate(sheets, 1)
    )
    types = "".join(
        f'<Override PartName="/xl/worksheets/{part}.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        for _, part, _ in sheets
    )
    parts = {f"xl/worksheets/{part}.xml": content for _, part, content in sheets}
    if x.shared:
        rels += f'<Relationship Id="rId9" Type="{OFFICE}/sharedStrings" Target="{base}sharedStrings.xml"/>'
        types += (
            '<Override PartName="/xl/sharedStrings.xml"'
            ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
        )
        items = "".join(x.tag("si", x.text(s)) for s in x.shared)
        parts["xl/sharedStrings.xml"] = HEAD + f"<{x.p}sst {x.ns}>{items}</{x.p}sst>"
    parts["xl/workbook.xml"] = (
        HEAD + f'<{x.p}workbook {x.ns} xmlns:r="{OFFICE}"><{x.p}sheets>{book}</{x.p}sheets></{x.p}workbook>'
    )
    parts["xl/_rels/workbook.xml.rels"] = (
        HEAD + f'<Relationships xmlns="{PACKAGE}/relationships">{rels}</Relationships>'
    )
    parts["_rels/.rels"] = HEAD + (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    )
    parts["[Content_Types].xml"] = HEAD + (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml"'
        f' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{types}</Types>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", r.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])) as z:
        for name in reversed(parts):  # the list of types comes first
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = z.compression
            z.writestr(info, parts[name])
    return out.getvalue()
