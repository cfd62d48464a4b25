"""A node of Zotero RDF while it is read: each property is taken once, what nobody takes is left."""

import re
from typing import Final

from rusrec.formats._languages import languages_of
from rusrec.formats.zotero_rdf.node import Node
from rusrec.formats.zotero_rdf.tables import CLASSES
from rusrec.loss import Ledger, Loss
from rusrec.model import (
    UNDETERMINED,
    Text,
    Texts,
)
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["Reading", "citation_key"]

_LINE: Final = pattern(r"(citation key|pmid|pmcid|rights): *(\S.*)", re.IGNORECASE)
_KINDS: Final = {kind: zotero for zotero, kind in reversed([*CLASSES.items()])}
"""The first type that a class has, for nodes that do not say theirs."""


class Reading:
    """A node that is being read: each property is taken once, what nobody takes is left."""

    __slots__ = ("id", "kind", "languages", "ledger", "lines", "node", "tag")

    def __init__(self, node: Node, ledger: Ledger) -> None:
        """Take the node apart; it is used up."""
        self.node, self.ledger, self.id = node, ledger, ""
        self.kind = node.text("z:itemType") or _KINDS.get(node.kind, "document")
        said = node.text("z:language", "dc:language")
        found = languages_of(said) if said else ()
        if found is None:
            node.put("z:language", said)
        self.languages = found or ()
        self.tag = self.languages[0] if self.languages else UNDETERMINED
        self.lines = node.text("dc:description").split("\n")

    def tell(self, path: str, note: str, arrives: object = None) -> None:
        """Put into the ledger what does not arrive; *path* is in Zotero's words."""
        self.ledger(Loss(self.id, path, "not-representable", arrives, note))

    def line(self, label: str) -> str:
        """Return what a line of Extra says under *label*, and forget the line."""
        for line in self.lines:
            match = _LINE.fullmatch(line)
            if match and match[1].lower() == label:
                self.lines.remove(line)
                return match[2]
        return ""

    def texts(self, node: Node, *names: str) -> Texts:
        """Return a text of *node* in the language of the item; only an abstract has paragraphs."""
        text = node.text(*names)
        if "\n" in text and "dcterms:abstract" not in names:
            text = gate.fold(text)
        return (Text(text, self.tag),) if text else ()


def citation_key(reading: Reading) -> str:
    """Return the key of the item: Zotero's field, or a line of Extra."""
    return reading.node.text("z:citationKey") or reading.line("citation key")
