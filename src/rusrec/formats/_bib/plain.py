"""Records as most of them are, written in one go: usual fields, in one language, nothing lost.

What many records have in common (type, language, journal, publisher) is written once by the steps
of the dialect, with what of it is lost; the rest is put beside it in their order. A record that
says more, or of which a text does not arrive as it is, goes the long way. Both ways write the same
and tell the same: a test compares them.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from rusrec.formats._bib.dialect import Step
from rusrec.formats._bib.hosts import promoted
from rusrec.formats._bib.key import is_key
from rusrec.formats._bib.plain_name import name_tex
from rusrec.formats._bib.sheet import Place, Sheet, lines
from rusrec.formats._bib.title import is_english, protected
from rusrec.formats._bib.works import numbers_tex, verbatim_tex
from rusrec.formats._tex import encode
from rusrec.formats._usual import MOST, Frames, Told, lose, make_room, says_more
from rusrec.loss import Difference, Ledger, Loss
from rusrec.model import Date, Identifier, Keyword, Link, Record, Text, Texts
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["Plain"]

_SAYS_MORE: Final = says_more(
    ("id", "citekey", "type", "language", "title", "author", "issued", "host", "volume", "issue",
     "pages", "publisher", "place", "identifiers", "links", "accessed", "abstract", "keywords")
)  # fmt: skip
_ADDRESS: Final = pattern(r"https?://[A-Za-z0-9./?=&_%~:#+-]+")


class _Frame(NamedTuple):
    """What records have in common, as lines of an entry, and what of it is lost.

    Lost are *first* what is told before the author, and *then* what comes after the title.
    """

    place: Place
    tag: str
    issue: str
    braces: tuple[str, str]
    before: str
    host: str
    publisher: str
    language: str
    first: tuple[Difference, ...]
    then: tuple[Difference, ...]


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
        self._frames = Frames(self._framed)
        self._dates: dict[tuple[str, Date], str | None] = {}

    def entry(self, record: Record) -> str | None:
        """Return the entry of *record*, and tell what is lost; None where it is not a usual one."""
        citekey = record.citekey
        if not (record.id and record.author) or _SAYS_MORE(record):
            return None
        if citekey and (citekey == record.id or not is_key(citekey)):
            return None
        frame = self._frames.of(record)
        if frame is None:
            return None
        lost: list[Loss] = []
        try:
            text = self._text(record, frame, lost)
        except Told:
            return None
        for loss in lost:
            self._ledger(loss)
        return text

    def _text(self, record: Record, frame: _Frame, lost: list[Loss]) -> str:
        tag, titles, abstracts = frame.tag, record.title, record.abstract
        words = _keywords(record.keywords, tag)
        title = titles[0].text if titles else ""
        short = f"{record.id}{record.citekey}{record.volume}{record.issue}{record.pages}{words}"
        if gate.refused(short + title) is not None or "\n" in short:
            raise Told
        names = [name_tex(name, tag) for name in record.author]
        if None in names:
            raise Told
        lose(lost, record.id, frame.first)
        titled = self._title(title, titles, record, frame, lost)
        lose(lost, record.id, frame.then)
        return "".join(
            (
                f"@{frame.place.kind}{{{record.citekey or record.id},\n{frame.before}",
                f"  author = {{{' and '.join(names)}}},\n",  # type: ignore[arg-type]
                titled,
                frame.host,
                _numbers(record, frame),
                frame.publisher,
                self._date("issued", record.issued),
                _identifier(record.identifiers),
                _address(record.links),
                self._date("accessed", record.accessed),
                frame.language,
                f"  keywords = {{{encode(words)}}},\n" if words else "",
                self._abstract(abstracts, record, frame, lost) if abstracts else "",
                f"  ids = {{{record.id}}},\n" if record.citekey else "",
                "}\n",
            )
        )

    def _title(
        self, title: str, titles: Texts, record: Record, frame: _Frame, lost: list[Loss]
    ) -> str:
        """Return the lines of the *titles*, of which the first is *title*."""
        if len(titles) != 1 or titles[0] != Text(title, frame.tag):
            return self._texts("title", titles, record, frame, lost)
        tex = encode(title)
        if is_english(frame.tag):
            return f"  title = {{{protected(tex, frame.tag)}}},\n"
        before, after = frame.braces
        return f"  title = {{{before}{tex}{after}}},\n"

    def _abstract(self, texts: Texts, record: Record, frame: _Frame, lost: list[Loss]) -> str:
        text = texts[0].text
        if len(texts) > 1 or texts[0] != Text(text, frame.tag):
            return self._texts("abstract", texts, record, frame, lost)
        if not gate.passes(text):
            raise Told
        return f"  abstract = {{{encode(text)}}},\n"

    def _texts(
        self, field: str, texts: Texts, record: Record, frame: _Frame, lost: list[Loss]
    ) -> str:
        """Return the lines of texts in several languages, or of one that says more, by its step."""
        if not texts:
            return ""
        for text in texts:
            if not gate.passes(text.text):
                raise Told
        sheet = Sheet(record, frame.place, frame.tag, lost.append)
        self._steps[field](sheet, texts)
        return lines(sheet.fields)

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
            make_room(self._dates)
            written = lines(sheet.fields)
            found = written if not told and gate.refused(written) is None else None
            self._dates[field, date] = found
        if found is None:
            raise Told
        return found

    def _framed(self, record: Record) -> _Frame | None:
        if isinstance(record.host, str):
            return None
        told: list[Loss] = []
        sheet = self._begun(record, "x", told.append)
        first = len(told)
        if sheet.hosted and promoted(sheet, record) is not record:
            return None
        chunks = [lines(sheet.fields)]
        for fields in (("host",), ("publisher", "place"), ("language",)):
            had = len(sheet.fields)
            for field in fields:
                if value := getattr(record, field):
                    self._steps[field](sheet, value)
            chunks.append(lines(dict([*sheet.fields.items()][had:])))
        if sheet.aside or gate.refused("".join(chunks)) is not None:
            return None
        titled = sheet.quiet()
        titled.fields = {}
        self._steps["title"](titled, (Text("x", sheet.tag),))
        self._steps["issue"](titled, "1")
        before, _, after = titled.fields.pop("title").partition("x")
        return _Frame(
            place=Place(sheet.dialect, sheet.kind, sheet.hosted, sheet.container),
            tag=sheet.tag,
            issue=next(iter(titled.fields)),
            braces=(before, after),
            before=chunks[0],
            host=chunks[1],
            publisher=chunks[2],
            language=chunks[3],
            first=tuple((loss.path, loss.reason, loss.arrives) for loss in told[:first]),
            then=tuple((loss.path, loss.reason, loss.arrives) for loss in told[first:]),
        )


_number_tex: Final = lru_cache(maxsize=MOST)(numbers_tex)


def _numbers(record: Record, frame: _Frame) -> str:
    text = f"  volume = {{{_number_tex(record.volume)}}},\n" if record.volume else ""
    if record.issue:
        text += f"  {frame.issue} = {{{_number_tex(record.issue)}}},\n"
    return f"{text}  pages = {{{numbers_tex(record.pages)}}},\n" if record.pages else text


def _identifier(values: tuple[Identifier, ...]) -> str:
    if not values:
        return ""
    found = values[0]
    doi = found.value
    if len(values) > 1 or found.scheme != "doi" or verbatim_tex(doi) != doi:
        raise Told
    if not doi.isprintable():
        raise Told
    return f"  doi = {{{doi}}},\n"


def _keywords(terms: tuple[Keyword, ...], tag: str) -> str:
    """Return the terms in one line."""
    if not terms:
        return ""
    text = ", ".join([each.term for each in terms])
    if ";" in text or text.count(",") >= len(terms):
        raise Told
    for each in terms:
        if each.tag != tag or each.vocabulary or each.uri:
            raise Told
    return text


def _address(links: tuple[Link, ...]) -> str:
    if not links:
        return ""
    url = links[0].url
    if links != (Link(url),) or not _ADDRESS.fullmatch(url):
        raise Told
    return f"  url = {{{url}}},\n"
