"""``rusrec lint``: files by the rules of their own format."""

import click

from rusrec.cli._delivery import Refused, said
from rusrec.cli._format_options import LintCommand, chosen
from rusrec.cli._options import complete_formats

HELP = """Look through files of MARC by the rules of MARC 21; needs no library.

Leader, 008 (length, positions, codes), indicators, fields that stand too often, what is obsolete,
and links between 880s and their fields. Ends with status 1 when there is a finding. For records
of the library there is `rusrec check`.

\b
rusrec lint delivery.mrc
rusrec lint old/ --from marcxml
rusrec lint kormarc.mrc --profile kormarc
"""


@click.command("lint", help=HELP, cls=LintCommand)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option(
    "-f", "--from", "from_", metavar="FORMAT", default="", shell_complete=complete_formats,
    help="Format of the files; else by suffix, or by content where that is in doubt.",
)  # fmt: skip
@click.option(
    "--profile", default="vernacular", help="kormarc: with what only KORMARC has.",
    type=click.Choice(["vernacular", "loc880", "kormarc"]),
)  # fmt: skip
def command(files: tuple[str, ...], from_: str, profile: str) -> int:
    """Print the findings, and how many there are."""
    from rusrec.conversion.inputs import inputs
    from rusrec.conversion.linting import linted

    found = inputs(files, from_, tell=said)
    refused, number = Refused(), 0
    for problem in linted(found, refused, profile=profile, **chosen()):
        click.echo(str(problem))
        number += 1
    number += refused.number
    size = f"{len(found)} file{'' if len(found) == 1 else 's'}"
    said(f"{size}, {number or 'no'} finding{'' if number == 1 else 's'}")
    return 1 if number else 0
