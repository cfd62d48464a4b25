"""Time rusrec beside its peers, whole processes in turn on one machine, and print the ratios.

    python benchmarks/run.py [--records 10000] [--runs 9] [--only "bibtex > mods"] [--growth]

Needs the load generator ``../shared/bench/gen.py``; citation-js is installed by ``npm install`` in
this folder, pandoc and bibutils by the system. A peer or a format that is not there is left out
and named. CPU seconds are user and system time of a process and its children; memory is the
largest resident set. A ratio is peer / rusrec: over 1, rusrec is faster. It stands twice: of the
least that a run of each took, to which what else the machine does adds nothing, and of the
medians, which it moves by a tenth and more. CPU seconds are the least. "Values kept" is the share
of the known values of 300 records (titles, names, journal, publisher, numbers, keywords, abstract,
language where the source has it) that is in the output.
"""

import argparse
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from cases import ENDS, LOAD, OUT, Case, cases, converted, one_record
from kept import GENERATOR

SLOW = 20.0
"""CPU seconds from which one run of a program has to do."""

ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled once, as on any machine of a user."""


class Run(NamedTuple):
    """What one process cost."""

    cpu: float
    memory: float


def measured(command: list[str]) -> Run:
    """Run *command* and return CPU seconds and MiB, those of its own children included."""
    process = subprocess.Popen(
        command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    error = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command}: status {status}\n{error.decode(errors='replace')}")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


class Runs(NamedTuple):
    """What a command cost, run after run."""

    least: Run
    median: Run


def in_turn(case: Case, runs: int) -> list[Runs]:
    """Return what both commands cost, run in turn after one run each that does not count."""
    commands = [case.ours, case.peer] if case.peer else [case.ours]
    first = [measured(command) for command in commands]
    if max(run.cpu for run in first) > SLOW:
        runs = 1
    rounds = [[measured(command) for command in commands] for _ in range(runs)]
    costs = [list(zip(*side, strict=True)) for side in zip(*rounds, strict=True)]
    return [Runs(Run(*map(min, cost)), Run(*map(statistics.median, cost))) for cost in costs]


def installed() -> tuple[str, ...]:
    """Return the formats of rusrec; not imported here, for a child begins as large as this."""
    code = "import rusrec; print(*rusrec.formats.available())"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return tuple(done.stdout.split())


def known(output: Path, number: int, *, language: bool) -> str:
    """Return the share of known values in *output*, counted in a process of its own."""
    program = [sys.executable, str(LOAD.parent / "kept.py"), str(output), str(number)]
    done = subprocess.run(
        [*program, *(["language"] if language else [])],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout.strip()


def both(ours: str, theirs: str) -> str:
    """Return a cell of the table: ours, and beside it the peer's."""
    return f"{ours} / {theirs or '-'}"


def row(case: Case, runs: int, number: int) -> str:
    """Run a case and return its line of the table."""
    ours, *peers = in_turn(case, runs)
    peer = peers[0] if peers else None
    ratios = [f"{theirs.cpu / own.cpu:.2f}" for own, theirs in zip(ours, peer or (), strict=False)]
    sizes, kept = ["", ""], ["", ""]
    for side, path in enumerate(case.outputs):
        if path is not None:
            sizes[side] = f"{path.stat().st_size / 1e6:.1f}"
            kept[side] = known(path, number, language=case.language)
    cells = (
        both(f"{ours.least.cpu:.2f}", f"{peer.least.cpu:.2f}" if peer else ""),
        both(*sizes),
        both(*kept),
        both(f"{ours.median.memory:.0f}", f"{peer.median.memory:.0f}" if peer else ""),
    )
    return HEAD.format(case.name, case.peer_name, *(ratios or ("", "")), case.goal, *cells).rstrip()


HEAD = "{:<20}{:<16}{:>7}{:>9}{:>9}{:>17}{:>14}{:>17}{:>13}"


def growth(number: int, formats: tuple[str, ...]) -> None:
    """Print memory and time at *number* and ten times as many records, for each format read."""
    print(f"\nreading{'':<13}{number:>12,}{number * 10:>12,}{'factor':>9}")
    for name, end in ENDS.items():
        if name not in formats or name == "biblatex":
            continue
        few, many = (
            measured(converted(LOAD / f"r{n}.{end}", Path(os.devnull), name, "csl-json"))
            for n in (number, number * 10)
        )
        for head, unit, one, ten in (
            (name, "MiB", few.memory, many.memory),
            ("", "CPU s", few.cpu, many.cpu),
        ):
            print(f"{head:<9}{unit:<11}{one:>12.1f}{ten:>12.1f}{ten / one:>9.2f}")


def load(number: int, *, larger: bool) -> None:
    """Make the files that are converted, unless they are there."""
    sizes = [number, number * 10] if larger else [number]
    if all((LOAD / f"r{n}.{end}").exists() for n in sizes for end in list(ENDS.values())[:5]):
        return
    names = ",".join(map(str, sizes))
    options = ["--sizes", names, "--formats", "yaml,csl,bib,mods,ris"]
    subprocess.run([sys.executable, str(GENERATOR), str(LOAD), *options], check=True)


def main() -> None:
    """Make the load, run every case, print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--only", default="", help="pairs whose name holds this, such as 'mods'")
    parser.add_argument("--growth", action="store_true", help="ten times the records too")
    given = parser.parse_args()
    if not GENERATOR.exists():
        sys.exit(f"{GENERATOR} is not there; it makes the load")
    OUT.mkdir(parents=True, exist_ok=True)
    load(given.records, larger=given.growth)
    formats = installed()
    print(f"{given.records:,} records; rusrec / peer")
    titles = ("task", "peer", "ratio", "medians", "goal", "CPU s", "MB out", "values kept", "MiB")
    print(HEAD.format(*titles))
    left_out = []
    for case in (*cases(given.records, formats), one_record()):
        if isinstance(case, str):
            left_out.append(case)
        elif given.only in case.name:
            print(row(case, given.runs, given.records), flush=True)
    for what in left_out:
        print(f"left out: {what}")
    if given.growth:
        growth(given.records, formats)


if __name__ == "__main__":
    main()
