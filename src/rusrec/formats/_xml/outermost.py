"""Elements while they are parsed: each as soon as it is whole, the outermost of those wanted."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, TypeVar

from rusrec.formats._xml.feed import Feed
from rusrec.formats._xml.plain import Plain

if TYPE_CHECKING:
    from lxml.etree import XMLPullParser, _Element

T = TypeVar("T")

__all__ = ["outermost", "parser_of", "unparsed"]


def parser_of(*wanted: str) -> "XMLPullParser[_Element]":
    """Return a parser that tells of elements of these names, ``{uri}title`` or ``{*}title``."""
    from lxml.etree import XMLPullParser

    return XMLPullParser(
        events=("start", "end"),
        tag=wanted,
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
    )


def outermost(
    parser: "XMLPullParser[_Element]", feed: Feed, *, within: int = 0, held: Collection[str] = ()
) -> Iterator["_Element"]:
    """Yield what the parser has found and is in *within* others that it found; then its fault.

    For elements called as *held* it is their parent, once.
    """
    found = _Found(parser, feed, within, frozenset(held))
    for piece in feed:
        yield from found.after(piece)


def unparsed(
    parser: "XMLPullParser[_Element]", feed: Feed, plain: Plain[T]
) -> Iterator["_Element | T"]:
    """Yield the same, and in its place what *plain* makes of it."""
    found = _Found(parser, feed)
    for piece in feed:
        for part in plain.parts(piece):
            if isinstance(part, str):
                for element in found.after(part):
                    plain.parsed += 1
                    yield element
            else:
                feed.found()
                yield part


class _Found:
    """What a parser finds in the text that it gets."""

    def __init__(
        self,
        parser: "XMLPullParser[_Element]",
        feed: Feed,
        within: int = 0,
        held: frozenset[str] = frozenset(),
    ) -> None:
        self._parser, self._feed, self._within, self._held = parser, feed, within, held
        self._opened = 0
        self._holder: _Element | None = None

    def after(self, text: str) -> Iterator["_Element"]:
        """Yield each element that is whole after *text*, the last of which is empty."""
        from lxml.etree import XMLSyntaxError

        self._feed.look(text)
        fault: XMLSyntaxError | None = None
        try:
            self._parser.feed(text)
            if not text:
                self._feed.root = self._parser.close()
        except XMLSyntaxError as error:
            fault = error
        for event, element in self._parser.read_events():
            self._opened += 1 if event == "start" else -1
            if event == "end" and self._opened == self._within:
                yield from self._whole(element)
        if fault is not None:
            if self._holder is not None and _is_closed(self._holder):
                yield self._holder
            raise self._feed.refusal(fault, self._parser.feed_error_log)
        if not text and self._holder is not None:
            yield self._holder

    def _whole(self, element: "_Element") -> "Iterator[_Element]":
        """Yield what is whole, now that *element* is.

        The end of a holder is not seen: it is whole when the next one begins.
        """
        holder, after = self._holder, None
        if element.tag in self._held:
            after = element.getparent()
            if after is None or after is holder or _is_within(after, holder):
                return
        if holder is not None and (after is None or not _is_within(holder, after)):
            self._feed.found()
            yield holder
        self._holder = after
        if after is None:
            self._feed.found()
            yield element


def _is_within(element: "_Element", outer: "_Element | None") -> bool:
    return outer is not None and any(each is outer for each in element.iterancestors())


def _is_closed(element: "_Element") -> bool:
    """Tell whether anything stands behind *element*, so that its end has come."""
    return element.tail is not None or element.getnext() is not None
