"""A second reading of the rules of an examiner-training enrolment (rules.md 9; [A] is the Anhui notice)."""
import hashlib, os
from datetime import date
from pathlib import Path
import images
from common import F, FACT, GRADE, KIND, day, fold, leaves, level, result, same_occupation, waive, word
from roster import normal_id, valid_id

STAGES = ["enrolment", "online", "offline", "qualification"]
ALLOWED = {"central-enterprise-branch", "provincial-industry-organization", "member-unit"}
PHOTO_BYTES, PHOTO_PIXELS = 3 * 1024 * 1024, 3_000_000  # 照片像素不能超过 3M, read in both ways
LARGE = 20 * 1024 * 1024


class Enrolment:
    def __init__(s, raw, folder, as_of, stage, facts):
        s.raw, s.folder, s.as_of, s.stage, s.facts = raw, Path(folder), as_of, stage, facts
        s.trainees = raw.get("trainee", [])
        year = raw["batch"]["year"]
        # [A] 二（一）: 7月30日至8月16日; 二（二）1: 7月30日至8月27日
        s.opens, s.enrolled_by, s.studied_by = date(year, 7, 30), date(year, 8, 16), date(year, 8, 27)

    def due(s, stage):
        return STAGES.index(s.stage) >= STAGES.index(stage)

    def miss(s, stage, subject):
        return F("fail" if s.due(stage) else "pending", subject)


def evidences(t):
    return t.get("skill", []) + t.get("title", [])


# ---------------------------------------------------------------- rules: each yields findings
def trainee_employer(e):
    """[A] 一, 六（一）: 已备案或拟备案的央企驻皖分支机构、省级行业评价组织（含会员单位）"""
    i = e.raw["institution"]
    if word(KIND, i["kind"]) not in ALLOWED:
        yield F("fail", "institution.kind")
    if i.get("status") is None:  # filed or to-be-filed: both are allowed
        yield F("fail", "institution.status")


def trainee_eligibility(e, t):
    """[A] 附件1（一）（二）"""
    me, wanted = t["name"], {"occupation": t.get("occupation"), "code": t.get("code")}
    if not wanted["occupation"]:
        yield F("fail", me)
    else:
        skilled = any(level(k["level"]) <= 3 and same_occupation(k, wanted) for k in t.get("skill", []))
        titled = any(
            word(GRADE, k["grade"]) in ("intermediate", "senior") and wanted["occupation"] in k.get("related_to", [])
            for k in t.get("title", [])
        )
        if not skilled and not titled:
            yield F("fail", me)
    if t.get("ethics_declared") is not True:
        yield F("fail", me)
    if not t.get("experience", "").strip():  # "missing: warning, as [A] gives no number"
        yield F("warning", me)


def enrolment_window(e, t):
    """[A] 二（一）, both days included"""
    enrolled = day(t.get("enrolled"))
    if enrolled is None:
        yield F("pending" if e.as_of <= e.enrolled_by else "fail", t["name"])
    elif not e.opens <= enrolled <= e.enrolled_by:
        yield F("fail", t["name"])


def enrolment_record(e, t):
    """[A] 附件2 二（一）2"""
    me = t["name"]
    if t.get("region") is None or fold(t["region"]) != "省直":
        yield F("fail", me)
    name = e.raw["institution"].get("name")  # where it is absent that is said once, not of each trainee
    if t.get("employer") is None or (name is not None and t["employer"] != name):
        yield F("fail", me)
    if not t.get("photo"):
        yield F("fail", me)
    for k in evidences(t):  # [A] 六（二）: 系统可自动判定确认的证书信息，可不用上传材料
        if not k.get("evidence") and k.get("confirmed") is not True:
            yield F("fail", me)
    n = normal_id(t.get("id_number"))
    if n and not valid_id(n):
        yield F("fail", me)
    if t.get("photo") and not leaves(e.folder, t["photo"]) and (e.folder / t["photo"]).is_file():
        data = (e.folder / t["photo"]).read_bytes()
        image = images.read(data)
        if image and image.sound:
            broken = (len(data) > PHOTO_BYTES) + (image.width * image.height > PHOTO_PIXELS)
            if broken:
                yield F("warning" if broken == 1 else "fail", me)


def online_training(e, t):
    """[A] 二（二）1 and 附件2 三: 180 minutes, 2 attempts, 90"""
    o, me = t.get("online", {}), t["name"]

    def judge(key, holds):
        v = o.get(key)
        if v is None:
            late = e.due("online") and e.as_of > e.studied_by
            return F("fail" if late else "pending", me)
        return F("pass" if holds(v) else "fail", me)

    def in_time(d):
        return e.opens <= day(d) <= e.studied_by

    yield judge("minutes", lambda n: n >= 180)
    yield judge("started", in_time)
    yield judge("finished", in_time)
    yield judge("attempts", lambda n: n <= 2)
    yield judge("score", lambda n: n >= 90)


