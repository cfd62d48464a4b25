"""How values made of others are read from and written to the plain tree: lists, maps, structs."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from msgspec.structs import replace

from rusrec.schema.codec import Codec, Context, Leaf, Node, Way, unknown

__all__ = ["Keyed", "ListOf", "Mapped"]

T = TypeVar("T")


class ListOf(Generic[T]):
    """Several values of one kind; a single one may stand without the list."""

    def __init__(self, item: Codec[T], *, single: bool = False) -> None:
        """Read items with *item*; with *single*, one item alone is dumped without the list."""
        self.item, self.single = item, single

    def load(self, node: Node, at: Way, context: Context) -> tuple[T, ...]:
        """Return the values, without those that were wrong."""
        if not isinstance(node, list):
            value = self.item.load(node, at, context)
            return () if value is None else (value,)
        if not node:
            context.fail(at, "is an empty list", "delete the line", "RR202")
        load = self.item.load
        found = [load(each, (at, i), context) for i, each in enumerate(node)]
        return tuple([value for value in found if value is not None])

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
        self,
        kind: Any,
        key: Codec[str],
        value: Codec[Any],
        attribute: str = "",
        *,
        many: bool = False,
    ) -> None:
        """Hold elements of *kind*, found in the map under ``kind.KEY``.

        The map's value is the element's *attribute*, or without one the element itself; with
        *many* it is always dumped as a list.
        """
        self.kind, self.key, self.value = kind, key, value
        self.attribute, self.many = attribute, many
        # A bare text for a struct is read without making a struct that has no key yet.
        self._bare: Codec[Any] | None = None
        if isinstance(value, Mapped) and value.easy and not attribute:
            attribute, self._bare = value.easy, value.fields[value.easy]
        self._made = _maker(kind, attribute)

    def make(self, key: str, value: Any) -> Any:
        """Return the element of *key* and *value*."""
        return self._made(key, value) if self.attribute else replace(value, **{self.kind.KEY: key})

    def load(self, node: Node, at: Way, context: Context) -> tuple[Any, ...]:
        """Return one element for each value of the map."""
        if not isinstance(node, dict):
            context.fail(at, "should be a map", f"write {self._example()} below it")
            return ()
        elements: list[Any] = []
        for name, inner in node.items():
            place = (at, name)
            key = self.key.load(name, place, context)
            if key is None:
                continue
            if not isinstance(inner, list):
                elements.append(self._element(inner, key, place, context))
            else:
                for i, each in enumerate(inner):
                    elements.append(self._element(each, key, (place, i), context))
        return tuple([element for element in elements if element is not None])

    def _element(self, node: Node, key: str, at: Way, context: Context) -> Any | None:
        """Return the element of *key* that *node* is."""
        if self._bare is not None and type(node) is str:
            value = self._bare.load(node, at, context)
            return None if value is None else self._made(key, value)
        value = self.value.load(node, at, context)
        return None if value is None else self.make(key, value)

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
        tree: dict[str, Any] = {"title": self.kind.__name__, "type": "object"}
        if "enum" in keys:
            properties = dict.fromkeys(keys["enum"], either)
            return {**tree, "properties": properties, "additionalProperties": False}
        return {**tree, "patternProperties": {keys.get("pattern", "."): either}}

    def _example(self) -> str:
        return f"'{self.key.schema().get('enum', ['key'])[0]}: value'"


def _maker(kind: Any, attribute: str) -> Callable[[Any, Any], Any]:
    """Return what makes a *kind* of its key and its *attribute*, without names if it can be."""
    first = kind.__struct_fields__[:2]
    if first == (kind.KEY, attribute):
        return kind  # type: ignore[no-any-return]
    if first == (attribute, kind.KEY):
        return lambda key, value: kind(value, key)
    return lambda key, value: kind(**{kind.KEY: key, attribute: value})


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
        self._loads = {
            key: (self._attributes[key], codec.load, key == easy) for key, codec in fields.items()
        }
        names = kind.__struct_fields__
        given = kind.__struct_defaults__
        self._needed = [name for name in names[: len(names) - len(given)] if name in fields]
        defaults = dict(zip(names[len(names) - len(given) :], given, strict=True))
        self._defaults = {key: defaults.get(name) for key, name in self._attributes.items()}

    def load(self, node: Node, at: Way, context: Context) -> Any | None:
        """Return the struct; an unknown or missing field is a fault."""
        if self.easy and not isinstance(node, (dict, list)):
            value = self.fields[self.easy].load(node, at, context)
            return None if value is None else self.kind(**{self.easy: value})
        if not isinstance(node, dict):
            remedy = f"write its fields below it: {', '.join(self.fields)}"
            context.fail(at, "should be a map", remedy)
            return None
        before = len(context.problems)
        values = self.values(node, at, context)
        lacking = [name for name in self._needed if name not in values]
        if not lacking:
            return self.kind(**values)
        if len(context.problems) == before:  # else it is there, and wrong
            context.fail(at, f"has no {', '.join(lacking)}", f"add {lacking[0]}", "RR205")
        return None

    def values(self, node: dict[str, Node], at: Way, context: Context) -> dict[str, Any]:
        """Return the values by attribute, without those that were wrong."""
        values: dict[str, Any] = {}
        loads = self._loads
        for key, inner in node.items():
            found = loads.get(key)
            if found is None:
                unknown(key, self.fields, (at, key), context)
                continue
            attribute, load, here = found
            value = load(inner, at if here else (at, key), context)
            if value is not None:
                values[attribute] = value
        return values

    def dump(self, value: Any) -> Node:
        """Return the map of all that is said, in the order of the fields."""
        tree: dict[str, Node] = Leaf() if self.leaf else {}
        for key, codec in self.fields.items():
            inner = getattr(value, self._attributes[key])
            if inner != self._defaults[key]:
                tree[key] = codec.dump(inner)
        return tree[self.easy] if tree.keys() == {self.easy} else tree

    def schema(self) -> dict[str, Any]:
        """Return an object with these properties and no others."""
        properties = {key: codec.schema() for key, codec in self.fields.items()}
        tree: dict[str, Any] = {
            "title": self.kind.__name__,
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
        }
        return {"anyOf": [properties[self.easy], tree]} if self.easy else tree
