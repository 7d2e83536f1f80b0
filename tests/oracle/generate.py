#!/usr/bin/env python3
"""Random batch folders: DIR/<as-of day>/<b, r or e and NNNNN>/batch.toml with files and .facts.json (what each PDF is; for the oracle only)."""
import argparse, hashlib, json, os, random, shutil
from datetime import date, time, timedelta
from pathlib import Path
from common import KIND, METHOD, MODULE, SCOPE, THEORY
from oracle import APPLIES, Calendar, MATERIALS, PROC, lead_time

CAL = Calendar()
T = timedelta
INV = lambda t: {v: k for k, v in t.items()}
KIND_ZH, MODULE_ZH, METHOD_ZH, THEORY_ZH, SCOPE_ZH = map(INV, (KIND, MODULE, METHOD, THEORY, SCOPE))
LEVELS = {
    5: ["5", "五级", "初级工", "五级/初级工"],
    4: ["4", "四级", "中级工", "四级/中级工"],
    3: ["3", "三级", "高级工", "三级/高级工"],
    2: ["2", "二级", "技师", "二级/技师"],
    1: ["1", "一级", "高级技师", "一级/高级技师"],
}
OCC = [("电工", "6-31-01-03"), ("焊工", "6-18-02-04"), ("钳工", "6-20-01-01"), ("保育师", "4-10-01-03"), ("茶艺师", "4-03-02-07")]


# ---------------------------------------------------------------- PDF by hand
def rc4(key, data):
    s, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + s[i] + key[i % len(key)]) % 256
        s[i], s[j] = s[j], s[i]
    i = j = 0
    for c in data:
        i = (i + 1) % 256
        j = (j + s[i]) % 256
        s[i], s[j] = s[j], s[i]
        out.append(c ^ s[(s[i] + s[j]) % 256])
    return bytes(out)


PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def pdf(text, how="sound"):
    pages = 0 if how == "pageless" else 1
    text_stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    fid = hashlib.md5(text.encode()).digest()
    extra = b""
    if how in ("encrypted", "owner-password"):
        user = (b"geheim" if how == "encrypted" else b"") + PAD
        user = user[:32]
        okey = hashlib.md5((b"boss" + PAD)[:32]).digest()[:5]
        O = rc4(okey, user)
        P = -44
        key = hashlib.md5(user + O + (P & 0xFFFFFFFF).to_bytes(4, "little") + fid).digest()[:5]
        U = rc4(key, PAD)
        okk = hashlib.md5(key + (4).to_bytes(3, "little") + (0).to_bytes(2, "little")).digest()[:10]
        text_stream = rc4(okk, text_stream)
        extra = b" /Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >> /ID [<%s> <%s>]" % (
            O.hex().encode(),
            U.hex().encode(),
            P,
            fid.hex().encode(),
            fid.hex().encode(),
        )
    objs = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b"3 0 R" if pages else b"", pages),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text_stream), text_stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, offs = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for n, o in enumerate(objs, 1):
        offs.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, o)
    x = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objs) + 1) + b"".join(b"%010d 00000 n \n" % o for o in offs)
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n" % (
        len(objs) + 1,
        extra,
        x + 7 if how == "bad-startxref" else x,
    )
    if how != "no-eof":
        out += b"%%EOF\n"
    if how == "junk-before":
        out = b"junk line\n" * 5 + out
    return out


# ---------------------------------------------------------------- a valid batch
# b: {"institution","batch","annual_plan","dates","exam","session":[...],"candidates","warnings","examiner":[...],"material":[...],"waiver":[...]}
# files: name -> kind of content ("sound", "text", "dup:other", "missing", "link-out" ...)
def rday(r, a, b):
    return a + T(r.randint(0, max(0, (b - a).days)))


