"""Batch files of henan-2023 in five procedures, with sessions that fit their rosters."""
import random
from dataclasses import dataclass, replace

from rosters import Session

OCCUPATIONS = [("电工", "6-31-01-03"), ("焊工", "6-18-02-04"), ("养老护理员", "4-10-01-05"), ("中式面点师", "4-03-02-02")]
LEVELS = [5, 4, 3]


@dataclass(frozen=True)
class Procedure:
    kind: str
    module: str
    scope: str
    materials: tuple[str, ...]
    dates: str = ""  # further lines of [dates]

    def with_materials(self, count: int) -> "Procedure":
        """The same with so many materials, its own in turn."""
        return replace(self, materials=tuple(self.materials[at % len(self.materials)] for at in range(count)))


EARLY_PLAN = """plan_submitted = 2026-09-07
plan_approved = 2026-09-09
registration_approved = 2026-10-21
"""
LATE_PLAN = """plan_published = 2026-09-14
plan_submitted = 2026-10-12
plan_approved = 2026-10-14
registration_approved = 2026-10-21
arrangement_completed = 2026-10-26
arrangement_approved = 2026-10-28
"""
PROCEDURES = [
    Procedure("employer", "supervised", "own-employees", (
        "职业技能等级认定计划申请表", "核查情况说明", "核查情况说明", "职业技能认定申报异常情况核实信息表", "合格人员确认文件",
        "合格人员确认文件", "内部质量督导报告"), EARLY_PLAN),
    Procedure("employer", "autonomous", "own-employees", (
        "佐证材料", "职业技能等级认定实施公告", "本批次考核方式实施计划和安排", "本批次参评人员花名册", "合格人员成绩花名册",
        "本批次认定工作内部质量督导报告", "职业技能认定申报异常情况核实信息表")),
    Procedure("social-training", "supervised", "public", (
        "职业技能等级认定考试计划申请报告", "考生报名资格审核合格承诺书", "职业技能等级认定个人信息登记表", "符合报名条件佐证",
        "符合报名条件佐证", "内部质量督导报告", "职业技能认定申报异常情况核实信息表"), LATE_PLAN),
    Procedure("technical-college", "supervised", "own-students", (
        "河南省院校职业技能等级认定中心认定考试计划申请表", "核查情况说明", "核查情况说明", "合格人员学籍花名册", "合格人员学籍花名册",
        "内部质量督导报告", "职业技能认定申报异常情况核实信息表"), EARLY_PLAN),
    Procedure("technical-college", "autonomous", "graduating-students", (
        "佐证材料", "职业技能等级认定实施公告", "本批次考核方式实施计划和安排", "本批次参评学生人员花名册", "学生学籍表",
        "合格人员成绩花名册", "本批次认定工作内部质量督导报告")),
]


def sessions(dice: random.Random, candidates: int) -> list[Session]:
    """Two to four, of different pairs of occupation and level, with at least 15 candidates in each occupation."""
    occupations = dice.sample(OCCUPATIONS, dice.randint(1, 2))
    levels = sorted(dice.sample(LEVELS, 2), reverse=True)
    pairs = [(name, code, level) for name, code in occupations for level in levels]
    share, rest = divmod(candidates, len(pairs))
    return [Session(*pair, share + (at < rest)) for at, pair in enumerate(pairs)]


def files(procedure: Procedure) -> list[str]:
    return [f"{at}-{name}.pdf" for at, name in enumerate(procedure.materials, 1)]


def head(procedure: Procedure, number: int) -> str:
    return f"""# 示例批次，人员和数字都是虚构的。
format = 1
regulation = "henan-2023"

[institution]
name = "河南示例机构{number % 97:02}"
kind = "{procedure.kind}"
region = "410100"

[batch]
id = "2026-B-{number:06}"
module = "{procedure.module}"
method = "exam"
stage = "certificate"

[annual_plan]
submitted = 2026-03-02
stamped = true

[dates]
{procedure.dates}registration_opened = 2026-09-15
registration_reviewed = 2026-10-19
exam_start = 2026-10-31
exam_end = 2026-11-01

[exam]
theory = "centralized-online"
"""


def session(one: Session, at: int) -> str:
    return f"""
[[session]]
occupation = "{one.occupation}"
code = "{one.code}"
level = {one.level}
planned = {one.registered}
registered = {one.registered}
examined = {one.examined}
passed = {one.passed}
date = {("2026-10-31", "2026-11-01")[at % 2]}
start = 09:00:00
place = "第一考场"
staff = ["考务员甲", "监考员甲"]
examiners = ["考评员{at}"]
[session.arranged]
"""


def examiner(one: Session, at: int) -> str:
    return f"""
[[examiner]]
name = "考评员{at}"
[[examiner.skill]]
occupation = "{one.occupation}"
code = "{one.code}"
level = 2
[examiner.certificate]
number = "示例-KP-{at:04}"
kind = "examiner"
issued = 2024-06-15
expires = 2027-06-14
"""


def batch_file(procedure: Procedure, number: int, held: list[Session], roster: str, stamped: bool) -> str:
    """`held`: the sessions, counted from the roster."""
    candidates = f"""
[candidates]
roster = "{roster}"
scope = "{procedure.scope}"

[warnings]
registration = 0
certificate = 0
reviewed_at_registration = 2026-10-19
reviewed_at_certificate = 2026-11-06
"""
    materials = (f'\n[[material]]\nkind = "{name}"\nfile = "{file}"\nstamped = {str(stamped).lower()}\n'
                 for name, file in zip(procedure.materials, files(procedure)))
    return "".join([head(procedure, number), *(session(one, at) for at, one in enumerate(held)), candidates,
                    *(examiner(one, at) for at, one in enumerate(held)), *materials])
