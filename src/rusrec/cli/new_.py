"""``rusrec new``: the beginning of a record."""

import click

from rusrec.cli._options import library_option, opened
from rusrec.errors import Problem, RecordError

HELP = """Begin a record: a file with its id, type, language and host, for you to go on with.

The id is made of host, volume, issue and first page, or of the title, unless it is said.

\b
rusrec new --host "rosia-yongu 8(1), 259-285" --title 제목 --language ko
rusrec new --id kim-book --type book --language ko --title 제목
"""


@click.command("new", help=HELP)
@library_option
@click.option("--id", "record_id", help="The id; else made of the host or the title.")
@click.option("--type", "kind", default="article-journal", show_default=True, help="CSL item type.")
@click.option("--language", help="BCP 47 tag of the item's text: ko, ru, en.")
@click.option("--title", help="Title in that language.")
@click.option("--author", multiple=True, help="'family, given'; several times for several.")
@click.option("--issued", help="Date, EDTF: 1998, 1998-05, 1998~.")
@click.option("--host", help="id volume(issue), pages.")
def command(library: str | None, record_id: str | None, kind: str, **fields: object) -> None:
    """Write the new record, and print its file."""
    from rusrec.store.draft import draft
    from rusrec.store.edit import save

    if not (record_id or fields["title"] or fields["host"]):
        raise click.UsageError("say --title, --host or --id: the id is made of one of them")
    shelf = opened(library)
    record = draft({"id": record_id, "type": kind, **fields}, taken=shelf)
    if isinstance(record.host, str):
        shelf.path(record.host)  # raises, and names the one that may have been meant
    if record.id in shelf:
        problem = Problem(
            f"there is a record {record.id!r}", "say another --id", "RR405", shelf.path(record.id)
        )
        raise RecordError(problem)
    for path in save(shelf | {record.id: record}, shelf.root):
        click.echo(path)
