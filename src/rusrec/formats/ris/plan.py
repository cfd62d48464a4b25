"""Where the values of usual references stand, and what each is: a plan for each layout of tags."""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any, Final

from msgspec import Struct

from rusrec.formats._usual import kept
from rusrec.formats.ris import values
from rusrec.formats.ris.reading import NAMED
from rusrec.formats.ris.reference import BEGIN, Layout, text_in
from rusrec.formats.ris.tables import EMBEDDED, HOSTED, TAGS

__all__ = ["Plan", "plan_of"]

_SHARED: Final = frozenset(("LA", "T2", "T3", "A3", "J2"))
"""Tags whose values many references share."""

_OF_HOST: Final = frozenset(("A2", "PB", "CY", "SN"))
"""Tags that many share where they stand in something; of others they say what each has alone."""

_ALONE: Final = ("ID", "LB", "PY", "DA", "SP", "EP", "DO")
_FEWER: Final = ("Y2", "DB", "AN")
"""Tags with one value that are read together with others; fewer references have the latter."""

_TEXTS: Final = {
    "TI": "title", "ST": "short_title", "ET": "edition", "SE": "section", "M3": "genre",
    "AB": "abstract",
}  # fmt: skip
_WORDS: Final = {"VL": "volume", "IS": "issue", "NV": "volumes"}
"""Tags with one value, and the fields that they are."""

_UNUSUAL: Final = frozenset(("", "TT", "M2", EMBEDDED))
"""Tags that seldom stand, or of which more has to be seen."""

Pick = Callable[[list[bytes]], Sequence[bytes]]
"""What takes the lines of a tag out of those of a reference."""

Of = Callable[[Sequence[bytes], str], Any]
"""What makes a field of them, and of the language of the reference."""


_LISTS: Final[dict[str, tuple[str, Of]]] = {
    "AU": ("author", values.names),
    "A2": ("editor", values.names),
    "A4": ("translator", values.names),
    "PB": ("publisher", values.bodies),
    "CY": ("place", values.bodies),
    "KW": ("keywords", values.keywords),
    "CN": ("classification", values.classes),
    "N1": ("notes", values.notes),
    "DP": ("notes", values.sources),
    "L1": ("links", lambda lines, _: values.files("L1", lines)),
    "L2": ("links", lambda lines, _: values.files("L2", lines)),
}
"""Tags, each with the field that it is, and what makes it of its values and a language."""


class Plan(Struct, frozen=True):
    """Where the lines of a layout stand: the shared ones, each single step, and those alone.

    Of one that is not there stands the empty one behind the last.
    """

    shared: tuple[str, ...]
    framed: Callable[[list[bytes]], tuple[bytes, ...]]
    hosted: bool
    texts: tuple[tuple[str, int], ...]
    words: tuple[tuple[str, int], ...]
    alone: Pick
    fewer: Pick | None
    dates: tuple[int, int]
    urls: Pick | None
    serials: Pick | None
    lists: tuple[tuple[str, Pick, Of], ...]
    others: tuple[tuple[int, str, Pick], ...]
    named: Pick


def _plan(found: tuple[Layout, bytes]) -> Plan | None:
    layout, kind = found
    places: dict[str, list[int]] = {}
    for place, tag in enumerate(layout.tags):
        places.setdefault(tag, []).append(place)
    del places[BEGIN]
    at = {TAGS.get(tag, tag): found for tag, found in places.items()}
    if len(at) < len(places) or not _UNUSUAL.isdisjoint(at):
        return None
    if any(len(at[tag]) > 1 for tag in (*_TEXTS, *_WORDS, *_ALONE, *_FEWER) if tag in at):
        return None
    hosted = text_in(kind).strip().upper() in HOSTED
    common = _SHARED | _OF_HOST if hosted else _SHARED
    shared = [(tag, place) for tag, found in at.items() if tag in common for place in found]
    known = common | {*_TEXTS, *_WORDS, *_ALONE, *_FEWER, *_LISTS, "UR", "SN"}
    own = {tag: found for tag, found in at.items() if tag not in common}
    return Plan(
        shared=tuple([tag for tag, _ in shared]),
        framed=itemgetter(0, *[place for _, place in shared]) if shared else _kind_alone,
        hosted=hosted,
        texts=tuple([(field, own[tag][0]) for tag, field in _TEXTS.items() if tag in own]),
        words=tuple([(field, own[tag][0]) for tag, field in _WORDS.items() if tag in own]),
        alone=_each(own, _ALONE),
        fewer=_each(own, _FEWER) if {*_FEWER, "M3"} & own.keys() else None,
        dates=(own["PY"][0] if "PY" in own else 0, own["DA"][0] if "DA" in own else 0),
        urls=_pick(own, "UR"),
        serials=_pick(own, "SN"),
        lists=tuple(
            [(field, pick, of) for tag, (field, of) in _LISTS.items() if (pick := _pick(own, tag))]
        ),
        others=tuple(
            [(found[0], tag, pick) for tag, found in own.items()
             if tag not in known and (pick := _pick(own, tag))]
        ),
        named=_each(own, NAMED),
    )  # fmt: skip


plan_of: Final = kept(_plan, 1024)
"""By layout and type the plan of such references; None where a tag is unusual or meant twice."""


def _kind_alone(lines: list[bytes]) -> tuple[bytes, ...]:
    return (lines[0],)


def _each(own: dict[str, list[int]], tags: Sequence[str]) -> Pick:
    return itemgetter(*[own[tag][0] if tag in own else -1 for tag in tags])


def _pick(own: dict[str, list[int]], tag: str) -> Pick | None:
    """Return what takes the values of *tag*, None where there are none."""
    places = own.get(tag)
    if places is None:
        return None
    first, last = places[0], places[-1]
    if last - first + 1 == len(places):
        return itemgetter(slice(first, last + 1))
    return itemgetter(*places)
