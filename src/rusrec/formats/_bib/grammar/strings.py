"""The macros of a .bib file: @string definitions, and the months that every style defines."""

from collections.abc import Callable, Mapping

from rusrec.errors import Problem, SourceError
from rusrec.formats._bib.grammar.fields import Value

__all__ = ["MONTHS", "SHORT", "Strings"]

_NAMES = """
    January February March April May June July August September October November December
"""
MONTHS = {name[:3].lower(): name for name in _NAMES.split()}
"""The macros ``jan`` to ``dec``, by which plain.bst means the names of the months."""

_LIMIT = 1_000_000
_DEPTH = 100
SHORT = 100
"""What macros stand for is counted from so many characters on."""
# Expansion may give this many times what has been read, and this much besides.
_RATIO = 4
_ALLOWANCE = 2_000_000


class Strings:
    """What macros stand for, with guards against cycles and against growth.

    ``later`` gives the definitions of the whole file; it is asked when a name is not defined yet,
    as some programs write their @string blocks last.
    """

    def __init__(
        self,
        name: str,
        warn: Callable[[Problem], object],
        later: Callable[[], Mapping[str, Value]],
    ) -> None:
        """Take the file's *name*, where warnings go, and how to look ahead."""
        self.name = name
        self.warn = warn
        self.later = later
        self.known: dict[str, str] = dict(MONTHS)
        self.read = 0
        self.grown = 0
        self.undefined: set[str] = set()
        self.circular: set[str] = set()

    def define(self, name: str, value: Value, line: int) -> None:
        """Take a definition; a later one of the same name takes its place."""
        self.known[name.lower()] = self.text(value, line, (name.lower(),))

    def text(self, value: Value, line: int, within: tuple[str, ...] = ()) -> str:
        """Give the text that *value* stands for, BibTeX's ``#`` carried out.

        Raises:
            SourceError: A macro is defined by itself, or the text grows beyond measure.
        """
        if isinstance(value, str):
            return value
        if len(value) == 1:  # `month = jan` in every entry
            known = self.known.get(value[0].text.lower())
            if known is not None and len(known) < SHORT:
                return known
        texts = [self.macro(p.text, line, within) if p.macro else p.text for p in value]
        size = sum(map(len, texts))
        self.grow(size, line)
        return "".join(texts)

    def grow(self, size: int, line: int) -> None:
        """Count *size* characters that stand in a record and not in the file."""
        self.grown += size
        if size > _LIMIT or self.grown > _RATIO * self.read + _ALLOWANCE:
            raise SourceError(
                Problem(
                    "macros or inherited fields make this file grow beyond measure",
                    help="look at the @string definitions and cross-references that it uses",
                    code="RR134",
                    source=self.name,
                    line=line,
                )
            )

    def macro(self, name: str, line: int, within: tuple[str, ...]) -> str:
        folded = name.lower()
        known = self.known.get(folded)
        if known is not None:
            return known
        if folded in within or folded in self.circular or len(within) > _DEPTH:
            self.circular.update(within)
            chain = " # ".join((*within[:5], folded))
            raise SourceError(
                Problem(
                    f"the @string {folded} is defined by itself, or by too many others: {chain}",
                    help="define one of them by a text in braces",
                    code="RR133",
                    source=self.name,
                    line=line,
                )
            )
        value = self.later().get(folded)
        if value is not None:
            self.known[folded] = self.text(value, line, (*within, folded))
            return self.known[folded]
        if folded not in self.undefined:
            self.undefined.add(folded)
            self.warn(
                Problem(
                    f"no @string defines {name}; its name stands for it",
                    help=f"write {{{name}}} if that is the text, or define it",
                    source=self.name,
                    line=line,
                )
            )
        return name
