#!/usr/bin/env python3
"""A second reading of the rules, written from the notice and not from the program, to compare it with."""
import argparse, csv, hashlib, json, os, sys, tomllib
from datetime import date, timedelta
from pathlib import Path
import enrolment, roster
from common import CERT, FACT, GRADE, KIND, METHOD, MODULE, ORDER, SCOPE, STAGE, THEORY
from common import F, day, fold, group, leaves, level, result, same_occupation, unique, waive, word, worst

DATA = Path(__file__).resolve().parents[2] / "rules/calendar/cn.csv"

# ---------------------------------------------------------------- procedures
PROC = {
    "employer/supervised": ("E/S", ["plan", "registration", "certificate", "complete"], {"exam"}),
    "employer/autonomous": (
        "E/A",
        ["registration", "certificate", "complete"],
        {"direct", "exam", "process", "competition"},
    ),
    "social-training/supervised": ("S", ["plan", "registration", "arrangement", "certificate", "complete"], {"exam"}),
    "technical-college/supervised": ("C/S", ["plan", "registration", "certificate", "complete"], {"exam"}),
    "technical-college/autonomous": (
        "C/A",
        ["registration", "certificate", "complete"],
        {"exam", "process", "competition"},
    ),
}
ALL, SUP = ["E/S", "E/A", "S", "C/S", "C/A"], ["E/S", "S", "C/S"]
NOT_S = ["E/S", "E/A", "C/S", "C/A"]
APPLIES = {
    "assessment-method": ALL,
    "annual-plan": NOT_S,
    "plan-published": ["S"],
    "min-headcount": ["S"],
    "lead-time": ["S"],
    "cross-region": ["S"],
    "theory-online": ["S"],
    "headcount-variance": ["S"],
    "candidate-scope": NOT_S,
    "warnings-reviewed": ALL,
    "approvals": SUP,
    "exam-arrangement": ["S"],
    "arrangement-match": ["S"],
    "headcounts": ALL,
    "completion-deadline": ["S"],
    "same-year": SUP,
    "materials": ALL,
    "attachments": ALL,
    "examiner-qualification": ALL,
    "timeline": ALL,
    "waivers": ALL,
}
KNOWN_RULES = set(APPLIES) | {"roster"}

