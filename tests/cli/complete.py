#!/usr/bin/env python3
"""Types command lines of hegui with a tab into a real shell on a terminal and reads what it makes of them.

complete.py SHELL SCRIPT: the shell, and the completion script that hegui made for it
"""

import os
import pty
import re
import select
import sys
import tempfile
import time

shell, script = sys.argv[1], os.path.abspath(sys.argv[2])

start = {
    "bash": (["bash", "--norc", "--noprofile", "-i"],
             [f"source '{script}'", "bind 'set bell-style none'", "hegui() { printf 'GOT<%s>\\n' \"$*\"; }"]),
    "zsh": (["zsh", "-f", "-i"],
            ["unsetopt beep", "autoload -U compinit", "compinit -u -D", f"source '{script}'", "hegui() { print -r -- \"GOT<$*>\" }"]),
    "fish": (["fish", "--no-config", "-i"],
             [f"source '{script}'", "function hegui; echo \"GOT<$argv>\"; end", "function fish_greeting; end"]),
}
arguments, setup = start[shell]

# What is typed before the tab, and what the command line is then. Folders and files are those of the folder that is made below.
cases = [
    ("hegui expl", "explain"),
    ("hegui explain lead", "explain lead-time"),
    ("hegui explain --regul", "explain --regulation"),
    ("hegui explain --regulation hen", "explain --regulation henan-2023"),
    ("hegui new social", "new social-training/supervised"),
    ("hegui new --lang en employer/a", "new --lang en employer/autonomous"),
    ("hegui new examiner-training fol", "new examiner-training folder/"),
    ("hegui check --stage regi", "check --stage registration"),
    ("hegui check --stage=regi", "check --stage=registration"),
    ("hegui check --format=js", "check --format=json"),
    ("hegui check -f js", "check -f json"),
    ("hegui check --only lead-time,mat", "check --only lead-time,materials"),
    ("hegui check --only=lead-time,mat", "check --only=lead-time,materials"),
    ("hegui check --color alw", "check --color always"),
    ("hegui check --calendar hol", "check --calendar holidays.csv"),
    ("hegui check -q fol", "check -q folder/"),
    ("hegui check folder hol", "check folder holidays.csv"),
    ("hegui deadlines -f i", "deadlines -f ics"),
    ("hegui rules --cov", "rules --coverage"),
    ("hegui completion fi", "completion fish"),
    ("hegui --vers", "--version"),
]


def got_after(terminal, typed):
    """Sends a line and waits for what the command got."""
    os.write(terminal, typed.encode())
    shown = b""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.2)
        if ready:
            shown += os.read(terminal, 65536)
        found = re.findall(rb"GOT<([^>$\n]*)>\r?\n", shown)
        if found:
            return found[-1].decode().strip(), shown
    return None, shown


with tempfile.TemporaryDirectory() as folder:
    os.mkdir(os.path.join(folder, "folder"))
    open(os.path.join(folder, "holidays.csv"), "w").close()
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "TERM": "dumb", "PS1": "% ", "LANG": "C.UTF-8"}
        os.execvpe(arguments[0], arguments, environment)
    failures = []
    got, shown = got_after(terminal, "\n".join(setup) + "\nhegui ready\n")
    if got != "ready":
        failures.append(f"{shell} did not start: {shown!r}")
    for typed, wanted in [] if failures else cases:
        got, shown = got_after(terminal, typed + "\t\n")
        if got is None or got.rstrip("/") != wanted.rstrip("/"):  # zsh takes the mark of a folder away again
            failures.append(f"{shell}: {typed!r} became {got!r}, not {wanted!r}: {shown[-300:]!r}")
    os.close(terminal)
    os.waitpid(child, 0)

print("\n".join(failures), end="\n" if failures else "")
sys.exit(1 if failures else 0)
