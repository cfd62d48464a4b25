"""The entries of a .bib file: macros carried out, inherited fields filled in, nothing lost unsaid.

Problems: RR130 a block that is not closed or too long, RR131 text that no entry holds, RR132 a
block that cannot be read, RR133 a macro defined by itself, RR134 expansion beyond measure, RR135 a
field twice, RR136 a key twice, RR137 an entry that inherits from itself, RR138 braces too deep.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from rusrec.errors import Problem, SourceError
from rusrec.formats._bib.grammar.blocks import Block, blocks
from rusrec.formats._bib.grammar.inherit import inherit
from rusrec.formats._bib.grammar.loose import loose_text, prose
from rusrec.formats._bib.grammar.reading import RawEntry, Reading
from rusrec.formats._characters import check
from rusrec.formats._embed import MARK
from rusrec.formats._seen import Seen

__all__ = ["RawEntry", "balanced", "entries"]


def entries(
    chunks: Iterable[str],
    *,
    name: str,
    warn: Callable[[Problem], object],
    again: Callable[[], Iterable[str]] | None = None,
    refuse: Callable[[SourceError], object] | None = None,
) -> Iterator[RawEntry]:
    """Give the entries of a .bib file in its order, each as soon as it has been read.

    An entry that inherits from another one, or uses a macro that is not yet defined, makes the
    file be read ahead once; only what is referred to is kept. ``jan`` to ``dec`` are macros for
    the English names of the months.

    Args:
        chunks: The text of the file in pieces, LF line ends.
        name: The file's name in problems.
        warn: Takes what was mended or passed over, with its line.
        again: Gives the text from the beginning once more. Without it all text read is kept.
        refuse: Takes the errors, so that the other entries can be read; without it they are raised.

    Raises:
        SourceError: With file and line; see the head of this module.
    """
    if again is None:
        chunks = again = _Kept(iter(chunks))
    reader = _Reader(Reading(name, warn, again))
    for block in chain(blocks(chunks, name=name), (_END,)):
        try:
            entry = reader.read(block)
        except SourceError as error:
            if refuse is None:
                raise
            refuse(error)
        else:
            if entry is not None:
                yield entry


def balanced(value: str) -> bool:
    """Say whether BibTeX can read *value* between braces: each brace has its partner."""
    depth = 0
    for part in value.split("}")[:-1]:
        depth += part.count("{") - 1
        if depth < 0:
            return False
    return value.count("{") == value.count("}")


_DEEPEST = 255
"""How deep braces may nest: what TeX can group."""


def _is_deep(value: str) -> bool:
    """Say whether braces nest deeper in *value* than TeX can read."""
    if value.count("{") <= _DEEPEST:
        return False
    depth = 0
    for part in value.split("}"):
        depth += part.count("{")
        if depth > _DEEPEST:
            return True
        depth -= 1
    return False


_END = Block("end", "", "", 0)


class _Kept:
    """Text that comes once, kept so that it can be read again."""

    def __init__(self, chunks: Iterator[str]) -> None:
        self.chunks = chunks
        self.kept: list[str] = []

    def __call__(self) -> Iterator[str]:
        return iter(self)

    def __iter__(self) -> Iterator[str]:
        at = 0
        while True:
            if at == len(self.kept):
                chunk = next(self.chunks, None)
                if chunk is None:
                    return
                self.kept.append(chunk)
            yield self.kept[at]
            at += 1


class _Reader:
    """Turns blocks into entries; knows the keys that have been."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.seen = Seen()
        self.unread = False
        self.prose: Problem | None = None
        self.is_bib = False
        self.xdata: dict[str, int] = {}
        self.comment = ""

    def read(self, block: Block) -> RawEntry | None:
        """Give the entry of a block, None of a block that is none."""
        reading = self.reading
        self.is_bib = self.is_bib or block.kind not in ("text", "end")
        if block.cut is None and not block.body.replace("\n", " ").isprintable():
            check(block.body, name=reading.name, line=block.line)
        if block.kind == "entry":
            self.unread = False
            reading.strings.read += len(block.body)
            return self.entry(block)
        if block.problem is not None:
            self.unread = True
            raise SourceError(block.problem._replace(code="RR130"))
        if block.kind == "string":
            reading.strings.read += len(block.body)
            reading.define(block, reading.strings)
        elif block.kind == "comment":
            self.comment = block.body if block.body.lstrip().startswith(MARK) else self.comment
        elif block.kind == "end":
            self.end()
        elif block.kind == "text" and not self.unread:
            self.text(block)
        return None

    def entry(self, block: Block) -> RawEntry | None:
        """Read an entry with what it inherits; None of @xdata, which only gives to others."""
        reading = self.reading
        if _is_deep(block.body):
            what, remedy = (
                f"braces nest deeper than {_DEEPEST}, which TeX cannot read",
                "delete some",
            )
            raise SourceError(reading.problem(what, block.line, remedy, "RR138"))
        entry = reading.entry(block, reading.strings)
        if not (entry.key or entry.fields):
            what = f"the @{block.word} has neither key nor fields; it is no record"
            reading.warn(reading.problem(what, block.line))
            return None
        if block.suspect:
            what = (
                f"line {block.suspect}, within the @{block.word} {entry.key}, looks like an entry"
            )
            remedy = "if it is one, a closing brace is missing before it"
            reading.warn(reading.problem(what, block.suspect, remedy)._replace(record=entry.key))
        if entry.key:
            self.once(entry)
        if entry.type == "xdata":
            self.xdata[entry.key] = entry.line
            return None
        if self.comment:
            entry, self.comment = entry._replace(comment=self.comment), ""
        if "crossref" in entry.fields or "xdata" in entry.fields:
            return inherit(entry, reading)
        return entry

    def text(self, block: Block) -> None:
        """Look at text between blocks."""
        problem, lost = loose_text(block)
        if problem is None:
            self.prose = self.prose or prose(block)
            return
        problem = problem._replace(source=self.reading.name)
        if lost:
            raise SourceError(problem._replace(code="RR131"))
        self.reading.warn(problem)

    def once(self, entry: RawEntry) -> None:
        """Refuse a key that has been."""
        first = self.seen.claim(entry.key, entry.line)
        if not first:
            return
        what = f"the key {entry.key} stands already on line {first}"
        remedy = "give one of the two another key, or delete it"
        problem = self.reading.problem(what, entry.line, remedy, "RR136")
        raise SourceError(problem._replace(record=entry.key))

    def end(self) -> None:
        """Say which @xdata nobody used, and whether this was a .bib file at all."""
        if self.prose and not self.is_bib:
            raise SourceError(self.prose._replace(source=self.reading.name, code="RR131"))
        for key, line in self.xdata.items():
            if not self.reading.is_wanted(key):
                what = f"no entry uses the @xdata {key}; it is no record"
                self.reading.warn(self.reading.problem(what, line))
