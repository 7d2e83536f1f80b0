"""Commands measured side by side, and the table of what was found."""
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Command = list[str]


@dataclass(frozen=True)
class Run:
    seconds: float
    cpu: float
    peak: float  # MiB; of a command with several processes, of the largest


@dataclass(frozen=True)
class Target:
    """Bounds of the ratio: of hegui's time to the other's or, where it has to be `faster`, of the other's to hegui's."""

    low: float | None = None
    high: float | None = None
    faster: bool = False

    def __str__(self) -> str:
        words = [] if self.low is None else [f"≥ {self.low:g}"]
        words += [] if self.high is None else [f"≤ {self.high:g}"]
        return " ".join(words + ["faster"] * self.faster)

    def met(self, ratio: float) -> str:
        if self.low is None and self.high is None:
            return ""
        return "ok" if (self.low or 0) <= ratio <= (self.high or float("inf")) else "MISSED"


def at_most(times: float) -> Target:
    return Target(high=times)


def faster(times: float | None = None) -> Target:
    return Target(low=times, faster=True)


NO_TARGET = Target()


class Bench:
    def __init__(self, timed: Path, rounds: int) -> None:
        self.timed, self.rounds = str(timed), rounds

    def run(self, command: Command) -> Run:
        out = subprocess.run([self.timed, *command], capture_output=True, text=True, check=False)
        seconds, cpu, peak, status = out.stdout.split() if out.returncode == 0 else ("0", "0", "0", "-1")
        # 1 is what hegui says where a batch fails, and some of them do.
        if status not in ("0", "1"):
            sys.exit(f"{' '.join(command)[:200]}\nended with status {status}\n{out.stderr[-1000:]}")
        return Run(float(seconds), float(cpu), int(peak) / 1024)

    def in_turn(self, commands: list[Command], rounds: int | None = None, before: Callable[[], None] | None = None) -> list[list[Run]]:
        """The runs of each command. One after another and so again, so that whatever else the machine does falls on all alike."""
        if before is None:
            for command in commands:
                self.run(command)  # brings files and programs into the page cache
        runs: list[list[Run]] = [[] for _ in commands]
        for _ in range(rounds or self.rounds):
            for command, found in zip(commands, runs):
                if before:
                    before()
                found.append(self.run(command))
        return runs

    def compare(self, title: str, ours: Command, other: Command, target: Target = NO_TARGET, **options) -> None:
        row(title, *self.in_turn([ours, other], **options), target)


def head() -> None:
    print(f"\n{'':<58} {'hegui':>10} {'other':>10}  {'ratio (min..max)':<24} {'CPU':>6}  {'target':<13} {'':<7}{'MiB hegui':>9} {'other':>7}")


def row(title: str, ours: list[Run], other: list[Run], target: Target = NO_TARGET) -> None:
    """The ratio is the median over the pairs, each measured side by side."""
    def ratio(a: float, b: float) -> float:
        return b / a if target.faster else a / b

    ratios = sorted(ratio(a.seconds, b.seconds) for a, b in zip(ours, other))
    middle = statistics.median(ratios)
    cpu = statistics.median(ratio(a.cpu or 1e-6, b.cpu or 1e-6) for a, b in zip(ours, other))
    mine, theirs = (statistics.median(run.seconds for run in runs) * 1000 for runs in (ours, other))
    spread = f"{middle:.2f} ({ratios[0]:.2f}..{ratios[-1]:.2f})"
    print(f"{title:<58} {mine:>7.1f} ms {theirs:>7.1f} ms  {spread:<24} {cpu:>6.2f}  {target!s:<13} {target.met(middle):<7}"
          f"{peak(ours):>9.1f} {peak(other):>7.1f}", flush=True)


def memory_row(title: str, ours: list[Run], target: Target) -> None:
    print(f"{title:<58} {'':>10} {'':>10}  {'':<24} {'':>6}  {str(target) + ' MiB':<13} {target.met(peak(ours)):<7}{peak(ours):>9.1f}",
          flush=True)


def peak(runs: list[Run]) -> float:
    return max(run.peak for run in runs)
