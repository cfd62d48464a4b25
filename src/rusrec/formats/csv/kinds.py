"""How a field of the plain tree stands in cells, one kind of field a class, both ways.

Each kind gives and takes the cells below its own field, so that ``()`` is the field itself; kinds
are put together.
"""

import json
from collections.abc import Mapping
from typing import Final, Protocol

from rusrec.formats._embed import tree_of
from rusrec.formats.csv.cells import joined, parts
from rusrec.formats.csv.paths import Cells, Path, Twice, below, put_in, under
from rusrec.model import tag as bcp47
from rusrec.schema.codec import Node
from rusrec.scripts.pattern import pattern

__all__ = [
    "JSON",
    "Aligned",
    "Form",
    "Keyed",
    "Kind",
    "Listed",
    "Mapped",
    "Numbered",
    "Plain",
    "Tagged",
]

_KEY: Final = pattern(r"[a-z][a-z0-9-]*")
_NUMBER: Final = pattern(r"[0-9]{1,9}")


class Kind(Protocol):
    """One kind of field: the cells of its node, and the node of its cells."""

    def put(self, node: Node, tag: str) -> Cells:
        """Return the cells of *node*, whose texts are in the language *tag* unless they say."""

    def take(self, cells: Cells, tag: str) -> Node:
        """Return the node; what cannot be one is left in it for the schema to refuse."""


class Plain:
    """A text: a number, a type."""

    def put(self, node: Node, tag: str) -> Cells:
        """Return the one cell."""
        del tag
        return {(): str(node)}

    def take(self, cells: Cells, tag: str) -> Node:
        """Return the text."""
        del tag
        return cells[()] if cells.keys() == {()} else _strange(cells)


def _strange(cells: Cells) -> Node:
    """Return cells that are none of the field's as a map of unknown keys."""
    return {".".join(path) or "text": cell for path, cell in cells.items()}


class Listed:
    """Several texts in one cell."""

    def put(self, node: Node, tag: str) -> Cells:
        """Return the one cell."""
        del tag
        return {(): joined(node if isinstance(node, list) else [node])}

    def take(self, cells: Cells, tag: str) -> Node:
        """Return the texts."""
        del tag
        return list(filter(None, parts(cells[()]))) if cells.keys() == {()} else _strange(cells)


class Form:
    """A text with what is said of it in cells of its own: ``issued`` and ``issued.cert``."""

    def __init__(self, easy: str) -> None:
        """Let the field itself be the part *easy* of the map."""
        self.easy = easy

    def put(self, node: Node, tag: str) -> Cells:
        """Return a cell for each part."""
        del tag
        if not isinstance(node, dict):
            return {(): node}
        return {(() if key == self.easy else (key,)): part for key, part in node.items()}

    def take(self, cells: Cells, tag: str) -> Node:
        """Return the text, or the map of its parts."""
        del tag
        if cells.keys() == {()}:
            return cells[()]
        parts: Cells = {}
        for path, cell in cells.items():
            put_in(parts, path or (self.easy,), cell)
        return {".".join(path): cell for path, cell in parts.items()}


class Tagged:
    """What there is by language: ``title`` in the record's own, ``title.en``, ``title.en.2``.

    What is said of a form stands below its tag, also of the record's own: ``title.ko.by``.
    """

    def __init__(self, each: Kind) -> None:
        """Put what is in each language as *each* does."""
        self.each = each

    def put(self, node: Node, tag: str) -> Cells:
        """Return the cells of all languages."""
        cells: Cells = {}
        for own, inner in node.items():
            for path, cell in self.each.put(inner, own).items():
                cells[() if own == tag and not path else (own, *path)] = cell
        return cells

    def take(self, cells: Cells, tag: str) -> Node:
        """Return the map from tag to what is in that language."""
        found: dict[str, Cells] = {}
        for path, cell in cells.items():
            own = path[0] if path else tag
            own = bcp47.canonical(own) if bcp47.well_formed(own) else own
            put_in(found.setdefault(own, {}), path[1:], cell)
        return {own: self.each.take(inner, own) for own, inner in found.items()}


