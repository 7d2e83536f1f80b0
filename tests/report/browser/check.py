#!/usr/bin/python3
"""Looks at HTML reports with a real parser, a real browser and a real printer: check.py HEGUI [FOLDER]

FOLDER, where it is given, keeps the pages and what they were printed to. The tests of the program itself don't need it: this
takes Debian's chromium, python3-html5lib and poppler-utils."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import html5lib

TOP = Path(__file__).resolve().parents[3]
EXAMPLES = TOP / "examples"
MANY = 300
A4 = (595.3, 841.9)
HOSTILE = "<script>document.title='ran'</script>\"'>]]>&lt;<img src=x onerror=alert(1)>"


def chromium(*options, page):
    """Its standard output, and what it logged. No name resolves: only the page itself can be read."""
    with tempfile.TemporaryDirectory() as profile:
        log = Path(profile, "net.json")
        run = subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
             "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr", f"--user-data-dir={profile}",
             f"--log-net-log={log}", *options, page.as_uri()],
            capture_output=True, timeout=300, check=True)
        net = log.read_text(errors="replace") if log.exists() else ""
    return run.stdout.decode(), run.stderr.decode(errors="replace"), net


def report(hegui, page, lang, *paths):
    subprocess.run([hegui, "check", "--today", "2026-11-20", "--lang", lang, "-f", f"html={page}", *map(str, paths)], stderr=subprocess.PIPE,
                   check=False)
    assert page.stat().st_size > 0, page


def check_valid(page):
    """The strict parser takes the page as it is, ids stand once, and every link leads to one of them."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(page.read_bytes().decode("utf-8"))
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids)), "an id stands twice"
    for element in tree.iter("a"):
        assert element.get("href", "").lstrip("#") in ids, element.get("href")
    levels = [int(element.tag[1]) for element in tree.iter() if isinstance(element.tag, str) and re.fullmatch("h[1-6]", element.tag)]
    assert levels[0] == 1 and levels.count(1) == 1, levels[:5]
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:])), "a level of headings is left out"
    for element in tree.iter("th"):
        assert element.get("scope"), "a table header without scope"
    return tree


def check_dom(page):
    """Nothing ran, nothing was asked for, nothing was complained about."""
    dom, log, net = chromium("--dump-dom", page=page)
    messages = [line for line in log.splitlines() if "CONSOLE" in line]
    assert not messages, messages
    assert "<script" not in dom and "<img" not in dom
    assert "<title>ran</title>" not in dom
    assert not asked_by_page(net), asked_by_page(net)
    return dom


def asked_by_page(net):
    """What a page asked for beyond itself. The browser's own errands (dictionaries, updates) have no page that began them."""
    urls = set()
    for event in net.splitlines():
        initiator = re.search(r'"initiator":"([^"]*)"', event)
        if initiator and initiator.group(1) != "not an origin":
            urls.update(re.findall(r'"url":"([^"]*)"', event))
    return {url for url in urls if not url.startswith(("file:", "data:"))}


def check_the_check(folder):
    """A page that does ask is caught: else all of this would say nothing."""
    page = folder / "asks.html"
    page.write_text("<!DOCTYPE html><title>x</title><img src='http://asked.invalid/x.png'>")
    assert asked_by_page(chromium("--dump-dom", page=page)[2]) == {"http://asked.invalid/x.png"}


def text_of(pdf):
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True).stdout.decode()
    return re.sub(r"\s", "", text)


def last_words(tree):
    """The last finding of the page, and the last file of its last batch."""
    messages = [element for element in tree.iter("span") if element.get("class") == "message"]
    return re.sub(r"\s", "", "".join(messages[-1].itertext()))


def check_print(page, tree, least_pages):
    pdf = page.with_suffix(".pdf")
    chromium("--no-pdf-header-footer", f"--print-to-pdf={pdf}", page=page)
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, check=True).stdout.decode()
    pages = int(re.search(r"Pages:\s+(\d+)", info).group(1))
    size = [float(number) for number in re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info).groups()]
    assert all(abs(have - want) < 1 for have, want in zip(size, A4)), size
    assert pages >= least_pages, pages
    assert last_words(tree) in text_of(pdf), "the last finding, in a fold, is not on paper"
    return pages


def hostile_copy(folder):
    copy = folder / "hostile <b>&amp;'x"
    shutil.copytree(EXAMPLES / "fail-min-headcount", copy)
    batch = copy / "batch.toml"
    text = batch.read_text()
    text = re.sub(r'^id\s*= "[^"]*"', lambda _: "id = " + json.dumps(HOSTILE), text, count=1, flags=re.M)
    batch.write_text(text)
    return copy


def many_copies(folder):
    """Batches of every kind of outcome, linked to the examples' files rather than copied."""
    kinds = sorted(path.parent for path in EXAMPLES.glob("*/batch.toml"))
    for number in range(MANY):
        kind = kinds[number * number % len(kinds)]
        copy = folder / "many" / f"{number:03}"
        copy.mkdir(parents=True)
        for file in kind.iterdir():
            if file.is_file():
                os.link(file, copy / file.name) if file.stat().st_dev == copy.stat().st_dev else shutil.copy(file, copy)
    return folder / "many"


def main():
    hegui = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(sys.argv[2] if len(sys.argv) > 2 else temporary).resolve()
        out.mkdir(parents=True, exist_ok=True)
        check_the_check(Path(temporary))
        cases = {"failing": EXAMPLES / "fail-completion-deadline", "passing": EXAMPLES / "social-training",
                 "enrolment": EXAMPLES / "examiner-training-enrolment", "hostile": hostile_copy(Path(temporary)),
                 "many": many_copies(Path(temporary))}
        for name, path in cases.items():
            for lang in ("zh", "en"):
                page = out / f"{name}-{lang}.html"
                report(hegui, page, lang, path)
                tree = check_valid(page)
                if name == "many" and lang == "en":
                    continue  # the same size again would show nothing new
                dom = check_dom(page)
                assert dom.count('class="batch"') == (MANY if name == "many" else 1)
                if name == "hostile":
                    shown = "".join(tree.find(".//h2").itertext())
                    assert shown == HOSTILE, shown
                pages = check_print(page, tree, MANY if name == "many" else 2)
                print(f"{page.name}: {page.stat().st_size} bytes, {pages} pages of A4")


if __name__ == "__main__":
    main()
