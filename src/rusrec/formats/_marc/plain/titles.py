"""Titles that are known to arrive: how they are laid out is found once for titles of one kind.

How titles go into 242, 245 and 246, and what is said of them there, depends on their languages,
kinds and scripts, on which have subtitles, and on nothing else, as long as none has marks of ISBD
in it or at its end. Others are made and read the long way, each time.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple, TypeVar, cast
from unicodedata import is_normalized

from msgspec.structs import astuple

from rusrec.formats._marc.context import Context
from rusrec.formats._marc.field import Subfields
from rusrec.formats._marc.isbd import nonfiling, stop
from rusrec.formats._marc.plain.parts import Named, Parts, sound
from rusrec.formats._marc.reading import said_by
from rusrec.formats._marc.said import Said
from rusrec.formats._marc.script import main_script
from rusrec.formats._marc.titles import (
    Titled,
    beside_subs,
    main_subs,
    roles_of,
    titles_of,
)
from rusrec.formats._marc.unit import Form, Unit
from rusrec.formats._marc.writing import place
from rusrec.formats._usual import Told, make_room
from rusrec.model import Record, Text, Texts
from rusrec.model.text import arranged

__all__ = ["made_of"]

P = TypeVar("P")

_ENDS: Final = " .,:;=/+"
_WORDS: Final = frozenset(("text", "sub.text"))

_Pair = tuple[int, int]
"""The places of a title and of its subtitle; -1 for one that is wanting."""


class _Beside(NamedTuple):
    """242 or 246, but for its texts."""

    tag: str
    ind: str
    lead: Subfields
    pair: _Pair
    tail: Subfields
    said: Said


class _Layout(NamedTuple):
    """How titles of one kind stand: in 245 once or, with a romanized form, twice; and beside it.

    ``before`` are 242.
    """

    before: tuple[_Beside, ...]
    main: tuple[tuple[_Pair, Said], ...]
    parallel: tuple[_Pair, ...]
    behind: tuple[_Beside, ...]


def made_of(record: Record, parts: Parts[P], authors: Sequence[Named[P]]) -> list[Unit]:
    """Return the titles of *record*, in the order of their fields.

    Raises:
        Told: One does not arrive.
    """
    titles, under = record.title, record.subtitle
    if not _are_plain([text.text for text in (*titles, *under)]):
        return _long(record, parts.context)
    key = (
        bool(authors),
        *[(*astuple(text)[1:], main_script(text.text)) for text in titles],
        None,
        *[(*astuple(text)[1:], main_script(text.text)) for text in under],
    )
    try:
        layout = parts.layouts[key]
    except KeyError:
        made = _long(record, parts.context)
        make_room(parts.layouts)
        parts.layouts[key] = _laid(record, parts.context, authors)
        return made
    found = _made(record, layout, parts.context, authors) if layout else None
    return _long(record, parts.context) if found is None else found


def _are_plain(texts: list[str]) -> bool:
    """Tell whether no text has anything in it that a reader takes for a mark."""
    whole = "|".join(texts)
    if not whole.isprintable() or "  " in whole or " = " in whole or "\\" in whole:
        return False
    for text in texts:
        if not text or text[0] == " " or (text[-1] in _ENDS and stop(text) != text):
            return False
    return is_normalized("NFC", whole)


def _made(
    record: Record, layout: _Layout, context: Context, authors: Sequence[Named[P]]
) -> list[Unit] | None:
    """Return the units; None where an initial article makes it doubtful what 246 is read as."""
    titles, under = record.title, record.subtitle
    parallel = [_whole(pair, titles, under) for pair in layout.parallel]
    cut = 0
    for (at, _), whole in zip(layout.parallel, parallel, strict=True):
        article = int(nonfiling(titles[at].text, titles[at].tag))
        if article and (len(parallel) > 1 or not _is_found(whole, article, layout, record)):
            return None
        cut = article
    made = [_unit(beside, titles, under, cut) for beside in layout.before]
    if layout.main:
        main = [_main(pair, said, record, parallel, context, authors) for pair, said in layout.main]
        made.append(Unit("245", tuple(main)))
    return made + [_unit(beside, titles, under, cut) for beside in layout.behind]


def _whole(pair: _Pair, titles: Texts, under: Texts) -> str:
    title, below = pair
    return titles[title].text if below < 0 else f"{titles[title].text} : {under[below].text}"


def _is_found(whole: str, article: int, layout: _Layout, record: Record) -> bool:
    """Tell whether a reader finds in 245 the title that 246 has without its *article*."""
    short = whole[article:]
    line = [_whole(pair, record.title, record.subtitle) for pair, _ in layout.main]
    return short[:1] not in ("", " ") and not any(short in each for each in line)


def _main(
    pair: _Pair,
    said: Said,
    record: Record,
    parallel: list[str],
    context: Context,
    authors: Sequence[Named[P]],
) -> Form:
    title = record.title[pair[0]]
    below = record.subtitle[pair[1]].text if pair[1] >= 0 else None
    latin = main_script(title.text) in ("", "Latn")
    names = ", ".join([name.latin if latin else name.other for name in authors])
    korean = context.profile == "kormarc"
    subs = main_subs(title.text, below, parallel, names, korean=korean)
    first = "1" if authors and not korean else "0"
    return Form(first + nonfiling(title.text, title.tag), subs, said)


def _unit(beside: _Beside, titles: Texts, under: Texts, cut: int) -> Unit:
    tag, ind, lead, (title, below), tail, said = beside
    text = titles[title] if title >= 0 else under[below]
    words = text.text
    if tag == "242":
        ind = "1" + nonfiling(words, text.tag)
    elif ind == "31":
        words = words[cut:]
    subs = beside_subs(words, under[below].text if title >= 0 and below >= 0 else None)
    return Unit(tag, (Form(ind, (*lead, *subs, *tail), said),))


def _laid(record: Record, context: Context, authors: Sequence[Named[P]]) -> _Layout | None:
    """Return how the titles of *record* are laid out; None where that depends on their words."""
    roles = roles_of(record, context)
    made, _ = titles_of(record, context)
    units = iter(made)
    main: list[tuple[_Pair, Said]] = []
    if roles.main:
        pairs = [pair for pair in (roles.second, roles.main) if pair]
        forms = next(units).forms
        main = [(_at(pair, record), form.said) for pair, form in zip(pairs, forms, strict=True)]
    beside = [_beside(unit, pair, record) for unit, pair in zip(units, roles.others, strict=True)]
    layout = _Layout(
        before=tuple([each for each in beside if each.tag == "242"]),
        main=tuple(main),
        parallel=tuple([_at(pair, record) for pair in roles.parallel]),
        behind=tuple([each for each in beside if each.tag != "242"]),
    )
    said = [*(words for _, words in main), *(each.said for each in beside)]
    if any(word in _WORDS for words in said for word, _ in words):
        return None
    made.sort(key=place)
    return layout if _made(record, layout, context, authors) == made else None


def _at(pair: Titled, record: Record) -> _Pair:
    return _place(pair.title, record.title), _place(pair.under, record.subtitle)


def _place(text: Text | None, texts: Texts) -> int:
    return next((at for at, each in enumerate(texts) if each is text), -1)


def _beside(unit: Unit, pair: Titled, record: Record) -> _Beside:
    tag, (form,), *_ = unit
    codes = [code for code, _ in form.subs]
    lead = form.subs[: codes.index("a")]
    tail = tuple([each for each in form.subs if each[0] == "y"])
    return _Beside(tag, form.ind, lead, _at(pair, record), tail, form.said)


def _long(record: Record, context: Context) -> list[Unit]:
    """Return titles that are made and read the long way.

    Raises:
        Told: They do not arrive as they are.
    """
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
    return [sound(unit) for unit in made]
