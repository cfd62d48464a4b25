"""Identifiers of works and of persons: their canonical spelling, faults, addresses, lists."""

import re
from functools import cache, lru_cache
from typing import Final

from rusrec.model.schemes import DASH, RULES, SCHEMES, Rule

__all__ = ["PLAIN_DOI", "SCHEMES", "fault", "normal", "of_url", "split_many", "url"]

PLAIN_DOI: Final = re.compile(r"10\.[0-9]{4,9}/[A-Za-z0-9_.():;/-]+")
"""A DOI in its normal form, as nearly all are."""

_HOSTS = "doi|handle|issn|nih|nbn-resolving|urn|loc|worldcat|n2t|arks|orcid|isni|viaf"
_RESOLVING = rf"https?://[a-z.]*\b(?:{_HOSTS})\b"
_RESOLVERS: Final = {  # of national bibliography numbers; one for all countries but these two
    "urn:nbn:fi": "https://urn.fi/",
    "urn:nbn:se": "https://urn.kb.se/resolve?urn=",
    "urn:nbn:": "https://nbn-resolving.org/",
}
_BREAKS: Final = {
    "doi": r"(?<![\s,;|])[\s,;|]+(?=https?://|doi:|10\.[0-9]{4,9}/)",
    **dict.fromkeys(("hdl", "urn", "ark"), r"[\s|]+|[,;]\s+"),
    **dict.fromkeys(("lccn", "isni"), r"[,;|]+"),
    "local": "(?!)",
}
_ISBN_VALUE = r"(?<![0-9])(?:97[89](?:S?[0-9]){9}S?[0-9]|(?:[0-9]S?){9}[0-9XХ])(?![0-9])"
_ISSN_VALUE = rf"(?<![0-9-])[0-9]{{4}}{DASH}?[0-9]{{3}}[0-9XХ](?![0-9])"
_VALUES: Final = {
    "isbn": _ISBN_VALUE.replace("S", DASH[:-1] + " ]"),
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
    rule = RULES.get(scheme)
    if rule is None:
        return text
    if _usual(rule, text):
        return text
    if text.lower() != text.upper():
        text = _without_prefix(scheme, text)
    match = _pattern(rule.wild).fullmatch(text) if rule.wild else None
    return rule.spell(match) if match else text


def _usual(rule: Rule, text: str) -> bool:
    return bool(rule.usual) and text.translate(_DIGITS) == rule.usual


_DIGITS: Final = str.maketrans("123456789", "000000000")


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


@cache
def _prefix(scheme: str) -> re.Pattern[str]:
    return re.compile(f"(?:{RULES[scheme].prefix})+", re.IGNORECASE)


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
    rule = RULES.get(scheme)
    if rule is None:
        return f"{scheme!r} is no scheme of identifiers; write one of {', '.join(RULES)}"
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
    if scheme in _VALUES and _usual(RULES[scheme], text):
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
    rule = RULES.get(scheme)
    if rule is None or not rule.address or fault(scheme, value):
        return None
    text = normal(scheme, value)
    known = (base for start, base in _RESOLVERS.items() if text.startswith(start))
    address = next(known, "") if scheme == "urn" else rule.address
    if re.search(r"[^\w.~:/()!$&'*+,;=@-]", text, re.ASCII):
        from urllib.parse import quote

        text = quote(text, safe=":/()!$&'*+,;=@~", errors="surrogatepass")
    return address + text if address else None


@lru_cache(maxsize=256)
def _resolves(begin: str) -> bool:
    """Tell whether the beginning of an address, up to its path, is that of a resolver."""
    return re.match(_RESOLVING, begin, re.IGNORECASE) is not None


def of_url(url: str) -> tuple[str, str] | None:
    """Return scheme and value of an address that only resolves an identifier, else None.

    ``https://hdl.handle.net/10371/88004`` gives ``("hdl", "10371/88004")``. An address with a query
    or a fragment says more than an identifier, and a faulty identifier stays an address.
    """
    if not _resolves("/".join(url.split("/", 3)[:3])):
        return None
    for scheme, rule in RULES.items():
        found = re.match(rule.prefix, url, re.IGNORECASE)
        if found and not re.search(r"[?#\s]", url[found.end() :]) and not fault(scheme, url):
            return scheme, normal(scheme, url)
    return None
