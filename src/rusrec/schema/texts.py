"""Texts and keywords in the plain tree: a bare text, or a map from BCP 47 tag to text."""

from collections.abc import Iterable
from typing import Any, Final, Protocol, get_args

from msgspec.structs import replace

from rusrec.model import Event, Keyword, Note, Rights, Text
from rusrec.model import tag as bcp47
from rusrec.model.text import Cert, Kind, arranged, implied_kind
from rusrec.schema.codec import (
    TEXT,
    Block,
    Choice,
    Codec,
    Context,
    Node,
    Plain,
    Way,
    folded,
    scalar,
    unfolded,
)
from rusrec.schema.compound import Keyed, Mapped

__all__ = [
    "BLOCK_TEXTS",
    "CERT",
    "KIND",
    "TAG",
    "TAG_PATTERN",
    "TEXTS",
    "ByTag",
    "event",
    "keywords",
    "note",
    "rights",
]

CERT: Final = Choice([word for word in get_args(Cert) if word], "a certainty")
KIND: Final = Choice([word for word in get_args(Kind) if word], "a kind of text")


class Tag:
    """A language tag in canonical spelling (BCP 47)."""

    def load(self, node: Node, at: Way, context: Context) -> str | None:
        """Return the tag; ``ko-latn-ALALC97`` and old aliases are put right."""
        tag = _TAGS.get(node) if type(node) is str else None
        if tag is not None:
            return tag
        text = scalar(node, at, context)
        if text is None:
            return None
        if bcp47.well_formed(text):
            tag = bcp47.canonical(text)
            if tag == text and len(_TAGS) < _MOST_TAGS:
                _TAGS[text] = tag
            return tag
        if text.isascii() and " " not in text:
            remedy = "write a tag such as ko, ru-Latn-alalc97, und"
        else:
            remedy = "if this is text, put the whole of it in double quotes"
        context.fail(at, f"{text!r} is not a language tag: {bcp47.explain(text)}", remedy, "RR206")
        return None

    def dump(self, value: str) -> Node:
        """Return the tag."""
        return value

    def schema(self) -> dict[str, Any]:
        """Text of the shape of a tag."""
        return {"type": "string", "pattern": TAG_PATTERN}


TAG_PATTERN: Final = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"
TAG: Final = Tag()
_TAGS: Final[dict[str, str]] = {}
"""Tags in canonical spelling that were seen: looking one up again costs nothing."""
_MOST_TAGS: Final = 1000


class _BlockText(Plain):
    """A text of several paragraphs, one a line."""

    def load(self, node: Node, at: Way, context: Context) -> str | None:
        if isinstance(node, str):
            node = node.strip("\n")
        if not isinstance(node, str) or "\n" not in node:
            return super().load(node, at, context)
        lines = (folded(line) for line in node.split("\n"))
        return "\n".join(line for line in lines if line)

    def dump(self, value: str) -> Node:
        return Block(value)


def is_twice(key: str, tag: str, node: dict[str, Node], at: Way, context: Context) -> bool:
    """Tell whether *key* of *node* is a tag that another key is too, in other letters."""
    same = [other for other in node if other != key and _is(other, tag)]
    if same:
        message = f"{key!r} and {same[0]!r} are one tag, {tag}"
        context.fail(at, message, f"write {tag} once, with a list of both texts", "RR206")
    return bool(same)


def _is(key: str, tag: str) -> bool:
    return bcp47.well_formed(key) and bcp47.canonical(key) == tag


class Form(Codec[Any], Protocol):
    """The codec of one form of a text or name, which a bare text may stand for."""

    def bare(self, node: Node, tag: str, at: Way, context: Context) -> Any | None:
        """Return the form that a bare text means."""


