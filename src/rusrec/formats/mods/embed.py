"""A whole record in an ``extension``, so that nothing at all is lost."""

from typing import TYPE_CHECKING

from rusrec.formats._embed import dumped, loaded
from rusrec.formats._xml import content
from rusrec.formats.mods.tables import NAMESPACE, OWN
from rusrec.model import Record

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["embedded", "embedding"]


def embedded(element: "_Element") -> Record | None:
    """Return the record that *element*, a ``mods``, holds; None where it holds none that is whole.

    What a newer schema has and this one refuses is none: the elements around it are then read.
    """
    own = next(
        (
            inner
            for extension in element.iterchildren(f"{{{NAMESPACE}}}extension")
            for inner in extension.iterchildren(f"{{{OWN}}}record")
        ),
        None,
    )
    if own is None or len(own):
        return None
    return loaded(own.text or "")


def embedding(record: Record) -> str:
    """Return the element that holds *record*."""
    return f'<extension><record xmlns="{OWN}">{content(dumped(record))}</record></extension>'
