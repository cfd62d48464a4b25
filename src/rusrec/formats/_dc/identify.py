"""Identifiers of Dublin Core: addresses, numbers with their scheme, and what is neither."""

from functools import lru_cache
from typing import Final

from rusrec.model import Identifier, identifier
from rusrec.scripts.pattern import pattern

__all__ = ["SERIALS", "address", "identifier_of", "is_address", "written_identifier"]

SERIALS: Final = ("issn", "eissn", "issn-l", "isbn")
"""Numbers that journals and books have, and items in them only by their host."""

_SPELT: Final = {"issn": "ISSN", "eissn": "eISSN", "issn-l": "ISSN-L", "isbn": "ISBN"}
_LABELLED: Final = pattern(
    r"(?:urn:|info:(?=\w+/))?"
    r"(doi|hdl|handle|[ep]?-?issn(?:-l)?|isbn|pmid|pmcid|lccn|oclc|kci|uci|riss|local)"
    r"(?:: ?| |(?<=doi)/|(?<=hdl)/|(?<=pmid)/|(?<=lccn)/)(\S.*)",
    2,
)
_BARE: Final = {
    "doi": pattern(r"10\.[0-9]{4,9}/\S+"),
    "urn": pattern(r"urn:[a-z0-9][a-z0-9-]{0,31}:\S+", 2),
    "ark": pattern(r"ark:/?[0-9a-z]{5,}/\S+", 2),
}
_ISSN: Final = pattern(r"[0-9]{4}-[0-9]{3}[0-9Xx]")
_ISBN: Final = pattern(r"97[89][-0-9]{10,14}")
_ADDRESS: Final = pattern(r"(?:https?|ftp)://[^\s<>\"]+", 2)


def is_address(text: str) -> bool:
    """Tell whether *text* is an address of the web."""
    return _ADDRESS.fullmatch(text) is not None


def address(each: Identifier) -> str:
    """Return the address or URN of an identifier, "" where it has none."""
    if each.scheme in ("issn", "isbn") and not identifier.fault(each.scheme, each.value):
        return f"urn:{_SPELT[each.scheme]}:{each.value}"
    if each.scheme in SERIALS:
        return ""
    if each.scheme == "urn":
        return each.value
    return identifier.url(each.scheme, each.value) or ""


def written_identifier(each: Identifier) -> str:
    """Return an identifier as it is written in simple Dublin Core."""
    if each.scheme in _SPELT:
        return f"{_SPELT[each.scheme]} {each.value}"
    if each.scheme in ("local", "urn"):
        return each.value
    return identifier.url(each.scheme, each.value) or f"{each.scheme}:{each.value}"


@lru_cache(maxsize=4096)
def identifier_of(text: str) -> Identifier | None:
    """Return the identifier that *text* is, None where it is none that is known.

    ``https://doi.org/10.1000/182``, ``10.1000/182``, ``ISSN 1229-1056``, ``urn:ISBN:...``,
    ``info:doi/10.1000/182``, and without a word an ISSN or ISBN whose check digit is right.
    """
    found = identifier.of_url(text) if is_address(text) else None
    if found:
        return Identifier(*found)
    labelled = _LABELLED.fullmatch(text)
    if labelled:
        scheme = _scheme(labelled[1].lower())
        value = identifier.normal(scheme, labelled[2])
        return Identifier(scheme, value) if value else None
    for scheme, shape in _BARE.items():
        if shape.fullmatch(text) and not identifier.fault(scheme, text):
            return Identifier(scheme, identifier.normal(scheme, text))
    for scheme, shape in (("issn", _ISSN), ("isbn", _ISBN)):
        if shape.fullmatch(text) and not identifier.fault(scheme, text):
            return Identifier(scheme, identifier.normal(scheme, text))
    return None


def _scheme(label: str) -> str:
    if label == "handle":
        return "hdl"
    if "issn" in label:
        return "issn-l" if label.endswith("-l") else "eissn" if label.startswith("e") else "issn"
    return label
