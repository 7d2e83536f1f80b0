"""A second reading of the roster (batch-format.md "The roster"; rules.md 8), from the file as it was written."""
import csv, io, re, unicodedata, zipfile
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from common import F, LEVEL, fold, group, leaves, unique

COLUMNS = {
    "name": ["name", "姓名"],
    "id_type": ["id_type", "证件类型"],
    "id_number": ["id_number", "证件号码", "身份证号", "身份证号码"],
    "occupation": ["occupation", "职业", "职业名称", "工种", "职业/工种", "职业工种名称"],
    "code": ["code", "职业编码", "职业代码"],
    "level": ["level", "级别", "等级", "技能等级", "职业等级", "认定等级"],
    "theory": ["theory", "理论", "理论成绩"],
    "practice": ["practice", "技能", "技能成绩", "实操成绩"],
    "review": ["review", "综合评审", "综合评审成绩"],
    "passed": ["passed", "是否合格", "评定结果"],
    "warning": ["warning", "预警信息", "预警"],
}
NAMED = {word: column for column, words in COLUMNS.items() for word in words}
KEYS = ("name", "id_number", "level", "occupation", "code")
SCORES = ("theory", "practice", "review")
CLOSING = ("填报人", "填表人", "制表人", "审核人")
RESIDENT = {"", "居民身份证", "身份证", "居民身份证(中国大陆)", "临时居民身份证"}
YES, NO = {"yes", "是", "合格"}, {"no", "否", "不合格", ""}


class Broken(Exception):
    """what is wrong with the file as a whole"""


@dataclass
class Row:
    number: int  # as a spreadsheet shows it; of a CSV the number of the record
    cells: dict


@dataclass
class Roster:
    file: str
    columns: set = field(default_factory=set)
    rows: list = field(default_factory=list)
    broken: bool = False
    outside: bool = False


# ---------------------------------------------------------------- CSV
def decode(data):
    """UTF-8 with or without mark, UTF-16 with mark, or GB18030"""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            tries = [(data[len(mark) :], encoding)]
            break
    else:
        tries = [(data, "utf-8"), (data, "gb18030")]
    for d, encoding in tries:
        try:
            text = d.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise Broken("a NUL")
        return text
    raise Broken("in no known encoding")


def csv_table(data):
    """the columns and rows by the separator that shows the header"""
    text = decode(data)
    for separator in ",;\t":
        try:
            records = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
        except csv.Error:  # not this separator, or a quote that nothing closes
            continue
        try:
            return table([(n, cells) for n, cells in enumerate(records, 1)])
        except Broken:
            pass
    raise Broken("no header")


# ---------------------------------------------------------------- XLSX
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def column_of(reference):
    n = 0
    for c in reference:
        if c.isalpha():
            n = n * 26 + ord(c) - 64
    return n - 1


def number_text(v):
    """a number cell as digits"""
    d = Decimal(v)
    return str(int(d)) if d == d.to_integral_value() else format(d, "f")


def texts(node):
    """<t> and the <t> of the runs <r>; not the phonetic runs"""
    return "".join(t.text or "" for t in node.findall(MAIN + "t") + node.findall(f"{MAIN}r/{MAIN}t"))


def xlsx_rows(path):
    """the first sheet; a hidden row is a row like any other"""
    with zipfile.ZipFile(path) as z:
        book = ET.fromstring(z.read("xl/workbook.xml"))
        first = book.find(f"{MAIN}sheets/{MAIN}sheet").get(REL + "id")
        rels = ET.fromstring(z.read("xl/_rels/workbook.xml.rels"))
        target = next(r.get("Target") for r in rels if r.get("Id") == first)
        sheet = ET.fromstring(z.read(target[1:] if target.startswith("/") else "xl/" + target))
        shared = []
        if "xl/sharedStrings.xml" in z.namelist():
            shared = [texts(si) for si in ET.fromstring(z.read("xl/sharedStrings.xml")).findall(MAIN + "si")]
    rows, last = [], 0
    for row in sheet.iterfind(f"{MAIN}sheetData/{MAIN}row"):
        last = int(row.get("r", last + 1))
        cells = []
        for c in row.findall(MAIN + "c"):
            at = column_of(c.get("r")) if c.get("r") else len(cells)
            cells += [""] * (at + 1 - len(cells))
            v, kind = c.findtext(MAIN + "v"), c.get("t", "n")
            if kind == "inlineStr":
                cells[at] = texts(c.find(MAIN + "is"))
            elif v:
                cells[at] = shared[int(v)] if kind == "s" else number_text(v) if kind == "n" else v
        rows.append((last, cells))
    return rows


