"""The columns: a field of the record each, and how its node stands in cells.

A column is called by the path of its field: ``title.en``, ``host.title``, ``author.orcid``.
Without a tag it is the text in the record's own language.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from rusrec.formats._languages import languages_of
from rusrec.formats.csv.kinds import (
    JSON,
    Aligned,
    Form,
    Keyed,
    Kind,
    Listed,
    Mapped,
    Numbered,
    Plain,
    Tagged,
)
from rusrec.formats.csv.names import Names
from rusrec.formats.csv.paths import Cells, Path, put_in, under
from rusrec.formats.csv.words import LANGUAGES, WORDS
from rusrec.model import UNDETERMINED
from rusrec.model import tag as bcp47
from rusrec.model.identifier import SCHEMES
from rusrec.schema.codec import Node
from rusrec.scripts.pattern import pattern

__all__ = ["FIELDS", "cells_of", "column", "path_of", "place", "tree_of_cells"]

_BRACKET: Final = pattern(r"([^\[(]+)[\[(]([^\])]*)[\])] *")
_TAG: Final = pattern(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*")
_PLAINLY: Final = pattern(r"[ _]+")
_PLAIN: Final = Plain()
_LIST: Final = Listed()
_DATE: Final = Form("edtf")
_TEXTS: Final = Tagged(Numbered(Form("text")))
_NAMES: Final = Names()


class _Work:
    """Another record: its id in the column of the field, its fields below it."""

    def put(self, node: Node, tag: str) -> Cells:
        """Return the id, and the cells of a record that is embedded."""
        if not isinstance(node, dict):
            return {(): node}
        cells = cells_of(node, tag)
        return {(() if path == ("id",) else path): cell for path, cell in cells.items()}

    def take(self, cells: Cells, tag: str) -> Node:
        """Return the id (or the short form of a host) alone, or the record."""
        if cells.keys() == {()}:
            return cells[()]
        return tree_of_cells({path or ("id",): cell for path, cell in cells.items()}, tag)


class _Languages(Listed):
    """Tags of languages; codes and English names are put into tags."""

    def take(self, cells: Cells, tag: str) -> Node:
        """Return the tags, or what is written where it names no language."""
        found = languages_of(", ".join(map(str, super().take(cells, tag))))
        return super().take(cells, tag) if found is None else list(found)


_WORKS: Final = ("original", "host", "series")
_IDENTIFIERS: Final = "identifiers"
_CALLED: Final = ("id", "citekey", "aka")
"""What a record is called: texts without parts, which the reader may have to make."""

_KINDS: Final[Mapping[str, Kind]] = {
    "id": _PLAIN,
    "draft": _PLAIN,
    "citekey": _PLAIN,
    "aka": _LIST,
    "type": _PLAIN,
    "genre": _TEXTS,
    "language": _Languages(),
    "title": _TEXTS,
    "subtitle": _TEXTS,
    "short-title": _TEXTS,
    "author": _NAMES,
    "editor": _NAMES,
    "translator": _NAMES,
    "contributor": _NAMES,
    "missing": Keyed(Numbered(_PLAIN), loose=True),
    "issued": _DATE,
    "dates": Keyed(Numbered(_DATE)),
    "accessed": _DATE,
    **dict.fromkeys(_WORKS, _Work()),
    "event": Mapped("name", {"name": _TEXTS, "place": _TEXTS, "date": _DATE}),
    "volume": _PLAIN,
    "issue": _PLAIN,
    "number": Keyed(Numbered(_PLAIN), own="number"),
    "section": _TEXTS,
    "pages": _PLAIN,
    "extent": _PLAIN,
    "volumes": _PLAIN,
    "edition": _TEXTS,
    "publisher": Aligned(_TEXTS),
    "place": Aligned(_TEXTS),
    _IDENTIFIERS: Keyed(_LIST),
    "archive": Mapped("name", dict.fromkeys(("name", "place", "collection", "shelfmark"), _PLAIN)),
    "links": Aligned(Form("url")),
    "abstract": _TEXTS,
    "keywords": Tagged(Aligned(Form("term"))),
    "classification": Keyed(_LIST),
    "notes": Numbered(Mapped("note", {"note": _TEXTS, "type": _PLAIN})),
    "rights": Mapped("text", {"license": _PLAIN, "uri": _PLAIN, "text": _TEXTS}),
    **dict.fromkeys(
        ("counts", "relations", "sources", "corrections", "history", "extra"), JSON
    ),
}  # fmt: skip
"""How each field stands in cells, in the order of the columns."""

FIELDS: Final = tuple(_KINDS)
"""The fields of a record, in the order of the columns."""

_PLACES: Final = {name: at for at, name in enumerate((*FIELDS, *SCHEMES))} | {
    scheme: FIELDS.index(_IDENTIFIERS) for scheme in SCHEMES
}
_LAST: Final = len(_PLACES)


def cells_of(tree: dict[str, Node], tag: str = UNDETERMINED) -> Cells:
    """Return the cells of a record's plain *tree*; *tag* is the language of what is around it."""
    own = _language(tree.get("language"), tag)
    cells: Cells = {}
    for field, node in tree.items():
        found = _KINDS[field].put(node, own)
        cells |= found if field == _IDENTIFIERS else under(field, found)
    return cells


