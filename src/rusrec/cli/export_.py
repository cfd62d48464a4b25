"""``rusrec export``: records of the library in a format."""

import os
import sys
from typing import Any

import click

from rusrec.cli._delivery import Refused, apart, delivering, delivery_options
from rusrec.cli._format_options import FormatCommand, chosen
from rusrec.cli._options import (
    format_option,
    ids_argument,
    library_option,
    opened,
    query_option,
)
from rusrec.cli._progress import counted
from rusrec.formats import by_suffix
from rusrec.store.selection import SORTS, Selection, select

HELP = """Write records in a format, to standard output or to a file.

Without ID all records but the journals that others point to. What a format cannot carry is
summed up on standard error.

\b
rusrec export --format bibtex
rusrec export rosia-yongu-8-1-259 -f csl-json -o seed.json
rusrec export -f bibtex --query language=ko --sort issued -o korean.bib
rusrec export -f bibtex --losses losses.tsv --strict
rusrec export -f csl-json --embed
"""


@click.command("export", help=HELP, cls=FormatCommand)
@ids_argument
@format_option
@library_option
@click.option("--all", "everything", is_flag=True, help="The journals too.")
@click.option("-o", "--output", type=click.Path(), help="A file, whole or not at all.")
@click.option("--split", type=click.Path(), metavar="DIR", help="One file a record.")
@click.option("--sort", type=click.Choice(list(SORTS)), help="Order; else that of the ids.")
@query_option
@delivery_options
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
    apart(options["losses"], output)
    sink = sys.stdout.buffer if output in (None, "-") and not split else output
    selection = Selection(ids, options["everything"], options["wanted"], options["sort"] or "")
    refused = Refused() if options["keep_going"] else None
    told = {name: options[name] for name in ("losses", "strict")}
    from rusrec.conversion.delivery import dated

    shelf = opened(library)
    _refuse_inside(shelf.root, output or split or "", format_name)
    given = dated(format_name, chosen(), shelf.root)
    with delivering(format_name, given, refused, **told) as delivery:
        records = counted(select(shelf, selection, refused=refused))
        if split:
            delivery.each(records, split)
        else:
            delivery.whole(records, sink)
    return 1 if refused and refused.number else 0


def _refuse_inside(root: str, target: str, format_name: str) -> None:
    """Refuse to write among the records what would be a record itself, the second of its id.

    Raises:
        click.UsageError: The target is in the library.
    """
    from rusrec.formats import get

    if not target or ".yaml" not in get(format_name).suffixes:
        return
    inside = os.path.realpath(root)
    if os.path.commonpath((inside, os.path.realpath(target))) == inside:
        message = f"{target} is in the library {root}, whose records it would double"
        raise click.UsageError(f"{message}; write to another folder")
