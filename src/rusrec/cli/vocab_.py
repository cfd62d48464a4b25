"""``rusrec vocab``: the words that a record may use."""

import click

from rusrec import vocab
from rusrec.errors import Problem, RecordError

VOCABULARIES = {
    "roles": vocab.relators,
    "types": vocab.item_types,
    "variables": vocab.name_variables,
    "languages": vocab.languages,
    "scripts": vocab.scripts,
}

HELP = """Print a vocabulary, one word a line: its code, a tab, what it means.

With TEXT only the lines that hold it.

\b
rusrec vocab roles
rusrec vocab roles illus
rusrec vocab types
"""


@click.command("vocab", help=HELP)
@click.argument("name", type=click.Choice(list(VOCABULARIES)))
@click.argument("text", default="")
def command(name: str, text: str) -> None:
    """Print the lines of the vocabulary that hold *text*."""
    lines = [f"{code}\t{label}".rstrip() for code, label in VOCABULARIES[name]().items()]
    found = [line for line in lines if text.casefold() in line.casefold()]
    if not found:
        raise RecordError(Problem(f"no {name} with {text!r}", f"`rusrec vocab {name}` lists all"))
    click.echo("\n".join(found))