# ---------------------------------------------------------------- the table within
def named(cells):
    """column -> its place; a name is compared as every word of a closed list is"""
    places = {}
    for i, c in enumerate(cells):
        if fold(c) in NAMED:
            places.setdefault(NAMED[fold(c)], i)
    return places


def table(records):
    def cell(cells, i):
        return cells[i].strip() if i < len(cells) else ""

    for i, (number, cells) in enumerate(records):
        if number > 20:  # "the header is looked for in the first 20 rows"
            break
        places = named(cells)
        if not {"name", "id_number", "level"} <= set(places) or not {"occupation", "code"} & set(places):
            continue
        start = i + 1
        if start < len(records) and records[start][0] == number + 1:
            # "The second row of a two-row header has its key cells empty and at least one known name."
            below = records[start][1]
            if named(below) and not any(cell(below, places[k]) for k in KEYS if k in places):
                covered = set(named(below).values())
                places = {k: p for k, p in places.items() if p not in covered} | named(below)
                start += 1
        rows = []
        for number, cells in records[start:]:
            filled = [c.strip() for c in cells if c.strip()]
            if not filled:
                continue
            if fold(filled[0]).startswith(CLOSING):
                break
            rows.append(Row(number, {k: cell(cells, p) for k, p in places.items()}))
        return set(places), rows
    raise Broken("no header")


def read(folder, file):
    """None where the batch has no roster"""
    if file is None:
        return None
    found = Roster(file)
    if leaves(folder, file):
        found.broken = found.outside = True
        return found
    path = Path(folder) / file
    kind = path.suffix.lower()
    try:
        if kind == ".csv":
            found.columns, found.rows = csv_table(path.read_bytes())
        elif kind == ".xlsx":
            found.columns, found.rows = table(xlsx_rows(path))
        else:
            raise Broken("no known kind of file")
    except (Broken, OSError, zipfile.BadZipFile, ET.ParseError, KeyError, AttributeError, StopIteration, ValueError):
        found.broken = True
    return found


# ---------------------------------------------------------------- cells
def normal_id(text):
    """blanks around it trimmed, full width folded, x as X"""
    return unicodedata.normalize("NFKC", text or "").strip().replace("x", "X")


def valid_id(n):
    """a resident ID number (GB 11643-1999): 18 characters, a day that was, the check digit"""
    if not re.fullmatch(r"[0-9]{17}[0-9X]", n):
        return False
    try:
        date(int(n[6:10]), int(n[10:12]), int(n[12:14]))
    except ValueError:
        return False
    return n[17] == check_digit(n)


def check_digit(n):
    return "10X98765432"[sum(int(d) * 2 ** (17 - i) for i, d in enumerate(n[:17])) % 11]


def score(text):
    """a number; "absent" for 缺考; None for none; "bad" for any other word"""
    t = fold(text)
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", t):
        return Decimal(t)
    return {"": None, "-": None, "--": None, "缺考": "absent"}.get(t, "bad")


def is_candidate(roster, id_number):
    n = normal_id(id_number)
    return bool(roster and n) and any(normal_id(row.cells["id_number"]) == n for row in roster.rows)


# ---------------------------------------------------------------- which occupation a row is of
class Occupations:
    def __init__(self, sessions, rows):
        self.sessions = sessions
        # A name without code stands for all sessions that bear it: they are linked through it, as in min-headcount.
        bare = unique(
            r.cells.get("occupation", "") for r in rows if not r.cells.get("code") and r.cells.get("occupation")
        )
        bare = [{"occupation": n} for n in bare if any(x["occupation"] == n for x in sessions)]
        self.groups = group(sessions + bare)[: len(sessions)]

    def of(self, row):
        """the number of the group, or None; and whether code and name contradict each other"""
        name, code = row.cells.get("occupation", ""), row.cells.get("code", "")
        at = range(len(self.sessions))
        if code:
            fit = [i for i in at if self.sessions[i].get("code") == code]
            if fit:
                named_so = any(self.sessions[i]["occupation"] == name for i in fit)
                return self.groups[fit[0]], bool(name) and not named_so
            fit = [
                i for i in at if name and not self.sessions[i].get("code") and self.sessions[i]["occupation"] == name
            ]
        else:
            fit = [i for i in at if name and self.sessions[i]["occupation"] == name]
        return (self.groups[fit[0]] if fit else None), False

    def members(self, g, level=None):
        return [x for x, k in zip(self.sessions, self.groups) if k == g and level in (None, x["_level"])]

    def subject(self, g, level):
        return f"{self.members(g)[0]['occupation']}/{level}"


