"""MARCXML written by rusrec and by pymarc, side by side, in CPU time: the same records, alternated.

pymarc gets its records ready-made; rusrec makes them of its own, and tells every loss. Needs the
extra ``marc``. Usage: ``python benchmarks/marcxml.py [RECORDS]``.
"""

import io
import sys
import tracemalloc
from collections.abc import Callable, Iterable
from itertools import islice, repeat
from pathlib import Path
from time import process_time
from typing import Any

import pymarc
from msgspec.structs import replace

from rusrec import load
from rusrec.formats import marc21, marcxml
from rusrec.loss import ignore
from rusrec.model import Record

ROOT = Path(__file__).parents[1]


def records(number: int) -> Iterable[Record]:
    """Yield so many records, each of them the library's first article under an id of its own."""
    article = load(ROOT / "records")["rosia-yongu-8-1-259"]
    for place, record in enumerate(islice(repeat(article), number)):
        yield replace(record, id=f"{record.id}-{place}")


def ours(number: int) -> int:
    """Write them; return how many characters that were."""
    return sum(map(len, marcxml.write(records(number), ledger=ignore)))


def theirs(number: int) -> Callable[[], int]:
    """Return what writes as many of pymarc's records."""
    data = "".join(marc21.write(records(1), ledger=ignore)).encode()
    (record,) = pymarc.MARCReader(io.BytesIO(data), to_unicode=True, force_utf8=True)

    def run() -> int:
        sink = io.BytesIO()
        writer: Any = pymarc.XMLWriter(sink)
        for _ in range(number):
            writer.write(record)
        writer.close(close_fh=False)
        return len(sink.getvalue())

    return run


def main(number: int) -> None:
    """Print records a second of both, their ratio, and the memory of ten times as many."""
    best = {"rusrec": 0.0, "pymarc": 0.0}
    run = theirs(number)
    for _ in range(3):
        for name, call in (("rusrec", lambda: ours(number)), ("pymarc", run)):
            start = process_time()
            call()
            best[name] = max(best[name], number / (process_time() - start))
    print(f"MARCXML, {number} records: " + ", ".join(f"{n} {r:,.0f}/s" for n, r in best.items()))
    print(f"ratio {best['rusrec'] / best['pymarc']:.2f}")
    peaks = []
    for times in (1, 4):
        tracemalloc.start()
        ours(number // 4 * times)
        peaks.append(tracemalloc.get_traced_memory()[1] / 2**20)
        tracemalloc.stop()
    print(f"memory of {number // 4} and of {number} records: {peaks[0]:.1f} and {peaks[1]:.1f} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