# ---------------------------------------------------------------- materials: stage, kind, name, when, stamp
MATERIALS = {
    "E/S": [
        ("plan", "plan-application-form", "职业技能等级认定计划申请表", "always", ""),
        ("registration", "warning-verification", "核查情况说明", "warnings", ""),
        ("certificate", "exception-verification-form", "职业技能认定申报异常情况核实信息表", "warnings-else-warn", ""),
        ("certificate", "passed-confirmation", "合格人员确认文件", "always", ""),
        ("certificate", "internal-supervision-report", "内部质量督导报告", "always", ""),
    ],
    "E/A": [
        ("registration", "warning-evidence", "佐证材料", "warnings", ""),
        ("certificate", "implementation-notice", "职业技能等级认定实施公告", "always", ""),
        ("certificate", "implementation-plan", "本批次考核方式实施计划和安排", "always", ""),
        ("certificate", "participant-roster", "本批次参评人员花名册", "always", "must"),
        ("certificate", "passed-confirmation", "合格人员确认文件", "either", "may"),
        ("certificate", "passed-score-roster", "合格人员成绩花名册", "either", "must"),
        ("certificate", "internal-supervision-report", "本批次认定工作内部质量督导报告", "always", ""),
        ("certificate", "exception-verification-form", "职业技能认定申报异常情况核实信息表", "warnings", ""),
    ],
    "S": [
        ("plan", "plan-application-report", "职业技能等级认定考试计划申请报告", "always", ""),
        ("plan", "cross-region-application", "河南省省属社会培训评价组织跨地区认定申请表", "cross-region", ""),
        ("registration", "eligibility-commitment", "考生报名资格审核合格承诺书", "always", ""),
        ("registration", "personal-information-form", "职业技能等级认定个人信息登记表", "always", ""),
        ("registration", "warning-evidence", "符合报名条件佐证", "warnings", ""),
        ("certificate", "internal-supervision-report", "内部质量督导报告", "always", ""),
        ("certificate", "exception-verification-form", "职业技能认定申报异常情况核实信息表", "warnings", ""),
    ],
    "C/S": [
        ("plan", "college-plan-application-form", "河南省院校职业技能等级认定中心认定考试计划申请表", "always", ""),
        ("registration", "warning-verification", "核查情况说明", "warnings", ""),
        ("certificate", "passed-student-register", "合格人员学籍花名册", "always", ""),
        ("certificate", "internal-supervision-report", "内部质量督导报告", "always", ""),
        ("certificate", "exception-verification-form", "职业技能认定申报异常情况核实信息表", "warnings", ""),
    ],
    "C/A": [
        ("registration", "warning-evidence", "佐证材料", "warnings", ""),
        ("certificate", "implementation-notice", "职业技能等级认定实施公告", "always", ""),
        ("certificate", "implementation-plan", "本批次考核方式实施计划和安排", "always", ""),
        ("certificate", "participant-student-roster", "本批次参评学生人员花名册", "always", "may"),
        ("certificate", "student-register", "学生学籍表", "always", "must"),
        ("certificate", "passed-score-roster", "合格人员成绩花名册", "always", "must"),
        ("certificate", "internal-supervision-report", "本批次认定工作内部质量督导报告", "always", ""),
        ("certificate", "exception-verification-form", "职业技能认定申报异常情况核实信息表", "warnings", ""),
    ],
}


# ---------------------------------------------------------------- working days
class Calendar:
    def __init__(self, path=DATA):
        self.kind = {}
        with open(path, encoding="utf-8-sig", newline="") as f:
            for r in csv.DictReader(f):
                self.kind[date.fromisoformat(r["date"])] = r["kind"]
        self.years = {d.year for d in self.kind}
        self.edge = date(max(self.years), 12, 27)

    def unknown(self, d):
        return d.year not in self.years or d >= self.edge

    def works(self, d):
        k = self.kind.get(d)
        return k == "workday" if k else d.weekday() < 5


def lead_time(sub, exam, cal):
    if (exam - sub).days < 3:
        return "fail"
    day0 = strict = None
    n, d = 0, sub
    while d <= exam and strict is None:
        if cal.unknown(d):
            return "unchecked"
        if cal.works(d):
            if day0 is None:
                day0 = d  # the submission day, or the next working day
            else:
                n += 1
                if n == 3:
                    strict = d
        d += timedelta(1)
    if strict and exam > strict:
        return "pass"
    loose = sum(cal.works(sub + timedelta(k)) for k in range(1, (exam - sub).days + 1))
    return "warning" if loose >= 3 else "fail"


def regions_differ(a, b):
    if a[2:] == "0000" or b[2:] == "0000":
        return a[:2] != b[:2]
    if a[2:4] == "90" or b[2:4] == "90":
        return a != b
    return a[:4] != b[:4]


