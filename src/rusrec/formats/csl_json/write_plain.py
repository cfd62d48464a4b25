"""Records as most of them are, written as a line of JSON in one go: usual fields, one language.

What many records have in common (type, language, journal, publisher) is written once by the long
way, with what of it is lost; the rest is put between its parts in the order of the keys. A record
that says more, or of which a value does not arrive as it is, goes the long way. Both ways write
the same and tell the same: a test compares them.
"""

from collections.abc import Callable
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Final

from msgspec import Raw, Struct
from msgspec.json import decode, encode

from rusrec.errors import SourceError
from rusrec.formats._usual import Frames, Told, keyword_line, lose, make_room, says_more
from rusrec.formats.csl_json.item import Item
from rusrec.formats.csl_json.record import DOI_IN_ASCII, RESOLVER
from rusrec.formats.csl_json.sheet import Sheet
from rusrec.formats.csl_json.text import said, said_abstract
from rusrec.formats.csl_json.work import edits_host
from rusrec.loss import Difference, Ledger, Loss
from rusrec.model import Date, Identifier, Link, Name, Note, Record, Text, Texts
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["Plain"]

_FEWER: Final = ("short_title", "translator", "extent", "edition", "genre", "notes", "aka")
_of_fewer: Final = attrgetter(*_FEWER)
_GROUPS: Final = (
    ("type",),
    ("language",),
    ("container-title", "container-title-short"),
    ("publisher", "publisher-place"),
    ("ISBN", "ISSN"),
)
"""Keys that a frame writes, where no other key of a usual record comes between them."""
_FRAMED: Final = frozenset(("id", "citation-key", *(key for group in _GROUPS for key in group)))
_TOUCHED: Final = frozenset('"\\<')
_ADDRESS: Final = pattern(r"[!#-\[\]-~]+")


class _Frame(Struct, frozen=True, gc=False):
    """What records have in common, as members of an item, and what of it is lost.

    Lost are *first* what is told before the title, and *then* what comes after the abstract.
    """

    type: str
    language: str
    container: str
    publisher: str
    serials: str
    tag: str
    edits: bool
    first: tuple[Difference, ...]
    then: tuple[Difference, ...]


class _Fewer(Struct, frozen=True, gc=False):
    """Members of an item that fewer have, at their places; what of them is lost."""

    short_title: str = ""
    translator: str = ""
    numbers: str = ""
    source: str = ""
    lost: tuple[Difference, ...] = ()


_NO_MORE: Final = _Fewer()


