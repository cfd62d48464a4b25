"""The engine of our own: the style is compiled, and every item goes through :class:`Document`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rusrec.cite.citation import Citation, Reference
from rusrec.cite.document import Document
from rusrec.cite.languages import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rusrec.cite.bibliography import Item
    from rusrec.cite.languages import Languages
    from rusrec.cite.run import Content
    from rusrec.cite.styles import Style

__all__ = ["render"]


def render(
    style: Style,
    locale: str,
    items: Sequence[Item],
    languages: Languages = PLAIN,
    *,
    links: bool = False,
) -> Iterator[tuple[str, Content]]:
    """Yield the id and the content of each entry, in the style's order.

    Of our engines it is the one that knows more of *languages* than CSL does, and makes
    *links*.

    Raises:
        StyleError: The style cannot be compiled.
    """
    document = Document(style.csl, items, locale, links=links, languages=languages)
    if style.has_bibliography:
        for entry in document.bibliography().entries:
            yield entry.id, entry.content
        return
    order = document.order()
    cited = document.cite([Citation((Reference(record_id),)) for record_id in order])
    yield from (
        (record_id, content) for record_id, content in zip(order, cited, strict=True) if content
    )
