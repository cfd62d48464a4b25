"""Locales: terms, date forms and options by the fallback of CSL 1.0.2, Locale Fallback.

A term is looked for in the style's own ``cs:locale`` elements (dialect, then language, then those
without ``xml:lang``), then in the locale files of the dialect, of the language's main dialect and
of en-US. The files come with citeproc-py and are read as data, each once.
"""

from __future__ import annotations

import json
import re
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from rusrec.cite.marks import Quotes
from rusrec.cite.rich import Reader, raised
from rusrec.cite.seams import guard
from rusrec.cite.tree import Element, read

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Locale", "Term", "known", "locale_of"]

DEFAULT: Final = "en-US"
_FORMS: Final = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ORDINAL = re.compile(r"ordinal(?:-\d\d)?")


class Term(NamedTuple):
    """A term's two numbers, its gender, and for an ordinal what it must match."""

    single: str
    multiple: str
    gender: str = ""
    match: str = ""


class Locale:
    """The terms, date forms and options of one language for one style."""

    def __init__(self, language: str, layers: list[Element]) -> None:
        """Take the ``cs:locale`` elements, the weakest first."""
        self.language = language
        self.terms: dict[tuple[str, str, str], Term] = {}
        self.dates: dict[str, Element] = {}
        self.options: dict[str, str] = {}
        for layer in layers:
            self._add(layer)

    def _add(self, layer: Element) -> None:
        for child in layer.children:
            if child.name == "terms":
                self._add_terms(child)
            elif child.name == "date":
                self.dates[child.get("form")] = child
            elif child.name == "style-options":
                self.options.update(child.attributes)

    def _add_terms(self, terms: Element) -> None:
        if any(_ORDINAL.fullmatch(term.get("name")) for term in terms.children):
            self.terms = {k: v for k, v in self.terms.items() if not _ORDINAL.fullmatch(k[0])}
        for term in terms.all("term"):
            key = term.get("name"), term.get("form", "long"), term.get("gender-form")
            self.terms[key] = _term(term)

    def term(self, name: str, form: str = "long", gender: str = "") -> Term | None:
        """Give the term, its form falling back as the specification says, or None."""
        wanted: str | None = form
        while wanted:
            for by_gender in dict.fromkeys((gender, "")):
                found = self.terms.get((name, wanted, by_gender))
                if found is not None:
                    return found
            wanted = _FORMS.get(wanted)
        return None

    def text(self, name: str, form: str = "long", *, plural: bool = False) -> str:
        """Give the term's text, or an empty one."""
        found = self.term(name, form)
        return "" if found is None else found.multiple if plural else found.single

    @cached_property
    def quotes(self) -> Quotes:
        """The quotation marks."""
        names = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
        return Quotes(
            *(self.text(name) or mark for name, mark in zip(names, Quotes(), strict=True))
        )

    @cached_property
    def reader(self) -> Reader:
        """The reader of rich text, which knows these quotation marks."""
        return Reader(self.quotes)

    @cached_property
    def punctuation_in_quote(self) -> bool:
        """Whether a comma or full stop goes inside the quotation before it."""
        return self.options.get("punctuation-in-quote") == "true"

    @cached_property
    def limit_day_ordinals(self) -> bool:
        """Whether the first day of a month alone is an ordinal."""
        return self.options.get("limit-day-ordinals-to-day-1") == "true"


def _term(element: Element) -> Term:
    single, multiple = element.find("single"), element.find("multiple")
    text = _text(element if single is None else single)
    more = text if multiple is None else _text(multiple)
    if not element.get("name").endswith("quote"):
        text, more = text.replace("'", "’"), more.replace("'", "’")
    return Term(
        text,
        more,
        element.get("gender"),
        element.get("match"),
    )


def _text(element: Element) -> str:
    """Give a term's text as marked text; line ends between tags are no text."""
    text = element.text
    return "" if "\n" in text and not text.strip() else guard(raised(text))


def locale_of(language: str, own: tuple[Element, ...]) -> Locale:
    """Give the locale for *language*, with the ``cs:locale`` elements of a style over it.

    A language that is unknown or no tag at all gives en-US, as the specification has it.
    """
    wanted = _normal(language)
    base = wanted.partition("-")[0]
    files = dict.fromkeys((DEFAULT, _main_dialect(base), _file_of(wanted)))
    layers = [layer for name in files if name and (layer := _file(name)) is not None]
    for tags in ({""}, {base}, {wanted} - {base}):
        layers += [element for element in own if _normal(element.get("lang"), "") in tags]
    return Locale(wanted, layers)


def known(language: str) -> bool:
    """Tell whether there are words in *language*; the files come with citeproc-py."""
    wanted = _normal(language, "")
    return bool(_main_dialect(wanted.partition("-")[0]) or _file_of(wanted))


def _normal(tag: str, default: str = DEFAULT) -> str:
    if not _TAG.fullmatch(tag):
        return default
    first, *rest = tag.split("-")
    parts = [part.upper() if len(part) == 2 else part for part in rest]  # noqa: PLR2004 - a region
    return "-".join([first.lower(), *parts])


@lru_cache(maxsize=1)
def _folder() -> Path | None:
    spec = find_spec("citeproc")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "data" / "locales"


@lru_cache(maxsize=1)
def _dialects() -> Mapping[str, str]:
    folder = _folder()
    if folder is None:
        return {}
    found: dict[str, str] = json.loads((folder / "locales.json").read_bytes())["primary-dialects"]
    return found


def _main_dialect(base: str) -> str:
    return _dialects().get(base, "")


def _file_of(wanted: str) -> str:
    folder = _folder()
    return wanted if folder and (folder / f"locales-{wanted}.xml").is_file() else ""


@lru_cache(maxsize=80)
def _file(name: str) -> Element | None:
    folder = _folder()
    if folder is None:
        return None
    path = folder / f"locales-{name}.xml"
    return read(path.read_bytes(), str(path)) if path.is_file() else None
