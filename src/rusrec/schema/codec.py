"""How one kind of value is read from and written to the plain tree of a record.

The plain tree is what YAML or JSON hold: maps, lists and text. A :class:`Codec` takes the easy
forms that people write, gives values of the model, and dumps them in the one canonical form. It
never stops at the first fault: it tells the :class:`Context` and goes on.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, Generic, Protocol, TypeVar

from msgspec.structs import replace

from rusrec.errors import Problem

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
    "Keyed",
    "Leaf",
    "ListOf",
    "Mapped",
    "Node",
    "Plain",
    "folded",
    "nearest",
    "path_of",
    "scalar",
    "unknown",
]

Node = Any
"""A plain tree: ``dict[str, Node]``, ``list[Node]`` or ``str``."""

At = tuple[str | int, ...]
"""Where a node is: ``("author", 0, "ko")``."""

T = TypeVar("T")
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

    def fail(self, at: At, message: str, remedy: str = "", code: str = "RR201") -> None:
        """Note that what stands *at* a place is wrong, and what to write instead."""
        self.problems.append((at, Problem(message, remedy, code, field=path_of(at))))


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

    def load(self, node: Node, at: At, context: Context) -> T_co | None:
        """Return the value of *node*, or None after telling *context* what is wrong."""

    def dump(self, value: Any) -> Node:
        """Return the canonical node of *value*."""

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of what :meth:`load` takes."""


_SCALAR: Final = {"type": ["string", "number", "boolean"]}


def folded(text: str) -> str:
    """Return *text* trimmed, each run of blanks one blank; a no-break space is no blank here."""
    return re.sub("[ \t\n]+", " ", text).strip(" ")


def scalar(node: Node, at: At, context: Context) -> str | None:
    """Return the text of a scalar, its blanks folded; anything else is a fault."""
    if isinstance(node, str):
        if "\n" in node or "  " in node or "\t" in node or node[:1] == " " or node[-1:] == " ":
            node = folded(node)
        if node:
            return node
        context.fail(at, "is empty", "write a value, or delete the line", "RR202")
        return None
    if isinstance(node, (bool, int, float)):
        return str(node).lower() if isinstance(node, bool) else str(node)
    found = "a list" if isinstance(node, list) else "a map" if isinstance(node, dict) else "nothing"
    remedy = "put the text in double quotes" if isinstance(node, FlowList) else "write one text"
    context.fail(at, f"should be text, and is {found}", remedy)
    return None


class Plain:
    """A text without a language: a number, a page range, an address."""

    def __init__(self, pattern: str = "", what: str = "", remedy: str = "") -> None:
        """Take any text, or only what matches the whole *pattern*; *what* is its name."""
        self.pattern, self.what, self.remedy = pattern, what, remedy
        self._matches = re.compile(pattern).fullmatch if pattern else None

    def load(self, node: Node, at: At, context: Context) -> str | None:
        """Return the text."""
        text = scalar(node, at, context)
        if text is not None and self._matches is not None and not self._matches(text):
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

    def load(self, node: Node, at: At, context: Context) -> str | None:
        return node if isinstance(node, str) else scalar(node, at, context)


RAW: Final = _Raw()


class Choice:
    """A word out of a list; a near miss is answered with the word that may have been meant."""

    def __init__(self, words: Sequence[str] | Callable[[], Sequence[str]], what: str) -> None:
        """Take one of *words*, which may be a call that loads a vocabulary when it is needed."""
        self._words, self.what = words, what

    @property
    def words(self) -> Sequence[str]:
        """The words that may stand here."""
        return self._words() if callable(self._words) else self._words

    def load(self, node: Node, at: At, context: Context) -> str | None:
        """Return the word."""
        text = scalar(node, at, context)
        if text is None or text in self.words:
            return text
        near = nearest(text, self.words)
        remedy = f"did you mean {near!r}?" if near else f"write one of {', '.join(self.words)}"
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

    def load(self, node: Node, at: At, context: Context) -> bool | None:
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


