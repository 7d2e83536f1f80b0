"""The folders of one run, or of several."""
import hashlib
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import tree

HERE = Path(__file__).resolve().parent
SOURCES = ["batches.py", "papers.py", "rosters.py", "tree.py", "writer.py"]  # a change of them makes other bytes


class Material:
    """What is measured, made when it is asked for and kept under its name."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.maker = folder, tree.Maker()
        folder.mkdir(parents=True, exist_ok=True)
        recipe = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in SOURCES)).hexdigest()
        note = folder / "recipe"
        if note.exists() and note.read_text() != recipe:
            sys.exit(f"{folder} was made by another version: remove it")
        note.write_text(recipe)

    def get(self, name: str, make: Callable[[Path], None]) -> Path:
        found, part = self.folder / name, self.folder / f"{name}.part"
        if not found.exists():
            print(f"making {name}", flush=True)
            shutil.rmtree(part, ignore_errors=True)
            make(part)
            part.rename(found)
        return found

    def tree(self, count: int) -> Path:
        return self.get(f"tree-{count}", lambda part: self.maker.tree(part, count))

    def batch(self, count: int, smallest: int, largest: int) -> Path:
        return self.get(f"batch-of-{count}", lambda part: self.maker.one_batch(part, count, smallest, largest))

    def roster(self, rows: int, encoding: str) -> Path:
        return self.get(f"roster-{rows}-{encoding}", lambda part: tree.with_roster(part, rows, encoding))
