"""A whole record in an ``extension``, so that nothing at all is lost."""

import json
from typing import TYPE_CHECKING

from rusrec.formats._xml import content
from rusrec.formats.mods.tables import NAMESPACE, OWN
from rusrec.model import Record
from rusrec.scripts import gate

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
    from rusrec.schema.codec import Context
    from rusrec.schema.record import RECORD

    text = own.text or ""
    if gate.refused(text) is not None or "\\u" in text.replace("\\\\", ""):
        return None
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError):
        return None
    context = Context()
    record = RECORD.load(tree, (), context) if isinstance(tree, dict) else None
    return None if context.problems else record


def embedding(record: Record) -> str:
    """Return the element that holds *record*."""
    from rusrec.schema.record import RECORD

    text = json.dumps(RECORD.dump(record), ensure_ascii=False, separators=(",", ":"))
    return f'<extension><record xmlns="{OWN}">{content(text)}</record></extension>'