def _one_or_more(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else nodes


class Aligned:
    """Several things side by side: the second author's ORCID is the second in its cell."""

    def __init__(self, each: Kind) -> None:
        """Put each as *each* does."""
        self.each = each

    def put(self, node: Node, tag: str) -> Cells:
        """Return a cell for each path that one of them has."""
        rows = [self.each.put(one, tag) for one in (node if isinstance(node, list) else [node])]
        paths = dict.fromkeys(path for row in rows for path in row)
        return {path: joined([row.get(path, "") for row in rows]) for path in paths}

    def take(self, cells: Cells, tag: str) -> Node:
        """Return the list of those that have something in any cell."""
        rows: dict[int, Cells] = {}
        for path, cell in cells.items():
            for at, text in enumerate(self.parted(path, cell)):
                if text:
                    rows.setdefault(at, {})[path] = text
        return [self.each.take(rows[at], tag) for at in sorted(rows)]

    def parted(self, path: Path, cell: str) -> list[str]:
        """Return the texts of the *cell* at *path*, one for each thing."""
        del path
        return parts(cell)


class Numbered:
    """Several things, each in columns of its own: ``notes``, ``notes.2``."""

    def __init__(self, each: Kind) -> None:
        """Put each as *each* does."""
        self.each = each

    def put(self, node: Node, tag: str) -> Cells:
        """Return the cells of all; those of the first have no number."""
        cells: Cells = {}
        for number, one in enumerate(node if isinstance(node, list) else [node], 1):
            own = self.each.put(one, tag)
            cells |= under(str(number), own) if number > 1 else own
        return cells

    def take(self, cells: Cells, tag: str) -> Node:
        """Return the one, or the list."""
        found: dict[int, Cells] = {}
        for path, cell in cells.items():
            numbered = bool(path) and bool(_NUMBER.fullmatch(path[0]))
            put_in(found.setdefault(int(path[0]) if numbered else 1, {}), path[numbered:], cell)
        return _one_or_more([self.each.take(found[at], tag) for at in sorted(found)])


class Mapped:
    """A map of parts of different kinds; one of them, *easy*, is the field itself."""

    def __init__(self, easy: str, kinds: Mapping[str, Kind]) -> None:
        """Put each part by its kind; *easy* is among the *kinds* too."""
        self.easy, self.kinds = easy, kinds

    def put(self, node: Node, tag: str) -> Cells:
        """Return the cells of all parts; a node that is none of our maps is *easy* alone."""
        if not isinstance(node, dict) or not node.keys() & self.kinds.keys():
            return self.kinds[self.easy].put(node, tag)
        cells: Cells = {}
        for key, part in node.items():
            own = self.kinds[key].put(part, tag)
            cells |= own if key == self.easy else under(key, own)
        return cells

    def take(self, cells: Cells, tag: str) -> Node:
        """Return the map of the parts."""
        found: dict[str, Cells] = {}
        for path, cell in cells.items():
            known = bool(path) and path[0] in self.kinds
            put_in(found.setdefault(path[0] if known else self.easy, {}), path[known:], cell)
        return {key: self.kinds[key].take(own, tag) for key, own in found.items()}


class Keyed:
    """A map from keys to values, a column for each: ``classification.kdc``.

    Keys that are no plain words stand in one cell as JSON; with *own* the field itself is that key.
    """

    def __init__(self, each: Kind, own: str = "", *, loose: bool = False) -> None:
        """Put each value as *each* does; of *loose* keys the record keeps the order."""
        self.each, self.own, self.loose = each, own, loose

    def put(self, node: Node, tag: str) -> Cells:
        """Return the cells of all keys."""
        if not isinstance(node, dict):
            return {(): node}
        if not all(map(_KEY.fullmatch, node)) or (self.loose and list(node) != sorted(node)):
            return JSON.put(node, tag)
        cells: Cells = {}
        for key, part in node.items():
            own = self.each.put(part, tag)
            cells |= own if key == self.own else under(key, own)
        return cells

    def take(self, cells: Cells, tag: str) -> Node:
        """Return the map."""
        tree: Node = {}
        if () in cells and not self.own:
            tree = JSON.take({(): cells[()]}, tag)
            if not isinstance(tree, dict):
                return tree
        keyed: Cells = {}
        for path, cell in cells.items():
            if self.own and (not path or _NUMBER.fullmatch(path[0])):
                put_in(keyed, (self.own, *path), cell)
            elif path:
                put_in(keyed, path, cell)
        for key, part in sorted(below(keyed).items()):
            node = self.each.take(part, tag)
            if tree.setdefault(key, node) != node:
                raise Twice(cells[()], next(iter(part.values())))
        return tree


class Json:
    """What has a shape of its own, as JSON in one cell."""

    def put(self, node: Node, tag: str) -> Cells:
        """Return the one cell."""
        del tag
        return {(): json.dumps(node, ensure_ascii=False, separators=(", ", ": "))}

    def take(self, cells: Cells, tag: str) -> Node:
        """Return what the JSON holds."""
        del tag
        if cells.keys() != {()}:
            return _strange(cells)
        tree = tree_of(cells[()])
        return cells[()] if tree is None else tree


JSON: Final = Json()
