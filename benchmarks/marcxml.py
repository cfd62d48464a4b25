"""MARCXML written by rusrec and by pymarc, side by side, in CPU time: the same records, in turn.

pymarc gets its records ready-made. Measured of rusrec are the whole way from its own records, with
every loss told, and that from ready fields alone. The load are articles that
``../shared/bench/gen.py`` makes, or with ``article`` (and where that is not there) the library's
first article under many ids. Needs the extra ``marc``.
Usage: ``python benchmarks/marcxml.py [RECORDS] [article]``.
"""

import io
import subprocess
import sys
import tempfile
import tracemalloc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, repeat
from pathlib import Path
from time import process_time
from typing import Any

import pymarc
from msgspec.structs import replace

from rusrec import load
from rusrec.formats import marc21, marcxml, yaml
from rusrec.formats._marc.field import Marc
from rusrec.formats._marc.writer import marc_of
from rusrec.formats.marcxml.element import CARRIER
from rusrec.loss import ignore
from rusrec.model import Record

ROOT = Path(__file__).parents[1]
GENERATOR = ROOT.parent / "shared" / "bench" / "gen.py"
BLOCK = 250


def article(number: int) -> Iterator[Record]:
    """Yield so many records, each of them the library's first article under an id of its own."""
    found = load(ROOT / "records")["rosia-yongu-8-1-259"]
    for place, record in enumerate(islice(repeat(found), number)):
        yield replace(record, id=f"{record.id}-{place}")


def generated(path: Path, number: int) -> Iterator[Record]:
    """Yield so many records of a file of YAML."""
    with path.open("rb") as stream:
        yield from islice(yaml.read(stream, name=path.name, ledger=ignore), number)


def ready(block: list[Record]) -> tuple[list[pymarc.Record], list[Marc]]:
    """Return records as pymarc has them, and as leaders and fields."""
    data = "".join(marc21.write(block, ledger=ignore)).encode()
    theirs = [*pymarc.MARCReader(io.BytesIO(data), to_unicode=True, force_utf8=True)]
    return theirs, [marc_of(record, "vernacular", ignore) for record in block]


def written(records: Iterable[Record]) -> dict[str, float]:
    """Write *records* in each of the ways, a block at a time; return the seconds of each."""
    spent = dict.fromkeys(("pymarc", "fields", "rusrec"), 0.0)
    waiting: deque[Record] = deque()
    ours = marcxml.write(iter(waiting.popleft, None), ledger=ignore)
    found = iter(records)
    while block := [*islice(found, BLOCK)]:
        waiting.extend(block)
        for name, way in ways(block, ours).items():
            start = process_time()
            way()
            spent[name] += process_time() - start
    return spent


def ways(block: list[Record], ours: Iterator[str]) -> dict[str, Callable[[], object]]:
    """Return what writes a block, of which *ours* waits."""
    theirs, fields = ready(block)
    field, rendered = CARRIER.field, CARRIER.rendered
    sink: Any = pymarc.XMLWriter(io.BytesIO())
    return {
        "rusrec": lambda: deque(islice(ours, len(block)), 0),
        "pymarc": lambda: deque(map(sink.write, theirs), 0),
        "fields": lambda: [
            rendered(leader, "".join([field(*each) for each in made]), "")
            for leader, made in fields
        ],
    }


def memory(records: Iterable[Record]) -> float:
    """Return the most MiB that reading and writing *records* took."""
    tracemalloc.start()
    deque(marcxml.write(records, ledger=ignore), 0)
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return peak


def main(number: int, records: Callable[[int], Iterable[Record]], name: str) -> None:
    """Print records a second of all, their ratios, and the memory of a part and of all."""
    spent = written(records(number))
    print(f"MARCXML, {number} records, {name}:")
    print(f"  pymarc, ready-made records   {number / spent['pymarc']:8,.0f}/s")
    for key, what in (("fields", "from ready fields"), ("rusrec", "from records")):
        ratio = spent["pymarc"] / spent[key]
        print(f"  rusrec, {what:<20} {number / spent[key]:8,.0f}/s, ratio {ratio:.2f}")
    few = number // 4
    part, whole = memory(records(few)), memory(records(number))
    print(f"  memory of {few} and of {number} records: {part:.1f} and {whole:.1f} MiB")


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    if sys.argv[2:] or not GENERATOR.exists():
        main(count, article, "the library's article")
    else:
        with tempfile.TemporaryDirectory() as folder:
            args = [folder, "--sizes", str(count), "--formats", "yaml"]
            subprocess.run([sys.executable, str(GENERATOR), *args], check=True)
            path = Path(folder) / f"r{count}.yaml"
            main(count, lambda number: generated(path, number), "generated")
