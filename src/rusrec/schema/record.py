"""Schema 1: the record as a plain tree, in the easy form that people write or the canonical one."""

from typing import Any, Final, get_args

from rusrec.model import (
    Archive,
    Classification,
    Count,
    Date,
    Link,
    Missing,
    Record,
    Relation,
    is_id,
)
from rusrec.model.arrangement import ORDERED
from rusrec.model.date import DATES
from rusrec.model.source import Reason
from rusrec.schema.codec import (
    FLAG,
    TEXT,
    Choice,
    Codec,
    Context,
    Node,
    Plain,
    Way,
    scalar,
    unknown,
)
from rusrec.schema.compound import Keyed, ListOf, Mapped
from rusrec.schema.names import contributors, names
from rusrec.schema.parts import DATE, ID, IDENTIFIERS, NUMBER, RELATION, proof
from rusrec.schema.texts import BLOCK_TEXTS, TAG, TEXTS, event, keywords, note, rights
from rusrec.scripts.pattern import pattern
from rusrec.vocab import item_types

__all__ = ["ID", "RECORD", "SCHEMA", "RecordCodec", "fields"]

SCHEMA: Final = "1"
"""The version of the contract, which every record states first (``rusrec: 1``)."""

_SHORT_HOST: Final = pattern(
    r"(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)"
    r"(?:\s+(?P<volume>[^\s(),:]+)?\s*(?:\((?P<issue>[^()]+)\))?)?"
    r"(?:\s*[,:]\s*(?P<pages>\S.*))?"
)


class _Work:
    """Another record: its id, or the record itself."""

    def load(self, node: Node, at: Way, context: Context) -> Record | str | None:
        """Return the id or the record."""
        if isinstance(node, dict):
            return RECORD.inline(node, at, context)
        return ID.load(node, at, context)

    def dump(self, value: Record | str) -> Node:
        """Return the id, or the map of the record."""
        return value if isinstance(value, str) else RECORD.dump_inline(value)

    def schema(self) -> dict[str, Any]:
        """Return an id or a record."""
        return {"anyOf": [ID.schema(), {"$ref": "#/$defs/work"}]}


class _Original(_Work):
    """The work translated or reprinted, as a record of its own inside this one."""

    def load(self, node: Node, at: Way, context: Context) -> Record | str | None:
        if isinstance(node, dict):
            return RECORD.inline(node, at, context)
        context.fail(at, "should be a map", "write the work's type, language, title below it")
        return None

    def schema(self) -> dict[str, Any]:
        return {"$ref": "#/$defs/work"}


class _Host(_Work):
    """A work, or the short form ``id volume(issue), pages``."""

    def load(self, node: Node, at: Way, context: Context) -> Any:
        if not isinstance(node, str):
            return super().load(node, at, context)
        text = scalar(node, at, context)
        if text and is_id(text):
            return text
        found = text and _SHORT_HOST.fullmatch(text)
        if not found:
            if text is not None:
                remedy = "write the host's id, or: rosia-yongu 8(1), 259-285"
                context.fail(at, f"{text!r} is not a host", remedy, "RR203")
            return None
        return {key: value.strip() for key, value in found.groupdict().items() if value}

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [TEXT.schema(), {"$ref": "#/$defs/work"}]}


WORK: Final = _Work()


def fields() -> dict[str, Codec[Any]]:
    """Return the codec of each field of a record, in canonical order."""
    return {
        "id": ID,
        "draft": FLAG,
        "citekey": Plain(r"\S+", "a citation key", "write it without blanks"),
        "aka": ListOf(TEXT),
        "type": Choice(item_types, "an item type of CSL 1.0.2", "rusrec vocab types"),
        "genre": TEXTS,
        "language": ListOf(TAG, single=True),
        "title": TEXTS,
        "subtitle": TEXTS,
        "short-title": TEXTS,
        "author": names(),
        "editor": names(),
        "translator": names(),
        "contributor": contributors(),
        "missing": Keyed(Missing, TEXT, Choice(get_args(Reason), "a reason"), "reason"),
        "issued": DATE,
        "dates": Keyed(Date, Choice(DATES, "a kind of date"), DATE),
        "accessed": DATE,
        "original": _Original(),
        "host": _Host(),
        "series": WORK,
        "event": event(DATE),
        "volume": TEXT,
        "issue": TEXT,
        "number": NUMBER,
        "section": TEXTS,
        "pages": TEXT,
        "extent": TEXT,
        "volumes": TEXT,
        "edition": TEXTS,
        "publisher": ListOf(TEXTS, single=True),
        "place": ListOf(TEXTS, single=True),
        "identifiers": IDENTIFIERS,
        "archive": Mapped(
            Archive, dict.fromkeys(("name", "place", "collection", "shelfmark"), TEXT)
        ),
        "links": ListOf(
            Mapped(
                Link,
                dict.fromkeys(("url", "kind", "media-type", "accessed", "language"), TEXT),
                easy="url",
                leaf=True,
            )
        ),
        "abstract": BLOCK_TEXTS,
        "keywords": keywords(),
        "classification": Keyed(
            Classification,
            Plain("[a-z][a-z0-9-]*", "a scheme", "write kdc, ddc, udc, lcc"),
            TEXT,
            "value",
        ),
        "notes": ListOf(note(), single=True),
        "rights": rights(),
        "counts": ListOf(Mapped(Count, dict.fromkeys(("of", "n", "at", "on"), TEXT), leaf=True)),
        "relations": ListOf(Mapped(Relation, {"type": RELATION, "to": WORK})),
        **proof(),
    }


