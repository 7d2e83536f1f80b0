#!/usr/bin/env python3
"""Runs a program on a terminal of so many columns and writes what it shows: on_terminal.py COLUMNS PROGRAM [ARGUMENT...]"""

import fcntl
import os
import pty
import struct
import sys
import termios

child, terminal = pty.fork()
if child == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(sys.argv[1]), 0, 0))
    os.execv(sys.argv[2], sys.argv[2:])
while True:
    try:
        shown = os.read(terminal, 65536)
    except OSError:  # the program has ended and closed its side
        break
    if not shown:
        break
    sys.stdout.buffer.write(shown)
os.waitpid(child, 0)
