"""Random enrolments of examiner training: a batch.toml with photos and evidence."""
import json, os, shutil
from datetime import date, timedelta
from generate import LEVELS, pdf, value
from generate_rosters import id_number, mark, spoil_id
from make_images import jpeg, png
import copy
import enrolment

T = timedelta
OCC = [("电工", "6-31-01-03"), ("焊工", "6-18-02-04"), ("钳工", "6-20-01-01")]
KIND_ZH = {
    "central-enterprise-branch": "央企驻皖分支机构",
    "provincial-industry-organization": "省级行业评价组织",
    "member-unit": "会员单位",
}
STATUS_ZH = {"filed": "已备案", "to-be-filed": "拟备案"}
STAGES = ["enrolment", "online", "offline", "qualification"]
MIB3 = 3 * 1024 * 1024
# width and height about 3,000,000 pixels
EDGE = [(2000, 1500), (1500, 2000), (3000, 1000), (1, 3000000)]
OVER = [(2001, 1500), (3001, 1000), (1500, 2001), (1, 3000001)]
UNDER = [(1999, 1500), (2999, 1000), (600, 800), (295, 413)]


def rday(r, a, b):
    return a + T(r.randint(0, max(0, (b - a).days)))


def near(r, *days):
    return r.choice(days) + T(r.choice([-1, 0, 0, 1]))


# ---------------------------------------------------------------- an enrolment that passes
def evidence(c, r, t, n):
    kind = r.choice(["pdf", "pdf", "pdf", "jpg", "png"])
    f = f"{t['name']}-证书{n}.{kind}"
    c["files"][f] = {"kind": kind}
    return f


def proofs(c, r, t, n):
    k = {}
    if r.random() < 0.3:
        k["confirmed"] = True
    if not k or r.random() < 0.3:
        k["evidence"] = evidence(c, r, t, n)
    return k


def trainee(c, r, n):
    occupation, code = r.choice(OCC)
    opens, enrolled_by, studied_by = c["opens"], c["enrolled_by"], c["studied_by"]
    t = {"name": f"学员{n:03d}", "employer": c["b"]["institution"]["name"], "region": "省直", "occupation": occupation}
    if r.random() < 0.7:
        t["id_number"] = id_number(r)
    if r.random() < 0.6:
        t["code"] = code
    t["enrolled"] = r.choice([opens, enrolled_by, rday(r, opens, enrolled_by)])
    kind = r.choice(["jpg", "jpg", "png"])
    t["photo"] = f"{t['name']}.{kind}"
    c["files"][t["photo"]] = {"kind": kind, "measures": r.choice(UNDER + EDGE[:3])}
    t["ethics_declared"], t["experience"] = True, r.choice(["2 年", "五年", "无"])
    if r.random() < 0.6:
        t["skill"] = [{"occupation": occupation, "level": r.choice([1, 2, 3])}]
        if r.random() < 0.5:
            t["skill"][0]["code"] = code
    else:
        grade = r.choice(["intermediate", "senior", "中级", "高级", "副高级", "正高级"])
        t["title"] = [{"grade": grade, "specialty": "工程", "related_to": [occupation]}]
    for i, k in enumerate(enrolment.evidences(t)):
        k.update(proofs(c, r, t, i + 1))
    started = rday(r, t["enrolled"], studied_by - T(3))
    finished = r.choice([studied_by, rday(r, started, studied_by)])
    passed_on = rday(r, finished, finished + T(5))
    t["online"] = {
        "minutes": r.choice([180, 180, 181, 200, 360]),
        "started": started,
        "finished": finished,
        "attempts": r.choice([1, 2]),
        "score": r.choice([90, 90, 91, 100, 95]),
        "passed_on": passed_on,
    }
    attended = r.choice([passed_on, passed_on + T(1), rday(r, passed_on, passed_on + T(30))])
    t["offline"] = {"attended": attended, "days": r.choice([1, 1, 2]), "passed": True}
    t["qualification"] = {"date": r.choice([attended, attended + T(r.randint(0, 5))]), "passed": True}
    return t


