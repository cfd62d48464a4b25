"""Identifiers of works and of persons: canonical spelling, check digits, addresses."""

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from msgspec import Struct

__all__ = ["PLAIN_DOI", "SCHEMES", "fault", "normal", "of_url", "split_many", "url"]

_WORKS: Final = "doi hdl issn eissn issn-l isbn pmid pmcid urn lccn oclc kci uci riss ark local"
SCHEMES: Final = tuple(_WORKS.split(" "))
"""The schemes of a record's ``identifiers``, in canonical order; a name has orcid, isni, viaf."""

PLAIN_DOI: Final = re.compile(r"10\.[0-9]{4,9}/[A-Za-z0-9_.():;/-]+")
"""A DOI in its normal form, as nearly all are."""

_HOSTS = "doi|handle|issn|nih|nbn-resolving|urn|loc|worldcat|n2t|arks|orcid|isni|viaf"
_RESOLVING = rf"https?://[a-z.]*\b(?:{_HOSTS})\b"
_DASH = "[-\u2010-\u2015\u2212]"
_GROUPS = r"([0-9]{4})[ -]?([0-9]{4})[ -]?([0-9]{4})[ -]?([0-9]{3}[0-9Xx])"
_RESOLVERS: Final = {  # of national bibliography numbers; one for all countries but these two
    "urn:nbn:fi": "https://urn.fi/",
    "urn:nbn:se": "https://urn.kb.se/resolve?urn=",
    "urn:nbn:": "https://nbn-resolving.org/",
}


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
    return re.sub(rf" ?{_DASH} ?| ", "-", match[1]) + _last(match[2])


def _lccn(match: re.Match[str]) -> str:
    return match[1].lower() + match[2] + (match[3] or match[4]).zfill(6)


class _Rule(Struct, frozen=True, gc=False):
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


