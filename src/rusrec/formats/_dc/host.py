"""What an item stands in, out of its sources, citations and ``isPartOf``."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from rusrec.formats._dc.citation import Citation, citation_of
from rusrec.formats._dc.identify import SERIALS, identifier_of, is_address
from rusrec.formats._dc.tables import IN_BOOKS
from rusrec.formats._dc.value import Value
from rusrec.model import Identifier, Record, Text

if TYPE_CHECKING:
    from rusrec.formats._dc.reading import Reading

__all__ = ["Place", "host_of"]

_WHOLES = frozenset(("book", "periodical", "collection"))


class Place(Struct, frozen=True):
    """Where an item stands: the numbers, and the titles of the host and of its issue."""

    at: Citation
    titles: tuple[Text, ...] = ()
    issue_titles: tuple[Text, ...] = ()


def host_of(
    reading: "Reading", kind: str, cited: Iterable[Value], found: Iterable[Identifier]
) -> tuple[Place, Record | None, tuple[Identifier, ...]]:
    """Return where in the host the item stands, the host, and the item's own identifiers.

    Args:
        reading: Its sources, citations and wholes are taken.
        kind: The item type, "" where nothing says it.
        cited: Values of ``identifier`` that may be citations; the others are local numbers.
        found: The identifiers of the item, some of which are the host's.
    """
    numbers, lines = _parted(reading.take("source", "bibliographicCitation", "isPartOf"), reading)
    local: list[Identifier] = []
    for value in cited:
        said = citation_of(value.text)
        if said is not None and said.numbered and said.title:
            lines.append((value, said))
        else:
            local.append(Identifier("local", value.text))
    place = _agreeing(reading, kind, lines)
    own = (*(each for each in found if not _is_of_host(each, kind)), *local)
    numbers += [each for each in found if _is_of_host(each, kind)]
    if not place.titles and not numbers:
        return place, None, own
    host = Record(
        type=_type(kind, numbers, numbered=place.at.numbered),
        title=place.titles,
        identifiers=tuple(dict.fromkeys(numbers)),
    )
    return place, host, own


def _is_of_host(each: Identifier, kind: str) -> bool:
    """Tell whether an item of this type has such a number only by what it stands in.

    An ISBN is of the item itself, a report or a thesis too, unless it is a part of a book.
    """
    if each.scheme == "isbn":
        return kind in IN_BOOKS
    return each.scheme in SERIALS and kind not in _WHOLES


def _type(kind: str, numbers: Sequence[Identifier], *, numbered: bool) -> str:
    """Return the type of the host; without numbers only an article stands in a periodical."""
    if kind in IN_BOOKS:
        return "book"
    if numbered or kind.startswith(("article", "review")):
        return "periodical"
    serial = any(each.scheme != "isbn" for each in numbers)
    return "periodical" if serial else "book" if numbers else "collection"


def _parted(
    values: Iterable[Value], reading: "Reading"
) -> tuple[list[Identifier], list[tuple[Value, Citation]]]:
    """Return the numbers of the host, and the lines that say where the item stands."""
    numbers: list[Identifier] = []
    lines: list[tuple[Value, Citation]] = []
    for value in values:
        number = identifier_of(value.text)
        said = None if value.term == "isPartOf" else citation_of(value.text)
        if number and number.scheme in SERIALS:
            numbers.append(number)
        elif value.term == "isPartOf" and not is_address(value.text) and not number:
            lines.append((value, Citation(value.text)))
        elif said is not None and not number:
            lines.append((value, said))
        else:
            reading.leave(value)
    return numbers, lines


def _agreeing(reading: "Reading", kind: str, lines: list[tuple[Value, Citation]]) -> Place:
    """Return the place that the lines say, and the titles in their languages."""
    at = next((said for _, said in lines if said.numbered), Citation())
    titles: dict[str, Text] = {}
    issues: dict[str, Text] = {}
    for value, said in lines:
        text = reading.text(replace(value, text=said.title))
        bare = not said.numbered and not value.tag and value.term == "source"
        vague = bare and kind in ("", "document", *_WHOLES)
        other = said.numbered and said.place != at.place
        known = titles.get(text.tag, text)
        if vague or other or (said.title and known != text):
            reading.leave(value)
            continue
        if said.title:
            titles[text.tag] = text
        if said.issue_title:
            issues.setdefault(text.tag, Text(said.issue_title, text.tag))
    return Place(at, tuple(titles.values()), tuple(issues.values()))
