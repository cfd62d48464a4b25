"""Leader and 008: what the fixed positions say of a record, both ways.

Source: MARC 21 Format for Bibliographic Data, Leader and 008 (Books; Continuing Resources);
KORMARC of Books for the profile of that name, of which only 00-14 and 35-37 are coded.
"""

from functools import lru_cache
from typing import Final

from rusrec import vocab
from rusrec.formats._marc.script import main_script
from rusrec.formats._marc.tables import LEVELS, SERIALS
from rusrec.model import Date, Record, choose, edtf
from rusrec.scripts.pattern import pattern

__all__ = ["FIXED", "dates_in", "kind_of", "language_in", "leader", "marc_code", "positions"]

FIXED: Final = 40
"""The length of 008."""

_ENTERED: Final = "000000"
_UNKNOWN: Final = "uuuu"
_ALPHABETS: Final = {
    "Latn": "a", "Cyrl": "c", "Hira": "d", "Kana": "d", "Hani": "e", "Arab": "f", "Grek": "g",
    "Hebr": "h", "Thai": "i", "Deva": "j", "Hang": "k", "Taml": "l",
}  # fmt: skip
_YEAR: Final = pattern(r"[0-9u]{4}")


def kind_of(record: Record) -> str:
    """Return leader positions 6 and 7; a part that stands in nothing is a monograph."""
    level = LEVELS.get(record.type, "am")
    return "am" if level == "aa" and not record.host else level


def leader(kind: str) -> str:
    """Return the leader of a record of this *kind*; lengths are the carrier's to fill in."""
    return f"00000n{kind} a2200000 i 4500"


def marc_code(tag: str) -> str:
    """Return the language code of MARC (ISO 639-2/B) for a tag, "" where there is none."""
    language = tag.partition("-")[0].lower()
    code = vocab.languages().get(language, "")
    if code:
        return code
    return language if language in ("und", "mul", "zxx", "mis") else ""


def positions(record: Record, kind: str, profile: str) -> str:
    """Return 008: no date of entry is known, so 00-05 are zeros; 15-17 are ``xx``, unknown place.

    What nobody has coded is filled (``|``), undefined positions are blank.
    """
    code = marc_code(record.main_language) if record.language else ""
    serial = kind[1] in SERIALS
    head = _ENTERED + (_serial_dates(record) if serial else _dates(record.issued))
    if profile == "kormarc":
        return f"{head}{'|' * 20}{code or '   '}||"
    if serial:
        return f"{head}xx || p||||||||   {_alphabet(record)}|{code or '   '} d"
    return f"{head}xx |||||||||||||| ||{code or '   '} d"


def _alphabet(record: Record) -> str:
    title = choose(record.title, record.language or ("und",))
    return _ALPHABETS.get(main_script(title.text), "|") if title else "|"


@lru_cache(maxsize=1024)
def _dates(issued: Date | None) -> str:
    """Return positions 6 to 14: e with month and day, s, q for a span of doubt, n for none."""
    nothing = "n" + _UNKNOWN * 2
    if issued is None:
        return nothing
    date = edtf.parse(issued.edtf)
    first, last = date.span
    years = [f"{day[0]:04}" for day in (first, last) if day and 0 <= day[0] <= 9999]  # noqa: PLR2004
    if not years or len(years) != len([day for day in (first, last) if day]):
        return nothing
    if date.kind == "date" and date.start and not date.start.unspecified:
        month, day = date.start.month, date.start.day
        if month:
            return f"e{years[0]}{month:02}{f'{day:02}' if day else '  '}"
        return f"s{years[0]}    "
    first_year = years[0] if first else _UNKNOWN
    last_year = years[-1] if last else _UNKNOWN
    return f"s{first_year}    " if first_year == last_year else f"q{first_year}{last_year}"


def _serial_dates(record: Record) -> str:
    """Return positions 6 to 14 of a serial: c and 9999 while it goes on, d when it has ended."""
    date = edtf.parse(record.issued.edtf) if record.issued else None
    first, last = date.span if date else (None, None)
    years = [f"{d[0]:04}" if d and 0 <= d[0] <= 9999 else _UNKNOWN for d in (first, last)]  # noqa: PLR2004
    if date is None or date.kind != "interval":
        return f"u{years[0]}{_UNKNOWN}"
    if date.open and last is None:
        return f"c{years[0]}9999"
    return f"d{years[0]}{years[1]}" if last else f"u{years[0]}{_UNKNOWN}"


def language_in(fixed: str) -> str:
    """Return the tag of the language in 008/35-37, "" where none is coded."""
    code = fixed[35:38]
    if len(code) != 3 or not code.isascii() or not code.isalpha():  # noqa: PLR2004
        return ""
    code = code.lower()
    found = vocab.language_codes().get(code, "")
    return found or (code if code in ("und", "mul", "zxx", "mis") else "")


def dates_in(fixed: str) -> tuple[str, str, str]:
    """Return the type of date in 008/06 and the two dates, "" for what is no year."""
    first, last = fixed[7:11], fixed[11:15]
    return (
        fixed[6:7],
        first if _YEAR.fullmatch(first) else "",
        last if _YEAR.fullmatch(last) else "",
    )