def valid(proc, r):
    short, stages, methods = PROC[proc]
    kind, module = proc.split("/")
    while True:
        X = rday(r, date(2025, 6, 1), date(2026, 12, 10))
        if r.random() < 0.15:
            X = rday(r, date(2026, 3, 1), date(2026, 4, 30))
        L = X + T(r.choice([0, 0, 1, 2]))
        pub = X - T(r.randint(20, 40))
        sub = pub + T(r.randint(0, 6))
        if sub.year != X.year or pub.year != X.year or lead_time(sub, X, CAL) != "pass":
            continue
        done = rday(r, L, min(X + T(30), date(X.year, 12, 31)))
        decl = rday(r, done, min(X + T(30), date(X.year, 12, 31)))
        break
    app = sub + T(r.randint(0, 3))
    opened = rday(r, app, X - T(10))
    reviewed = rday(r, opened, X - T(6))
    regapp = rday(r, reviewed, X - T(4))
    arr = rday(r, regapp, X - T(2))
    arrapp = rday(r, arr, X)
    method = r.choice(sorted(methods))
    direct = method == "direct"
    dates = {
        "plan_submitted": sub,
        "plan_approved": app,
        "registration_opened": opened,
        "registration_reviewed": reviewed,
        "registration_approved": regapp,
    }
    if module == "autonomous":
        dates = {"registration_opened": opened, "registration_reviewed": reviewed}
    if short == "S":
        dates = {"plan_published": pub, **dates, "arrangement_completed": arr, "arrangement_approved": arrapp}
    stage = r.choice(stages + ["certificate"])
    b = {
        "institution": {"name": "示例机构", "kind": kind},
        "batch": {"id": f"T-{r.randint(1, 9999)}", "module": module, "method": method, "stage": stage},
    }
    if r.random() < 0.5:
        b["institution"]["code"] = "X41000"
    region = r.choice(["410100", "410300", "410000", "419001", "410181"])
    if short == "S" or r.random() < 0.3:
        b["institution"]["region"] = region
    if short == "S" and r.random() < 0.5:
        b["batch"]["region"] = region
    if short != "S":
        b["annual_plan"] = {"submitted": rday(r, date(X.year, 1, 1), date(X.year, 3, 31)), "stamped": True}
    if short == "S":
        b["exam"] = {"theory": "centralized-online"}
    if not direct and r.random() < 0.7:
        dates["exam_start"] = X
        if r.random() < 0.7 or L != X:
            dates["exam_end"] = L
    session_dates = "exam_start" not in dates and not direct
    names = ["考评员" + c for c in "甲乙丙"]
    ss = []
    for i in range(r.choice([1, 1, 2, 2, 3, 4]) if not (direct and r.random() < 0.4) else 0):
        occ, code = r.choice(OCC[:3])
        planned = r.choice([15, 15, 16, 20, 30, 40])
        reg = planned + r.randint(-10, 5)
        reg = max(reg, 8)
        ex = max(planned - 10, reg - r.randint(0, 3)) if reg >= planned - 10 else reg
        ex = min(ex, reg)
        x = {
            "occupation": occ,
            "level": r.choice([5, 4, 3, 3, 4, 2]),
            "planned": planned,
            "registered": reg,
            "examined": ex,
            "passed": r.randint(0, ex),
        }
        if r.random() < 0.6:
            x["code"] = code
        if session_dates or r.random() < 0.4 and not direct:
            x["date"] = X if i == 0 else rday(r, X, L)
        if r.random() < 0.4:
            x["start"] = time(r.choice([8, 9, 14]), 0)
        x["place"] = r.choice(["第一考场", "第二考场"])
        x["staff"] = r.sample(names, 2)
        x["examiners"] = r.sample(names, r.choice([1, 1, 2]))
        if short == "S":
            a = {}
            for k in ("occupation", "level", "date", "start", "place", "staff"):
                if k in x and r.random() < 0.4:
                    a[k] = list(reversed(x[k])) if k == "staff" else x[k]
            x["arranged"] = a
        ss.append(x)
    if session_dates and ss:
        ss[0]["date"] = X
        if len(ss) > 1:
            ss[-1]["date"] = L
        else:
            L = X
    for x in ss:
        if "date" in x.get("arranged", {}):
            x["arranged"]["date"] = x["date"]
    # the sums of a pair stay within 10
    tot = {}
    for x in ss:
        tot.setdefault((x["occupation"], x["level"]), []).append(x)
    for m in tot.values():
        if any(abs(sum(y[k] for y in m) - sum(y["planned"] for y in m)) > 10 for k in ("registered", "examined")):
            for y in m:
                y["registered"] = y["examined"] = y["planned"]
                y["passed"] = min(y["passed"], y["examined"])
    b["session"] = ss
    scope = {
        "E/S": "own-employees",
        "E/A": "own-employees",
        "C/S": r.choice(["own-students", "graduating-students"]),
        "C/A": "graduating-students",
        "S": "public",
    }[short]
    b["candidates"] = {"scope": scope}
    w = r.choice([0, 0, 0, 2])
    b["warnings"] = {"registration": w, "reviewed_at_registration": reviewed}
    if short == "S":
        b["warnings"].update(certificate=r.choice([0, 0, 1]), reviewed_at_certificate=rday(r, L, done))
    b["examiner"] = []
    for n in names:
        e = {"name": n}
        if r.random() < 0.5:
            e["skill"] = [
                {"occupation": o, "level": r.choice([1, 2, 3])} | ({"code": c} if r.random() < 0.7 else {})
                for o, c in OCC[:3]
            ]
        else:
            e["title"] = [
                {
                    "grade": r.choice(["intermediate", "senior"]),
                    "specialty": "工程",
                    "related_to": [o for o, _ in OCC[:3]],
                }
            ]
        c = {
            "number": "AH2024" + str(r.randint(1, 999)),
            "kind": r.choice(["senior-examiner", "senior-examiner", "examiner"]),
        }
        if any(x["level"] <= 2 and n in x["examiners"] for x in ss):
            c["kind"] = "senior-examiner"
        if r.random() < 0.6:
            c["issued"] = r.choice([X, X - T(1), date(2024, 1, 1)])
        if r.random() < 0.6:
            c["expires"] = r.choice([L, L + T(1), date(2029, 1, 1)])
        e["certificate"] = c
        b["examiner"].append(e)
    if not ss:
        b["examiner"] = []
    dates.update(completed=done, certificates_declared=decl)
    b["dates"] = dates
    # cross region
    if short == "S" and r.random() < 0.3:
        b["institution"]["region"], b["batch"]["region"] = r.choice(
            [("410100", "410300"), ("410100", "419001"), ("419001", "410300"), ("410181", "410202")]
        )
        if r.random() < 0.5:
            dates["cross_region_approved"] = rday(r, sub, reviewed)
    # stage and the as-of day
    lo, hi = {
        "plan": (sub, sub + T(2)),
        "registration": (reviewed, regapp),
        "arrangement": (arr, X - T(2)),
        "certificate": (L, decl),
        "complete": (decl, decl + T(20)),
    }[stage]
    today = rday(r, lo, max(lo, hi))
    trim = r.random() < 0.7
    for k in list(dates):
        if not k.startswith("exam_") and dates[k] > today:
            del dates[k]
    if stage == "certificate" and (r.random() < 0.6):
        for k in ("completed", "certificates_declared"):
            dates.pop(k, None)
    if stage == "plan" and r.random() < 0.5:
        dates.pop("plan_submitted", None)
    if stage == "arrangement" and r.random() < 0.5:
        dates.pop("arrangement_completed", None)
        dates.pop("arrangement_approved", None)
    for k in ("reviewed_at_registration", "reviewed_at_certificate"):
        if b["warnings"].get(k) and b["warnings"][k] > today:
            if k == "reviewed_at_certificate" and stage == "certificate":
                b["warnings"][k] = today
            else:
                del b["warnings"][k]
    if short != "S" and b["annual_plan"]["submitted"] > today:
        b["annual_plan"]["submitted"] = (
            max(date(X.year, 1, 1), today) if date(X.year, 1, 1) <= today else b["annual_plan"]["submitted"]
        )
    idx = stages.index(stage) if stage != "complete" else 9
    if trim:
        if stage in ("plan", "registration", "arrangement"):
            for x in ss:
                x.pop("passed")
                x.pop("examined")
                if stage == "plan":
                    x.pop("registered")
                    x.pop("arranged", None)
            b["warnings"].pop("certificate", None)
            b["warnings"].pop("reviewed_at_certificate", None)
        if stage == "plan":
            b["warnings"] = {}
    # materials
    order = ["plan", "registration", "arrangement", "certificate", "complete"]
    ms, files, n = [], {}, 0
    from oracle import regions_differ

    cross = regions_differ(
        b["institution"].get("region", "410100"), b["batch"].get("region", b["institution"].get("region", "410100"))
    )
    done_either = False
    for st, k, name, when, stamp in MATERIALS[short]:
        if order.index(st) > order.index(stage) and r.random() < 0.8:
            continue
        wr, wc = b["warnings"].get("registration", 0), b["warnings"].get("certificate", 0)
        need = (
            when == "always"
            or (when == "warnings-else-warn")
            or (when == "warnings" and (wr or (st == "certificate" and wc)))
            or (when == "cross-region" and cross)
        )
        if when == "either":
            need = (not done_either and r.random() < 0.5) or (not done_either and k == "passed-score-roster")
            done_either |= need
        if not need and r.random() < 0.93:
            continue
        m = {"kind": k, "file": f"{name}.pdf"}
        if m["file"] in files:
            m["file"] = f"{name}-2.pdf"
        if stamp or r.random() < 0.1:
            m["stamped"] = True
        files[m["file"]] = "sound"
        ms.append(m)
    r.shuffle(ms)
    b["material"] = ms
    b["waiver"] = []
    if stage == "certificate" and r.random() < 0.3:
        del b["batch"]["stage"]
    return {"b": b, "files": files, "today": today, "short": short, "X": X, "L": L, "proc": proc, "stage": stage}


