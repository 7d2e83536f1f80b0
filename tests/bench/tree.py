"""The folders to measure. The same arguments make the same bytes."""
import random
from functools import cached_property
from pathlib import Path

import batches
import papers
import rosters
from papers import Paper

GROUPS = 8         # the tree grows by eighths
SEED = 20231130
FLAWED = 0.15      # of the batches fail for what stands in them
UNREADABLE = 0.01  # have a PDF file that can't be opened


class Maker:
    """Makes batches; no two of their PDF files are alike."""

    def __init__(self) -> None:
        self.copies = 0

    @cached_property
    def kinds(self) -> dict[str, list[Paper]]:
        return papers.all_kinds(random.Random(SEED))

    @cached_property
    def unreadable(self) -> list[Paper]:
        return papers.unreadable(random.Random(SEED))

    def tree(self, folder: Path, count: int) -> None:
        """`count` batches in GROUPS folders."""
        for number in range(count):
            self.batch(folder / str(number * GROUPS // count) / f"{number:06}", number)

    def batch(self, folder: Path, number: int) -> None:
        dice = random.Random(SEED + number)
        procedure = dice.choice(batches.PROCEDURES)
        flaw = dice.choice(["stamp", "identity", "count"]) if dice.random() < FLAWED else ""
        held = batches.sessions(dice, dice.randint(30, 300))
        table = list(rosters.rows(dice, held, number * 1000))
        if flaw == "identity":
            table[-1][2] = table[-1][2][:17] + ("0" if table[-1][2][17] != "0" else "1")
        if flaw == "count":
            held[0].examined -= 1
        form = dice.choices(["utf-8-sig", "utf-8", "gb18030", "xlsx"], [50, 20, 15, 15])[0]
        roster = rosters.as_xlsx(table) if form == "xlsx" else rosters.as_csv(table, form)
        name = "花名册.xlsx" if form == "xlsx" else "花名册.csv"
        folder.mkdir(parents=True)
        (folder / name).write_bytes(roster)
        (folder / "batch.toml").write_text(batches.batch_file(procedure, number, held, name, flaw != "stamp"), encoding="utf-8")
        self.attach(folder, procedure, self.choose(dice, len(procedure.materials)))

    def choose(self, dice: random.Random, count: int) -> list[Paper]:
        """Of different sizes, as files of different content nearly always are."""
        chosen: dict[int, Paper] = {}
        while len(chosen) < count:
            kind = dice.choices(list(papers.SHARES), list(papers.SHARES.values()))[0]
            paper = dice.choice(self.kinds[kind])
            chosen.setdefault(len(paper), paper)
        found = list(chosen.values())
        return [*found[:-1], dice.choice(self.unreadable)] if dice.random() < UNREADABLE else found

    def attach(self, folder: Path, procedure: batches.Procedure, chosen: list[Paper]) -> None:
        for at, name in enumerate(batches.files(procedure)):
            self.copies += 1
            with (folder / name).open("wb", buffering=0) as file:
                file.writelines(chosen[at % len(chosen)].copy(self.copies))

    def one_batch(self, folder: Path, count: int, smallest: int, largest: int) -> None:
        """One batch that passes, with `count` scans of sizes between these, no two alike."""
        dice = random.Random(SEED)
        procedure = batches.PROCEDURES[1].with_materials(count)
        held = batches.sessions(dice, 60)
        table = list(rosters.rows(dice, held))
        folder.mkdir(parents=True)
        (folder / "花名册.csv").write_bytes(rosters.as_csv(table, "utf-8"))
        (folder / "batch.toml").write_text(batches.batch_file(procedure, 0, held, "花名册.csv", True), encoding="utf-8")
        scans = [papers.paper(papers.of_size(papers.scanned, dice, size)) for size in papers.sizes(count, smallest, largest)]
        self.attach(folder, procedure, scans)


def with_roster(folder: Path, rows: int, encoding: str) -> None:
    """A batch of nothing but a roster of so many rows."""
    pairs = [(*occupation, level) for occupation in batches.OCCUPATIONS for level in batches.LEVELS]
    share, rest = divmod(rows, len(pairs))
    held = [rosters.Session(*pair, share + (at < rest)) for at, pair in enumerate(pairs)]
    folder.mkdir(parents=True)
    with (folder / "花名册.csv").open("w", encoding=encoding, newline="") as file:
        rosters.write_csv(file, rosters.rows(random.Random(SEED), held))
    text = batches.batch_file(batches.PROCEDURES[0].with_materials(0), 0, held, "花名册.csv", True)
    (folder / "batch.toml").write_text(text, encoding="utf-8")
