"""citeproc-py's elements, each fault that our records meet put right in a subclass.

lxml makes the element of each tag by the table :data:`_ELEMENTS`; what is not overridden here is
citeproc-py's own. Each mend has its case in ``docs/citeproc-py.md``.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

from citeproc import LANGUAGE_NAMES, LOCALES_PATH, PRIMARY_DIALECTS, model
from citeproc.frontend import CitationStylesXML
from citeproc.source import VariableError
from lxml.etree import ElementNamespaceClassLookup, tostring

from rusrec.cite.citeproc_py import names
from rusrec.cite.citeproc_py.names import HELD, PRINTED
from rusrec.cite.citeproc_py.reference import Marked
from rusrec.cite.marks import OPENING, QUOTE, QUOTE_END, strip, wrap
from rusrec.formats import _xml

__all__ = ["MARKS", "parsed"]

_CSL: Final = "{http://purl.org/net/xbiblio/csl}"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_NUMERIC: Final = re.compile(
    r"[a-z]*[0-9]+[a-z]*(?:\s*[-–,&]\s*[a-z]*[0-9]+[a-z]*)*", re.IGNORECASE | re.ASCII
)
_SEVERAL: Final = re.compile(r"[0-9]\s*[-–,&]\s*[a-z]*[0-9]", re.IGNORECASE)

MARKS: Final = SimpleNamespace(
    preformat=str,
    **{
        name: partial(wrap, sign=OPENING[pair])
        for name, pair in {
            "Italic": ("font-style", "italic"),
            "Oblique": ("font-style", "oblique"),
            "Bold": ("font-weight", "bold"),
            "Light": ("font-weight", "light"),
            "Underline": ("text-decoration", "underline"),
            "Superscript": ("vertical-align", "sup"),
            "Subscript": ("vertical-align", "sub"),
            "SmallCaps": ("font-variant", "small-caps"),
        }.items()
    },
)
"""What citeproc-py calls a formatter: here it sets marks, and escapes nothing."""


class _Text(model.Text):
    """Quotations in marks; what stood in for the author is not printed again, macro or not."""

    def quote(self, string: Any) -> Any:
        if self.get("quotes", "false").lower() != "true":
            return string
        return Marked(f"{QUOTE}{string}{QUOTE_END}")

    def case(self, text: Any, language: str | None = None) -> Any:
        cased = super().case(Marked(text), language)
        return cased if self.get("text-case") else text

    def _variable(self, item: Any, context: Any) -> Any:
        variable = self.get("variable")
        memory = context.get_layout().repressed
        if variable in memory.get(HELD, ()):
            return None
        text = super()._variable(item, context)
        if text:
            memory.setdefault(PRINTED, set()).add(variable)
        return text


class _Number(model.Number):
    """Ordinals by the terms of one language: the first locale that has any."""

    def format_number(self, number: Any) -> str:
        text = str(number)
        if self.get("form") != "ordinal" or not text.isdecimal():
            return str(super().format_number(text))
        for locale in self.get_root().locales:
            endings = _ordinals(locale)
            if endings:
                return text + endings.get(
                    text[-2:].zfill(2), endings.get(f"0{text[-1]}", endings.get("", ""))
                )
        return text

    def markup(self, text: Any) -> Any:
        return super().markup(Marked(text) if text else None)


def _ordinals(locale: Any) -> dict[str, str]:
    """Return the ending of each last digit or two; of all others under ``""``."""
    found = {}
    for term in locale.iterfind(f"{_CSL}terms/{_CSL}term"):
        name, _, digits = term.get("name", "").partition("-")
        if name == "ordinal" and term.get("gender-form") is None:
            found[digits] = str(term.single)
    return found


class _Label(model.Label):
    """Counts what it must, whatever the text: ``xii, 285 p.``."""

    def _is_plural(self, item: Any) -> bool:
        variable = self.get("variable")
        value = strip(str(item.reference.get(variable, "")))
        if variable.startswith("number-of"):
            return value.isdecimal() and int(value) > 1
        return bool(_SEVERAL.search(value))


class _If(model.If):
    """Knows ranges and lists as numeric (``259-285``)."""

    def _is_numeric(self, item: Any) -> list[bool]:
        variables = self.get("is-numeric").split()
        return [
            bool(_NUMERIC.fullmatch(strip(str(item.reference.get(variable, "")))))
            for variable in variables
        ]


class _ElseIf(_If):
    """The same."""


class _Date(model.Date):
    """Ranges print what their ends share once, in the order of the parts."""

    def render_date_range(
        self, date_range: Any, show_parts: Any = None, context: Any = None
    ) -> Any:
        shown = show_parts or ["year", "month", "day"]
        parts = [part for part in self.iterchildren() if part.get("name") in shown]
        begin, end = date_range["begin"], date_range["end"]
        differing = [i for i, part in enumerate(parts) if _differ(part.get("name"), begin, end)]
        if not differing:
            return self.render_single_date(begin, shown, context)
        first, last = differing[0], differing[-1] + 1
        dash = self._range_delimiter(parts[last - 1], context)
        style = context if self.is_locale_date() else self
        start = str(style.join(_printed(parts[:last], begin, context)))
        start = start.removesuffix(parts[last - 1].get("suffix", "")).rstrip() + dash
        if end.is_nil():
            return Marked(start)
        stop = str(style.join(_printed(parts[first:], end, context)))
        return Marked(start + stop.removeprefix(parts[first].get("prefix", "")))

    def _range_delimiter(self, part: Any, context: Any) -> str:
        own = [each for each in context.iterchildren() if each.get("name") == part.get("name")]
        return next((each.get("range-delimiter", "–") for each in [*own, part]), "–")


def _printed(parts: list[Any], date: Any, context: Any) -> list[Any]:
    """Return the text of each part that *date* has."""
    found = []
    for part in parts:
        with suppress(VariableError):
            found.append(part.render(date, context))
    return [text for text in found if text]


def _differ(name: str, begin: Any, end: Any) -> bool:
    if begin["year"] != end["year"]:
        return True
    if name == "year":
        return False
    return bool(
        begin.get("month") != end.get("month")
        or (name == "day" and begin.get("day") != end.get("day"))
    )


class _DatePart(model.Date_Part):
    """Leaves the locale as it was, and knows that seasons have no short form."""

    def render(self, date: Any, context: Any = None) -> Any:
        before = dict(self.attrib)
        try:
            return super().render(date, context)
        finally:
            self.attrib.clear()
            self.attrib.update(before)

    def process(self, date: Any, context: Any = None) -> Any:
        text = super().process(date, context)
        season = date.get("season") if self.get("name") == "month" and not text else None
        return self.get_single_term(name=f"season-{season:02}") if season else text

    def case(self, text: Any, language: str | None = None) -> Any:
        return super().case(Marked(text), language)


class _Key(model.Key):
    """Sorts by what is printed, not by its marks."""

    def sort_keys(self, items: Any, context: Any) -> list[Any]:
        keys = super().sort_keys(items, context)
        return [Marked(strip(str(key))) if isinstance(key, str | list) else key for key in keys]


_ELEMENTS: Final = {
    **{
        kind.__name__.replace("_", "-").lower(): kind
        for kind in model.CitationStylesElement.__subclasses__()
    },
    "date": _Date,
    "date-part": _DatePart,
    "else-if": _ElseIf,
    "if": _If,
    "key": _Key,
    "label": _Label,
    "name": names.Name,
    "name-part": names.NamePart,
    "names": names.Names,
    "number": _Number,
    "substitute": names.Substitute,
    "text": _Text,
}


def parsed(source: bytes, locale: str) -> Any:
    """Return the root of a style that was found good, with its locales."""
    root = _root(source)
    root.formatter = MARKS
    for condition in root.iter(f"{_CSL}if", f"{_CSL}else-if"):
        if condition.attrib.pop("disambiguate", None) is not None:
            condition.set("type", "ambiguous")  # no item is; citeproc-py thinks that all are
    for each in root.iter(f"{_CSL}names"):
        if each.find(f"{_CSL}name") is None and each.getparent().tag != f"{_CSL}substitute":
            each.insert(0, each.makeelement(f"{_CSL}name"))  # it would, at each rendering
    root.locales = [*_locales(root, locale)]
    for each in root.locales:
        each.style = root
    return root


def _root(source: bytes) -> Any:
    """Return the root of a document, read by the guarded parser and then by citeproc-py's own.

    That one, which citeproc-py makes for a file, is fed here, and makes our elements.
    """
    parser = CitationStylesXML(BytesIO(b"<style/>"), validate=False).parser
    lookup = ElementNamespaceClassLookup()
    namespace = lookup.get_namespace(_CSL.strip("{}"))
    namespace[None] = model.CitationStylesElement
    namespace.update(_ELEMENTS)
    parser.set_element_class_lookup(lookup)
    parser.feed(tostring(_xml.document(BytesIO(source), name="style", limit=len(source))))
    return parser.close()


def _locales(root: Any, locale: str) -> Iterator[Any]:
    """Yield the style's own locales, then the files: dialect, language, en-US."""
    language = locale.partition("-")[0]
    own = root.findall(f"{_CSL}locale")
    for tag in dict.fromkeys((locale, language, None)):
        yield from (each for each in own if each.get(_LANG) == tag)
    names = (locale if locale in LANGUAGE_NAMES else "", PRIMARY_DIALECTS.get(language), "en-US")
    for name in dict.fromkeys(filter(None, names)):
        yield _root(Path(LOCALES_PATH, f"locales-{name}.xml").read_bytes())
