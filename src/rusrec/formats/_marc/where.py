"""Where an item stands in its host as catalogues say it in words, in English, Korean or Russian."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from rusrec.scripts.pattern import pattern

__all__ = ["Place", "place_in_words"]


class Place(NamedTuple):
    """Where an item stands in its host."""

    volume: str = ""
    issue: str = ""
    pages: str = ""


_LONGEST: Final = 200
_OWN: Final = pattern(
    r"(?:(?:[Vv]ol|Bd|Т|т|t|v)\. (?P<volume>[^,()]+?))?"
    r"(?:(?:^|, )(?:no|№|vyp|вып|iss|Nr|n)\. (?P<issue>[^,()]+?))?"
    r"(?: \([^()]*\))?(?:(?:^|, )(?:p|pp|S|с|С|s)\. (?P<pages>.+?))?",
)
_DIVIDED: Final = pattern(r"\. [-–—] ")
"""Finds what parts the areas of a description in Russian and German catalogues."""
_DASH: Final = pattern(r" ?[-–—~] ?")
_BETWEEN: Final = r"[.,;:]?(?: [-–—])? ?"
_NUMBER: Final = r"[0-9]++(?:[-–/][0-9]++)?+"
"""A number, which is never divided between two of them."""
_REST: Final = (
    rf"(?:{_BETWEEN}\([^()]*\))?"
    rf"(?:{_BETWEEN}(?:(?:pp?|[sс]|стр)\. ?)?(?P<pages>[a-z]?[0-9]+(?: ?[-–—~] ?[0-9]+)?)"
    r"(?: ?[쪽면])?)?"
)
_ELSEWHERE: Final = (
    pattern(
        rf"(?:[12][0-9]{{3}}{_BETWEEN})?"
        rf"(?:(?:vol(?:ume)?|v|bd|band|jg|т|том|t)\.? ?(?P<volume>{_NUMBER}))?"
        rf"(?:{_BETWEEN}(?:no|nr|n|№|вып(?:уск)?|vyp|iss(?:ue)?|heft)\.? ?(?P<issue>{_NUMBER}))?"
        rf"{_REST}",
        re.IGNORECASE,
    ),
    pattern(
        rf"제? ?(?P<volume>{_NUMBER}) ?[권집卷輯](?:,? ?제? ?(?P<issue>{_NUMBER}) ?[호號])?{_REST}"
    ),
    pattern(rf"(?P<volume>{_NUMBER}) ?\((?P<issue>(?![12][0-9]{{3}}\)){_NUMBER})\){_REST}"),
)
"""Manners of other catalogues: ``Т. 8, № 1. - С. 3-9``, ``제8권 제1호, 3-9쪽``, ``8(1), 3-9``."""


@lru_cache(maxsize=4096)
def place_in_words(words: str) -> Place | None:
    """Return the place that *words* say, those of ``$g``; None where they say it otherwise."""
    own = _OWN.fullmatch(words)
    if own and not _DIVIDED.search(words):
        return _place(own)
    for manner in _ELSEWHERE if len(words) < _LONGEST else ():
        found = manner.fullmatch(words)
        if found and (found["volume"] or found["issue"]):
            place = _place(found)
            return place._replace(pages=_DASH.sub("-", place.pages))
    return _place(own) if own else None


def _place(found: re.Match[str]) -> Place:
    return Place(found["volume"] or "", found["issue"] or "", (found["pages"] or "").strip())
