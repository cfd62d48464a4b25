"""Characters that no value may hold (RR104), and how they are shown."""

from rusrec.errors import Problem, SourceError
from rusrec.scripts.gate import refused

__all__ = ["check", "visible"]

_CONTEXT = 60


def check(text: str, *, name: str, line: int = 1) -> None:
    """Raise where *text*, which begins on *line*, has a character that no value may hold.

    Raises:
        SourceError: RR104, with line and column, both counted from 1.
    """
    at = refused(text)
    if at is None:
        return
    begin = text.rfind("\n", 0, at) + 1
    shown = text[max(begin, at - _CONTEXT) : at + _CONTEXT]
    from rusrec.scripts.unfit import unfit  # only when a text is refused

    what, remedy = unfit(text[at])
    problem = Problem(
        f"U+{ord(text[at]):04X} ({what}) cannot stand in a text", remedy, "RR104", source=name
    )
    raise SourceError(
        problem._replace(
            line=line + text.count("\n", 0, at),
            column=at - begin + 1,
            evidence=visible(shown.partition("\n")[0]),
        )
    )


def visible(text: str) -> str:
    r"""Write as ``\x1b`` what no terminal should get."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char == "\u00a0" else ascii(char)[1:-1] for char in text
    )
