"""Nodes of RDF/XML: a class, an address, and properties whose values are texts or other nodes.

Source: RDF/XML Syntax Specification (W3C, 2004), of which Zotero's files use typed nodes inside
properties, ``rdf:about``, ``rdf:resource``, and ``rdf:Seq``.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, Union

from msgspec import Struct

from rusrec.formats._xml import attribute, content, text_of
from rusrec.formats.zotero_rdf.tables import NAMESPACES
from rusrec.scripts import gate

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Node", "Reference", "node_of", "rendered"]

_PREFIXES: Final = {namespace: prefix for prefix, namespace in NAMESPACES.items()}
_RDF: Final = f"{{{NAMESPACES['rdf']}}}"


class Reference(Struct, frozen=True):
    """A node that stands elsewhere, by its address."""

    resource: str


Value = Union[str, Reference, "Node"]


class Node(Struct):
    """A node: its class (``bib:Article``), its address or "", its properties in order."""

    kind: str
    about: str = ""
    properties: list[tuple[str, Value]] = []
    taken: "list[Node]" = []
    """The nodes of properties that were taken; what is left in them was not looked for."""

    def put(self, name: str, *values: "str | Node") -> None:
        """Add a property for each of *values* that says something."""
        self.properties += [(name, value) for value in values if value]

    def take(self, *names: str) -> list[Value]:
        """Return the values of these properties, and forget them."""
        found = [value for name, value in self.properties if name in names]
        if found:
            self.properties = [each for each in self.properties if each[0] not in names]
        return found

    def text(self, *names: str) -> str:
        """Return the first text of these properties, "" where there is none; leave the others."""
        for at, (name, value) in enumerate(self.properties):
            if name in names and isinstance(value, str):
                del self.properties[at]
                return value
        return ""

    def nodes(self, name: str, *kinds: str) -> "list[Node]":
        """Return the nodes under *name* of these classes, of all without any; forget them."""
        found = [
            value
            for each, value in self.properties
            if each == name and isinstance(value, Node) and (not kinds or value.kind in kinds)
        ]
        self.taken += found
        gone = {id(node) for node in found}
        self.properties = [each for each in self.properties if id(each[1]) not in gone]
        return found

    def leftovers(self) -> "Iterator[tuple[str, Value]]":
        """Yield what is left in the nodes that were taken, each with the path to it."""
        for node in self.taken:
            yield from ((f"{node.kind}/{name}", value) for name, value in node.properties)
            yield from ((f"{node.kind}/{path}", value) for path, value in node.leftovers())

    def references(self) -> "Iterator[Reference]":
        """Yield all that stands elsewhere, below this node too."""
        for _, value in self.properties:
            if isinstance(value, Reference):
                yield value
            elif isinstance(value, Node):
                yield from value.references()

    def resolved(self, found: "Mapping[str, Node]") -> "Node":
        """Return this node with copies of the nodes *found* where their addresses stand."""
        properties: list[tuple[str, Value]] = []
        for name, value in self.properties:
            if isinstance(value, Reference) and value.resource in found:
                properties.append((name, found[value.resource].copy()))
            else:
                properties.append(
                    (name, value.resolved(found) if isinstance(value, Node) else value)
                )
        return Node(self.kind, self.about, properties)

    def copy(self) -> "Node":
        """Return a node that can be taken apart without harm to this one."""
        return self.resolved({})


def _qualified(tag: str) -> str:
    namespace, _, name = tag[1:].rpartition("}")
    prefix = _PREFIXES.get(namespace)
    return f"{prefix}:{name}" if prefix else f"{{{namespace}}}{name}"


def node_of(element: "_Element", name: str) -> Node:
    """Return the node that *element* is."""
    node = Node(_qualified(str(element.tag)), element.get(f"{_RDF}about", ""))
    for child in element:
        if isinstance(child.tag, str):
            for value in _values(child, name):
                node.properties.append((_qualified(child.tag), value))
    return node


def _values(element: "_Element", name: str) -> Iterator[Value]:
    """Yield the values of a property: a text, nodes, or one that stands elsewhere."""
    resource = element.get(f"{_RDF}resource")
    if resource is not None:
        yield Reference(resource)
        return
    inner = [child for child in element if isinstance(child.tag, str)]
    for child in inner:
        yield node_of(child, name)
    text = gate.paragraphs(gate.newlines(text_of(element, name)))
    if text and not inner:
        yield text


def rendered(node: Node, indent: str = "  ") -> str:
    """Return the XML of *node*, its lines indented."""
    about = f' rdf:about="{attribute(node.about)}"' if node.about else ""
    lines = [f"{indent}<{node.kind}{about}>\n"]
    for name, value in node.properties:
        if isinstance(value, Node):
            inner = rendered(value, indent + "    ")
            lines.append(f"{indent}  <{name}>\n{inner}{indent}  </{name}>\n")
        elif isinstance(value, Reference):
            lines.append(f'{indent}  <{name} rdf:resource="{attribute(value.resource)}"/>\n')
        else:
            lines.append(f"{indent}  <{name}>{content(value)}</{name}>\n")
    return "".join((*lines, f"{indent}</{node.kind}>\n"))
