"""Tests of the second reading itself: python3 -m unittest test_oracle, in this folder."""
import copy, random, tempfile, unittest
from datetime import date
from pathlib import Path
import enrolment, generate, generate_enrolments, generate_rosters, images, make_images, oracle, roster
from write_roster import Number, csv_bytes, xlsx_bytes

A, B, C = "110101199003074477", "410101198001010011", "410101198001010038"
HEAD = ["姓名", "身份证号", "职业", "职业编码", "级别", "理论成绩", "技能成绩", "是否合格", "预警信息"]


def row(name="学员001", n=A, occupation="电工", code="", level="4", theory="80", practice="80", passed="是", warning=""):
    return [name, n, occupation, code, level, theory, practice, passed, warning]


class Ids(unittest.TestCase):
    def test_known(self):
        for n in (A, B, C, "11010119900307803X"):
            self.assertTrue(roster.valid_id(n), n)
        for n in (
            "110101199003074478",
            "11010119900230447X",
            "110101900307447",
            "4.10101E+17",
            "",
            "1101011990030744 7",
        ):
            self.assertFalse(roster.valid_id(n), n)
        self.assertEqual(roster.normal_id(" １１０１０１１９９００３０７８０３ｘ　"), "11010119900307803X")

    def test_generated(self):
        r = random.Random(1)
        for _ in range(500):
            n = generate_rosters.id_number(r)
            self.assertTrue(roster.valid_id(n))
            self.assertFalse(roster.valid_id(generate_rosters.spoil_id(r, n)))
        self.assertTrue(roster.valid_id(generate_rosters.round_id(r)))


