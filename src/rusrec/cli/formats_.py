"""``rusrec formats``: which format carries which field."""

from typing import TYPE_CHECKING

import click

from rusrec.cli._options import complete_formats
from rusrec.cli._table import drawn, svg_option, table

if TYPE_CHECKING:
    from rusrec.formats import Format

HELP = """Show the installed formats, what each carries of every field, or all about one.

whole: arrives as it was. changed: something of it arrives, and each loss is told. lost: nothing
arrives, and each loss is told.

\b
rusrec formats
rusrec formats --fields
rusrec formats csl-json
rusrec formats --svg formats.svg
"""


@click.command("formats", help=HELP)
@click.argument("names", nargs=-1, metavar="[NAME]...", shell_complete=complete_formats)
@click.option("--fields", is_flag=True, help="Show every field by format.")
@svg_option
def command(names: tuple[str, ...], fields: bool, svg: str | None) -> None:
    """Print the formats, or the table of fields, or the options of those named."""
    from rusrec.conversion import coverage
    from rusrec.formats import available, get

    found = [get(name) for name in dict.fromkeys(names or available())]
    if svg:
        drawn(coverage.drawn(found), svg)
    if fields:
        table([["field", *(each.name for each in found)], *coverage.rows(found)])
    if fields or svg:
        return
    for each in found:
        ways = "/".join(word for word in ("read", "write") if getattr(each, word))
        click.echo(f"{each.name:<12}{ways:<12}{' '.join(each.suffixes):<18}{each.title}")
        if names:
            _options(each)


def _options(form: "Format") -> None:
    from rusrec.formats import spelled

    click.echo(f"  {form.media_type}, {form.spec}")
    for name, option in sorted(form.options.items(), key=lambda item: item[1].reading):
        if not option.typed:
            continue
        takes = "|".join(option.values) or {int: "N", str: "TEXT"}.get(option.kind, "")
        way = "reading" if option.reading else "writing"
        click.echo(f"  {way}  {spelled(name)} {takes}".rstrip())
        click.echo(f"           {option.help}")
