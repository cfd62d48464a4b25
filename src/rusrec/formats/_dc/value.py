"""Values of Dublin Core as a file has them: a term, a text, its language, its encoding scheme."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from rusrec.formats._dc import rdf
from rusrec.formats._dc.profile import Profile
from rusrec.formats._dc.tables import ELEMENTS, REFINEMENTS, SCHEMES
from rusrec.formats._xml import attribute, content, local
from rusrec.model import tag as bcp47
from rusrec.scripts import gate

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["NAMES", "Value", "rendered", "value_of", "values_in"]

_TERMS: Final = "{http://purl.org/dc/terms/}"
_ELEMENTS: Final = ("{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/elements/1.0/}")
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_TYPE: Final = "{http://www.w3.org/2001/XMLSchema-instance}type"
_PARAGRAPHS: Final = frozenset(("description", "abstract"))

NAMES: Final = frozenset(
    f"{namespace}{term}" for namespace in (*_ELEMENTS, _TERMS) for term in ELEMENTS | REFINEMENTS
)
"""All terms, with the namespaces that they are written in."""
_NAMES: Final = NAMES | ELEMENTS | REFINEMENTS
"""With those in no namespace, as files of old have them."""

Tell = Callable[[str, str, str], None]
"""Takes what does not arrive: the name in the file, what there is to say, the text."""


class Value(Struct, frozen=True):
    """One value; ``refined`` is whether its term is of the namespace of DCMI Terms."""

    term: str
    text: str
    tag: str = ""
    scheme: str = ""
    refined: bool = False


def value_of(term: str, text: str, tag: str = "", scheme: str = "") -> Value:
    """Return a value as a reader would give it, its blanks folded."""
    fold = gate.paragraphs if term in _PARAGRAPHS else gate.fold
    return Value(term, fold(text), tag, scheme)


def values_in(element: "_Element", name: str, tell: Tell) -> Iterator[Value]:
    """Yield the values directly in a container; what is none of Dublin Core is told.

    Raises:
        SourceError: A character that no value may hold.
    """
    for term in NAMES.intersection(element.keys()):
        yield value_of(term.rpartition("}")[2], rdf.attribute_of(element, term, name))
    for child in element.iterchildren("*"):
        if child.tag in _NAMES:
            refined = str(child.tag).startswith(_TERMS)
            for value in _values_of(child, name, tell):
                if value.text:
                    yield replace(value, refined=True) if refined else value
        elif local(child) != "header" and (text := rdf.within(child, name)):
            tell(local(child)[:80], "is no term of Dublin Core", text)


def _values_of(child: "_Element", name: str, tell: Tell) -> Iterator[Value]:
    """Yield the values of a term: its text, else the texts inside the node or list that it is."""
    word, tag, scheme = local(child), _tag(child, name, tell), _scheme(child, name, tell)
    text = rdf.said(child, name)
    if text:
        yield value_of(word, text, tag, scheme)
    for inner in child.iterdescendants("*") if len(child) else ():
        said = rdf.said(inner, name)
        if said and not text and inner.tag in rdf.INNER:
            yield value_of(word, said, _tag(inner, name, tell) or tag, _class_of(inner) or scheme)
        elif said or text:
            tell(word, "has elements inside, which are passed over", gate.fold(said or text))


def _tag(element: "_Element", name: str, tell: Tell) -> str:
    """Return the language that the value says in canonical spelling, "" where it says none."""
    said = rdf.attribute_of(element, _LANG, name)
    if not said:
        return ""
    found = _language(said)
    if found is None:
        tell(local(element), "xml:lang is no language tag", said)
    return found or ""


@lru_cache(maxsize=256)
def _language(said: str) -> str | None:
    tag = said.replace("_", "-")
    if not bcp47.well_formed(tag):
        return None if tag else ""
    from rusrec.vocab import language_codes

    first, hyphen, rest = tag.partition("-")
    return bcp47.canonical(language_codes().get(first.lower(), first) + hyphen + rest)


def _scheme(element: "_Element", name: str, tell: Tell) -> str:
    said = rdf.attribute_of(element, _TYPE, name).rpartition(":")[2]
    if said and said not in SCHEMES:
        tell(local(element), "xsi:type is no encoding scheme of DCMI", said)
        return ""
    return said


def _class_of(element: "_Element") -> str:
    """Return the encoding scheme that is the class of the node around *element*."""
    outer = element.getparent()
    return local(outer) if outer is not None and local(outer) in SCHEMES else ""


def rendered(values: Iterable[Value], profile: Profile, indent: str) -> str:
    """Return the container with its values, one a line."""
    lines = [f"{indent}<{profile.container}>\n"]
    for value in values:
        name = f"{profile.prefix}:{value.term}"
        said = f' xml:lang="{attribute(value.tag)}"' if value.tag else ""
        if value.scheme and profile.schemes:
            said += f' xsi:type="dcterms:{value.scheme}"'
        lines.append(f"{indent}  <{name}{said}>{content(value.text)}</{name}>\n")
    return "".join((*lines, f"{indent}{profile.closing}\n"))
