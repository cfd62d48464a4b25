"""What the gate lets in and yet tells."""

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusrec.scripts.gate import Suspicion, suspicions

DATA = Path(__file__).parents[4] / "shared" / "data"
NEEDS_DATA = pytest.mark.skipif(not DATA.is_dir(), reason=f"no folder {DATA}")
SIZE = 60_000
MOMENT = 1


def words(text: str) -> list[str]:
    """Give the words that are told as mixed."""
    return [
        suspicion.evidence.split(" (")[0]
        for suspicion in suspicions(text)
        if suspicion.what == "mixed script"
    ]


@pytest.mark.parametrize(
    "text",
    [
        'the "대협약(Big Deal)"의 성립과 그 수혜자들',
        "KGB의 역사",
        "KGB의",
        "1930년대 X선과 T細胞",
        "KBS와MBC의 비교",
        "google과facebook의 비교 연구",
        "스탈린Stalin 시대의 SF영화",
        "Perestroika와 glasnost in the Soviet Union",
        "반Stalin and 신Stalin movements in the Soviet Union",
        "Сталин과 Ленин의 개인숭배",
        "Правда의",
        "露西亞硏究와 蒙骨의 高麗",
        "iPhone和iPad used in the classroom",
        "使用python和ruby",
        "Tシャツとiパッド",
        "История XX–XXI вв. и XXв.",
        "Iй съезд",
        "SMSки, VIPы и PDFка",
        "KGB와КГБ의 비교",
        "the minjung민중운동movement of the eighties",
        "a study of X와y in the English language",
        "KGB설 in the documents of the period",
        "Deal정책 in the documents of the period",
        "Deal설 비판의 역사와 과제",
        "веб-сайт и web-сайт, IT-компания, iPhone'ом",
        "TNFα, NFκB, Aβ, kΩ, μm, μmol, Δt",
        "αβγ δ-test",
        "제Ⅱ부 Ⅷв. № 5",
        "за́мок и замо́к",
        "Kam-ch'an Yŏn'gu",
        "А4 СССР-2",
    ],
)
def test_what_people_write_is_not_told(text: str) -> None:
    """Particles, acronyms, numerals and formulas join scripts, and nothing is wrong with them."""
    assert list(suspicions(text)) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("indus며alization", "indus며alization"),
        ("in the du머 of the state", "du머"),
        ("St려inist", "St려inist"),
        ("‘ soci떠ist competition’", "soci떠ist"),
        ("soci머 status of the leading", "soci머"),
        ("the 머ism of the time", "머ism"),
        ("STA며N AND LENIN", "STA며N"),
        ("soci川st competition", "soci川st"),
        ("스탈린 시대의 soci떠ist 경쟁", "soci떠ist"),
        ("was φen to the entire", "φen"),
        ("Mосква", "Mосква"),
        ("Rоссия", "Rоссия"),
        ("IIеревод", "IIеревод"),
        ("IIуть", "IIуть"),
        ("CCCРа", "CCCРа"),
        ("Αthens", "Αthens"),
        ("κнига", "κнига"),
        ("Хոր", "Хոր"),
        ("со́циaлизм", "со́циaлизм"),
        ("Сталинa과 Ленин의 숭배", "Сталинa과"),
    ],
)
def test_damage_is_told(text: str, word: str) -> None:
    """A syllable inside a foreign word and an alphabet inside another are told, with the word."""
    assert words(text) == [word]


def test_the_evidence_shows_which_letters_are_of_which_script() -> None:
    """Letters that look alike are told apart by the parts of the word."""
    (found,) = suspicions("В городе Mосква")
    assert found == Suspicion(9, "mixed script", "Mосква (M Latn, осква Cyrl)")