# ---------------------------------------------------------------- mutations
def pick(r, seq):
    return r.choice(list(seq)) if seq else None


def m_drop_date(c, r):
    if c["b"]["dates"]:
        c["b"]["dates"].pop(pick(r, sorted(c["b"]["dates"])))


def m_shift_date(c, r):
    d = c["b"]["dates"]
    if d:
        k = pick(r, sorted(d))
        d[k] += T(r.choice([-40, -10, -3, -1, 1, 1, 2, 5, 30, 31, 60]))


def m_date_to_bound(c, r):
    d = c["b"]["dates"]
    ks = [k for k in d]
    if len(ks) > 1:
        a, k = r.sample(ks, 2)
        d[a] = d[k] + T(r.choice([-2, -1, 0, 1, 2]))


def m_add_date(c, r):
    k = r.choice(
        [
            "plan_published",
            "plan_submitted",
            "plan_approved",
            "cross_region_approved",
            "registration_opened",
            "registration_reviewed",
            "registration_approved",
            "arrangement_completed",
            "arrangement_approved",
            "exam_start",
            "exam_end",
            "completed",
            "certificates_declared",
        ]
    )
    c["b"]["dates"][k] = c["X"] + T(r.choice([-15, -8, -3, -2, -1, 0, 1, 15, 30, 31]))


def m_today(c, r):
    c["today"] += T(r.choice([-60, -20, -5, -1, 1, 1, 5, 20, 40, 100, 300]))


def m_today_bound(c, r):
    ds = [d for d in c["b"]["dates"].values()] + [
        c["X"] + T(30),
        c["L"] + T(30),
        c["X"] - T(2),
        date(c["X"].year, 3, 31),
        date(c["X"].year, 12, 31),
    ]
    c["today"] = pick(r, ds) + T(r.choice([-1, 0, 0, 1]))


def m_stage(c, r):
    c["b"]["batch"]["stage"] = r.choice(PROC[c["proc"]][1] if c["proc"] in PROC else ["plan", "certificate"])


def m_wrong_stage(c, r):
    if r.random() < 0.3:
        c["b"]["batch"]["stage"] = r.choice(["plan", "arrangement"])


def m_method(c, r):
    c["b"]["batch"]["method"] = r.choice(["direct", "exam", "process", "competition"])
    if r.random() < 0.3:
        del c["b"]["batch"]["method"]


