#!/usr/bin/env python3
"""Validates batch files against the schema of hegui as an editor does: validate_schema.py SCHEMA EXAMPLES EVERY-KEY-FILE...

Every batch file below EXAMPLES and every file named is right by it; changed in one place each, they are not.
"""

import copy
import datetime
import json
import pathlib
import sys
import tomllib

import jsonschema


def plain(value):
    """What JSON can hold of a TOML value: editors see dates and times as texts."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return value


def changed(batch, path, value):
    """A copy with one value set, or taken out where it is None."""
    copied = copy.deepcopy(batch)
    table = copied
    for key in path[:-1]:
        table = table[key]
    if value is None:
        del table[path[-1]]
    else:
        table[path[-1]] = value
    return copied


schema = json.loads(pathlib.Path(sys.argv[1]).read_text("utf-8"))
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())

files = sorted(pathlib.Path(sys.argv[2]).glob("*/batch.toml")) + [pathlib.Path(name) for name in sys.argv[3:]]
assert len(files) > 30, len(files)
for file in files:
    batch = plain(tomllib.loads(file.read_text("utf-8")))
    errors = [f"{file}: {'.'.join(map(str, error.path))}: {error.message[:200]}" for error in validator.iter_errors(batch)]
    assert not errors, "\n".join(errors)


def example(name):
    return plain(tomllib.loads((pathlib.Path(sys.argv[2]) / name / "batch.toml").read_text("utf-8")))


social = example("social-training")
training = example("examiner-training")
broken = [
    (social, ["planed"], 3),
    (social, ["format"], 2),
    (social, ["format"], None),
    (social, ["regulation"], "henan-2032"),
    (social, ["institution", "kind"], None),
    (social, ["institution", "kind"], "培训机构"),
    (social, ["institution", "region"], "41010"),
    (social, ["institution", "region"], 410100),
    (social, ["batch", "id"], 7),
    (social, ["batch", "module"], None),
    (social, ["batch", "methd"], "exam"),
    (social, ["dates", "exam_start"], "2026-10"),
    (social, ["dates", "exam_start"], "2026-02-30"),
    (social, ["session", 0, "level"], 6),
    (social, ["session", 0, "level"], "六级"),
    (social, ["session", 0, "occupation"], None),
    (social, ["session", 0, "planned"], -1),
    (social, ["session", 0, "planned"], 1_000_001),
    (social, ["session", 0, "planned"], 1.5),
    (social, ["session", 0, "start"], "9:00"),
    (social, ["session", 0, "staff"], "考务员甲"),
    (social, ["session", 0, "arranged", "code"], "x"),
    (social, ["material", 0, "stamped"], "yes"),
    (social, ["material", 0, "file"], None),
    (social, ["trainee"], [{"name": "学员甲"}]),
    (training, ["batch", "year"], None),
    (training, ["batch", "year"], 1999),
    (training, ["trainee", 0, "online", "score"], 100.5),
    (training, ["dates"], {}),
]
for batch, path, value in broken:
    assert not validator.is_valid(changed(batch, path, value)), f"{path} = {value} is taken"

# And what is right in another way is taken.
right = [
    (social, ["regulation"], "本省.toml"),
    (social, ["session", 0, "level"], 5),
    (social, ["session", 0, "level"], "5"),
    (social, ["session", 0, "level"], "五级/初级工"),
    (social, ["material", 0, "kind"], "其他材料"),
    (social, ["session", 0, "arranged"], {}),
    (training, ["trainee", 0, "online", "score"], 97.5),
]
for batch, path, value in right:
    assert validator.is_valid(changed(batch, path, value)), f"{path} = {value} is refused"
