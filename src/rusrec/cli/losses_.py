"""``rusrec losses``: which field of which record is lost in which format."""

from typing import TYPE_CHECKING, Any

import click

from rusrec.cli._delivery import Refused, said
from rusrec.cli._format_options import FormatCommand, chosen
from rusrec.cli._options import (
    complete_formats,
    ids_argument,
    library_option,
    opened,
    query_option,
)
from rusrec.cli._progress import counted
from rusrec.cli._table import drawn, svg_option, table
from rusrec.store.selection import Selection, select

if TYPE_CHECKING:
    from rusrec.loss import Loss

HELP = """Show what each format would lose of the library, by field; nothing is written.

A number is that of the records in which the field does not arrive as it is. Without ID all records
but the journals that others point to, without --format all formats.

\b
rusrec losses
rusrec losses -f mods -f marcxml --query language=ko
rusrec losses rosia-yongu-8-1-259 -f ris --each
rusrec losses --svg losses.svg
"""


@click.command("losses", help=HELP, cls=FormatCommand)
@ids_argument
@click.option(
    "-f", "--format", "names", metavar="FORMAT", multiple=True, shell_complete=complete_formats,
    help="A format, any number of times; else all.",
)  # fmt: skip
@library_option
@click.option("--all", "everything", is_flag=True, help="The journals too.")
@query_option
@click.option("--each", is_flag=True, help="Each loss on a line: format, record, path, reason ...")
@svg_option
@click.option("--strict", is_flag=True, help="End with 1 if a field of an item is lost.")
def command(ids: tuple[str, ...], names: tuple[str, ...], **options: Any) -> int:
    """Print the table, or each loss."""
    from rusrec.conversion.survey import Survey
    from rusrec.formats import available, get

    forms = [form for form in map(get, dict.fromkeys(names or available())) if form.write]
    library, refused = opened(options["library"]), Refused()
    selection = Selection(ids, options["everything"], options["wanted"])
    survey = Survey(forms, _told if options["each"] else None)
    survey.take(
        lambda refuse: counted(select(library, selection, refused=refuse)), chosen(), refused
    )
    rows = [[row, *(str(survey.count(row, form.name)) for form in forms)] for row in survey.rows]
    if rows and not options["each"]:
        table([["field", *(form.name for form in forms)], *rows])
    if options["svg"]:
        drawn(survey.drawn(), options["svg"])
    whole = f"; whole in {', '.join(survey.whole)}" if survey.whole else ""
    said(f"{survey.records} record{'' if survey.records == 1 else 's'}{whole}")
    return 1 if refused.number or (options["strict"] and survey.bibliographic) else 0


def _told(name: str, loss: "Loss") -> None:
    from rusrec.loss import line

    click.echo(f"{name}\t{line(loss)}")
