"""``rusrec schema``: the JSON Schema of a record."""

from pathlib import Path

import click

from rusrec.errors import Problem, SourceError

HELP = """Print the JSON Schema of a record, for editors that check YAML while one types.

With --check compare it with a file, and end with status 1 when that is stale.

\b
rusrec schema > schema/rusrec.schema.json
rusrec schema --check
"""


@click.command("schema", help=HELP)
@click.option("--check", "checking", is_flag=True, help="Compare with the file, print nothing.")
@click.argument(
    "file",
    type=click.Path(path_type=Path),
    default=Path("schema/rusrec.schema.json"),
    required=False,
)
def command(checking: bool, file: Path) -> None:
    """Print the schema, or compare it with *file*."""
    from rusrec.schema.json_schema import text

    made = text()
    if not checking:
        click.echo(made, nl=False)
    elif file.read_bytes() != made.encode():
        remedy = f"rusrec schema > {file}"
        raise SourceError(Problem("is not the schema of the model", remedy, "RR120", str(file)))
