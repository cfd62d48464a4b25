"""Characters that no value may hold (RR104), and how they are shown."""

from rusrec.errors import Problem, SourceError
from rusrec.scripts.gate import refused

__all__ = ["check", "fault", "visible"]

_CONTEXT = 60


def check(text: str, *, name: str, line: int = 1) -> None:
    """Raise where *text*, which begins on *line*, has a character that no value may hold.

    Raises:
        SourceError: RR104, with line and column, both counted from 1.
    """
    at = refused(text)
    if at is not None:
        raise SourceError(fault(text, at, name=name, line=line))


def fault(text: str, at: int, *, name: str, line: int = 1) -> Problem:
    """Return what is wrong with the character *at* a place of *text*, which begins on *line*."""
    begin = text.rfind("\n", 0, at) + 1
    shown = text[max(begin, at - _CONTEXT) : at + _CONTEXT]
    from rusrec.scripts.unfit import unfit  # only when a text is refused

    what, remedy = unfit(text[at])
    return Problem(
        f"U+{ord(text[at]):04X} ({what}) cannot stand in a text",
        remedy,
        "RR104",
        source=name,
        line=line + text.count("\n", 0, at),
        column=at - begin + 1,
        evidence=visible(shown.partition("\n")[0]),
    )


def visible(text: str) -> str:
    r"""Write as ``\x1b`` what no terminal should get."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char == "\u00a0" else ascii(char)[1:-1] for char in text
    )
