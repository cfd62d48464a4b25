"""Titles that are known to arrive: how they are laid out is found once for titles of one kind.

How titles go into 242, 245 and 246, and what is said of them there, depends on their languages,
kinds and scripts, on which have subtitles, and on nothing else, as long as none has marks of ISBD
in it or at its end. Others are made and read the long way, each time.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple, cast
from unicodedata import is_normalized

from msgspec.structs import astuple

from rusrec.formats._marc.context import Context
from rusrec.formats._marc.isbd import has_articles, nonfiling, stop
from rusrec.formats._marc.plain.parts import Parts
from rusrec.formats._marc.plain.shared import Named, sound
from rusrec.formats._marc.plain.sheet import HOLE, Blank, Sheet
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

__all__ = ["put_titles"]

_NEW: Final = object()
_ENDS: Final = " .,:;=/+"
_WORDS: Final = frozenset(("text", "sub.text"))

_Pair = tuple[int, int]
"""The places of a title and of its subtitle; -1 for one that is wanting."""


class _Beside(NamedTuple):
    """242 or 246."""

    blank: Blank
    pair: _Pair
    filed: bool
    """Its second indicator counts the letters of an initial article."""
    cut: bool
    """It has no initial article, which 245 has."""


class _Main(NamedTuple):
    """A form of 245; ``latin`` says how authors are called in it."""

    blank: Blank
    pair: _Pair
    latin: bool
    said: Said


class _Layout(NamedTuple):
    """How titles of one kind stand: in 245 once or, with a romanized form, twice; and beside it.

    ``before`` are 242. ``articles`` are the titles whose languages have any.
    """

    before: tuple[_Beside, ...]
    main: tuple[_Main, ...]
    parallel: tuple[_Pair, ...]
    behind: tuple[_Beside, ...]
    first: str
    articles: frozenset[int]


def put_titles(record: Record, parts: Parts, authors: Sequence[Named], sheet: Sheet) -> None:
    """Put the titles of *record* on the *sheet*.

    Raises:
        Told: One does not arrive.
    """
    titles, under = record.title, record.subtitle
    if _are_plain(titles, under):
        key = (
            bool(authors),
            *[(*astuple(text)[1:], main_script(text.text)) for text in titles],
            None,
            *[(*astuple(text)[1:], main_script(text.text)) for text in under],
        )
        layout = parts.layouts.get(key, _NEW)
        if layout is _NEW:
            _lay(key, record, parts, authors)
        elif layout and _fill(record, layout, parts, authors, sheet):
            return
    _put(_long(record, parts.context), sheet)


def _put(units: list[Unit], sheet: Sheet) -> None:
    for unit in units:
        sheet.latin |= len(unit.forms) > 1
        sheet.put(unit)


def _lay(key: tuple[object, ...], record: Record, parts: Parts, authors: Sequence[Named]) -> None:
    """Note how titles like those of *record* are laid out, if they come out the same so."""
    meant, seen = Sheet(parts.make, {}), Sheet(parts.make, {})
    _put(_long(record, parts.context), meant)
    layout = _laid(record, parts, authors)
    if layout is None or _fill(record, layout, parts, authors, seen):
        make_room(parts.layouts)
        same = layout and seen.fields() == meant.fields()
        parts.layouts[key] = layout if same else None


def _are_plain(titles: Texts, under: Texts) -> bool:
    """Tell whether no text has anything in it that a reader takes for a mark."""
    texts = [text.text for text in (*titles, *under)]
    whole = "|".join(texts)
    if not whole.isprintable() or "  " in whole or " = " in whole or "\\" in whole:
        return False
    for text in texts:
        if not text or text[0] == " " or (text[-1] in _ENDS and stop(text) != text):
            return False
    return is_normalized("NFC", whole)


def _fill(
    record: Record, layout: _Layout, parts: Parts, authors: Sequence[Named], sheet: Sheet
) -> bool:
    """Put the fields; False where an initial article makes it doubtful what 246 is read as."""
    titles, under = record.title, record.subtitle
    parallel = [_whole(pair, titles, under) for pair in layout.parallel]
    cut = 0
    for at, _ in layout.parallel:
        if at in layout.articles and (cut := int(nonfiling(titles[at].text, titles[at].tag))):
            if len(parallel) > 1 or not _is_found(parallel[0], cut, layout, record):
                return False
            break
    for beside in layout.before:
        _fill_beside(beside, record, cut, parts, sheet)
    if len(layout.main) > 1:
        sheet.latin = True
        sheet.put(_twice(record, layout, parallel, authors))
    elif layout.main:
        _fill_main(record, layout, [*parallel, *_names(layout.main[0], authors)], parts, sheet)
    for beside in layout.behind:
        _fill_beside(beside, record, cut, parts, sheet)
    return True


def _names(main: _Main, authors: Sequence[Named]) -> list[str]:
    """Return the statement of responsibility, if there is one."""
    if not authors:
        return []
    return [", ".join([name.latin if main.latin else name.other for name in authors])]


def _fill_main(
    record: Record, layout: _Layout, rest: list[str], parts: Parts, sheet: Sheet
) -> None:
    """Put 245, in which the *rest* stands behind title and subtitle."""
    blank, (at, below), _, _ = layout.main[0]
    title = record.title[at]
    texts = [title.text, *rest] if below < 0 else [title.text, record.subtitle[below].text, *rest]
    filing = nonfiling(title.text, title.tag) if at in layout.articles else "0"
    sheet.fill(blank, tuple(map(parts.escaped, texts)), layout.first + filing)


def _fill_beside(beside: _Beside, record: Record, cut: int, parts: Parts, sheet: Sheet) -> None:
    blank, (at, below), filed, is_cut = beside
    text = record.title[at] if at >= 0 else record.subtitle[below]
    ind = "1" + nonfiling(text.text, text.tag) if filed else ""
    words = text.text[cut:] if is_cut else text.text
    texts = (words,) if at < 0 or below < 0 else (words, record.subtitle[below].text)
    sheet.fill(blank, tuple(map(parts.escaped, texts)), ind)


def _twice(record: Record, layout: _Layout, parallel: list[str], authors: Sequence[Named]) -> Unit:
    """Return 245 with its 880."""
    forms = []
    for main in layout.main:
        at, below = main.pair
        title = record.title[at]
        sub = record.subtitle[below].text if below >= 0 else None
        names = "".join(_names(main, authors))
        subs = main_subs(title.text, sub, parallel, names, korean=False)
        forms.append(Form(layout.first + nonfiling(title.text, title.tag), subs, main.said))
    return Unit("245", tuple(forms))


def _whole(pair: _Pair, titles: Texts, under: Texts) -> str:
    title, below = pair
    return titles[title].text if below < 0 else f"{titles[title].text} : {under[below].text}"


def _is_found(whole: str, article: int, layout: _Layout, record: Record) -> bool:
    """Tell whether a reader finds in 245 the title that 246 has without its *article*."""
    short = whole[article:]
    line = [_whole(main.pair, record.title, record.subtitle) for main in layout.main]
    if short[:1] in ("", " ") or whole.startswith(short):
        return False
    return not any(short in each for each in line)


def _laid(record: Record, parts: Parts, authors: Sequence[Named]) -> _Layout | None:
    """Return how the titles of *record* are laid out; None where that depends on their words."""
    context = parts.context
    korean = context.profile == "kormarc"
    roles = roles_of(record, context)
    made, _ = titles_of(record, context)
    if any(word in _WORDS for unit in made for form in unit.forms for word, _ in form.said):
        return None
    units = iter(made)
    main: list[_Main] = []
    if roles.main:
        pairs = [pair for pair in (roles.second, roles.main) if pair]
        for pair, form in zip(pairs, next(units).forms, strict=True):
            holes = [HOLE] * len(roles.parallel)
            below = HOLE if pair.under else None
            subs = main_subs(HOLE, below, holes, HOLE if authors else "", korean=korean)
            latin = main_script(pair.title.text if pair.title else "") in ("", "Latn")
            blank = parts.blank("245", Form(form.ind, subs, form.said))
            main.append(_Main(blank, _at(pair, record), latin, form.said))
    beside = [
        _beside(unit, pair, record, parts) for unit, pair in zip(units, roles.others, strict=True)
    ]
    return _Layout(
        before=tuple([each for each in beside if each.blank.tag == "242"]),
        main=tuple(main),
        parallel=tuple([_at(pair, record) for pair in roles.parallel]),
        behind=tuple([each for each in beside if each.blank.tag != "242"]),
        first="1" if authors and not korean else "0",
        articles=frozenset(at for at, text in enumerate(record.title) if has_articles(text.tag)),
    )


def _at(pair: Titled, record: Record) -> _Pair:
    return _place(pair.title, record.title), _place(pair.under, record.subtitle)


def _place(text: Text | None, texts: Texts) -> int:
    return next((at for at, each in enumerate(texts) if each is text), -1)


def _beside(unit: Unit, pair: Titled, record: Record, parts: Parts) -> _Beside:
    tag, (form,), *_ = unit
    lead = form.subs[: [code for code, _ in form.subs].index("a")]
    tail = tuple([each for each in form.subs if each[0] == "y"])
    subs = beside_subs(HOLE, HOLE if pair.title and pair.under else None)
    blank = parts.blank(tag, Form(form.ind, (*lead, *subs, *tail), form.said))
    return _Beside(blank, _at(pair, record), tag == "242", form.ind == "31")


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