@pytest.mark.parametrize(
    ("text", "offset", "what"),
    [
        ("soc\u200bialist", 3, "zero-width character"),
        ("в\u00adместе", 1, "zero-width character"),
        ("\ufeff제목", 0, "zero-width character"),
        ("가\u3164나", 1, "zero-width character"),
        ("ab\u200c", 2, "zero-width character"),
        ("ab\u200d", 2, "zero-width character"),
        ("10.1000/1\u200e", 9, "zero-width character"),
        ("a\ufffd", 1, "replacement character"),
        ("a\u202eb", 1, "unbalanced bidi control"),
        ("a\u202cb", 1, "unbalanced bidi control"),
        ("\u2067a\nb\u2069", 0, "unbalanced bidi control"),
        ("\u2067a\u202c\u2069", 2, "unbalanced bidi control"),
        ("\u2067\u202aa\u2069", 1, "unbalanced bidi control"),
        ("\u202aa\u2069\u202c", 2, "unbalanced bidi control"),
        ("\u2067a\u2069\u2069", 3, "unbalanced bidi control"),
    ],
)
def test_signs_that_nobody_sees_are_told(text: str, offset: int, what: str) -> None:
    """The offset is the sign's, and the evidence names it."""
    first = next(suspicions(text))
    assert (first.offset, first.what) == (offset, what)
    assert f"U+{ord(text[offset]):04X}" in first.evidence
    assert text[offset] not in first.evidence


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "क\u094d\u200dष",
        "👩\u200d💻 и 👩🏽\u200d💻",
        "ภาษา\u200bไทย",
        "\u1100\u1160\u11a8",
        "שלום (abc)\u200e",
        "\u2067שלום\u2069 and \u202bשלום\u202c",
        "\u2067\u202aa\u202c\u2069",
    ],
)
def test_signs_of_a_script_that_writes_with_them_are_not_told(text: str) -> None:
    """Joiners in Persian, Hindi and emoji, word breaks in Thai, marks beside Hebrew are meant."""
    assert list(suspicions(text)) == []


def test_a_run_of_the_same_sign_is_told_once() -> None:
    """Three blots in a row are one place."""
    assert [found.offset for found in suspicions("a\ufffd\ufffd\ufffdb\ufffd")] == [1, 5]


@given(st.text())
def test_every_offset_is_in_the_text(text: str) -> None:
    """Any text gives suspicions that can be shown, and ASCII gives none."""
    for found in suspicions(text):
        assert 0 <= found.offset < len(text)
        assert found.evidence
    assert not list(suspicions(text.encode("ascii", "ignore").decode()))


@pytest.mark.parametrize(
    "unit", ["aя", "a\u200b", "\u202a", "\u2069", "a며", "я ", "\u200e", "aя ", "a과 "]
)
def test_a_hostile_text_costs_its_length_and_no_more(unit: str) -> None:
    """Doubling the text does not quadruple the time."""
    took = []
    for size in (SIZE, 2 * SIZE):
        text = unit * (size // len(unit))
        start = time.process_time()
        for _ in suspicions(text):
            pass
        took.append(time.process_time() - start)
    assert took[1] < 3 * took[0] + MOMENT


def test_after_a_hundred_places_of_each_sort_nothing_more_is_told() -> None:
    """A text of nothing but damage costs neither minutes nor a page of findings."""
    assert len(list(suspicions("a\u200b aя " * 1000))) == 200


@pytest.mark.shared
@NEEDS_DATA
def test_the_cataloguers_korean_has_nothing_suspicious() -> None:
    """A thousand titles and names with Hangul, Han, Latin and digits are all clean."""
    with (DATA / "romanization" / "korean.csv").open(encoding="utf-8") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert len(cells) > 5000
    assert [cell for cell in cells if list(suspicions(cell))] == []


@pytest.mark.shared
@NEEDS_DATA
def test_of_the_scanned_abstract_only_the_damaged_words_are_told() -> None:
    """The five words into which the scanner read another script, line by line and as a whole."""
    text = (DATA / "seed" / "s-space-item.txt").read_text(encoding="utf-8")
    damaged = ["indus며a1ization.", "indus며a1ization", "φen", "soci떠ist", "soci머"]
    assert words(text) == damaged
    assert [word for line in text.split("\n") for word in words(line)] == damaged
    assert len(list(suspicions(text))) == len(damaged)