def valid(r):
    year = r.choice([2025, 2026, 2026, 2027])
    c = {"opens": date(year, 7, 30), "enrolled_by": date(year, 8, 16), "studied_by": date(year, 8, 27), "files": {}}
    c["b"] = {
        "institution": {"name": "示例集团安徽分公司", "kind": r.choice(list(KIND_ZH)), "status": r.choice(list(STATUS_ZH))},
        "batch": {"id": f"{year}1200000000{r.randint(10, 99)}", "year": year, "stage": r.choice(STAGES + STAGES[3:])},
        "waiver": [],
    }
    c["b"]["trainee"] = [trainee(c, r, n + 1) for n in range(r.choice([1, 1, 1, 2, 3, 5]))]
    ts, stage = c["b"]["trainee"], c["b"]["batch"]["stage"]
    upto = {
        "enrolment": max(t["enrolled"] for t in ts),
        "online": max(t["online"]["passed_on"] for t in ts),
        "offline": max(t["offline"]["attended"] for t in ts),
        "qualification": max(t["qualification"]["date"] for t in ts),
    }[stage]
    c["today"] = upto + T(r.choice([0, 0, 1, 3, 20]))
    if r.random() < 0.8:
        for t in ts:
            cut_at(t, stage, c["today"])
    return c


def cut_at(t, stage, today):
    """what lies ahead isn't there yet"""
    for part, after in (("online", 1), ("offline", 2), ("qualification", 3)):
        if STAGES.index(stage) < after:
            d = t[part].get("date") or t[part].get("attended") or t[part].get("passed_on")
            if d > today or part != "online":
                t.pop(part)


# ---------------------------------------------------------------- faults
def m_institution(c, r):
    i = c["b"]["institution"]
    k = r.randint(0, 3)
    if k == 0:
        i["kind"] = r.choice(["employer", "social-training", "technical-college"])
    elif k == 1:
        i.pop("status", None)
    elif k == 2:
        i["name"] = r.choice(["示例集团 安徽分公司", "示例集团安徽公司"])
    elif r.random() < 0.2:
        i.pop("name", None)


def m_today(c, r):
    c["today"] = near(r, c["opens"], c["enrolled_by"], c["enrolled_by"], c["studied_by"], c["studied_by"], c["today"])


def m_stage(c, r):
    k = r.random()
    if k < 0.3:
        c["b"]["batch"].pop("stage", None)
    elif k < 0.95:
        c["b"]["batch"]["stage"] = r.choice(STAGES)
    else:
        c["b"]["batch"]["stage"] = "certificate"  # not one of its stages


def m_no_trainees(c, r):
    if r.random() < 0.4:
        c["b"]["trainee"], c["files"] = [], {}


def m_year(c, r):
    if r.random() < 0.3:
        c["b"]["batch"]["year"] += r.choice([-1, 1])


def m_eligibility(c, r):
    t = r.choice(c["b"]["trainee"])
    k = r.randint(0, 9)
    if k == 0:
        t.pop("occupation", None)
    elif k == 1:
        t.pop("ethics_declared", None)
    elif k == 2:
        t["ethics_declared"] = False
    elif k == 3:
        t.pop("experience", None)
    elif k == 4:
        t["experience"] = r.choice(["", "  ", "　"])
    elif k == 5:
        t.pop("skill", None)
        t.pop("title", None)
    elif k == 6:
        for s in t.get("skill", []):
            s["level"] = r.choice([3, 4, 4, 5])
    elif k == 7:
        for s in t.get("title", []):
            s["grade"] = r.choice(["junior", "初级", "中级", "正高级"])
            s["related_to"] = r.choice([[t.get("occupation", "电工")], ["焊工", "钳工"], []])
            if r.random() < 0.2:
                s.pop("related_to")
    elif k == 8:  # codes where both have one, else names
        name, code = r.choice(OCC)
        t["code"] = r.choice([code, "6-31-01-09"])
        for s in t.get("skill", []):
            s["occupation"], s["code"] = r.choice([(name, code), ("维修电工", code), (name, "6-31-01-09")])
            if r.random() < 0.3:
                s.pop("code")
    else:  # one of two is enough
        t.setdefault("skill", []).insert(
            r.choice([0, 9]), {"occupation": r.choice(OCC)[0], "level": r.choice([3, 4, 5]), "confirmed": True}
        )


def m_window(c, r):
    t = r.choice(c["b"]["trainee"])
    if r.random() < 0.4:
        t.pop("enrolled", None)
        c["today"] = r.choice([c["today"], near(r, c["enrolled_by"])])
    else:
        t["enrolled"] = near(r, c["opens"], c["enrolled_by"])


