"""``rusrec import``: files of any format into the library."""

from typing import Any

import click

from rusrec.cli._delivery import Refused, apart, said, telling
from rusrec.cli._difference import difference
from rusrec.cli._format_options import ReadingCommand, chosen
from rusrec.cli._options import complete_formats, library_option, opened
from rusrec.cli._progress import counted

HELP = """Import files of any format into the library, all their records or none.

Ids are made of journal, volume, issue and first page; the keys of the files stay as citation keys.
An article points to its journal, which becomes a record if it is none yet. A work that is there
already, by id or identifier, is named with its file and line and not touched (status 1), unless
--replace is said; one that says nothing new is passed over.

\b
rusrec import refs.bib --dry-run
rusrec import refs.bib
rusrec import old/ --from bibtex --encoding cp949 --folder old
rusrec import corrected.json --replace
"""


@click.command("import", help=HELP, cls=ReadingCommand)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option(
    "-f", "--from", "from_", metavar="FORMAT", default="", shell_complete=complete_formats,
    help="Format of the files; else by suffix, or by content where that is in doubt.",
)  # fmt: skip
@library_option
@click.option("--folder", default="", help="Folder of the library for new files; else the host's.")
@click.option("--replace", is_flag=True, help="Take what differs into the record that is there.")
@click.option(
    "--keep-ids", is_flag=True, help="Keep the ids of the files; of YAML they always are."
)
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
@click.option("--losses", type=click.Path(), help="List in a file what could not be taken in.")
@click.option("--keep-going", is_flag=True, help="Import the good records, and still end with 1.")
def command(files: tuple[str, ...], from_: str, **options: Any) -> int:
    """Import, print the files written, and tell what was not taken."""
    from rusrec.conversion.delivery import listed
    from rusrec.conversion.inputs import Reading, inputs
    from rusrec.loss import Report
    from rusrec.store.edit import own_folder, preview, save
    from rusrec.store.intake import Intake, Rules

    found = inputs(files, from_, tell=said)
    apart(options["losses"], *(file.path for file in found))
    shelf, folder = opened(options["library"]), own_folder(options["folder"])
    named = Refused()
    with listed(options["losses"]) as ledger:
        report = Report(ledger)
        intake = Intake(shelf, Rules(options["replace"], options["keep_ids"]), report, named)
        reading = Reading(chosen(), report, named if options["keep_going"] else None)
        with telling(reading.notes):
            report.records = reading.into(intake, found, counted)
        for edit in preview(shelf | intake.changed):
            click.echo(difference(*edit, "imported"), nl=False)
        changes = shelf | intake.changes
        if options["dry_run"]:
            paths = [edit.path for edit in preview(changes, folder=folder) if not edit.before]
        else:
            paths = [str(path) for path in save(changes, shelf.root, folder=folder)]
    for path in paths:
        click.echo(path)
    said(str(report))
    said(f"{intake}{f', {named.number} not taken' if named.number else ''}")
    return 1 if named.number else 0
