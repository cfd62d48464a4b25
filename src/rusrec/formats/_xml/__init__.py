"""The one way in for XML: bytes become elements, or a SourceError; and the escapes of the way out.

Nothing else in this package builds an XML parser. Refused are a DOCTYPE with declarations of its
own, entities, more than 200 attributes on an element, elements nested deeper than 256, an element
of more than a mebibyte, encodings that are not on the list. Nothing is fetched, nothing mended.

Problems: RR140 not well formed, RR141 declarations, RR142 attributes or depth, RR143 another root,
RR103 too large, RR104 a character that no value may hold.
"""

import re
from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, Final, TypeVar

from rusrec.errors import Problem
from rusrec.formats._characters import check
from rusrec.formats._source import LIMIT
from rusrec.formats._xml.feed import SIZE, Feed, local, refusal
from rusrec.formats._xml.outermost import outermost, parser_of, unparsed
from rusrec.formats._xml.plain import Plain, Planner
from rusrec.scripts.pattern import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

T = TypeVar("T")

__all__ = [
    "attribute",
    "children",
    "content",
    "document",
    "elements",
    "local",
    "refusal",
    "text_of",
]


def elements(
    stream: BinaryIO,
    wanted: str,
    *,
    name: str,
    root: str,
    encoding: str | None = None,
    limit: int = LIMIT,
    passed: Callable[["_Element"], object] = lambda _: None,
    held: Collection[str] = (),
    planner: Planner[Any, T] | None = None,
) -> Iterator["_Element | T"]:
    """Yield each element called as *wanted*, whole, and forget it when the next is asked.

    An element inside one of the same name belongs to that one. Memory holds a quarter of a
    mebibyte of the source at a time. The elements before a fault come out before it is told.

    Args:
        stream: Bytes; the encoding is what *encoding* says, else the mark, else the declaration.
        wanted: A local name, or several parted by blanks; the namespace may be any.
        name: What messages call the source.
        root: The local names of envelopes: a root of such a name may hold none of them.
        encoding: As in ``_decoding.decoded``.
        limit: The most bytes that are read.
        passed: Gets each other element directly in an envelope, when those in it are gone.
        held: Names with their namespaces, ``{uri}title``: what holds one of these directly is
            yielded too, whatever it is called, and its parent is an envelope.
        planner: Makes something of records in the first envelope without their being parsed, which
            is then yielded in their place.

    Raises:
        SourceError: With the line.
    """
    from lxml.etree import iselement

    parser = parser_of(*(f"{{*}}{each}" for each in wanted.split()), *held)
    feed = Feed(stream, name, encoding, limit)
    envelopes = frozenset(root.split())
    last: _Element | None = None
    found: Iterator[_Element | T] = outermost(parser, feed, held=held)
    if planner is not None:
        found = unparsed(parser, feed, Plain(wanted, root.split(maxsplit=1)[0], planner))
    for element in found:
        if not iselement(element):
            yield element
            continue
        if last is not None:
            _forget(last, envelopes, passed)
        feed.guard(element)
        last = element
        parent = element.getparent() if held else None
        if parent is not None:
            envelopes |= {local(parent)}
        yield element
    if last is not None:
        _forget(last, envelopes, passed)
        _follow(last, envelopes, passed)
    elif feed.root is not None:
        _pass_all(feed.root, (wanted, root, name), passed)


def children(
    stream: BinaryIO, root: str, *, name: str, encoding: str | None = None, limit: int = LIMIT
) -> Iterator["_Element"]:
    """Yield each element directly in the *root* of that local name, whatever it is called.

    Arguments, memory and errors are those of :func:`elements`.
    """
    feed = Feed(stream, name, encoding, limit)
    last: _Element | None = None
    for element in outermost(parser_of("{*}*"), feed, within=1):
        if last is not None:
            _forget(last, frozenset(), lambda _: None)
        else:
            _is_called(element.getparent(), root, name)
        feed.guard(element)
        last = element
        yield element
    if last is None:
        _is_called(feed.root, root, name)


def _is_called(element: "_Element | None", root: str, name: str) -> None:
    if element is not None and local(element) != root:
        message = f"the root is <{local(element)[:80]}>, not <{root}>"
        raise refusal(element, Problem(message, "name the format with --from", "RR143"), name)


def document(stream: BinaryIO, *, name: str, limit: int = SIZE) -> "_Element":
    """Return the root of a small document: a style, a locale, a page of a service.

    Raises:
        SourceError: With the line; RR103 where it has more than *limit* bytes.
    """
    from lxml.etree import XMLParser, XMLSyntaxError

    parser = XMLParser(
        resolve_entities="internal", no_network=True, load_dtd=False, remove_comments=True
    )
    feed = Feed(stream, name, None, limit)
    feed.most = limit
    try:
        for piece in feed:
            feed.look(piece)
            if piece:
                parser.feed(piece)
        root = parser.close()
    except XMLSyntaxError as error:
        raise feed.refusal(error, parser.feed_error_log) from None
    feed.guard(root)
    return root


def _forget(
    element: "_Element", envelopes: frozenset[str], passed: Callable[["_Element"], object]
) -> None:
    """Take an element, and all that stands before it, out of the tree."""
    element.clear(keep_tail=True)
    for node in (element, *element.iterancestors()):
        parent = node.getparent()
        if parent is None:
            return
        while (other := parent[0]) is not node:
            if local(parent) in envelopes and _is_another(other, element):
                passed(other)
            del parent[0]


def _is_another(other: "_Element", element: "_Element") -> bool:
    """Tell whether *other* is none of those that were yielded, which are empty now."""
    return bool(local(other)) and (local(other) != local(element) or len(other) > 0)


def _follow(
    last: "_Element", envelopes: frozenset[str], passed: Callable[["_Element"], object]
) -> None:
    """Tell what follows the last element in its envelopes, from the inside out."""
    for node in (last, *last.iterancestors()):
        parent = node.getparent()
        if parent is not None and local(parent) in envelopes:
            for other in node.itersiblings():
                if _is_another(other, last):
                    passed(other)


def _pass_all(
    root: "_Element", names: tuple[str, str, str], passed: Callable[["_Element"], object]
) -> None:
    """Tell what stands in an envelope without records; refuse a document that is none."""
    wanted, envelopes, name = names
    if local(root) not in envelopes.split():
        first = wanted.split()[0]
        message = f"has no <{first}>; its root is <{local(root)[:80]}>"
        remedy = f"write <{first}>, or several of them in <{envelopes.split()[0]}>"
        raise refusal(root, Problem(message, remedy, "RR143"), name)
    for other in root.iter():
        parent = other.getparent()
        if parent is not None and local(parent) in envelopes.split() and local(other):
            passed(other)


def text_of(element: "_Element", name: str) -> str:
    """Return the text directly in *element*, comments left out; its blanks are as they stand.

    Raises:
        SourceError: RR104 for a character that no value may hold, with its line.
    """
    text = element.text or ""
    if len(element):
        text += "".join(other.tail or "" for other in element)
    if not text.isprintable():
        check(text, name=name, line=element.sourceline or 1)
    return text


_QUOTED: Final = pattern('[&<>"\t\n]')
_ESCAPES: Final = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;",
}  # fmt: skip


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES[match[0]]


def content(text: str) -> str:
    """Return *text* as it stands between tags."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def attribute(text: str) -> str:
    """Return *text* as it stands between the double quotes of an attribute."""
    return _QUOTED.sub(_escape, text) if _QUOTED.search(text) else text
