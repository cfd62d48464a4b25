"""``rusrec formats``: which format carries which field."""

import click

from rusrec.loss import carried

HELP = """Show the installed formats, or what each carries of every field.

whole: arrives as it was. changed: something of it arrives, and each loss is told. lost: nothing
arrives, and each loss is told.

\b
rusrec formats
rusrec formats --fields
"""


@click.command("formats", help=HELP)
@click.option("--fields", is_flag=True, help="Show every field by format.")
def command(fields: bool) -> None:
    """Print the formats, or the table of fields."""
    from rusrec.formats import available, get

    found = [get(name) for name in available()]
    if not fields:
        for each in found:
            ways = "/".join(word for word in ("read", "write") if getattr(each, word))
            click.echo(f"{each.name:<12}{ways:<12}{' '.join(each.suffixes):<18}{each.title}")
        return
    rows = sorted({row for each in found for row in each.carries})
    width = max(map(len, rows)) + 2
    click.echo(f"{'field':<{width}}" + "".join(f"{each.name:<12}" for each in found).rstrip())
    for row in rows:
        promises = "".join(f"{carried(row, each.carries):<12}" for each in found)
        click.echo(f"{row:<{width}}{promises}".rstrip())
