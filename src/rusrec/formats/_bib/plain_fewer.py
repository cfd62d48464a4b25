"""What fewer records have, written in one go, as each export of Zotero has it.

Other names, the note of where a record comes from (for which there is no field), a short title,
editors and translators, edition and extent.
"""

from typing import Final

from msgspec import Struct

from rusrec.formats._bib.key import ALIAS
from rusrec.formats._bib.plain_name import names_in, people
from rusrec.formats._bib.sheet import Place
from rusrec.formats._bib.works import numbers_tex
from rusrec.formats._tex import encode
from rusrec.formats._usual import Told
from rusrec.loss import Difference
from rusrec.model import Record, Text, Texts

__all__ = ["Fewer", "fewer_of"]

_UNWRITTEN: Final = "source"


class Fewer(Struct, frozen=True, gc=False):
    """The lines of what fewer records have, at their places, and what of it is lost."""

    editor: str = ""
    translator: str = ""
    short_title: str = ""
    edition: str = ""
    extent: str = ""
    names: str = ""
    lost: tuple[Difference, ...] = ()


_NO_MORE: Final = Fewer()
"""Those of most records."""


def fewer_of(record: Record, place: Place, tag: str) -> Fewer:
    """Return the lines of what fewer records have, where they are of the simplest kind."""
    editor, translator, aka, notes = record.editor, record.translator, record.aka, record.notes
    short_title, edition, extent = record.short_title, record.edition, record.extent
    if not (editor or translator or aka or notes or short_title or edition or extent):
        return _NO_MORE
    if (editor and place.hosted) or any(note.type != _UNWRITTEN for note in notes):
        raise Told
    if not "".join((extent, *aka)).isprintable():
        raise Told
    lost: list[Difference]
    lost = [(f"notes[{at}]", "no-target-field", None) for at in range(len(notes))]
    names = tuple([name for name in aka if ALIAS.fullmatch(name)])
    if names != aka:
        lost.append(("aka", "not-representable", names or None))
    written = names_in[tag]
    return Fewer(
        f"  editor = {{{people(editor, written)}}},\n" if editor else "",
        f"  translator = {{{people(translator, written)}}},\n" if translator else "",
        _text("shorttitle", short_title, tag),
        _text("edition", edition, tag),
        f"  pagetotal = {{{numbers_tex(extent)}}},\n" if extent else "",
        "".join([f", {name}" for name in names]),
        tuple(lost),
    )


def _text(field: str, texts: Texts, tag: str) -> str:
    """Return the line of one text that arrives as it is."""
    if not texts:
        return ""
    text = texts[0].text
    if texts != (Text(text, tag),) or not text.isprintable():
        raise Told
    return f"  {field} = {{{encode(text)}}},\n"
