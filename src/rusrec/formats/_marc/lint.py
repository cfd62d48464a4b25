"""What is wrong with a record of MARC: linkage, indicators, fixed positions, what is obsolete.

Source: MARC 21 Format for Bibliographic Data (indicators, Leader, 008, Appendix A for ``$6``,
Appendix H for what is obsolete). Of KORMARC only ``245 $d`` and ``$x`` and field 056 are known.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from rusrec import vocab
from rusrec.formats._marc.field import Field, Marc
from rusrec.formats._marc.fixed import FIXED
from rusrec.formats._marc.tables import SERIALS
from rusrec.scripts.pattern import pattern

__all__ = ["Fault", "faults"]


class Fault(NamedTuple):
    """One thing that is wrong: of which field, and what."""

    tag: str
    message: str


_LINK: Final = pattern(r"([0-9]{3})-([0-9]{2})(?:/[^/]+)?(?:/r[^/]*)?")
_ANY: Final = "0123456789"
_INDICATORS: Final[dict[str, tuple[str, str]]] = {
    row[0]: (row[1].replace("_", " "), row[2].replace("_", " "))
    for row in (
        line.split()
        for line in """010 _ _
020 _ _
022 _01 _
024 0123478 _01
035 _ _
040 _ _
041 _01 _7
050 _01 04
056 _01 _01
080 _01 _
082 _017 _04
084 _ _
088 _ _
100 013 _
110 012 _
111 012 _
130 0123456789 _
240 01 0123456789
242 01 0123456789
245 01 0123456789
246 0123 _012345678
250 _23 _
260 _23 _
264 _23 01234
300 _ _
336 _ _
337 _ _
338 _ _
490 01 _
500 _ _
502 _ _
504 _ _
505 0128 _0
520 _012348 _
540 _ _
546 _ _
561 _01 _
588 _01 _
600 013 01234567
610 012 01234567
650 _012 01234567
651 _ 01234567
653 _012 _0123456
655 _0 01234567
700 013 _2
710 012 _2
711 012 _2
720 _12 _
765 01 _8
772 01 _08
773 01 _8
775 01 _8
780 01 01234567
785 01 012345678
787 01 _8
830 _ 0123456789
852 _012345678 _012
856 _012347 _0128
883 _012 _""".splitlines()
    )
}
_ONCE: Final = ("001", "003", "005", "008", "010", "036", "040", "042", "240", "243", "245", "254")
_MAIN: Final = ("100", "110", "111", "130")
_GONE: Final = frozenset(
    [
        "009",
        "011",
        "090",
        "211",
        "212",
        "214",
        "241",
        "261",
        "262",
        "265",
        "301",
        "302",
        "303",
        "304",
        "305",
        "308",
        "315",
        "350",
        "359",
        "400",
        "410",
        "411",
        "440",
        "503",
        "512",
        "517",
        "523",
        "527",
        "537",
        "543",
        "570",
        "582",
        "652",
        "680",
        "681",
        "683",
        "685",
        "705",
        "715",
        "755",
        "840",
        "851",
        "870",
        "871",
        "872",
        "873",
    ]
)
"""Obsolete fields."""

_OBSOLETE: Final = {
    "024": "b", "100": "m", "110": "m", "245": "de", "246": "cd", "247": "cde", "250": "c",
    "260": "dkl", "300": "dm", "490": "z", "500": "lnxz", "502": "x", "505": "z", "520": "dz",
    "600": "r", "650": "f", "700": "y", "856": "ijlnrt",
}  # fmt: skip
"""Of other fields, the obsolete subfields."""
_KORMARC: Final = {"245": "dx"}

_LEADER: Final = {
    5: "acdnp", 6: "acdefgijkmoprt", 7: "abcdims", 8: " a", 9: " a", 10: "2", 11: "2",
    17: " 1234578uz", 18: " aciknu", 19: " abc", 20: "4", 21: "5", 22: "0", 23: "0",
}  # fmt: skip
_DATE_TYPES: Final = "bcdeikmnpqrstu|"


def faults(marc: Marc, profile: str = "vernacular") -> Iterator[Fault]:
    """Yield what is wrong with *marc*: faults of its leader, of 008, of its fields, of its links.

    Fields that are not in the tables are looked at for nothing but their links.
    """
    yield from _of_leader(marc.leader)
    counts = Counter(field.tag for field in marc.fields)
    for tag in _ONCE:
        if counts[tag] > 1:
            yield Fault(tag, f"stands {counts[tag]} times")
    if sum(counts[tag] for tag in _MAIN) > 1:
        yield Fault("1XX", "stands more than once")
    for field in marc.fields:
        if field.tag == "008":
            yield from _of_fixed(field.value, marc.leader, profile)
        yield from _of_field(field, profile)
    yield from _of_links(marc.fields)


def _of_leader(leader: str) -> Iterator[Fault]:
    if len(leader) != 24:  # noqa: PLR2004 (ISO 2709)
        yield Fault("LDR", f"has {len(leader)} characters, not 24")
        return
    for at, codes in _LEADER.items():
        if leader[at] not in codes:
            yield Fault("LDR", f"position {at:02} has {leader[at]!r}, not one of {codes!r}")


def _of_fixed(value: str, leader: str, profile: str) -> Iterator[Fault]:
    if len(value) != FIXED:
        yield Fault("008", f"has {len(value)} characters, not {FIXED}")
        return
    if not value[:6].isdecimal():
        yield Fault("008", f"positions 00-05 have {value[:6]!r}, not the date of entry")
    if value[6] not in _DATE_TYPES:
        yield Fault("008", f"position 06 has {value[6]!r}, no type of date")
    code = value[35:38]
    if code not in vocab.language_codes() and code not in (
        "   ",
        "|||",
        "und",
        "mul",
        "zxx",
        "mis",
    ):
        yield Fault("008", f"positions 35-37 have {code!r}, no language code")
    if profile == "kormarc":
        return
    undefined = (20, *range(30, 33)) if leader[7:8] in SERIALS else (32,)
    for at in undefined if leader[6:7] in "at" else ():
        if value[at] not in " |":
            yield Fault("008", f"position {at} is undefined and has {value[at]!r}")


def _of_field(field: Field, profile: str) -> Iterator[Fault]:
    tag = field.tag
    if not field.ind:
        return
    for at, (own, codes) in enumerate(zip(field.ind, _INDICATORS.get(tag, ("", "")), strict=True)):
        if codes and own not in codes:
            yield Fault(tag, f"indicator {at + 1} is {own!r}, not one of {codes!r}")
    if tag in _GONE:
        yield Fault(tag, "is obsolete")
        return
    allowed = _KORMARC.get(tag, "") if profile == "kormarc" else ""
    for code, _ in field.subs:
        if code in _OBSOLETE.get(tag, "") and code not in allowed:
            yield Fault(tag, f"subfield {code} is obsolete")


def _of_links(fields: tuple[Field, ...]) -> Iterator[Fault]:
    """Yield links that lead nowhere, or to a field that does not lead back."""
    there: Counter[tuple[str, str]] = Counter()
    back: Counter[tuple[str, str]] = Counter()
    for field in fields:
        fault, link = _link(field)
        if fault:
            yield Fault(field.tag, fault)
        elif link:
            (back if field.tag == "880" else there)[link] += 1
    for tag, number in there:
        if number != "00" and not back[tag, number]:
            other = next((own for own, n in back if n == number), "")
            found = f"is linked to {other}" if other else "is not there"
            yield Fault(tag, f"is linked to 880-{number}, which {found}")
    for tag, number in back:
        if number != "00" and not there[tag, number]:
            yield Fault("880", f"is linked to {tag}-{number}, which is not linked to it")


def _link(field: Field) -> tuple[str, tuple[str, str] | None]:
    """Return what is wrong with ``$6`` of a field; else what it links: a tag and a number."""
    six = next((value for code, value in field.subs if code == "6"), None)
    if six is None:
        return ("has no subfield 6" if field.tag == "880" else ""), None
    match = _LINK.fullmatch(six.strip())
    if match is None or (field.tag != "880" and match[1] != "880"):
        return f"subfield 6 has {six!r}", None
    return "", (match[1] if field.tag == "880" else field.tag, match[2])
