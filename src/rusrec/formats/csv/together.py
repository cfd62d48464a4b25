"""Columns of databases that say one thing together, or two in one: first and last page, 권호."""

from typing import Final

from rusrec.formats.csv.paths import Cells
from rusrec.scripts.pattern import pattern

__all__ = ["put_together"]

_FIRST: Final = frozenset(
    ("page start", "start page", "first page", "beginning page", "시작페이지")
)
_LAST: Final = frozenset(("page end", "end page", "last page", "ending page", "끝페이지"))
_BOTH: Final = frozenset(("권호", "권(호)", "권/호", "volume/issue", "vol(no)", "vol.(no.)"))
"""Headings in small letters: Scopus, Web of Science, Korean databases."""

_ISSUE: Final = r"제? ?([0-9]++(?:[-–][0-9]++)?)"
_NUMBERS: Final = pattern(
    rf"제? ?([0-9]++) ?[권집]?(?:[ ,/]*\(?{_ISSUE} ?호?\)?)?|{_ISSUE} ?호"  # no number is divided
)


def put_together(cells: Cells, others: dict[str, str]) -> None:
    """Move what *others* say of pages, volume and issue into *cells*, where these say nothing."""
    found = {heading.strip().lower(): heading for heading in others}
    pages = [next((found[word] for word in each if word in found), "") for each in (_FIRST, _LAST)]
    if any(pages) and ("pages",) not in cells:
        said = [others.pop(heading).strip() for heading in pages if heading]
        cells["pages",] = "-".join(dict.fromkeys(said))
    heading = next((found[word] for word in _BOTH if word in found), "")
    numbers = _NUMBERS.fullmatch(others[heading].strip()) if heading else None
    if numbers and not cells.keys() & {("volume",), ("issue",)}:
        del others[heading]
        volume, *issue = numbers.groups("")
        for field, number in (("volume", volume), ("issue", "".join(issue))):
            if number:
                cells[field,] = number