# ---------------------------------------------------------------- the batch
class Batch:
    def __init__(s, raw, folder, as_of, stage, cal, facts):
        s.raw, s.folder, s.as_of, s.stage, s.cal, s.facts = raw, folder, as_of, stage, cal, facts
        s.kind, s.module = word(KIND, raw["institution"]["kind"]), word(MODULE, raw["batch"]["module"])
        s.procedure = f"{s.kind}/{s.module}"
        s.method = word(METHOD, raw["batch"].get("method"))
        s.short, s.stages, s.methods = PROC.get(s.procedure, (None, [], set()))
        s.dates = {k: day(v) for k, v in raw.get("dates", {}).items()}
        s.sessions = raw.get("session", [])
        for x in s.sessions:
            x["_level"], x["_date"] = level(x["level"]), day(x.get("date"))
            x["_id"] = f"{x['occupation']}/{x['_level']}"
        s.warn = raw.get("warnings", {})
        s.w_reg, s.w_cert = s.warn.get("registration"), s.warn.get("certificate")
        s.rev_reg, s.rev_cert = day(s.warn.get("reviewed_at_registration")), day(s.warn.get("reviewed_at_certificate"))
        sd = [x["_date"] for x in s.sessions if x["_date"]]
        s.first = s.dates.get("exam_start") or (min(sd) if sd else None)
        later = sd + [d for d in [s.dates.get("exam_start")] if d]
        s.last = s.dates.get("exam_end") or (max(later) if later else None)
        s.groups = group(s.sessions)
        s.roster = roster.read(folder, raw.get("candidates", {}).get("roster"))

    def due(s, stage):
        return s.stages.index(s.stage) >= s.stages.index(stage)

    def miss(s, stage, key):
        return F("fail" if s.due(stage) else "pending", key)

    def or_today(s, key):
        made_at = {
            "plan_submitted": "plan",
            "arrangement_completed": "arrangement",
            "completed": "certificate",
            "certificates_declared": "certificate",
        }
        d = s.dates.get(key)
        return s.as_of if d is None and made_at[key] == s.stage else d

    @property
    def cross(s):
        """True, False, None: not known"""
        a, b = s.raw["institution"].get("region"), s.raw["batch"].get("region")
        if b is None:
            return False
        if a is None:
            return None
        return regions_differ(a, b)


def members(b, g):
    return [x for x, k in zip(b.sessions, b.groups) if k == g]


# ---------------------------------------------------------------- rules: each yields findings
def assessment_method(b):
    if b.short is None:
        yield F("fail")
    elif b.method not in b.methods:
        yield F("fail", "batch.method")


def annual_plan(b):
    year = (b.first or b.as_of).year
    ap = b.raw.get("annual_plan", {})
    sub, stamped = day(ap.get("submitted")), ap.get("stamped")
    lo, hi = date(year, 1, 1), date(year, 3, 31)
    if sub is None:
        yield F("pending" if b.as_of <= hi else "fail", "annual_plan.submitted")
    elif not lo <= sub <= hi:
        yield F("fail", "annual_plan.submitted")
    if stamped is False or (sub and stamped is None):
        yield F("fail", "annual_plan.stamped")


def plan_published(b):
    pub, sub = b.dates.get("plan_published"), b.or_today("plan_submitted")
    if pub is None:
        yield b.miss("plan", "plan_published")
    if sub is None:
        yield b.miss("plan", "plan_submitted")
    if pub and sub and pub > sub:
        yield F("fail", "plan_published")


def min_headcount(b):
    if not b.sessions:
        yield b.miss("plan", "session")
    for x in b.sessions:
        if x.get("planned") is None:
            yield b.miss("plan", x["_id"])
    for g in unique(b.groups):
        m = members(b, g)
        if all(x.get("planned") is not None for x in m) and sum(x["planned"] for x in m) < 15:
            yield F("fail", m[0]["occupation"])


def r_lead_time(b):
    sub, exam = b.or_today("plan_submitted"), b.first
    if sub is None:
        yield b.miss("plan", "plan_submitted")
    if exam is None:
        yield b.miss("plan", "exam_start")
    if sub and exam:
        yield F(lead_time(sub, exam, b.cal))


def cross_region(b):
    if b.raw["institution"].get("region") is None:
        yield b.miss("plan", "institution.region")
        return
    if not b.cross:
        return
    key = (
        "cross_region_approved"
        if b.dates.get("cross_region_approved") or not b.dates.get("plan_approved")
        else "plan_approved"
    )
    app = b.dates.get(key)
    if app is None:
        yield b.miss("registration", "cross_region_approved")
    if b.first is None:
        yield b.miss("registration", "exam_start")
    if app and b.first and app > b.first:
        yield F("fail", key)


