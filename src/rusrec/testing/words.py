"""Words and phrases in several scripts, with all that formats have trouble with."""

from typing import Final

from hypothesis import strategies as st

from rusrec.scripts import gate

__all__ = ["MARKS", "WORDS", "phrases", "plain_phrases", "words"]

WORDS: Final[dict[str, tuple[str, ...]]] = {
    "Hang": ("노동", "돌격대", "러시아", "연구", "값", "뷁", "남궁", "송", "준서", "ㄱㄴㄷ"),
    "Cyrl": (
        "Правда", "рекорд", "Ёлка", "новый", "съезд", "Стаха\u0301нов", "Ильич", "Україна", "їжак",
        "Ѣ", "Қазақ", "Ћирић", "XXв.", "и",
    ),
    "Latn": (
        "Big", "Deal", "Müller", "Çelik", "naïve", "Ørsted", "Łódź", "ß", "ı", "İ", "yŏn'gu",
        "Chun-sŏ", "Việt", "x\u0304", "K\u0331ʻadyrov", "ʹ", "ǂaru", "and", "others", "et", "al.",
        "de", "von", "III", "Jr.", "1998", "08", "5th", "no", "null", "true",
    ),
    "Hani": ("勞動", "蘇聯", "漢字", "𠮷野", "研究", "の", "カナ", "ｶﾅ"),
}  # fmt: skip
"""Words by script (ISO 15924); those with a combining accent have no precomposed form."""

MARKS: Final = (
    '"', "“ja”", "‘Deal’", "‘Deal'", "«Правда»", "「虎」", '"(Big', "'", "''", "``", "`", "´", "’s",
    "&", "%", "$", "$x^2$", "#", "#5", "_", "^", "~", "\\", "\\textit{x}", "\\'e", '\\"', "\\%",
    "\\input{x}", "\\\\", "{", "}", "{}", "{X}", "{{", "}}", "}{", '"}', "@article{x,", "@", "%%",
    "<i>", "</i>", "<b>x</b>", "<sup>2</sup>", '<span class="nocase">X</span>', "<", ">", "</",
    "&amp;", "&lt;", "&#65;", "]]>", "<!--", "-->", "<?x?>", "AT&T", "a<b>c",
    ":", "a: b", ":a", ";", ",", ", ", "a,b", ".", "?", "!", "...", "…", "-", "--", "---", "–", "—",
    "(", ")", "[", "]", "[x]", "|", "*", "+", "=", "/", "//", "a/b", "://", "=1+1", "- x", "? x",
    "http://x.example/?a=b&c=%20#d", "{0}", "%s", "%20", "№", "§", "°", "½", "™", "α", "→", "😀",
    "and", "AND", "\u00a0", "a\u00a0:", "a\u3000b", "\u00ad", "re\u00adcord", "a\u200db",
    "\ufffd", "b\u200eb", "\ufb01n", "Å", "\u1100", "~~", "^^M", "~1", "\\u0041", "\\n",
)  # fmt: skip
"""Signs that mean something to TeX, BibTeX, XML, YAML, JSON or a shell, and rarities of Unicode."""

_PLAIN: Final = tuple(word for script in WORDS.values() for word in script)
_ALPHABET: Final = "".join(
    chr(code)
    for first, last in (
        (0x20, 0x7E), (0xA1, 0x17F), (0x410, 0x44F), (0x401, 0x45F), (0x4E00, 0x4E20),
        (0xAC00, 0xAC40), (0x2010, 0x2026), (0x1E00, 0x1EFF),
    )
    for code in range(first, last + 1)
)  # fmt: skip


def words() -> st.SearchStrategy[str]:
    """Return words of four scripts, every third a sign that means something to some format."""
    return st.sampled_from(_PLAIN * 4 + MARKS)


def _phrase(parts: list[str]) -> str:
    return gate.fold(" ".join(parts))


def phrases(most: int = 5) -> st.SearchStrategy[str]:
    """Return lines as a record keeps them: NFC, folded, never empty.

    They have one to *most* words, or are a run of letters and signs from anywhere.
    """
    line = st.lists(words(), min_size=1, max_size=most).map(_phrase)
    anything = st.text(_ALPHABET, min_size=1, max_size=4 * most).map(gate.fold)
    return st.one_of(line, line, line, anything).filter(bool)


def plain_phrases(most: int = 3) -> st.SearchStrategy[str]:
    """Return lines of ordinary words, without any sign that a format could take amiss."""
    return st.lists(st.sampled_from(_PLAIN), min_size=1, max_size=most).map(_phrase)
