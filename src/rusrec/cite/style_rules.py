"""What an engine needs of a style, checked before one sees it.

The schema of CSL 1.0.2 (RELAX NG, as citeproc-py brings it), and what no schema says: each macro
that is called is there, none calls itself, and one entry takes a bounded number of steps.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final

from rusrec.errors import Problem
from rusrec.formats import _xml
from rusrec.formats._xml import local

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["by_schema", "faults"]

_MOST_STEPS: Final = 20_000
"""Elements rendered for one entry at most; the largest style of the CSL repository has 2,500."""
_MOST_DEEP: Final = 250
_SHOWN: Final = 3
"""The first says what is wrong; the schema's others follow from it."""


def by_schema(source: bytes, name: str) -> list[Problem]:
    """Return what the schema of CSL 1.0.2 says against the style *source*, by line."""
    from citeproc import SCHEMA_PATH
    from lxml.etree import RelaxNG

    schema = RelaxNG(file=SCHEMA_PATH)
    if schema.validate(_xml.document(BytesIO(source), name=name)):
        return []
    told = [each for each in schema.error_log if each.line > 0] or list(schema.error_log)
    return [
        Problem(each.message, "write valid CSL 1.0.2", "RR603", source=name, line=max(each.line, 0))
        for each in told[:_SHOWN]
    ]


def faults(root: "_Element", name: str) -> list[Problem]:
    """Return what makes the style *root* unfit for any engine."""
    if local(root) != "style":
        message = f"is no CSL style: the root is <{local(root)[:40]}>"
        return [Problem(message, "give a file that begins with <style>", "RR602", source=name)]
    macros = {macro.get("name", ""): macro for macro in root.iterchildren("{*}macro")}
    found = list(_missing(root, macros, name))
    if root.find("{*}citation") is None:
        found.append(Problem("has no <citation>", "add one", "RR603", source=name))
    return found or _unbounded(root, macros, name)


def _missing(root: "_Element", macros: "dict[str, _Element]", name: str) -> Iterator[Problem]:
    for element in root.iter():
        called = element.get("macro")
        if called and called not in macros:
            yield Problem(
                f"calls the macro {called[:80]!r}, which is not there",
                f'add <macro name="{called[:80]}">, or call another',
                "RR604",
                source=name,
                line=element.sourceline or 0,
            )


def _unbounded(root: "_Element", macros: "dict[str, _Element]", name: str) -> list[Problem]:
    """Return the first macro that calls itself, or the part of the style that takes too long."""
    steps = _Steps(macros)
    for part in ("citation", "bibliography"):
        element = root.find(f"{{*}}{part}")
        if element is None:
            continue
        try:
            count = steps.of(element, 0)
        except _EndlessError as error:
            return [
                Problem(
                    f"the macro {str(error)[:80]!r} calls itself, directly or through others",
                    "break the circle",
                    "RR605",
                    source=name,
                    line=macros[str(error)].sourceline or 0,
                )
            ]
        if count > _MOST_STEPS:
            return [
                Problem(
                    f"an entry of the {part} would take over {_MOST_STEPS:,} steps",
                    "macros that call macros several times multiply: call each once",
                    "RR605",
                    source=name,
                    line=element.sourceline or 0,
                )
            ]
    return []


class _EndlessError(Exception):
    """A macro that calls itself."""


class _Steps:
    """Counts the elements that are rendered at most, each macro counted once."""

    def __init__(self, macros: "dict[str, _Element]") -> None:
        self.macros = macros
        self.known: dict[str, int] = {}
        self.open: set[str] = set()

    def of(self, element: "_Element", depth: int) -> int:
        """Return the steps of *element*; of the branches of ``cs:choose`` the longest counts."""
        called = element.get("macro")
        own = 1 + (self._macro(called, depth) if called else 0)
        if depth > _MOST_DEEP:
            return _MOST_STEPS + 1
        counts = [self.of(child, depth + 1) for child in element]
        return own + (max(counts, default=0) if local(element) == "choose" else sum(counts))

    def _macro(self, called: str, depth: int) -> int:
        if called in self.open:
            raise _EndlessError(called)
        if called not in self.known:
            self.open.add(called)
            self.known[called] = self.of(self.macros[called], depth + 1)
            self.open.discard(called)
        return self.known[called]
