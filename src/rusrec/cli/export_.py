"""``rusrec export``: records of the library in a format."""

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import Any, BinaryIO

import click

from rusrec.cli._options import (
    format_option,
    ids_argument,
    library_option,
    opened,
    query_option,
)
from rusrec.cli._progress import counted
from rusrec.errors import LossError, Problem, RusrecError
from rusrec.formats import by_suffix, get
from rusrec.loss import Ledger, Report, line
from rusrec.model import Record
from rusrec.store.selection import SORTS, Selection, select

HELP = """Write records in a format, to standard output or to a file.

Without ID all records but the journals that others point to. What a format cannot carry is
summed up on standard error.

\b
rusrec export --format bibtex
rusrec export rosia-yongu-8-1-259 -f csl-json -o seed.json
rusrec export -f bibtex --query language=ko --sort issued -o korean.bib
rusrec export -f bibtex --losses losses.tsv --strict
"""


class _Export:
    """One export: what goes in, what was wrong on the way, what was lost."""

    def __init__(self, name: str, ledger: Any) -> None:
        self.format = get(name)
        self.report = Report(ledger)
        self.failed: list[RusrecError] = []

    def fail(self, error: RusrecError) -> None:
        click.echo(str(error), err=True)
        self.failed.append(error)

    def strictly(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield *records*, and refuse the output at its end if a field of an item was lost."""
        yield from records
        if self.report.bibliographic:
            raise LossError(
                Problem(
                    f"{self.report.bibliographic} values would be lost", "--losses FILE lists them"
                )
            )


@click.command("export", help=HELP)
@ids_argument
@format_option
@library_option
@click.option("--all", "everything", is_flag=True, help="The journals too.")
@click.option("-o", "--output", type=click.Path(), help="A file, whole or not at all.")
@click.option("--split", type=click.Path(), metavar="DIR", help="One file a record.")
@click.option("--losses", type=click.Path(), help="List every loss in a file.")
@click.option("--strict", is_flag=True, help="A loss in a field of the item is an error.")
@click.option("--sort", type=click.Choice(list(SORTS)), help="Order; else that of the ids.")
@click.option("--keep-going", is_flag=True, help="Write the good records, and still end with 1.")
@query_option
def command(
    ids: tuple[str, ...], format_name: str | None, library: str | None, **options: Any
) -> int:
    """Write the records meant, and tell what was lost."""
    output, split = options["output"], options["split"]
    if format_name is None:
        format_name = by_suffix(output) if output else None
    if format_name is None:
        raise click.UsageError("say which format: -f bibtex (`rusrec formats` lists all)")
    if output and split:
        raise click.UsageError("say either --output or --split")
    if sys.stdout is None and output in (None, "-") and not split:
        raise OSError(errno.EBADF, "is closed", "standard output")
    selection = Selection(ids, options["everything"], options["wanted"], options["sort"] or "")
    with _listed(options["losses"]) as ledger:
        export = _Export(format_name, ledger)
        keep = export.fail if options["keep_going"] else None
        records = counted(select(opened(library), selection, refused=keep))
        _written(export, export.strictly(records) if options["strict"] else records, output, split)
    click.echo(f"rusrec: {export.report}", err=True)
    return 1 if export.failed else 0


@contextmanager
def _listed(path: str | None) -> Iterator[Ledger | None]:
    """Give a ledger that writes each loss as a line of the file *path*, whole or not at all."""
    if path is None:
        yield None
        return
    part = f"{path}.part"
    try:
        with open(part, "w", encoding="utf-8") as file:
            yield lambda loss: file.write(line(loss) + "\n")
        os.replace(part, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(part)


def _written(
    export: _Export, records: Iterator[Record], output: str | None, split: str | None
) -> None:
    from rusrec.conversion import write

    def written(some: Iterable[Record], sink: "str | BinaryIO") -> None:
        done = write(some, sink, export.format.name, ledger=export.report)
        export.report.records += done.records

    if split is None:
        written(records, sys.stdout.buffer if output in (None, "-") else output)
        return
    from rusrec.store.atomic import Stamp
    from rusrec.store.together import FileSet

    os.makedirs(split, exist_ok=True)
    with FileSet() as files:
        for record in records:
            content = BytesIO()
            written([record], content)
            path = os.path.join(split, f"{record.id}{export.format.suffixes[0]}")
            files.put(path, content.getvalue(), Stamp.at(path))
        files.commit()
