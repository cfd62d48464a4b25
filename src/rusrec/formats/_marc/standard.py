"""What MARC 21 allows: indicators, fields that stand once, fixed positions, and what is obsolete.

Source: MARC 21 Format for Bibliographic Data, Appendix H for what is obsolete.
"""

from typing import Final

__all__ = [
    "DATE_TYPES", "GONE", "INDICATORS", "KORMARC", "LEADER_CODES", "MAIN", "NO_LANGUAGE",
    "OBSOLETE", "ONCE",
]  # fmt: skip

INDICATORS: Final[dict[str, tuple[str, str]]] = {
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
ONCE: Final = ("001", "003", "005", "008", "010", "036", "040", "042", "240", "243", "245", "254")
MAIN: Final = ("100", "110", "111", "130")
GONE: Final = (
    "009", "011", "090", "211", "212", "214", "241", "261", "262", "265", "301", "302",
    "303", "304", "305", "308", "315", "350", "359", "400", "410", "411", "440", "503",
    "512", "517", "523", "527", "537", "543", "570", "582", "652", "680", "681", "683",
    "685", "705", "715", "755", "840", "851", "870", "871", "872", "873",
)  # fmt: skip
"""Obsolete fields."""

OBSOLETE: Final = {
    "024": "b", "100": "m", "110": "m", "245": "de", "246": "cd", "247": "cde", "250": "c",
    "260": "dkl", "300": "dm", "490": "z", "500": "lnxz", "502": "x", "505": "z", "520": "dz",
    "600": "r", "650": "f", "700": "y", "856": "ijlnrt",
}  # fmt: skip
"""Of other fields, the obsolete subfields."""
KORMARC: Final = {"245": "dx"}

LEADER_CODES: Final = {
    5: "acdnp", 6: "acdefgijkmoprt", 7: "abcdims", 8: " a", 9: " a", 10: "2", 11: "2",
    17: " 1234578uz", 18: " aciknu", 19: " abc", 20: "4", 21: "5", 22: "0", 23: "0",
}  # fmt: skip
DATE_TYPES: Final = "bcdeikmnpqrstu|"
NO_LANGUAGE: Final = ("   ", "|||", "und", "mul", "zxx", "mis")
