"""Which forms stand for titles and names, and how they are joined: a table per family of styles.

A pattern has the forms in their order: ``romanized original [translation]`` prints the romanized
form in the dress of the style (italics, quotes), then the original and in brackets the translation,
plain, outside the quotes. Its words:

- ``original``: what a style prints without any table, the form in the language of the work;
- ``romanized``: its transcription in Latin script;
- ``translation``: the form in the reader's language (the locale), else in English;
- ``parallel``: another language in which the work itself states it.

``=`` joins with a blank on each side, ``;`` only in brackets. A form that the record has not, or
that reads like one before it, leaves no trace; where the first is not there the original stands. A
full stop after a form (``romanized. [translation.]``) draws in the stop that the style sets after
all: “A.” [B.]

Problems: RR617 no such table, RR618 a pattern or table cannot be read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from rusrec.errors import Problem, StyleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["FAMILIES", "FORMS", "TABLES", "Part", "Pattern", "Table", "pattern", "table"]

FORMS: Final = ("original", "romanized", "translation", "parallel")


class Part(NamedTuple):
    """Forms that stand together: what is before them, the forms, and what is after."""

    before: str
    forms: tuple[str, ...]
    after: str


class Pattern(NamedTuple):
    """The first form, what stands beside it, and whether the stop after all is drawn in."""

    first: str = "original"
    beside: tuple[Part, ...] = ()
    stopped: bool = False


class Table(NamedTuple):
    """The patterns of one family of styles."""

    title: Pattern = Pattern()
    container: Pattern = Pattern()
    """Journals, books and series that hold a work."""
    name: Pattern = Pattern()
    other: Pattern = Pattern()
    """Publishers, places and events: the first form alone."""
    family_first: bool = False
    """Whether a romanized name keeps the order of its language, without a comma: Kim Kyŏng-su."""

    @property
    def stopped(self) -> bool:
        """Whether the stop after a title is drawn in."""
        return self.title.stopped or self.container.stopped


_PIECE: Final = re.compile(
    r"(?P<joint>=?)\s*(?:(?P<form>[a-z]+)(?P<stop>\.?)"
    r"|\[\s*(?P<forms>[a-z]+(?:\s*;\s*[a-z]+)*)(?P<inner>\.?)\s*\])\s*"
)


def pattern(text: str) -> Pattern:
    """Read a pattern.

    >>> pattern("original [romanized; translation]").beside
    (Part(before=' [', forms=('romanized', 'translation'), after=']'),)

    Raises:
        StyleError: It is none (RR618).
    """
    pieces = list(_pieces(text.strip().lower(), text))
    first, *beside = pieces
    stopped = any(piece["stop"] or piece["inner"] for piece in pieces)
    if first["joint"] or not first["form"]:
        raise _unread(text, "begin with a form outside of brackets")
    return Pattern(first["form"], tuple(map(_part, beside)), stopped)


def _pieces(rest: str, text: str) -> Iterator[re.Match[str]]:
    place = 0
    while place < len(rest) or not rest:
        match = _PIECE.match(rest, place)
        if match is None:
            raise _unread(text, "write forms, [ ; ] and =")
        for form in re.findall("[a-z]+", match[0]):
            if form not in FORMS:
                raise _unread(text, f"the forms are {', '.join(FORMS)}, not {form!r}")
        yield match
        place = match.end()


def _part(piece: re.Match[str]) -> Part:
    joint = " = " if piece["joint"] else " "
    if piece["form"]:
        return Part(joint, (piece["form"],), "")
    return Part(f"{joint}[", tuple(re.findall("[a-z]+", piece["forms"])), "]")


def _unread(text: str, remedy: str) -> StyleError:
    return StyleError(
        Problem(
            f"{text[:80]!r} is no pattern of forms",
            f"{remedy}: 'romanized original [translation]'",
            "RR618",
        )
    )


_CHICAGO: Final = {"name": "romanized original", "other": "romanized", "family-first": True}
_SOURCES: Final[Mapping[str, Mapping[str, object]]] = {
    "apa": {
        "title": "romanized [translation]",
        "container": "romanized",
        "name": "romanized",
        "other": "romanized",
    },
    "chicago": {
        "title": "romanized original [translation]",
        "container": "romanized original",
        **_CHICAGO,
    },
    "chicago-17": {
        "title": "romanized. [translation.]",
        "container": "romanized",
        **_CHICAGO,
        "name": "romanized",
    },
    "gost": {"title": "original = parallel"},
    "korean": {"title": "original"},
    "mla": {
        "title": "original [romanized; translation]",
        "container": "original [romanized]",
        "name": "original [romanized]",
        "family-first": True,
    },
    "original": {"title": "original"},
}
"""The tables of the families as a person writes them (``rusrec.toml``, ``[forms.NAME]``)."""

FAMILIES: Final[Mapping[str, str]] = {
    "apa": "apa",
    "american-psychological-association": "apa",
    "modern-language-association": "mla",
    "mla": "mla",
    "chicago": "chicago",
    "gost": "gost",
    "korean": "korean",
    "ieee": "apa",
    "vancouver": "apa",
}
"""The table of a style by what its name begins with."""


def table(name: str, style: str, own: Mapping[str, object]) -> Table:
    """Return the table *name*; ``style`` is that of the *style*, and a pattern is one for titles.

    Args:
        name: A table of *own* or of ours, ``style``, or a pattern.
        style: The name of the style: its own table goes before that of its family.
        own: The tables of ``rusrec.toml``, each over ours of the same name.

    Raises:
        StyleError: There is none (RR617), or it cannot be read (RR618).
    """
    if name == "style":
        families = (FAMILIES[each] for each in FAMILIES if style.startswith(each))
        name = style if style in own else next(families, "original")
    if name in own or name in _SOURCES:
        mine = own.get(name, {})
        if not isinstance(mine, dict):
            raise _wrong(name, "a table has patterns by field")
        base = _SOURCES.get(name) or _SOURCES.get(FAMILIES.get(name, ""), {})
        return _table(name, {**base, **mine})
    if name.strip().partition(" ")[0].rstrip(".") in FORMS:
        return _table(name, {"title": name})
    known = ", ".join(["style", *dict.fromkeys((*_SOURCES, *own))])
    message = f"no table of forms {name[:80]!r}"
    remedy = f"take {known}, or a pattern: 'romanized [translation]'"
    raise StyleError(Problem(message, remedy, "RR617"))


TABLES: Final = ("style", *_SOURCES)
"""The names that ``--forms`` knows by itself."""


def _table(name: str, source: Mapping[str, object]) -> Table:
    found: dict[str, Pattern] = {}
    family_first = source.get("family-first", False)
    if not isinstance(family_first, bool):
        raise _wrong(name, "family-first is true or false")
    for field, text in source.items():
        if field == "family-first":
            continue
        if field not in Table._fields or not isinstance(text, str):
            raise _wrong(
                name, f"it has title, container, name, other and family-first, not {field[:40]!r}"
            )
        found[field] = pattern(text)
    if "title" in found:
        first = Pattern(found["title"].first)
        for field in ("container", "name", "other"):
            found.setdefault(field, first)
    return Table(**found, family_first=family_first)


def _wrong(name: str, remedy: str) -> StyleError:
    return StyleError(Problem(f"the table of forms {name[:80]!r} cannot be read", remedy, "RR618"))
