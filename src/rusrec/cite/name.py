"""A personal or corporate name of an item, taken apart as CSL wants it.

Particles that stand in the family or given name (``van Gogh``, ``Alexander von``) are told apart
where the name does not state any: CSL 1.0.2, Names. A family name in straight quotation marks
is taken as it stands.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rusrec.cite.marks import GUARD, strip
from rusrec.cite.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["Name", "name_of"]

_PARTICLES: Final = frozenset(
    words(
        "a aan aan' de' da' del' d' dem il vander v.d. vd abd abu ad af al am an at auf auf'm "
        "aus aus'm aus'n av aw ben bin da dal dall' dalla das de dei del dela dell' della delle "
        "dello den der des di do dos du e ed el im in 'n het l' la las le les li lo los lou ma "
        "mac of op opde pietro s' 's sen soto 't te ten ter to tot toe und uijt uit unter upd "
        "vande van v v. ver vom von vor voor y z zu zum zur"
    )
)
_PREFIXES: Final = re.compile(
    r"(?:al|el|as|ad|an|ar|at|ash|az|ed|es|et|ibn|ad|ul|ʿal)[-‐]|(?:d|l|dell|dall|de|n|t|s|o)['’]"
)
_LOWER_WORD = re.compile(r"\S+(?:\s+|$)")
# Hangul, kana, Han and their marks; a name of these alone is written family first, without a gap.
_EAST_ASIAN = re.compile(
    r"[\u1100-\u11ff\u3005-\u3007\u3021-\u3029\u3040-\u312f\u3130-\u318f\u31a0-\u31bf\u31f0-\u31ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f"
    r"\U00020000-\U0003ffff·・･\s-]+"
)


_QUOTED: Final = frozenset("\"'’\ufde8")


class Name(NamedTuple):
    """The parts of a name as marked text; a corporate name has only ``literal``."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    static: bool = False
    literal: str = ""
    east_asian: bool = False
    beside: tuple[tuple[str, Name, str], ...] = ()
    """Other forms of the name that stand beside it, each with what is before and after it."""


def name_of(value: Mapping[str, Any], read: Callable[[str], str]) -> Name | None:
    """Give the name that a CSL-JSON *value* states, or None where it states none."""
    family, given = _part(value, "family", read), _part(value, "given", read)
    if not family and not given:
        literal = _part(value, "literal", read)
        return Name(literal=literal) if literal else None
    if not given and value.get("isInstitution"):
        return Name(literal=family)
    if len(value) == 2 and (plain := _plain(family, given)):  # noqa: PLR2004 - the two parts
        return plain
    return _full(value, family, given, read)


def _part(value: Mapping[str, Any], name: str, read: Callable[[str], str]) -> str:
    part = value.get(name)
    return read(part.strip()) if part and isinstance(part, str) else ""


@lru_cache(maxsize=8192)
def _plain(family: str, given: str) -> Name | None:
    """Give a name without particles or suffix the quick way, or None where it may have any."""
    if not given or not family or "," in given or family[0] in _QUOTED:
        return None
    if _east_asian(family, given):
        return Name(family, given, east_asian=True)
    if not family[0].isupper() or not given[-1].isalpha():
        return None
    last = given.rpartition(" ")[2]
    return Name(family, given) if last[0].isupper() else None


def _full(value: Mapping[str, Any], family: str, given: str, read: Callable[[str], str]) -> Name:
    suffix = _part(value, "suffix", read)
    stated = str(value.get("family", "")).strip()
    if stated[:1] == stated[-1:] == '"':
        return Name(family=read(stated.strip('"')), given=given, suffix=suffix)
    forced = suffix.startswith("!")
    name = Name(
        family=family,
        given=given,
        dropping=_part(value, "dropping-particle", read),
        non_dropping=_part(value, "non-dropping-particle", read),
        suffix=suffix.lstrip("! "),
        comma_suffix=forced or _true(value.get("comma-suffix")),
        static=_true(value.get("static-ordering")),
        east_asian=_east_asian(family, given),
    )
    if not family:
        return name._replace(family=given, given="")
    if name.dropping or name.non_dropping or value.get("parse-names") is False:
        return name
    name = _suffix_apart(_particles_apart(name))
    alone = Name(family=name.family, east_asian=name.east_asian)
    return Name(literal=name.family) if name == alone else name  # one name, however it is stated


def _east_asian(family: str, given: str) -> bool:
    """Tell whether a name of these parts is written whole, family name first (김경수)."""
    return (
        ord(family[:1] or "a") > 0x10FF  # noqa: PLR2004 - a quick no for all but East Asian letters
        and bool(_EAST_ASIAN.fullmatch(family))
        and bool(_EAST_ASIAN.fullmatch(given or family))
    )


def _true(value: object) -> bool:
    return isinstance(value, bool | int | str) and str(value).lower() in {"true", "1"}


def _particles_apart(name: Name) -> Name:
    family, given = name.family, name.given
    non_dropping = _leading(family)
    family = family[len(non_dropping) :]
    dropping = ""
    words = given.split()
    while len(words) > 1 and _is_particle(words[-1]):
        dropping = f"{words.pop()} {dropping}".strip()
    if dropping:
        given = given[: given.rindex(dropping.split()[0])].rstrip() if dropping else given
    return name._replace(
        family=family, given=given, dropping=dropping, non_dropping=non_dropping.rstrip(" ")
    )


def _is_particle(word: str) -> bool:
    return word.replace("’", "'") in _PARTICLES


def _leading(family: str) -> str:
    """Give the particles that *family* begins with, the space after them included."""
    end = 0
    while True:
        if glued := _PREFIXES.match(family, end):
            rest = strip(family[glued.end() :])
            if not rest or not rest[:1].isalpha() or rest[:1].islower():
                break
            return family[: glued.end()]
        word = _LOWER_WORD.match(family, end)
        if not word or word.end() >= len(family) or not _is_particle(word[0].strip()):
            break
        end = word.end()
    return family[:end]


def _suffix_apart(name: Name) -> Name:
    """Tell ``Jr.`` apart from a given name that ends in it after a comma (``John, Jr.``)."""
    given, comma, suffix = name.given.replace(GUARD, "").partition(",")
    if not comma or name.suffix or not suffix.strip():
        return name
    forced = suffix.startswith("!")
    suffix = suffix.lstrip("!").strip()
    return name._replace(
        given=given.strip(), suffix=suffix, comma_suffix=forced or suffix in {"Jr.", "Jr", "Sr."}
    )
