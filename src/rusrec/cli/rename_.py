"""``rusrec rename``: another id for a record."""

import click

from rusrec.cli._options import library_option, opened

HELP = """Give a record another id. The old one stays in its aka; records that point at it follow.

\b
rusrec rename rosia-yongu-8-1-259 rosia-yongu-8-1-song
"""


@click.command("rename", help=HELP)
@click.argument("old")
@click.argument("new")
@library_option
def command(old: str, new: str, library: str | None) -> None:
    """Rename the record, and print the files that changed."""
    from rusrec.store.rename import rename

    for path in rename(opened(library), old, new):
        click.echo(path)
