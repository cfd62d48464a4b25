"""What is wrong with a record of MARC: linkage, indicators, fixed positions, what is obsolete.

Source: MARC 21 Format for Bibliographic Data (indicators, Leader, 008, Appendix A for ``$6``,
Appendix H for what is obsolete). Of KORMARC only ``245 $d`` and ``$x`` and field 056 are known.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rusrec import vocab
from rusrec.errors import Problem
from rusrec.formats._marc.field import LEADER, Field, Marc, spelled
from rusrec.formats._marc.fixed import FIXED
from rusrec.formats._marc.standard import (
    DATE_TYPES,
    GONE,
    INDICATORS,
    KORMARC,
    LEADER_CODES,
    MAIN,
    NO_LANGUAGE,
    OBSOLETE,
    ONCE,
)
from rusrec.formats._marc.tables import SERIALS
from rusrec.scripts.pattern import pattern

__all__ = ["Fault", "faults", "problems"]


class Fault(NamedTuple):
    """One thing that is wrong: of which field, what, and what to do; ``at`` is its place, or -1.

    ``code``: RR481 is of the leader, RR482 of 008, RR484 of links, RR483 of the rest.
    """

    tag: str
    message: str
    help: str
    at: int = -1
    code: str = "RR483"


def problems(
    marc: Marc, source: str, number: int, lines: Sequence[int] = (), *, profile: str
) -> list[Problem]:
    """Return what :func:`faults` finds in the *number*-th record of *source*, with its place.

    *lines* are those of the leader and then of each field, where the source has lines.
    """
    name = next((f" ({field.value.strip()})" for field in marc.fields if field.tag == "001"), "")
    found = []
    for tag, message, remedy, at, code in faults(marc, profile):
        place = at + 1 if at >= 0 or tag == LEADER else -1
        shown = spelled(marc.fields[at]) if at >= 0 else marc.leader if tag == LEADER else ""
        found.append(
            Problem(
                message, remedy, code, source, lines[place] if 0 <= place < len(lines) else 0,
                record=str(number), field=f"record {number}{name}, {tag}", evidence=shown,
            )
        )  # fmt: skip
    return found


_LINK: Final = pattern(r"([0-9]{3})-([0-9]{2})(?:/[^/]+)?(?:/r[^/]*)?")


def faults(marc: Marc, profile: str = "vernacular") -> Iterator[Fault]:
    """Yield what is wrong with *marc*: faults of its leader, of 008, of its fields, of its links.

    Fields that are not in the tables are looked at for nothing but their links.
    """
    yield from _of_leader(marc.leader)
    yield from _of_number(Counter(field.tag for field in marc.fields))
    for at, field in enumerate(marc.fields):
        if field.tag == "008":
            for fault in _of_fixed(field.value, marc.leader, profile):
                yield fault._replace(at=at, code="RR482")
        yield from _of_field(at, field, profile)
    for fault in _of_links(marc.fields):
        yield fault._replace(code="RR484")


def _of_number(counts: Counter[str]) -> Iterator[Fault]:
    for tag in ONCE:
        if counts[tag] > 1:
            yield Fault(tag, f"stands {counts[tag]} times", "keep one")
    if sum(counts[tag] for tag in MAIN) > 1:
        yield Fault("1XX", "stands more than once", "keep one, and put the others into 7XX")


def _of_leader(leader: str) -> Iterator[Fault]:
    if len(leader) != 24:  # noqa: PLR2004 (ISO 2709)
        message = f"has {len(leader)} characters, not 24"
        yield Fault(LEADER, message, "write all its positions, blanks too", code="RR481")
        return
    for at, codes in LEADER_CODES.items():
        if leader[at] not in codes:
            message = f"position {at:02} has {leader[at]!r}"
            yield Fault(
                LEADER, message, f"write one of {', '.join(map(repr, codes))}", code="RR481"
            )


def _of_fixed(value: str, leader: str, profile: str) -> Iterator[Fault]:
    if len(value) != FIXED:
        message = f"has {len(value)} characters, not {FIXED}"
        yield Fault("008", message, "count its positions; | stands where nothing is coded")
        return
    if not value[:6].isdecimal():
        message = f"positions 00-05 have {value[:6]!r}, not the date of entry"
        yield Fault("008", message, "write six digits: yymmdd")
    if value[6] not in DATE_TYPES:
        message = f"position 06 has {value[6]!r}, no type of date"
        yield Fault("008", message, "write s for one date, n for none, | for not coded")
    code = value[35:38]
    if code not in vocab.language_codes() and code not in NO_LANGUAGE:
        message = f"positions 35-37 have {code!r}, no language code"
        yield Fault("008", message, "write a code of three letters (`rusrec vocab languages`)")
    if profile == "kormarc":
        return
    undefined = (20, *range(30, 33)) if leader[7:8] in SERIALS else (32,)
    for at in undefined if leader[6:7] in "at" else ():
        if value[at] not in " |":
            message = f"position {at} is undefined and has {value[at]!r}"
            yield Fault("008", message, "write a blank")


def _of_field(at: int, field: Field, profile: str) -> Iterator[Fault]:
    tag = field.tag
    if not field.ind:
        return
    for n, (own, codes) in enumerate(zip(field.ind, INDICATORS.get(tag, ("", "")), strict=True)):
        if codes and own not in codes:
            remedy = f"write one of {', '.join(map(repr, codes))}"
            yield Fault(tag, f"indicator {n + 1} is {own!r}", remedy, at)
    if tag in GONE:
        yield Fault(tag, "is obsolete", "put it into the field that took its place", at)
        return
    allowed = KORMARC.get(tag, "") if profile == "kormarc" else ""
    for code, _ in field.subs:
        if code in OBSOLETE.get(tag, "") and code not in allowed:
            remedy = "put it where MARC 21 has it now"
            if code in KORMARC.get(tag, ""):
                remedy += "; in KORMARC it is right (--profile kormarc)"
            yield Fault(tag, f"subfield {code} is obsolete", remedy, at)


def _of_links(fields: tuple[Field, ...]) -> Iterator[Fault]:
    """Yield links that lead nowhere, or to a field that does not lead back."""
    there: dict[Link, int] = {}
    back: dict[Link, int] = {}
    for at, field in enumerate(fields):
        fault, link = _link(field)
        if fault:
            yield Fault(field.tag, fault, "write $6 880-01, and in the 880 the tag and 01", at)
        elif link:
            (back if field.tag == "880" else there).setdefault(link, at)
    for (tag, number), at in there.items():
        if number != "00" and (tag, number) not in back:
            other = next((own for own, n in back if n == number), "")
            found = f"is linked to {other}" if other else "is not there"
            message = f"is linked to 880-{number}, which {found}"
            yield Fault(tag, message, f"add an 880 with $6 {tag}-{number}, or delete $6", at)
    for (tag, number), at in back.items():
        if number != "00" and (tag, number) not in there:
            message = f"is linked to {tag}-{number}, which is not linked to it"
            remedy = f"add $6 880-{number} to the {tag}, or write $6 {tag}-00 here"
            yield Fault("880", message, remedy, at)


Link = tuple[str, str]
"""A tag and a number."""


def _link(field: Field) -> tuple[str, Link | None]:
    """Return what is wrong with ``$6`` of a field; else what it links."""
    six = next((value for code, value in field.subs if code == "6"), None)
    if six is None:
        return ("has no subfield 6" if field.tag == "880" else ""), None
    match = _LINK.fullmatch(six.strip())
    if match is None or (field.tag != "880" and match[1] != "880"):
        return f"subfield 6 has {six!r}", None
    return "", (match[1] if field.tag == "880" else field.tag, match[2])