class ListOf(Generic[T]):
    """Several values of one kind; a single one may stand without the list."""

    def __init__(self, item: Codec[T], *, single: bool = False) -> None:
        """Read items with *item*; with *single*, one item alone is dumped without the list."""
        self.item, self.single = item, single

    def load(self, node: Node, at: At, context: Context) -> tuple[T, ...]:
        """Return the values, without those that were wrong."""
        if not isinstance(node, list):
            value = self.item.load(node, at, context)
            return () if value is None else (value,)
        if not node:
            context.fail(at, "is an empty list", "delete the line", "RR202")
        found = [self.item.load(each, (*at, i), context) for i, each in enumerate(node)]
        return tuple(value for value in found if value is not None)

    def dump(self, value: tuple[T, ...]) -> Node:
        """Return a list, or the one item where that is canonical."""
        if self.single and len(value) == 1:
            return self.item.dump(value[0])
        return [self.item.dump(item) for item in value]

    def schema(self) -> dict[str, Any]:
        """Return the schema of one item or a list of items."""
        item = self.item.schema()
        return {"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]}


class Keyed:
    """Elements of a tuple that the plain tree holds as a map: scheme to value or values."""

    def __init__(
        self, kind: Any, key: Codec[str], value: Codec[Any], attribute: str = "", *, many: bool = False
    ) -> None:
        """Hold elements of *kind*, found in the map under ``kind.KEY``.

        The map's value is the element's *attribute*, or without one the element itself; with
        *many* it is always dumped as a list.
        """
        self.kind, self.key, self.value = kind, key, value
        self.attribute, self.many = attribute, many

    def make(self, key: str, value: Any) -> Any:
        """Return the element of *key* and *value*."""
        if self.attribute:
            return self.kind(**{self.kind.KEY: key, self.attribute: value})
        return replace(value, **{self.kind.KEY: key})

    def load(self, node: Node, at: At, context: Context) -> tuple[Any, ...]:
        """Return one element for each value of the map."""
        if not isinstance(node, dict):
            context.fail(at, "should be a map", f"write {self._example()} below it")
            return ()
        elements: list[Any] = []
        for name, inner in node.items():
            place = (*at, name)
            key = self.key.load(name, place, context)
            if key is None:
                continue
            many = isinstance(inner, list)
            for i, each in enumerate(inner if many else [inner]):
                value = self.value.load(each, (*place, i) if many else place, context)
                if value is not None:
                    elements.append(self.make(key, value))
        return tuple(elements)

    def dump(self, value: tuple[Any, ...]) -> Node:
        """Return the map; a key with several values holds a list."""
        tree: dict[str, Any] = {}
        for element in value:
            inner = getattr(element, self.attribute) if self.attribute else element
            key = self.key.dump(getattr(element, element.KEY))
            tree.setdefault(key, []).append(self.value.dump(inner))
        if self.many:
            return tree
        return {key: found[0] if len(found) == 1 else found for key, found in tree.items()}

    def schema(self) -> dict[str, Any]:
        """Return a map whose keys are known words or match a pattern."""
        value = self.value.schema()
        either = {"anyOf": [value, {"type": "array", "items": value, "minItems": 1}]}
        keys = self.key.schema()
        if "enum" in keys:
            properties = {word: either for word in keys["enum"]}
            return {"type": "object", "properties": properties, "additionalProperties": False}
        pattern = keys.get("pattern", ".")
        return {"type": "object", "patternProperties": {pattern: either}}

    def _example(self) -> str:
        return f"'{self.key.schema().get('enum', ['key'])[0]}: value'"


class Mapped:
    """A struct that the plain tree holds as a map of its fields."""

    def __init__(
        self, kind: Any, fields: Mapping[str, Codec[Any]], *, easy: str = "", leaf: bool = False
    ) -> None:
        """Hold a *kind* by its *fields*, in their order.

        A bare text stands for the field *easy*, and is dumped so when it is all there is. A
        *leaf* goes on one line where it fits.
        """
        self.kind, self.fields, self.easy, self.leaf = kind, fields, easy, leaf
        self._attributes = {key: key.replace("-", "_") for key in fields}
        names = kind.__struct_fields__
        given = kind.__struct_defaults__
        self._needed = [name for name in names[: len(names) - len(given)] if name in fields]
        defaults = dict(zip(names[len(names) - len(given) :], given, strict=True))
        self._defaults = {key: defaults.get(name) for key, name in self._attributes.items()}

    def load(self, node: Node, at: At, context: Context) -> Any | None:
        """Return the struct; an unknown or missing field is a fault."""
        if self.easy and not isinstance(node, (dict, list)):
            value = self.fields[self.easy].load(node, at, context)
            return None if value is None else self.kind(**{self.easy: value})
        if not isinstance(node, dict):
            remedy = f"write its fields below it: {', '.join(self.fields)}"
            context.fail(at, "should be a map", remedy)
            return None
        return self.made(self.values(node, at, context), at, context)

    def values(self, node: dict[str, Node], at: At, context: Context) -> dict[str, Any]:
        """Return the values by attribute, without those that were wrong."""
        values: dict[str, Any] = {}
        for key, inner in node.items():
            codec = self.fields.get(key)
            if codec is None:
                unknown(key, self.fields, (*at, key), context)
                continue
            value = codec.load(inner, at if key == self.easy else (*at, key), context)
            if value is not None:
                values[self._attributes[key]] = value
        return values

    def made(self, values: dict[str, Any], at: At, context: Context) -> Any | None:
        """Return the struct of *values* unless one that it needs is not there."""
        lacking = [name for name in self._needed if name not in values]
        if lacking:
            if not any(place[: len(at)] == at for place, _ in context.problems):
                context.fail(at, f"has no {', '.join(lacking)}", f"add {lacking[0]}", "RR205")
            return None
        return self.kind(**values)

    def dump(self, value: Any) -> Node:
        """Return the map of all that is said, in the order of the fields."""
        tree: dict[str, Node] = Leaf() if self.leaf else {}
        for key, codec in self.fields.items():
            inner = getattr(value, self._attributes[key])
            if inner != self._defaults[key]:
                tree[key] = codec.dump(inner)
        return tree[self.easy] if self.easy and tree.keys() == {self.easy} else tree

    def schema(self) -> dict[str, Any]:
        """Return an object with these properties and no others."""
        properties = {key: codec.schema() for key, codec in self.fields.items()}
        tree: dict[str, Any] = {
            "type": "object", "properties": properties, "additionalProperties": False
        }  # fmt: skip
        return {"anyOf": [properties[self.easy], tree]} if self.easy else tree


def unknown(key: str, known: Iterable[str], at: At, context: Context) -> None:
    """Tell of a key that is not one of the *known*, and of the one that is most like it."""
    near = nearest(key, list(known))
    if not key.isascii() or " " in key:
        remedy = "if this is text, put the whole of it in double quotes"
    else:
        remedy = f"did you mean {near!r}?" if near else f"write one of {', '.join(known)}"
    context.fail(at, f"unknown key {key!r}", remedy, "RR204")


def nearest(word: str, words: Sequence[str]) -> str:
    """Return the one of *words* that is most like *word*, or nothing when none is like it."""
    import difflib  # noqa: PLC0415 (only when there is an error to explain)

    return next(iter(difflib.get_close_matches(word, words, 1)), "")
