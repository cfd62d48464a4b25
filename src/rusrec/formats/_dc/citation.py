"""Where an item stands, in one line: ``러시아연구; Vol. 8 No. 1 (1998); 259-285``.

Written is the manner of Open Journal Systems; read are also those of DSpace, of Korean and of
Russian repositories. What is not certainly one of them is no citation.
"""

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct

from rusrec.scripts.pattern import pattern

__all__ = ["Citation", "citation_of"]

_LONGEST: Final = 400
_OWN: Final = pattern(
    r"(?:Vol\. (?P<volume>.+?))?(?:(?:^| )No\. (?P<issue>.+?))?(?: \((?P<year>[0-9]{4})\))?"
    r"(?:: (?P<issue_title>.+))?"
)
_VOLUME: Final = (
    r"(?:(?:Volume|Vol|v|Том|Т|Bd|Band|Jg)\b\.?|제)\s*(?P<volume>[0-9][^\s,:;()]*?)(?:권)?"
)
_ISSUE: Final = (
    r"(?:Issue|N[oº°]|n|Nr|N[úu]m|№|Вып|вып|제)\.?\s*(?P<issue>[0-9][^\s,:;()]*?)(?:호)?"
)
_ELSEWHERE: Final = pattern(
    rf"(?:{_VOLUME})?[,\s]*(?:{_ISSUE})?(?:,?\s*\((?P<year>[0-9]{{4}})\))?(?::\s*(?P<issue_title>.+))?",
    re.IGNORECASE,
)
_YEAR: Final = r"(?:1[5-9]|20)[0-9]{2}"
_NUMBER: Final = rf"(?!{_YEAR}\))[0-9-]+"
_RANGE: Final = r"(?P<pages>[eA-Z]?[0-9]+(?:\s?[-–—~]\s?[0-9]+)?)"
_PAGES: Final = pattern(
    r"(?:\w{1,3}\. ?)?(?:[eA-Z]?[0-9]+|[ivxlcdm]+)(?:[-–—:][0-9ivxlcdm]+)?"
    r"(?:, ?[0-9ivxlcdm]+(?:[-–—][0-9ivxlcdm]+)?)*"
)
_MANNERS: Final = (
    pattern(
        r"(?P<title>.+?),? ?\bvol\. ?(?P<volume>[0-9]+),? ?no\. ?(?P<issue>[0-9-]+)"
        rf"(?:,? ?\((?P<year>{_YEAR})\))?(?:[,:;]? ?pp?\. ?{_RANGE})?\.?",
        re.IGNORECASE,
    ),
    pattern(
        rf"(?P<title>.+?),? ?(?:vol\. ?)?(?P<volume>[0-9]+) ?\((?P<issue>{_NUMBER})\)"
        rf"(?:[,:;] ?(?:pp?\. ?)?{_RANGE})?(?:,? \((?P<year>[0-9]{{4}})\))?\.?",
        re.IGNORECASE,
    ),
    pattern(
        r"(?P<title>.+?),? ?(?:vol\. ?)?(?P<volume>[0-9]+)"
        rf"(?: ?\((?P<issue>{_NUMBER})\))?,? ?\((?P<year>{_YEAR})\)"
        rf"(?:[,:;] ?(?:pp?\. ?)?{_RANGE})?\.?",
        re.IGNORECASE,
    ),
    pattern(
        r"(?P<title>.+?),? 제? ?(?P<volume>[0-9]+)권 ?제? ?(?P<issue>[0-9-]+)호"
        rf"(?:,? ?(?:pp?\. ?)?{_RANGE}(?:쪽|면)?)?"
    ),
    pattern(
        r"(?P<title>.+?)[.,]?(?: [–—-])? (?:(?P<year>[0-9]{4})[.,]?(?: [–—-])? )?"
        r"(?:Т\. ?(?P<volume>[0-9]+)[.,]? ?)?(?:№|Вып\.) ?(?P<issue>[0-9-]+)"
        rf"(?:[.,]?(?: [–—-])? ?[СC]\. ?{_RANGE})?\.?"
    ),
)


class Citation(Struct, frozen=True):
    """A journal or book, and where in it the item stands; each "" where nothing is said."""

    title: str = ""
    volume: str = ""
    issue: str = ""
    year: str = ""
    issue_title: str = ""
    pages: str = ""

    @property
    def numbered(self) -> bool:
        """Whether it says more than a title."""
        return bool(self.volume or self.issue or self.issue_title or self.pages)

    @property
    def place(self) -> tuple[str, str, str, str]:
        """Where in the host: the same in each language."""
        return self.volume, self.issue, self.year, self.pages

    def __str__(self) -> str:
        """Return the line."""
        numbers = (self.volume and f"Vol. {self.volume}", self.issue and f"No. {self.issue}")
        middle = " ".join(filter(None, numbers))
        if middle:
            middle += f" ({self.year})" if self.year else ""
            middle += f": {self.issue_title}" if self.issue_title else ""
        return "; ".join(filter(None, (self.title, middle, self.pages)))


@lru_cache(maxsize=4096)
def citation_of(text: str) -> Citation | None:
    """Return what a line says, None where it is no citation; a title alone is one.

    Whatever is read is written so that it reads the same.
    """
    if len(text) > _LONGEST or "://" in text:
        return None
    found = _parted(text) or _written_elsewhere(text) or Citation(text)
    again = _parted(str(found)) or Citation(str(found))
    return found if again == found else None


def _parted(text: str) -> Citation | None:
    """Return a citation in parts with semicolons; None for a bare title."""
    parts = text.split("; ")
    for at, part in enumerate(parts):
        for manner in (_OWN, _ELSEWHERE):
            found = manner.fullmatch(part)
            if found and (found["volume"] or found["issue"]):
                said = {name: value or "" for name, value in found.groupdict().items()}
                return Citation("; ".join(parts[:at]), pages="; ".join(parts[at + 1 :]), **said)
    if _PAGES.fullmatch(parts[-1]):
        return Citation("; ".join(parts[:-1]), pages=parts[-1])
    return None


def _written_elsewhere(text: str) -> Citation | None:
    for manner in _MANNERS:
        found = manner.fullmatch(text)
        if found:
            said = {name: value or "" for name, value in found.groupdict().items()}
            said["pages"] = re.sub(r"\s?[-–—~]\s?", "-", said.get("pages", ""))
            return Citation(**said)
    return None