def m_pair(c, r):
    if r.random() < 0.3:
        k, m = r.choice(
            [
                ("social-training", "autonomous"),
                ("central-enterprise-branch", "supervised"),
                ("member-unit", "autonomous"),
                ("provincial-industry-organization", "supervised"),
            ]
        )
        c["b"]["institution"]["kind"], c["b"]["batch"]["module"] = k, m
        c["proc"] = f"{k}/{m}"


def m_other_proc(c, r):
    k, m = r.choice(list(PROC)).split("/")
    if r.random() < 0.3:
        c["b"]["institution"]["kind"], c["b"]["batch"]["module"] = k, m
        c["proc"] = f"{k}/{m}"
        if c["b"]["batch"].get("stage", "certificate") not in PROC[c["proc"]][1]:
            c["b"]["batch"]["stage"] = "certificate"


def m_annual(c, r):
    a = c["b"].setdefault("annual_plan", {})
    y = c["X"].year
    k = r.randint(0, 6)
    if k == 0:
        c["b"].pop("annual_plan")
    elif k == 1:
        a["submitted"] = r.choice(
            [date(y, 1, 1), date(y, 3, 31), date(y, 4, 1), date(y - 1, 12, 31), date(y - 1, 3, 1)]
        )
    elif k == 2:
        a["stamped"] = False
    elif k == 3:
        a.pop("stamped", None)
    elif k == 4:
        a.pop("submitted", None)
    elif k == 5:
        a.pop("submitted", None)
        a["stamped"] = False
    else:
        a.pop("submitted", None)
        c["today"] = date(y, 3, 31) + T(r.choice([-1, 0, 1]))


def m_planned(c, r):
    x = pick(r, c["b"]["session"])
    if x is None:
        return
    k = r.randint(0, 3)
    if k == 0:
        x.pop("planned", None)
    else:
        x["planned"] = r.choice([0, 1, 7, 8, 14, 15, 16, 25])


def m_split15(c, r):
    x = pick(r, c["b"]["session"])
    if x is None:
        return
    y = dict(x)
    t = r.choice([14, 15, 15])
    x["planned"] = r.randint(0, t)
    y["planned"] = t - x["planned"]
    for s in (x, y):
        for k in ("registered", "examined", "passed"):
            if k in s:
                s[k] = s["planned"]
    y["level"] = r.choice([x["level"], 3, 4])
    c["b"]["session"] = [x, y]


def m_third(c, r):
    s = c["b"]["session"]
    if not s:
        return

    def mk(o, code, p):
        y = dict(s[0])
        y["occupation"] = o
        y["planned"] = p
        y.pop("code", None)
        if code:
            y["code"] = code
        for k in ("registered", "examined", "passed"):
            if k in y:
                y[k] = max(0, p + r.choice([-6, 0, 0, 6]) if k == "registered" else min(p, y.get("registered", p)))
        if "arranged" in y:
            y["arranged"] = {}
        return y

    ps = [r.choice([4, 5, 7, 8, 15]) for _ in range(3)]
    shapes = [
        [("电工", "6-31-01-03"), ("电工", None), ("电工", "6-31-01-09")],
        [("电工", "6-31-01-03"), ("维修电工", "6-31-01-03"), ("维修电工", None)],
        [("电工", "6-31-01-03"), ("电工", "6-31-01-09")],
        [("电工", None), ("电工", None), ("焊工", "6-31-01-03")],
        [("电工", "6-31-01-03"), ("焊工", "6-31-01-03")],
    ]
    new = [mk(o, k, p) for (o, k), p in zip(r.choice(shapes), ps)]
    r.shuffle(new)
    c["b"]["session"] = new


def m_counts(c, r):
    x = pick(r, c["b"]["session"])
    if x is None:
        return
    k = r.choice(["registered", "examined", "passed"])
    j = r.randint(0, 4)
    if j == 0:
        x.pop(k, None)
    elif j == 1:
        x[k] = max(0, x.get("planned", 20) + r.choice([-11, -10, -9, 10, 11]))
    elif j == 2:
        x[k] = 0
    elif j == 3:
        p = x.get("planned", 20)
        x["registered"] = p + r.choice([10, 11, 9])
        x["examined"] = p + r.choice([-11, -10, 10, 11, 0])
        x["examined"] = max(0, x["examined"])
    else:
        x[k] = x.get("registered", 20) + r.choice([-1, 0, 1])
    if x.get(k, 0) < 0:
        x[k] = 0


def m_session_add(c, r):
    s = c["b"]["session"]
    if s:
        s.append(json_copy(pick(r, s)))


def json_copy(x):
    return {k: (list(v) if isinstance(v, list) else dict(v) if isinstance(v, dict) else v) for k, v in x.items()}


def m_no_sessions(c, r):
    if r.random() < 0.5:
        c["b"]["session"] = []
    if r.random() < 0.3:
        c["b"]["examiner"] = []


def m_session_date(c, r):
    x = pick(r, c["b"]["session"])
    if x is None:
        return
    if r.random() < 0.3:
        x.pop("date", None)
    else:
        x["date"] = pick(r, [c["X"], c["L"]]) + T(r.choice([-1, 0, 1, 30]))


def m_no_exam(c, r):
    if r.random() < 0.5:
        for k in ("exam_start", "exam_end"):
            c["b"]["dates"].pop(k, None)
        for x in c["b"]["session"]:
            x.pop("date", None)
        if r.random() < 0.2:
            c["b"]["dates"]["exam_end"] = c["L"]


