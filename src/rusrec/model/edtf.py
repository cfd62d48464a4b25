"""Dates as a record writes them: EDTF (ISO 8601-2:2019), levels 0 and 1 and a part of level 2.

Of level 2 come sets (``[1937-05-12..1937-05-15]``), digits left open anywhere (``1937-05-1X``) and
the groups of months 25 to 41; a qualifier stands only at the end of a date. Nothing here adds
precision: what a text does not say is None.
"""

from functools import lru_cache
from typing import Final, Literal

from msgspec import Struct

from rusrec.model.moment import Day, Moment, Qualifier, Span, moment_of

__all__ = [
    "Day",
    "Edtf",
    "Kind",
    "Moment",
    "Qualifier",
    "Span",
    "interval",
    "meant",
    "of",
    "parse",
    "render",
]

Kind = Literal["date", "interval", "set"]
_CLOSING: Final = {"[": "]", "{": "}"}
_LONGEST = 1000
_FIRST: Final[Day] = (-(10**18), 1, 1)
_LAST: Final[Day] = (10**18, 12, 31)


class Edtf(Struct, frozen=True):
    """What an EDTF text says.

    A date has only ``start``. Of an interval an end may be None: open (``1998/..``) where ``open``
    is true, else unknown (``1998/``). A set has ``members``, each a date or an interval
    (``1670..1672``); ``start`` and ``end`` are its earliest and latest dates, and ``every`` tells
    ``{all of these}`` from ``[one of these]``.
    """

    kind: Kind
    start: Moment | None = None
    end: Moment | None = None
    open: bool = False
    members: "tuple[Edtf, ...]" = ()
    every: bool = False

    def __str__(self) -> str:
        """Write the canonical text; see :func:`render`."""
        return render(self)

    @property
    def moments(self) -> tuple[Moment, ...]:
        """Every date that is written in it, in order."""
        if self.kind == "set":
            return tuple(moment for member in self.members for moment in member.moments)
        return tuple(moment for moment in (self.start, self.end) if moment)

    @property
    def approximate(self) -> bool:
        """Whether any of its dates is marked ``~`` or ``%``."""
        return any(moment.qualifier in ("~", "%") for moment in self.moments)

    @property
    def uncertain(self) -> bool:
        """Whether any of its dates is marked ``?`` or ``%``."""
        return any(moment.qualifier in ("?", "%") for moment in self.moments)

    @property
    def span(self) -> Span:
        """First and last day of the whole, None at an end that is open or unknown."""
        end = self.start if self.kind == "date" else self.end
        return self.start.span[0] if self.start else None, end.span[1] if end else None

    @property
    def sort_key(self) -> tuple[Day, Day]:
        """Order by first day, then by last; ``../1998`` stands with 1998, ``XXXX`` at the end."""
        first, last = self.span
        return first or last or _LAST, last or _LAST


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """Read an EDTF text.

    A slash always makes an interval: ``1998/2001`` is from 1998 to 2001, and ``1998/05`` is
    refused. Blanks are allowed after the commas of a set; :func:`render` drops them.

    Raises:
        ValueError: The text is not EDTF, or not a date of the calendar. The message says what is
            wrong and, after the last ``"; "``, what to write instead.
    """
    if len(text) > _LONGEST:
        raise ValueError(f"{text[:40]!r}… is longer than any date; write 'YYYY-MM-DD'")
    try:
        return _read(text)
    except ValueError as refusal:
        from rusrec.model.edtf_advice import advice  # only when a text is refused

        raise ValueError(advice(text, _readable) or str(refusal)) from None


def meant(text: str) -> str:
    """Return the EDTF of a date as people type it, "" where it may mean several or is none.

    ``1998년 6월`` and ``June 1998`` are ``1998-06``, ``15.06.1998`` is ``1998-06-15``; nobody
    knows of ``6/7/1998`` or ``'98``.
    """
    try:
        return render(parse(text))
    except ValueError:
        from rusrec.model.edtf_advice import certain

        spelt = certain(text, _readable)
        return render(parse(spelt)) if spelt else ""


def render(edtf: Edtf) -> str:
    """Write the canonical EDTF text; ``parse(render(x)) == x``.

    Years beyond four digits get ``Y`` (``Y12000``), seasons keep their numbers, there are no
    blanks.
    """
    if edtf.kind == "date":
        return str(edtf.start)
    if edtf.kind == "set":
        texts = ",".join(
            str(m.start) if m.kind == "date" else f"{m.start or ''}..{m.end or ''}"
            for m in edtf.members
        )
        return f"{{{texts}}}" if edtf.every else f"[{texts}]"
    blank = ".." if edtf.open else ""
    return f"{edtf.start or blank}/{edtf.end or blank}"


def of(
    year: int,
    month: int | None = None,
    day: int | None = None,
    *,
    season: int | None = None,
    qualifier: Qualifier = "",
) -> str:
    """Return the EDTF text of a date given in parts: ``of(1998, 5) == "1998-05"``.

    Raises:
        ValueError: There is no such date, or the parts do not go together (a day without a month).
    """
    moment = Moment(year, month, day, season, qualifier)
    text = str(moment)
    if parse(text).start != moment:
        raise ValueError(f"{moment} does not go together; give year, year and month, or all three")
    return text


def interval(start: str, end: str) -> str:
    """Return the EDTF text of an interval between two dates in EDTF.

    ``".."`` is an open end and ``""`` an unknown one: ``interval("1998", "..") == "1998/.."``.

    Raises:
        ValueError: An end is not one date in EDTF, or the end comes before the start.
    """
    return render(parse(f"{start}/{end}"))


def _read(text: str) -> Edtf:
    if text[:1] in _CLOSING:
        return _set(text)
    first, slash, last = text.partition("/")
    return _interval(first, last) if slash else Edtf("date", moment_of(text))


def _set(text: str) -> Edtf:
    if len(text) == 1 or text[-1] != _CLOSING[text[0]]:
        raise ValueError(f"{text!r} opens a set and does not close it; write '[1667,1670..1672]'")
    members = tuple(_member(part.strip(" ")) for part in text[1:-1].split(","))
    first = min(members, key=lambda member: member.span[0] or _FIRST)
    last = max(members, key=lambda member: member.span[1] or _LAST)
    end = last.start if last.kind == "date" else last.end
    return Edtf("set", first.start, end, members=members, every=text[0] == "{")


def _member(text: str) -> Edtf:
    first, dots, last = text.partition("..")
    if dots:
        return _interval(first or "..", last or "..")
    return Edtf("date", _timeless(text))


def _interval(first: str, last: str) -> Edtf:
    start, end = (None if text in ("", "..") else _timeless(text) for text in (first, last))
    if start is None and end is None:
        raise ValueError("an interval needs a date at one end at least; write '1998/..'")
    if start and end and _comes_after(start, end):
        raise ValueError(f"the interval ends before it begins; write '{last}/{first}'")
    return Edtf("interval", start, end, open=".." in (first, last))


def _comes_after(start: Moment, end: Moment) -> bool:
    first, last = start.span[0] or _FIRST, end.span[1] or _LAST
    if start.season or end.season:  # a winter may begin before its year or end after it
        return first[0] > last[0]
    return first > last


def _timeless(text: str) -> Moment:
    moment = moment_of(text)
    if moment.time:
        date = text.partition("T")[0]
        raise ValueError(f"{text!r}: only a single date has a time; write '{date}'")
    return moment


def _readable(text: str) -> bool:
    try:
        _read(text)
    except ValueError:
        return False
    return True