def m_record(c, r):
    t = r.choice(c["b"]["trainee"])
    k = r.randint(0, 8)
    proofs_of = enrolment.evidences(t)
    if k == 0:
        t["region"] = r.choice(["省直", "省 直", " 省直　", "合肥", "安徽省直", "省直属", ""])
    elif k == 1:
        t.pop("region", None)
    elif k == 2:
        t["employer"] = r.choice(["示例集团安徽分公司 ", "示例集团", "示例集团安徽分公司"])
    elif k == 3:
        t.pop("employer", None)
    elif k == 4:
        c["files"].pop(t.pop("photo", None), None)
    elif k == 5 and proofs_of:
        p = r.choice(proofs_of)
        p.pop("confirmed", None)
        c["files"].pop(p.pop("evidence", None), None)
        if r.random() < 0.5:
            p["confirmed"] = r.choice([True, False, False])
    elif k == 6:
        t["id_number"] = spoil_id(r, id_number(r))
    elif k == 7:
        n = id_number(r)
        t["id_number"] = r.choice(
            [f" {n} ", n.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")), "", "  ", n.lower()]
        )
    else:
        m_eligibility(c, r)


def m_photo(c, r):
    """3 MiB and 3,000,000 pixels, one byte and one row to either side"""
    t = r.choice(c["b"]["trainee"])
    f = c["files"].get(t.get("photo"))
    if not f or f["kind"] not in ("jpg", "png"):
        return
    f["measures"] = r.choice([r.choice(UNDER), r.choice(EDGE), r.choice(OVER), r.choice(OVER)])
    if f["kind"] == "jpg" and max(f["measures"]) > 65535:
        f["measures"] = r.choice(OVER[:3])
    if r.random() < 0.35:
        f["size"] = MIB3 + r.choice([-1, 0, 1, 1])


def m_online(c, r):
    t = r.choice(c["b"]["trainee"])
    o = t.setdefault("online", {})
    k = r.randint(0, 8)
    if k == 0:
        t.pop("online")
    elif k in (1, 2):
        o.pop(r.choice(["minutes", "started", "finished", "attempts", "score", "passed_on"]), None)
    elif k == 3:
        o["minutes"] = r.choice([0, 90, 179, 179, 180, 181])
    elif k == 4:
        o["attempts"] = r.choice([1, 2, 2, 3, 3])
    elif k == 5:
        o["score"] = r.choice([89, 89.5, 89.9, 90, 90.5, 60, 0])
    elif k == 6:
        o["started"] = near(r, c["opens"], c["studied_by"])
    elif k == 7:
        o["finished"] = near(r, c["opens"], c["studied_by"], c["studied_by"])
    else:
        o["passed_on"] = near(r, c["studied_by"], o.get("finished", c["studied_by"]))
    if k in (0, 1) and r.random() < 0.6:
        c["today"] = near(r, c["studied_by"])


def m_offline(c, r):
    t = r.choice(c["b"]["trainee"])
    o = t.setdefault("offline", {})
    k = r.randint(0, 5)
    if k == 0:
        t.pop("offline")
    elif k == 1:
        o.pop(r.choice(["attended", "days", "passed"]), None)
    elif k == 2:
        o["days"] = r.choice([0, 0, 1, 3])
    elif k == 3:
        o["passed"] = r.choice([True, False, False])
    elif k == 4:
        o["attended"] = near(r, t.get("online", {}).get("passed_on", c["studied_by"]))
    else:
        t.get("online", {}).pop("passed_on", None)


def m_qualification(c, r):
    t = r.choice(c["b"]["trainee"])
    q = t.setdefault("qualification", {})
    k = r.randint(0, 3)
    if k == 0:
        t.pop("qualification")
    elif k == 1:
        q.pop(r.choice(["passed", "date"]), None)
    elif k == 2:
        q["passed"] = r.choice([True, False, False])
    else:
        q["date"] = near(r, t.get("offline", {}).get("attended", c["today"]), c["today"])


def m_timeline(c, r):
    t = r.choice(c["b"]["trainee"])
    places = [(t, "enrolled")] + [
        (t[p], k)
        for p, ks in (
            ("online", ("started", "finished", "passed_on")),
            ("offline", ("attended",)),
            ("qualification", ("date",)),
        )
        if p in t
        for k in ks
    ]
    places = [(d, k) for d, k in places if k in d]
    if len(places) > 1:
        (d, k), (d2, k2) = r.sample(places, 2)
        d[k] = near(r, d2[k2])
        if r.random() < 0.3:
            c["today"] = near(r, d[k])


def m_files(c, r):
    """what can be wrong with a photo or an evidence file"""
    t = r.choice(c["b"]["trainee"])
    named = ([(t, "photo")] if t.get("photo") in c["files"] else []) + [
        (k, "evidence") for k in enrolment.evidences(t) if k.get("evidence") in c["files"]
    ]
    if not named:
        return
    where, key = r.choice(named)
    f = where[key]
    what = c["files"][f]
    hows = [
        "cut",
        "cut",
        "kind",
        "kind",
        "missing",
        "directory",
        "link-out",
        "out",
        "dup",
        "dup",
        "same",
        "sub",
        "large",
    ]
    how = r.choice(hows + ["how"] * (8 if what["kind"] == "pdf" else 0))
    if how == "cut" and what["kind"] in ("jpg", "png"):
        what.update(cut=r.choice(["end", "half", "scan"]), measures=(20, 30))
        what.pop("size", None)
    elif how == "kind":  # told by content, not by name
        what["kind"] = r.choice(["jpg", "png", "pdf", "text", "gif", "empty"])
        what.update(measures=(20, 30))
        what.pop("size", None)
    elif how == "how":
        what["how"] = r.choice(
            ["encrypted", "pageless", "owner-password", "junk-before", "no-eof", "bad-startxref", "text"]
        )
    elif how in ("missing", "directory", "link-out"):
        what["kind"] = how
    elif how == "out":
        c["files"].pop(f)
        where[key] = r.choice(["../x.jpg", "/nowhere/x.png", "a/../../x.pdf", "link.jpg"])
        if where[key] == "link.jpg":
            c["files"]["link.jpg"] = {"kind": "link-out"}
    elif how == "dup":
        others = [n for n, w in sorted(c["files"].items()) if n != f and w["kind"] in ("jpg", "png", "pdf")]
        if others and what["kind"] in ("jpg", "png", "pdf"):
            c["files"][f] = {"kind": "dup", "of": r.choice(others)}
    elif how == "same":  # one file in two places
        where[key] = r.choice(sorted(c["files"]))
    elif how == "sub":
        where[key] = "附件/" + f
        c["files"][where[key]] = c["files"].pop(f)


def m_rare(c, r):
    pdfs = [f for f, what in c["files"].items() if what["kind"] == "pdf"]
    k = r.randint(0, 2)
    if not pdfs:
        return
    if k == 0:
        c["b"]["trainee"][-1]["photo"] = pdfs[0]  # a sound PDF, named before as evidence, is no photo
    elif k == 1:
        c["files"][pdfs[0]]["how"] = "junk-before"
    elif r.random() < 0.2:
        c["files"][pdfs[0]] = {"kind": "jpg", "size": 20 * 1024 * 1024 + r.choice([0, 1])}


def m_waiver(c, r):
    w = {
        "rule": r.choice(list(enrolment.EACH) + list(enrolment.WHOLE) + ["waivers", "lead-time", "no-such-rule"]),
        "reason": "中心同意",
        "approved_by": "示例负责人",
        "until": c["today"] + T(r.choice([-1, 0, 0, 1, 60])),
    }
    if r.random() < 0.4:
        w["subject"] = r.choice(["", "学员001", "学员002", "学员009", "学员001.jpg", "../x.jpg"])
    if r.random() < 0.15:
        w.pop(r.choice(["rule", "reason", "approved_by", "until"]))
    c["b"]["waiver"].append(w)


FAULTS = (
    [m_institution, m_today, m_today, m_stage, m_stage, m_no_trainees, m_year, m_waiver, m_waiver]
    + [m_eligibility, m_window, m_record, m_photo, m_online, m_timeline, m_files] * 3
    + [m_offline, m_qualification, m_rare] * 2
)


# ---------------------------------------------------------------- writing
def content(what, tag):
    kind, w, h = what["kind"], *what.get("measures", (30, 40))
    if kind == "pdf":
        return pdf(tag, what["how"]) if what.get("how", "sound") not in ("sound", "text") else pdf(tag)
    if kind == "text":
        return f"not an image {tag}\n".encode()
    if kind == "gif":
        return b"GIF89a\x01\x00\x01\x00\x80\x00\x00" + tag.encode() + b"\x3b"
    if kind == "empty":
        return b""
    n = mark(tag)  # what differs from file to file is drawn from its name
    if kind == "png":
        data, end = png(tag, w, h, what.get("size")), 12
    else:
        data = jpeg(tag, w, h, what.get("size"), (0xC0, 0xC2)[n % 5 == 0], n % 3 == 0 or what.get("cut") == "scan")
        end = 2 if n % 2 else 1
    cut = what.get("cut")
    return data[:-end] if cut == "end" else data[: len(data) // 2] if cut == "half" else data[:-3] if cut else data


def write_files(c, folder):
    """the files, and what is known of each PDF"""
    facts = {}
    for f, what in c["files"].items():
        p = folder / f
        p.parent.mkdir(parents=True, exist_ok=True)
        if what["kind"] == "directory":
            p.mkdir()
        elif what["kind"] == "link-out":
            os.symlink("/etc/hostname", p)
        elif what["kind"] not in ("missing", "dup"):
            if what["kind"] == "pdf" and what.get("how") == "text":
                what["kind"] = "text"
            p.write_bytes(content(what, f"{folder.parent.name} {folder.name} {f}"))
            if what["kind"] == "pdf":
                facts[f] = what.get("how", "sound")
    for f, what in c["files"].items():
        if what["kind"] == "dup" and (folder / what["of"]).is_file():
            shutil.copyfile(folder / what["of"], folder / f)
            if what["of"] in facts:
                facts[f] = facts[what["of"]]
    (folder / ".facts.json").write_text(json.dumps(facts, ensure_ascii=False))


def write(c, folder, r):
    b = c["b"]
    if r.random() < 0.3:
        i = b["institution"]
        i["kind"] = KIND_ZH.get(i["kind"], i["kind"])
        if "status" in i:
            i["status"] = STATUS_ZH[i["status"]]
    out = ["format = 1", 'regulation = "anhui-examiner-training"', ""]

    def table(head, d, subs=()):
        out.append(head)
        for k, v in d.items():
            if k not in subs:
                if k == "level" and r.random() < 0.4:
                    v = r.choice(LEVELS[v])
                out.append(f"{k} = {value(v, r)}")
        out.append("")

    table("[institution]", b["institution"])
    table("[batch]", b["batch"])
    parts = ("online", "offline", "qualification")
    for t in b["trainee"]:
        table("[[trainee]]", t, ("skill", "title") + parts)
        for kind in ("skill", "title"):
            for k in t.get(kind, []):
                table(f"[[trainee.{kind}]]", k)
        for part in parts:
            if part in t:
                table(f"[trainee.{part}]", t[part])
    for w in b["waiver"]:
        table("[[waiver]]", w)
    (folder / "batch.toml").write_text("\n".join(out), encoding="utf-8")


def aimed_waivers(c, folder, r):
    """waivers of what the oracle finds wrong"""
    facts = json.loads((folder / ".facts.json").read_text())
    found = enrolment.judge(copy.deepcopy(c["b"]), folder, c["today"], facts)["rules"]
    bad = [(k, s) for k, v in found.items() for o, s in v["findings"] if k != "waivers" and o in ("fail", "warning")]
    for rule, subject in r.sample(bad, min(len(bad), r.choice([1, 2, 9]))):
        w = {"rule": rule, "reason": "r", "approved_by": "a", "until": c["today"] + T(r.choice([0, 5, 5, -1]))}
        if subject and "institution." not in subject and r.random() < 0.5:
            w["subject"] = subject
        c["b"]["waiver"].append(w)


def make(r, out, count):
    for i in range(count):
        c = valid(r)
        for m in r.choices(FAULTS, k=r.choice([0, 0, 1, 1, 1, 2, 2, 3, 5, 9])):
            if c["b"]["trainee"] or m in (m_institution, m_today, m_stage, m_waiver):
                m(c, r)
        folder = out / str(c["today"]) / f"e{i:05d}"
        folder.mkdir(parents=True)
        write_files(c, folder)
        if r.random() < 0.25:
            aimed_waivers(c, folder, r)
        write(c, folder, r)
