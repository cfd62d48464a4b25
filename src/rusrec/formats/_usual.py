"""What the quick ways of usual records share: what they keep, and the way out of the unusual."""

from collections.abc import Callable
from typing import Any, Final, Generic, TypeVar

from rusrec.loss import Difference, Loss
from rusrec.model import Keyword, Record

__all__ = [
    "MOST",
    "Frames",
    "Kept",
    "Told",
    "kept",
    "keyword_line",
    "lose",
    "make_room",
    "says_more",
]

F = TypeVar("F")
K = TypeVar("K")
V = TypeVar("V")

MOST: Final = 4096
"""How many values of a kind are kept."""
_FEW: Final = 64


class Told(Exception):  # noqa: N818 (never seen outside)
    """Something of which more has to be told: the record goes the long way."""


def kept(make: Callable[[K], V], most: int = MOST) -> Callable[[K], V]:
    """Return what does as *make* does, and keeps what was made of the last *most* values.

    It takes half of the time of :func:`functools.lru_cache`; what *make* raises is not kept.
    """
    return Kept(make, most).__getitem__


class Kept(dict[K, V]):
    """What :func:`kept` keeps, to be asked by subscription, which is quicker than a call."""

    def __init__(self, make: Callable[[K], V], most: int = MOST) -> None:
        """Keep what *make* makes of the last *most* values."""
        super().__init__()
        self._make, self._most = make, most

    def __missing__(self, value: K) -> V:
        made = self._make(value)
        make_room(self, self._most)
        self[value] = made
        return made


def says_more(record: Record) -> bool:
    """Tell whether *record* has a field that no quick way writes.

    Names that stand here are read at once, where to go through a list of them takes ten times as
    long; a test sees to it that no field is forgotten.
    """
    return bool(
        record.draft
        or record.subtitle
        or record.contributor
        or record.missing
        or record.dates
        or record.original
        or record.series
        or record.event
        or record.number
        or record.section
        or record.volumes
        or record.archive
        or record.classification
        or record.rights
        or record.counts
        or record.relations
        or record.sources
        or record.corrections
        or record.history
        or record.extra
    )


class Frames(Generic[F]):
    """What is written alike for all records of one type, language, host, publisher and place."""

    def __init__(self, framed: Callable[[Record], F | None]) -> None:
        """Take what writes the frame of a record that says only that; None where it cannot."""
        self._framed = framed
        self._near: dict[tuple[Any, ...], tuple[Any, F | None]] = {}
        self._found: dict[tuple[Any, ...], F | None] = {}

    def of(self, record: Record) -> F | None:
        """Return the frame of *record*, the same for all that have the same host."""
        kind, language, host = record.type, record.language, record.host
        own = record.publisher, record.place
        near = self._near.get((kind, language, id(host), own))
        if near is None:
            alike = kind, language, host, own
            if alike not in self._found:
                make_room(self._found)
                self._found[alike] = self._framed(_bare(record))
            make_room(self._near, _FEW)
            # The host is kept beside its frame, so that no other object gets its id.
            near = self._near[kind, language, id(host), own] = host, self._found[alike]
        return near[1]


def _bare(record: Record) -> Record:
    return Record(
        id="x",
        type=record.type,
        language=record.language,
        host=record.host,
        publisher=record.publisher,
        place=record.place,
    )


def make_room(kept: dict[Any, Any], most: int = MOST) -> None:
    """Empty *kept* where it is full."""
    if len(kept) >= most:
        kept.clear()


def lose(lost: list[Loss], id_: str, found: tuple[Difference, ...]) -> None:
    """Put what was *found* lost to the losses of the record *id_*."""
    for path, reason, arrives in found:
        lost.append(Loss(id_, path, reason, arrives))


def keyword_line(terms: tuple[Keyword, ...], tag: str) -> str:
    """Return keywords that are only terms in the language of *tag*, with commas between them."""
    found = []
    for each in terms:
        if each.tag != tag or each.vocabulary or each.uri:
            raise Told
        found.append(each.term)
    text = ", ".join(found)
    if ";" in text or (text and text.count(",") >= len(terms)):
        raise Told
    return text
