"""``rusrec convert``: files of one format into another."""

import os
import sys
from typing import Any

import click

from rusrec.cli._delivery import Refused, apart, delivering, delivery_options, said, telling
from rusrec.cli._format_options import BothCommand, chosen
from rusrec.cli._options import complete_formats
from rusrec.cli._progress import counted
from rusrec.store.selection import SORTS, ordered

HELP = """Convert files from one format to another; needs no library.

A folder stands for all files in it and below that a format reads; `-` for standard input. With -o
FILE (or without -o, on standard output) all records go into one file; with -o FOLDER/ each file is
converted to one of its own there. All that is written is whole, or not at all.

\b
rusrec convert refs.bib --to csl-json -o refs.json
rusrec convert old/ --from bibtex --encoding cp949 -o new/ --to yaml
rusrec convert a.bib b.json --to bibtex --sort author --losses lost.tsv
curl -s URL | rusrec convert - --from csl-json --to bibtex
"""


@click.command("convert", help=HELP, cls=BothCommand)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option(
    "-f", "--from", "from_", metavar="FORMAT", default="", shell_complete=complete_formats,
    help="Format of the files; else by suffix, or by content where that is in doubt.",
)  # fmt: skip
@click.option(
    "-t", "--to", metavar="FORMAT", default="", shell_complete=complete_formats,
    help="Format to write; else by the suffix of the output.",
)  # fmt: skip
@click.option("-o", "--output", type=click.Path(), help="A file, or a folder for one file each.")
@click.option("--sort", type=click.Choice(list(SORTS)), help="Order; else that of the input.")
@delivery_options
def command(files: tuple[str, ...], from_: str, to: str, output: str | None, **options: Any) -> int:
    """Convert, and tell what was lost."""
    from rusrec.conversion.inputs import Reading, inputs, targets
    from rusrec.formats import get

    folder = output if output and (output.endswith("/") or os.path.isdir(output)) else ""
    to = to or _by_output(output, folder)
    found = inputs(files, from_, tell=said)
    apart(options["losses"], output, *(file.path for file in found))
    reading: dict[str, Any] = {}
    for name in {file.format for file in found}:
        reading |= get(name).reading(chosen())
    writing = {name: value for name, value in chosen().items() if name not in reading}
    refused = Refused() if options["keep_going"] else None
    told = {name: options[name] for name in ("losses", "strict")}
    with delivering(to, writing, refused, **told) as delivery:
        reader = Reading(reading, delivery, refused)
        sort = options["sort"] or ""
        with telling(reader.notes):
            if folder:
                pairs = targets(found, folder, delivery.format.suffixes[0])
                made = ((path, ordered(counted(reader.of(file)), sort)) for path, file in pairs)
                delivery.apart(made, folder)
            else:
                sink = sys.stdout.buffer if output in (None, "-") else output
                delivery.whole(ordered(counted(reader.each(found)), sort), sink)
    return 1 if refused and refused.number else 0


def _by_output(output: str | None, folder: str) -> str:
    from rusrec.formats import by_suffix

    name = by_suffix(output) if output and not folder else None
    if name is None:
        raise click.UsageError(
            "say which format to write: --to bibtex (`rusrec formats` lists all)"
        )
    return name
