"""A changed record in its old text: only the lines of the fields that changed are others."""

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from rusrec.errors import Problem, RecordError, SourceError
from rusrec.formats import yaml
from rusrec.formats.yaml.comments import comments_of
from rusrec.formats.yaml.marks import Marks
from rusrec.formats.yaml.text import Comments, text_of
from rusrec.formats.yaml.tree import tree_of
from rusrec.model import Record
from rusrec.schema.record import RECORD
from rusrec.scripts.pattern import pattern

if TYPE_CHECKING:
    from rusrec.schema.codec import Node

__all__ = ["rendered", "spliced"]

_LINE: Final = pattern(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_BOM: Final = "\ufeff"
_SHORT_HOST: Final = ("host", "volume", "issue", "pages")
_ORDER: Final = ("rusrec", *RECORD.fields)


def rendered(record: Record, *, name: str, comments_from: str = "") -> str:
    """Return the canonical text of *record* after reading it back.

    Args:
        record: In canonical order.
        name: What its file is called in messages.
        comments_from: An earlier text of the record, whose comments are kept.

    Raises:
        RecordError: The record holds what no file may hold, and would not come back as it is.
    """
    text = yaml.render(record, comments_from=comments_from)
    try:
        back = yaml.parse(text, name=name)
    except SourceError as error:
        raise RecordError(
            problem._replace(record=record.id, line=0, column=0) for problem in error.problems
        ) from None
    if back != record:
        remedy = "give it in canonical form: NFC, blanks folded, nothing empty"
        message = "would not come back as it is"
        raise RecordError(
            Problem(message, remedy, "RR508", name, record=record.id, field=field)
            for field in _differing(record, back or Record())
        )
    return text


def spliced(content: bytes, old: Record, new: Record) -> bytes | None:
    """Return *content*, the file of *old*, with the lines of changed fields made those of *new*.

    All else stays byte by byte: comments, order, the way that other fields are written. None where
    that cannot be done (fields that share a line); then the whole text has to be written anew.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    lines = _LINE.findall(text.removeprefix(_BOM))
    plain = "".join(line.rstrip("\r\n") + "\n" for line in lines)
    blocks = _blocks(plain, lines)
    if blocks is None:
        return None
    changed = set(_differing(old, new))
    for _ in range(2):
        out = _Splice(plain, blocks, old, new).text(changed)
        back = _read(out)
        if back == new and _comments(out) == _comments(plain):
            return ((_BOM if text.startswith(_BOM) else "") + out).encode()
        if back is None:
            return None
        changed.update(_differing(back, new))
    return None


def _read(text: str) -> Record | None:
    try:
        return yaml.parse("".join(line.rstrip("\r\n") + "\n" for line in _LINE.findall(text)))
    except SourceError:
        return None


def _comments(text: str) -> list[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = comments_of(text, canonical=tree_of(text))
    return sorted(chain(*found.before.values(), found.beside.values()))


def _differing(old: Record, new: Record) -> list[str]:
    return [
        key
        for key in RECORD.fields
        if getattr(old, attribute := key.replace("-", "_")) != getattr(new, attribute)
    ]


class _Block(NamedTuple):
    """One field in the file: the comments and empty lines before it, and its own lines."""

    gap: list[str]
    own: list[str]


def _blocks(text: str, lines: list[str]) -> dict[str, _Block] | None:
    """Divide the *lines* by field; None where two fields share a line. The rest is in ``""``."""
    marks = Marks({}, [])
    tree_of(text, marks=marks)
    starts = {at[0]: mark for at, mark in marks.places.items() if len(at) == 1}
    if any(mark.column for mark in starts.values()):
        return None
    ends: dict[str | int, int] = {}
    for at, _, end, _ in marks.scalars:
        last = end.line if end.column else end.line - 1
        ends[at[0]] = max(ends.get(at[0], 0), last)
    blocks: dict[str, _Block] = {}
    done = 0
    following = [*(mark.line for mark in starts.values())][1:]
    for (key, mark), following_line in zip(starts.items(), [*following, len(lines)], strict=True):
        last = following_line - 1
        while last > ends[key] and lines[last].strip()[:1] in ("", "#"):
            last -= 1
        while not lines[last].strip():
            last -= 1
        blocks[str(key)] = _Block(lines[done : mark.line], lines[mark.line : last + 1])
        done = last + 1
    blocks[""] = _Block(lines[done:], [])
    return blocks


class _Splice:
    """The parts that a new text is put together from."""

    def __init__(self, plain: str, blocks: dict[str, _Block], old: Record, new: Record) -> None:
        self.blocks = blocks
        self.before, self.after = RECORD.dump(old), RECORD.dump(new)
        self.leaving = comments_of(plain, canonical=self.before)
        self.coming = comments_of(plain, canonical=self.after)
        first = next(iter(next(iter(blocks.values())).own))
        self.end = first[len(first.rstrip("\r\n")) :] or "\n"

    def text(self, changed: set[str]) -> str:
        """Return the text in which the *changed* fields are new."""
        implied = self.before.keys() - self.blocks.keys()
        if implied and not changed.isdisjoint(_SHORT_HOST):
            changed = changed.union(_SHORT_HOST)
        news: dict[str, list[str]] = {}
        after: dict[str, list[str]] = {}
        last = ""
        for key in _ORDER:
            if key in self.blocks:
                if key in changed:
                    news[key] = self.lines(key) if key in self.after else self.farewell(key)
                last = key
            elif key in changed and key in self.after:
                after.setdefault(last, []).extend(self.lines(key))
        parts: list[str] = []
        for key, block in self.blocks.items():
            parts += (*block.gap, *news.get(key, block.own), *after.get(key, ()))
        return self.joined(parts)

    def joined(self, lines: list[str]) -> str:
        """Return the lines as one text, each but the last with an end."""
        whole = [line if line.endswith(("\r", "\n")) else line + self.end for line in lines[:-1]]
        return "".join(whole + lines[-1:])

    def lines(self, key: str) -> list[str]:
        """Return the new lines of a field, with the comments inside it."""
        comments = Comments(
            {at: list(found) for at, found in self.coming.before.items() if at[:1] == (key,)},
            {at: found for at, found in self.coming.beside.items() if at[:1] == (key,)},
        )
        _remove(self.above(key), comments.before.get((key,), []))
        node: dict[str, Node] = {key: self.after[key]}
        return [line + self.end for line in text_of(node, comments).split("\n")[:-1]]

    def farewell(self, key: str) -> list[str]:
        """Return the comments of a field that goes."""
        found = [
            comment
            for at, comments in self.leaving.before.items()
            if at[:1] == (key,)
            for comment in comments
        ]
        _remove(self.above(key), found)
        found += [comment for at, comment in self.leaving.beside.items() if at[:1] == (key,)]
        return [comment + self.end for comment in found]

    def above(self, key: str) -> list[str]:
        """Return the comments above a field, which stay where they are."""
        gap = self.blocks[key].gap if key in self.blocks else ()
        return [line.strip() for line in gap if line.strip()]


def _remove(some: Iterable[str], found: list[str]) -> None:
    for comment in some:
        if comment in found:
            found.remove(comment)
