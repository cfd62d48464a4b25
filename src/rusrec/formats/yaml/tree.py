"""YAML text to a plain tree in which every scalar is text, and the places of all that is in it.

Only events of the parser are used, never its loaders: no implicit typing, no anchors, aliases,
tags, merge keys or directives, no doubled keys, and no recursion that an input could drive.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NoReturn

from yaml import YAMLError
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from rusrec.errors import Problem, SourceError
from rusrec.formats.yaml.marks import Mark, Marks
from rusrec.schema.codec import At, FlowList, Node
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["DIRECTIVE", "Composer", "swallowed", "tree_of", "unsolved"]

_DEPTH: Final = 32
_NODES: Final = 50_000
DIRECTIVE: Final = "has a YAML directive", "delete the lines that begin with %"
"""What is said of a directive: the message and the remedy."""
_CONFLICT: Final = pattern(r"^(?:<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
_COMMENT: Final = pattern(r"[^\s#][ \t]+#[^\s]")


class Composer:
    """Turns the events of one document into a tree, and notes every fault that it can go past.

    Of a key that stands twice the first counts.
    """

    def __init__(self, text: str, marks: Marks | None) -> None:
        """Begin with *text*; *marks* are filled, if given."""
        self.next: Callable[[], Any] = CParser(text).get_event
        self.marks = marks
        self.nodes = 0
        self.problems: list[Problem] = []

    def fail(self, mark: Any, message: str, remedy: str, code: str = "RR110") -> None:
        """Note a fault, and go on."""
        self.problems.append(
            Problem(message, remedy, code, line=mark.line + 1, column=mark.column + 1)
        )

    def stop(self, mark: Any, message: str, remedy: str) -> NoReturn:
        """Note a fault that nothing can be read behind."""
        self.fail(mark, message, remedy)
        raise SourceError(self.problems)

    def document(self) -> Node:
        """Return the tree of the only document; None where there is none."""
        self.next()
        start = self.next()
        if type(start) is StreamEndEvent:
            return None
        if start.version is not None or start.tags:
            self.fail(start.start_mark, *DIRECTIVE)
        root = self.node(self.next(), (), 0)
        while type(event := self.next()) is not StreamEndEvent:
            if type(event) is DocumentStartEvent:
                remedy = "one record a file: put each document into a file of its own"
                self.stop(event.start_mark, "a second document begins", remedy)
            if type(event) is not DocumentEndEvent:
                self.stop(event.start_mark, "goes on after its end", "delete what follows")
        return root

    def node(self, event: Any, at: At, depth: int) -> Node:
        """Return the tree that begins with *event*."""
        kind = type(event)
        if kind is AliasEvent:
            remedy = "write the value again, or quote it"
            self.fail(event.start_mark, f"is an alias (*{event.anchor})", remedy)
            return ""
        if event.anchor is not None or event.tag is not None:
            self.marked(event)
        if kind is ScalarEvent:
            return self.scalar(event, at)
        if depth >= _DEPTH:
            self.stop(event.start_mark, f"is nested deeper than {_DEPTH}", "write it flatter")
        tree = (self.map if kind is MappingStartEvent else self.list)(event, at, depth + 1)
        if not tree:
            self.fail(event.start_mark, "is empty", "write a value, or delete the line", "RR202")
        return tree

    def many(self, event: Any) -> NoReturn:
        """Refuse a document of too many values."""
        self.stop(event.start_mark, f"has more than {_NODES:,} values", "split the record")

    def marked(self, event: Any) -> None:
        """Refuse an anchor or a tag."""
        if event.anchor is not None:
            what, remedy = f"has an anchor (&{event.anchor})", "put the value in double quotes"
        else:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            what, remedy = f"has a tag ({tag})", "delete it, or put the text in double quotes"
            if type(event) is ScalarEvent:
                remedy += f': "{tag} {event.value}"'
        self.fail(event.start_mark, what, remedy)

    def scalar(self, event: Any, at: At) -> str:
        """Return the text of a scalar, and note where it ends."""
        value = self.unescaped(event)
        if self.marks is not None:
            start, end = event.start_mark, event.end_mark
            self.marks.scalars.append(
                (at, Mark(start.line, start.column), Mark(end.line, end.column), event.style or "")
            )
        return value

    def unescaped(self, event: Any) -> str:
        """Return the text of a scalar; what escapes have made of it goes through the gate again."""
        value: str = event.value
        if event.style != '"':
            return value
        at_fault = gate.refused(value)
        if at_fault is not None:
            code = f"U+{ord(value[at_fault]):04X}"
            self.fail(event.start_mark, f"holds the character {code}", "delete it", "RR104")
        return gate.nfc(value)

    def list(self, event: Any, at: At, depth: int) -> list[Node]:
        """Return the list that *event* begins."""
        items: list[Node] = FlowList() if event.flow_style else []
        while type(inner := self.next()) is not SequenceEndEvent:
            place = (*at, len(items))
            if self.marks is not None:
                self.marks.places[place] = Mark(inner.start_mark.line, inner.start_mark.column)
            items.append(self.node(inner, place, depth))
            self.nodes += 1
            if self.nodes > _NODES:
                self.many(inner)
        return items

    def map(self, event: Any, at: At, depth: int) -> dict[str, Node]:
        """Return the map that *event* begins."""
        tree: dict[str, Node] = {}
        marks = self.marks
        flow = event.flow_style
        event_of = self.next
        while type(inner := event_of()) is not MappingEndEvent:
            key = inner.value if type(inner) is ScalarEvent and inner.style != '"' else None
            if key is None or key in tree or key == "<<" or inner.anchor or inner.tag:
                key = self.key(inner, tree)
            value = event_of()
            self.nodes += 1
            if self.nodes > _NODES:
                self.many(inner)
            plain = type(value) is ScalarEvent and value.style != '"'
            if plain and flow and not value.value and not value.style:
                self.fail(inner.start_mark, f"{key!r} has no value", _unquoted(tree, key), "RR112")
            # The short way of most values; all that is not plain text goes the long one.
            if plain and value.tag is None and value.anchor is None and marks is None:
                tree.setdefault(key, value.value)
                continue
            place = (*at, key)
            if marks is not None and key not in tree:
                self.mark(inner, place, marks)
            tree.setdefault(key, self.node(value, place, depth))
        return tree

    def key(self, event: Any, tree: dict[str, Node]) -> str:
        """Return the key of a map that *event* is; one that stands there already is a fault."""
        if type(event) is not ScalarEvent:
            self.stop(event.start_mark, "has a key that is not text", "write key: value")
        key = self.unescaped(event)
        if event.anchor is not None or event.tag is not None:
            self.marked(event)
        if key in tree:
            remedy = "keep one of the two"
            self.fail(event.start_mark, f"the key {key!r} stands twice", remedy, "RR111")
        elif key == "<<":
            self.fail(event.start_mark, "has a merge key (<<)", "write the values themselves")
        return key

    def mark(self, event: Any, at: At, marks: Marks) -> None:
        """Note where a key stands."""
        start, end = event.start_mark, event.end_mark
        marks.places[at] = Mark(start.line, start.column)
        marks.scalars.append((at, marks.places[at], Mark(end.line, end.column), "key"))


def _unquoted(tree: dict[str, Node], key: str) -> str:
    if tree:
        before, value = next(reversed(tree.items()))
        if isinstance(value, str):
            return f'a comma ends a value in braces; write {{{before}: "{value}, {key}"}}'
    return "write key: value; text with a comma stands in double quotes"


def tree_of(text: str, *, marks: Marks | None = None) -> Node:
    """Return the plain tree of the one document in *text*; None where there is nothing.

    Args:
        text: A document, its characters already through the text gate.
        marks: Filled, if given, with the place of every node and scalar.

    Raises:
        SourceError: It is no document that a record could be. Only what was met first is told, and
            not of which file: :func:`rusrec.formats.yaml.faults.faults` tells all.
    """
    conflict = unsolved(text)
    if conflict is not None:
        raise SourceError(conflict)
    composer = Composer(text, marks)
    try:
        tree = composer.document()
    except YAMLError as error:
        raise SourceError([*composer.problems, Problem(f"is not YAML: {error}")]) from None
    problems = composer.problems
    if not problems and "#" in text and _COMMENT.search(text):
        if marks is None:
            tree_of(text, marks=Marks({}, []))
        else:
            problems = list(swallowed(text, marks))
    if problems:
        raise SourceError(problems)
    return tree


def unsolved(text: str) -> Problem | None:
    """Return the first mark of a merge conflict that is not solved, if there is one."""
    found = _CONFLICT.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if found is None:
        return None
    remedy = "solve the merge conflict: keep one side and delete the three marker lines"
    line = text.count("\n", 0, found.start()) + 1
    return Problem("a merge conflict is not solved", remedy, "RR113", line=line, column=1)


def swallowed(text: str, marks: Marks) -> Iterator[Problem]:
    """Yield plain text that a ``#`` right before a word cut short: ``«Правда» #5``."""
    lines = text.split("\n")
    for _, start, end, style in marks.scalars:
        rest = lines[end.line][end.column :] if end.line < len(lines) else ""
        if style in ("", "key") and re.match(r"[ \t]+#\S", rest):
            value = lines[end.line][start.column if start.line == end.line else 0 :]
            yield Problem(
                "a comment begins inside the text",
                f'put the text in double quotes: "{value}"; a comment has a blank after #',
                "RR114",
                line=end.line + 1,
                column=end.column + 1,
            )
