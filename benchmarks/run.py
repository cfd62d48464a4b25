"""Time rusrec beside its peers, whole processes in turn on one machine, and print the ratios.

    python benchmarks/run.py [--records 10000] [--runs 5]

Needs the load generator ``../shared/bench/gen.py``; citation-js is installed by ``npm install`` in
this folder. A peer that is not there is left out and named. CPU seconds are user and system time
of the process; memory is its largest resident set. A ratio is peer / rusrec: over 1, rusrec is
faster.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
GENERATOR = HERE.parents[1] / "shared" / "bench" / "gen.py"
LOAD = HERE / "load"

CONVERT = (
    "import sys, rusrec; a = sys.argv; rusrec.convert(a[1], a[2], from_=a[3], to=a[4], limit=2**31)"
)
LOADER = "import sys, yaml\nfor _ in yaml.load_all(open(sys.argv[1], 'rb'), yaml.CSafeLoader): pass"


class Run(NamedTuple):
    """What one process cost."""

    cpu: float
    memory: float


class Case(NamedTuple):
    """A command of ours beside one of a peer; both write a file or nothing."""

    name: str
    ours: list[str]
    peer: list[str]
    peer_name: str
    goal: str
    outputs: tuple[Path | None, Path | None] = (None, None)


def measured(command: list[str]) -> Run:
    """Run *command* and return its CPU seconds and MiB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    error = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command}: status {status}\n{error.decode(errors='replace')}")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def converted(source: Path, sink: Path, from_: str, to: str) -> list[str]:
    """Return the command that converts with rusrec."""
    return [sys.executable, "-c", CONVERT, str(source), str(sink), from_, to]


def in_turn(case: Case, runs: int) -> tuple[list[Run], list[Run]]:
    """Run both commands of *case* in turn after one run each that does not count."""
    pairs = [(measured(case.ours), measured(case.peer)) for _ in range(runs + 1)][1:]
    return [ours for ours, _ in pairs], [peer for _, peer in pairs]


def median(runs: list[Run], field: Callable[[Run], float]) -> float:
    """Return the median of a figure."""
    return statistics.median(map(field, runs))


def cases(number: int) -> Iterator[Case]:
    """Yield what is compared with *number* records."""
    load = {end: LOAD / f"r{number}.{end}" for end in ("yaml", "csl.json", "bib")}
    out = LOAD / "out"
    out.mkdir(exist_ok=True)
    if shutil.which("node") and (HERE / "node_modules").is_dir():
        ours, peer = out / "ours.bib", out / "citation-js.bib"
        node = ["node", str(HERE / "citation.mjs"), str(load["csl.json"]), str(peer)]
        command = converted(load["csl.json"], ours, "csl-json", "bibtex")
        yield Case("CSL-JSON > BibTeX", command, node, "citation-js", ">= 2", (ours, peer))
    else:
        print("left out: citation-js (npm install in benchmarks/)")
    command = converted(load["yaml"], out / "ours.bib", "yaml", "bibtex")
    parse = [sys.executable, "-c", LOADER, str(load["yaml"])]
    yield Case("YAML > BibTeX", command, parse, "CSafeLoader parsing only", ">= 1")


def one_record() -> Case:
    """Return the case of a single record, cold."""
    seed = ["export", "--format", "bibtex", "--library", str(HERE.parent / "records")]
    script = "from rusrec.__main__ import main; main()"
    return Case(
        "one record, cold", [sys.executable, "-c", script, *seed],
        [sys.executable, "-c", "pass"], "python -c pass", ">= 0.143 (1/7)",
    )  # fmt: skip


def growth(number: int) -> None:
    """Print the memory at *number* and ten times as many records."""
    print(f"\nmemory, MiB\n{'reading':<20}{number:>12,}{number * 10:>12,}{'factor':>9}")
    for name, end in (("yaml", "yaml"), ("csl-json", "csl.json"), ("bibtex", "bib")):
        few, many = (
            measured(converted(LOAD / f"r{n}.{end}", Path(os.devnull), name, "csl-json"))
            for n in (number, number * 10)
        )
        print(f"{name:<20}{few.memory:>12.1f}{many.memory:>12.1f}{many.memory / few.memory:>9.2f}")
        print(f"{'  CPU s':<20}{few.cpu:>12.2f}{many.cpu:>12.2f}{many.cpu / few.cpu:>9.2f}")


def main() -> None:
    """Make the load, run every case, print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--growth", action="store_true", help="memory at ten times the records too")
    given = parser.parse_args()
    if not GENERATOR.exists():
        sys.exit(f"{GENERATOR} is not there; it makes the load")
    sizes = f"{given.records},{given.records * 10}" if given.growth else str(given.records)
    make = [
        sys.executable,
        str(GENERATOR),
        str(LOAD),
        "--sizes",
        sizes,
        "--formats",
        "yaml,csl,bib",
    ]
    subprocess.run(make, check=True)
    print(f"{'task':<20}{'rusrec, CPU s':>14}{'peer':>9}{'ratio':>8}{'goal':>16}  peer")
    for case in [*cases(given.records), one_record()]:
        ours, peer = in_turn(case, given.runs)
        mine, other = median(ours, lambda run: run.cpu), median(peer, lambda run: run.cpu)
        print(
            f"{case.name:<20}{mine:>14.3f}{other:>9.3f}{other / mine:>8.2f}{case.goal:>16}"
            f"  {case.peer_name}"
        )
        if case.outputs[0] and case.outputs[1]:
            sizes_kept = [path.stat().st_size / 1e6 for path in case.outputs if path]
            print(f"{'  MB written':<20}{sizes_kept[0]:>14.1f}{sizes_kept[1]:>9.1f}")
    if given.growth:
        growth(given.records)


if __name__ == "__main__":
    main()