class ByTag:
    """The forms of one text or name, which the plain tree holds as a map from tag to form.

    A form without a tag is in the record's language; several of one tag stand in a list.
    """

    def __init__(self, form: Form, keys: Iterable[str]) -> None:
        """Read each form with *form*; a map with one of *keys* is a form and not a map of tags."""
        self.form, self._keys = form, frozenset(keys)

    def load(self, node: Node, at: Way, context: Context) -> tuple[Any, ...] | None:
        """Return the forms in canonical order, or None where there are none."""
        if isinstance(node, list):
            remedy = "write one text, or tag: text below it; quote a text that begins with ["
            context.fail(at, "should be a text or a map from tag to text", remedy)
            return None
        if not isinstance(node, dict) or not self._keys.isdisjoint(node):
            form = self._one(node, context.tag, at, context)
            return None if form is None else (form,)
        forms: list[Any] = []
        for key, inner in node.items():
            place = (at, key)
            tag = _TAGS.get(key) or TAG.load(key, place, context)
            if tag is None or (tag != key and is_twice(key, tag, node, place, context)):
                continue
            if type(inner) is str:
                forms.append(self.form.bare(inner, tag, place, context))
            elif not _several(inner):
                forms.append(self._one(inner, tag, place, context))
            else:
                for i, each in enumerate(inner):
                    forms.append(self._one(each, tag, (place, i), context))
        found = [form for form in forms if form is not None]
        return arranged(found, context.languages) or None

    def _one(self, node: Node, tag: str, at: Way, context: Context) -> Any | None:
        if not isinstance(node, dict):
            return self.form.bare(node, tag, at, context)
        form = self.form.load(node, at, context)
        if form is None:
            return None
        return replace(form, tag=tag, kind="" if form.kind == implied_kind(tag) else form.kind)

    def dump(self, value: tuple[Any, ...]) -> Node:
        """Return a map from tag to a form or to a list of them."""
        tree: dict[str, Any] = {}
        for form in value:
            tree.setdefault(form.tag, []).append(self.form.dump(form))
        return {tag: found[0] if len(found) == 1 else found for tag, found in tree.items()}

    def schema(self) -> dict[str, Any]:
        """Return a form, or a map from tag to one or to several."""
        form = self.form.schema()
        either = {"anyOf": [form, {"type": "array", "items": form, "minItems": 1}]}
        tags = {
            "type": "object",
            "patternProperties": {TAG_PATTERN: either},
            "additionalProperties": False,
            "minProperties": 1,
        }
        return {"anyOf": [form, tags]}


def _several(node: Node) -> bool:
    """Tell whether *node* is a list of forms; texts alone in brackets were meant as one text."""
    if type(node) is list:
        return True
    return isinstance(node, list) and any(isinstance(each, dict) for each in node)


class TextForm(Mapped):
    """One text: its words alone, or with what is said of them."""

    def __init__(self, words: Plain) -> None:
        """Read the words with *words*."""
        fields: dict[str, Codec[Any]] = {
            "text": words,
            "kind": KIND,
            "by": TEXT,
            "cert": CERT,
            "markup": Choice(("csl",), "a markup"),
            "divided": TEXT,
        }
        super().__init__(Text, fields, easy="text", leaf=not isinstance(words, _BlockText))
        self.words = words

    def bare(self, node: Node, tag: str, at: Way, context: Context) -> Text | None:
        """Return the text in the language of *tag*."""
        words: str | None = node
        if type(node) is not str or not node or unfolded(node):
            words = self.words.load(node, at, context)
        return None if words is None else Text(words, tag)


TEXTS: Final = ByTag(TextForm(TEXT), ("text",))
BLOCK_TEXTS: Final = ByTag(TextForm(_BlockText()), ("text",))


class Wrapped:
    """A struct with one main text: bare texts stand for the struct that says no more."""

    def __init__(self, kind: Any, main: str, fields: dict[str, Codec[Any]]) -> None:
        """Hold a *kind* by its *fields*; texts alone are its field *main*."""
        self.main, self.mapped = main, Mapped(kind, fields)
        self._known = fields.keys()

    def load(self, node: Node, at: Way, context: Context) -> Any | None:
        """Return the struct."""
        if isinstance(node, dict) and node.keys() & self._known:
            return self.mapped.load(node, at, context)
        texts = self.mapped.fields[self.main].load(node, at, context)
        return None if texts is None else self.mapped.kind(**{self.main: texts})

    def dump(self, value: Any) -> Node:
        """Return the texts alone where they are all that is said."""
        tree = self.mapped.dump(value)
        return tree[self.main] if tree.keys() == {self.main} else tree

    def schema(self) -> dict[str, Any]:
        """Return the texts or the map."""
        return {"anyOf": [self.mapped.fields[self.main].schema(), self.mapped.schema()]}


def rights() -> Codec[Rights]:
    """Return the codec of rights: a statement, or licence, address and statement."""
    return Wrapped(Rights, "text", {"license": TEXT, "uri": TEXT, "text": TEXTS})


def note() -> Codec[Note]:
    """Return the codec of a note: a text, or a text and its type."""
    return Wrapped(Note, "note", {"note": BLOCK_TEXTS, "type": TEXT})


def event(date: Codec[Any]) -> Codec[Event]:
    """Return the codec of an event: its name, or name, place and date."""
    return Wrapped(Event, "name", {"name": TEXTS, "place": TEXTS, "date": date})


def keywords() -> Codec[tuple[Keyword, ...]]:
    """Return the codec of keywords: tag to terms; terms alone are in the record's language."""
    term = Mapped(Keyword, {"term": TEXT, "vocabulary": TEXT, "uri": TEXT}, easy="term", leaf=True)
    return _Keywords(Keyword, TAG, term, many=True)


class _Keywords(Keyed):
    def load(self, node: Node, at: Way, context: Context) -> tuple[Keyword, ...]:
        if not isinstance(node, dict):
            node = {context.tag: node}
        for key in node:
            if key not in _TAGS and bcp47.well_formed(key):
                is_twice(key, bcp47.canonical(key), node, (at, key), context)
        return arranged(super().load(node, at, context), context.languages)
