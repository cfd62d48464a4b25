"""CSL-JSON: the items that citation processors, Zotero, pandoc and Crossref exchange.

A record's texts go out in its own language; what is written is valid by ``csl-data.json``. The
options: ``particles`` writes the parts of a name that Zotero would drop, ``for_="jurism"`` adds
Juris-M's ``multi`` with the other forms of texts and names (not valid by the schema), ``embed``
puts the whole record under ``custom.rusrec``, so that nothing at all is lost.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

from msgspec import ValidationError, convert

from rusrec.errors import Problem, SourceError
from rusrec.formats import READING, Format
from rusrec.formats._each import Refuse, each
from rusrec.formats._serials import says_more
from rusrec.formats._source import LIMIT, decoded
from rusrec.formats.csl_json.embed import embedded
from rusrec.formats.csl_json.item import Item
from rusrec.formats.csl_json.mend import mended, refused_at
from rusrec.formats.csl_json.reading import Reading
from rusrec.formats.csl_json.record import Identity, record_of
from rusrec.formats.csl_json.stream import Objects
from rusrec.formats.csl_json.text import words
from rusrec.formats.csl_json.writer import CARRIES, OPTIONS, Writer
from rusrec.loss import Ledger
from rusrec.model import Record
from rusrec.scripts import slug
from rusrec.scripts.pattern import pattern
from rusrec.vocab import item_types

__all__ = ["FORMAT", "read", "write"]

_ID: Final = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class _Reader:
    """Turns the objects of one source into records; it knows the ids that have been."""

    def __init__(self, objects: Objects, name: str, ledger: Ledger) -> None:
        self.objects, self.name, self.ledger = objects, name, ledger
        self.types = item_types()
        self.seen: dict[int, int] = {}

    def record(self, found: dict[str, Any]) -> Record:
        """Return the record of one object."""
        extra: list[tuple[str, str]] = []
        told: list[tuple[Any, ...]] = []
        try:
            item = convert(found, Item)
        except ValidationError:
            item, extra = mended(found, self.objects.text, lambda *what: told.append(what))
            record = embedded(extra)
            if record is not None:
                self.claim(record.id)
                return record
        identity = self.identity(item)
        reading = Reading(item, self.ledger, identity.id)
        for what in told:
            reading.tell(*what)
        for scheme, text in (("issn", item.issn), ("isbn", item.isbn)):
            if text and says_more(scheme, text):
                reading.tell(scheme.upper(), "says more than its numbers", text)
        if item.type not in self.types:
            reading.tell("type", "is no item type of CSL 1.0.2", item.type)
            if item.type:
                reading.spare.append(("type", words(item.type)))
            item.type = "document"
        return record_of(reading, identity, extra)

    def identity(self, item: Item) -> Identity:
        """Return what the record is called; an id that is none of ours stays among its names."""
        given = item.id
        key = words(item.citation_key) if item.citation_key else ""
        if not _ID.fullmatch(given):
            given = words(given)
        if not (given or key):
            return Identity(self.made(item.doi or item.title))
        self.claim(given or key)
        if _ID.fullmatch(given):
            if not key or key == given:
                return Identity(given)
            return Identity(given, key) if " " not in key else Identity(given, "", (key,))
        aka = (given,) if given else ()
        if _ID.fullmatch(key):
            if given:
                self.claim(key)
            return Identity(key, "", aka)
        made = self.made(key or given)
        citekey = key if " " not in key else ""
        return Identity(made, citekey, (*aka, key) if key and not citekey else aka)

    def made(self, name: str) -> str:
        """Return an id made of *name*, which of an item without id is its DOI or title."""
        if not name:
            raise SourceError(Problem("has no id", 'add "id": "..."', "RR205", field="id"))
        made = slug.unique(slug.slug(words(name)), self)
        self.seen[hash(made)] = self.objects.line
        return made

    def __contains__(self, made: object) -> bool:
        """Tell whether an id has been given, here or by the source."""
        return hash(made) in self.seen

    def claim(self, given: str) -> None:
        """Note an id; one that has been is refused."""
        key = hash(given)
        if key in self.seen:
            first = f"{self.name}:{self.seen[key]}"
            message = f"the id {given[:80]!r} stands twice, first at {first}"
            raise SourceError(
                Problem(message, "give one of the two another id", "RR210", field="id")
            )
        self.seen[key] = self.objects.line


def read(
    stream: BinaryIO,
    *,
    name: str,
    ledger: Ledger,
    encoding: str | None = None,
    limit: int = LIMIT,
    refuse: Refuse | None = None,
) -> Iterator[Record]:
    """Yield the records of an array of items, of ``{"items": [...]}``, or of one item.

    An ``id`` that is not an id of ours (``http://zotero.org/users/1/items/AB12``) goes to ``aka``;
    the record is then called by its ``citation-key``, or by what can be read of either.
    """
    objects = Objects(decoded(stream, name=name, encoding=encoding, limit=limit), name)
    reader = _Reader(objects, name, ledger)

    def record(numbered: tuple[int, dict[str, Any]]) -> Record:
        number, found = numbered
        try:
            return reader.record(found)
        except SourceError as error:
            raise _placed(error, found, number, objects, name) from None
        except UnicodeEncodeError:
            half = SourceError(Problem("a key is no text", "write the whole character", "RR104"))
            raise _placed(half, found, number, objects, name) from None

    return each(enumerate(objects), record, refuse)


def _placed(
    error: SourceError, found: dict[str, Any], number: int, objects: Objects, name: str
) -> SourceError:
    """Say of which item a problem is, and where it begins."""
    return SourceError(
        problem._replace(
            source=name,
            line=objects.line,
            column=0,
            field=".".join(filter(None, (f"items[{number}]", problem.field or refused_at(found)))),
            record=str(found.get("id", "")),
            evidence=problem.evidence or f"id: {str(found.get('id', ''))[:80]}",
        )
        for problem in error.problems
    )


def write(
    records: Iterable[Record], *, ledger: Ledger, refuse: Refuse | None = None, **options: Any
) -> Iterator[str]:
    """Yield an array of items, one on a line.

    Args:
        records: Their ids have to differ.
        ledger: Gets each loss.
        refuse: Gets the errors, and the other records go on.
        options: ``particles``, ``for_`` and ``embed``, see the module.

    Raises:
        RecordError: A record without an id, an id that stands twice, or a character that no text
            may hold.
    """
    writer = Writer(ledger, **options)
    before = "[\n"
    for line in each(records, writer.line, refuse):
        yield before + line
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"


FORMAT = Format(
    name="csl-json",
    title="CSL-JSON",
    suffixes=(".json", ".csl.json"),
    media_type="application/vnd.citationstyles.csl+json",
    spec="https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json",
    begins=r"\A\s*(?:\[\s*(?:\{\s*\"|\])|\{\s*\")",
    read=read,
    write=write,
    carries=CARRIES,
    options={**READING, **OPTIONS},
)
