"""What can go wrong, told in four parts: place, problem, evidence, remedy.

Every error of this package is a :class:`RusrecError` that carries one :class:`Problem` for each
thing that is wrong, so that a file can be mended in one go.
"""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

__all__ = [
    "HarvestError",
    "LossError",
    "OptionError",
    "Problem",
    "RecordError",
    "RusrecError",
    "SourceError",
    "StyleError",
    "UnknownFormatError",
    "on_one_line",
]

_EVIDENCE_WIDTH = 120
_MESSAGE_WIDTH = 400
_MOST_SHOWN = 100


class Problem(Struct, frozen=True):
    """One thing that is wrong, and what to do about it.

    ``line`` and ``column`` count from 1; 0 means that the place is not known. ``field`` is a path
    as a person would write it (``contributor[0].role``).
    """

    message: str
    help: str = ""
    code: str = ""
    source: str = ""
    line: int = 0
    column: int = 0
    record: str = ""
    field: str = ""
    evidence: str = ""

    def _replace(self, **changes: Any) -> "Problem":
        """Return the same with other values, as a named tuple does (which takes longer to make)."""
        return replace(self, **changes)

    @property
    def place(self) -> str:
        """Where it is: ``file:line:column``, else the record's id, else an empty string."""
        if not self.source:
            return self.record
        return ":".join([self.source, *(str(n) for n in (self.line, self.column) if n)])

    def __str__(self) -> str:
        """Write the problem as an editor and a person can read it."""
        head = [f"{on_one_line(self.place)}:"] if self.place else []
        head += [f"[{self.code}]"] if self.code else []
        head += [f"{self.field}:"] if self.field else []
        lines = [" ".join([*head, _cut(self.message, _MESSAGE_WIDTH)])]
        if self.evidence:
            shown = _cut(self.evidence.rstrip("\n"), _EVIDENCE_WIDTH)
            lines.append(f"{self.line or '':>5} | {shown}")
        if self.help:
            lines.append(f"  help: {_cut(self.help, _MESSAGE_WIDTH)}")
        return "\n".join(lines)


def on_one_line(text: str) -> str:
    r"""Return *text*, the name of a file perhaps, with what no terminal should get as ``\x1b``."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[:width] + "…"


class RusrecError(Exception):
    """Anything that this package refuses; ``problems`` says what, each with place and remedy."""

    def __init__(self, problems: Problem | str | Iterable[Problem]) -> None:
        """Take one problem (a bare text is a problem without a place) or all of an input."""
        if isinstance(problems, str):
            problems = Problem(problems)
        self.problems: tuple[Problem, ...] = (
            (problems,) if isinstance(problems, Problem) else tuple(problems)
        )
        shown = [str(problem) for problem in self.problems[:_MOST_SHOWN]]
        if len(self.problems) > _MOST_SHOWN:
            shown.append(f"and {len(self.problems) - _MOST_SHOWN} problems more")
        super().__init__("\n".join(shown))


class SourceError(RusrecError):
    """An input that cannot be read whole: bad bytes or syntax, a record that breaks the schema."""


class RecordError(RusrecError):
    """A record that cannot be delivered or stored: no such id, a doubled id, a host not there."""


class UnknownFormatError(RusrecError):
    """A format that is not installed."""


class OptionError(RusrecError):
    """An option that a format does not have, or a value that it does not take."""


class LossError(RusrecError):
    """A bibliographic field would be lost where no loss was allowed."""


class StyleError(RusrecError):
    """A citation style that cannot be used."""


class HarvestError(RusrecError):
    """A page or service that did not give a record."""
