"""The schemes of identifiers: how each is spelt, what its check digit is, where it is resolved."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct

__all__ = ["DASH", "RULES", "SCHEMES", "Rule"]

_WORKS: Final = "doi hdl issn eissn issn-l isbn pmid pmcid urn lccn oclc kci uci riss ark local"
SCHEMES: Final = tuple(_WORKS.split(" "))
"""The schemes of a record's ``identifiers``, in canonical order; a name has orcid, isni, viaf."""

DASH: Final = "[-\u2010-\u2015\u2212]"
"""A hyphen, in a pattern: people write dashes for it."""
_GROUPS = r"([0-9]{4})[ -]?([0-9]{4})[ -]?([0-9]{4})[ -]?([0-9]{3}[0-9Xx])"


def _mod_11(digits: str) -> str:
    """Return the check digit of 7 digits of an ISSN (ISO 3297) or 9 of an ISBN (ISO 2108)."""
    weights = range(len(digits) + 1, 1, -1)
    total = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))
    return "0123456789X"[-total % 11]


def _mod_10(digits: str) -> str:
    """Return the check digit of 12 digits of an ISBN (ISO 2108)."""
    return str(-sum(int(digit) * (1 + place % 2 * 2) for place, digit in enumerate(digits)) % 10)


def _mod_11_2(digits: str) -> str:
    """Return the check character of 15 digits of an ORCID or ISNI (ISO/IEC 7064, MOD 11-2)."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11]


def _last(character: str) -> str:
    return character if character.isdecimal() else "X"  # the Cyrillic letter too


def _issn(match: re.Match[str]) -> str:
    return f"{match[1]}-{match[2]}{_last(match[3])}"


def _isbn(match: re.Match[str]) -> str:
    return re.sub(rf" ?{DASH} ?| ", "-", match[1]) + _last(match[2])


def _lccn(match: re.Match[str]) -> str:
    return match[1].lower() + match[2] + (match[3] or match[4]).zfill(6)


class Rule(Struct, frozen=True, gc=False):
    """How one scheme is spelt. The patterns are compiled when first used, without regard to case.

    ``prefix``, which has letters, may go before the identifier; where ``wild`` matches, ``spell``
    gives the canonical spelling, which has to match ``shape``, described in words by ``form``.
    ``usual`` is a canonical spelling with 0 for each digit: what looks so is looked at no more.
    """

    shape: str
    form: str
    prefix: str = "(?!)"
    wild: str = ""
    spell: Callable[[re.Match[str]], str] = str
    check: Callable[[str], str] | None = None
    address: str = ""
    usual: str = ""


_ISSN: Final = Rule(
    r"[0-9]{4}-[0-9]{3}[0-9X]",
    "eight digits in two groups, as in 1229-1056",
    r"https?://portal\.issn\.org/resource/issn(?:-l)?/|(?:urn:)?[pe]?-?issn(?:-l)?\b[:\s]*",
    rf"([0-9]{{4}})(?: ?{DASH} ?| )?([0-9]{{3}})([0-9XХ])",
    _issn,
    _mod_11,
    "https://portal.issn.org/resource/ISSN/",
    "0000-0000",
)
RULES: Final[Mapping[str, Rule]] = {
    "doi": Rule(
        r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+",
        "10., a number, a slash and a name without blanks, as in 10.1000/182",
        r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|(?:info:)?doi[:/]\s*",
        address="https://doi.org/",
    ),
    "hdl": Rule(
        r"[0-9a-z](?:[\w.-]*[0-9a-z])?/\S+",
        "a prefix, a slash and a name without blanks, as in 10371/88004",
        r"(?:https?://)?hdl\.handle\.net/|(?:info:)?hdl[:/]\s*",
        address="https://hdl.handle.net/",
    ),
    "issn": _ISSN,
    "eissn": _ISSN,
    "issn-l": _ISSN,
    "isbn": Rule(
        r"(?:[0-9]-?){9}[0-9X]|97[89](?:-?[0-9]){10}",
        "ten digits, or thirteen that begin with 978 or 979",
        r"(?:urn:)?isbn(?:-?1[03])?\b[:\s]*",
        rf"((?:[0-9](?: ?{DASH} ?| )?){{9,12}})([0-9XХ])",
        _isbn,
        lambda digits: (_mod_11 if len(digits) < 12 else _mod_10)(digits),  # noqa: PLR2004
    ),
    "pmid": Rule(
        r"[1-9][0-9]{0,8}",
        "a number of at most nine digits",
        r"https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/|pmid\b[:\s]*",
        r"0*([1-9][0-9]*)/?",
        lambda match: match[1],
        address="https://pubmed.ncbi.nlm.nih.gov/",
    ),
    "pmcid": Rule(
        r"PMC[1-9][0-9]*(?:\.[0-9]+)?",
        "PMC and a number, as in PMC2562006",
        r"https?://(?:pmc\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pmc)/articles/"
        r"|pmcid\b[:\s]*",
        r"(?:PMC)?\s*([0-9]+(?:\.[0-9]+)?)/?",
        lambda match: f"PMC{match[1]}",
        address="https://pmc.ncbi.nlm.nih.gov/articles/",
    ),
    "urn": Rule(
        r"urn:[a-z0-9][a-z0-9-]{0,30}[a-z0-9]:\S+",
        "urn:, a namespace, a colon and a name without blanks, as in urn:nbn:fi-fe1999001",
        r"https?://(?:nbn-resolving\.(?:org|de)|urn\.fi|urn\.kb\.se/resolve\?urn=)/?(?=urn:)",
        r"(urn:[^:]+:)(.+)",
        lambda match: match[1].lower() + match[2],
        address="https://nbn-resolving.org/",
    ),
    "lccn": Rule(
        r"[a-z]{0,3}[0-9]{8}|[a-z]{0,2}[0-9]{10}",
        "up to three letters, the year and six digits, as in n79021164",
        r"https?://lccn\.loc\.gov/|lccn\b[:\s]*",
        r"([a-z]{0,3}) ?([0-9]{2}|[0-9]{4})(?:-([0-9]{1,6})|([0-9]{6})) ?(?:/.*)?",
        _lccn,
        address="https://lccn.loc.gov/",
    ),
    "oclc": Rule(
        r"[1-9][0-9]*",
        "a number",
        r"https?://(?:www\.)?worldcat\.org/oclc/|https?://search\.worldcat\.org/(?:[a-z-]+/)?title/"
        r"|\(ocolc\)|oclc\b[:#\s]*",
        r"(?:ocm|ocn|on)? ?0*([1-9][0-9]*)/?",
        lambda match: match[1],
        address="https://www.worldcat.org/oclc/",
    ),
    "kci": Rule(
        r"\S+", "one word, as in ART001234567", "kci:\\s*", r"(art[0-9]+)", lambda m: m[1].upper()
    ),
    "uci": Rule(r"\S+", "one word", "uci\\b[:\\s]*"),
    "riss": Rule(r"\S+", "one word"),
    "ark": Rule(
        r"ark:/?[0-9a-z]{5,}/\S+",
        "ark:, a number, a slash and a name, as in ark:/12148/btv1b8449691v",
        r"https?://(?:www\.)?(?:n2t\.net|arks\.org)/(?=ark:)",
        address="https://n2t.net/",
    ),
    "local": Rule(r".*\S.*", "a text of one line"),
    "orcid": Rule(
        r"(?:[0-9]{4}-){3}[0-9]{3}[0-9X]",
        "sixteen digits in four groups, as in 0000-0002-1825-0097",
        r"(?:https?://)?(?:www\.)?orcid\.org/|orcid\b[:\s]*",
        _GROUPS + "/?",
        lambda match: "-".join(match.groups()).upper(),
        _mod_11_2,
        "https://orcid.org/",
    ),
    "isni": Rule(
        r"[0-9]{15}[0-9X]",
        "sixteen digits, as in 0000000121032683",
        r"https?://(?:www\.)?isni\.org/(?:isni/)?|isni\b[:\s]*",
        _GROUPS + "/?",
        lambda match: "".join(match.groups()).upper(),
        _mod_11_2,
        "https://isni.org/isni/",
    ),
    "viaf": Rule(
        r"[1-9][0-9]*",
        "a number",
        r"https?://(?:www\.)?viaf\.org/viaf/|viaf\b[:\s]*",
        r"([0-9]+)/?",
        lambda match: match[1],
        address="https://viaf.org/viaf/",
    ),
}
"""The rule of each scheme, of persons too."""
