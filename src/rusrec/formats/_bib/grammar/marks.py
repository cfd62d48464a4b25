"""What .bib files say outside their grammar: the month with a day, and the encoding of the file."""

from rusrec.scripts.encoding import codec_of, mark_of
from rusrec.scripts.pattern import pattern

__all__ = ["declared_encoding", "month_day", "month_span", "unread_encoding"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier янв январь января 1월",
            "feb february februar février fév февр фев февраль февраля 2월",
            "mar march märz mär mars март марта 3월",
            "apr april avril avr апр апрель апреля 4월",
            "may mai май мая 5월",
            "jun june juni juin июнь июня 6월",
            "jul july juli juillet июль июля 7월",
            "aug august août авг август августа 8월",
            "sep sept september septembre сент сен сентябрь сентября 9월",
            "oct october oktober octobre okt окт октябрь октября 10월",
            "nov november novembre нояб ноя ноябрь ноября 11월",
            "dec december dezember décembre dez déc дек декабрь декабря 12월",
        ),
        start=1,
    )
    for name in names.split()
}
_NOISE = pattern(r"[{}\\~.,#\s]+")
_DAY = pattern(r"(\d{1,2})(?:st|nd|rd|th|일)?")
_LONGEST = 60
_DAYS = 31
_YEAR = 12


def month_day(value: str) -> tuple[int, int | None] | None:
    """Give month and day of a ``month`` field, None where it says no such thing (``Spring``).

    ``jan`` is (1, None), ``"10~" # jan`` and ``{January 10th}`` are (1, 10), ``05`` is (5, None).
    """
    words = _NOISE.sub(" ", value[:_LONGEST]).lower().split()
    if len(value) > _LONGEST or not words or len(words) > len(("month", "day")):
        return None
    if len(words) == 1:
        month = _MONTHS.get(words[0]) or (int(words[0]) if words[0].isdecimal() else 0)
        return (month, None) if 1 <= month <= _YEAR else None
    for name, number in (words, words[::-1]):
        month, day = _MONTHS.get(name, 0), _DAY.fullmatch(number)
        if month and day and 1 <= int(day[1]) <= _DAYS:
            return month, int(day[1])
    return None


_DASHES = pattern(r"\s*(?:[-–—]+|/)\s*")
_Day = tuple[int, int | None]


def month_span(value: str) -> tuple[_Day, _Day] | None:
    """Give first and last day of a ``month`` field that says two: ``mar # "~17--21"``.

    ``mar--apr`` is ((3, None), (4, None)); ``30 March -- 2 April`` has its days. None where it says
    no such thing.
    """
    sides = _DASHES.split(value) if len(value) <= _LONGEST else ()
    if len(sides) != len(("first", "last")):
        return None
    first, last = map(_day, sides)
    if first is None or last is None:
        return None
    months = first[0] or last[0], last[0] or first[0]
    if not all(months) or (first[1] is None) != (last[1] is None):
        return None
    return (months[0], first[1]), (months[1], last[1])


def _day(side: str) -> _Day | None:
    """Give month and day of one side of a span, 0 for a month that only the other side says."""
    words = _NOISE.sub(" ", side).lower().split()
    day = _DAY.fullmatch(words[0]) if len(words) == 1 else None
    return (0, int(day[1])) if day else month_day(side)


_DECLARED = pattern(
    rb"(?im)^[%\s]*(?:saved with string )?(?:file)?(?:en)?coding\s*[:=]?\s*(?:unicode \()?([\w.-]+)"
    rb"|-\*-.*?coding:\s*([\w.-]+)"
)
_SAID = pattern(rb"(?im)^%[% \t]*encoding:[ \t]*([\w.-]+)[ \t]*\r?$")
_HEAD = 4096


def unread_encoding(head: bytes) -> str:
    """Give the encoding that a .bib file says to be in, where it is none that is read, else ""."""
    match = _SAID.search(head[:_HEAD])
    return match[1].decode("latin-1") if match and declared_encoding(head) is None else ""


def declared_encoding(head: bytes) -> str | None:
    """Give the codec that the first bytes of a .bib file name, None where they name none.

    A byte order mark, ``% Encoding: UTF-8`` (JabRef), ``%% Saved with string encoding Unicode
    (UTF-8)`` (BibDesk) and ``-*- coding: cp949 -*-`` count; names that no reader knows do not.
    """
    mark = mark_of(head)
    if mark is not None:
        return codec_of(mark.codec)
    for match in _DECLARED.finditer(head[:_HEAD]):
        codec = codec_of((match[1] or match[2]).decode("latin-1"))
        if codec:
            return codec
    return None
