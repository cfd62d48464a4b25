"""Subjects: 650, 653 and the other headings of 6XX, both ways.

Source: MARC 21, 6XX.
"""

from collections.abc import Iterator
from typing import Final

from rusrec.formats._marc import said as saying
from rusrec.formats._marc.context import Context, meaning, original_of, tag_beside, text_of
from rusrec.formats._marc.isbd import stop
from rusrec.formats._marc.rule import Rule, Statement, plain
from rusrec.formats._marc.script import main_script
from rusrec.formats._marc.unit import Form, Unit
from rusrec.model import (
    Keyword,
    Record,
    Text,
)
from rusrec.scripts import gate

__all__ = ["RULES"]

_VOCABULARIES: Final = {
    "0": "lcsh",
    "1": "lcshac",
    "2": "mesh",
    "3": "nal",
    "5": "cash",
    "6": "rvm",
}
_INDICATORS: Final = {"lcsh": "0", "mesh": "2"}
_SUBJECTS: Final = ("650", "653", "600", "610", "611", "630", "651")


def _keywords_of(record: Record, context: Context) -> Iterator[Unit]:
    for each in record.keywords:
        controlled = each.vocabulary or each.uri
        tag = "650" if controlled else "653"
        words = stop(each.term) if controlled else each.term
        said = meaning(Text(each.term, each.tag), words, context)
        second = _INDICATORS.get(each.vocabulary, "7" if each.vocabulary else "4")
        source = each.vocabulary if second == "7" else ""
        unit = plain(
            tag, f" {second if controlled else '0'}", ("a", each.term), ("2", source),
            ("0", each.uri), said=said,
        )  # fmt: skip
        yield unit._replace(alone=context.profile == "loc880" and _foreign(each))


def _foreign(keyword: Keyword) -> bool:
    return main_script(keyword.term) not in ("", "Latn")


def _keywords_in(unit: Unit, context: Context) -> Iterator[Statement]:
    terms = [term for form in unit.forms for term in _terms(unit.tag, form)]
    original = original_of(terms, context) if len(unit.forms) > 1 else ""
    for form in unit.forms:
        second = form.ind[1:2]
        vocabulary = "" if unit.tag == "653" else _VOCABULARIES.get(second, "")
        if second == "7" and unit.tag != "653":
            vocabulary = gate.fold(form.first("2"))
        uri = next((text for text in form.all("01") if "://" in text and " " not in text), "")
        for term in _terms(unit.tag, form):
            text = text_of(term, context, form.said)
            if original and main_script(term) == "Latn":
                tag = tag_beside(term, original, context, form.said)
                text = saying.applied(Text(term, tag), form.said)
            yield "keywords", Keyword(text.text, text.tag, vocabulary, uri)


def _terms(tag: str, form: Form) -> list[str]:
    """Return the terms of a field; divisions follow the heading after `` -- ``."""
    if tag == "653":
        return [text for each in form.all("a") if (text := gate.fold(each))]
    codes = {"600": "abcdq", "610": "ab", "611": "acd", "630": "a"}.get(tag, "ab")
    head = " ".join(gate.fold(text) for text in form.all(codes))
    parts = [head, *(gate.fold(text) for text in form.all("xyzv"))]
    text = " -- ".join(stop(part) for part in parts if part)
    return [text] if head else []


RULES: Final = (Rule(_SUBJECTS, _keywords_of, _keywords_in),)
"""Subject terms."""
