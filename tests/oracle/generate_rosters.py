"""Random batches with a roster: made to agree with the batch, then with random faults."""
import copy, hashlib, os
from datetime import date, timedelta
import generate as g
import oracle, roster
from roster import check_digit
from write_roster import Number, csv_bytes, letters, xlsx_bytes

FULL = str.maketrans("0123456789X-.", "０１２３４５６７８９Ｘ－．")
WORDS = [("是", "否"), ("合格", "不合格"), ("yes", "no"), ("Yes", "No"), ("YES", "NO")]
CODES = dict(g.OCC)


def mark(text):
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


# ---------------------------------------------------------------- ID numbers, none of them a person's
def complete(seventeen):
    return seventeen + check_digit(seventeen + "0")


def id_number(r):
    born = date(1960, 1, 1) + timedelta(r.randint(0, 17000))
    return complete(r.choice(["410101", "410300", "110101"]) + f"{born:%Y%m%d}{r.randint(1, 999):03d}")


def round_id(r):
    """valid, and yet with three zeros at the end"""
    while True:
        n = complete(id_number(r)[:15] + "00")
        if n.endswith("000"):
            return n


def spoil_id(r, n):
    """an ID number that isn't one"""
    zeros = n[:15] + "000"
    if check_digit(zeros) == "0":  # by chance it would be one
        zeros = n[:14] + str((int(n[14]) + 1) % 10) + "000"
    return r.choice(
        [
            n[:17] + r.choice([d for d in "0123456789X" if d != n[17]]),
            complete(n[:6] + r.choice(["20000230", "19991301", "19990931", "19900229", "20010100"]) + n[14:17]),
            n[:6] + n[8:17],  # the 15 digits of old
            zeros,
            zeros,
            f"{n[0]}.{n[1:6]}E+17",
            n[:17],
            n + "0",
            "X" + n[1:],
            "无",
        ]
    )


# ---------------------------------------------------------------- sessions and rows that agree
def shape(c, r):
    """other sessions: with and without codes, several of one pair, one name with two codes"""
    old = c["b"]["session"]
    if not old:
        return
    A, B = "6-31-01-03", "6-31-01-09"
    occupations = r.choice(
        [
            [("电工", A), ("电工", None)],
            [("电工", A), ("维修电工", A)],
            [("电工", A), ("电工", B)],
            [("电工", A), ("维修电工", A), ("维修电工", None)],
            [("电工", None), ("维修电工", A), ("焊工", None)],
            [("电工", None), ("电工", None), ("钳工", "6-20-01-01")],
            [("电工", A)],
            [("焊工", None)],
        ]
    )
    levels = r.sample([5, 4, 3], r.choice([1, 2]))
    c["b"]["session"] = []
    for i in range(r.choice([1, 2, 2, 3, 4])):
        x = copy.deepcopy(old[i % len(old)])
        x["occupation"], code = r.choice(occupations) if i else occupations[0]
        x["level"] = r.choice(levels)
        x.pop("code", None)
        if code:
            x["code"] = code
        if "arranged" in x:
            x["arranged"] = {}
        c["b"]["session"].append(x)


