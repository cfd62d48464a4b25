"""Titles that are known to arrive: of titles of one kind those of a stand-in are made and read.

How titles go into 242, 245 and 246, and what is said of them there, depends on their languages,
kinds and scripts, on the articles they begin with, on which have subtitles, and on nothing else, as
long as none has marks of ISBD in it or at its end. Others are made and read each time.
"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple, cast

from msgspec.structs import astuple

from rusrec.formats._marc.context import Context
from rusrec.formats._marc.isbd import initial, stop
from rusrec.formats._marc.plain.shared import fit, sound
from rusrec.formats._marc.plain.template import is_said, marks, stand_in
from rusrec.formats._marc.reading import said_by
from rusrec.formats._marc.script import code_of, everyday_script, main_script
from rusrec.formats._marc.titles import Titled, roles_of, titles_of
from rusrec.formats._marc.unit import Unit, script_code
from rusrec.formats._marc.writing import place
from rusrec.formats._usual import Told
from rusrec.model import Name, Record, Text, Texts
from rusrec.model.text import arranged
from rusrec.scripts import gate

__all__ = ["Kinds", "Titles", "laid", "long", "worded"]

_ENDS: Final = " .,:;=/+"

Kinds = tuple[tuple[str, str, tuple[Any, ...]], ...]
"""Of each text its script, the article it begins with, and all that it has beside its words."""
_Pair = tuple[int, int]
"""The places of a title and of its subtitle; -1 for one that is wanting."""


class _Doubt(NamedTuple):
    """A parallel title of which 246 has no initial article, and the titles of 245."""

    pair: _Pair
    article: int
    main: tuple[_Pair, ...]


class Titles(NamedTuple):
    """The fields of titles of one kind.

    ``doubt`` is what has to be asked of their words, ``codes`` are those of the scripts of 880,
    with the places of the values that they depend on.
    """

    units: tuple[Unit, ...]
    doubt: _Doubt | None = None
    codes: tuple[tuple[str, tuple[int, ...]], ...] = ()

    def holds(self, record: Record, values: Sequence[str]) -> bool:
        """Tell whether the titles of a record, which are among its *values*, stand so."""
        for code, places in self.codes:
            if code_of("".join([values[at] for at in places])) != code:
                return False
        if self.doubt is None:
            return True
        pair, article, main = self.doubt
        whole = _whole(pair, record)
        short = whole[article:]
        if short[:1] in ("", " ") or whole.startswith(short):
            return False
        return not any(short in _whole(each, record) for each in main)


def worded(titles: Texts, under: Texts) -> tuple[tuple[Kinds, Kinds] | None, list[str]]:
    """Return the kinds of titles and subtitles, and their words, which take the place of stand-ins.

    An initial article is no part of the words. There are no kinds where a reader may take a text
    for a mark.
    """
    words = [text.text for text in titles]
    words += [text.text for text in under]
    whole = "|".join(words)
    if "  " in whole or ("=" in whole and " = " in whole) or "\\" in whole:
        return None, words
    kinds, less = [], []
    for text in (*titles, *under) if under else titles:
        line = text.text
        script = everyday_script(line) or _script(line)
        if script is None or line[0] == " " or (line[-1] in _ENDS and stop(line) != line):
            return None, words
        article = initial(line, text.tag)
        kinds.append((script, article, astuple(text)[1:]))
        less.append(line[len(article) :] if article else line)
    number = len(titles)
    return (tuple(kinds[:number]), tuple(kinds[number:])) if under else (tuple(kinds), ()), less


def _script(line: str) -> str | None:
    """Return the script of a line; None where it is none, or not as it will be read."""
    plain = line and line.isprintable() and gate.nfc(line) == line
    return main_script(line) if plain else None


def laid(
    kinds: tuple[Kinds, Kinds], first: int, author: Name | None, context: Context
) -> Titles | None:
    """Return how titles of these *kinds* stand; None where that depends on their words.

    Marks are those of the places from the *first* on.
    """
    texts: list[Text] = []
    for script, article, rest in (*kinds[0], *kinds[1]):
        words = article + stand_in(first + len(texts), script)
        texts.append(Text(words, *rest))
    number = len(kinds[0])
    record = Record(
        language=context.languages,
        title=tuple(texts[:number]),
        subtitle=tuple(texts[number:]),
        author=(author,) if author else (),
    )
    try:
        units = _read(record, context)
        any(map(fit, units))
    except Told:
        return None
    roles = roles_of(record, context)
    parallel = [_at(pair, record) for pair in roles.parallel]
    main = tuple([_at(pair, record) for pair in (roles.second, roles.main) if pair])
    cut = [(pair, len(kinds[0][pair[0]][1])) for pair in parallel if kinds[0][pair[0]][1]]
    if any(map(is_said, units)) or (cut and len(parallel) > 1):
        return None
    codes = [
        (
            script_code(form.subs),
            tuple(marks([words for code, words in form.subs if code in "abc"])),
        )
        for unit in units
        for form in unit.forms[1:]
    ]
    return Titles(tuple(units), _Doubt(*cut[0], main) if cut else None, tuple(codes))


def _at(pair: Titled, record: Record) -> _Pair:
    return _place(pair.title, record.title), _place(pair.under, record.subtitle)


def _place(text: Text | None, texts: Texts) -> int:
    return next((at for at, each in enumerate(texts) if each is text), -1)


def _whole(pair: _Pair, record: Record) -> str:
    at, below = pair
    title = record.title[at].text
    return title if below < 0 else f"{title} : {record.subtitle[below].text}"


def long(record: Record, context: Context) -> list[Unit]:
    """Return titles that are made and read the long way.

    Raises:
        Told: They do not arrive as they are.
    """
    units = _read(record, context)
    return [sound(unit) for unit in units]


def _read(record: Record, context: Context) -> list[Unit]:
    made, beside = titles_of(record, context)
    made.sort(key=place)
    said = [each for unit in made for each in said_by(unit, beside)]
    for slot in ("title", "subtitle"):
        seen = arranged(
            [cast("Text", value) for own, value in said if own == slot], context.languages
        )
        if seen != getattr(record, slot):
            raise Told
    if len(said) != len(record.title) + len(record.subtitle):
        raise Told
    return made