def m_arranged(c, r):
    x = pick(r, c["b"]["session"])
    if x is None:
        return
    k = r.randint(0, 8)
    a = x.setdefault("arranged", {})
    if k == 0:
        x.pop("arranged")
    elif k == 1:
        x["arranged"] = {}
    elif k == 2:
        a["place"] = "第三考场"
    elif k == 3:
        a["staff"] = (x.get("staff") or ["甲"]) + ["考评员丁"]
    elif k == 4:
        a["start"] = time(10, 30)
    elif k == 5:
        a["level"] = r.choice([3, 4, 5])
    elif k == 6:
        a["date"] = pick(r, [c["X"], c["L"]]) + T(r.choice([-1, 0, 1]))
    elif k == 7:
        a["occupation"] = r.choice(["电工", "焊工"])
    else:
        a["staff"] = list(reversed(x.get("staff", []))) + (x.get("staff") or [])[:1]


def m_place_staff(c, r):
    x = pick(r, c["b"]["session"])
    if x is not None:
        x.pop(r.choice(["place", "staff", "start"]), None)


def m_staff_empty(c, r):
    x = pick(r, c["b"]["session"])
    if x is not None and r.random() < 0.2:
        x["staff"] = []


def m_region(c, r):
    codes = ["410000", "410100", "410181", "410300", "419001", "419002", "340000", "340100", "110000"]
    i, b = c["b"]["institution"], c["b"]["batch"]
    k = r.randint(0, 5)
    if k == 0:
        i.pop("region", None)
    elif k == 1:
        b.pop("region", None)
    else:
        i["region"], b["region"] = r.choice(codes), r.choice(codes)
    if r.random() < 0.3:
        c["b"]["dates"]["cross_region_approved"] = c["X"] + T(r.choice([-5, 0, 1]))
    if r.random() < 0.2 and not any(m["kind"] == "cross-region-application" for m in c["b"]["material"]):
        add_material(c, "cross-region-application")


def m_theory(c, r):
    e = c["b"].setdefault("exam", {})
    if r.random() < 0.3:
        c["b"].pop("exam")
    else:
        e["theory"] = r.choice(list(THEORY.values()))


def m_scope(c, r):
    if r.random() < 0.25:
        c["b"]["candidates"].pop("scope", None)
    else:
        c["b"]["candidates"]["scope"] = r.choice(list(SCOPE.values()))


def m_warn(c, r):
    w = c["b"]["warnings"]
    k = r.randint(0, 5)
    if k == 0:
        c["b"]["warnings"] = {}
    elif k == 1:
        w.pop(pick(r, sorted(w)) or "x", None)
    elif k == 2:
        w["registration"] = r.choice([0, 1, 3])
    elif k == 3:
        w["certificate"] = r.choice([0, 1, 3])
    elif k == 4:
        w["reviewed_at_registration"] = c["X"] + T(r.choice([-1, 0, 1]))
    else:
        w["reviewed_at_certificate"] = c["L"] + T(r.choice([-1, 0, 1]))


def m_lead(c, r):
    d = c["b"]["dates"]
    base = r.choice(
        [
            date(2026, 2, 12),
            date(2026, 4, 3),
            date(2026, 4, 29),
            date(2026, 9, 18),
            date(2026, 9, 29),
            date(2026, 10, 8),
            date(2026, 6, 17),
            date(2026, 11, 1),
            date(2026, 12, 20),
            date(2026, 12, 23),
            date(2025, 12, 29),
            date(2027, 3, 1),
            date(2026, 12, 26),
            date(2026, 2, 27),
            date(2025, 9, 27),
        ]
    )
    sub = base + T(r.randint(-2, 4))
    exam = (
        next(
            sub + T(k)
            for k in range(r.choice([0, 2, 3, 3, 3]), 40)
            if lead_time(sub, sub + T(k), CAL) in (r.choice(["warning", "pass"]), "unchecked") or k > 30
        )
        + T(r.choice([-1, 0, 0, 0, 1]))
        if r.random() < 0.7
        else sub + T(r.randint(-1, 13))
    )
    off = exam - c["X"]
    for k in list(d):
        d[k] += off
    d["plan_submitted"] = sub
    if d.get("plan_published", sub) > sub:
        d["plan_published"] = sub - T(2)
    for x in c["b"]["session"]:
        for y in (x, x.get("arranged") or {}):
            if "date" in y:
                y["date"] += off
    for k in ("reviewed_at_registration", "reviewed_at_certificate"):
        if k in c["b"]["warnings"]:
            c["b"]["warnings"][k] += off
    c["today"] += off
    c["X"] += off
    c["L"] += off
    if c["b"]["batch"].get("stage") == "plan" and r.random() < 0.5:
        c["today"] = sub
        del d["plan_submitted"]


def m_deadline(c, r):
    d = c["b"]["dates"]
    v = pick(r, [c["X"], c["L"]]) + T(r.choice([29, 30, 30, 31]))
    if r.random() < 0.5:
        d["certificates_declared"] = v
        d["completed"] = min(v, d.get("completed", v))
        c["today"] = max(c["today"], v)
    else:
        c["today"] = v
        d.pop("certificates_declared", None)


def m_spread(c, r):
    n = r.choice([1, 3, 10])
    c["L"] = c["X"] + T(n)
    c["b"]["dates"]["exam_start"] = c["X"]
    c["b"]["dates"]["exam_end"] = c["L"]
    m_deadline(c, r)