def size(c, r):
    """1 to 300 rows in all"""
    sessions = c["b"]["session"]
    most = r.choice([3, 3, 8, 8, None, None, None, 300 // max(1, len(sessions))])
    for x in sessions:
        if most and "registered" in x:
            x["registered"] = x["planned"] = r.randint(1, most)
            if "examined" in x:
                x["examined"] = r.randint(max(0, x["registered"] - 4), x["registered"])
                x["passed"] = r.randint(0, x["examined"])


def columns(r, sessions):
    has = {"name", "id_number", "level"}
    has |= r.choice([{"occupation"}, {"occupation", "code"}, {"occupation", "code"}])
    if sessions and all("code" in x for x in sessions) and r.random() < 0.3 or r.random() < 0.02:
        has = has - {"occupation"} | {"code"}
    has |= {k for k, p in (("id_type", 0.4), ("passed", 0.75), ("warning", 0.5)) if r.random() < p}
    return has | set(
        r.choice([[], ["theory"], ["theory", "practice"], ["theory", "practice"], ["theory", "practice", "review"]])
    )


def marks(r, has, examined, passed):
    """the scores of one candidate"""
    parts = [k for k in roster.SCORES if k in has]
    if not examined:
        return {k: r.choice(["", "", "-", "--", "缺考"]) for k in parts}
    low = 60 if passed else 0
    s = {k: str(r.choice([60, 100, 85, 85.5, r.randint(low, 100), 0 if not low else 60])) for k in parts}
    for k in parts[1:]:
        if r.random() < 0.15:
            s[k] = r.choice(["", "-", "--"] if passed else ["", "-", "缺考"])
    return s


def agreeing_rows(c, r, has):
    rows, words = [], r.choice(WORDS)
    for x in c["b"]["session"]:
        style = r.choice(["both", "both", "both", "name", "code"])
        level = r.choice(g.LEVELS[x["level"]])
        registered = x.get("registered", r.randint(0, 4))
        examined = min(registered, x.get("examined", 0))
        passed = min(examined, x.get("passed", 0))
        for i in range(registered):
            row = {
                "name": f"学员{len(rows) + 1:03d}",
                "id_type": r.choice(["居民身份证"] * 4 + ["", "身份证", "居民身份证（中国大陆）", "临时居民身份证"]),
                "id_number": id_number(r),
                "occupation": x["occupation"],
                "code": x.get("code", ""),
                "level": level if r.random() < 0.9 else r.choice(g.LEVELS[x["level"]]),
                "passed": words[0] if i < passed else words[1] if i < examined else r.choice(["", words[1]]),
                "warning": "",
                **marks(r, has, i < examined, i < passed),
            }
            if style == "name":
                row["code"] = ""
            if style == "code" and row["code"] and "code" in has:
                row["occupation"] = ""
            rows.append(row)
    r.shuffle(rows)
    warned = c["b"]["warnings"].get("registration") or 0
    for row in rows[:warned]:
        row["warning"] = r.choice(["年龄异常", "社保单位不一致", "学历存疑", "无"])
    r.shuffle(rows)
    return rows


# ---------------------------------------------------------------- faults
def f_count(c, r, rows, has):
    x = g.pick(r, c["b"]["session"])
    if x:
        k = r.choice(["registered", "examined", "passed"])
        if k in x and r.random() < 0.8:
            x[k] = max(0, x[k] + r.choice([-1, 1]))
        else:
            x.pop(k, None)


def f_rows(c, r, rows, has):
    if r.random() < 0.5:
        rows.pop(r.randrange(len(rows)))
    else:
        rows.insert(r.randrange(len(rows)), dict(r.choice(rows), id_number=id_number(r), name="学员901"))


def f_id_bad(c, r, rows, has):
    x = r.choice(rows)
    x["id_number"] = spoil_id(r, id_number(r))


def f_id_spoilt_column(c, r, rows, has):
    """the whole column went through a spreadsheet as numbers"""
    if r.random() < 0.3:
        for x in rows:
            n = id_number(r)
            if check_digit(n[:15] + "000") == "0":
                n = n[:14] + str((int(n[14]) + 1) % 10) + n[15:]
            x["id_number"] = r.choice([n[:15] + "000", Number(f"{n[0]}.{n[1:15]}E+17")])


def f_id_fine(c, r, rows, has):
    x, n = r.choice(rows), id_number(r)
    while "X" not in n and r.random() < 0.9:
        n = id_number(r)
    x["id_number"] = r.choice(
        [n.lower(), n.translate(FULL), n.lower().translate(FULL), f" {n}", f"{n}　", f"\t{n}", round_id(r)]
    )


def f_id_type(c, r, rows, has):
    has.add("id_type")
    x = r.choice(rows)
    x["id_type"] = r.choice(["护照", "港澳居民来往内地通行证", "居民身份证", "身份证"])
    x["id_number"] = r.choice(["E12345678", "H0123456700", "410101900307447", Number("12345678"), "", x["id_number"]])


def f_missing(c, r, rows, has):
    x = r.choice(rows)
    for k in r.choice([["name"], ["id_number"], ["name", "id_number"]]):
        x[k] = r.choice(["", "", " ", "　"])


def f_rare_name(c, r, rows, has):
    """characters that GBK does not have, and UTF-16 only in pairs"""
    r.choice(rows)["name"] += r.choice(["䶮", "𠮷", "·é"])


def f_contradiction(c, r, rows, has):
    x = r.choice(rows)
    x["occupation"] = r.choice(["电工", "焊工", "维修电工", "茶艺师"])


def f_occupation(c, r, rows, has):
    x = r.choice(rows)
    k = r.randint(0, 7)
    if k == 0:
        x["occupation"], x["code"] = "茶艺师", r.choice(["", "", "4-03-02-07"])
    elif k == 1:
        x["code"] = r.choice(["6-99-99-99", "6-31-01-09", "6-31-01-03"])
    elif k == 2:
        x["occupation"], x["code"] = "", ""
    elif k == 3:  # code and name contradict each other
        x["occupation"] = r.choice(["电工", "焊工", "维修电工", "茶艺师"])
    elif k == 4:
        x["code"] = ""
    elif k == 5:
        for y in rows:
            if y["occupation"] == x["occupation"]:
                y["code"] = ""
    elif k == 6 and x["occupation"]:
        x["occupation"] = r.choice([" {}", "{}　"]).format(x["occupation"])
    else:
        x["code"] = r.choice(list(CODES.values()))


def f_level(c, r, rows, has):
    r.choice(rows)["level"] = r.choice(
        ["5", "4", "3", "2", "四级／中级工", "４", " 三级 ", "六级", "0", "6", "", "初级", "技师", "45"]
    )


def f_same_pair(c, r, rows, has):
    for _ in range(r.choice([1, 1, 2])):
        x = r.choice(rows)
        n = x["id_number"]
        if isinstance(n, Number):
            return
        if r.random() < 0.3:
            n = r.choice([n.lower(), n.translate(FULL), f"{n} "])
        rows.insert(r.randrange(len(rows) + 1), dict(x, id_number=n))


def f_other_pair(c, r, rows, has):
    """一人多证"""
    for _ in range(r.choice([1, 1, 2, 3])):
        x = r.choice(rows)
        others = [y for y in rows if (y["occupation"], y["level"]) != (x["occupation"], x["level"])]
        if others and not isinstance(x["id_number"], Number):
            r.choice(others)["id_number"] = x["id_number"]


def f_score(c, r, rows, has):
    parts = [k for k in roster.SCORES if k in has]
    if parts and r.random() < 0.3:  # the only one is out of range: it is a score all the same
        x = r.choice(rows)
        x.update({p: r.choice(["", "-", "缺考"]) for p in parts})
        x[r.choice(parts)] = r.choice(["101", "-1", "-0.5", "100.1"])
    elif parts:
        odd = [
            "-1",
            "101",
            "100",
            "100.5",
            "59",
            "60",
            "59.5",
            "0",
            "85.50",
            "缺考",
            "免考",
            "合格",
            "－",
            "９０",
            " 70 ",
            "-",
            "--",
            "",
        ]
        r.choice(rows)[r.choice(parts)] = r.choice(odd)


def f_passed_word(c, r, rows, has):
    r.choice(rows)["passed"] = r.choice(["通过", "√", "1", "是。", "YES", "No", " 是 ", "优秀", "合格", ""])


def f_passed(c, r, rows, has):
    """passed without exam, with a part not sat, below 60"""
    parts = [k for k in roster.SCORES if k in has]
    x = r.choice(rows)
    x["passed"] = r.choice(["是", "合格", "yes"])
    if parts:
        k = r.randint(0, 3)
        if k == 0:
            x.update({p: r.choice(["", "-", "缺考"]) for p in parts})
        elif k == 1:
            x[r.choice(parts)] = "缺考"
        else:
            x[r.choice(parts)] = r.choice(["59", "59.9", "60", "0", "61"])


def f_mild_passed(c, r, rows, has):
    """passed with a part not sat or below 60, but examined"""
    parts = [k for k in roster.SCORES if k in has]
    x = r.choice(rows)
    if len(parts) > 1:
        x["passed"] = "是"
        a, b = r.sample(parts, 2)
        x[a], x[b] = r.choice(["缺考", "59", "59.5", "60", "0", "-"]), r.choice(["60", "100", "75.5"])


def f_warning(c, r, rows, has):
    has.add("warning")
    k = r.randint(0, 3)
    x = r.choice(rows)
    x["warning"] = r.choice(["年龄异常", " ", "　", "无"])
    if k == 0:  # the same person once more
        y = r.choice(rows)
        y["warning"] = "重复报考"
        if not isinstance(x["id_number"], Number):
            y["id_number"] = x["id_number"]
    elif k == 1:
        c["b"]["warnings"]["registration"] = sum(1 for y in rows if y["warning"].strip()) + r.choice([-1, 0, 0, 1])
        if c["b"]["warnings"]["registration"] < 0:
            c["b"]["warnings"]["registration"] = 0
    elif k == 2:
        c["b"]["warnings"].pop("registration", None)
    else:  # people of whom no number is known
        for y in r.choices(rows, k=2):
            y["id_number"], y["warning"] = "", "年龄异常"


def f_columns(c, r, rows, has):
    k = r.choice(["scores", "passed", "warning", "id_type", "code"])
    if k == "scores":
        has -= set(roster.SCORES)
    elif k != "code" or "occupation" in has:
        has.discard(k)


def f_examiner(c, r, rows, has):
    for e in c["b"]["examiner"]:
        n = r.choice([id_number(r), *[r.choice(rows)["id_number"]] * 3, ""])
        if r.random() < 0.3:
            n = r.choice([n.lower(), n.translate(FULL), f" {n}　"])
        if not isinstance(n, Number) and r.random() < 0.7:
            e["id_number"] = str(n)


def f_sessions(c, r, rows, has):
    x = g.pick(r, c["b"]["session"])
    if x:
        k = r.randint(0, 3)
        if k == 0:
            x.pop("code", None)
        elif k == 1:
            x["code"] = r.choice(["6-31-01-03", "6-31-01-09"])
        elif k == 2:
            c["b"]["session"].append(copy.deepcopy(x))
        else:
            c["b"]["session"].remove(x)


FAULTS = [
    *[f_count, f_count, f_count, f_rows, f_id_bad, f_id_bad, f_id_spoilt_column, f_id_fine, f_id_fine, f_id_type],
    *[
        f_missing,
        f_rare_name,
        f_contradiction,
        f_occupation,
        f_occupation,
        f_level,
        f_same_pair,
        f_same_pair,
        f_other_pair,
        f_other_pair,
        f_score,
    ],
    *[f_score, f_passed_word, f_passed, f_passed, f_warning, f_warning, f_columns, f_examiner, f_examiner, f_sessions],
]
# what is right all the same, or a warning at most
MILD = [f_id_fine, f_rare_name, f_contradiction, f_other_pair, f_other_pair, f_mild_passed, f_mild_passed, f_warning]
# of the whole batch, from generate.py
BATCH_FAULTS = [g.m_ex, g.m_warn, g.m_stage, g.m_pair, g.m_waiver, g.m_no_sessions, g.m_today, g.m_counts]


# ---------------------------------------------------------------- the sheet
EXTRA = {"序号": None, "性别": ["男", "女"], "单位": ["示例单位", "示例,公司"], "备注": ["", "第一行\n第二行", 'a"b', "见;附件"]}


def sheet(c, r, rows, has):
    """rows of texts, and the merged cells"""
    extras = r.sample(list(EXTRA), r.choice([0, 0, 1, 2]))
    scores = [k for k in roster.SCORES if k in has]
    order = [k for k in roster.COLUMNS if k in has and k not in scores] + extras
    r.shuffle(order)
    two = bool(scores) and r.random() < 0.35
    if r.random() < 0.5 or two:  # beside each other
        at = r.randint(0, len(order))
        order[at:at] = scores
    else:
        for k in scores:
            order.insert(r.randint(0, len(order)), k)
    english = r.random() < 0.2
    header = []
    for k in order:
        words = roster.COLUMNS.get(k, [k])
        word = words[0] if english or len(words) == 1 else r.choice(words[1:])
        if word == "姓名" and r.random() < 0.1:
            word = "姓 名"
        header.append(word)
    table, merged, width = [], [], len(order)
    titles = r.choice([0, 0, 0, 1, 1, 2, 3, 18 if two else 19]) if r.random() < 0.97 else 20
    for i in range(titles):
        empty = i and r.random() < 0.2
        table.append(
            [""] * width if empty else [r.choice(["示例单位花名册", "2026 年第 1 批", "（示例）"])] + [""] * r.choice([0, width - 1])
        )
        if not empty and width > 1 and r.random() < 0.5:
            merged.append(f"A{len(table)}:{letters(width - 1)}{len(table)}")
    if two:
        first = order.index(scores[0])
        top = ["" if k in scores else h for k, h in zip(order, header)]
        top[first] = "考核成绩"
        n = len(table) + 1
        if len(scores) > 1:
            merged.append(f"{letters(first)}{n}:{letters(first + len(scores) - 1)}{n}")
        merged += [f"{letters(i)}{n}:{letters(i)}{n + 1}" for i, k in enumerate(order) if k not in scores]
        table += [top, [h if k in scores else "" for k, h in zip(order, header)]]
    else:
        table.append(header)
    numeric = r.random() < 0.5
    for i, row in enumerate(rows, 1):
        if r.random() < 0.01:
            table.append(r.choice([[], [""] * width, [" "] * width]))
        cells = []
        for k in order:
            v = str(i) if k == "序号" else r.choice(EXTRA[k]) if k in EXTRA else row.get(k, "")
            if (
                numeric
                and (k in scores or k == "level")
                and v.replace(".", "").isdigit()
                and v.isascii()
                and v != "85.50"
            ):
                v = Number(v)
            cells.append(v)
        if r.random() < 0.05:  # what is empty at the end may be left out
            while cells and not cells[-1]:
                cells.pop()
        table.append(cells)
    if r.random() < 0.25:
        table.append([r.choice(["填报人：示例", "填表人:示例", "制表人", "审核人：示例　日期："])] + [""] * r.choice([0, width - 1]))
        if rows and r.random() < 0.4:  # below it nothing counts
            table += [[], [row_text(r, k, rows) for k in order]]
    return table, merged


def row_text(r, k, rows):
    return r.choice(rows).get(k, "") if k in roster.COLUMNS else "备注"


# ---------------------------------------------------------------- writing
def broken(r, table, folder):
    """a roster that can't be read: its name, with the file written where there is one"""
    good = csv_bytes(r, table)
    how = r.choice(
        ["missing", "../", "absolute", "link", "xlsx-in-csv", "csv-in-xlsx", "nul", "bytes", "half", "ending"]
        + ["directory", "cut", "empty", "quote", "headless", "headless"]
    )
    name = "roster.csv"
    data = {
        "xlsx-in-csv": lambda: xlsx_bytes(r, table),
        "csv-in-xlsx": lambda: good,
        "nul": lambda: "\n".join(",".join(x) for x in table).encode() + b"\0\n",
        "bytes": lambda: "\n".join(",".join(x) for x in table).encode("gb18030") + b"\n\xff\xff\n",
        "half": lambda: b"\xff\xfe" + "\n".join(",".join(x) for x in table).encode("utf-16-le") + b"\n",
        "ending": lambda: good,
        "cut": lambda: xlsx_bytes(r, table)[:-60],
        "empty": lambda: b"",
        "quote": lambda: '\n"'.join(",".join(x).replace('"', "") for x in table[:2]).encode(),
        "headless": lambda: csv_bytes(r, [[v.replace("姓", "名").replace("name", "who") for v in x] for x in table]),
    }
    if how == "../":
        return "../x.csv"
    if how == "absolute":
        return "/nowhere/roster.csv"
    if how == "link":
        os.symlink("/etc/hostname", folder / name)
    if how == "directory":
        (folder / name).mkdir()
    if how in ("csv-in-xlsx", "cut"):
        name = "roster.xlsx"
    if how == "ending":
        name = r.choice(["roster.txt", "roster"])
    if how in data:
        (folder / name).write_bytes(data[how]())
    return name


def write(c, r, rows, has, folder):
    table, merged = sheet(c, r, rows, has)
    if r.random() < 0.08:
        c["b"]["candidates"]["roster"] = broken(r, table, folder)
        return
    xlsx = r.random() < 0.4
    name = r.choice(["roster", "花名册", "名单/花名册"]) + (".xlsx" if xlsx else ".csv")
    c["b"]["candidates"]["roster"] = name
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(xlsx_bytes(r, table, merged) if xlsx else csv_bytes(r, table))


def agree(c, folder, r):
    """the batch's numbers once more, so that what is wrong with a row stands alone"""
    b = oracle.Batch(copy.deepcopy(c["b"]), folder, c["today"], "certificate", g.CAL, {})
    if not b.roster.broken:
        at = {id(x): i for i, x in enumerate(b.sessions)}
        for members, _, found in roster.counts(b.roster, b.sessions):
            for key, n in found.items():
                for x in members:
                    if key in x:
                        c["b"]["session"][at[id(x)]][key] = n if x is members[0] else 0
        if "warning" in b.roster.columns and "registration" in c["b"]["warnings"]:
            c["b"]["warnings"]["registration"] = len(roster.warned_people(b.roster))


def aimed_waivers(c, folder, r):
    """waivers of what the oracle finds wrong with the roster"""
    found = oracle.judge(copy.deepcopy(c["b"]), folder, c["today"], None, g.CAL)["rules"].get(
        "roster", {"findings": []}
    )
    subjects = [s for o, s in found["findings"] if o in ("fail", "warning") and s != "registration"]
    w = {"rule": "roster", "reason": "r", "approved_by": "a", "until": c["today"] + timedelta(r.choice([0, 5, -1]))}
    if subjects and r.random() < 0.7:
        w["subject"] = r.choice(subjects)
    c["b"]["waiver"].append(w)


def batch(r):
    """a batch, its rows and columns, and whether its numbers are to be made to agree"""
    c = g.valid(r.choice(list(g.PROC) + ["social-training/supervised"]), r)
    if r.random() < 0.5:
        shape(c, r)
    size(c, r)
    for m in r.choices(BATCH_FAULTS, k=r.choice([0, 0, 0, 1, 1, 2])):
        m(c, r)
    has = columns(r, c["b"]["session"])
    rows = agreeing_rows(c, r, has)
    mild = r.random() < 0.3
    faults = (
        r.choices(MILD, k=r.choice([1, 1, 2, 3])) if mild else r.choices(FAULTS, k=r.choice([0, 0, 1, 1, 2, 3, 5, 8]))
    )
    for f in faults:
        if rows:
            f(c, r, rows, has)
    return c, rows, has, mild


def make(r, out, count):
    for i in range(count):
        c, rows, has, mild = batch(r)
        folder = out / str(c["today"]) / f"r{i:05d}"
        folder.mkdir(parents=True)
        write(c, r, rows, has, folder)
        if mild or r.random() < 0.3:
            agree(c, folder, r)
        outside = c["b"]["candidates"]["roster"] in ("../x.csv", "/nowhere/roster.csv")
        if r.random() < (0.6 if outside else 0.2):
            aimed_waivers(c, folder, r)
        g.write(c, folder, r)