def offline_training(e, t):
    """[A] 二（二）2: 完成在线培训并考核通过后可参加线下培训, 培训时长1天; 四: 线下考核"""
    o, me = t.get("offline", {}), t["name"]
    attended, passed_on = day(o.get("attended")), day(t.get("online", {}).get("passed_on"))
    for v in (attended, o.get("days"), o.get("passed"), passed_on):
        if v is None:
            yield e.miss("offline", me)
    if o.get("days") is not None and o["days"] < 1:
        yield F("fail", me)
    if o.get("passed") is False:
        yield F("fail", me)
    if attended and passed_on and attended < passed_on:
        yield F("fail", me)


def qualification_exam(e, t):
    """[A] 五; no mark is given for it"""
    passed = t.get("qualification", {}).get("passed")
    if passed is None:
        yield e.miss("qualification", t["name"])
    elif not passed:
        yield F("fail", t["name"])


def attachments(e):
    """rules.md 9: a photo is a JPEG or PNG, evidence a PDF, JPEG or PNG, told by content; else as in section 6"""
    named = []
    for t in e.trainees:
        if t.get("photo"):
            named.append((t["photo"], "photo"))
        named += [(k["evidence"], "evidence") for k in evidences(t) if k.get("evidence")]
    judged, first_of = set(), {}
    for f, what in named:
        if leaves(e.folder, f):
            yield F("fail", f, fixed=True)
            continue
        real = os.path.realpath(e.folder / f)
        if (real, what) in judged:
            continue
        judged.add((real, what))
        if not os.path.isfile(real):
            yield F("fail", f)
            continue
        data = Path(real).read_bytes()
        image = images.read(data)
        if image:
            if not image.sound:
                yield F("fail", f)
        elif what == "evidence" and b"%PDF-" in data[:1029]:
            bad = FACT[e.facts.get(os.path.normpath(f), "sound")]
            if bad:
                yield F(bad, f)
        else:
            yield F("fail", f)
        if len(data) > LARGE:
            yield F("warning", f)
        # "Two different files with the same content are a fail that names both"
        if first_of.setdefault(hashlib.sha256(data).digest(), real) != real:
            yield F("fail", f)


def timeline(e):
    """every pair of either chain is in order, and nothing lies after the as-of day"""
    for t in e.trainees:
        online, offline, exam = t.get("online", {}), t.get("offline", {}), t.get("qualification", {})
        study = [t.get("enrolled"), online.get("started"), online.get("finished"), online.get("passed_on")]
        for chain in (study, [offline.get("attended"), exam.get("date")]):
            days = [day(d) for d in chain if d is not None]
            for j, later in enumerate(days):
                if any(earlier > later for earlier in days[:j]):
                    yield F("fail", t["name"])
                if later > e.as_of:
                    yield F("fail", t["name"])


# rule -> how it is judged, and the stage from which an enrolment without trainees fails it
EACH = {
    "trainee-eligibility": (trainee_eligibility, "enrolment"),
    "enrolment-window": (enrolment_window, "enrolment"),
    "enrolment-record": (enrolment_record, "enrolment"),
    "online-training": (online_training, "online"),
    "offline-training": (offline_training, "offline"),
    "qualification-exam": (qualification_exam, "qualification"),
}
WHOLE = {"trainee-employer": trainee_employer, "attachments": attachments, "timeline": timeline}
KNOWN_RULES = set(EACH) | set(WHOLE) | {"waivers"}


def judge(raw, folder, as_of, facts, stage_override=None, no_waivers=False):
    stage = stage_override or raw["batch"].get("stage") or "qualification"
    if stage not in STAGES:
        return {"procedure": None, "stage": None, "verdict": "error", "rules": {}}
    e = Enrolment(raw, folder, as_of, stage, facts)
    found = {rule: list(fn(e)) for rule, fn in WHOLE.items()}
    for rule, (fn, due) in EACH.items():
        found[rule] = [f for t in e.trainees for f in fn(e, t)] if e.trainees else [e.miss(due, "trainee")]
    if e.trainees and e.raw["institution"].get("name") is None:
        found["enrolment-record"].append(F("fail", "institution.name"))
    found = {rule: [f for f in fs if f.outcome != "pass"] for rule, fs in found.items()}
    found["waivers"] = None if no_waivers else list(waive(raw, found, as_of, KNOWN_RULES))
    return result("examiner-training", stage, found)
