"""RIS: the tagged references of EndNote, Zotero, Mendeley and the databases.

Written is one line a value, with CRLF; read are both dialects, that of 2001 and that of 2011. The
option ``for_="zotero"`` writes what Zotero takes a citation key and a PubMed number from, and
leaves out what it would keep as a useless note.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

from rusrec.errors import Problem, RecordError, SourceError
from rusrec.formats import READING, Format, Option
from rusrec.formats._arrival import losses
from rusrec.formats._source import LIMIT, lines
from rusrec.formats.ris.reading import Identity, Reading, citation_key, record_of
from rusrec.formats.ris.reference import END, Reference, Stray, references
from rusrec.formats.ris.tables import CARRIES
from rusrec.formats.ris.writing import ORDER, kind_of, values_of
from rusrec.loss import Ledger, Loss, Reason, ignore
from rusrec.model import Record
from rusrec.scripts import gate, slug
from rusrec.scripts.pattern import pattern

__all__ = ["FORMAT", "read", "write"]

_ID: Final = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_REASONS: Final[dict[str, Reason]] = {"subtitle": "joined"}


class _Reader:
    """Turns references into records; it knows the ids that have been."""

    def __init__(self, name: str, ledger: Ledger) -> None:
        self.name, self.ledger = name, ledger
        self.seen: dict[int, int] = {}

    def record(self, found: Reference) -> Record:
        reading = Reading(found.kind, found.values, self.ledger)
        identity = self.identity(reading, found.line)
        reading.id = identity[0]
        return record_of(reading, identity)

    def identity(self, reading: Reading, line: int) -> Identity:
        given, key = reading.one("ID"), citation_key(reading)
        if _ID.fullmatch(given):
            self.claim(given, line)
            return given, key if " " not in key and key != given else "", ()
        names = list(dict.fromkeys(filter(None, (key, given))))
        words = next(iter(names), "") or _words(reading) or f"reference {line}"
        made = slug.unique(slug.slug(words), self)
        self.seen[hash(made)] = line
        citekey = next((name for name in names if " " not in name and name != made), "")
        return made, citekey, tuple(name for name in names if name not in (made, citekey))

    def __contains__(self, made: object) -> bool:
        return hash(made) in self.seen

    def claim(self, own: str, line: int) -> None:
        mark = hash(own)
        if mark in self.seen:
            message = f"the id {own!r} stands twice, first on line {self.seen[mark]}"
            remedy = "give one of the two references another ID"
            raise SourceError(Problem(message, remedy, "RR210", self.name, line, record=own))
        self.seen[mark] = line


def _words(reading: Reading) -> str:
    """Return words to call a reference by that has no id."""
    tags = ("DO", "AU", "PY", "TI")
    return " ".join(value for tag in tags for value in reading.values.get(tag, ())[:1])


def read(
    stream: BinaryIO,
    *,
    name: str,
    ledger: Ledger,
    encoding: str | None = None,
    limit: int = LIMIT,
) -> Iterator[Record]:
    """Yield the records of a RIS file, each as soon as its reference ends.

    An ``ID`` that is no id of ours (``Song1998``) becomes the citekey of the record. Files of
    Korean databases are often in CP949: ``encoding="cp949"``.
    """
    reader = _Reader(name, ledger)
    for found in references(lines(stream, name=name, encoding=encoding, limit=limit), name):
        if isinstance(found, Stray):
            note = f"line {found.line} stands in no reference"
            ledger(
                Loss("", f"line {found.line}", "not-representable", None, f"{note}: {found.text}")
            )
        else:
            yield reader.record(found)


def write(records: Iterable[Record], *, ledger: Ledger, for_: str = "", **_: Any) -> Iterator[str]:
    """Yield one reference a record, each with an empty line behind it.

    Raises:
        RecordError: A record without an id, an id that stands twice, or a character that no text
            may hold.
    """
    if for_ not in ("", "zotero"):
        message = f"for_ is {for_!r}; RIS is written for all, or for 'zotero'"
        raise ValueError(message)
    seen: set[int] = set()
    for record in records:
        mark = hash(record.id)
        if not record.id or mark in seen:
            message = "a record has no id" if not record.id else "the id stands twice"
            remedy = "give each record an id of its own"
            raise RecordError(Problem(message, remedy, "RR210", record=record.id))
        seen.add(mark)
        kind = kind_of(record)
        values = values_of(record, kind, zotero=for_ == "zotero")
        text = _rendered(kind, values)
        if gate.refused(text.replace("\r\n", "\n")) is not None:
            message = "has a character that no text may hold"
            raise RecordError(Problem(message, "run rusrec check", "RR104", record=record.id))
        for loss in losses(record, _seen(record, kind, values), _REASONS):
            ledger(loss)
        yield text


def _rendered(kind: str, values: dict[str, list[str]]) -> str:
    written = [f"TY  - {kind}"]
    for tag in (*ORDER, *(tag for tag in values if tag not in ORDER)):
        written += [f"{tag}  - {value}" for value in values.get(tag, ())]
    return "\r\n".join((*written, f"{END}  - ", "", ""))


def _seen(record: Record, kind: str, values: dict[str, list[str]]) -> Record:
    """Return what a reader sees of what is written."""
    reading = Reading(
        kind, {tag: [gate.fold(v) for v in found] for tag, found in values.items()}, ignore
    )
    reading.one("ID")
    key = citation_key(reading)
    return record_of(reading, (record.id, key if " " not in key and key != record.id else "", ()))


FORMAT = Format(
    name="ris",
    title="RIS",
    suffixes=(".ris",),
    media_type="application/x-research-info-systems",
    spec="https://en.wikipedia.org/wiki/RIS_(file_format)",
    read=read,
    write=write,
    carries=CARRIES,
    options={**READING, "for_": Option("the citation key where Zotero finds it", ("zotero",))},
)
