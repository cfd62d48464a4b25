"""A list of names: et al., the last delimiter, ``and`` (CSL 1.0.2, Name).

It also substitutes the names that the entry before showed (Reference Grouping).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rusrec.cite.collation import LIST_END, NAME_END
from rusrec.cite.dress import dresser
from rusrec.cite.marks import strip
from rusrec.cite.person import Person
from rusrec.cite.seams import guard
from rusrec.cite.shape import FIRST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rusrec.cite.cited import Cite
    from rusrec.cite.name import Name
    from rusrec.cite.part import Render
    from rusrec.cite.scope import Scope
    from rusrec.cite.tree import Element

__all__ = ["NameList"]

_NEVER: Final = 10**9
_EAST_ASIAN: Final = "\u2e80"
"""From here on stand letters that want no space before them."""
_HANGUL: Final = ("가", "힣")
"""Korean parts its words: 김경수 외, where Chinese and Japanese write 김경수等."""


def _count(text: str | None) -> int:
    return int(text) if text and text.strip() else 0


class NameList:
    """Writes the names of one variable as the options of a name element say."""

    def __init__(
        self, scope: Scope, element: Element, et_al: Element | None, options: Mapping[str, str]
    ) -> None:
        """Take the name and et-al elements, and the options that hold where they stand."""
        self.place = 0
        """Which list of the cite it is: where the cite's plan speaks of it."""
        self.collects = False
        """Whether it is the list that stands for the author."""
        self._count = options.get("form") == "count"
        self._person = Person(scope, element, options)
        self._inverted = options.get("name-as-sort-order", "")
        self._delimiter = guard(options.get("delimiter", ", "))
        self._precedes_last = options.get("delimiter-precedes-last", "contextual")
        self._precedes_et_al = options.get("delimiter-precedes-et-al", "contextual")
        self._use_last = options.get("et-al-use-last") == "true"
        later = "subsequent-" if scope.shape.position not in {"", FIRST} else ""
        self._min = _count(options.get(f"et-al-{later}min") or options.get("et-al-min")) or _NEVER
        self._first = (
            _count(options.get(f"et-al-{later}use-first") or options.get("et-al-use-first"))
            or _NEVER
        )
        self._and = _conjunction(scope, options.get("and", ""))
        self._gap = "" if self._and.rstrip() != self._and.rstrip(" ") else " "
        self._et_al = _et_al(scope, et_al)
        self._dress: Callable[[str], str] | None = dresser(element, shape=scope.shape)
        self._sort = scope.area.sort
        area = scope.area.element.attributes if scope.area.bibliography else {}
        self._mark = area.get("subsequent-author-substitute")
        self._rule = area.get("subsequent-author-substitute-rule", "complete-all")

    def render(self, variable: str) -> Render:
        """Give the function that writes the names of *variable* of a cite."""

        def render(cite: Cite) -> str:
            names = cite.names[variable]
            shown = self._shown(cite, len(names))
            cite.lists.append((shown, names))
            if self._count:
                return str(shown)
            written = self._written(cite, names, shown)
            if self._sort:
                return f"{NAME_END.join(written)}{LIST_END}"
            if self.collects:
                return self._collected(cite, written, names, shown)
            return self._list(written, names, shown)

        return render

    def _shown(self, cite: Cite, total: int) -> int:
        if total < self._min or self._first >= total:
            return total
        planned = cite.plan.shown
        if len(planned) > self.place:
            return min(max(self._first, planned[self.place]), total)
        return self._first

    def _written(self, cite: Cite, names: tuple[Name, ...], shown: int) -> list[str]:
        givens: tuple[int, ...] = ()
        if len(cite.plan.givens) > self.place:
            givens = cite.plan.givens[self.place]
        write, inverted = self._person.write, self._inverted
        if shown == len(names) and not givens and not self._dress:
            return [
                write(name, 0, inverted=inverted == "all" or (inverted == "first" and not place))
                for place, name in enumerate(names)
            ]
        places = list(range(shown))
        if shown < len(names) and self._use_last and shown < len(names) - 1:
            places.append(len(names) - 1)
        written = [
            write(
                names[place],
                givens[place] if place < len(givens) else 0,
                inverted=inverted == "all" or (inverted == "first" and place == 0),
            )
            for place in places
        ]
        return list(map(self._dress, written)) if self._dress else written

    def _collected(
        self, cite: Cite, written: list[str], names: tuple[Name, ...], shown: int
    ) -> str:
        text = self._list(written, names, shown)
        cite.author = text
        cite.people = names
        if self._mark is None or not cite.previous:
            return text
        mark = guard(self._mark)
        if self._rule == "complete-all":
            return mark if names == cite.previous else text
        same = 0
        for name, before in zip(names[: len(written)], cite.previous, strict=False):
            if name != before:
                break
            same += 1
        if self._rule == "complete-each":
            same = same if names == cite.previous else 0
        elif self._rule == "partial-first":
            same = min(same, 1)
        return self._list([mark] * same + written[same:], names, shown)

    def _list(self, written: list[str], names: tuple[Name, ...], shown: int) -> str:
        total = len(names)
        delimiter = self._delimiter
        if len(written) < total:
            if len(written) > shown:
                return f"{delimiter.join(written[:-1])}{delimiter}… {written[-1]}"
            return self._abbreviated(written, names)
        if len(written) == 1 or not self._and:
            return delimiter.join(written)
        before = delimiter.join(written[:-1])
        joint = delimiter if self._before_last(names) else self._gap
        return f"{before}{joint}{self._and}{written[-1]}"

    def _abbreviated(self, written: list[str], names: tuple[Name, ...]) -> str:
        text = self._delimiter.join(written)
        et_al = self._et_al
        if not et_al:
            return text
        match self._precedes_et_al:
            case "always":
                delimited = True
            case "never":
                delimited = False
            case "after-inverted-name":
                delimited = self._last_inverted(names, len(written))
            case _:
                delimited = len(written) > 1
        if delimited:
            return f"{text}{self._delimiter}{et_al}"
        first = strip(et_al)[:1]
        joined = first >= _EAST_ASIAN and not _HANGUL[0] <= first <= _HANGUL[1]
        gap = "" if first.isspace() or joined else " "
        return f"{text}{gap}{et_al}"

    def _before_last(self, names: tuple[Name, ...]) -> bool:
        match self._precedes_last:
            case "always":
                return True
            case "never":
                return False
            case "after-inverted-name":
                return self._last_inverted(names, len(names) - 1)
        return len(names) > 2  # noqa: PLR2004 - contextual: with three names or more

    def _last_inverted(self, names: tuple[Name, ...], count: int) -> bool:
        """Tell whether the last of *count* names stands with its family name first."""
        name = names[count - 1]
        if name.literal or name.east_asian or not name.given:
            return False
        return self._inverted == "all" or (self._inverted == "first" and count == 1)


def _conjunction(scope: Scope, kind: str) -> str:
    match kind:
        case "text":
            word = scope.locale.text("and")
        case "symbol":
            word = scope.locale.text("and", "symbol") or "&"
        case _:
            return ""
    return word if word[-1:].isspace() else f"{word} "


def _et_al(scope: Scope, element: Element | None) -> str:
    if scope.area.sort:
        return ""
    name = element.get("term", "et-al") if element is not None else "et-al"
    text = scope.locale.text(name)
    if element is None or not text:
        return text
    dress = dresser(element, shape=scope.shape)
    return dress(text) if dress else text
