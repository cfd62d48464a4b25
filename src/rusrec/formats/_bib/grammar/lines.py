r"""The fields of an entry that begins each on a line of its own, as nearly all programs write it.

What is not plain to see (``name = {value},`` with braces in pairs, a number, a macro) is left to
:mod:`rusrec.formats._bib.grammar.fields`; a test compares the two.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from rusrec.formats._bib.grammar.count import closing_brace
from rusrec.scripts.pattern import pattern

__all__ = ["Cut", "cut_of"]

_KEY: Final = pattern(r"[\w.:/+-]*")
_BARE: Final = pattern(r"[ \t]*(\w+)[ \t]*=[ \t]*([0-9]+|[A-Za-z]+),[ \t]*")


class Cut(NamedTuple):
    """What an entry says: its key, its fields by name, folded to lower case.

    The value of those called ``macros`` is the name of one.
    """

    key: str
    fields: dict[str, str]
    macros: tuple[str, ...]


def cut_of(body: str) -> Cut | None:
    """Return the key and the fields of an entry; None where they are not so plain.

    Args:
        body: What stands between the delimiters of the entry. If it is all up to the first line end
            with a closing brace behind it, and this cuts it, that brace is the one.
    """
    key, _, rest = body.partition(",")
    begun, *values = rest.split(" = {" if " = {" in rest else "={")
    if not values or not _KEY.fullmatch(key):
        return None
    last, end, beyond = values.pop().rpartition("}")
    cuts = [piece.rpartition("},\n") for piece in values]
    layout = _layout((begun, *[name for _, _, name in cuts], beyond))
    values = [value for value, _, _ in cuts]
    values.append(last)
    if layout is None or not end or not all(cut for _, cut, _ in cuts):
        return None
    if not _paired(rest, values):
        return None
    if layout.bare:
        found = iter(values)
        values = [
            layout.bare[name] if name in layout.bare else next(found) for name in layout.names
        ]
    return Cut(key, dict(zip(layout.names, values, strict=True)), layout.macros)


class _Layout(NamedTuple):
    """The names of all fields, the values of those without braces, and those that are macros."""

    names: tuple[str, ...]
    bare: dict[str, str]
    macros: tuple[str, ...]


@lru_cache(maxsize=2048)
def _layout(between: tuple[str, ...]) -> _Layout | None:
    """Return what stands before, between and behind the values in braces, taken apart."""
    *before, behind = between
    found: list[tuple[str, str]] = []
    for text in before:
        *lines, name = text.split("\n")
        found += _bare(lines)
        found.append((name.strip(" \t"), ""))
    comma, *lines = behind.rstrip(" \t\n").split("\n")
    if lines and lines[-1][-1] != ",":
        lines[-1] += ","
    if comma.strip(" \t") != "," and (lines or comma.strip(" \t")):
        return None
    found += _bare(lines)
    names = tuple([name.lower() for name, _ in found])
    if not all(map(str.isalnum, names)) or len(set(names)) < len(names):
        return None
    bare = {name.lower(): value for name, value in found if value}
    return _Layout(names, bare, tuple([name for name in bare if bare[name].isalpha()]))


def _bare(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the fields without braces, one a line; a line that is none has a name that is none."""
    for line in lines:
        if line.strip(" \t"):
            match = _BARE.fullmatch(line)
            yield (match[1], match[2]) if match else ("", "")


def _paired(rest: str, values: list[str]) -> bool:
    """Tell whether each of the *values* in *rest* has braces in pairs, none behind a backslash."""
    if "\\" in rest and ("\\{" in rest or "\\}" in rest):
        return False
    if rest.count("{") == rest.count("}") == len(values):
        return True  # there are none but those around values
    return all(
        closing_brace(f"{value}}}", 0) == len(value)
        for value in values
        if "{" in value or "}" in value
    )
