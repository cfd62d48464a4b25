"""The command line: ``rusrec COMMAND``. Each command is a module that is loaded when it is called.

Data goes to standard output, talk to standard error. Exit status: 0 fine, 1 findings or bad data,
2 wrong usage, 3 input or output that cannot be read or written, 130 interrupted.
"""

import sys
from importlib import import_module
from typing import Any, NoReturn

import click

from rusrec.cli import _streams
from rusrec.errors import OptionError, RusrecError, UnknownFormatError

__all__ = ["command_line", "main", "run"]

COMMANDS = {
    "check": "Check records: schema, form, ids, sources, corrections.",
    "cite": "Print records as a reference list in a style.",
    "convert": "Convert files from one format to another.",
    "export": "Write records in a format: BibTeX, CSL-JSON, MODS, MARC ...",
    "fmt": "Put records into canonical form.",
    "formats": "Show which format carries which field.",
    "import": "Import files of any format into the library.",
    "lint": "Look through files of MARC by the rules of MARC 21.",
    "list": "List the records of the library.",
    "losses": "Show which field of which record is lost in which format.",
    "new": "Begin a record.",
    "rename": "Give a record another id.",
    "schema": "Print the JSON Schema of a record.",
    "show": "Show a record as it is stored.",
    "styles": "List the citation styles; show a record in each.",
    "vocab": "Print a vocabulary: roles, types, languages, scripts.",
}


HELP = """Keep bibliographic records as plain YAML and deliver them whole.

\b
rusrec export -f bibtex                        all records as BibTeX
rusrec export -f bibtex rosia-yongu-8-1-259    one record
rusrec check                                   is everything as it should be?
"""


class _Commands(click.Group):
    """Loads a command's module when it is called for; the help texts stand in the table above."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"rusrec.cli.{cmd_name}_").command
        return command

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with _streams.reader():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _streams.reader():
            return super().invoke(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    help=HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog='Completion: eval "$(_RUSREC_COMPLETE=bash_source rusrec)" (zsh_source, fish_source).',
)
@click.version_option(package_name="rusrec", message="%(prog)s %(version)s")
def command_line() -> None:
    """Go on to the command that is called."""


def run(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status; what is wrong is told on standard error."""
    try:
        status = command_line.main(arguments, prog_name="rusrec", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except RusrecError as error:
        click.echo(str(error), err=True)
        return 2 if isinstance(error, UnknownFormatError | OptionError) else 1
    except OSError as error:
        _streams.tell(error)
        return 3
    return status if isinstance(status, int) else 0


def main() -> NoReturn:
    """Run the command line and end the process with its status; text is UTF-8 in any locale."""
    _streams.opened()
    sys.exit(_streams.emptied(run()))
