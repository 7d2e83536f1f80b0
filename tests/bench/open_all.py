#!/usr/bin/python3
"""What a user would write instead: opens each batch file and each PDF below the given folders, and counts the pages."""
import sys
import tomllib
from pathlib import Path

import pikepdf

pages = 0
for folder in sys.argv[1:]:
    for file in sorted(Path(folder).rglob("batch.toml")):
        with file.open("rb") as text:
            batch = tomllib.load(text)
        for material in batch.get("material", []):
            with pikepdf.open(file.parent / material["file"]) as document:
                pages += len(document.pages)
print(pages)
