"""Identifiers whose check digits do not fit, years that stand where they do not belong."""

import time
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from rusrec.check.finding import Fix, Found
from rusrec.check.page import Page
from rusrec.model import Name, Record, edtf, identifier
from rusrec.schema.codec import At
from rusrec.scripts.pattern import pattern

__all__ = ["CODES", "numbers"]

CODES: Final = {
    "RR430": "An identifier has not the form of its scheme, or its check digit is wrong.",
    "RR431": "An identifier of a person or body is not in its canonical spelling.",
    "RR448": "A year stands as the volume.",
    "RR450": "The date of publication lies years ahead.",
    "RR451": "What was counted is no number.",
    "RR452": "An address is none that a reader should follow.",
}

_YEAR: Final = pattern(r"(?:1[89]|20)[0-9]{2}")
_COUNT: Final = pattern(r"[0-9]+")
_SCHEME: Final = pattern(r"([A-Za-z][A-Za-z0-9+.-]*):")
_FOLLOWED: Final = ("http", "https", "ftp")
_ROLES: Final = ("author", "editor", "translator", "contributor")
_SCHEMES: Final = ("orcid", "isni", "viaf")


def numbers(page: Page) -> Iterator[Found]:
    """Yield what is wrong with identifiers, volume, date of publication, counts and addresses."""
    record = page.record
    for work, at in _works(record, ()):
        yield from _identifiers(work, at)
    if _YEAR.fullmatch(record.volume) and record.host is not None:
        message = f"{record.volume} as a volume is a year"
        remedy = "a journal that counts its issues by year has no volume: write issue and issued"
        yield Found("RR448", ("volume",), message, remedy)
    if record.issued:
        first = edtf.parse(record.issued.edtf).span[0]
        # A volume may be dated ahead into the next year.
        if first and first[0] > time.gmtime().tm_year + 1:
            yield Found(
                "RR450", ("issued",), f"{record.issued.edtf} is yet to come", "mend the year"
            )
    for i, count in enumerate(record.counts):
        if not _COUNT.fullmatch(count.n):
            message = f"{count.n!r} is no number"
            yield Found("RR451", ("counts", i, "n"), message, "write its digits alone: 1234")
    yield from _addresses(record)


def _addresses(record: Record) -> Iterator[Found]:
    """Yield the addresses that would run or open something else than a page."""
    addresses: list[tuple[At, str]] = [
        *((("links", i, "url"), link.url) for i, link in enumerate(record.links)),
        *((("sources", source.key, "url"), source.url) for source in record.sources if source.url),
    ]
    if record.rights and record.rights.uri:
        addresses.append((("rights", "uri"), record.rights.uri))
    for at, address in addresses:
        scheme = _SCHEME.match(address)
        if not scheme or scheme[1].lower() not in _FOLLOWED:
            message = f"{address[:60]!r} begins with none of {', '.join(_FOLLOWED)}"
            yield Found("RR452", at, message, "write the address of a page, or delete it")


def _works(record: Record, at: At) -> Iterator[tuple[Record, At]]:
    """Yield the record and each that stands inside it, with its place."""
    yield record, at
    for field in ("host", "series", "original"):
        work = getattr(record, field)
        if isinstance(work, Record):
            yield from _works(work, (*at, field))
    for i, relation in enumerate(record.relations):
        if isinstance(relation.to, Record):
            yield from _works(relation.to, (*at, "relations", i, "to"))


def _identifiers(record: Record, at: At) -> Iterator[Found]:
    for each in record.identifiers:
        fault = identifier.fault(each.scheme, each.value)
        if fault:
            remedy = "compare it with the item, where it may itself be misprinted"
            yield Found("RR430", (*at, "identifiers", each.scheme), fault, remedy)
    for role in _ROLES:
        for i, name in enumerate(getattr(record, role)):
            yield from _of_name(name, (*at, role, i))


def _of_name(name: Name, at: At) -> Iterator[Found]:
    for scheme in _SCHEMES:
        value = getattr(name, scheme)
        if not value:
            continue
        fault = identifier.fault(scheme, value)
        canonical = identifier.normal(scheme, value)
        if fault:
            yield Found("RR430", (*at, scheme), fault, "compare it with the source")
        elif canonical != value:
            message = f"{value!r} is not the canonical spelling"
            fix = _spelled(scheme) if len(at) == len(("author", 0)) else None
            yield Found("RR431", (*at, scheme), message, f"write {canonical}", fix=fix)


def _spelled(scheme: str) -> Fix:
    def spelled(name: Name) -> Name:
        value = getattr(name, scheme)
        if identifier.fault(scheme, value):
            return name
        return replace(name, **{scheme: identifier.normal(scheme, value)})

    def fix(record: Record) -> Record:
        changes = {role: tuple(map(spelled, getattr(record, role))) for role in _ROLES}
        return replace(record, **changes)

    return fix