_ISSN: Final = _Rule(
    r"[0-9]{4}-[0-9]{3}[0-9X]",
    "eight digits in two groups, as in 1229-1056",
    r"https?://portal\.issn\.org/resource/issn(?:-l)?/|(?:urn:)?[pe]?-?issn(?:-l)?\b[:\s]*",
    rf"([0-9]{{4}})(?: ?{_DASH} ?| )?([0-9]{{3}})([0-9XХ])",
    _issn,
    _mod_11,
    "https://portal.issn.org/resource/ISSN/",
    "0000-0000",
)
_RULES: Final[dict[str, _Rule]] = {
    "doi": _Rule(
        r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+",
        "10., a number, a slash and a name without blanks, as in 10.1000/182",
        r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|(?:info:)?doi[:/]\s*",
        address="https://doi.org/",
    ),
    "hdl": _Rule(
        r"[0-9a-z](?:[\w.-]*[0-9a-z])?/\S+",
        "a prefix, a slash and a name without blanks, as in 10371/88004",
        r"(?:https?://)?hdl\.handle\.net/|(?:info:)?hdl[:/]\s*",
        address="https://hdl.handle.net/",
    ),
    "issn": _ISSN,
    "eissn": _ISSN,
    "issn-l": _ISSN,
    "isbn": _Rule(
        r"(?:[0-9]-?){9}[0-9X]|97[89](?:-?[0-9]){10}",
        "ten digits, or thirteen that begin with 978 or 979",
        r"(?:urn:)?isbn(?:-?1[03])?\b[:\s]*",
        rf"((?:[0-9](?: ?{_DASH} ?| )?){{9,12}})([0-9XХ])",
        _isbn,
        lambda digits: (_mod_11 if len(digits) < 12 else _mod_10)(digits),  # noqa: PLR2004
    ),
    "pmid": _Rule(
        r"[1-9][0-9]{0,8}",
        "a number of at most nine digits",
        r"https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/|pmid\b[:\s]*",
        r"0*([1-9][0-9]*)/?",
        lambda match: match[1],
        address="https://pubmed.ncbi.nlm.nih.gov/",
    ),
    "pmcid": _Rule(
        r"PMC[1-9][0-9]*(?:\.[0-9]+)?",
        "PMC and a number, as in PMC2562006",
        r"https?://(?:pmc\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pmc)/articles/"
        r"|pmcid\b[:\s]*",
        r"(?:PMC)?\s*([0-9]+(?:\.[0-9]+)?)/?",
        lambda match: f"PMC{match[1]}",
        address="https://pmc.ncbi.nlm.nih.gov/articles/",
    ),
    "urn": _Rule(
        r"urn:[a-z0-9][a-z0-9-]{0,30}[a-z0-9]:\S+",
        "urn:, a namespace, a colon and a name without blanks, as in urn:nbn:fi-fe1999001",
        r"https?://(?:nbn-resolving\.(?:org|de)|urn\.fi|urn\.kb\.se/resolve\?urn=)/?(?=urn:)",
        r"(urn:[^:]+:)(.+)",
        lambda match: match[1].lower() + match[2],
        address="https://nbn-resolving.org/",
    ),
    "lccn": _Rule(
        r"[a-z]{0,3}[0-9]{8}|[a-z]{0,2}[0-9]{10}",
        "up to three letters, the year and six digits, as in n79021164",
        r"https?://lccn\.loc\.gov/|lccn\b[:\s]*",
        r"([a-z]{0,3}) ?([0-9]{2}|[0-9]{4})(?:-([0-9]{1,6})|([0-9]{6})) ?(?:/.*)?",
        _lccn,
        address="https://lccn.loc.gov/",
    ),
    "oclc": _Rule(
        r"[1-9][0-9]*",
        "a number",
        r"https?://(?:www\.)?worldcat\.org/oclc/|https?://search\.worldcat\.org/(?:[a-z-]+/)?title/"
        r"|\(ocolc\)|oclc\b[:#\s]*",
        r"(?:ocm|ocn|on)? ?0*([1-9][0-9]*)/?",
        lambda match: match[1],
        address="https://www.worldcat.org/oclc/",
    ),
    "kci": _Rule(
        r"\S+", "one word, as in ART001234567", "kci:\\s*", r"(art[0-9]+)", lambda m: m[1].upper()
    ),
    "uci": _Rule(r"\S+", "one word", "uci\\b[:\\s]*"),
    "riss": _Rule(r"\S+", "one word"),
    "ark": _Rule(
        r"ark:/?[0-9a-z]{5,}/\S+",
        "ark:, a number, a slash and a name, as in ark:/12148/btv1b8449691v",
        r"https?://(?:www\.)?(?:n2t\.net|arks\.org)/(?=ark:)",
        address="https://n2t.net/",
    ),
    "local": _Rule(r".*\S.*", "a text of one line"),
    "orcid": _Rule(
        r"(?:[0-9]{4}-){3}[0-9]{3}[0-9X]",
        "sixteen digits in four groups, as in 0000-0002-1825-0097",
        r"(?:https?://)?(?:www\.)?orcid\.org/|orcid\b[:\s]*",
        _GROUPS + "/?",
        lambda match: "-".join(match.groups()).upper(),
        _mod_11_2,
        "https://orcid.org/",
    ),
    "isni": _Rule(
        r"[0-9]{15}[0-9X]",
        "sixteen digits, as in 0000000121032683",
        r"https?://(?:www\.)?isni\.org/(?:isni/)?|isni\b[:\s]*",
        _GROUPS + "/?",
        lambda match: "".join(match.groups()).upper(),
        _mod_11_2,
        "https://isni.org/isni/",
    ),
    "viaf": _Rule(
        r"[1-9][0-9]*",
        "a number",
        r"https?://(?:www\.)?viaf\.org/viaf/|viaf\b[:\s]*",
        r"([0-9]+)/?",
        lambda match: match[1],
        address="https://viaf.org/viaf/",
    ),
}
_BREAKS: Final = {
    "doi": r"(?<![\s,;|])[\s,;|]+(?=https?://|doi:|10\.[0-9]{4,9}/)",
    **dict.fromkeys(("hdl", "urn", "ark"), r"[\s|]+|[,;]\s+"),
    **dict.fromkeys(("lccn", "isni"), r"[,;|]+"),
    "local": "(?!)",
}
_ISBN_VALUE = r"(?<![0-9])(?:97[89](?:S?[0-9]){9}S?[0-9]|(?:[0-9]S?){9}[0-9XХ])(?![0-9])"
_ISSN_VALUE = rf"(?<![0-9-])[0-9]{{4}}{_DASH}?[0-9]{{3}}[0-9XХ](?![0-9])"
_VALUES: Final = {
    "isbn": _ISBN_VALUE.replace("S", _DASH[:-1] + " ]"),
    **dict.fromkeys(("issn", "eissn", "issn-l"), _ISSN_VALUE),
}
_ASIDE = r"\([^()]*\)|\bisbn-?1[03]\b"


