"""What the blocks of one .bib file have in common: macros, warnings, and what lies ahead."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from rusrec.errors import Problem, SourceError
from rusrec.formats._bib.grammar.blocks import Block, blocks
from rusrec.formats._bib.grammar.fields import Field, Unreadable, Value, fields_of, plain, value_of
from rusrec.formats._bib.grammar.lines import Cut, cut_of
from rusrec.formats._bib.grammar.strings import SHORT, Strings
from rusrec.formats._characters import check

__all__ = ["RawEntry", "Reading", "key_of", "keys_in"]


class RawEntry(NamedTuple):
    """An entry as the file says it, its values still TeX, without their delimiters.

    ``type`` and the names of ``fields`` are folded to lower case; ``key`` is "" where there is
    none. ``inherited`` tells, for each field that comes by crossref or xdata, the key of its owner.
    ``comment`` is the @comment before it that holds a whole record; ``printable`` tells that all
    its values are known to be.
    """

    type: str
    key: str
    fields: dict[str, str]
    line: int
    inherited: Mapping[str, str]
    comment: str = ""
    printable: bool = False


_NOTHING: Mapping[str, str] = {}
_QUOTE = 200
_NO_NAME = frozenset('{}",#%()')
# Fields that tools write more than once in an entry, and what to put between the values.
_REPEATED = {
    **dict.fromkeys(("annote", "annotation", "note", "comment", "review", "abstract"), "\n\n"),
    **dict.fromkeys(("keywords", "keyword", "groups", "isbn", "issn"), ", "),
    **dict.fromkeys(("file", "url", "sentelink", "pdf", "local-url", "language"), "; "),
}


class Reading:
    """Reads the blocks of one file.

    ``parents`` keeps entries that others inherit from, by key, once they are complete.
    """

    def __init__(
        self, name: str, warn: Callable[[Problem], object], again: Callable[[], Iterable[str]]
    ) -> None:
        """Take the file's name, where warnings go, and how to get its text from the beginning."""
        self.name = name
        self.warn = warn
        self.again = again
        self.strings = Strings(name, warn, self._later)
        self.parents: dict[str, RawEntry] = {}
        self._ahead: _Ahead | None = None

    def ahead(self) -> "_Ahead":
        """Give what the whole file holds; the first call reads it through."""
        if self._ahead is None:
            self._ahead = _Ahead(self)
        return self._ahead

    def _later(self) -> Mapping[str, Value]:
        return self.ahead().strings

    def is_wanted(self, key: str) -> bool:
        """Say whether an entry is known to inherit from *key*."""
        return self._ahead is not None and key.lower() in self._ahead.wanted

    def problem(self, message: str, line: int, remedy: str = "", code: str = "") -> Problem:
        """Make a problem with its place."""
        return Problem(message, help=remedy, code=code, source=self.name, line=line)

    def define(self, block: Block, strings: Strings) -> None:
        """Take an @string block."""
        name, value = _definition(block)
        if value is None or not name or any(c.isspace() or c in _NO_NAME for c in name):
            remedy = 'write it as @string{name = "text"}'
            problem = self.problem("this @string cannot be read", block.line, remedy, "RR132")
            shown = block.body.strip()[:_QUOTE].split("\n", 1)[0]
            raise SourceError(problem._replace(evidence=shown))
        strings.define(name, value, block.line)

    def entry(self, block: Block, strings: Strings, *, quiet: bool = False) -> RawEntry:
        """Read an entry as it stands, its macros carried out; *quiet*: it is told elsewhere."""
        cut = block.cut or cut_of(block.body)
        if cut is None or not self._known(cut, strings.known):
            if not block.body.replace("\n", " ").isprintable():
                check(block.body, name=self.name, line=block.line)
            return self._by_grammar(block, strings, quiet=quiet)
        printable = "|".join(cut.fields.values()).isprintable()
        if not printable:
            check(block.body, name=self.name, line=block.line)
        return RawEntry(block.word, cut.key, cut.fields, block.line, _NOTHING, "", printable)

    def _known(self, cut: Cut, macros: Mapping[str, str]) -> bool:
        """Put in what the macros of an entry stand for, if all are defined and short."""
        for name in cut.macros:
            known = macros.get(cut.fields[name].lower())
            if known is None or len(known) >= SHORT:
                return False
            cut.fields[name] = known
        return True

    def _by_grammar(self, block: Block, strings: Strings, *, quiet: bool) -> RawEntry:
        try:
            key, fields, mended = fields_of(block)
        except Unreadable as error:
            raise self._unreadable(block, error) from None
        if mended and not quiet:
            for pos, why in mended:
                self.warn(self.problem(why, _line(block, pos))._replace(record=key))
        values: dict[str, str] = {}
        repeated: dict[str, list[str]] = {}
        line, at = block.line, 0
        for name, value, pos in fields:
            line, at = line + block.body.count("\n", at, pos), pos
            text = value if isinstance(value, str) else strings.text(value, line)
            if name in values and values[name] != text:
                repeated.setdefault(name, [values[name]]).append(text)
            else:
                values[name] = text
        for name, texts in repeated.items():
            problem = self._repeated(block, key, fields, name)
            if not quiet:
                self.warn(problem)
            values[name] = _REPEATED[name].join(dict.fromkeys(texts))
        return RawEntry(block.word, key, values, block.line, _NOTHING)

    def _repeated(self, block: Block, key: str, fields: list[Field], name: str) -> Problem:
        """Refuse a field that stands twice, or give a warning where its values can be joined."""
        places = [pos for other, _, pos in fields if other == name][:5]
        lines = [_line(block, pos) for pos in places]
        message = f"stands more than once (lines {', '.join(map(str, lines))})"
        place = self.problem(message, lines[1])._replace(field=name, record=key)
        if name not in _REPEATED:
            raise SourceError(place._replace(help="keep one of them", code="RR135"))
        return place._replace(message=f"{message}; its values are joined")

    def _unreadable(self, block: Block, error: Unreadable) -> SourceError:
        begin = block.body.rfind("\n", 0, error.pos) + 1
        problem = self.problem(
            f"this @{block.word} cannot be read: {error.why}",
            _line(block, error.pos),
            "look for a brace, a quote or a comma that is missing on this line or the one before",
            "RR132",
        )
        shown = block.body[begin : begin + _QUOTE].split("\n", 1)[0]
        return SourceError(problem._replace(evidence=shown))


