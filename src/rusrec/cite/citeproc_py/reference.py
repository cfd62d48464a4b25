"""An item of CSL-JSON as citeproc-py's reference: all names and dates, texts in marks.

Its own reader of CSL-JSON takes the name variables that it does not list (``director``) for texts,
warns at each key that it does not know, and folds ids into lower case.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from citeproc.source import Date, DateRange, LiteralDate, Reference
from citeproc.string import String

from rusrec.scripts.detect import char_class
from rusrec.scripts.pattern import pattern

__all__ = ["Marked", "Person", "reference"]

Parts = tuple["Marked | None", ...]

_TOLD: Final = frozenset(("id", "type", "custom", "citation-key", "multi"))
_DATE_PARTS: Final = ("year", "month", "day")
_EAST_ASIAN: Final = pattern(f"[{char_class('Jpan', 'Kore', 'Bopo')}・·\\s-]+")
"""A name in these letters alone is written family name first, without a gap."""


class Marked(String):
    """Text in marks: its first letter is the first one that is no mark."""

    def capitalize_first(self) -> "Marked":
        """Return the text with its first letter as a capital."""
        start = next((i for i, char in enumerate(self) if not "\ufdd0" <= char <= "\ufdef"), 0)
        return Marked(self[:start] + self[start : start + 1].upper() + self[start + 1 :])


class Person(NamedTuple):
    """A name as citeproc-py asks for it: by its parts, which depend on the form wanted."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""
    gap: str | None = None
    """What parts family from given in a name that is never turned around, else None."""
    form: str = "long"

    def parts(self) -> Parts:
        """Return given, family, dropping and non-dropping particle, suffix; None for no part.

        An East Asian name, one with ``static-ordering`` and a body are whole: all family.
        """
        if self.gap is not None:
            whole = self.family if self.form == "short" else self.family + self.gap + self.given
            return None, Marked(whole.strip()), None, None, None
        parts = (self.given, self.family, self.dropping, self.non_dropping, self.suffix)
        return tuple(Marked(part) if part else None for part in parts)


def _person(name: Mapping[str, Any], read: Callable[[str], str]) -> Person | None:
    parts = {key: read(value) for key, value in name.items() if isinstance(value, str) and value}
    family, given = parts.get("family", ""), parts.get("given", "")
    if not (family or given):
        literal = parts.get("literal", "")
        return Person(literal, gap="") if literal else None
    gap = "" if _EAST_ASIAN.fullmatch(family + given) else None
    if gap is None and name.get("static-ordering"):
        gap = " "
    return Person(
        family,
        given,
        parts.get("dropping-particle", ""),
        parts.get("non-dropping-particle", ""),
        parts.get("suffix", ""),
        gap,
    )


def reference(key: str, item: Mapping[str, Any], read: Callable[[str], str]) -> Any:
    """Return the reference of *item*, called *key*; *read* makes marked text of a field.

    Each variable stands under its own name and under citeproc-py's, which has underscores: its
    elements ask for one or the other.
    """
    found = Reference(key, str(item.get("type", "document")))
    for name, value in item.items():
        if name in _TOLD:
            continue
        made = _variable(value, read) if name != "language" else value
        if made:
            found[name] = found[name.replace("-", "_")] = made
    return found


def _variable(value: Any, read: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return Marked(read(value))
    if isinstance(value, Mapping):
        return _date(value)
    if isinstance(value, Sequence):
        names = (_person(each, read) for each in value if isinstance(each, Mapping))
        return [name for name in names if name]
    return None


def _date(value: Mapping[str, Any]) -> Any:
    ends = [_parts(numbers) for numbers in value.get("date-parts") or ()]
    if value.get("season") and ends:
        ends[0]["season"] = int(value["season"])
    circa = bool(value.get("circa"))
    if len(ends) > 1:
        return DateRange(begin=Date(**ends[0]), end=Date(**ends[1]), circa=circa)
    if ends:
        return Date(**ends[0], circa=circa)
    words = value.get("literal") or value.get("raw")
    return LiteralDate(words, circa=circa) if words else None


def _parts(numbers: Sequence[Any]) -> dict[str, int]:
    return {part: int(number) for part, number in zip(_DATE_PARTS, numbers, strict=False)}