def theory_online(b):
    t = word(THEORY, b.raw.get("exam", {}).get("theory"))
    if t is None:
        yield b.miss("plan", "exam.theory")
    elif t != "centralized-online":
        yield F("fail", "exam.theory")


def headcount_variance(b):
    if not b.sessions:
        yield b.miss("registration", "session")
    for x in b.sessions:
        if x.get("registered") is None:
            yield b.miss("registration", x["_id"])
        if x.get("examined") is None:
            yield b.miss("certificate", x["_id"])
    for pair in unique((g, x["_level"]) for g, x in zip(b.groups, b.sessions)):
        m = [x for g, x in zip(b.groups, b.sessions) if (g, x["_level"]) == pair]
        plan = sum(x.get("planned") or 0 for x in m)
        known = {k: sum(x[k] for x in m) for k in ("registered", "examined") if all(x.get(k) is not None for x in m)}
        if plan == 0 and any(x.get(k) for x in m for k in ("registered", "examined")):
            yield F("fail", m[0]["_id"])
            continue
        out = [abs(v - plan) > 10 for v in known.values()]
        if out and all(out):
            yield F("fail", m[0]["_id"])
        elif any(out):
            yield F("warning", m[0]["_id"])


SCOPES = {
    "E/S": {"own-employees"},
    "E/A": {"own-employees"},
    "C/S": {"own-students", "graduating-students"},
    "C/A": {"graduating-students"},
}


def candidate_scope(b):
    v = word(SCOPE, b.raw.get("candidates", {}).get("scope"))
    if v is None:
        yield b.miss("registration", "candidates.scope")
    elif v not in SCOPES[b.short]:
        yield F("fail", "candidates.scope")


def warnings_reviewed(b):
    if b.w_reg is None:
        yield b.miss("registration", "warnings.registration")
    if b.rev_reg is None:
        yield b.miss("registration", "warnings.reviewed_at_registration")
    elif b.first and b.rev_reg > b.first:
        yield F("fail", "warnings.reviewed_at_registration")
    if b.short != "S":
        return
    if b.w_cert is None:
        yield b.miss("certificate", "warnings.certificate")
    if b.rev_cert is None:
        yield b.miss("certificate", "warnings.reviewed_at_certificate")
    elif b.last and b.rev_cert < b.last:
        yield F("fail", "warnings.reviewed_at_certificate")


ES_GATES = [
    ("plan_approved", "always", "plan_submitted", "registration_opened", "registration"),
    ("registration_approved", "warnings", "registration_reviewed", "first", "certificate"),
]
GATES = {
    "E/S": ES_GATES,
    "C/S": ES_GATES,
    "S": [
        ("plan_approved", "always", "plan_submitted", "registration_reviewed", "registration"),
        ("registration_approved", "always", "registration_reviewed", "first", "arrangement"),
        ("arrangement_approved", "always", "arrangement_completed", "first", "certificate"),
    ],
}


def approvals(b):
    missing = []
    for gate, when, lo, hi, due in GATES[b.short]:
        if when == "warnings":
            if b.w_reg is None:
                missing.append((due, "warnings.registration"))
                continue
            if b.w_reg == 0:
                continue
        d = b.dates.get(gate)
        if d is None:
            missing.append((due, gate))
        lo_d, hi_d = b.dates.get(lo), b.first if hi == "first" else b.dates.get(hi)
        if b.due(due):
            if lo_d is None:
                missing.append((due, lo))
            if hi_d is None:
                missing.append((due, "exam_start" if hi == "first" else hi))
        if d and lo_d and d < lo_d:
            yield F("fail", gate)
        if d and hi_d and d > hi_d:
            yield F("fail", gate)
    for due, key in unique(missing):
        yield b.miss(due, key)


