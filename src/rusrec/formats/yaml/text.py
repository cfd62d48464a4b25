"""A plain tree to canonical YAML text: one way to write each record, and comments kept."""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from rusrec.schema.codec import At, Block, Leaf, Node
from rusrec.scripts.pattern import pattern

__all__ = ["Comments", "text_of"]

_WIDTH: Final = 100
_KEY: Final = 1000
"""Characters of a key; YAML knows one of over 1,024 only by a ``?`` before it."""
_NOT_PLAIN: Final = pattern(
    r"^[!&*|>%@`'\"#,\[\]{}]|^(?:[-?:]|---|\.\.\.)(?=\s|$)|: |\s#|:$|^\s|\s$"
    r"|[\t\n\u2028\u2029\ufeff\x85]"
)
_NOT_FLOW: Final = pattern(r"[,\[\]{}]|^[-?:]|:\S")
_NOT_BLOCK: Final = pattern(r"^\s|\n\s|[\t\ufeff\x85\u2028\u2029]|\n\n|\n$")
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\ufeff": "\\uFEFF"}
_ESCAPED: Final = pattern('[\\\\"\t\n\ufeff]')


class Comments(Struct, frozen=True):
    """Comments by the path of the node that they belong to.

    Each begins with its ``#``. ``before`` holds whole lines above it, ``beside`` what stands after
    it on its line; the path ``()`` is the whole document, whose comments go to its end.
    """

    before: Mapping[At, list[str]]
    beside: Mapping[At, str]


def text_of(tree: dict[str, Node], comments: Comments | None = None) -> str:
    """Return the canonical YAML of *tree*, with its *comments* if it has any."""
    writer = _Writer(comments)
    lines = list(writer.map(tree, (), 0))
    if comments is not None:
        lines += comments.before.get((), ())
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Return *text* in double quotes."""
    return f'"{_ESCAPED.sub(lambda found: _ESCAPES[found[0]], text)}"'


def plain(text: str) -> str:
    """Return *text* as it is where YAML reads it back as it is, else in double quotes."""
    return text if text and not _NOT_PLAIN.search(text) else quoted(text)


def _in_flow(text: str) -> str:
    if text and not _NOT_PLAIN.search(text) and not _NOT_FLOW.search(text):
        return text
    return quoted(text)


class _Writer:
    def __init__(self, comments: Comments | None) -> None:
        self.comments = comments
        every = (*comments.before, *comments.beside) if comments is not None else ()
        self.around = {path[:length] for path in every for length in range(len(path))}

    def map(self, tree: dict[str, Node], at: At, indent: int) -> Iterator[str]:
        pad = " " * indent
        for key, node in tree.items():
            head = f"{pad}{plain(key)}:" if len(key) <= _KEY else f"{pad}? {quoted(key)}\n{pad}:"
            yield from self.entry(head, node, (*at, key), indent)

    def entry(self, head: str, node: Node, at: At, indent: int) -> Iterator[str]:
        """Yield the lines of one key or list item, its comments first."""
        yield from self.above(at, indent)
        if isinstance(node, str):
            yield from self.text(head, node, at, indent)
        elif isinstance(node, Leaf) and (line := self.line(head, node, at)):
            yield line + self.beside(at)
        elif isinstance(node, list):
            yield head + self.beside(at)
            yield from self.list(node, at, indent + 2)
        elif head.endswith("-"):
            yield from self.hung(head, node, at, indent)
        else:
            yield head + self.beside(at)
            yield from self.map(node, at, indent + 2)

    def text(self, head: str, node: str, at: At, indent: int) -> Iterator[str]:
        """Yield the lines of a text."""
        if not isinstance(node, Block) or _NOT_BLOCK.search(node):
            yield f"{head} {plain(node)}{self.beside(at)}"
            return
        pad = " " * (indent + 2)
        yield f"{head} |{self.beside(at)}"
        for line in node.split("\n"):
            yield pad + line

    def line(self, head: str, node: Leaf, at: At) -> str:
        """Return a map on one line, or nothing where it does not fit or has comments inside."""
        line = f"{{{', '.join(f'{key}: {_in_flow(text)}' for key, text in node.items())}}}"
        key = head.strip(" -")
        wide = len(key) + bool(key) + len(line) > _WIDTH
        return "" if wide or at in self.around else f"{head} {line}"

    def list(self, items: list[Node], at: At, indent: int) -> Iterator[str]:
        dash = " " * indent + "-"
        for i, node in enumerate(items):
            yield from self.entry(dash, node, (*at, i), indent)

    def hung(self, dash: str, node: dict[str, Node], at: At, indent: int) -> Iterator[str]:
        """Yield a map that begins on the line of its dash; comments on its first key go above."""
        lines = self.map(node, at, indent + 2)
        beside = self.beside(at)
        if beside and self.beside((*at, next(iter(node)))):
            yield " " * indent + beside.lstrip()
            beside = ""
        for line in lines:
            if not line.lstrip().startswith("#"):
                yield f"{dash} {line[indent + 2 :]}{beside}"
                break
            yield line[2:]
        yield from lines

    def above(self, at: At, indent: int) -> Iterator[str]:
        """Yield the comments that stand above a node."""
        if self.comments is not None:
            for comment in self.comments.before.get(at, ()):
                yield " " * indent + comment

    def beside(self, at: At) -> str:
        """Return the comment that stands after a node on its line."""
        comment = self.comments.beside.get(at) if self.comments is not None else None
        return f"  {comment}" if comment else ""
