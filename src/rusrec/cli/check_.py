"""``rusrec check``: is everything as it should be?"""

import click

from rusrec.cli._options import ids_argument, library_option, opened

HELP = """Check records: schema, canonical form, ids, hosts, sources, corrections, texts.

The corrections are recomputed: the source's words with them applied must give the record's.
Ends with status 1 when there is a finding.

\b
rusrec check
rusrec check rosia-yongu-8-1-259
"""


@click.command("check", help=HELP)
@ids_argument
@library_option
def command(ids: tuple[str, ...], library: str | None) -> int:
    """Print the findings, and how many there are."""
    from rusrec.check import check

    shelf = opened(library)
    number = 0
    for finding in check(shelf, ids):
        click.echo(str(finding))
        number += 1
    size = len(ids) or len(shelf)
    records = f"{size} record{'' if size == 1 else 's'}"
    found = f"{number or 'no'} finding{'' if number == 1 else 's'}"
    click.echo(f"rusrec: {records}, {found}", err=True)
    return 1 if number else 0
