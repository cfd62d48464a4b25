"""What ``rusrec cite`` reads and asks: records of a library or a file, several languages."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from rusrec.cite import DEFAULT_ENGINE, Bibliography, cite
from rusrec.cite.asked import GROUPS
from rusrec.cite.brackets import HOUSES
from rusrec.cite.forms import TABLES
from rusrec.errors import Problem, RecordError, StyleError
from rusrec.formats import by_suffix
from rusrec.model import Record

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from rusrec.cite.manuscript import Manuscript

__all__ = ["cited", "languages_options", "of_file"]

F = TypeVar("F", bound=Callable[..., Any])

_ASKED: Final = (
    "style", "locale", "output", "engine",
    "links", "forms", "brackets", "locale_per_item", "group_by_script",
)  # fmt: skip
"""Options of the command that :func:`rusrec.cite.cite` takes by the same names."""

_USAGE: Final = ("RR601", "RR606", "RR614", "RR617", "RR618", "RR619", "RR620")
"""Problems of what was asked for, not of a style or a record."""


class _Named(click.ParamType[str]):
    """A text for which there are names, completed from them."""

    name = "text"

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        del ctx, param
        return [CompletionItem(name) for name in self._names if name.startswith(incomplete)]


def languages_options(function: F) -> F:
    """Add what is asked of works in several languages."""
    options = (
        click.option(
            "--forms",
            type=_Named(TABLES),
            metavar="TABLE",
            help="Original, romanized, translated forms: style, chicago, or a pattern.",
        ),
        click.option(
            "--brackets",
            type=_Named(HOUSES),
            metavar="HOUSE",
            help="By script: korean, a journal's, or four of your own, 「」『』.",
        ),
        click.option("--locale-per-item", is_flag=True, help="Each in words of its own language."),
        click.option(
            "--group-by-script",
            type=_Named(GROUPS),
            metavar="ORDER",
            help="hangul-first, hangul-last, or codes: Cyrl,Hang,Latn.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def cited(records: Iterable[Record], options: Mapping[str, Any]) -> "Bibliography | Manuscript":
    """Return the reference list that is asked for, or a document's citations with theirs.

    Raises:
        click.UsageError: What is asked for is not there.
    """
    asked = {name: options[name] for name in _ASKED}
    try:
        if options["document"]:
            return _of_document(records, options["document"], asked)
        return cite(records, **asked)
    except StyleError as error:
        if error.problems[0].code in _USAGE:
            raise click.UsageError(str(error)) from None
        raise


def _of_document(records: Iterable[Record], path: str, asked: dict[str, Any]) -> "Manuscript":
    """Return the citations of the document *path*, and the list of what it cites."""
    from rusrec.cite.citation_list import read
    from rusrec.cite.manuscript import cite_document
    from rusrec.formats._decoding import text_of
    from rusrec.formats._source import standard_input

    if asked.pop("engine") != DEFAULT_ENGINE:
        raise click.UsageError("--document is for the engine of our own")
    text = text_of(standard_input() if path == "-" else path)
    try:
        return cite_document(records, read(text, path), **asked)
    except RecordError as error:
        lines = text.split("\n")
        raise RecordError(_placed(each, path, lines) for each in error.problems) from None


def _placed(problem: Problem, path: str, lines: Sequence[str]) -> Problem:
    """Return what is wrong with a record that a document cites, where the document names it."""
    found = next((at for at, line in enumerate(lines) if problem.record in line), -1)
    evidence = problem.evidence or (lines[found] if found >= 0 else "")
    return problem._replace(source=path, line=found + 1, evidence=evidence)


def of_file(path: str, format_name: str | None, ids: Sequence[str]) -> Iterable[Record]:
    """Return the records of a file, those of *ids* in their order where there are any."""
    from rusrec.conversion import read
    from rusrec.formats._source import standard_input

    name = format_name or by_suffix(path)
    if name is None:
        raise click.UsageError(f"say which format {path} has: --format bibtex (`rusrec formats`)")
    found = read(standard_input() if path == "-" else path, name)
    if not ids:
        return found
    records = {record.id: record for record in found if record.id in ids}
    for record_id in ids:
        if record_id not in records:
            raise RecordError(Problem(f"no record {record_id!r}", code="RR211", source=path))
    return [records[record_id] for record_id in ids]
