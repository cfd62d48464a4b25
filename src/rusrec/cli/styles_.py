"""``rusrec styles``: our citation styles, and what each makes of a record."""

import click

from rusrec.cli._options import ids_argument, library_option, opened

HELP = """List our styles; with ID show those records in each of them.

--preview shows them in a style of your own, with --output html as a page for a browser.

\b
rusrec styles
rusrec styles rosia-yongu-8-1-259
rusrec styles rosia-yongu-8-1-259 --output html > styles.html
rusrec styles rosia-yongu-8-1-259 --preview my.csl
"""


@click.command("styles", help=HELP)
@ids_argument
@click.option("--preview", multiple=True, metavar="FILE", help="This .csl file, not our styles.")
@click.option("--locale", metavar="TAG", help="Language of the styles' words: ko, ru, en-GB.")
@click.option("--output", type=click.Choice(("text", "html")), default="text", show_default=True)
@library_option
def command(
    ids: tuple[str, ...],
    preview: tuple[str, ...],
    locale: str | None,
    output: str,
    library: str | None,
) -> None:
    """Print the names and titles, or the records in each style."""
    from rusrec.cite import preview as previews
    from rusrec.cite import styles

    wanted = {path: styles.find(path).title for path in preview} or styles.available()
    if not ids and not preview:
        for name, title in wanted.items():
            click.echo(f"{name:<28}{title}")
        return
    shelf = opened(library)
    records = [shelf[record_id] for record_id in ids or [*shelf][-1:]]
    made = previews.page if output == "html" else previews.text
    click.echo(made(records, wanted, locale), nl=False)
