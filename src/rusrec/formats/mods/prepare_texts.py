"""Titles, subjects and abstracts, prepared: where each text goes, as the long way has shown."""

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import astuple, replace

from rusrec.formats._xml.skeleton import holes_of
from rusrec.formats.mods.fragment import NAMES
from rusrec.formats.mods.prepare import MAINS, Prepare, Step, expect, tag_of_both
from rusrec.formats.mods.read_works import HANDLERS
from rusrec.formats.mods.reading import Reading, Work
from rusrec.formats.mods.tables import Kind
from rusrec.scripts import gate

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["TEXTS", "Texts"]

Made = tuple[str, type[Any], int, str, tuple[Any, ...]]
"""The field of a text, its type, its number, its tag, and what else it says."""


class Texts:
    """A step that takes texts."""

    def __init__(self, made: list[Made]) -> None:
        """Take what is *made* of texts."""
        self.made = made

    def moved(self, base: int) -> list[Made]:
        """Return what is made where the first text has the number *base*."""
        return [(field, make, base + at, tag, rest) for field, make, at, tag, rest in self.made]

    def __call__(self, work: Work, texts: list[str], _: list[str], base: int) -> None:
        """Read them."""
        values, main = work.values, work.main
        for field, make, at, tag, rest in self.made:
            text = make(texts[base + at], tag or main, *rest)
            if field in values:
                values[field].append(text)
            else:
                values[field] = [text]


def _texts(element: "_Element", _: Step) -> Texts:
    """Prepare a title or a subject: the long way reads numbers, and shows where they go."""
    expect("altFormat" not in element.attrib)
    expect(not any(hole.attribute not in ("", "ID") for hole in holes_of(element)))
    found = [_read(element, main) for main in MAINS]
    made = []
    for (field, one), (_, other) in zip(*found, strict=True):
        text, tag, *rest = astuple(one)
        expect(text.isdecimal() and replace(other, tag=tag) == one)
        made.append((field, type(one), int(text), tag_of_both(tag, other.tag), tuple(rest)))
    expect(bool(made))
    return Texts(made)


def _read(element: "_Element", main: str) -> list[tuple[str, Any]]:
    work = Work(Reading(""), "", main, ())
    HANDLERS[NAMES[element.tag]](work, element)
    expect(not (work.reading.told or work.spare or work.alike) and work.kind == Kind())
    return [(field, each) for field, values in work.values.items() for each in values]


def _abstract(element: "_Element", long: Step) -> Step:
    """Prepare an abstract; the long way knows what is a paragraph."""
    short = _texts(element, long)
    at = short.made[0][2]

    def step(work: Work, texts: list[str], raw: list[str], base: int) -> None:
        if "\n" in raw[base + at]:
            long(work, texts, raw, base)
        else:
            short(work, texts, raw, base)
            gate.vouch(texts[base + at])

    return step


TEXTS: Final[dict[str, Prepare]] = {
    "titleInfo": _texts,
    "abstract": _abstract,
    "subject": _texts,
}
"""What prepares an element, by its name."""
