r"""Names in cells: ``송, 준서; 김, 영희``, bodies in braces: ``{서울대학교 러시아연구소}``."""

from typing import Final

from rusrec.formats._people import people, several
from rusrec.formats.csv.cells import parts
from rusrec.formats.csv.kinds import Aligned, Form, Numbered, Plain, Tagged
from rusrec.formats.csv.paths import Cells, Path, below, under
from rusrec.schema.codec import Node

__all__ = ["Names"]

_ABOUT: Final = ("role", "orcid", "isni", "viaf", "cert", "order")
"""What is said of the person, whatever the form of the name."""

_PARTS: Final = ("family", "given")
_NO_NAME: Final = frozenset(
    (*_ABOUT, *_PARTS, "affiliation", "particle", "dropping-particle", "suffix", "kind", "by")
)
"""What stands in a column of its own beside the name, and is never the names of several."""


class _NameForm(Form):
    """A name in one script; a particle and a suffix have columns of their own."""

    def put(self, node: Node, tag: str) -> Cells:
        """Return ``family, given`` in a cell, unless a comma inside a part forbids it."""
        if isinstance(node, dict) and "text" not in node:
            parts = [node[part] for part in _PARTS if part in node]
            if not any("," in part for part in parts):
                rest = {key: part for key, part in node.items() if key not in _PARTS}
                node = {"text": ", ".join(parts), **rest}
        cells = super().put(node, tag)
        own = cells.get((), "")
        if own.startswith(("{", "\\")) or several(own):
            cells[()] = f"\\{own}"
        return cells

    def take(self, cells: Cells, tag: str) -> Node:
        """Return the text, or the map of its parts."""
        own = cells.get((), "")
        return super().take({**cells, (): own[1:]} if own.startswith("\\") else cells, tag)


class _BodyForm(Form):
    """The name of a body, in braces."""

    def put(self, node: Node, tag: str) -> Cells:
        """Return the name in braces."""
        cells = super().put(node, tag)
        return {**cells, (): f"{{{cells[()]}}}"}

    def take(self, cells: Cells, tag: str) -> Node:
        """Return the name without braces, where it has some."""
        own = cells.get((), "")
        bare = own[1:-1].strip() if _in_braces(own) else own
        return super().take({**cells, (): bare} if bare else cells, tag)


def _is_name(path: Path) -> bool:
    """Tell whether the name itself is there, and not what is said of it."""
    return path[1:] == () or path[-1].isdecimal()


def _in_braces(cell: str) -> bool:
    return len(cell) > 2 and cell.startswith("{") and cell.endswith("}")  # noqa: PLR2004


_PERSON: Final = Tagged(Numbered(_NameForm("text")))
_BODY: Final = Tagged(Numbered(_BodyForm("text")))
_TEXTS: Final = Tagged(Numbered(Form("text")))
_PLAIN: Final = Plain()


class _Name:
    """A person or a body, with all forms of the name and what is said of who it is."""

    def put(self, node: Node, tag: str) -> Cells:
        """Return the cells of the forms, and a cell for each thing said of the person."""
        if not isinstance(node, dict) or not node.keys() & {"name", "org"}:
            return _PERSON.put(node, tag)
        cells = _BODY.put(node["org"], tag) if "org" in node else _PERSON.put(node["name"], tag)
        for key in _ABOUT:
            if key in node:
                cells[key,] = node[key]
        if "affiliation" in node:
            cells |= under("affiliation", _TEXTS.put(node["affiliation"], tag))
        return cells

    def take(self, cells: Cells, tag: str) -> Node:
        """Return the name; one form in braces makes it a body."""
        parts = below(cells)
        about: dict[str, Node] = {
            key: _PLAIN.take(parts[key], tag) for key in _ABOUT if key in parts
        }
        if "affiliation" in parts:
            about["affiliation"] = _TEXTS.take(parts["affiliation"], tag)
        forms = {
            path: cell for path, cell in cells.items() if path[:1] == () or path[0] not in about
        }
        body = any(_in_braces(cell) for path, cell in forms.items() if _is_name(path))
        name = (_BODY if body else _PERSON).take(forms, tag) if forms else None
        if name is not None:
            about = {"org" if body else "name": name, **about}
        return about


class Names(Aligned):
    r"""Names side by side, parted by semicolons, or by commas where whole names stand there.

    A backslash before a name keeps it one: ``\송준서, 김영희``.
    """

    def __init__(self) -> None:
        """Put each as a name with all that is said of who it is."""
        super().__init__(_Name())

    def parted(self, path: Path, cell: str) -> list[str]:
        """Return the names in a cell, or what else is said of each."""
        found = parts(cell)
        about = not _NO_NAME.isdisjoint(path)
        return found if about or any(found[1:]) or not several(found[0]) else people(found[0])
