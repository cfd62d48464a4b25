"""The other works of an item (host, series, original, reviewed work), and its event.

CSL-JSON has them as variables beside the item's own, so some belong to one or the other by rules:

- There is a host where there is a ``container-title``, its short form or a ``container-author``;
  a ``volume-title`` beside it is a host between the two, and without it a note.
- Publisher, place, ISBN and ISSN are the host's where there is one; but an ISBN stays with an item
  that is a book itself, and a periodical (not the issue in it) has the ISSN.
- ``editor`` is the host's for a chapter, paper or entry in a book, else the item's own.
- The original and the reviewed work are in a language that nobody states: their texts are ``und``.
"""

from typing import Final

from rusrec.formats._serials import serials
from rusrec.formats.csl_json.item import Item
from rusrec.formats.csl_json.reading import Reading
from rusrec.formats.csl_json.text import words
from rusrec.model import UNDETERMINED, Event, Record, Relation, Texts

__all__ = [
    "edits_host", "event_of", "has_host", "host_of", "host_type", "isbn_of_host",
    "original_of", "reviewed_of", "series_of",
]  # fmt: skip

_IN_PERIODICALS: Final = frozenset(
    ("article-journal", "article-magazine", "article-newspaper", "review", "review-book")
)
_IN_BOOKS: Final = frozenset(
    ("chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia")
)
_ON_SITES: Final = frozenset(("webpage", "post", "post-weblog"))
_BOOKS: Final = frozenset(
    ("book", "classic", "collection", "map", "musical_score", "pamphlet", "periodical", "report",
     "standard", "thesis")
)  # fmt: skip


def host_type(item_type: str) -> str:
    """Return the type of what an item of *item_type* stands in."""
    if item_type in _IN_PERIODICALS:
        return "periodical"
    if item_type in _IN_BOOKS:
        return "book"
    return "webpage" if item_type in _ON_SITES else "document"


def has_host(item: Item) -> bool:
    """Tell whether an item says what it stands in."""
    title = item.container_title or item.container_title_short or item.journal_abbreviation
    return bool(title and not title.isspace()) or any(
        not (name.family + name.given + name.literal).isspace()
        for name in item.container_author
        if name.family or name.given or name.literal
    )


def edits_host(item_type: str) -> bool:
    """Tell whether ``editor`` of an item of *item_type* in a host is the host's editor."""
    return item_type in _IN_BOOKS


def isbn_of_host(item_type: str) -> bool:
    """Tell whether the ISBN of an item of *item_type* in a host is the host's."""
    return item_type not in _BOOKS


def _publisher(texts: Texts) -> tuple[Texts, ...]:
    return (texts,) if texts else ()


def host_of(reading: Reading) -> Record | None:
    """Return what the item stands in, None where it does not say."""
    item = reading.item
    if not has_host(item):
        return None
    short_key = "container-title-short" if item.container_title_short else "journalAbbreviation"
    short = reading.instead(
        "journalAbbreviation", item.container_title_short, item.journal_abbreviation
    )
    kind = host_type(item.type)
    isbn = serials("isbn", words(item.isbn)) if item.isbn and isbn_of_host(item.type) else ()
    issn = serials("issn", words(item.issn)) if item.issn else ()
    title = reading.texts("container-title", item.container_title)
    short_title = reading.texts(short_key, short) if short else ()
    author = reading.names("container-author", item.container_author)
    editor = reading.names("editor", item.editor) if edits_host(item.type) else ()
    publisher = _publisher(reading.texts("publisher", item.publisher))
    place = _publisher(reading.texts("publisher-place", item.publisher_place))
    if not (item.volume_title or item.volume_title_short):
        return Record(
            type=kind,
            title=title,
            short_title=short_title,
            author=author,
            editor=editor,
            publisher=publisher,
            place=place,
            identifiers=issn + isbn,
        )
    return Record(
        type=kind,
        title=reading.texts("volume-title", item.volume_title),
        short_title=reading.texts("volume-title-short", item.volume_title_short),
        editor=editor,
        host=Record(
            type=kind, title=title, short_title=short_title, author=author, identifiers=issn
        ),
        publisher=publisher,
        place=place,
        identifiers=isbn,
    )


def series_of(reading: Reading) -> Record | None:
    """Return the series of the item; its number stays with the item."""
    item = reading.item
    if not (item.collection_title or item.collection_editor):
        return None
    return Record(
        type="collection",
        title=reading.texts("collection-title", item.collection_title),
        editor=reading.names("collection-editor", item.collection_editor),
    )


def original_of(reading: Reading) -> Record | None:
    """Return the work that the item translates or reprints."""
    item = reading.item
    if not (
        item.original_title
        or item.original_author
        or item.original_date
        or item.original_publisher
        or item.original_publisher_place
    ):
        return None
    und = UNDETERMINED
    original = Record(
        title=reading.texts("original-title", item.original_title, und),
        author=reading.names("original-author", item.original_author, "", und),
        issued=reading.date("original-date", item.original_date),
        publisher=_publisher(reading.texts("original-publisher", item.original_publisher, und)),
        place=_publisher(
            reading.texts("original-publisher-place", item.original_publisher_place, und)
        ),
    )
    return None if original == _NOTHING else original


def reviewed_of(reading: Reading) -> tuple[Relation, ...]:
    """Return the relation to the work that the item reviews."""
    item = reading.item
    if not (item.reviewed_title or item.reviewed_author or item.reviewed_genre):
        return ()
    und = UNDETERMINED
    work = Record(
        genre=reading.texts("reviewed-genre", item.reviewed_genre, und),
        title=reading.texts("reviewed-title", item.reviewed_title, und),
        author=reading.names("reviewed-author", item.reviewed_author, "", und),
    )
    return () if work == _NOTHING else (Relation("review-of", work),)


def event_of(reading: Reading) -> Event | None:
    """Return the event that the item comes from."""
    item = reading.item
    if not (item.event_title or item.event or item.event_place or item.event_date):
        return None
    key = "event-title" if item.event_title else "event"
    name = reading.instead("event", item.event_title, item.event)
    event = Event(
        reading.texts(key, name),
        reading.texts("event-place", item.event_place),
        reading.date("event-date", item.event_date),
    )
    return event if event.name or event.place or event.date else None


_NOTHING: Final = Record()
