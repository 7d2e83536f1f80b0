"""What the second readings share: words, outcomes, occupations, waivers, paths."""
import os, unicodedata
from dataclasses import dataclass
from datetime import date

# ---------------------------------------------------------------- words
KIND = {
    "用人单位评价机构": "employer",
    "社会培训评价组织": "social-training",
    "技工院校评价机构": "technical-college",
    "央企驻皖分支机构": "central-enterprise-branch",
    "省级行业评价组织": "provincial-industry-organization",
    "会员单位": "member-unit",
}
MODULE = {"监管中心模块": "supervised", "自主认定模块": "autonomous"}
METHOD = {"考试考核": "exam", "直接认定": "direct", "过程化评价": "process", "技能竞赛选拔": "competition"}
STAGE = {
    "制定计划": "plan",
    "考试报名": "registration",
    "认定报名": "registration",
    "考务安排": "arrangement",
    "证书管理": "certificate",
    "批次上传材料": "certificate",
}
THEORY = {"集中在线机考": "centralized-online", "分散在线机考": "distributed-online", "纸笔考试": "paper"}
SCOPE = {"本单位职工": "own-employees", "本校学生": "own-students", "毕业学年学生": "graduating-students", "社会人员": "public"}
GRADE = {"初级": "junior", "中级": "intermediate", "高级": "senior", "副高级": "senior", "正高级": "senior"}
CERT = {"考评员": "examiner", "普通考评员": "examiner", "高级考评员": "senior-examiner"}
LEVEL = {}
for n, (a, b) in {5: ("五级", "初级工"), 4: ("四级", "中级工"), 3: ("三级", "高级工"), 2: ("二级", "技师"), 1: ("一级", "高级技师")}.items():
    for w in (n, str(n), a, b, f"{a}/{b}"):
        LEVEL[w] = n


def fold(s):
    s = unicodedata.normalize("NFKC", s)
    return "".join(c for c in s if not c.isspace() and c not in "《》〔〕【】[]")  # [] : NFKC leaves 〔〕 alone


def word(table, v):
    if v is None:
        return None
    f = fold(v)
    return table.get(f, f)


def level(v):
    return LEVEL[fold(v) if isinstance(v, str) else v]


def day(v):
    if v is None:
        return None
    return date.fromisoformat(v) if isinstance(v, str) else v


# ---------------------------------------------------------------- outcomes
ORDER = ["fail", "unchecked", "warning", "pending", "waived", "pass", "not-applicable"]


def worst(outcomes):
    return min(outcomes, key=ORDER.index, default="pass")


@dataclass
class F:
    outcome: str
    subject: str = ""
    fixed: bool = False  # can't be waived


def unique(seq):
    return list(dict.fromkeys(seq))


# ---------------------------------------------------------------- occupations
def same_occupation(a, b):
    if a.get("code") and b.get("code"):
        return a["code"] == b["code"]
    return a["occupation"] == b["occupation"]


def group(items):
    """index -> number of its group (transitive closure of same_occupation)"""
    g = list(range(len(items)))
    for i in range(len(items)):
        for j in range(i):
            if g[i] != g[j] and same_occupation(items[i], items[j]):
                old, new = g[i], g[j]
                g = [new if x == old else x for x in g]
    return g


# ---------------------------------------------------------------- files
# what the generator says of a file -> outcome
FACT = {
    "sound": None,
    "text": "fail",
    "encrypted": "fail",
    "pageless": "fail",
    "owner-password": None,
    "junk-before": "warning",
    "no-eof": "warning",
    "bad-startxref": "warning",
    "directory": "fail",
}


def leaves(folder, file):
    """a path that is absolute, climbs out by .., or is a link that leads out of the folder (rules.md 6)"""
    depth, out = 0, file.startswith("/")
    for part in file.split("/"):
        depth += {"..": -1, ".": 0, "": 0}.get(part, 1)
        out = out or depth < 0
    root = os.path.realpath(folder)
    return out or os.path.commonpath([root, os.path.realpath(os.path.join(folder, file))]) != root


# ---------------------------------------------------------------- waivers, verdict
def waive(batch, found, as_of, known):
    ws = batch.get("waiver", [])
    good = [
        w.get("rule") in known - {"waivers"}
        and bool(w.get("reason"))
        and bool(w.get("approved_by"))
        and w.get("until") is not None
        and day(w["until"]) >= as_of
        for w in ws
    ]
    used = [False] * len(ws)
    for rule, fs in found.items():
        for f in fs or []:
            if f.outcome not in ("fail", "unchecked", "warning") or f.fixed:
                continue
            for i, w in enumerate(ws):
                if good[i] and w["rule"] == rule and w.get("subject", "") in ("", f.subject):
                    f.outcome, used[i] = "waived", True
                    break
    for i, w in enumerate(ws):
        fs = found.get(w.get("rule"))
        pending = fs is not None and worst([f.outcome for f in fs]) == "pending"
        if not good[i] or (not used[i] and not pending):
            yield F("warning", w.get("rule", ""))


def result(procedure, stage, found):
    """found: rule -> findings, None where it does not apply"""
    rules = {
        r: {
            "outcome": "not-applicable" if fs is None else worst([f.outcome for f in fs]),
            "findings": [(f.outcome, f.subject) for f in fs or []],
        }
        for r, fs in found.items()
    }
    outs = {r["outcome"] for r in rules.values()}
    verdict = "fail" if "fail" in outs else "error" if "unchecked" in outs else "pass"
    return {"procedure": procedure, "stage": stage, "verdict": verdict, "rules": rules}
