"""Records as most of them are, written in one go: usual fields, in one language, nothing lost.

What many records have in common (type, language, journal, publisher) is written once by the steps
of the dialect, with what of it is lost; the rest is put beside it in their order. A record that
says more, or of which a text does not arrive as it is, goes the long way. Both ways write the same
and tell the same: a test compares them.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final, NamedTuple

from rusrec.formats._bib.dialect import Step
from rusrec.formats._bib.hosts import promoted
from rusrec.formats._bib.key import is_key
from rusrec.formats._bib.name import body_tex, person_tex
from rusrec.formats._bib.sheet import Sheet, lines
from rusrec.formats._bib.title import is_english, protected
from rusrec.formats._bib.works import numbers_tex, verbatim_tex
from rusrec.formats._tex import encode
from rusrec.loss import Difference, Ledger, Loss
from rusrec.model import Date, Identifier, Keyword, Link, Name, NameForm, Record, Text, Texts
from rusrec.scripts.pattern import pattern

__all__ = ["Plain"]

_USUAL: Final = frozenset(
    ("id", "citekey", "type", "language", "title", "author", "issued", "host", "volume", "issue",
     "pages", "publisher", "place", "identifiers", "links", "accessed", "abstract", "keywords")
)  # fmt: skip
_UNUSUAL: Final = attrgetter(*(f for f in Record.__struct_fields__ if f not in _USUAL))
_ADDRESS: Final = pattern(r"https?://[A-Za-z0-9./?=&_%~:#+-]+")
_MOST: Final = 4096


class _Told(Exception):  # noqa: N818 (never seen outside)
    """Something of which more has to be told."""


class _Frame(NamedTuple):
    """What records have in common, as lines of an entry, and what of it is lost."""

    kind: str
    tag: str
    issue: str
    braces: tuple[str, str]
    before: str
    host: str
    publisher: str
    language: str
    losses: tuple[Difference, ...]


class Plain:
    """Writes usual records in one dialect; it knows the frames that have been."""

    def __init__(
        self,
        begun: Callable[[Record, str, Ledger], Sheet],
        steps: Mapping[str, Step],
        ledger: Ledger,
    ) -> None:
        """Take how a sheet is begun, the steps of the dialect by field, and the *ledger*."""
        self._begun, self._steps, self._ledger = begun, steps, ledger
        self._near: dict[tuple[Any, ...], tuple[Any, _Frame | None]] = {}
        self._frames: dict[tuple[Any, ...], _Frame | None] = {}
        self._dates: dict[tuple[str, Date], str | None] = {}

    def entry(self, record: Record) -> str | None:
        """Return the entry of *record*, and tell what is lost; None where it is not a usual one."""
        citekey = record.citekey
        if not (record.id and record.author) or any(_UNUSUAL(record)):
            return None
        if citekey and (citekey == record.id or not is_key(citekey)):
            return None
        frame = self._frame(record)
        if frame is None:
            return None
        try:
            text = self._text(record, frame)
        except _Told:
            return None
        for path, reason, arrives in frame.losses:
            self._ledger(Loss(record.id, path, reason, arrives))
        return text

    def _text(self, record: Record, frame: _Frame) -> str:
        tag = frame.tag
        return "".join(
            (
                f"@{frame.kind}{{{record.citekey or record.id},\n{frame.before}",
                f"  author = {{{' and '.join([_name(name, tag) for name in record.author])}}},\n",
                _title(record.title, frame),
                frame.host,
                _numbers(record, frame),
                frame.publisher,
                self._date("issued", record.issued),
                _identifier(record.identifiers),
                _address(record.links),
                self._date("accessed", record.accessed),
                frame.language,
                _keywords(record.keywords, tag),
                _abstract(record.abstract, tag),
                _ids(record),
                "}\n",
            )
        )

    def _date(self, field: str, date: Date | None) -> str:
        """Return the lines of a date that arrives whole."""
        if date is None:
            return ""
        found = self._dates.get((field, date), "")
        if found == "":
            told: list[Loss] = []
            sheet = self._begun(Record(id="x", **{field: date}), "x", told.append)  # type: ignore[arg-type]
            sheet.fields = {}
            self._steps[field](sheet, date)
            _make_room(self._dates)
            found = self._dates[field, date] = None if told else lines(sheet.fields)
        if found is None:
            raise _Told
        return found

    def _frame(self, record: Record) -> _Frame | None:
        """Return the frame of *record*, the same for all that have the same host."""
        kind, language, host = record.type, record.language, record.host
        own = record.publisher, record.place
        near = self._near.get((kind, language, id(host), own))
        if near is None:
            alike = kind, language, host, own
            if alike not in self._frames:
                _make_room(self._frames)
                self._frames[alike] = self._framed(record)
            _make_room(self._near)
            near = self._near[kind, language, id(host), own] = host, self._frames[alike]
        return near[1]

    def _framed(self, record: Record) -> _Frame | None:
        if isinstance(record.host, str):
            return None
        told: list[Loss] = []
        record = Record(
            id="x",
            type=record.type,
            language=record.language,
            host=record.host,
            publisher=record.publisher,
            place=record.place,
        )
        sheet = self._begun(record, "x", told.append)
        if sheet.hosted and promoted(sheet, record) is not record:
            return None
        chunks = [lines(sheet.fields)]
        for fields in (("host",), ("publisher", "place"), ("language",)):
            had = len(sheet.fields)
            for field in fields:
                if value := getattr(record, field):
                    self._steps[field](sheet, value)
            chunks.append(lines(dict([*sheet.fields.items()][had:])))
        if sheet.aside:
            return None
        titled = sheet.quiet()
        titled.fields = {}
        self._steps["title"](titled, (Text("x", sheet.tag),))
        self._steps["issue"](titled, "1")
        before, _, after = titled.fields.pop("title").partition("x")
        return _Frame(
            kind=sheet.kind,
            tag=sheet.tag,
            issue=next(iter(titled.fields)),
            braces=(before, after),
            before=chunks[0],
            host=chunks[1],
            publisher=chunks[2],
            language=chunks[3],
            losses=tuple((loss.path, loss.reason, loss.arrives) for loss in told),
        )


def _make_room(kept: dict[Any, Any]) -> None:
    if len(kept) >= _MOST:
        kept.clear()


def _bare(texts: Texts, tag: str) -> str:
    """Return the one text, which says nothing but its words."""
    text = texts[0]
    if len(texts) > 1 or text != Text(text.text, tag):
        raise _Told
    return text.text


def _title(texts: Texts, frame: _Frame) -> str:
    if not texts:
        return ""
    tex = encode(_bare(texts, frame.tag))
    if is_english(frame.tag):
        return f"  title = {{{protected(tex, frame.tag)}}},\n"
    before, after = frame.braces
    return f"  title = {{{before}{tex}{after}}},\n"


def _numbers(record: Record, frame: _Frame) -> str:
    text = f"  volume = {{{numbers_tex(record.volume)}}},\n" if record.volume else ""
    if record.issue:
        text += f"  {frame.issue} = {{{numbers_tex(record.issue)}}},\n"
    return f"{text}  pages = {{{numbers_tex(record.pages)}}},\n" if record.pages else text


def _name(name: Name, tag: str) -> str:
    """Return the TeX of a name that arrives as it is."""
    if name.name:
        form = name.name[0]
        if name == Name(name=(NameForm(form.family, form.given, tag),)):
            return _person(form.family, form.given, tag)
    else:
        text = name.org[0]
        if name == Name(org=(Text(text.text, tag),)):
            return _body(text.text, tag)
    raise _Told


@lru_cache(maxsize=_MOST)
def _person(family: str, given: str, tag: str) -> str:
    form = NameForm(family, given, tag)
    tex, seen = person_tex(form, tag)
    if seen is not None and seen != Name(name=(form,)):
        raise _Told
    return tex


@lru_cache(maxsize=_MOST)
def _body(words: str, tag: str) -> str:
    text = Text(words, tag)
    tex, seen = body_tex(text, tag)
    if seen is not None and seen != Name(org=(text,)):
        raise _Told
    return tex


def _identifier(values: tuple[Identifier, ...]) -> str:
    if not values:
        return ""
    found = values[0]
    if len(values) > 1 or found.scheme != "doi" or verbatim_tex(found.value) != found.value:
        raise _Told
    return f"  doi = {{{found.value}}},\n"


def _keywords(terms: tuple[Keyword, ...], tag: str) -> str:
    if not terms:
        return ""
    text = ", ".join([each.term for each in terms])
    if ";" in text or text.count(",") >= len(terms):
        raise _Told
    for each in terms:
        if each.tag != tag or each.vocabulary or each.uri:
            raise _Told
    return f"  keywords = {{{encode(text)}}},\n"


def _abstract(texts: Texts, tag: str) -> str:
    return f"  abstract = {{{encode(_bare(texts, tag))}}},\n" if texts else ""


def _address(links: tuple[Link, ...]) -> str:
    if not links:
        return ""
    url = links[0].url
    if links != (Link(url),) or not _ADDRESS.fullmatch(url):
        raise _Told
    return f"  url = {{{url}}},\n"


def _ids(record: Record) -> str:
    """Return the line that says the id, where the key is another."""
    return f"  ids = {{{record.id}}},\n" if record.citekey else ""
