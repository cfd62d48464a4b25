"""Which script a text is in."""

import re
import sys
import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusrec.scripts.detect import char_class, fits, script_of, scripts_in

# First word of a character's name -> its script. Only letters: CYRILLIC, say, also names marks.
NAMED = {
    "ARABIC": "Arab",
    "ARMENIAN": "Armn",
    "BENGALI": "Beng",
    "BOPOMOFO": "Bopo",
    "CHEROKEE": "Cher",
    "CJK UNIFIED IDEOGRAPH": "Hani",
    "COPTIC": "Copt",
    "CYRILLIC": "Cyrl",
    "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi",
    "GEORGIAN": "Geor",
    "GLAGOLITIC": "Glag",
    "GREEK": "Grek",
    "HANGUL": "Hang",
    "HEBREW": "Hebr",
    "HIRAGANA LETTER": "Hira",
    "KATAKANA LETTER": "Kana",
    "LATIN": "Latn",
    "MONGOLIAN": "Mong",
    "SYRIAC": "Syrc",
    "THAI CHARACTER": "Thai",
    "TIBETAN": "Tibt",
}
NAME = re.compile("|".join(NAMED))


@pytest.mark.parametrize(
    ("char", "script"),
    [
        ("a", "Latn"),
        ("Z", "Latn"),
        ("[", "Zyyy"),
        ("é", "Latn"),
        ("×", "Zyyy"),
        ("ŏ", "Latn"),
        ("ё", "Cyrl"),
        ("Ѣ", "Cyrl"),
        ("θ", "Grek"),
        ("송", "Hang"),
        ("ㄱ", "Hang"),
        ("\u1100", "Hang"),
        ("露", "Hani"),
        ("\U00020000", "Hani"),
        ("ひ", "Hira"),
        ("カ", "Kana"),
        ("ー", "Zyyy"),
        ("ש", "Hebr"),
        ("ع", "Arab"),
        ("ა", "Geor"),
        ("Ա", "Armn"),
        ("7", "Zyyy"),
        (" ", "Zyyy"),
        ("\0", "Zyyy"),
        ("\u0301", "Zinh"),
        ("\ue000", "Zzzz"),
        ("\ud800", "Zzzz"),
        ("\uffff", "Zzzz"),
        ("\U0010ffff", "Zzzz"),
    ],
)
def test_a_character_has_its_script(char: str, script: str) -> None:
    """Letters by their script; digits and blanks common; accents inherited; the rest unknown."""
    assert script_of(char) == script


def test_every_letter_whose_name_begins_with_a_script_has_that_script() -> None:
    """The table agrees with the names of all letters that this Python knows."""
    wrong = []
    for number in range(sys.maxunicode + 1):
        char = chr(number)
        if unicodedata.category(char) not in {"Lu", "Ll", "Lo", "Lt"}:
            continue
        found = NAME.match(unicodedata.name(char, ""))
        if found and "GREEK" in found[0] and "COPTIC" in unicodedata.name(char):
            continue
        if found and script_of(char) != NAMED[found[0]]:
            wrong.append((f"{number:X}", unicodedata.name(char), script_of(char)))
    assert wrong == []


@given(st.text(st.characters(exclude_categories=())))
def test_the_count_is_that_of_each_character(text: str) -> None:
    """Counting by distinct characters gives what counting one by one gives."""
    counts = Counter(map(script_of, text))
    for neutral in ("Zyyy", "Zinh", "Zzzz"):
        del counts[neutral]
    assert scripts_in(text) == counts


def test_only_letters_count() -> None:
    """Digits, punctuation, blanks and accents say nothing about the script."""
    assert scripts_in("KGB의 역사, 1930–1941!") == {"Latn": 3, "Hang": 3}
    assert not scripts_in("1930–1941 (8)\u0301")


@pytest.mark.parametrize(
    ("text", "script", "answer"),
    [
        ("1930년대 소련에서의 대협약(Big Deal)의", "Kore", True),
        ("露西亞硏究", "Kore", True),
        ("Perestroika와 glasnost", "Kore", True),
        ("The Big Deal", "Kore", False),
        ("Вопросы истории", "Kore", False),
        ("1930년대 소련에서의 대협약(Big Deal)의", "Latn", False),
        ("The concept of 恨 (han) in Korea", "Latn", True),
        ("Review of Война и мир", "Latn", True),
        ("Kam-ch’an Yŏn’gu", "Latn", True),
        ("Russian Studies", "Latn", True),
        ("러시아연구", "Latn", False),
        ("러시아연구", "Latf", False),
        ("Вопросы истории", "Cyrl", True),
        ("Voprosy istorii", "Cyrl", False),
        ("Вопросы истории", "Cyrs", True),
        ("ロシア研究", "Jpan", True),
        ("研究", "Jpan", True),
        ("러시아", "Jpan", False),
        ("研究", "Hans", True),
        ("러시아", "Hant", False),
        ("露西亞", "Hang", False),
        ("1998 (8)", "Kore", True),
        ("1998 (8)", "Latn", True),
        ("", "Cyrl", True),
        ("anything", "Zxxx", True),
        ("anything", "Zyyy", True),
        ("anything", "Xxxx", True),
    ],
)
def test_a_text_fits_its_tag_or_does_not(text: str, script: str, answer: object) -> None:
    """One letter of the script is enough, a third for Latin; no letters fit anything."""
    assert fits(text, script) is answer


@given(st.text(), st.sampled_from(["Latn", "Cyrl", "Kore", "Jpan", "Grek", "Zxxx"]))
def test_a_text_fits_the_script_of_all_its_letters(text: str, script: str) -> None:
    """What is only of one script fits it; what has none of its letters does not."""
    counts = scripts_in(text)
    members = {"Kore": {"Hang", "Hani"}, "Jpan": {"Hani", "Hira", "Kana"}}.get(script, {script})
    if set(counts) <= members:
        assert fits(text, script)
    elif not members & set(counts) and script != "Zxxx":
        assert not fits(text, script)


def test_a_class_for_regular_expressions_has_the_letters_of_its_scripts() -> None:
    """Several codes may be named, a code that stands for several is taken apart."""
    assert re.findall(f"[{char_class('Kore', 'Cyrl')}]", "a송b露cёd1") == ["송", "露", "ё"]
    assert re.findall(f"[{char_class('Latn')}]", "@AZ[`az{") == ["A", "Z", "a", "z"]
    assert char_class("Zxxx") == ""
