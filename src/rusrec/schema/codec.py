"""How one kind of value is read from and written to the plain tree of a record.

The plain tree is what YAML or JSON hold: maps, lists and text. A :class:`Codec` takes the easy
forms that people write, gives values of the model, and dumps them in the one canonical form. It
never stops at the first fault: it tells the :class:`Context` and goes on.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, Final, Protocol, TypeVar

from rusrec.errors import Problem
from rusrec.scripts.pattern import pattern as shape

__all__ = [
    "FLAG",
    "RAW",
    "TEXT",
    "At",
    "Block",
    "Choice",
    "Codec",
    "Context",
    "FlowList",
    "Leaf",
    "Node",
    "Plain",
    "Way",
    "folded",
    "path_of",
    "scalar",
    "unfolded",
    "unknown",
]

Node = Any
"""A plain tree: ``dict[str, Node]``, ``list[Node]`` or ``str``."""

At = tuple[str | int, ...]
"""Where a node is: ``("author", 0, "ko")``."""

Way = tuple[Any, ...]
"""The same while reading, step by step: ``(((), "author"), 0)``. Each costs one small pair."""

_SOUGHT: Final = 100

T_co = TypeVar("T_co", covariant=True)


class Block(str):
    """Dumped text that stands in a block of its own: abstracts and notes."""

    __slots__ = ()


class Leaf(dict[str, Node]):
    """A dumped map that goes on one line where it fits."""

    __slots__ = ()


class FlowList(list[Node]):
    """A list written in brackets, where ``[송, 준서]`` may have been meant as one name."""

    __slots__ = ()


class Context:
    """What a codec needs to know around the node, and where it tells what is wrong."""

    __slots__ = ("languages", "problems")

    def __init__(self, languages: Sequence[str] = ()) -> None:
        """Start with no problems, inside a record of these *languages*."""
        self.languages: tuple[str, ...] = tuple(languages)
        self.problems: list[tuple[At, Problem]] = []

    @property
    def tag(self) -> str:
        """The language of a text that says no other."""
        return self.languages[0] if self.languages else "und"

    def near(self, word: str, words: Sequence[str]) -> str:
        """Return the one of *words* that is most like *word*; not after a hundred faults."""
        if len(self.problems) >= _SOUGHT:
            return ""
        from rusrec.scripts.near import nearest  # only when there is an error to explain

        return nearest(word, words)

    def fail(self, at: Way, message: str, remedy: str = "", code: str = "RR201") -> None:
        """Note that what stands *at* a place is wrong, and what to write instead."""
        place = _steps(at)
        self.problems.append((place, Problem(message, remedy, code, field=path_of(place))))


def _steps(way: Way) -> At:
    """Return the steps of *way* from the first to the last."""
    steps: list[str | int] = []
    while way:
        way, step = way
        steps.append(step)
    return tuple(reversed(steps))


def path_of(at: At) -> str:
    """Return *at* as a person writes it: ``author[0].ko``."""
    parts: list[str] = []
    for step in at:
        if isinstance(step, int):
            parts.append(f"[{step}]")
        else:
            parts.append(f".{step}" if parts else step)
    return "".join(parts)


class Codec(Protocol[T_co]):
    """Both directions between the plain tree and one kind of value, and its JSON Schema."""

    def load(self, node: Node, at: Way, context: Context) -> T_co | None:
        """Return the value of *node*, or None after telling *context* what is wrong."""

    def dump(self, value: Any) -> Node:
        """Return the canonical node of *value*."""

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of what :meth:`load` takes."""


_SCALAR: Final = {"type": ["string", "number", "boolean"]}


def unfolded(text: str) -> bool:
    """Tell whether *text*, which is not empty, has blanks to fold."""
    return text[-1] == " " or text[0] == " " or "  " in text or "\n" in text or "\t" in text


def folded(text: str) -> str:
    """Return *text* trimmed, each run of blanks one blank; a no-break space is no blank here."""
    return re.sub("[ \t\n]+", " ", text).strip(" ")


