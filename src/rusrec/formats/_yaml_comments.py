"""The comments of a YAML text, each with the node that it belongs to."""

import re
from typing import Final

from rusrec.formats._yaml_text import Comments
from rusrec.formats._yaml_tree import Mark, Marks, tree_of
from rusrec.schema.codec import At, Node

__all__ = ["comments_of"]

_BESIDE: Final = re.compile(r"[\s:,\]}|>+-]*?(?:^|\s)(#.*)$")


def comments_of(text: str, *, name: str, canonical: Node) -> Comments:
    """Return the comments of *text*, placed on the nodes of its *canonical* tree.

    A comment on a line of its own travels with the key below it; one at the end of a line with
    the key of that line; one after the last key stands at the end. Where canonical form has no
    such node (a short form written out), the comment goes to the nearest node above.
    """
    before: dict[At, list[str]] = {}
    beside: dict[At, str] = {}
    if "#" not in text:
        return Comments(before, beside)
    marks = Marks({}, [])
    tree_of(text, name=name, marks=marks)
    starts: dict[int, At] = {}
    for path, mark in marks.places.items():
        starts.setdefault(mark.line, _kept(path, canonical))
    ends, inside = _extents(marks.scalars)
    waiting: list[str] = []
    for number, line in enumerate(text.split("\n")):
        if number in inside:
            continue
        if line.lstrip().startswith("#"):
            waiting.append(line.strip())
        elif number in starts and waiting:
            before.setdefault(starts[number], []).extend(waiting)
            waiting = []
        found = _BESIDE.match(line, ends[number]) if number in ends else None
        if found:
            beside[starts.get(number, ())] = found[1].strip()
    if waiting:
        before.setdefault((), []).extend(waiting)
    return Comments(before, beside)


def _extents(scalars: list[tuple[At, Mark, Mark, str]]) -> tuple[dict[int, int], set[int]]:
    """Return the column at which the last scalar of each line ends, and the lines inside one."""
    ends: dict[int, int] = {}
    inside: set[int] = set()
    for _, start, end, style in scalars:
        if style in ("|", ">"):
            inside.update(range(start.line + 1, end.line))
        else:
            inside.update(range(start.line + 1, end.line))
            ends[end.line] = max(ends.get(end.line, 0), end.column)
    return ends, inside


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