def normal(scheme: str, value: str) -> str:
    """Return the canonical spelling of *value*.

    Addresses and labels go (``https://doi.org/``, ``doi:``, ``ISSN``), ``12291056`` becomes
    ``1229-1056``. The case of a DOI stays as it is, and so do the hyphens of an ISBN (blanks become
    hyphens). What cannot be read so comes back as it is, and :func:`fault` says what is wrong.
    """
    if scheme == "doi" and PLAIN_DOI.fullmatch(value):
        return value
    text = " ".join(value.split())
    rule = _RULES.get(scheme)
    if rule is None:
        return text
    if _usual(rule, text):
        return text
    if text.lower() != text.upper():
        text = _without_prefix(scheme, text)
    match = _pattern(rule.wild).fullmatch(text) if rule.wild else None
    return rule.spell(match) if match else text


def _usual(rule: _Rule, text: str) -> bool:
    return bool(rule.usual) and text.translate(_DIGITS) == rule.usual


_DIGITS: Final = str.maketrans("123456789", "000000000")


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


@cache
def _prefix(scheme: str) -> re.Pattern[str]:
    return re.compile(f"(?:{_RULES[scheme].prefix})+", re.IGNORECASE)


def _without_prefix(scheme: str, text: str) -> str:
    """Return *text* without what may go before an identifier of *scheme*."""
    prefix = _prefix(scheme)
    while found := prefix.match(text):
        text = text[found.end() :].strip()
        if "://" in found[0] and "%" in text:
            text = _unquoted(text)
    return text


def _unquoted(text: str) -> str:
    from urllib.parse import unquote

    return " ".join(unquote(text).split())


def fault(scheme: str, value: str) -> str | None:
    """Say what is wrong with an identifier, None when nothing is.

    Spelling is no fault: the value is judged as :func:`normal` writes it. Of a wrong check digit
    the right one is named, though any other digit may be the wrong one.
    """
    rule = _RULES.get(scheme)
    if rule is None:
        return f"{scheme!r} is no scheme of identifiers; write one of {', '.join(_RULES)}"
    text = normal(scheme, value)
    if not re.fullmatch(rule.shape, text, re.IGNORECASE):
        return f"{text[:60]!r} does not have the form of this scheme: {rule.form}"
    if rule.check is None:
        return None
    digits = text.replace("-", "")
    right = rule.check(digits[:-1])
    said = f"{text!r} ends in {digits[-1]}, but the check digit of the others is {right}"
    return said if digits[-1] != right else None


def split_many(scheme: str, text: str) -> list[str]:
    """Return the values in a text that holds several, each in canonical spelling, none twice.

    ``"1234-5679, 2434-561X (online)"`` gives two ISSNs. What stands in parentheses beside an ISSN
    or ISBN is dropped, and so are words without digits; a rest with digits comes back as a value.
    """
    if scheme in _VALUES and _usual(_RULES[scheme], text):
        return [text]
    found: list[str] = []
    rest = text
    if scheme in _VALUES:
        bare = re.sub(_ASIDE, " ", text, flags=re.IGNORECASE)
        found = re.findall(_VALUES[scheme], bare, re.IGNORECASE)
        rest = re.sub(_VALUES[scheme], ";", bare, flags=re.IGNORECASE)
    parts = re.split(_BREAKS.get(scheme, r"[\s,;|]+"), rest, flags=re.IGNORECASE)
    if found:
        parts = [part for part in parts if re.search("[0-9]", part)]
    values = (normal(scheme, part.strip(" ,;|")) for part in (*found, *parts))
    return list(dict.fromkeys(value for value in values if value))


def url(scheme: str, value: str) -> str | None:
    """Return the address at which *value* is resolved, None where there is none.

    Of the URNs only national bibliography numbers (``urn:nbn:``) have one; a faulty identifier has
    none either.
    """
    rule = _RULES.get(scheme)
    if rule is None or not rule.address or fault(scheme, value):
        return None
    text = normal(scheme, value)
    known = (base for start, base in _RESOLVERS.items() if text.startswith(start))
    address = next(known, "") if scheme == "urn" else rule.address
    if re.search(r"[^\w.~:/()!$&'*+,;=@-]", text, re.ASCII):
        from urllib.parse import quote

        text = quote(text, safe=":/()!$&'*+,;=@~", errors="surrogatepass")
    return address + text if address else None


def of_url(url: str) -> tuple[str, str] | None:
    """Return scheme and value of an address that only resolves an identifier, else None.

    ``https://hdl.handle.net/10371/88004`` gives ``("hdl", "10371/88004")``. An address with a query
    or a fragment says more than an identifier, and a faulty identifier stays an address.
    """
    if not re.match(_RESOLVING, url, re.IGNORECASE):
        return None
    for scheme, rule in _RULES.items():
        found = re.match(rule.prefix, url, re.IGNORECASE)
        if found and not re.search(r"[?#\s]", url[found.end() :]) and not fault(scheme, url):
            return scheme, normal(scheme, url)
    return None