def scalar(node: Node, at: Way, context: Context) -> str | None:
    """Return the text of a scalar, its blanks folded; anything else is a fault."""
    if isinstance(node, str):
        if node and not unfolded(node):
            return str(node)
        text = folded(node)
        if text:
            return text
        context.fail(at, "is empty", "write a value, or delete the line", "RR202")
        return None
    if isinstance(node, (bool, int, float)):
        return str(node).lower() if isinstance(node, bool) else str(node)
    found = "a list" if isinstance(node, list) else "a map" if isinstance(node, dict) else "nothing"
    in_brackets = "put the text in double quotes; of several, write each on a line after '- '"
    remedy = in_brackets if isinstance(node, FlowList) else "write one text"
    context.fail(at, f"should be text, and is {found}", remedy)
    return None


class Plain:
    """A text without a language: a number, a page range, an address."""

    def __init__(self, pattern: str = "", what: str = "", remedy: str = "") -> None:
        """Take any text, or only what matches the whole *pattern*; *what* is its name."""
        self.pattern, self.what, self.remedy = pattern, what, remedy
        self._shape = shape(pattern) if pattern else None

    def load(self, node: Node, at: Way, context: Context) -> str | None:
        """Return the text."""
        text: str | None = node
        if type(node) is not str or not node or unfolded(node):
            text = scalar(node, at, context)
        if text is not None and self._shape is not None and not self._shape.fullmatch(text):
            context.fail(at, f"{text!r} is not {self.what}", self.remedy, "RR203")
            return None
        return text

    def dump(self, value: str) -> Node:
        """Return the text as it is."""
        return value

    def schema(self) -> dict[str, Any]:
        """Text, or a bare number or boolean that is read as text."""
        if self.pattern:
            return {"type": ["string", "number"], "pattern": f"^(?:{self.pattern})$"}
        return dict(_SCALAR)


TEXT: Final = Plain()


class _Raw(Plain):
    """A text whose blanks count."""

    def load(self, node: Node, at: Way, context: Context) -> str | None:
        return str(node) if isinstance(node, str) else scalar(node, at, context)


RAW: Final = _Raw()


class Choice:
    """A word out of a list; a near miss is answered with the word that may have been meant."""

    def __init__(
        self, words: Sequence[str] | Callable[[], Iterable[str]], what: str, shown: str = ""
    ) -> None:
        """Take one of *words*, which may be a call that loads a vocabulary when it is needed.

        Where there are too many for a message, *shown* names the command that lists them.
        """
        self._words, self.what, self.shown = words, what, shown

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that may stand here."""
        return tuple(self._words() if callable(self._words) else self._words)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.words)

    def load(self, node: Node, at: Way, context: Context) -> str | None:
        """Return the word."""
        if type(node) is str and node in self._known:
            return node
        text = scalar(node, at, context)
        if text is None or text in self._known:
            return text
        near = context.near(text, self.words)
        others = (
            f"`{self.shown}` lists all" if self.shown else f"write one of {', '.join(self.words)}"
        )
        remedy = f"did you mean {near!r}?" if near else others
        context.fail(at, f"{text!r} is not {self.what}", remedy, "RR203")
        return None

    def dump(self, value: str) -> Node:
        """Return the word."""
        return value

    def schema(self) -> dict[str, Any]:
        """One of the words."""
        return {"enum": list(self.words)}


class _Flag:
    """True or false, as text."""

    def load(self, node: Node, at: Way, context: Context) -> bool | None:
        text = scalar(node, at, context)
        if text in ("true", "false"):
            return text == "true"
        if text is not None:
            context.fail(at, f"{text!r} is neither true nor false", "write true or false", "RR203")
        return None

    def dump(self, value: bool) -> Node:  # noqa: FBT001 (a codec's value is a boolean here)
        return "true" if value else "false"

    def schema(self) -> dict[str, Any]:
        return {"enum": [True, False, "true", "false"]}


FLAG: Final = _Flag()


def unknown(key: str, known: Iterable[str], at: Way, context: Context) -> None:
    """Tell of a key that is not one of the *known*, and of the one that is most like it."""
    near = context.near(key, list(known))
    foreign = next((char for char in key if not char.isascii()), "")
    if near and (" " not in key or key.replace(" ", near.count("-") * "-") == near):
        remedy = f"did you mean {near!r}?"
        remedy += f" {foreign!r} is no Latin letter" if foreign else ""
    elif foreign or " " in key:
        remedy = "if this is text, put the whole of it in double quotes"
    else:
        remedy = f"write one of {', '.join(known)}"
    context.fail(at, f"unknown key {key!r}", remedy, "RR204")