class Plain:
    """Writes usual records; it knows the frames, names and dates that have been."""

    def __init__(
        self,
        begun: Callable[[Record, Ledger], Sheet],
        fill: Callable[[Sheet, Record], Item],
        ledger: Ledger,
    ) -> None:
        """Take how a sheet is begun and filled the long way, and the *ledger*."""
        self._begun, self._fill, self._ledger = begun, fill, ledger
        self._frames = Frames(self._framed)
        self._names: dict[tuple[tuple[str, ...], Name], str | None] = {}
        self._dates: dict[Date, str | None] = {}

    def line(self, record: Record) -> str | None:
        """Return the JSON of *record*, and tell what is lost; None where it is not a usual one."""
        if says_more(record) or record.citekey == record.id:
            return None
        frame = self._frames.of(record)
        if frame is None or (frame.edits and record.editor):
            return None
        lost: list[Loss] = []
        try:
            line = self._line(record, frame, lost)
        except Told:
            return None
        for loss in lost:
            self._ledger(loss)
        return line

    def _line(self, record: Record, frame: _Frame, lost: list[Loss]) -> str:
        id_, volume, issue, pages = record.id, record.volume, record.issue, record.pages
        words = keyword_line(record.keywords, frame.tag)
        key = record.citekey or id_
        short = f"{key}{volume}{issue}{pages}{words}"
        if '"' in short or "\\" in short or not short.isprintable():
            raise Told
        lose(lost, id_, frame.first)
        title = self._text("title", record.title, record, frame, lost)
        abstract = self._text("abstract", record.abstract, record, frame, lost)
        fewer = self._fewer(record, frame) if any(_of_fewer(record)) else _NO_MORE
        lose(lost, id_, frame.then)
        lose(lost, id_, fewer.lost)
        return "".join(
            (
                f'{{"id":"{id_}"{frame.type},"citation-key":"{key}"{frame.language}{title}',
                fewer.short_title,
                self._people("author", record.author, record, frame.tag),
                self._people("editor", record.editor, record, frame.tag),
                fewer.translator,
                self._date("issued", record.issued),
                self._date("accessed", record.accessed),
                frame.container,
                f',"volume":"{volume}"' if volume else "",
                f',"issue":"{issue}"' if issue else "",
                f',"page":"{pages}"' if pages else "",
                fewer.numbers,
                frame.publisher,
                _doi(record.identifiers),
                frame.serials,
                _address(record.links),
                fewer.source,
                abstract,
                f',"keyword":"{words}"}}' if words else "}",
            )
        )

    def _text(self, key: str, texts: Texts, record: Record, frame: _Frame, lost: list[Loss]) -> str:
        """Return the member *key*; what is more than one text is written the long way."""
        if not texts:
            return ""
        first = texts[0]
        text = first.text
        if len(texts) > 1 or first != _read(key, text, frame.tag):
            sheet = self._begun(record, lost.append)
            sheet.tag = frame.tag
            text = sheet.text(key, key, texts)
        if not gate.passes(text):
            raise Told
        return f',"{key}":{_quoted(text)}' if text else ""

    def _fewer(self, record: Record, frame: _Frame) -> _Fewer:
        """Return the members that fewer items have, where each arrives as it is."""
        tag = frame.tag
        numbers = (
            _member("number-of-pages", (Text(record.extent, tag),) if record.extent else (), tag),
            _member("edition", record.edition, tag),
            _member("genre", record.genre, tag),
        )
        return _Fewer(
            short_title=_member("title-short", record.short_title, tag),
            translator=self._people("translator", record.translator, record, tag),
            numbers="".join(numbers),
            source=_source(record.notes, tag),
            lost=(("aka", "no-target-field", None),) if record.aka else (),
        )

    def _people(self, key: str, names: tuple[Name, ...], record: Record, tag: str) -> str:
        """Return the member *key* with names that arrive as they are."""
        if not names:
            return ""
        known, language = self._names, record.language
        found = []
        for name in names:
            written = known.get((language, name), "")
            if written == "":
                told: list[Loss] = []
                sheet = self._begun(record, told.append)
                sheet.tag = tag
                make_room(known)
                written = known[language, name] = _whole(sheet.name("", name), told)
            if written is None:
                raise Told
            found.append(written)
        return f',"{key}":[{",".join(found)}]'

    def _date(self, key: str, date: Date | None) -> str:
        """Return the member *key* with a date that arrives as it is."""
        if date is None:
            return ""
        written = self._dates.get(date, "")
        if written == "":
            told: list[Loss] = []
            make_room(self._dates)
            sheet = self._begun(Record(), told.append)
            written = self._dates[date] = _whole(sheet.date("", date), told)
        if written is None:
            raise Told
        return f',"{key}":{written}'

    def _framed(self, record: Record) -> _Frame | None:
        told: list[Loss] = []
        sheet = self._begun(record, told.append)
        try:
            members = decode(_whole(self._fill(sheet, record), []) or "{}", type=dict[str, Raw])
        except SourceError:
            return None  # what may not stand in a text, which the long way refuses in its place
        if not members or not _FRAMED.issuperset(members):
            return None  # the host says more than itself
        found = [(loss.path, loss.reason, loss.arrives) for loss in told]
        type_, language, container, publisher, serials = (
            "".join([f',"{key}":{bytes(members[key]).decode()}' for key in group if key in members])
            for group in _GROUPS
        )
        return _Frame(
            type=type_,
            language=language,
            container=container,
            publisher=publisher,
            serials=serials,
            tag=sheet.tag,
            edits=edits_host(record.type),
            first=tuple(each for each in found if each[0] == "language"),
            then=tuple(each for each in found if each[0] != "language"),
        )


def _whole(written: object, told: list[Loss]) -> str | None:
    """Return the JSON of what was written; None where anything was told or may not stand there."""
    try:
        text = encode(written).decode()
    except UnicodeEncodeError:
        return None
    return text if not told and text.isprintable() and "\\u00" not in text else None


def _read(key: str, text: str, tag: str) -> Text:
    """Return what a reader makes of a text in the language of *tag*."""
    if "<" not in text:
        return Text(text, tag)
    return said_abstract(text, tag) if key == "abstract" else said(text, tag)


def _member(key: str, texts: Texts, tag: str) -> str:
    """Return the member *key* of one text that arrives as it is."""
    if not texts:
        return ""
    text = texts[0].text
    if texts != (Text(text, tag),) or not text.isprintable() or not _TOUCHED.isdisjoint(text):
        raise Told
    return f',"{key}":"{text}"' if text else ""


def _source(notes: tuple[Note, ...], tag: str) -> str:
    """Return the member of the one note that says where the item is from, as a reader takes it."""
    if not notes:
        return ""
    texts = notes[0].note
    text = texts[0].text if texts else ""
    if not text or gate.fold(text) != text or len(notes) > 1 or notes[0].type != "source":
        raise Told
    return _member("source", texts, tag)


def _quoted(text: str) -> str:
    """Return a text as JSON; most have nothing to be escaped, or quotation marks alone."""
    if "\\" in text or "\n" in text or "\t" in text:
        return encode_basestring(text)
    return '"{}"'.format(text.replace('"', '\\"')) if '"' in text else f'"{text}"'


def _doi(values: tuple[Identifier, ...]) -> str:
    if not values:
        return ""
    found = values[0]
    doi = found.value
    if len(values) > 1 or found.scheme != "doi" or '"' in doi or "\\" in doi:
        raise Told
    if not DOI_IN_ASCII.fullmatch(doi):
        raise Told
    return f',"DOI":"{doi}"'


def _address(links: tuple[Link, ...]) -> str:
    if not links:
        return ""
    url = links[0].url
    if links != (Link(url),) or not _ADDRESS.fullmatch(url) or RESOLVER.match(url):
        raise Told
    return f',"URL":"{url}"'