def m_year(c, r):
    off = date(c["X"].year, 12, 31) - c["X"] + T(r.choice([-25, -3, 0, 1]))
    d = c["b"]["dates"]
    for k in d:
        d[k] += off
    for x in c["b"]["session"]:
        for y in (x, x.get("arranged") or {}):
            if "date" in y:
                y["date"] += off
    for k in ("reviewed_at_registration", "reviewed_at_certificate"):
        if k in c["b"]["warnings"]:
            c["b"]["warnings"][k] += off
    c["X"] += off
    c["L"] += off
    c["today"] += off
    if r.random() < 0.5:
        c["today"] = date(c["X"].year, 12, 31) + T(r.choice([0, 1]))


# materials and files
def add_material(c, kind, how="sound", **kw):
    c["n"] = c.get("n", 0) + 1
    f = f"附件{c['n']}.pdf"
    c["files"][f] = how
    c["b"]["material"].append({"kind": kind, "file": f, **kw})


def m_mat_drop(c, r):
    ms = c["b"]["material"]
    if ms:
        ms.pop(r.randrange(len(ms)))


def m_mat_stamp(c, r):
    ms = [m for m in c["b"]["material"] if "stamped" in m] or c["b"]["material"]
    m = pick(r, ms)
    if m is None:
        return
    if r.random() < 0.5:
        m.pop("stamped", None)
    else:
        m["stamped"] = False


def m_mat_unknown(c, r):
    k = r.choice(
        [
            "photo",
            "internal-supervision-raport",
            "某种材料",
            "participant-student-roster",
            "student-register",
            "plan-application-form",
            "passed-score-roster",
            "内部质量督导报告",
            "佐证材料",
            "合格人员确认文件",
        ]
    )
    add_material(c, k, **({"stamped": True} if r.random() < 0.3 else {}))


def m_mat_again(c, r):
    m = pick(r, c["b"]["material"])
    if m:
        add_material(c, m["kind"], **({"stamped": r.random() < 0.5} if r.random() < 0.6 else {}))


def m_mat_either(c, r):
    for k in r.sample(["passed-confirmation", "passed-score-roster"], r.choice([1, 2])):
        add_material(c, k, **({"stamped": r.random() < 0.5} if r.random() < 0.7 else {}))


def m_same_file_twice(c, r):
    ms = c["b"]["material"]
    if len(ms) > 1:
        a, m = r.sample(ms, 2)
        if c["files"].get(m["file"]) == "sound":
            a["file"] = m["file"]


def m_file(c, r):
    ms = [m for m in c["b"]["material"] if c["files"].get(m["file"]) == "sound"]
    m = pick(r, ms)
    if m is None:
        return
    f = m["file"]
    k = r.choice(
        [
            "missing",
            "text",
            "encrypted",
            "owner-password",
            "pageless",
            "junk-before",
            "no-eof",
            "bad-startxref",
            "directory",
            "dup",
            "dup",
            "dup",
            "../",
            "abs",
            "link-out",
            "sub",
            "dot",
        ]
    )
    if k == "dup":
        o = pick(
            r,
            [
                n
                for n, h in sorted(c["files"].items())
                if n != f and h == "sound" and any(x["file"] == n for x in c["b"]["material"])
            ],
        )
        if o:
            c["files"][f] = "dup:" + o
    elif k == "../":
        m["file"] = "../x.pdf"
        c["files"].pop(f, None)
    elif k == "abs":
        m["file"] = "/nowhere/x.pdf"
        c["files"].pop(f, None)
    elif k == "sub":
        m["file"] = "sub/" + f
        c["files"][m["file"]] = c["files"].pop(f)
    elif k == "dot":
        m["file"] = "./" + f
    else:
        c["files"][f] = k


def m_waiver(c, r):
    rules = [x for x in APPLIES] + ["roster", "no-such-rule", "online-training"]
    w = {
        "rule": r.choice(rules),
        "reason": "领导批准",
        "approved_by": "督导部",
        "until": c["today"] + T(r.choice([0, 0, 1, 30, 90, 90, -1])),
    }
    if r.random() < 0.35:
        subj = [
            "电工",
            "焊工",
            "电工/4",
            "钳工/3",
            "考评员甲",
            "plan_approved",
            "registration_approved",
            "internal-supervision-report",
            "../x.pdf",
            "implementation-notice",
            "completed",
            "certificates_declared",
        ]
        subj += [f"{x['occupation']}/{x['level']}" for x in c["b"]["session"]] + [m["kind"] for m in c["b"]["material"]]
        w["subject"] = r.choice(subj)
    elif r.random() < 0.2:
        w["subject"] = ""
    if r.random() < 0.2:
        w.pop(r.choice(["rule", "reason", "approved_by", "until"]))
    c["b"]["waiver"].append(w)


def m_waiver_useful(c, r):
    """several things waived by name"""
    c["b"]["waiver"] += [
        {"rule": x, "reason": "r", "approved_by": "a", "until": c["today"] + T(r.choice([0, 10]))}
        for x in r.choices(list(APPLIES), k=r.choice([2, 4]))
    ]


