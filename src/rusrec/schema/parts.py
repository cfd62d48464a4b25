"""The smaller parts of a record in the plain tree: id, dates, numbers, identifiers, proof."""

from functools import lru_cache
from typing import Any, Final, get_args

from rusrec.model import (
    Change,
    Correction,
    Date,
    Extra,
    ExtraValue,
    Given,
    Identifier,
    Numbering,
    Source,
    edtf,
    identifier,
    is_id,
)
from rusrec.model.record import LONGEST_ID, NUMBERED
from rusrec.model.source import Why
from rusrec.schema.codec import RAW, TEXT, Choice, Codec, Context, Leaf, Node, Plain, Way, scalar
from rusrec.schema.compound import Keyed, ListOf, Mapped
from rusrec.schema.texts import CERT

__all__ = ["DATE", "ID", "IDENTIFIERS", "NUMBER", "RELATION", "proof"]


class _Id(Plain):
    """An id: words of small Latin letters and digits, joined by hyphens."""

    def load(self, node: Node, at: Way, context: Context) -> str | None:
        # Most are what they should be, which costs less to see without a pattern.
        if type(node) is str and is_id(node):
            return node
        if type(node) is str and len(node) > LONGEST_ID:
            message = f"has {len(node)} characters, and a file could not be called so"
            context.fail(at, message, f"write at most {LONGEST_ID}", "RR203")
            return None
        return super().load(node, at, context)

    def schema(self) -> dict[str, Any]:
        return {**super().schema(), "maxLength": LONGEST_ID}


ID: Final = _Id(
    r"[a-z0-9]+(-[a-z0-9]+)*",
    "an id",
    "write small Latin letters, digits and single hyphens: rosia-yongu-8-1-259",
)


@lru_cache(4096)
def _canonical(text: str) -> str:
    return edtf.render(edtf.parse(text))


class _Edtf(Plain):
    """A date in EDTF, in its canonical spelling."""

    def load(self, node: Node, at: Way, context: Context) -> str | None:
        text = scalar(node, at, context)
        if text is None:
            return None
        try:
            return _canonical(text)
        except ValueError as error:
            context.fail(
                at, str(error), "write 1998, 1998-05, 1998-05-31, 1998~, 1998/2001", "RR208"
            )
            return None


DATE: Final = Mapped(
    Date, {"edtf": _Edtf(), "by": TEXT, "cert": CERT, "text": TEXT}, easy="edtf", leaf=True
)


class _Identifiers(Keyed):
    def make(self, key: str, value: Any) -> Any:
        return Identifier(key, identifier.normal(key, value))


class _Number:
    """A bare number is the item's own; a map says of what: ``{chapter: 3, series: 12}``."""

    keyed = Keyed(
        Numbering, Choice([of or "number" for of in NUMBERED], "a kind of number"), TEXT, "value"
    )

    def load(self, node: Node, at: Way, context: Context) -> tuple[Numbering, ...]:
        """Return the numbers."""
        if isinstance(node, dict):
            found = self.keyed.load(node, at, context)
            return tuple(Numbering(n.value, "" if n.of == "number" else n.of) for n in found)
        text = scalar(node, at, context)
        return () if text is None else (Numbering(text),)

    def dump(self, value: tuple[Numbering, ...]) -> Node:
        """Return the bare number where it is all."""
        if len(value) == 1 and not value[0].of:
            return value[0].value
        return self.keyed.dump(tuple(Numbering(n.value, n.of or "number") for n in value))

    def schema(self) -> dict[str, Any]:
        """Return a number or a map of them."""
        return {"anyOf": [TEXT.schema(), self.keyed.schema()]}


NUMBER: Final = _Number()
IDENTIFIERS: Final = _Identifiers(
    Identifier, Choice(identifier.SCHEMES, "an identifier scheme"), TEXT, "value"
)

RELATION: Final = Choice(
    (
        "translation-of",
        "review-of",
        "continues",
        "continued-by",
        "supplement-to",
        "version-of",
        "references",
    ),
    "a relation",
)


class _Correction(Mapped):
    """A correction says what stood there and what stands there now, or the rule that was applied.

    What was only deleted has an empty ``corr``, which is written: left out, it may be forgotten.
    """

    def load(self, node: Node, at: Way, context: Context) -> Correction | None:
        """Return the correction."""
        if isinstance(node, dict) and not node.keys() & {"corr", "rule"}:
            remedy = 'add corr: and what stands there now ("" where it was deleted), or a rule'
            context.fail(at, "says not what stands there now", remedy, "RR205")
            return None
        found: Correction | None = super().load(node, at, context)
        return found

    def dump(self, value: Correction) -> Node:
        """Return the map; without a rule both texts are in it."""
        tree = super().dump(value)
        if value.rule or value.corr:
            return tree
        return Leaf({key: tree.get(key, "") for key in self.fields if key in tree or key == "corr"})


def proof() -> dict[str, Codec[Any]]:
    """Return the codecs of the fields that prove the record."""
    gives = Keyed(Given, TEXT, TEXT, "where")
    source: dict[str, Codec[Any]] = {
        "file": Plain(
            r"sources/[A-Za-z0-9][A-Za-z0-9._-]*",
            "a file of the library's sources",
            "write sources/ and the name of the file",
        ),
        "sha256": Plain("[0-9a-f]{64}", "a SHA-256", "write what sha256sum prints"),
        **dict.fromkeys(("url", "accessed", "what"), TEXT),
        "gives": gives,
    }
    correction: dict[str, Codec[Any]] = {
        "field": TEXT,
        "sic": RAW,
        "corr": RAW,
        "rule": TEXT,
        "count": Plain("[1-9][0-9]*", "a count", "write how many places were changed"),
        "why": Choice(get_args(Why), "a reason"),
        "cert": CERT,
        "resp": TEXT,
        "note": TEXT,
    }
    return {
        "sources": Keyed(Source, TEXT, Mapped(Source, source)),
        "corrections": ListOf(_Correction(Correction, correction, leaf=True)),
        "history": ListOf(Mapped(Change, dict.fromkeys(("on", "by", "did"), TEXT), leaf=True)),
        "extra": Keyed(Extra, TEXT, Keyed(ExtraValue, RAW, RAW, "value"), "values"),
    }
