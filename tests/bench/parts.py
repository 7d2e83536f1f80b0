"""The parts of the benchmark: what is compared with what, and the targets."""
import argparse
import os
import shlex
import shutil
from pathlib import Path

import measure
from material import Material
from measure import NO_TARGET, Bench, Command, Run, Target, at_most, faster
from tree import GROUPS

HERE = Path(__file__).resolve().parent
PARTS = ["tree", "cache", "python", "growth", "rosters", "one", "many"]
MOST_MEMORY = at_most(64)  # MiB


class Parts:
    def __init__(self, options: argparse.Namespace, material: Material, programs: dict[str, Path], scratch: Path) -> None:
        self.options, self.material, self.programs, self.scratch = options, material, programs, scratch
        self.bench = Bench(programs["timed"], options.rounds)

    def check(self, jobs: int, *arguments: object) -> Command:
        return [str(self.options.hegui.resolve()), "check", "-f", "ndjson", "--today", "2026-11-20", "-j", str(jobs), *map(str, arguments)]

    def floor(self, jobs: int, *paths: object) -> Command:
        return [str(self.programs["floor"]), str(jobs), *map(str, paths)]

    def measure(self, chosen: list[str]) -> None:
        prepared = {part: getattr(self, f"prepare_{part}", self.prepare_tree)() for part in chosen}
        measure.head()
        for part, made in prepared.items():
            getattr(self, part)(made)

    def prepare_tree(self) -> Path:
        return self.material.tree(self.options.batches)

    def tree(self, tree: Path) -> None:
        """The whole tree, every file read."""
        title = f"{self.options.batches:,} batches"
        names = self.scratch / "names"
        names.write_bytes(b"".join(bytes(path) + b"\0" for path in sorted(tree.rglob("*")) if path.is_file()))
        cat = ["xargs", "-0", "-a", str(names), "cat"]
        compare = self.bench.compare
        compare(f"{title}, -j1: floor, 1 thread", self.check(1, tree), self.floor(1, tree), at_most(2))
        compare(f"{title}, -j2: floor, 2 threads", self.check(2, tree), self.floor(2, tree), at_most(2))
        compare(f"{title}, -j1: cat", self.check(1, tree), cat, at_most(1.5))
        compare(f"{title}, -j2: cat", self.check(2, tree), cat, at_most(1))
        self.second_job(title, tree)
        if self.options.drop_caches:
            for jobs in 1, 2, 4:
                compare(f"from the disk, -j{jobs}: floor, {jobs} threads", self.check(jobs, tree), self.floor(jobs, tree),
                        rounds=3, before=drop_caches)

    def second_job(self, title: str, tree: Path) -> None:
        """What a second job brings; and two processes that share nothing, for what the machine's second processor brings at most."""
        halves = [[tree / str(at) for at in range(first, GROUPS, 2)] for first in (0, 1)]
        one, other = (shlex.join(self.check(1, *half)) for half in halves)
        apart = ["sh", "-c", f"{one} & {other}; second=$?; wait $!; first=$?; exit $((first > second ? first : second))"]
        two, apart, single = self.bench.in_turn([self.check(2, tree), apart, self.check(1, tree)], 2 * self.bench.rounds)
        measure.row(f"{title}, -j2: -j1", two, single, faster(1.8))
        measure.row(f"{title}, 2 times -j1, half of them each: -j1", apart, single, faster())

    def cache(self, tree: Path) -> None:
        """The second run with hegui's own cache, which has to read no PDF file."""
        title = f"{self.options.batches:,} batches, cached"
        store = self.scratch / "cache"
        find = ["find", str(tree), "-type", "f", "-printf", "%s %T@ %p\\n"]
        self.bench.compare(f"{title}, first run, -j1: without", self.check(1, "--cache", store, tree), self.check(1, tree),
                           before=lambda: shutil.rmtree(store, ignore_errors=True))
        for jobs, target in (1, NO_TARGET), (2, at_most(3)):  # without -j it takes every core there is
            self.bench.compare(f"{title}, second run, -j{jobs}: find", self.check(jobs, "--cache", store, tree), find, target)

    def python(self, tree: Path) -> None:
        """Scripts that a user would write; and a process for each file, on an eighth of the tree since that takes long."""
        title = f"{self.options.batches:,} batches, -j2"
        for library, target in ("pypdf", faster(8)), ("pikepdf", faster(30)):
            script = ["/usr/bin/python3", str(HERE / "open_all.py"), library, "2", str(tree)]
            self.bench.compare(f"{title}: tomllib and {library}, 2 processes", self.check(2, tree), script, target, rounds=3)
        part = tree / "0"
        title = f"{self.options.batches // GROUPS:,} batches, -j2"
        names = self.scratch / "pdf-names"
        names.write_bytes(b"".join(bytes(path) + b"\0" for path in sorted(part.rglob("*.pdf"))))
        # For a file that pdfinfo can't open, xargs would end with a status of its own.
        pdfinfo = ["sh", "-c", f'xargs -0 -a "{names}" -n1 -P2 pdfinfo 2>/dev/null || true']
        self.bench.compare(f"{title}: pdfinfo for each file, 2 at a time", self.check(2, part), pdfinfo, faster(), rounds=1)

    def growth(self, tree: Path) -> None:
        """Twice the batches in twice the time, and in the same memory; and how the floor grows, which has to start as well."""
        counts = [1, 2, 4, GROUPS]
        batches = [self.options.batches * count // GROUPS for count in counts]
        parts = [[tree / str(at) for at in range(count)] for count in counts]
        for jobs in 1, 2:
            floor = [self.floor(jobs, *part) for part in parts]
            runs = self.bench.in_turn([self.check(jobs, *part) for part in parts] + floor)
            ours, theirs = runs[:len(parts)], runs[len(parts):]
            doublings(f"-j{jobs}", batches, ours, Target(low=1.9, high=2.1))
            doublings(f"floor of {jobs}", batches, theirs)
            for count, found in zip(batches, ours):
                measure.memory_row(f"{count:,} batches, -j{jobs}: peak memory", found, MOST_MEMORY)

    def prepare_rosters(self) -> dict[str, Path]:
        sizes = [(10**3, "utf-8"), (10**4, "utf-8"), (10**5, "utf-8"), (10**6, "utf-8"), (10**6, "gb18030")]
        return {f"{rows:,} rows, {encoding}": self.material.roster(rows, encoding) for rows, encoding in sizes}

    def rosters(self, made: dict[str, Path]) -> None:
        for title, batch in made.items():
            count = [str(self.programs["count"]), str(batch / "花名册.csv")]
            target = at_most(4) if title.startswith("1,000,000") else NO_TARGET
            self.bench.compare(f"roster of {title}: counting", self.check(1, batch), count, target, rounds=2 * self.bench.rounds)

    def prepare_one(self) -> Path:
        return self.material.batch(7, 198 * 1024, 202 * 1024)

    def one(self, batch: Path) -> None:
        """A whole process for one batch: what starting costs."""
        self.bench.compare("one batch of 7 files of 200 KiB: floor", self.check(1, batch), self.floor(1, batch), at_most(2), rounds=101)

    def prepare_many(self) -> Path:
        return self.material.batch(5000, 20 * 1024, 40 * 1024)

    def many(self, batch: Path) -> None:
        self.bench.compare("one batch of 5,000 files of 20 to 40 KiB: floor", self.check(1, batch), self.floor(1, batch))


def doublings(title: str, batches: list[int], runs: list[list[Run]], target: Target = NO_TARGET) -> None:
    for before, after, fewer, more in zip(batches, batches[1:], runs, runs[1:]):
        measure.row(f"{after:,} batches, {title}: {before:,} batches", more, fewer, target)


def drop_caches() -> None:
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3")
