#!/usr/bin/env python3
"""Talks with a filter: line_by_line.py PROGRAM [ARGUMENT...]

Hands on one line of standard input at a time, and the next one only when the program has answered with a line. Writes the
answers, and what the program says when the input has ended.
"""

import signal
import subprocess
import sys

signal.alarm(60)  # for a program that doesn't answer
with subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
    for line in sys.stdin.buffer:
        program.stdin.write(line)
        program.stdin.flush()
        sys.stdout.buffer.write(program.stdout.readline())
    program.stdin.close()
    sys.stdout.buffer.write(program.stdout.read())
sys.exit(program.returncode)
