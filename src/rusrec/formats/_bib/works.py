"""The writer's part for publishers, numbers and identifiers.

Where a value of one of these arrives is decided by the reader's rules, so each step fills in
fields, asks the reader what it sees, and tells what is different from the record.
"""

import re
from typing import Final

from rusrec.formats._arrival import differences
from rusrec.formats._bib.sheet import Sheet
from rusrec.formats._bib.tables import NUMBERED_ITEMS
from rusrec.formats._bib.work import identifiers_of
from rusrec.formats._tex import encode, untagged
from rusrec.model import Identifier, Numbering, Record, Text, Texts, choose
from rusrec.scripts.pattern import pattern

__all__ = [
    "SERIALS", "bodies", "identifiers", "in_ascii", "issue", "number", "numbers_tex", "place",
    "publisher", "serials", "values_of", "verbatim_tex",
]  # fmt: skip

# A hyphen between numbers: 259-285, e12-e15, xii-xv; not the one of ART-12.
_RANGE: Final = pattern(
    r"(?<![\w-])((?:[A-Za-z]?[0-9]+[a-z]?)|[ivxlcdm]+)-(?=(?:[A-Za-z]?[0-9]+[a-z]?|[ivxlcdm]+)(?![\w-]))"
)
_UNSAFE: Final = pattern(r"[{}\\\s]")
_AND: Final = pattern(r"\sand\s", re.IGNORECASE)
_IDENTIFIER_FIELDS: Final = ("doi", "eprint", "eprinttype", "pmid", "pmcid")
SERIALS: Final = ("issn", "isbn")
_VERBATIM: Final = frozenset((*_IDENTIFIER_FIELDS, *SERIALS, "url", "ids"))
_ADDRESS: Final = pattern(r"[A-Za-z][A-Za-z0-9+.-]*:\S+\Z")
_LISTED: Final = " and "


def numbers_tex(text: str) -> str:
    """Return the TeX of a number or of pages, with double hyphens in ranges."""
    first, hyphen, last = text.partition("-")
    if first.isdigit() and text.isascii() and (not hyphen or last.isdigit()):
        return f"{first}--{last}" if hyphen else text
    tex = encode(text)
    return _RANGE.sub(r"\1--", tex) if "-" in tex else tex


def verbatim_tex(value: str) -> str:
    """Return an address or DOI as it goes into the file: nothing escaped, but no loose braces."""
    if not _UNSAFE.search(value):
        return value
    return _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), value)


def in_ascii(fields: dict[str, str]) -> dict[str, str]:
    """Return *fields* with TeX's commands for what is not ASCII, where TeX reads prose."""
    from rusrec.formats._tex.ascii import in_ascii

    return {
        field: tex if field in _VERBATIM or _ADDRESS.match(tex) else in_ascii(tex)
        for field, tex in fields.items()
    }


# ---------------------------------------------------------------- publisher, place


def publisher(sheet: Sheet, value: tuple[Texts, ...]) -> None:
    """Write who publishes; beside a host, that is the host's publisher."""
    if sheet.hosted:
        sheet.lose("publisher", "no-target-field")
    else:
        bodies(sheet, "publisher", sheet.dialect.publisher_of.get(sheet.kind, "publisher"), value)


def place(sheet: Sheet, value: tuple[Texts, ...]) -> None:
    """Write where it is published."""
    if sheet.hosted:
        sheet.lose("place", "no-target-field")
    else:
        bodies(sheet, "place", sheet.dialect.address, value)


def bodies(sheet: Sheet, path: str, field: str, values: tuple[Texts, ...]) -> None:
    """Write publishers or places into *field*, several as one text."""
    joint = sheet.dialect.joint
    if len(values) == 1:
        sheet.text(f"{path}[0]", field, values[0])
        tex = sheet.fields[field]
        if joint == _LISTED and _AND.search(tex):
            sheet.fields[field] = f"{{{tex}}}"  # one body, and no list of several
        return
    chosen = [text for texts in values if (text := choose(texts, sheet.languages))]
    each = [untagged(text.text, markup=bool(text.markup)) for text in chosen]
    words = joint.join(each)
    sheet.fields[field] = joint.join(map(encode, each))
    sheet.lose(path, "joined", ((Text(words, sheet.tag),),))


# ---------------------------------------------------------------- numbers, identifiers


def issue(sheet: Sheet, value: str) -> None:
    """Write the issue: the ``number`` of a journal."""
    in_journal = sheet.hosted == "journal"
    sheet.fields["number" if in_journal else "issue"] = numbers_tex(value)


def number(sheet: Sheet, values: tuple[Numbering, ...]) -> None:
    """Write the item's number, or that in its series; there is one field for both."""
    fields = {"chapter": "chapter", "part": "part"}
    if sheet.hosted == "journal" or sheet.kind == "article":
        fields[""] = "eid"
    elif "series" in sheet.fields and sheet.kind not in NUMBERED_ITEMS:
        fields["series"] = "number"
    else:
        fields[""] = "number"
    for index, each in enumerate(values):
        field = fields.pop(each.of, "")
        if field:
            sheet.fields[field] = numbers_tex(each.value)
        else:
            sheet.lose(f"number[{index}]", "no-target-field")


def values_of(record: Record, scheme: str) -> list[str]:
    """Return the identifiers of *record* that are of *scheme*."""
    return [each.value for each in record.identifiers if each.scheme == scheme]


def serials(sheet: Sheet, scheme: str, values: list[str]) -> None:
    """Write ISSNs or ISBNs, several as a list."""
    if values:
        sheet.fields[scheme] = ", ".join(map(verbatim_tex, values))


def identifiers(sheet: Sheet, values: tuple[Identifier, ...]) -> None:
    """Write the identifiers that BibTeX has a field for, the first of each scheme."""
    fields, written = sheet.fields, 0
    for each in values:
        scheme, value = each.scheme, verbatim_tex(each.value)
        if scheme == "hdl" and "eprint" not in fields:
            fields["eprint"], fields["eprinttype"] = value, "hdl"
        elif scheme in _IDENTIFIER_FIELDS and scheme not in fields:
            fields[scheme] = value
        else:
            continue
        written += value == each.value
    if written == len(values):
        return
    asked = _IDENTIFIER_FIELDS if sheet.hosted else (*_IDENTIFIER_FIELDS, *SERIALS)
    if not sheet.hosted:
        for scheme in SERIALS:
            serials(sheet, scheme, values_of(sheet.record, scheme))
    seen = identifiers_of(sheet.reading(*asked))
    if seen != values:
        sheet.lose_all(differences("identifiers", values, seen))
