#!/usr/bin/python3
"""What a user would write instead: opens each batch file and each of its PDF files, counts pages and sees encryption.

open_all.py pikepdf|pypdf PROCESSES FOLDER...
"""
import importlib
import logging
import multiprocessing
import sys
import tomllib
from pathlib import Path

library = importlib.import_module(sys.argv[1])


def look_pikepdf(path: Path) -> tuple[int, bool]:
    with library.open(path) as document:
        return len(document.pages), document.is_encrypted


def look_pypdf(path: Path) -> tuple[int, bool]:
    reader = library.PdfReader(path)
    if reader.is_encrypted:
        reader.decrypt("")
    return len(reader.pages), reader.is_encrypted


look = {"pikepdf": look_pikepdf, "pypdf": look_pypdf}[sys.argv[1]]


def look_at(batch_file: Path) -> tuple[int, int, int]:
    """The pages, the encrypted files and those that can't be opened."""
    pages = encrypted = unreadable = 0
    with batch_file.open("rb") as text:
        batch = tomllib.load(text)
    for material in batch.get("material", []):
        try:
            found, locked = look(batch_file.parent / material["file"])
            pages += found
            encrypted += locked
        except Exception:  # each library has its own for files that are damaged or locked
            unreadable += 1
    return pages, encrypted, unreadable


def main() -> None:
    logging.disable()  # pypdf speaks of every damaged file
    files = [file for folder in sys.argv[3:] for file in sorted(Path(folder).rglob("batch.toml"))]
    with multiprocessing.Pool(int(sys.argv[2])) as pool:
        print(*map(sum, zip(*pool.imap_unordered(look_at, files, chunksize=4))))


if __name__ == "__main__":
    main()