class RecordCodec(Mapped):
    """A whole record: what is written in a file of its own, or inside another record."""

    def load(self, node: Node, at: Way, context: Context) -> Record | None:
        """Return the record of a file, which states its schema and its id."""
        if not isinstance(node, dict):
            context.fail(at, "is not a record", "begin with the line 'rusrec: 1'", "RR201")
            return None
        rest = dict(node)
        version = rest.pop("rusrec", None)
        if version is None:
            context.fail(at, "states no schema", "begin with the line 'rusrec: 1'", "RR205")
        elif version not in (SCHEMA, int(SCHEMA)):
            remedy = "write 'rusrec: 1'; a later schema needs a later rusrec"
            context.fail((at, "rusrec"), f"{version!r} is not a known schema", remedy, "RR203")
        for needed, example in (("id", "rosia-yongu-8-1-259"), ("type", "article-journal")):
            if needed not in rest:
                context.fail(at, f"has no {needed}", f"add '{needed}: {example}'", "RR205")
        return self.inline(rest, at, context)

    def inline(self, node: dict[str, Node], at: Way, context: Context) -> Record | None:
        """Return a record that may stand inside another, whose language its texts share."""
        outside = context.languages
        if "language" in node:
            codec = self.fields["language"]
            context.languages = codec.load(node["language"], at, Context()) or outside
        values = self.values(node, at, context)
        context.languages = outside
        if type(values.get("host")) is dict:
            self._placed(values, node, at, context)
        if "missing" in values:
            self._not_missing(values, at, context)
        return Record(**self.ordered(values))

    def ordered(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return *values* by attribute, those whose order says nothing in canonical order."""
        for field in ORDERED:
            if field in values and len(values[field]) > 1:
                values[field] = tuple(sorted(values[field], key=ORDERED[field]))
        return values

    def _not_missing(self, values: dict[str, Any], at: Way, context: Context) -> None:
        """Refuse a field that is there and said to be missing, and what is no field."""
        for missing in values["missing"]:
            if missing.field.partition(".")[0] not in self.fields:
                unknown(missing.field, self.fields, ((at, "missing"), missing.field), context)
            elif missing.field.replace("-", "_") in values:
                context.fail(
                    ((at, "missing"), missing.field),
                    f"{missing.field} is both present and missing",
                    "delete one of the two",
                    "RR209",
                )

    def _placed(
        self, values: dict[str, Any], node: dict[str, Node], at: Way, context: Context
    ) -> None:
        """Put the short form of a host into its fields."""
        place = values.pop("host")
        values["host"] = place.pop("id")
        for field, value in place.items():
            if field in node:
                remedy = f"delete {field} in one of the two places"
                context.fail(
                    (at, "host"),
                    f"the short form states {field}, and so does the field {field}",
                    remedy,
                    "RR209",
                )
            else:
                values[field] = value

    def dump(self, value: Record) -> dict[str, Node]:
        """Return the canonical tree of a record's own file."""
        return {"rusrec": SCHEMA, **self.dump_inline(value)}

    def dump_inline(self, value: Record) -> dict[str, Node]:
        """Return the canonical tree of a record; a host inside it goes inside it."""
        tree: dict[str, Node] = super().dump(value)
        tree.setdefault("type", value.type)
        return {key: tree[key] for key in self.fields if key in tree}


RECORD: Final = RecordCodec(Record, fields())
