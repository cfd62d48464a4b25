"""Names in the plain tree: ``family, given`` in every script, a body under ``org``."""

from typing import Any, Final

from rusrec.model import Name, NameForm
from rusrec.schema.codec import (
    TEXT,
    Choice,
    Codec,
    Context,
    FlowList,
    Leaf,
    Node,
    Way,
    scalar,
)
from rusrec.schema.compound import ListOf, Mapped
from rusrec.schema.texts import CERT, KIND, TEXTS, ByTag
from rusrec.vocab import name_variables, relators

__all__ = ["ROLE", "NameCodec", "contributors", "names"]

_PARTS: Final = ("family", "given", "particle", "dropping-particle", "suffix")
_PEOPLE: Final[dict[tuple[str, str], Name]] = {}
"""Names that were read, by the one tag and text that they were written as."""
_MOST_PEOPLE: Final = 4000
_FIELDS: Final = frozenset({"author", "editor", "translator"})
_TWO_COMMAS: Final = "write the parts: {family: King, given: Martin, suffix: Jr.}"


class _Role(Choice):
    """A MARC relator code; a CSL name variable of the same meaning is put into its code."""

    def load(self, node: Node, at: Way, context: Context) -> str | None:
        text = scalar(node, at, context)
        if text is None or text in relators():
            return text
        variables = name_variables()
        if text in variables and text not in _FIELDS:
            return variables[text] or text
        for code, label in relators().items():
            if label.lower() == text.lower():
                remedy = f"write {code!r} ({label}); `rusrec vocab roles` lists all codes"
                break
        else:
            remedy = "`rusrec vocab roles` lists all codes"
        context.fail(at, f"{text!r} is not a MARC relator code", remedy, "RR203")
        return None


def _roles() -> list[str]:
    return [*relators(), *name_variables()]


ROLE: Final = _Role(_roles, "a role")


class FormCodec:
    """A person's name in one script: ``family, given``, or part by part."""

    mapped = Mapped(
        NameForm,
        {
            **dict.fromkeys(_PARTS, TEXT),
            "kind": KIND,
            "by": TEXT,
            "cert": CERT,
        },
        leaf=True,
    )

    def bare(self, node: Node, tag: str, at: Way, context: Context) -> NameForm | None:
        """Return the name that a bare text means."""
        parts = self._parts(node, at, context)
        return None if parts is None else NameForm(*parts, tag)

    def load(self, node: Node, at: Way, context: Context) -> NameForm | None:
        """Return the form, still without its tag."""
        if "text" not in node:
            form: NameForm | None = self.mapped.load(node, at, context)
            return form
        parts = self._parts(node["text"], at, context)
        rest = {key: inner for key, inner in node.items() if key != "text"}
        values = self.mapped.values(rest, at, context)
        twice = next((key for key in ("family", "given") if key in rest), "")
        if twice:
            context.fail(at, f"has both text and {twice}", "write the name once", "RR207")
            return None
        return None if parts is None else NameForm(*parts, **values)

    def _parts(self, node: Node, at: Way, context: Context) -> tuple[str, str] | None:
        text = scalar(node, at, context)
        if text is None:
            return None
        family, comma, given = text.partition(",")
        family, given = family.strip(), given.strip()
        if "," in given:
            context.fail(at, f"{text!r} has two commas", _TWO_COMMAS, "RR207")
        elif not family or (comma and not given):
            remedy = "write family, given; a name of one part has no comma"
            context.fail(at, f"{text!r} has nothing on one side of the comma", remedy, "RR207")
        else:
            return family, given
        return None

    def dump(self, value: NameForm) -> Node:
        """Return ``family, given`` where that says all; else the parts."""
        tree = self.mapped.dump(value)
        if any(part in tree for part in _PARTS[2:]) or "," in value.family + value.given:
            return tree
        text = f"{value.family}, {value.given}" if value.given else value.family
        rest = {key: inner for key, inner in tree.items() if key not in _PARTS}
        return Leaf({"text": text, **rest}) if rest else text

    def schema(self) -> dict[str, Any]:
        """Return a text, a text with attributes, or the parts."""
        tree = self.mapped.schema()
        tree["properties"]["text"] = TEXT.schema()
        return {"anyOf": [TEXT.schema(), tree]}


