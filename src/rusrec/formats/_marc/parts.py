r"""Fields that are too long for the directory of ISO 2709, in several parts, and whole again.

Each part begins with ``$8 99.1\x``, ``$8 99.2\x`` and so on (general sequencing); a part behind the
first has only the rest of the last subfield, which was parted at a blank.

Source: MARC 21, Appendix A, ``$8``; ISO 2709, where a field has at most 9,999 bytes.
"""

from collections.abc import Iterable
from typing import Final

from rusrec.formats._marc.field import Field
from rusrec.scripts.pattern import pattern

__all__ = ["parted", "room", "size", "whole"]

_MARK: Final = pattern(r"99\.([1-9][0-9]{0,2})\\x")
_FRAME: Final = 3
"""The bytes of two indicators and a terminator."""


def size(field: Field) -> int:
    """Return how many bytes *field* has in UTF-8, with its terminator."""
    if not field.ind:
        return _bytes(field.value) + 1
    return _FRAME + sum(2 + _bytes(value) for _, value in field.subs)


_ENTRY: Final = 12 + 20
"""The bytes of an entry in a directory, and of the mark of a part."""
_PART: Final = 9_000
"""About how many bytes a part has."""


def room(sizes: Iterable[int]) -> int:
    """Return what fields of these *sizes* take with their entries, the long ones parted."""
    return sum([n + _ENTRY * (1 + n // _PART) for n in sizes])


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def parted(field: Field, most: int) -> list[Field]:
    """Return *field* in parts of at most *most* bytes; itself where it has no more.

    Only the last subfield is parted; where it has no blank at the right place, it stays too long.
    """
    if size(field) <= most:
        return [field]
    *lead, (code, rest) = field.subs
    room = most - size(Field(field.tag, field.ind, tuple(lead))) - 2 - 12
    parts: list[str] = []
    while rest and room > 0:
        cut = rest if len(rest.encode()) <= room else _cut(rest, room)
        parts.append(cut)
        rest = rest[len(cut) + 1 :]
        room = most - _FRAME - 16
    made = []
    for number, part in enumerate(parts, 1):
        mark = ("8", f"99.{number}\\x")
        made.append(
            Field(field.tag, field.ind, (mark, *(() if number > 1 else lead), (code, part)))
        )
    return made


def _cut(text: str, room: int) -> str:
    """Return the words with which *text* begins and for which there is *room*."""
    fits = text.encode()[:room].decode("utf-8", "ignore")
    return fits[: fits.rfind(" ")] if " " in fits else text


def whole(fields: Iterable[Field]) -> list[Field]:
    """Return *fields*, each that was parted as one."""
    made: list[Field] = []
    for field in fields:
        number = _number(field)
        if number > 1 and made and made[-1].tag == field.tag and _number(made[-1]) == number - 1:
            *lead, (code, text) = made[-1].subs
            if len(field.subs) == 2 and field.subs[1][0] == code:  # noqa: PLR2004 (mark and rest)
                mark = ("8", f"99.{number}\\x")
                subs = (mark, *lead[1:], (code, f"{text} {field.subs[1][1]}"))
                made[-1] = field._replace(subs=subs)
                continue
        made.append(field)
    return [f._replace(subs=f.subs[1:]) if _number(f) > 1 and len(f.subs) > 1 else f for f in made]


def _number(field: Field) -> int:
    if not field.ind or not field.subs or field.subs[0][0] != "8":
        return 0
    match = _MARK.fullmatch(field.subs[0][1])
    return int(match[1]) if match else 0
