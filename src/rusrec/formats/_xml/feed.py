"""The text of a source of XML on its way to the parser, and what no parser guards by itself."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol, cast

from rusrec.errors import Problem, SourceError
from rusrec.formats._decoding import Place, decoded
from rusrec.scripts.encoding import KNOWN, codec_of, mark_of
from rusrec.scripts.pattern import pattern

if TYPE_CHECKING:
    from lxml.etree import XMLSyntaxError, _Element, _ListErrorLog

__all__ = ["SIZE", "Feed", "local", "refusal"]

ATTRIBUTES: Final = 200
"""The most attributes of one element."""
SIZE: Final = 2**20
"""The most characters of one record, and of a whole document."""

_LEAST: Final = 5 * ATTRIBUTES
"""The fewest characters of so many attributes."""
_PROLOG: Final = 2**16
_HEAD: Final = 2**10
_DECLARED: Final = pattern(rb"""<\?xml\s[^<>]*?encoding\s*=\s*["']([\w.:-]+)""")
_UTF_16: Final = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_ASIDE: Final = pattern(r"(?:[ \t\n]++|<!--.*?-->|<\?.*?\?>)*+", re.DOTALL)
_DOCTYPE: Final = pattern(r"""<!DOCTYPE(?:[^\[>"']|"[^"]*"|'[^']*')*+([\[>])""")
_PLACE: Final = pattern(r", line \d+, column \d+$")
_REMEDIES: Final = (
    ("Document is empty", "is empty", "a file of XML has one root element"),
    ("no element found", "is empty", "a file of XML has one root element"),
    ("Premature end", "", "copy the file again, it is cut short"),
    ("Couldn't find end", "", "copy the file again, it is cut short"),
    ("Opening and ending tag", "", "close each element before the one around it"),
    ("Extra content", "", "delete what follows the root element, or put all into one"),
    ("Start tag expected", "", "delete what stands before the first '<'"),
    ("Entity '", "", "write the character itself; only &amp; &lt; &gt; &quot; &apos; are known"),
    ("Excessive depth", "", "at most 256 elements may nest"),
    ("xmlParseEntityRef", "", "write &amp; for a bare &"),
    ("EntityRef", "", "write &amp; for a bare &"),
    ("StartTag: invalid", "", "write &lt; for a bare <"),
    ("", "", "write well-formed XML"),
)


def local(element: "_Element") -> str:
    """Return the name of *element* without its namespace, "" for a comment and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


class Placed(Protocol):
    """What knows the line on which it stands."""

    @property
    def sourceline(self) -> int | None:
        """The line, from 1."""


def refusal(element: Placed, problem: Problem, name: str) -> SourceError:
    """Return the error that says *problem* of *element*, with its line."""
    return SourceError(problem._replace(source=name, line=element.sourceline or 0))


class Feed:
    """The text of a source in pieces, with what a parser does not guard by itself.

    The last piece is empty: it asks the parser to close.
    """

    def __init__(self, stream: BinaryIO, name: str, encoding: str | None, limit: int) -> None:
        head = _head(stream)
        self._place = Place()
        pieces = decoded(
            cast("BinaryIO", _Begun(head, stream)),
            name=name,
            encoding=encoding or _declared(head, name),
            limit=limit,
            place=self._place,
        )
        self.name, self.most = name, SIZE
        self._pieces = _past_prolog(pieces, name)
        self._piece, self._before, self._line = "", "", 1
        self._unfinished, self._rest = 0, ""
        self._crowded = False
        self.root: _Element | None = None

    def __iter__(self) -> Iterator[str]:
        for number, piece in enumerate(chain(self._pieces, ("",))):
            self._line = self._place.line if number else 1
            self._before, self._piece = self._piece or self._before, piece
            self._unfinished += len(piece)
            if self._unfinished > self.most + len(piece):
                raise self._refused(
                    f"has an element of more than {self.most:,} characters", "divide it", "RR103"
                )
            yield piece

    def found(self) -> None:
        """Note that an element has come to its end in this piece."""
        self._unfinished = 0

    def look(self, piece: str) -> None:
        """Note whether a tag of this piece may have too many attributes: none has without ``=``.

        To be called with all that the parser gets, before.
        """
        tags = (self._rest + piece).split("<")
        self._rest = tags[-1]
        long = [tag for tag in tags if len(tag) > _LEAST]
        self._crowded = self._crowded or any(tag.count("=") > ATTRIBUTES for tag in long)

    def guard(self, element: "_Element") -> None:
        """Refuse an element, or one in it, with too many attributes, before anyone reads them."""
        if not self._crowded:
            return
        from lxml.etree import XPath

        crowded = XPath(f"descendant-or-self::*[@*[{ATTRIBUTES + 1}]]")(element)
        if crowded:
            message = f"<{local(crowded[0])[:80]}> has more than {ATTRIBUTES} attributes"
            raise refusal(crowded[0], Problem(message, "leave out some", "RR142"), self.name)

    def refusal(self, error: "XMLSyntaxError", log: "_ListErrorLog") -> SourceError:
        """Return what the parser found wrong, with its line and a remedy."""
        first = next(iter(log.filter_from_errors()), None)
        message = _PLACE.sub("", (first.message if first else error.msg) or "not well formed")
        begin, instead, remedy = next(row for row in _REMEDIES if message.startswith(row[0]))
        code = "RR142" if begin == "Excessive depth" else "RR140"
        line = max((first.line if first else error.lineno) or 1, 1)
        lines = (self._before + self._piece).split("\n")
        at = line - self._line + self._before.count("\n")
        shown = lines[at].strip() if 0 <= at < len(lines) else ""
        problem = Problem(
            instead or f"is not well-formed XML: {message.strip()}",
            remedy,
            code,
            source=self.name,
            line=line,
            evidence=shown if shown.isprintable() else ascii(shown)[1:-1],
        )
        return SourceError(problem)

    def _refused(self, message: str, remedy: str, code: str) -> SourceError:
        return SourceError(Problem(message, remedy, code, source=self.name, line=self._line))


class _Begun:
    """A stream of which the first bytes have been read already."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._next = getattr(stream, "read1", stream.read)

    def read(self, size: int) -> bytes | None:
        """Give the first bytes, then what the stream has."""
        head, self._head = self._head, b""
        return head or self._next(size)


