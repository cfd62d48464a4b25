"""Values of Dublin Core as a file has them: a term, a text, its language, its encoding scheme."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from rusrec.formats._dc.profile import Profile
from rusrec.formats._dc.tables import ELEMENTS, REFINEMENTS, SCHEMES
from rusrec.formats._xml import attribute, content, local, text_of
from rusrec.model import tag as bcp47
from rusrec.scripts import gate

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Value", "rendered", "value_of", "values_in"]

_SIMPLE: Final = ("", "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.0/")
_REFINED: Final = "http://purl.org/dc/terms/"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_TYPE: Final = "{http://www.w3.org/2001/XMLSchema-instance}type"
_RESOURCE: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"
_PARAGRAPHS: Final = frozenset(("description", "abstract"))

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
    for child in element:
        word = local(child)
        if not word:
            continue
        text = gate.newlines(text_of(child, name)).strip() or child.get(_RESOURCE, "")
        namespace = str(child.tag).rpartition("}")[0][1:]
        simple = namespace in _SIMPLE and word in ELEMENTS | REFINEMENTS
        refined = namespace == _REFINED and word in ELEMENTS | REFINEMENTS
        if simple or refined:
            if any(local(inner) for inner in child):
                tell(word, "has elements inside, which are passed over", text)
            made = value_of(word, text, _tag(child, tell), _scheme(child, tell))
            if made.text:
                yield Value(word, made.text, made.tag, made.scheme, refined)
        elif text:
            tell(word[:80], "is no term of Dublin Core", gate.fold(text))


def _tag(element: "_Element", tell: Tell) -> str:
    """Return the language that the value says in canonical spelling, "" where it says none."""
    said = element.get(_LANG, "").strip().replace("_", "-")
    if not said:
        return ""
    if bcp47.well_formed(said):
        from rusrec.vocab import language_codes

        first, hyphen, rest = said.partition("-")
        return bcp47.canonical(language_codes().get(first.lower(), first) + hyphen + rest)
    tell(local(element), "xml:lang is no language tag", gate.fold(said))
    return ""


def _scheme(element: "_Element", tell: Tell) -> str:
    said = element.get(_TYPE, "").strip().rpartition(":")[2]
    if said and said not in SCHEMES:
        tell(local(element), "xsi:type is no encoding scheme of DCMI", gate.fold(said))
        return ""
    return said


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