class _Ahead:
    """The macros of the whole file, and the entries that others inherit from.

    These by folded key; a second one whose key differs only in case by its own.
    """

    def __init__(self, reading: Reading) -> None:
        self.strings: dict[str, Value] = {}
        self.wanted: set[str] = set()
        self.entries: dict[str, RawEntry] = {}
        self.twins: dict[str, RawEntry] = {}
        for block in blocks(reading.again()):
            if block.kind == "string":
                name, value = _definition(block)
                if value is not None:
                    self.strings.setdefault(name.lower(), value)
            elif block.kind == "entry":
                self.wanted.update(_referred(block))
        if self.wanted:
            self._collect(reading)

    def _collect(self, reading: Reading) -> None:
        strings = Strings(reading.name, lambda _: None, lambda: self.strings)
        for block in blocks(reading.again()):
            strings.read += len(block.body)
            try:
                if block.kind == "string":
                    reading.define(block, strings)
                elif block.kind == "entry" and key_of(block) in self.wanted:
                    entry = reading.entry(block, strings, quiet=True)
                    if self.entries.setdefault(entry.key.lower(), entry) is not entry:
                        self.twins[entry.key] = entry
            except SourceError:
                continue  # it is told when its own turn comes

    def named(self, key: str) -> RawEntry | None:
        """Give the entry that is called so, else the first that differs only in case."""
        return self.twins.get(key) or self.entries.get(key.lower())


def _definition(block: Block) -> tuple[str, Value | None]:
    name, _, value = block.body.partition("=")
    return name.strip(), value_of(value.strip())


def key_of(block: Block) -> str:
    """Give the key of an entry's block, folded."""
    return block.body.partition(",")[0].strip().lower()


def _referred(block: Block) -> Iterator[str]:
    """Give the folded keys that an entry inherits from."""
    lowered = block.body.lower()
    if "crossref" not in lowered and "xdata" not in lowered:
        return
    try:
        fields = fields_of(block).fields
    except Unreadable:
        return
    for name, value, _ in fields:
        if name in ("crossref", "xdata"):
            yield from map(str.lower, keys_in(plain(value)))


def keys_in(value: str) -> list[str]:
    """Give the keys of a crossref or xdata field."""
    return [key for part in value.split(",") if (key := part.strip(" {}\t\n"))]


def _line(block: Block, pos: int) -> int:
    return block.line + block.body.count("\n", 0, pos)
