#!/usr/bin/env python3
"""Ends runs by signals: interrupt.py PROGRAM BATCH

The list of paths stays open, so that no run can end before its signal; a report on standard error tells when the first batch
has been judged.
"""

import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree
from pathlib import Path

PROGRAM, BATCH = sys.argv[1], sys.argv[2]
STATUS = {signal.SIGINT: 130, signal.SIGTERM: 143}
CHECK = [PROGRAM, "check", "--lang", "en", "--today", "2026-11-20", "--files-from"]


def ends(text: str, end: str) -> None:
    assert text.endswith("\n"), text[-100:]
    assert text.splitlines()[-1].startswith(end), text[-100:]


def is_one_batch(report: str) -> None:
    assert json.loads(report)["summary"]["batches"] == 1


def is_table(text: str) -> None:
    assert len({len(row) for row in csv.reader(io.StringIO(text))}) == 1


WHOLE = {
    "csv": is_table,
    "github": lambda text: ends(text, "hegui: 1 batch:"),
    "gitlab": json.loads,
    "html": lambda text: ends(text, "</html>"),
    "json": is_one_batch,
    "junit": xml.etree.ElementTree.fromstring,
    "markdown": lambda text: ends(text[: text.index("\n") + 1], "**Compliance check.** 1 batch:"),
    "ndjson": lambda text: is_one_batch(text.splitlines()[1]),
    "sarif": json.loads,
    "tap": lambda text: ends(text, "1.."),
    "text": lambda text: ends(text, "Verdict: "),
}


def start(folder: Path, jobs: str, *formats: str, stdout: int = subprocess.PIPE) -> subprocess.Popen:
    """A run that has judged one batch and waits for the rest of the second path."""
    options = [word for one in ("ndjson=/dev/stderr", f"json={folder}/report.json", *formats) for word in ("-f", one)]
    run = subprocess.Popen([*CHECK, "-", "-j", jobs, *options], stdin=subprocess.PIPE, stdout=stdout, stderr=subprocess.PIPE)
    run.stdin.write(f"{BATCH}\n{BATCH[:-3]}".encode())
    run.stdin.flush()
    assert json.loads(run.stderr.readline())["type"] == "batch"
    return run


def reports_end(which: signal.Signals, jobs: str, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        run = start(Path(folder), jobs, name)
        run.send_signal(which)
        report, messages = run.stdout.read(), run.stderr.read().decode()  # the list is still open
        assert run.wait(timeout=60) == STATUS[which], (name, run.returncode)
        WHOLE[name](report.decode("utf-8-sig"))
        assert "interrupted" in messages, messages
        assert os.listdir(folder) == [], os.listdir(folder)


def second_signal_ends_at_once() -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    try:
        while True:
            os.write(writer, b" " * 4096)
    except BlockingIOError:  # now whoever writes to it has to wait
        os.set_blocking(writer, True)
    with tempfile.TemporaryDirectory() as folder:
        run = start(Path(folder), "2", "text", stdout=writer)
        run.send_signal(signal.SIGINT)
        while is_caught(run.pid, signal.SIGINT):
            time.sleep(0.01)
        assert run.poll() is None
        run.send_signal(signal.SIGINT)
        assert run.wait(timeout=60) == -signal.SIGINT, run.returncode
        assert not Path(folder, "report.json").exists()
    os.close(reader)
    os.close(writer)


def is_caught(process: int, which: signal.Signals) -> bool:
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("SigCgt:"):
            return bool(int(line.split()[1], 16) >> (which - 1) & 1)
    raise RuntimeError("this system does not tell which signals are caught")


def key_on_a_terminal() -> None:
    with tempfile.TemporaryDirectory() as folder:
        names = Path(folder, "names")
        os.mkfifo(names)
        child, terminal = pty.fork()
        if child == 0:
            os.execv(PROGRAM, [*CHECK, str(names), "-f", "ndjson", "--progress", "never"])
        with names.open("w") as paths:
            print(BATCH, file=paths, flush=True)
            shown = b""
            while b"\n" not in shown:  # the key throws away what was not read yet
                shown += os.read(terminal, 65536)
            os.write(terminal, b"\x03")
            try:
                while more := os.read(terminal, 65536):
                    shown += more
            except OSError:  # the program has ended and closed its side
                pass
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert status == STATUS[signal.SIGINT], status
        lines = [line for line in shown.decode().replace("^C", "").splitlines() if line.startswith("{")]
        assert [json.loads(line)["type"] for line in lines] == ["batch", "summary"], lines


def main() -> None:
    for which in STATUS:
        for number, name in enumerate(WHOLE):
            reports_end(which, str(1 + number % 2), name)
    second_signal_ends_at_once()
    key_on_a_terminal()


main()
