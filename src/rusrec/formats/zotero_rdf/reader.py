"""The items of a Zotero RDF file as records: nodes that refer to others wait until these came."""

from collections import deque
from collections.abc import Iterator
from typing import Final

from rusrec.errors import Problem, SourceError
from rusrec.formats._identity import Identities, Identity
from rusrec.formats.zotero_rdf.node import Node
from rusrec.formats.zotero_rdf.reading import Reading, citation_key
from rusrec.formats.zotero_rdf.record import record_of
from rusrec.loss import Ledger, Loss
from rusrec.model import Record

__all__ = ["Reader", "items"]

_PARTS: Final = frozenset(
    ("bib:Memo", "z:Attachment", "bib:Journal", "bib:Periodical", "bib:Newspaper", "bib:Magazine",
     "bib:Series", "z:Collection", "z:Blog", "z:Forum", "z:Website", "z:Dictionary",
     "z:Encyclopedia", "foaf:Person", "foaf:Organization")
)  # fmt: skip
"""Classes of nodes that are no items of their own."""

Placed = tuple[Node, int]


def items(nodes: Iterator[Placed], ledger: Ledger, name: str) -> Iterator[Placed]:
    """Yield the items among *nodes*, each with its line, with what they refer to inside them.

    An item comes out as soon as all that it and the items before it refer to has been read; what
    no item refers to is told at the end. Items refer to journals, notes and files, never to items:
    those stay what they are.

    Raises:
        SourceError: RR143, there is nothing that Zotero writes in the source called *name*.
    """
    known = False
    parts: dict[str, Node] = {}
    used: set[str] = set()
    waiting: deque[Placed] = deque()

    def ready(*, ended: bool) -> Iterator[Placed]:
        while waiting:
            node, line = waiting[0]
            wanted = {each.resource for each in node.references()}
            if not ended and not wanted <= parts.keys():
                return
            used.update(wanted)
            waiting.popleft()
            yield node.resolved(parts), line

    for node, line in nodes:
        ours = _is_ours(node)
        known = known or ours
        if node.kind in _PARTS or not ours:
            parts[node.about or f"line {line}"] = node
        else:
            waiting.append((node, line))
        yield from ready(ended=False)
    yield from ready(ended=True)
    if parts and not known:
        raise _foreign(next(iter(parts.values())), name)
    for about in [each for each in parts if each not in used]:
        node = parts[about]
        note = f"{node.text('dc:title', 'rdf:value') or about} belongs to no item"
        ledger(Loss("", node.kind, "not-representable", None, note))


def _foreign(node: Node, name: str) -> SourceError:
    message = f"has no item of Zotero; it begins with <{node.kind}>"
    remedy = "is it an export of Zotero? Dublin Core in RDF is read with --from dcterms"
    return SourceError(Problem(message, remedy, "RR143", name, 1))


_OURS: Final = ("bib:", "z:")
"""Beginnings of the classes that items have; an ``rdf:Description`` says its type inside."""


def _is_ours(node: Node) -> bool:
    return node.kind.startswith(_OURS) or any(name == "z:itemType" for name, _ in node.properties)


class Reader:
    """Turns nodes into records; it knows the ids that have been."""

    def __init__(self, name: str, ledger: Ledger) -> None:
        """Call the source *name*, and tell *ledger* what does not arrive."""
        self.name, self.ledger = name, ledger
        self.identities = Identities(name, "give one of the two items another rdf:about")

    def record(self, found: Placed) -> Record:
        """Return the record of a node, which is used up.

        Raises:
            SourceError: Its id has been.
        """
        node, line = found
        reading = Reading(node, self.ledger)
        identity = self._identity(reading, line)
        reading.id = identity[0]
        return record_of(reading, identity)

    def _identity(self, reading: Reading, line: int) -> Identity:
        given, key = reading.node.about.removeprefix("#"), citation_key(reading)
        words = _words(reading.node) or f"item {line}"
        made, citekey, _ = self.identities.of(line, given, (key,), words)
        return made, citekey, ()


def _words(node: Node) -> str:
    """Return words to call an item by that has neither id nor key."""
    found = dict(reversed([each for each in node.properties if isinstance(each[1], str)]))
    return " ".join(str(found.get(name, "")) for name in ("dc:date", "dc:title")).strip()