class NameCodec:
    """A person or a body."""

    forms = ByTag(FormCodec(), (*_PARTS, "text"))
    mapped = Mapped(
        Name,
        {
            "name": forms,
            "org": TEXTS,
            "role": ROLE,
            **dict.fromkeys(("orcid", "isni", "viaf"), TEXT),
            "affiliation": TEXTS,
            "cert": CERT,
            "order": Choice(("given-first", "family-first"), "an order of names"),
        },
    )

    def load(self, node: Node, at: Way, context: Context) -> Name | None:
        """Return the name; one that says neither person nor body is a fault."""
        if isinstance(node, list):
            text = ", ".join(part for part in node if isinstance(part, str))
            remedy = f'write "{text}" in quotes' if text else "write family, given"
            context.fail(at, "a name in brackets is read as a list", remedy, "RR207")
            return None
        if not isinstance(node, dict) or node.keys().isdisjoint(self.mapped.fields):
            return self._named(node, at, context)
        if ("name" in node) == ("org" in node):
            context.fail(at, "should have either name or org", "a body is org", "RR205")
        found: Name | None = self.mapped.load(node, at, context)
        return found

    def _named(self, node: Node, at: Way, context: Context) -> Name | None:
        """Return the name of these forms; people come again, so one ``tag: text`` is kept."""
        only = next(iter(node.items())) if isinstance(node, dict) and len(node) == 1 else ("", "")
        known = _PEOPLE.get(only) if type(only[1]) is str else None
        if known is not None:
            return known
        forms = self.forms.load(node, at, context)
        if forms is None:
            return None
        name = Name(name=forms)
        if type(only[1]) is str and forms[0].tag == only[0]:
            if len(_PEOPLE) >= _MOST_PEOPLE:
                _PEOPLE.clear()
            _PEOPLE[only] = name
        return name

    def dump(self, value: Name) -> Node:
        """Return a map from tag to form, below ``name`` where more is said."""
        tree = self.mapped.dump(value)
        return tree["name"] if tree.keys() == {"name"} else tree

    def schema(self) -> dict[str, Any]:
        """Return the forms, or the full map."""
        return {"anyOf": [*self.forms.schema()["anyOf"], self.mapped.schema()]}


class _Names(ListOf[Name]):
    def load(self, node: Node, at: Way, context: Context) -> tuple[Name, ...]:
        if (
            isinstance(node, FlowList)
            and len(node) > 1
            and all(isinstance(part, str) and "," not in part for part in node)
        ):
            remedy = f'for one name write "{", ".join(node)}" in quotes; for several, one a line'
            context.fail(at, "names in brackets may be one name or several", remedy, "RR207")
            return ()
        return super().load(node, at, context)


class _Contributor(NameCodec):
    def load(self, node: Node, at: Way, context: Context) -> Name | None:
        found = super().load(node, at, context)
        if found is not None and not found.role and not (isinstance(node, dict) and "role" in node):
            context.fail(at, "has no role", "add role: ill (`rusrec vocab roles`)", "RR205")
        return found


class _Contributors(_Names):
    def load(self, node: Node, at: Way, context: Context) -> tuple[Name, ...]:
        found = super().load(node, at, context)
        return tuple(sorted(found, key=lambda name: name.role))


def names() -> Codec[tuple[Name, ...]]:
    """Return the codec of a list of names."""
    return _Names(NameCodec())


def contributors() -> Codec[tuple[Name, ...]]:
    """Return the codec of names each with its role, sorted by role."""
    return _Contributors(_Contributor())
