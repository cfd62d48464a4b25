"""``rusrec cite``: records as a reference list in a style."""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from rusrec.cite import DEFAULT_ENGINE, ENGINES, cite
from rusrec.cite.output import OUTPUTS
from rusrec.cli._options import ids_argument, library_option, opened, query_option
from rusrec.cli._progress import counted
from rusrec.errors import Problem, RecordError, StyleError
from rusrec.formats import by_suffix
from rusrec.model import Record
from rusrec.store.selection import Selection, select

if TYPE_CHECKING:
    from rusrec.cite.manuscript import Manuscript

HELP = """Print records as a reference list, in the order of the style.

Without ID all records but the journals that others point to. What a record does not say is told
on standard error.

\b
rusrec cite --style korean-humanities
rusrec cite rosia-yongu-8-1-259 --style apa --output html
rusrec cite --style gost-r-7-0-5 --locale en
rusrec cite --style my.csl --from references.bib
rusrec cite --style chicago-notes-bibliography --document notes.txt

With --document the citations of a document are printed, one a line, and then what it cites. The
file has a citation a line, [see @ID, pp. 3-5; @OTHER], or JSON as csl-citation.json has it.
"""

USAGE = ("RR601", "RR606", "RR614")
"""Problems of what was asked for, not of a style or a record."""


@click.command("cite", help=HELP)
@ids_argument
@click.option(
    "--style", required=True, metavar="STYLE", help="A name (`rusrec styles`) or a .csl file."
)
@click.option("--locale", metavar="TAG", help="Language of the style's words: ko, ru, en-GB.")
@click.option("--output", type=click.Choice(list(OUTPUTS)), default="text", show_default=True)
@click.option(
    "--engine", type=click.Choice(list(ENGINES)), default=DEFAULT_ENGINE, show_default=True
)
@click.option("--from", "source", metavar="FILE", help="Records of a file, or of - with --format.")
@click.option("--format", "format_name", metavar="FORMAT", help="Of that file; else by its suffix.")
@click.option("--document", metavar="FILE", help="Citations to format, in their order.")
@click.option("--strict", is_flag=True, help="End with 1 when there is a warning.")
@library_option
@query_option
def command(ids: tuple[str, ...], library: str | None, **options: Any) -> int:
    """Print the entries, then the warnings."""
    if options["source"]:
        records = _of_file(options["source"], options["format_name"], ids)
    else:
        chosen = Selection(ids, wanted=options["wanted"])
        records = counted(select(opened(library), chosen))
    asked = {name: options[name] for name in ("style", "locale", "output", "engine")}
    try:
        made = _document(records, options["document"], asked) or cite(records, **asked)
    except StyleError as error:
        if error.problems[0].code in USAGE:
            raise click.UsageError(str(error)) from None
        raise
    click.echo(str(made), nl=False)
    for warning in made.warnings:
        click.echo(str(warning), err=True)
    return 1 if options["strict"] and made.warnings else 0


def _document(
    records: Iterable[Record], path: str | None, asked: dict[str, Any]
) -> "Manuscript | None":
    """Return the citations of the document *path*, where there is one."""
    if not path:
        return None
    from rusrec.cite.citation_list import read
    from rusrec.cite.manuscript import cite_document

    if asked.pop("engine") != DEFAULT_ENGINE:
        raise click.UsageError("--document is for the engine of our own")
    with click.open_file(path, encoding="utf-8") as file:
        citations = read(file.read(), path)
    return cite_document(records, citations, **asked)


def _of_file(path: str, format_name: str | None, ids: Sequence[str]) -> Iterable[Record]:
    """Return the records of a file, those of *ids* in their order where there are any."""
    from rusrec.conversion import read

    name = format_name or by_suffix(path)
    if name is None:
        raise click.UsageError(f"say which format {path} has: --format bibtex (`rusrec formats`)")
    found = read(sys.stdin.buffer if path == "-" else path, name)
    if not ids:
        return found
    records = {record.id: record for record in found if record.id in ids}
    for record_id in ids:
        if record_id not in records:
            raise RecordError(Problem(f"no record {record_id!r}", code="RR211", source=path))
    return [records[record_id] for record_id in ids]
