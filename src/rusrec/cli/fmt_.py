"""``rusrec fmt``: records in canonical form."""

import click

from rusrec.cli._difference import difference
from rusrec.cli._options import ids_argument, library_option, opened

HELP = """Put the files of records into canonical form. Comments are kept, values never change.

--check only tells which files are not in it, and ends with status 1; --diff shows what would
change.

\b
rusrec fmt
rusrec fmt --check --diff
"""


@click.command("fmt", help=HELP)
@ids_argument
@library_option
@click.option(
    "--check", "checking", is_flag=True, help="Write nothing; status 1 if a file differs."
)
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
def command(ids: tuple[str, ...], library: str | None, checking: bool, diff: bool) -> int:
    """Write, tell or show the canonical form of each record."""
    from rusrec.store.form import misformed, rewrite

    shelf = opened(library)
    found = misformed(shelf, ids or shelf)
    if not (checking or diff):
        for path in rewrite(shelf, found):
            click.echo(f"{path}: put into canonical form", err=True)
        return 0
    status = 0
    for file in found:
        status = 1
        if diff:
            click.echo(difference(file.path, file.stored.text, file.text, "canonical"), nl=False)
        else:
            click.echo(f"{file.path}: not in canonical form")
    return status
