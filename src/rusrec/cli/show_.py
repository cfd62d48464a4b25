"""``rusrec show``: a record as its file holds it."""

import click

from rusrec.cli._options import ids_argument, library_option, opened

HELP = """Show records as their files hold them.

\b
rusrec show rosia-yongu-8-1-259
"""


@click.command("show", help=HELP)
@ids_argument
@library_option
def command(ids: tuple[str, ...], library: str | None) -> None:
    """Print the files of *ids*."""
    if not ids:
        raise click.UsageError("say which record: rusrec show ID (`rusrec list` lists all)")
    shelf = opened(library)
    stored = [shelf.stored(record_id) for record_id in ids]
    click.echo("---\n".join(each.text for each in stored), nl=False)
