"""``rusrec list``: the records of the library, one a line."""

import click

from rusrec.cli._options import library_option, opened, query_option
from rusrec.store.selection import SORTS, Query, Selection, select

HELP = """List the records of the library: id, type, date, title.

With --ids only the ids, which reads no record at all.

\b
rusrec list
rusrec list --query author=송 --sort issued
rusrec list --ids
"""


@click.command("list", help=HELP)
@library_option
@click.option("--ids", "only_ids", is_flag=True, help="Only the ids; reads no file.")
@query_option
@click.option("--sort", type=click.Choice(list(SORTS)), help="Order; else by id.")
def command(
    library: str | None, only_ids: bool, wanted: tuple[Query, ...], sort: str | None
) -> None:
    """Print a line for each record."""
    from rusrec.model import choose

    shelf = opened(library)
    if only_ids and not wanted and not sort:
        for record_id in shelf:
            click.echo(record_id)
        return
    for record in select(shelf, Selection(everything=True, wanted=wanted, sort=sort or "")):
        title = choose(record.title, record.language)
        issued = record.issued.edtf if record.issued else ""
        line = (record.id, record.type, issued, title.text if title else "")
        click.echo(record.id if only_ids else "\t".join(line))