def exam_arrangement(b):
    d = b.or_today("arrangement_completed")
    if d is None:
        yield b.miss("arrangement", "arrangement_completed")
    if b.first is None:
        yield b.miss("arrangement", "exam_start")
    if d and b.first and d > b.first - timedelta(2):
        yield F("fail", "arrangement_completed")


def arrangement_match(b):
    if not b.sessions:
        yield b.miss("arrangement", "session")
    for x in b.sessions:
        if x.get("place") is None:
            yield b.miss("arrangement", x["_id"])
        if not x.get("staff"):
            yield b.miss("arrangement", x["_id"])
        a = x.get("arranged")
        if a is None:
            yield b.miss("arrangement", x["_id"])
            continue
        bad = []
        if "occupation" in a and a["occupation"] != x["occupation"]:
            bad.append("occupation")
        if "level" in a and level(a["level"]) != x["_level"]:
            bad.append("level")
        if ad := day(a.get("date")):
            if x["_date"]:
                ok = ad == x["_date"]
            else:
                ok = not (b.first and ad < b.first) and not (b.last and ad > b.last)
            if not ok:
                bad.append("date")
        if "start" in a and a["start"] != x.get("start"):
            bad.append("start")
        if "place" in a and x.get("place") is not None and a["place"] != x["place"]:
            bad.append("place")
        if "staff" in a and x.get("staff") and set(a["staff"]) != set(x["staff"]):
            bad.append("staff")
        for _ in bad:
            yield F("fail", x["_id"])


def headcounts(b):
    for x in b.sessions:
        chain = [x[k] for k in ("passed", "examined", "registered") if x.get(k) is not None]
        for lo, hi in zip(chain, chain[1:]):
            if lo > hi:
                yield F("fail", x["_id"])


def finish(b):
    return {k: b.or_today(k) for k in ("completed", "certificates_declared")}


def completion_deadline(b):
    done = finish(b)
    absent = [k for k, v in done.items() if v is None]
    if b.stage == "complete":
        for k in absent:
            yield F("fail", k)
    if b.first is None:
        yield b.miss("certificate", "exam_start")
        return
    there = [v for v in done.values() if v]
    if absent and b.stage == "complete":
        if there and max(there) > b.last + timedelta(30):
            yield F("fail")
        return
    d = max(there + [b.as_of]) if absent else max(there)
    if d <= b.first + timedelta(30):
        yield F("pending" if absent else "pass")
    elif d <= b.last + timedelta(30):
        yield F("warning")
    else:
        yield F("fail")


