#!/usr/bin/env python3
"""Makes a batch with a large roster: make_roster.py FOLDER ROWS [ENCODING].

The rows are in order, in 10 columns of which 9 are read. The same arguments make the same bytes. Every person is made up.
"""
import random
import sys
from pathlib import Path

WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
OCCUPATIONS = [("电工", "6-31-01-03"), ("焊工", "6-18-02-04"), ("养老护理员", "4-10-01-05")]
LEVELS = {5: "五级", 4: "四级", 3: "三级"}


def id_number(number: int) -> str:
    """Different for different numbers below 13 million."""
    number, sequence = divmod(number, 1000)
    number, day = divmod(number, 28)
    year, month = divmod(number, 12)
    body = f"410101{1965 + year}{1 + month:02}{1 + day:02}{sequence:03}"
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS)) % 11]


def main() -> None:
    folder, rows = Path(sys.argv[1]), int(sys.argv[2])
    encoding = sys.argv[3] if len(sys.argv) > 3 else "utf-8"
    folder.mkdir(parents=True)
    random.seed(1)
    pairs = [(*occupation, level) for occupation in OCCUPATIONS for level in LEVELS]
    with open(folder / "roster.csv", "w", encoding=encoding, newline="") as roster:
        roster.write("序号,姓名,证件号码,职业名称,职业编码,级别,理论成绩,技能成绩,是否合格,预警信息\r\n")
        for number in range(rows):
            name, code, level = pairs[number * len(pairs) // rows]
            theory, practice = random.randrange(40, 100), random.randrange(40, 100)
            passed = "合格" if min(theory, practice) >= 60 else "不合格"
            roster.write(f"{number + 1},示例学员{number:06d},{id_number(number)},{name},{code},{LEVELS[level]},"
                         f"{theory},{practice}.5,{passed},\r\n")
    sessions = "".join(f'\n[[session]]\noccupation = "{name}"\ncode = "{code}"\nlevel = {level}\n' for name, code, level in pairs)
    (folder / "batch.toml").write_text(f"""format = 1
regulation = "henan-2023"

[institution]
kind = "social-training"

[batch]
id = "2026-B-0001"
module = "supervised"
{sessions}
[candidates]
roster = "roster.csv"
""", encoding="utf-8")


main()
