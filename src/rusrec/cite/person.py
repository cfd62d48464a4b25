"""One name: which parts show, and in which order (CSL 1.0.2, Name-part Order)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from rusrec.cite.beside import aside
from rusrec.cite.dress import affixes, dresser
from rusrec.cite.initials import initials
from rusrec.cite.seams import guard

if TYPE_CHECKING:
    from rusrec.cite.name import Name
    from rusrec.cite.scope import Scope
    from rusrec.cite.tree import Element

__all__ = ["INITIALS", "WHOLE", "Person"]

INITIALS = 1
WHOLE = 2
"""How much of the given name is wanted to tell a name from others."""

_NARROW = frozenset(("cs", "fr", "ru"))
"""Languages whose typography keeps a particle on the line of its name."""

Dress = Callable[[str], str]


def _plain(text: str) -> str:
    return text


class Person:
    """Writes one name after another as a name element and its options say."""

    def __init__(self, scope: Scope, element: Element, options: Mapping[str, str]) -> None:
        """Take the ``cs:name`` *element* and the options of names that hold where it stands."""
        parts = {part.get("name"): part for part in element.all("name-part")}
        self._family, self._family_affixes = _part(scope, parts.get("family"))
        self._given, self._given_affixes = _part(scope, parts.get("given"))
        self.short = options.get("form") == "short"
        self._whole_names = scope.beside and not self.short
        """Whether other forms of a name stand beside it."""
        self._mark = options.get("initialize-with")
        self._stopped = self._mark is None or "." in self._mark
        """Whether abbreviations in a name have stops: Kim J Jr, but Kim J. Jr."""
        self._whole = options.get("initialize") != "false"
        self._hyphen = scope.style.options.get("initialize-with-hyphen") != "false"
        self._separator = guard(options.get("sort-separator", ", "))
        demote = scope.style.options.get("demote-non-dropping-particle", "display-and-sort")
        self._demoted = demote == "display-and-sort" or (demote == "sort-only" and scope.area.sort)
        self._gap = "\xa0" if scope.locale.language[:2] in _NARROW else " "
        self._glued = () if scope.area.sort else tuple("'’-‐")
        """What a particle ends with that wants no space after it; none where names are sorted."""
        self._undressed = parts.keys().isdisjoint(("family", "given"))

    def write(self, name: Name, level: int, *, inverted: bool) -> str:
        """Write *name*, with the family name first if *inverted*; *level* tells it from others."""
        if self._undressed and not (level or self.short or any(name[2:8])):
            written = self._usual(name, inverted=inverted)
        else:
            written = self._written(name, level, inverted=inverted)
        if name.beside and self._whole_names:
            for before, other, after in name.beside:
                form = self._written(other, level, inverted=inverted)
                written += aside(f"{before}{form}{after}")
        return written

    def _usual(self, name: Name, *, inverted: bool) -> str:
        """Write a name of a family and given name alone, as most are, the quick way."""
        family, given, mark = name.family, name.given, self._mark
        if name.east_asian or not given:
            return family + given
        if mark is not None:
            given = initials(given, mark, hyphen=self._hyphen, whole=self._whole)
        return f"{family}{self._separator}{given}" if inverted else f"{given} {family}"

    def _written(self, name: Name, level: int, *, inverted: bool) -> str:
        """Write one form of a name."""
        if name.literal:
            return self._family(name.literal)
        if self.short and not level:
            return self._short(name, inverted=inverted)
        given = self._given_names(name, level)
        if name.suffix and not self._stopped:
            name = name._replace(suffix=name.suffix.replace(".", ""))
        if not given:
            return self._only_family(name)
        if name.east_asian:
            return f"{self._family(name.family)}{self._given(given)}"
        if name.static:
            return f"{self._family(name.family)} {self._given(given)}"
        return self._inverted(name, given) if inverted else self._straight(name, given)

    def _given_names(self, name: Name, level: int) -> str:
        if self._mark is None or level == WHOLE or name.east_asian:
            return name.given
        return initials(name.given, self._mark, hyphen=self._hyphen, whole=self._whole)

    def _short(self, name: Name, *, inverted: bool) -> str:
        apart = inverted and self._demoted and bool(name.non_dropping)
        family = self._family(name.family) if apart else self._surname(name)
        family = self._wrapped(family, self._family_affixes)
        if apart:
            return f"{family}{self._separator}{self._family(name.non_dropping)}"
        return family

    def _only_family(self, name: Name) -> str:
        family = self._wrapped(self._surname(name), self._family_affixes)
        if name.dropping:
            family = f"{family}{self._separator}{name.dropping}"
        return f"{family} {name.suffix}" if name.suffix else family

    def _straight(self, name: Name, given: str) -> str:
        given = self._wrapped(self._given(given), self._given_affixes)
        family = self._surname(name)
        if name.dropping:
            family = self._adjoined(name.dropping, self._given(name.dropping), family)
        if name.suffix:
            family += f", {name.suffix}" if name.comma_suffix else f" {name.suffix}"
        return f"{given} {self._wrapped(family, self._family_affixes)}"

    def _inverted(self, name: Name, given: str) -> str:
        given = self._given(given)
        if name.dropping:
            given = f"{given} {self._given(name.dropping)}"
        if self._demoted:
            family = self._family(name.family)
            if name.non_dropping:
                given = f"{given} {self._family(name.non_dropping)}"
        else:
            family = self._surname(name)
        given = self._wrapped(given, self._given_affixes)
        family = self._wrapped(family, self._family_affixes)
        suffix = f"{self._separator}{name.suffix}" if name.suffix else ""
        return f"{family}{self._separator}{given}{suffix}"

    def _surname(self, name: Name) -> str:
        """Give the family name with the particle that stays with it, each in its formatting."""
        family = self._family(name.family)
        if not name.non_dropping:
            return family
        return self._adjoined(name.non_dropping, self._family(name.non_dropping), family)

    def _adjoined(self, particle: str, dressed: str, name: str) -> str:
        return (
            f"{dressed}{name}" if particle.endswith(self._glued) else f"{dressed}{self._gap}{name}"
        )

    @staticmethod
    def _wrapped(text: str, wrapping: tuple[str, str]) -> str:
        return f"{wrapping[0]}{text}{wrapping[1]}"


def _part(scope: Scope, element: Element | None) -> tuple[Dress, tuple[str, str]]:
    if element is None:
        return _plain, ("", "")
    bare = {k: v for k, v in element.attributes.items() if k not in {"prefix", "suffix"}}
    dress = dresser(
        element._replace(attributes=bare),
        shape=scope.shape,
    )
    return dress or _plain, affixes(element)