def m_waiver_aimed(c, r):
    """waivers of what the oracle finds wrong (attachments aside, whose files are not written yet)"""
    import copy
    from oracle import judge

    res = judge(copy.deepcopy(c["b"]), "/nowhere", c["today"], None, CAL)
    bad = [
        (k, o, s)
        for k, v in res["rules"].items()
        if k != "waivers" and k != "attachments"
        for o, s in v["findings"]
        if o in ("fail", "warning", "unchecked")
    ]
    bad += [("attachments", "fail", f) for f, h in c["files"].items() if h not in ("sound", "owner-password")]
    for k, o, s in r.sample(bad, min(len(bad), r.choice([1, 2, 9]))):
        w = {"rule": k, "reason": "r", "approved_by": "a", "until": c["today"] + T(r.choice([0, 0, 5, 90, -1]))}
        if s and "." not in s and not s.isascii() and r.random() < 0.5:
            w["subject"] = s
        c["b"]["waiver"].append(w)
        if r.random() < 0.2:
            c["b"]["waiver"].append(dict(w))
        if r.random() < 0.1:
            w.pop(r.choice(["reason", "approved_by", "until"]))


# examiners
def m_ex(c, r):
    es, ss = c["b"]["examiner"], c["b"]["session"]
    k = r.randint(0, 13)
    e = pick(r, es)
    if k == 0:
        c["b"]["examiner"] = []
        if r.random() < 0.7:
            for x in ss:
                x.pop("examiners", None)
        return
    if k == 1 and ss:
        pick(r, ss).pop("examiners", None)
        return
    if k == 2 and ss:
        pick(r, ss)["examiners"] = r.choice([[], ["无名氏"], ["考评员甲", "无名氏"]])
        return
    if k == 3 and ss:
        pick(r, ss)["level"] = r.choice([1, 2])
        return
    if e is None:
        return
    cert = e.setdefault("certificate", {"number": "N1"})
    if k == 4:
        e.pop("certificate")
    elif k == 5:
        cert["issued"] = c["X"] + T(r.choice([-1, 0, 1]))
    elif k == 6:
        cert["expires"] = c["L"] + T(r.choice([-1, 0, 1]))
    elif k == 7:
        cert["kind"] = r.choice(["examiner", "senior-examiner", "普通考评员", "高级考评员", "考评员"])
    elif k == 8:
        cert.pop("kind", None)
    elif k == 9:
        e["skill"] = [{"occupation": "电工", "level": r.choice([3, 4, 5])}]
        e.pop("title", None)
    elif k == 10:
        e["skill"] = [
            {"occupation": "电工", "level": 2, "code": r.choice(["6-31-01-03", "6-31-01-09"])},
            {"occupation": "焊工", "level": 3},
        ]
        e.pop("title", None)
    elif k == 11:
        e.pop("skill", None)
        e["title"] = [
            {
                "grade": r.choice(["junior", "初级", "中级", "高级", "副高级", "正高级", "senior"]),
                "specialty": "电气",
                "related_to": r.choice([["电工"], ["电工", "焊工", "钳工"], []]),
            }
        ]
    elif k == 12:
        e.pop("skill", None)
        e.pop("title", None)
    else:
        e.pop("skill", None)
        e["title"] = [{"grade": "senior"}]


COMMON = [
    m_drop_date,
    m_shift_date,
    m_shift_date,
    m_date_to_bound,
    m_add_date,
    m_today,
    m_today_bound,
    m_stage,
    m_wrong_stage,
    m_method,
    m_pair,
    m_other_proc,
    m_counts,
    m_session_add,
    m_no_sessions,
    m_session_date,
    m_no_exam,
    m_scope,
    m_warn,
    m_warn,
    m_year,
    m_mat_drop,
    m_mat_drop,
    m_mat_stamp,
    m_mat_unknown,
    m_mat_again,
    m_same_file_twice,
    m_file,
    m_file,
    m_waiver,
    m_waiver,
    m_waiver_useful,
    m_ex,
    m_ex,
    m_ex,
]
BY = {
    "S": [
        m_planned,
        m_split15,
        m_third,
        m_arranged,
        m_arranged,
        m_place_staff,
        m_staff_empty,
        m_region,
        m_region,
        m_theory,
        m_lead,
        m_lead,
        m_lead,
        m_deadline,
        m_deadline,
        m_spread,
        m_counts,
        m_counts,
    ],
    "E/S": [m_annual] * 4,
    "E/A": [m_annual] * 4 + [m_mat_either] * 4 + [m_mat_stamp] * 2,
    "C/S": [m_annual] * 4,
    "C/A": [m_annual] * 4 + [m_mat_stamp] * 3,
}


# ---------------------------------------------------------------- writing
def value(v, r):
    if v is True or v is False:
        return str(v).lower()
    if isinstance(v, date):
        return f'"{v}"' if r.random() < 0.1 else str(v)
    if isinstance(v, time):
        return v.isoformat()
    if isinstance(v, int):
        return str(v)
    if isinstance(v, list):
        return "[" + ", ".join(value(x, r) for x in v) + "]"
    return json.dumps(v, ensure_ascii=False)


