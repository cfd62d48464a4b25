"""Records as most of them are, written in one go: usual fields, in one language, nothing lost.

What many records have in common (type, language, journal, publisher) is written once by the steps
of the dialect, with what of it is lost; the rest is put beside it in their order. A record that
says more, or of which a text does not arrive as it is, goes the long way. Both ways write the same
and tell the same: a test compares them.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from msgspec import Struct

from rusrec.formats._bib.dialect import Step
from rusrec.formats._bib.hosts import promoted
from rusrec.formats._bib.key import is_key
from rusrec.formats._bib.plain_fewer import fewer_of
from rusrec.formats._bib.plain_name import names_in, people
from rusrec.formats._bib.sheet import Place, Sheet, is_bare, lines
from rusrec.formats._bib.title import is_english, protected
from rusrec.formats._bib.works import numbers_tex
from rusrec.formats._tex import encode, is_plain
from rusrec.formats._usual import Frames, Kept, Told, keyword_line, lose, says_more
from rusrec.loss import Difference, Ledger, Loss
from rusrec.model import Date, Identifier, Link, Name, Record, Text, Texts
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["Plain"]

_ADDRESS: Final = pattern(r"https?://[A-Za-z0-9./?=&_%~:#+-]+")
_DOI: Final = pattern(r"[!-\[\]-z|~]+")
_NO_FIELD: Final = "", "", ""
_ANY_YEAR: Final = "2345"
_YEAR: Final = pattern(r"[12][0-9]{3}(?:-[0-9]{2})*")


class _Frame(Struct, frozen=True, gc=False):
    """What records have in common, as lines of an entry, and what of it is lost.

    Lost are *first* what is told before the author, and *then* what comes after the title. Names
    are kept as they are written in its language, None for one that does not arrive. *braces* are
    those of a title, None where its words have them.
    """

    place: Place
    tag: str
    names: Kept[Name, str | None]
    issues: Kept[str, str]
    braces: tuple[str, str] | None
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
        self._issued = Kept(partial(self._date, "issued"))
        self._accessed = Kept(partial(self._date, "accessed"))

    def entry(self, record: Record) -> str | None:
        """Return the entry of *record*, and tell what is lost; None where it is not a usual one."""
        citekey = record.citekey
        if not (record.id and record.author) or record.genre or says_more(record):
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
        id_, key, titles, place, tag = (
            record.id, record.citekey, record.title, frame.place, frame.tag,
        )  # fmt: skip
        volume, issue, pages = record.volume, record.issue, record.pages
        words = keyword_line(record.keywords, tag) if record.keywords else ""
        title = titles[0].text if titles else ""
        said = f"{pages}{title}{words}"
        if not said.isprintable() and (gate.refused(said) is not None or "\n" in said):
            raise Told
        names = people(record.author, frame.names)
        issued, accessed = self._issued[record.issued], self._accessed[record.accessed]
        if issued is None or accessed is None:
            raise Told
        if frame.first:
            lose(lost, id_, frame.first)
        plain = is_plain(said)
        titled = self._title(titles, record, frame, lost, plain=plain)
        fewer = fewer_of(record, place, tag)
        if frame.then:
            lose(lost, id_, frame.then)
        if pages:
            pages = f"  pages = {{{numbers_tex(pages)}}},\n"
        if words:
            words = f"  keywords = {{{words if plain else encode(words)}}},\n"
        doi = _identifier(record.identifiers) if record.identifiers else ""
        url = _address(record.links) if record.links else ""
        begin, abstract, end = _NO_FIELD
        if record.abstract:
            begin, abstract, end = self._abstract(record.abstract, record, frame, lost)
        ids = f"  ids = {{{id_}{fewer.names}}},\n" if key or fewer.names else ""
        lose(lost, id_, fewer.lost)
        return (
            f"@{place.kind}{{{key or id_},\n{frame.before}  author = {{{names}}},\n"
            f"{fewer.editor}{fewer.translator}{titled}{fewer.short_title}{frame.host}"
            f"{_volumes[volume]}{frame.issues[issue]}{fewer.edition}{pages}{fewer.extent}"
            f"{frame.publisher}{issued}{doi}{url}{accessed}{frame.language}{words}{begin}{abstract}{end}"
            f"{ids}}}\n"
        )

    def _title(
        self, titles: Texts, record: Record, frame: _Frame, lost: list[Loss], *, plain: bool
    ) -> str:
        """Return the lines of the *titles*; a *plain* one is TeX as it stands."""
        if len(titles) != 1 or titles[0].tag != frame.tag or not is_bare(titles[0]):
            return self._texts("title", titles, record, frame, lost)
        tex = titles[0].text if plain else encode(titles[0].text)
        if frame.braces is None:
            return f"  title = {{{protected(tex, frame.tag)}}},\n"
        before, after = frame.braces
        return f"  title = {{{before}{tex}{after}}},\n"

    def _abstract(
        self, texts: Texts, record: Record, frame: _Frame, lost: list[Loss]
    ) -> tuple[str, str, str]:
        """Return what stands before the abstract, the abstract and what stands behind it.

        Put together once, a long text is copied once.
        """
        first = texts[0]
        text = first.text
        if len(texts) > 1 or first.tag != frame.tag or not is_bare(first):
            return "", self._texts("abstract", texts, record, frame, lost), ""
        if not gate.passes(text):
            raise Told
        return "  abstract = {", encode(text), "},\n"

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
            found = of_any[Date(_ANY_YEAR + rest)]
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
            names=names_in[sheet.tag],
            issues=_numbers[next(iter(titled.fields))],
            braces=None if is_english(sheet.tag) else (before, after),
            before=chunks[0],
            host=chunks[1],
            publisher=chunks[2],
            language=chunks[3],
            first=tuple((loss.path, loss.reason, loss.arrives) for loss in told[:first]),
            then=tuple((loss.path, loss.reason, loss.arrives) for loss in told[first:]),
        )


def _number(value: str, field: str) -> str:
    """Return the line of a number, "" where there is none."""
    if not value.isprintable():
        raise Told
    return f"  {field} = {{{numbers_tex(value)}}},\n" if value else ""


_numbers: Final[Kept[str, Kept[str, str]]] = Kept(lambda field: Kept(partial(_number, field=field)))
"""By field, by number; volumes and issues come again."""
_volumes: Final[Kept[str, str]] = _numbers["volume"]


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