# ---------------------------------------------------------------- the rule
class Read:
    """a row as it is understood"""

    def __init__(self, row, roster, occupations):
        c = row.cells
        self.group, self.contradiction = occupations.of(row)
        self.level = LEVEL.get(fold(c["level"]))
        self.id = normal_id(c["id_number"])
        of = ("group", self.group) if self.group is not None else ("text", c.get("code") or c.get("occupation", ""))
        self.pair = (of, self.level if self.level is not None else c["level"])
        self.scores = [score(c[k]) for k in SCORES if k in roster.columns]
        self.numbers = [s for s in self.scores if isinstance(s, Decimal)]
        self.examined = bool(self.numbers)
        self.verdict = fold(c.get("passed", "")).casefold()
        self.passed = self.verdict in YES


def counts(roster, sessions):
    """(sessions of a pair, subject, {"registered": rows, …}); without what the roster has no column for"""
    occupations = Occupations(sessions, roster.rows)
    read = [Read(row, roster, occupations) for row in roster.rows]
    for g, lvl in unique((g, x["_level"]) for x, g in zip(sessions, occupations.groups)):
        rows = [x for x in read if (x.group, x.level) == (g, lvl)]
        found = {"registered": len(rows)}
        if roster.columns & set(SCORES):
            found["examined"] = sum(x.examined for x in rows)
        if "passed" in roster.columns:
            found["passed"] = sum(x.passed for x in rows)
        yield occupations.members(g, lvl), occupations.subject(g, lvl), found


def warned_people(roster):
    """distinct by ID number; a row without one counts by itself"""
    return {normal_id(r.cells["id_number"]) or r.number for r in roster.rows if r.cells["warning"]}


def judge(roster, sessions, warned):
    """findings; `sessions` as the oracle holds them (`_level`), `warned` is warnings.registration"""
    if roster.broken:
        yield F("fail", roster.file, fixed=roster.outside)
        return
    occupations = Occupations(sessions, roster.rows)
    pairs_of = {}  # ID number -> the pairs it stood in so far
    for row in roster.rows:
        c, me, x = row.cells, f"row {row.number}", Read(row, roster, occupations)
        # "name present"
        if not c["name"]:
            yield F("fail", me)
        # "occupation and level are a session of the batch"
        if x.group is None or x.level is None or not occupations.members(x.group, x.level):
            yield F("fail", me)
        if x.contradiction:  # "warning; the code decides"
            yield F("warning", me)
        # "a resident ID number has 18 characters, …; other document types are taken as they are"
        if not x.id or (fold(c.get("id_type", "")) in RESIDENT and not valid_id(x.id)):
            yield F("fail", me)
        # "no ID number twice for the same occupation and level (fail), nor for two in one batch (warning)"
        if x.id:
            before = pairs_of.setdefault(x.id, set())
            if x.pair in before:
                yield F("fail", me)
            elif before:
                yield F("warning", me)
            before.add(x.pair)
        # "a score is 0 to 100"; "any other word there … is a fail of that row"
        if "bad" in x.scores or any(not 0 <= s <= 100 for s in x.numbers):
            yield F("fail", me)
        if x.verdict not in YES | NO:
            yield F("fail", me)
        # "passed only when examined (fail), with no part 缺考 (warning) and with each score at least 60 (warning)"
        if x.passed and x.scores:
            if not x.examined:
                yield F("fail", me)
            if "absent" in x.scores:
                yield F("warning", me)
            if any(s < 60 for s in x.numbers):
                yield F("warning", me)

    # Counts, per occupation and level, over all its sessions; "A number absent from the batch file is not compared."
    for members, subject, found in counts(roster, sessions):
        for key, n in found.items():
            said = [x.get(key) for x in members]
            if None not in said and sum(said) != n:
                yield F("fail", subject)
    if "warning" in roster.columns and warned is not None and len(warned_people(roster)) != warned:
        yield F("fail", "registration")