def write(c, folder, r):
    b = c["b"]
    zh = r.random() < 0.35
    short = PROC.get(c["proc"], ("S",))[0]
    if zh:
        i, t = b["institution"], b["batch"]
        i["kind"] = KIND_ZH[i["kind"]]
        auto = t["module"] == "autonomous"
        t["module"] = MODULE_ZH[t["module"]]
        if t.get("method"):
            t["method"] = METHOD_ZH[t["method"]]
        names = {
            "plan": "制定计划",
            "registration": "认定报名" if auto else "考试报名",
            "arrangement": "考务安排",
            "certificate": "批次上传材料" if auto else "证书管理",
        }
        if t.get("stage") in names and c["proc"] in PROC:
            t["stage"] = names[t["stage"]]
        if b.get("exam", {}).get("theory"):
            b["exam"]["theory"] = THEORY_ZH[b["exam"]["theory"]]
        if b["candidates"].get("scope"):
            b["candidates"]["scope"] = SCOPE_ZH[b["candidates"]["scope"]]
        by = {k: n for _, k, n, _, _ in MATERIALS[short]}
        for m in b["material"]:
            if m["kind"] in by and r.random() < 0.7:
                m["kind"] = by[m["kind"]] if r.random() < 0.7 else f"《{by[m['kind']]}》"
    for x in b["session"]:
        if r.random() < 0.3:
            x["level"] = r.choice(LEVELS[x["level"]])
        if isinstance(x.get("arranged"), dict) and isinstance(x["arranged"].get("level"), int) and r.random() < 0.5:
            x["arranged"]["level"] = r.choice(LEVELS[x["arranged"]["level"]])
    for e in b["examiner"]:
        for k in e.get("skill", []):
            if r.random() < 0.2:
                k["level"] = r.choice(LEVELS[k["level"]])
    out = ["format = 1", 'regulation = "henan-2023"', ""]

    def table(head, d, aot=False, subs=()):
        out.append(f"[[{head}]]" if aot else f"[{head}]")
        for k, v in d.items():
            if k in subs:
                continue
            out.append(f"{k} = {value(v, r)}")
        out.append("")

    for t in ("institution", "batch", "annual_plan", "dates", "exam", "candidates", "warnings"):
        if t in b and (b[t] or r.random() < 0.5):
            table(t, b[t])
    for x in b["session"]:
        table("session", x, True, ("arranged",))
        if "arranged" in x:
            table("session.arranged", x["arranged"])
    for e in b["examiner"]:
        table("examiner", e, True, ("skill", "title", "certificate"))
        for k in e.get("skill", []):
            table("examiner.skill", k, True)
        for k in e.get("title", []):
            table("examiner.title", k, True)
        if "certificate" in e:
            table("examiner.certificate", e["certificate"])
    for m in b["material"]:
        table("material", m, True)
    for w in b["waiver"]:
        table("waiver", w, True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "batch.toml").write_text("\n".join(out), encoding="utf-8")
    uid = f"{folder.parent.name}-{folder.name}"
    facts, n = {}, 0
    for f, how in c["files"].items():
        p = folder / f
        p.parent.mkdir(exist_ok=True)
        n += 1
        tag = f"{uid} {n}"
        if how == "missing":
            continue
        if how == "directory":
            p.mkdir(exist_ok=True)
            facts[f] = how
            continue
        if how == "link-out":
            os.symlink("/etc/hostname", p)
            continue
        if how == "text":
            p.write_text(f"This is not a PDF {tag}\n")
            facts[f] = how
            continue
        if how.startswith("dup:"):
            continue
        p.write_bytes(pdf(tag, how))
        facts[f] = how
    for f, how in c["files"].items():
        if how.startswith("dup:"):
            src = how[4:]
            while c["files"].get(src, "").startswith("dup:") and src != f:
                src = c["files"][src][4:]
            if (folder / src).is_file():
                shutil.copyfile(folder / src, folder / f)
                facts[f] = facts.get(src, "sound")
    (folder / ".facts.json").write_text(json.dumps(facts, ensure_ascii=False))


# ---------------------------------------------------------------- wild batches
def wild(c, r):
    b = c["b"]
    a = c["X"] - T(60)
    for k in [
        "plan_published",
        "plan_submitted",
        "plan_approved",
        "cross_region_approved",
        "registration_opened",
        "registration_reviewed",
        "registration_approved",
        "arrangement_completed",
        "arrangement_approved",
        "exam_start",
        "exam_end",
        "completed",
        "certificates_declared",
    ]:
        if r.random() < 0.55:
            b["dates"][k] = rday(r, a, a + T(120))
        else:
            b["dates"].pop(k, None)
    for m in r.choices(COMMON + BY[c["short"]], k=15):
        m(c, r)


def make(r, out, count):
    procs = list(PROC) + ["social-training/supervised"] * 3
    for i in range(count):
        proc = r.choice(procs)
        c = valid(proc, r)
        k = r.random()
        if k < 0.08:
            wild(c, r)
        else:
            pool = COMMON + BY[c["short"]] * 2
            for m in r.choices(pool, k=r.choice([0, 1, 1, 1, 2, 2, 3, 4])):
                m(c, r)
        if r.random() < 0.25:
            m_waiver_aimed(c, r)
        write(c, out / str(c["today"]) / f"b{i:05d}", r)


def main():
    import generate_enrolments, generate_rosters  # they use this file

    parts = {"henan": make, "rosters": generate_rosters.make, "enrolments": generate_enrolments.make}
    ap = argparse.ArgumentParser()
    ap.add_argument("--seed", type=int, required=True)
    ap.add_argument("--count", type=int, default=200, help="of each part")
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--part", action="append", choices=parts, help="only these; each has random numbers of its own")
    a = ap.parse_args()
    for part in a.part or parts:
        r = random.Random(a.seed if part == "henan" else f"{part} {a.seed}")
        parts[part](r, a.out, a.count)


if __name__ == "__main__":
    main()
