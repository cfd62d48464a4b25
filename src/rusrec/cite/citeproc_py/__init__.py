"""The engine citeproc-py: its elements, mended where they fail on our records.

Text goes through it in the marks of :mod:`rusrec.cite.marks`, so that italics, quotations and
the seams between parts are settled by the same rules as in our own engine. What citeproc-py does
not have is not here either: disambiguation, collapsing, ``display``,
``subsequent-author-substitute``. ``docs/citeproc-py.md`` has each fault with a minimal case.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from citeproc import Citation, CitationItem
from citeproc.source import VariableError

from rusrec.cite import marks, seams
from rusrec.cite.citeproc_py import elements
from rusrec.cite.citeproc_py.reference import reference
from rusrec.cite.rich import Reader
from rusrec.cite.run import Content
from rusrec.cite.styles import Style
from rusrec.errors import Problem, StyleError

__all__ = ["render"]

_FAULTS: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    VariableError,
)
"""What citeproc-py raises where it does not know what to do."""


_QUOTES: Final = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")


class _Book:
    """The items of one bibliography, as citeproc-py's elements look for them."""

    formatter = elements.MARKS

    def __init__(self, references: dict[str, Any]) -> None:
        self.source = references
        self.keys = list(references)
        self.items = [CitationItem(key) for key in references]
        for item in self.items:
            Citation([item]).bibliography = self


def render(style: Style, locale: str, items: Sequence[Any]) -> Iterator[tuple[str, Content]]:
    """Yield the id and the content of each entry, in the style's order.

    Raises:
        StyleError: citeproc-py cannot do what the style asks of it.
    """
    root = elements.parsed(style.source, locale)
    quotes = marks.Quotes(*(str.__str__(root.get_single_term(name=name)) for name in _QUOTES))
    in_quotes = root.get_locale_option("punctuation-in-quote") == "true"
    read = Reader(quotes).read
    book = _Book({str(i): reference(str(i), item, read) for i, item in enumerate(items)})
    try:
        if style.has_bibliography:
            book.items = root.bibliography.sort(book.items)
            book.keys = [item.key for item in book.items]
    except _FAULTS as fault:
        raise _unable(style, fault) from fault
    for each in book.items:
        record_id = str(items[int(each.key)].get("id", ""))
        try:
            text = _entry(root, each, cited=not style.has_bibliography)
        except _FAULTS as fault:
            raise _unable(style, fault, record_id) from fault
        content = marks.content(seams.settle(text, in_quotes=in_quotes), quotes)
        if content:
            yield record_id, content


def _entry(root: Any, item: Any, *, cited: bool) -> str:
    """Return the marked text of one entry, of a note where the style has no bibliography."""
    if cited:
        return str(root.citation.render(item.citation, [], lambda _: "") or "")
    return "".join(str(text) for text in root.bibliography.render([item]))


def _unable(style: Style, fault: Exception, record: str = "") -> StyleError:
    return StyleError(
        Problem(
            f"citeproc-py cannot format this: {type(fault).__name__} {fault}".rstrip(),
            "take another style or another --engine",
            "RR607",
            source=style.name if not record else "",
            record=record,
        )
    )
