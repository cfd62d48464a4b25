"""Canonical YAML to a plain tree line by line, at a fifth of what the parser's events cost.

Only what cannot mean anything else is read here: block maps and lists indented by two, texts on one
line, ``|`` blocks, and lists and maps of texts in brackets on one line. All else (comments, other
quotes, texts that go on, every fault) is left to :mod:`rusrec.formats.yaml.tree`, which gives the
same tree for all that this reader takes; a property test holds both to it.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NoReturn

from rusrec.schema.codec import FlowList, Node

__all__ = ["Lines", "OtherError", "canonical_tree", "head_of", "is_read", "scalar"]

_LONGEST: Final = 100_000
"""Characters of a document: fewer cannot hold the 50,000 values at which the parser stops."""
_DEEPEST: Final = 40
_KEY: Final = 100
_END: Final = (-1, "")
_HEADS: Final = {"": _END}
"""Indentation and key of the beginnings of lines that were seen; of a list item no key."""
_MOST_HEADS: Final = 4000
_NOT_FIRST: Final = frozenset(" !&*|>%@`'\"#,[]{}?:-")
_NOT_IN_BRACKETS: Final = frozenset(",:?#[]{}")


def is_read(text: str) -> bool:
    """Tell whether *text* can be of the kind that is read here."""
    return (
        len(text) <= _LONGEST and text.endswith("\n") and "\t" not in text and "\ufeff" not in text
    )


class OtherError(Exception):
    """The text is not of the kind that is read here."""


def canonical_tree(text: str) -> dict[str, Node] | None:
    """Return the plain tree of the document *text*, or None: the parser must be asked.

    Args:
        text: A document whose characters have been through the text gate.
    """
    if not is_read(text):
        return None
    lines = Lines(text.split("\n"))
    try:
        tree = lines.map(0)
    except OtherError:
        return None
    return tree if lines.ended() else None


class Lines:
    """The lines of a text, one after the other; the last one is empty, and stands for the end."""

    __slots__ = ("line", "rest")

    def __init__(self, lines: Iterable[str]) -> None:
        """Begin with the first line."""
        self.rest = iter(lines)
        self.line = next(self.rest)

    def ended(self) -> bool:
        """Tell whether all lines were read."""
        return not self.line and next(self.rest, None) is None

    def map(self, indent: int) -> dict[str, Node]:
        """Return the map whose keys stand at *indent*."""
        tree: dict[str, Node] = {}
        rest, heads = self.rest, _HEADS
        line = self.line
        while True:
            head, colon, value = line.partition(":")
            found, key = heads.get(head) or head_of(head)
            if found != indent:
                break
            if key in tree or not colon:
                raise OtherError
            if not value:
                tree[key] = self.below(indent + 2)
                line = self.line
                continue
            if value[0] != " ":
                raise OtherError
            if value == " |":
                tree[key] = self.block(" " * (indent + 2))
                line = self.line
                continue
            tree[key] = scalar(value[1:])
            line = next(rest)
        self.line = line
        return tree or _other()

    def below(self, indent: int) -> Node:
        """Return what stands below a key: a list or a map."""
        self.line = next(self.rest)
        return self.list(indent) if self.line.startswith("- ", indent) else self.map(indent)

    def list(self, indent: int) -> list[Node]:
        """Return the list whose dashes stand at *indent*."""
        dash = " " * indent + "- "
        items: list[Node] = []
        while self.line.startswith(dash):
            item = self.line[indent + 2 :]
            if item.endswith(":") or (": " in item and item[0] not in '"{['):
                self.line = " " * (indent + 2) + item
                items.append(self.map(indent + 2))
            elif item == "|":
                items.append(self.block(" " * (indent + 2)))
            else:
                items.append(scalar(item))
                self.line = next(self.rest)
        return items or _other()

    def block(self, pad: str) -> str:
        """Return the text of the lines that begin with *pad*, none of them with more blanks."""
        lines: list[str] = []
        at = len(pad)
        for line in self.rest:
            if not line.startswith(pad):
                break
            if line[at : at + 1] in ("", " "):
                raise OtherError
            lines.append(line[at:])
        self.line = line
        if not lines:
            raise OtherError
        lines.append("")
        return "\n".join(lines)


def _other() -> NoReturn:
    raise OtherError


def head_of(head: str) -> tuple[int, str]:
    """Return the indentation and the key of the beginning of a line."""
    key = head.lstrip(" ")
    if not _plain_key(key.removeprefix("- ")):
        return _END
    indent = len(head) - len(key)
    if indent > _DEEPEST:
        raise OtherError
    found = _END if key.startswith("- ") else (indent, key)
    if len(_HEADS) < _MOST_HEADS:
        _HEADS[head] = found
    return found


def _plain_key(key: str) -> bool:
    """Tell whether *key* is one of ASCII letters and digits, with ``-``, ``_`` and ``.`` inside."""
    bare = key.replace("-", "").replace("_", "").replace(".", "")
    return bare.isalnum() and key.isascii() and key[0].isalnum() and len(key) <= _KEY


def scalar(text: str) -> Node:
    """Return the value of the text after ``key: `` or a dash."""
    first = text[:1]
    if first not in _NOT_FIRST:
        if not text or ": " in text or " #" in text or text[-1] in ": ":
            raise OtherError
        return text
    if first == '"':
        return _quoted(text)
    if first == "{" and text[-1] == "}":
        return _flow_map(text[1:-1])
    if first == "[" and text[-1] == "]":
        return FlowList(_flow_text(part) for part in _parts(text[1:-1]))
    raise OtherError


def _quoted(text: str) -> str:
    r"""Return the text in double quotes, in which ``\"`` and ``\\`` are the only escapes."""
    inner = text[1:-1]
    if len(text) == 1 or text[-1] != '"':
        raise OtherError
    if "\\" in inner:  # the gate has let through no NUL and no SOH
        inner = inner.replace("\\\\", "\0").replace('\\"', "\1")
        if "\\" in inner or '"' in inner:
            raise OtherError
        return inner.replace("\1", '"').replace("\0", "\\")
    if '"' in inner:
        raise OtherError
    return inner


def _parts(text: str) -> Iterator[str]:
    """Yield what commas part; one in double quotes parts nothing."""
    parts = iter(text.split(", "))
    for part in parts:
        whole = part
        quote = 0 if part.startswith('"') else part.find(': "') + 2
        if quote != 1:  # the sum where none was found
            while not whole.endswith('"', quote + 1):
                whole += ", " + (next(parts, "") or _other())
        yield whole


def _flow_map(text: str) -> dict[str, Node]:
    """Return a map that stands on one line."""
    tree: dict[str, Node] = {}
    for part in _parts(text):
        key, colon, value = part.partition(": ")
        if not colon or key in tree or not _plain_key(key):
            raise OtherError
        tree[key] = _flow_text(value)
    return tree


def _flow_text(text: str) -> str:
    """Return a text that stands in brackets."""
    if text[:1] == '"':
        return _quoted(text)
    if text[:1] in _NOT_FIRST or not _NOT_IN_BRACKETS.isdisjoint(text) or text[-1:] in ("", " "):
        raise OtherError
    return text
