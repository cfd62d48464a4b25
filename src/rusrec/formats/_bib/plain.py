"""Records as most of them are, written in one go: usual fields, in one language, nothing lost.

What many records have in common (type, language, journal, publisher) is written once by the steps
of the dialect, with what of it is lost; the rest is put beside it in their order. A record that
says more, or of which a text does not arrive as it is, goes the long way. Both ways write the same
and tell the same: a test compares them.
"""

from collections.abc import Callable, Mapping
from functools import partial
from operator import attrgetter
from typing import Final

from msgspec import Struct

from rusrec.formats._bib.dialect import Step
from rusrec.formats._bib.hosts import promoted
from rusrec.formats._bib.key import is_key
from rusrec.formats._bib.plain_fewer import FEWER, NO_MORE, fewer_of
from rusrec.formats._bib.plain_name import names_in, people
from rusrec.formats._bib.sheet import Place, Sheet, lines
from rusrec.formats._bib.title import is_english, protected
from rusrec.formats._bib.works import numbers_tex
from rusrec.formats._tex import encode
from rusrec.formats._usual import Frames, Told, kept, keyword_line, lose, says_more
from rusrec.loss import Difference, Ledger, Loss
from rusrec.model import Date, Identifier, Link, Name, Record, Text, Texts
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["Plain"]

_SAYS_MORE: Final = says_more(
    ("id", "citekey", "type", "language", "title", "author", "issued", "host", "volume", "issue",
     "pages", "publisher", "place", "identifiers", "links", "accessed", "abstract", "keywords",
     *FEWER)
)  # fmt: skip
_of_fewer: Final = attrgetter(*FEWER)
_ADDRESS: Final = pattern(r"https?://[A-Za-z0-9./?=&_%~:#+-]+")
_DOI: Final = pattern(r"[!-\[\]-z|~]+")
_ANY_YEAR: Final = "2345"
_YEAR: Final = pattern(r"[12][0-9]{3}(?:-[0-9]{2})*")


class _Frame(Struct, frozen=True, gc=False):
    """What records have in common, as lines of an entry, and what of it is lost.

    Lost are *first* what is told before the author, and *then* what comes after the title. Names
    are kept as they are written in its language, None for one that does not arrive.
    """

    place: Place
    tag: str
    names: Callable[[Name], str | None]
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
        self._issued = kept(partial(self._date, "issued"))
        self._accessed = kept(partial(self._date, "accessed"))

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
        id_, key, tag, titles = record.id, record.citekey, frame.tag, record.title
        volume, issue, pages = record.volume, record.issue, record.pages
        words = keyword_line(record.keywords, tag) if record.keywords else ""
        title = titles[0].text if titles else ""
        short = f"{id_}{key}{volume}{issue}{pages}{words}{title}"
        if not short.isprintable() and (gate.refused(short) is not None or "\n" in short):
            raise Told
        names = people(record.author, frame.names)
        issued, accessed = self._issued(record.issued), self._accessed(record.accessed)
        if issued is None or accessed is None:
            raise Told
        lose(lost, id_, frame.first)
        titled = self._title(title, titles, record, frame, lost)
        fewer = fewer_of(record, frame.place, frame.tag) if any(_of_fewer(record)) else NO_MORE
        lose(lost, id_, frame.then)
        text = "".join(
            (
                f"@{frame.place.kind}{{{key or id_},\n{frame.before}",
                f"  author = {{{names}}},\n{fewer.editor}{fewer.translator}",
                titled,
                fewer.short_title,
                frame.host,
                f"  volume = {{{_number(volume)}}},\n" if volume else "",
                f"  {frame.issue} = {{{_number(issue)}}},\n" if issue else "",
                fewer.edition,
                f"  pages = {{{numbers_tex(pages)}}},\n" if pages else "",
                fewer.extent,
                frame.publisher,
                issued,
                _identifier(record.identifiers) if record.identifiers else "",
                _address(record.links) if record.links else "",
                accessed,
                frame.language,
                f"  keywords = {{{encode(words)}}},\n" if words else "",
                self._abstract(record.abstract, record, frame, lost) if record.abstract else "",
                f"  ids = {{{id_}{fewer.names}}},\n" if key or fewer.names else "",
                "}\n",
            )
        )
        lose(lost, id_, fewer.lost)
        return text

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

    def _date(self, field: str, date: Date | None) -> str | None:
        """Return the lines of a date, None where it does not arrive whole."""
        if date is None:
            return ""
        year, rest = date.edtf[:4], date.edtf[4:]
        if year != _ANY_YEAR and _YEAR.fullmatch(date.edtf) and date == Date(date.edtf):
            of_any = self._issued if field == "issued" else self._accessed
            found = of_any(Date(_ANY_YEAR + rest))
            return found and found.replace(_ANY_YEAR, year)
        told: list[Loss] = []
        sheet = self._begun(Record(id="x", **{field: date}), "x", told.append)  # type: ignore[arg-type]
        sheet.fields = {}
        self._steps[field](sheet, date)
        written = lines(sheet.fields)
        return written if not told and gate.refused(written) is None else None

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
            names=names_in(sheet.tag),
            issue=next(iter(titled.fields)),
            braces=(before, after),
            before=chunks[0],
            host=chunks[1],
            publisher=chunks[2],
            language=chunks[3],
            first=tuple((loss.path, loss.reason, loss.arrives) for loss in told[:first]),
            then=tuple((loss.path, loss.reason, loss.arrives) for loss in told[first:]),
        )


_number: Final = kept(numbers_tex)


def _identifier(values: tuple[Identifier, ...]) -> str:
    found = values[0]
    doi = found.value
    if len(values) > 1 or found.scheme != "doi" or not _DOI.fullmatch(doi):
        raise Told
    return f"  doi = {{{doi}}},\n"


def _address(links: tuple[Link, ...]) -> str:
    url = links[0].url
    if links != (Link(url),) or not _ADDRESS.fullmatch(url):
        raise Told
    return f"  url = {{{url}}},\n"
