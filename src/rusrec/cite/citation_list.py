"""A list of citations in a file: what a document cites, in its order.

Either JSON, a list of citations as csl-citation.json has them (``citationItems``, ``properties``
with ``noteIndex``) or of plain lists of cite items; or text, one citation a line as Pandoc has it::

    [see @kim1998, pp. 33-35; also @lee2001, chap. 2 passim]
    [-@kim1998]

Each citation without a note of its own is one note, numbered by its place; so a note style prints
ibid. where it should, and a style for running text does not care.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rusrec.cite.citation import LABELS, Citation, Reference
from rusrec.errors import Problem, SourceError

__all__ = ["read"]

_KEY = re.compile(r"(-?)@(?:\{([^{}]+)\}|([^\s,;\]{}]*[^\s,;\]{}.:?!]))")
_LOCATOR = re.compile(
    r"\s*,\s*(?:([^\W\d_]+(?:\.|\s+verbo|(?=\s)))\s*)?"
    r"([\dIVXLCDMivxlcdm][\w.]*(?:\s*(?:[-–—&]|,(?=\s*\d))\s*[\w.]*\w)*)"
)


def read(text: str, source: str = "citations") -> tuple[Citation, ...]:
    """Read a list of citations.

    Args:
        text: The list.
        source: What errors call it.

    Raises:
        SourceError: A line that is no citation, or JSON of another shape.
    """
    stripped = text.strip()
    if stripped.startswith(("{", "[{", "[[")) or (stripped.startswith("[") and "@" not in stripped):
        found = _of_json(stripped, source)
    else:
        found = _of_lines(text, source)
    return tuple(
        citation._replace(note=citation.note or place, id=citation.id or str(place))
        for place, citation in enumerate(found, 1)
    )


def _of_json(text: str, source: str) -> Iterator[Citation]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        evidence = text.split("\n")[error.lineno - 1]
        raise _unfit(source, error.lineno, f"is not JSON: {error.msg}", evidence) from None
    except (ValueError, RecursionError):  # a number of thousands of digits; arrays in arrays
        raise _unfit(source, 1, "is not JSON that holds citations", text) from None
    for place, cluster in enumerate([found] if isinstance(found, dict) else found, 1):
        items = cluster.get("citationItems") if isinstance(cluster, Mapping) else cluster
        if not isinstance(items, list) or not all(isinstance(item, Mapping) for item in items):
            raise _unfit(source, 0, f"citation {place} is no list of cite items", f"{cluster}")
        for item in items:
            wrong = next((key for key in _WORDS if isinstance(item.get(key), (list, dict))), "")
            if wrong:
                message = f"citation {place} has a {wrong} that is no text"
                raise _unfit(source, 0, message, f"{item}")
        yield Citation.of(cluster if isinstance(cluster, Mapping) else {"citationItems": items})


_WORDS: Final = ("id", "locator", "label", "prefix", "suffix")


def _of_lines(text: str, source: str) -> Iterator[Citation]:
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        inner = stripped[1:-1] if stripped.startswith("[") and stripped.endswith("]") else stripped
        references = tuple(map(_reference, _pieces(inner)))
        if not references or not all(references):
            raise _unfit(source, number, "no citation", stripped)
        yield Citation(tuple(one for one in references if one))


def _pieces(text: str) -> Iterable[str]:
    return [piece for piece in text.split(";") if piece.strip()]


def _reference(piece: str) -> Reference | None:
    """Read ``see -@key, pp. 3-5, and so on``."""
    key = _KEY.search(piece)
    if key is None:
        return None
    rest = piece[key.end() :].rstrip()
    label, locator = "", ""
    found = _LOCATOR.match(rest)
    word = (found[1] or "").lower() if found else ""
    if found and (not word or word in LABELS or word in _NAMES):
        label = LABELS.get(word, word) or "page"
        locator, rest = found[2], rest[found.end() :]
    prefix = piece[: key.start()].lstrip()
    return Reference(
        id=key[2] or key[3],
        locator=locator,
        label=label,
        prefix=prefix,
        suffix=rest,
        author="suppress" if key[1] else "",
    )


_NAMES: Final = frozenset(LABELS.values())


def _unfit(source: str, line: int, message: str, evidence: str = "") -> SourceError:
    return SourceError(
        Problem(
            message,
            "write [see @key, pp. 3-5; @other] on a line, or JSON as csl-citation.json has it",
            source=source,
            line=line,
            evidence=evidence,
        )
    )