def _head(stream: BinaryIO) -> bytes:
    """Return so many bytes of *stream* that they hold its XML declaration, if it has one."""
    read = getattr(stream, "read1", stream.read)
    head = b""
    while len(head) < _HEAD and b">" not in head and (chunk := read(_HEAD)):
        head += chunk
    return head


def _declared(head: bytes, name: str) -> str | None:
    """Return the encoding that a file states; a byte order mark needs no statement."""
    if mark_of(head) is not None:
        return None
    if head[:2] in _UTF_16:
        return _UTF_16[head[:2]]
    found = _DECLARED.match(head)
    if found is None:
        return None
    label = found[1].decode("ascii", "replace")
    if codec_of(label) is None:
        message = f"states an encoding that is not read: {label[:40]!r}"
        remedy = f"save it in UTF-8; these are read: {', '.join(KNOWN)}"
        raise SourceError(Problem(message, remedy, "RR102", source=name, line=1))
    return label


def _past_prolog(pieces: Iterator[str], name: str) -> Iterator[str]:
    """Yield the text without its XML declaration's encoding and without a DOCTYPE.

    The first would contradict what the parser gets, the second is of no use here: entities that
    it might declare elsewhere are not known.
    """
    head = ""
    for piece in pieces:
        head += piece
        aside = _ASIDE.match(head)
        rest = head[aside.end() if aside else 0 :]
        if rest.startswith("<!DOCTYPE"):
            found = _DOCTYPE.match(rest)
            if found is None and len(head) <= _PROLOG:
                continue
            if found is None or found[1] == "[":
                line = head.count("\n", 0, len(head) - len(rest)) + 1
                message = "has a DOCTYPE with declarations of its own"
                remedy = "delete the DOCTYPE and write the characters that its entities stand for"
                raise SourceError(Problem(message, remedy, "RR141", source=name, line=line))
            before = head[: len(head) - len(rest)]
            yield _undeclared(before + "\n" * found[0].count("\n") + rest[found.end() :])
            break
        if len(rest) > 2 or len(head) > _PROLOG:  # noqa: PLR2004 ("<!" may begin anything)
            if rest.startswith("<!") and len(head) <= _PROLOG:
                continue
            yield _undeclared(head)
            break
    else:
        if head:
            yield _undeclared(head)
    yield from pieces


def _undeclared(head: str) -> str:
    """Return *head* without an XML declaration, whose encoding is no more that of the text."""
    if not head.startswith("<?xml "):
        return head
    end = head.find("?>") + 2
    return "\n" * head.count("\n", 0, end) + head[end:] if end > 1 else head
