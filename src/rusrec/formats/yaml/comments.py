"""The comments of a YAML text, each with the node that it belongs to."""

from typing import Final

from rusrec.formats.yaml.marks import Marks
from rusrec.formats.yaml.text import Comments
from rusrec.formats.yaml.tree import tree_of
from rusrec.schema.codec import At, Node
from rusrec.scripts.pattern import pattern

__all__ = ["comments_of"]

_BESIDE: Final = pattern(r"[\s:,\[\]{}|>+?.0-9-]*(#.*)$")


def comments_of(text: str, *, canonical: Node) -> Comments:
    """Return the comments of *text*, placed on the nodes of its *canonical* tree.

    A comment on a line of its own travels with the key below it; one at the end of a line with
    the key of that line; one after the last key stands at the end. Where canonical form has no
    such node (a short form written out), the comment goes to the nearest node above.
    """
    before: dict[At, list[str]] = {}
    beside: dict[At, str] = {}
    if "#" not in text:
        return Comments(before, beside)
    starts, ends, inside = _layout(text, canonical)
    waiting: list[str] = []
    for number, line in enumerate(text.split("\n")):
        if number in inside:
            continue
        if line.lstrip().startswith("#"):
            waiting.append(line.strip())
            continue
        if number in starts and waiting:
            before.setdefault(starts[number], []).extend(waiting)
            waiting = []
        found = _BESIDE.match(line, ends.get(number, 0)) if "#" in line else None
        if found:
            _put(found[1].strip(), starts.get(number, ()), before, beside)
    if waiting:
        before.setdefault((), []).extend(waiting)
    return Comments(before, beside)


def _put(comment: str, at: At, before: dict[At, list[str]], beside: dict[At, str]) -> None:
    """Put a comment beside its node; above it where one stands there, or at a closing bracket."""
    if at and at not in beside:
        beside[at] = comment
    else:
        before.setdefault(at, []).append(comment)


def _layout(text: str, canonical: Node) -> tuple[dict[int, At], dict[int, int], set[int]]:
    """Return the first node of each line, the column its last scalar ends at, and lines inside."""
    marks = Marks({}, [])
    tree_of(text, marks=marks)
    starts: dict[int, At] = {}
    for path, mark in marks.places.items():
        starts.setdefault(mark.line, _kept(path, canonical))
    ends: dict[int, int] = {}
    inside: set[int] = set()
    for _, start, end, style in marks.scalars:
        block = style in ("|", ">")
        last = end.line + (block and end.column > 0)  # a block at the end, without a line end
        inside.update(range(start.line + 1, last))
        if not block:
            ends[end.line] = max(ends.get(end.line, 0), end.column)
    return starts, ends, inside


def _kept(path: At, canonical: Node) -> At:
    """Return the longest beginning of *path* that leads to a node of the *canonical* tree."""
    node = canonical
    for length, step in enumerate(path):
        known = (
            step in node
            if isinstance(node, dict)
            else isinstance(step, int) and (isinstance(node, list) and step < len(node))
        )
        if not known:
            return path[:length]
        node = node[step]
    return path
