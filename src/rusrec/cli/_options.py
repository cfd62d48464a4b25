"""Options and arguments that several commands share."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from rusrec.errors import RecordError, RusrecError

if TYPE_CHECKING:
    from rusrec.store.library import Library
    from rusrec.store.selection import Query

__all__ = [
    "complete_formats",
    "format_option",
    "ids_argument",
    "library_option",
    "opened",
    "query_option",
]

F = TypeVar("F", bound=Callable[..., Any])


def library_option(function: F) -> F:
    """Add ``--library``: the folder of records, else the nearest one upward."""
    return click.option(
        "--library",
        metavar="DIR",
        type=click.Path(file_okay=False, exists=True),
        help="The folder of records; else the nearest records/ from here upward.",
    )(function)


def opened(library: str | None) -> "Library":
    """Return the library in that folder, or the nearest one from the working folder upward."""
    from rusrec.store.folder import nearest_records
    from rusrec.store.library import load

    return load(nearest_records(".") if library is None else library)


def _queries(
    ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
) -> "tuple[Query, ...]":
    from rusrec.store.selection import queries

    try:
        return queries(value)
    except RecordError as error:
        problem = error.problems[0]
        raise click.BadParameter(f"{problem.message}; {problem.help}", ctx, param) from None


def query_option(function: F) -> F:
    """Add ``--query FIELD=TEXT``, any number of times."""
    return click.option(
        "--query",
        "wanted",
        multiple=True,
        metavar="FIELD=TEXT",
        callback=_queries,
        help="Only those that hold it.",
    )(function)


def _ids(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    try:
        library = opened(ctx.params.get("library"))
    except (OSError, RusrecError):  # nothing to say in the middle of a line that is being typed
        return []
    return [record_id for record_id in library if record_id.startswith(incomplete)]


def ids_argument(function: F) -> F:
    """Add the ids of records as arguments, completed from the library."""
    return click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=_ids)(function)


def complete_formats(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """Return the names of formats that begin as what is typed."""
    from rusrec.formats import available

    return [name for name in available() if name.startswith(incomplete)]


def format_option(function: F) -> F:
    """Add ``-f/--format``."""
    return click.option(
        "-f",
        "--format",
        "format_name",
        metavar="FORMAT",
        shell_complete=complete_formats,
        help="bibtex, csl-json, mods, ris ...; `rusrec formats` lists all.",
    )(function)