class Images(unittest.TestCase):
    def test_measures_and_size(self):
        for make in (make_images.jpeg, make_images.png):
            for size in (None, 5000, 65537 * 2 + 700, 3 * 1024 * 1024 + 1):
                data = make("标记", 2000, 1501, size)
                image = images.read(data)
                self.assertTrue(image.sound)
                self.assertEqual((image.width, image.height), (2000, 1501))
                self.assertIn(len(data), (size, len(data) if size is None else size))
                for cut in (12, 13, len(data) // 2):
                    self.assertFalse(images.read(data[:-cut]).sound)
        self.assertFalse(images.read(make_images.jpeg("a")[:-1]).sound)

    def test_thumbnail(self):
        data = make_images.jpeg("a", 30, 40, None, 0xC2, True)
        self.assertEqual((images.read(data).width, images.read(data).height), (30, 40))
        self.assertFalse(images.read(data[:-3]).complete)
        self.assertIsNone(images.read(b"GIF89a"))


class Roster(unittest.TestCase):
    def judge(self, rows, sessions, head=HEAD, warned=None, name="r.csv"):
        for x in sessions:
            x.setdefault("level", 4)
            x["_level"] = x["level"]
        with tempfile.TemporaryDirectory() as folder:
            data = "\n".join(",".join(c) for c in [head, *rows] if head)
            (Path(folder) / "r.csv").write_text(data, encoding="utf-8")
            return sorted({(f.outcome, f.subject) for f in roster.judge(roster.read(folder, name), sessions, warned)})

    def test_rows(self):
        s = lambda **k: [{"occupation": "电工", **k}]
        for rows, sessions, expected in [
            ([row()], s(registered=1, examined=1, passed=1), []),
            ([row()], s(registered=2), [("fail", "电工/4")]),
            ([row(), row(n=B)], s(registered=1, examined=2), [("fail", "电工/4")]),
            ([row(), row()], s(), [("fail", "row 3")]),
            ([row(), row(level="3")], s() + s(level=3), [("warning", "row 3")]),
            ([row(name="")], s(), [("fail", "row 2")]),
            ([row(level="3")], s(), [("fail", "row 2")]),
            ([row(level="五")], s(), [("fail", "row 2")]),
            ([row(occupation="焊工")], s(registered=0), [("fail", "row 2")]),
            ([row(theory="60"), row(n=B, theory="59.9")], s(), [("warning", "row 3")]),
            ([row(theory="100"), row(n=B, theory="100.5")], s(), [("fail", "row 3")]),
            ([row(theory="免考")], s(), [("fail", "row 2")]),
            ([row(theory="缺考")], s(), [("warning", "row 2")]),
            ([row(theory="-", practice="--")], s(examined=0, passed=1), [("fail", "row 2")]),
            ([row(theory="缺考", practice="", passed="")], s(examined=0, passed=0), []),
            ([row(passed="通过")], s(passed=0), [("fail", "row 2")]),
            ([row(), [], row(n=B), ["填报人：甲"], row(name="")], s(registered=2), []),
            ([row(code="1")], s(code="1"), []),
            ([row(code="2")], s(code="1"), [("fail", "row 2")]),
            ([row(code="2")], s(), []),
            ([row(occupation="焊工", code="1")], s(code="1", registered=1), [("warning", "row 2")]),
            # a row without code links the sessions of that name
            ([row(), row(n=B)], s(code="1", registered=1) + s(code="2", registered=1), []),
            (
                [row(code="1"), row(code="1", n=B)],
                s(code="1", registered=1) + s(code="2", registered=1),
                [("fail", "电工/4")],
            ),
        ]:
            with self.subTest(rows=rows, sessions=sessions):
                self.assertEqual(self.judge(rows, sessions), expected)

    def test_warnings(self):
        rows = [row(warning="有"), row(level="3", warning="有"), row(n=B), row(n="", warning="有")]
        # one person in two rows, and one without ID number: two
        self.assertNotIn(("fail", "registration"), self.judge(rows, [{"occupation": "电工"}], warned=2))
        self.assertIn(("fail", "registration"), self.judge(rows, [{"occupation": "电工"}], warned=3))

    def test_file(self):
        s = [{"occupation": "电工"}]
        self.assertEqual(self.judge([row()], s, head=HEAD[1:]), [("fail", "r.csv")])
        self.assertEqual(self.judge([row()], s, name="../r.csv"), [("fail", "../r.csv")])
        self.assertEqual(self.judge([row()], s, name="other.csv"), [("fail", "other.csv")])

    def test_written_is_read(self):
        """what the generator meant is what is read, in every format"""
        for seed in range(150):
            r = random.Random(seed)
            c, rows, has, _ = generate_rosters.batch(r)
            table, merged = generate_rosters.sheet(c, r, rows, has)
            with tempfile.TemporaryDirectory() as folder:
                folder = Path(folder)
                (folder / "r.csv").write_bytes(csv_bytes(r, table))
                (folder / "r.xlsx").write_bytes(xlsx_bytes(r, table, merged))
                a, b = roster.read(folder, "r.csv"), roster.read(folder, "r.xlsx")
            late = next(i for i, x in enumerate(table) if any("姓" in v or v == "name" for v in x)) >= 20
            self.assertEqual((a.broken, b.broken), (late, late), seed)
            if late:
                continue
            self.assertEqual((a.columns, len(a.rows)), (has, len(rows)), seed)
            self.assertEqual([x.number for x in a.rows], [x.number for x in b.rows])
            for x, y, meant in zip(a.rows, b.rows, rows):
                for k in has:
                    self.assertEqual(x.cells[k], meant.get(k, "").strip())
                    if not isinstance(meant.get(k, ""), Number):
                        self.assertEqual(roster.score(x.cells[k]), roster.score(y.cells[k]))

    def test_agreeing_pass(self):
        for seed in range(150):
            r = random.Random(seed)
            c = generate.valid(r.choice(list(generate.PROC)), r)
            generate_rosters.shape(c, r)
            generate_rosters.size(c, r)
            has = generate_rosters.columns(r, c["b"]["session"])
            has.add("occupation")
            rows = generate_rosters.agreeing_rows(c, r, has)
            table, _ = generate_rosters.sheet(c, r, rows, has)
            warned = len(rows) if c["b"]["warnings"].get("registration", 0) > len(rows) else None
            with tempfile.TemporaryDirectory() as folder:
                (Path(folder) / "r.csv").write_bytes(csv_bytes(r, table))
                found = roster.read(folder, "r.csv")
            if not found.broken:
                b = oracle.Batch(copy.deepcopy(c["b"]), "/nowhere", c["today"], "certificate", generate.CAL, {})
                said = None if warned is not None else b.w_reg
                self.assertEqual(list(roster.judge(found, b.sessions, said)), [], seed)


class Enrolments(unittest.TestCase):
    def outcome(self, rule, change, today=date(2026, 12, 1), stage="qualification", photo=(10, 10, None)):
        r = random.Random(1)
        c = {"opens": date(2026, 7, 30), "enrolled_by": date(2026, 8, 16), "studied_by": date(2026, 8, 27), "files": {}}
        c["b"] = {
            "institution": {"name": "示例公司", "kind": "member-unit", "status": "filed"},
            "batch": {"id": "1", "year": 2026, "stage": stage},
        }
        t = generate_enrolments.trainee(c, r, 1)
        c["b"]["trainee"] = [t]
        for path, v in change.items():
            *head, key = path.split(".")
            at = c["b"]["institution"] if head == ["institution"] else t[head[0]] if head else t
            at.pop(key) if v is None else at.update({key: v})
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            generate_enrolments.write_files(c, folder)
            (folder / t["photo"]).write_bytes(make_images.png("x", *photo))
            return enrolment.judge(c["b"], folder, today, {})["rules"][rule]["outcome"]

    def test_bounds(self):
        d, mib = date, 3 * 1024 * 1024
        before = dict(today=d(2026, 8, 16), stage="enrolment")
        for rule, change, expected, more in [
            ("trainee-employer", {}, "pass", {}),
            ("trainee-employer", {"institution.kind": "employer"}, "fail", {}),
            ("trainee-employer", {"institution.status": None}, "fail", before),
            ("enrolment-window", {"enrolled": d(2026, 7, 30)}, "pass", {}),
            ("enrolment-window", {"enrolled": d(2026, 7, 29)}, "fail", {}),
            ("enrolment-window", {"enrolled": d(2026, 8, 17)}, "fail", {}),
            ("enrolment-window", {"enrolled": None}, "pending", before),
            ("enrolment-window", {"enrolled": None}, "fail", {"today": d(2026, 8, 17)}),
            ("online-training", {"online.minutes": 179}, "fail", before),
            ("online-training", {"online.minutes": 180}, "pass", {}),
            ("online-training", {"online.score": 89.5}, "fail", {}),
            ("online-training", {"online.attempts": 3}, "fail", {}),
            ("online-training", {"online.finished": d(2026, 8, 28)}, "fail", {}),
            ("online-training", {"online": None}, "pending", {"today": d(2026, 8, 27)}),
            ("online-training", {"online": None}, "pending", {"stage": "enrolment"}),
            ("online-training", {"online": None}, "fail", {"today": d(2026, 8, 28), "stage": "online"}),
            ("offline-training", {"online.passed_on": None}, "fail", {}),
            ("offline-training", {"offline": None}, "pending", {"stage": "online"}),
            ("offline-training", {"offline.days": 0}, "fail", {"stage": "online"}),
            ("offline-training", {"offline.attended": d(2026, 7, 31)}, "fail", {}),
            ("qualification-exam", {"qualification.passed": False}, "fail", {}),
            ("qualification-exam", {"qualification": None}, "pending", {"stage": "offline"}),
            ("trainee-eligibility", {"experience": " "}, "warning", {}),
            ("trainee-eligibility", {"ethics_declared": None}, "fail", {}),
            ("trainee-eligibility", {"occupation": "茶艺师", "code": "9"}, "fail", {}),
            ("enrolment-record", {}, "pass", {"photo": (2000, 1500, mib)}),
            ("enrolment-record", {}, "warning", {"photo": (2000, 1500, mib + 1)}),
            ("enrolment-record", {}, "warning", {"photo": (2001, 1500, mib)}),
            ("enrolment-record", {}, "fail", {"photo": (2001, 1500, mib + 1)}),
            ("enrolment-record", {"region": "省 直"}, "pass", {}),
            ("enrolment-record", {"employer": "示例公司 "}, "fail", {}),
            ("enrolment-record", {"id_number": "110101199003074478"}, "fail", {}),
            ("timeline", {}, "pass", {}),
            ("timeline", {"qualification.date": d(2026, 12, 2)}, "fail", {}),
            ("attachments", {}, "pass", {}),
        ]:
            with self.subTest(rule=rule, change=change, more=more):
                self.assertEqual(self.outcome(rule, change, **more), expected)

    def test_valid_pass(self):
        for seed in range(60):
            r = random.Random(seed)
            c = generate_enrolments.valid(r)
            with tempfile.TemporaryDirectory() as folder:
                generate_enrolments.write_files(c, Path(folder))
                found = enrolment.judge(c["b"], folder, c["today"], {})
            early = {k for k, v in found["rules"].items() if v["outcome"] == "pending"}
            bad = {k for k, v in found["rules"].items() if v["outcome"] not in ("pass", "pending")}
            self.assertLessEqual(bad, {"timeline"}, seed)  # what lies ahead may stand there already
            if c["b"]["batch"]["stage"] == "qualification":
                self.assertEqual((bad, early), (set(), set()), seed)


if __name__ == "__main__":
    unittest.main()