YEAR_KEYS = [
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


def same_year(b):
    steps = []
    for k in YEAR_KEYS:
        d = (
            b.or_today(k)
            if k in ("plan_submitted", "arrangement_completed", "completed", "certificates_declared")
            else b.dates.get(k)
        )
        if d:
            steps.append((k, d))
    for x in b.sessions:
        if x["_date"]:
            steps.append((x["_id"], x["_date"]))
        if d := day((x.get("arranged") or {}).get("date")):
            steps.append((x["_id"], d))
    year = (b.first or min([d for _, d in steps], default=b.as_of)).year
    for k, d in steps:
        if d.year != year:
            yield F("fail", k)
    absent = [k for k, v in finish(b).items() if v is None]
    if absent:
        if b.stage == "complete":
            for k in absent:
                yield F("fail", k)
        else:
            yield F("pending" if b.as_of.year <= year else "fail")


def materials(b):
    table = MATERIALS[b.short]
    by_name = {fold(name): kind for _, kind, name, _, _ in table}
    kinds = {kind for _, kind, _, _, _ in table}
    have = {}
    for m in b.raw.get("material", []):
        f = fold(m["kind"])
        k = f if f in kinds else by_name.get(f)
        if k is None:
            yield F("warning", m["kind"])
        else:
            have.setdefault(k, []).append(m)
    either = {}
    for stage, kind, _, when, stamp in table:
        due = b.due(stage)
        if kind in have:
            bad = [
                F("fail" if stamp == "must" else "warning", kind)
                for m in have[kind]
                if stamp and m.get("stamped") is not True
            ]
            if when == "either":
                either[kind] = bad
            else:
                yield from bad
            continue
        if not due:
            continue
        warned = (b.w_reg or 0) > 0 or (stage == "certificate" and (b.w_cert or 0) > 0)
        if when == "always" or (when.startswith("warnings") and warned):
            yield F("fail", kind)
        elif when == "warnings-else-warn":
            yield F("warning", kind)
        elif when == "cross-region":
            if b.cross:
                yield F("fail", kind)
            elif b.cross is None:
                yield F("fail", "institution.region")
    if b.short == "E/A":
        if either:
            yield from min(either.values(), key=lambda fs: -ORDER.index(worst([f.outcome for f in fs])))
        elif b.due("certificate"):
            yield F("fail", "passed-confirmation")


def attachments(b):
    seen, first_of = set(), {}
    for m in b.raw.get("material", []):
        f = m["file"]
        if leaves(b.folder, f):
            yield F("fail", f, fixed=True)
            continue
        real = os.path.realpath(os.path.join(b.folder, f))
        if real in seen:
            continue
        seen.add(real)
        if not os.path.isfile(real):
            yield F("fail", f)
            continue
        bad = FACT[b.facts.get(os.path.normpath(f), "sound")]
        if bad:
            yield F(bad, f)
        h = hashlib.sha256(Path(real).read_bytes()).digest()
        if h in first_of:
            yield F("fail", f)
        else:
            first_of[h] = f


def examiner_qualification(b):
    due = "arrangement" if b.short == "S" else "certificate"
    lst = {e["name"]: e for e in b.raw.get("examiner", [])}
    if not lst and not any(x.get("examiners") for x in b.sessions):
        yield F("warning" if b.due(due) else "pending")
        return
    if not b.sessions:
        yield b.miss(due, "session")
        return
    for x, g in zip(b.sessions, b.groups):
        if not x.get("examiners"):
            yield b.miss(due, x["_id"])
        occ = members(b, g)
        for name in x.get("examiners") or []:
            e = lst.get(name)
            if e is None:
                yield b.miss(due, name)
                continue
            # "An examiner who is a candidate of the same batch (same ID number in the roster) is a fail."
            if roster.is_candidate(b.roster, e.get("id_number")):
                yield F("fail", name)
            skills, titles = e.get("skill", []), e.get("title", [])
            ok = any(level(k["level"]) <= 3 and any(same_occupation(k, o) for o in occ) for k in skills) or any(
                word(GRADE, t["grade"]) in ("intermediate", "senior")
                and any(o["occupation"] in t.get("related_to", []) for o in occ)
                for t in titles
            )
            if not ok:
                yield b.miss(due, name) if not skills and not titles else F("fail", name)
            c = e.get("certificate")
            if c is None:
                yield b.miss(due, name)
                continue
            kind = word(CERT, c.get("kind"))
            if x["_level"] <= 2 and kind != "senior-examiner":
                yield b.miss(due, name) if kind is None else F("fail", name)
            issued, expires = day(c.get("issued")), day(c.get("expires"))
            if issued and b.first and issued > b.first:
                yield F("fail", name)
            if expires and b.last and expires < b.last:
                yield F("fail", name)


def timeline(b):
    D = b.dates
    chain = [
        ("registration_opened", D.get("registration_opened")),
        ("registration_reviewed", D.get("registration_reviewed")),
        ("exam_start", b.first),
        ("exam_end", b.last),
        ("completed", D.get("completed")),
        ("certificates_declared", D.get("certificates_declared")),
    ]
    pairs = [(chain[i], chain[j]) for j in range(len(chain)) for i in range(j)]
    key = "plan_published" if b.short == "S" else "plan_submitted"
    pairs.append(((key, D.get(key)), chain[0]))
    if b.short != "S":
        pairs.append(((key, D.get(key)), chain[2]))
    for (_, x), (k, y) in pairs:
        if x and y and x > y:
            yield F("fail", k)
    for x in b.sessions:
        for d in (x["_date"], day((x.get("arranged") or {}).get("date"))):
            if d and ((b.first and d < b.first) or (b.last and d > b.last)):
                yield F("fail", x["_id"])
    past = [(k, d) for k, d in D.items() if not k.startswith("exam_")]
    past += [
        ("annual_plan.submitted", day(b.raw.get("annual_plan", {}).get("submitted"))),
        ("warnings.reviewed_at_registration", b.rev_reg),
        ("warnings.reviewed_at_certificate", b.rev_cert),
    ]
    if b.stage in ("certificate", "complete"):
        past.append(("exam_end", b.last))
        if b.last is None and b.method != "direct":
            yield F("fail", "exam_end")
    for k, d in past:
        if d and d > b.as_of:
            yield F("fail", k)


RULES = {
    "assessment-method": assessment_method,
    "annual-plan": annual_plan,
    "plan-published": plan_published,
    "min-headcount": min_headcount,
    "lead-time": r_lead_time,
    "cross-region": cross_region,
    "theory-online": theory_online,
    "headcount-variance": headcount_variance,
    "candidate-scope": candidate_scope,
    "warnings-reviewed": warnings_reviewed,
    "approvals": approvals,
    "exam-arrangement": exam_arrangement,
    "arrangement-match": arrangement_match,
    "headcounts": headcounts,
    "completion-deadline": completion_deadline,
    "same-year": same_year,
    "materials": materials,
    "attachments": attachments,
    "examiner-qualification": examiner_qualification,
    "roster": lambda b: roster.judge(b.roster, b.sessions, b.w_reg),
    "timeline": timeline,
}


def judge(batch, folder, as_of, stage_override=None, calendar=None, no_waivers=False):
    folder = Path(folder)
    mf = folder / ".facts.json"
    facts = json.loads(mf.read_text()) if mf.exists() else {}
    if batch.get("regulation") == "anhui-examiner-training":
        return enrolment.judge(batch, folder, as_of, facts, stage_override, no_waivers)
    stage = word(STAGE, stage_override or batch["batch"].get("stage")) or "certificate"
    b = Batch(batch, folder, as_of, stage, calendar or Calendar(), facts)
    if b.short and stage not in b.stages:
        return {"procedure": b.procedure, "stage": None, "verdict": "error", "rules": {}}
    found = {}
    for rule, fn in RULES.items():
        if b.short is None:
            on = rule in ("assessment-method", "attachments")
        elif rule == "roster":
            on = b.roster is not None
        else:
            on = b.short in APPLIES[rule]
        found[rule] = [f for f in fn(b) if f.outcome != "pass"] if on else None
    found["waivers"] = None if no_waivers else list(waive(batch, found, as_of, KNOWN_RULES))
    return result(b.procedure, stage, found)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--today", type=date.fromisoformat, default=date.today())
    ap.add_argument("--stage")
    ap.add_argument("--calendar", default=DATA)
    ap.add_argument("--no-waivers", action="store_true")
    ap.add_argument("-s", "--short", action="store_true", help="leave out passes and not-applicable")
    ap.add_argument("batch", nargs="+", type=Path)
    a = ap.parse_args()
    cal = Calendar(a.calendar)
    res = {}
    for p in a.batch:
        r = judge(tomllib.loads(p.read_text()), p.parent, a.today, a.stage, cal, a.no_waivers)
        if a.short:
            r["rules"] = {k: v for k, v in r["rules"].items() if v["outcome"] not in ("pass", "not-applicable")}
        res[str(p)] = r
    json.dump(res, sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main()