def tree_of_cells(cells: Cells, tag: str = UNDETERMINED) -> dict[str, Node]:
    """Return the plain tree of a record's *cells*, whose columns are all known.

    Raises:
        Twice: Two of them are one: ``doi`` and ``identifiers.doi``.
    """
    parts = _parted(cells)
    spoken = parts.get("language", {}).get(())
    own = _language(_KINDS["language"].take({(): spoken}, tag) if spoken else None, tag)
    return {field: _KINDS[field].take(found, own) for field, found in parts.items()}


def _parted(cells: Cells) -> dict[str, Cells]:
    parts: dict[str, Cells] = {}
    for path, cell in cells.items():
        field, rest = (_IDENTIFIERS, path) if path[0] in SCHEMES else (path[0], path[1:])
        put_in(parts.setdefault(field, {}), rest, cell)
    return parts


def _language(node: Any, tag: str) -> str:
    """Return the first of the languages that *node* states, else *tag*."""
    first = next(iter(node), "") if isinstance(node, list) else node
    if not first:
        return tag
    return bcp47.canonical(first) if bcp47.well_formed(first) else str(first)


def column(path: Path) -> str:
    """Return the heading of the column of *path*."""
    return ".".join(path)


@lru_cache(maxsize=4096)
def path_of(heading: str) -> Path:
    """Return the path that a *heading* names: ``Title [en]`` and ``title.en`` are one.

    Empty where no field of a record is called so.
    """
    bracket = _BRACKET.fullmatch(heading)
    steps = [step.strip() for step in (bracket[1] if bracket else heading).split(".")]
    if bracket:
        steps.append(_spoken(bracket[2].strip()))
    path: list[str] = []
    for at, step in enumerate(steps):
        name = _PLAINLY.sub("-", step.lower())
        inside = WORDS.get(name, (name,))
        path += inside
        if inside[-1] not in _WORKS:
            path += steps[at + 1 :]
            break
    if path[-2:] in [[work, "id"] for work in _WORKS]:
        path.pop()
    return tuple(path) if all(path) and _known(path) else ()


def _spoken(word: str) -> str:
    """Return the tag of the language that a heading has in brackets, "" where it is none."""
    known = LANGUAGES.get(word.lower())
    if known:
        return known
    if not _TAG.fullmatch(word):
        found = languages_of(word)
        return found[0] if found and len(found) == 1 and not bcp47.well_formed(word) else ""
    return word


def _known(path: Sequence[str]) -> bool:
    """Tell whether a field of a record, or of a work inside it, is at *path*."""
    field = next((step for step in path if step not in _WORKS), path[-1])
    if field in _CALLED and path[-1] != field:
        return False
    return field in _KINDS or field in SCHEMES


def place(path: Path) -> tuple[tuple[int, str], ...]:
    """Return the sort key that puts columns in the order of the fields."""
    return tuple((_PLACES.get(step, _LAST), step) for step in path)
