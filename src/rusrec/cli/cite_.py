"""``rusrec cite``: records as a reference list in a style."""

from typing import Any

import click

from rusrec.cite import DEFAULT_ENGINE, ENGINES
from rusrec.cite.output import OUTPUTS
from rusrec.cli._citing import cited, languages_options, of_file
from rusrec.cli._options import ids_argument, library_option, opened, query_option
from rusrec.cli._progress import counted
from rusrec.store.selection import Selection, select

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

Works in several languages, beyond what CSL says:

\b
rusrec cite --style chicago-author-date --forms style
rusrec cite --style mla --forms "romanized [translation]"
rusrec cite --style korean-humanities --locale-per-item --brackets korean
rusrec cite --style gost-r-7-0-5 --group-by-script Cyrl,Hang,Latn
"""


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
@click.option("--links", is_flag=True, help="Make links of addresses: html, markdown, latex, rtf.")
@languages_options
@click.option("--strict", is_flag=True, help="End with 1 when there is a warning.")
@library_option
@query_option
def command(ids: tuple[str, ...], library: str | None, **options: Any) -> int:
    """Print the entries, then the warnings."""
    if options["source"]:
        records = of_file(options["source"], options["format_name"], ids)
    else:
        chosen = Selection(ids, wanted=options["wanted"])
        records = counted(select(opened(library), chosen))
    made = cited(records, options)
    click.echo(str(made), nl=False)
    for warning in made.warnings:
        click.echo(str(warning), err=True)
    return 1 if options["strict"] and made.warnings else 0
