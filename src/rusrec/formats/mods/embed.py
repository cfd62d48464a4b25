"""A whole record in an ``extension``, so that nothing at all is lost.

The elements around it are what people edit: a record that does not say what they say is out of
date, and does not count.
"""

from typing import TYPE_CHECKING

from rusrec.formats._embed import counting, dumped
from rusrec.formats._xml import content
from rusrec.formats.mods.carries import VERSIONS
from rusrec.formats.mods.tables import NAMESPACE, OWN
from rusrec.model import Record

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["apart", "embedded", "embedding"]


def apart(element: "_Element") -> str:
    """Take the record that *element*, a ``mods``, holds out of it; return its JSON, "" for none."""
    for extension in element.iterchildren(f"{{{NAMESPACE}}}extension"):
        for own in extension.iterchildren(f"{{{OWN}}}record"):
            held = "".join(own.itertext())
            extension.remove(own)
            if not len(extension):
                element.remove(extension)
            return held or "null"
    return ""


def embedded(text: str, version: str, seen: Record) -> Record | None:
    """Return the record that *text* is, if the elements still say of it what is *seen* of it.

    *version* is the one in which the ``mods`` says to be written.
    """
    from rusrec.formats.mods import FORMAT

    older = {"mods_version": version} if version in VERSIONS else {}
    manners = (
        {"for_": target, "mods_names": names, **older}
        for names in ("", "altrep")
        for target in ("", "library", "zotero")
    )
    return counting(text, seen, FORMAT, manners)


def embedding(record: Record) -> str:
    """Return the element that holds *record*."""
    return f'<extension><record xmlns="{OWN}">{content(dumped(record))}</record></extension>'
