"""Language tags: their shape, their canonical spelling, and what they say of a text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rusrec import vocab
from rusrec.model import tag

CANONICAL = {
    "ko": "ko",
    "KO-latn-ALALC97": "ko-Latn-alalc97",
    "ko-Latn-t-ko-m0-alaloc": "ko-Latn-alalc97",
    "RU-latn-T-RU-M0-ALALOC": "ru-Latn-alalc97",
    "ru-Latn-t-ru-cyrl-m0-alaloc": "ru-Latn-alalc97",
    "und-Latn-t-ko-m0-alaloc": "ko-Latn-alalc97",
    "ru-Latn-t-ru-m0-iso": "ru-Latn-t-ru-m0-iso",
    "ko-Latn-t-ko-m0-mcst": "ko-Latn-t-ko-m0-mcst",
    "ru-Latn-t-ko-m0-alaloc": "ru-Latn-t-ko-m0-alaloc",
    "ko-Latn-alalc97-t-ko-m0-alaloc": "ko-Latn-alalc97-t-ko-m0-alaloc",
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "kor": "kor",
    "zh-hant-tw": "zh-Hant-TW",
    "zh-yue": "yue",
    "sr-latn-RS": "sr-Latn-RS",
    "de-1996-dd": None,
    "de-dd-1996": "de-DE-1996",
    "sl-ROZAJ-biske-1994": "sl-rozaj-biske-1994",
    "es-419": "es-419",
    "en-u-co-phonebk-a-myext": "en-a-myext-u-co-phonebk",
    "x-MINE": "x-mine",
    "en-x-US": "en-x-us",
    "i-klingon": "tlh",
    "sgn-BE-FR": "sfb",
    "en-GB-oed": "en-GB-oxendict",
}

FAULTY = {
    "": "letters a to z",
    "한글말": "letters a to z",
    "ko Latn": "letters a to z",
    "ko_KR": "'ko-KR'",
    "ko_latn_ALALC97": "'ko-Latn-alalc97'",
    "Korean": "'ko'",
    "russian": "'ru'",
    "Hang": "'und-Hang'",
    "titel": "two or three letters",
    "k": "two or three letters",
    "19": "two or three letters",
    "i-foo": "two or three letters",
    "ko-KR-Hang": "'Hang' has no place there",
    "ko-Lat": "'Lat' has no place there",
    "ko-": "hyphen",
    "ko--KR": "hyphen",
    "-ko": "two or three letters",
    "ko-t": "'t' begins an extension",
    "ko-x": "'x' begins an extension",
    "de-1996-1996": "'1996' stands twice",
    "en-a-bbb-a-ccc": "'a' ",
    "ko-abcdefghi": "eight characters",
    "ko" + "-abcde" * 30: "100 characters",
    "\u212ao": "letters a to z",
}


@pytest.mark.parametrize(("text", "canonical"), CANONICAL.items())
def test_a_tag_has_one_canonical_spelling(text: str, canonical: str | None) -> None:
    """Case, order of extensions and old codes are put right; what has no shape has no spelling."""
    assert tag.well_formed(text) is (canonical is not None)
    if canonical is None:
        with pytest.raises(ValueError, match="is not a language tag"):
            tag.canonical(text)
    else:
        assert tag.canonical(text) == canonical
        assert tag.canonical(canonical) == canonical


@pytest.mark.parametrize(("text", "words"), FAULTY.items())
def test_a_fault_of_shape_is_explained(text: str, words: str) -> None:
    """The first subtag that is out of place is named, or the tag to write."""
    assert not tag.well_formed(text)
    assert words in tag.explain(text)
    with pytest.raises(ValueError, match="is not a language tag"):
        tag.canonical(text)


def test_a_tag_of_good_shape_needs_no_explanation() -> None:
    """An empty text where nothing is wrong."""
    assert tag.explain("ko-Latn-alalc97") == ""


@pytest.mark.parametrize(
    ("text", "language", "script"),
    [
        ("ko", "ko", ""),
        ("KO-hang", "ko", "Hang"),
        ("zh-yue-Hant", "yue", "Hant"),
        ("sr-Latn-RS", "sr", "Latn"),
        ("x-mine", "", ""),
        ("titel", "", ""),
    ],
)
def test_a_tag_tells_language_and_script(text: str, language: str, script: str) -> None:
    """Only the script that is named; nothing for what is no tag."""
    assert (tag.language_of(text), tag.script_of(text)) == (language, script)


@pytest.mark.parametrize(
    "text",
    [
        "ko-Latn",
        "ko-Cyrl",
        "ko-Latn-alalc97",
        "ru-Latn",
        "ru-Latn-alalc97",
        "ru-Latn-t-ru-m0-iso",
        "ru-Hang",
        "ja-Latn-hepburn",
        "zh-Latn-pinyin",
        "uk-Latn",
        "en-Cyrl",
        "sr-Latn-alalc97",
    ],
)
def test_a_script_that_is_not_the_languages_own_is_a_transcription(text: str) -> None:
    """So is whatever names a scheme."""
    assert tag.is_transcription(text)


@pytest.mark.parametrize(
    "text",
    re.findall(
        r"\S+",
        """ko ko-Hang ko-Hani ko-Kore ko-KR ja-Hira zh-Hant yue-Hans sr-Latn sr-Cyrl uz-Arab mn-Mong
        ru ru-Cyrl ru-Cyrs de-Latf en-Latn vi-Hani und und-Latn mul x-mine titel zxx-Latn""",
    ),
)
def test_a_script_of_the_languages_own_is_no_transcription(text: str) -> None:
    """Nor is a text in a language whose scripts are not known."""
    assert not tag.is_transcription(text)


def test_the_scripts_of_a_language_include_its_default() -> None:
    """The default comes from the vocabulary, the others from here."""
    assert tag.default_script("ru") == "Cyrl"
    assert tag.default_script("und") == ""
    assert tag.own_scripts("sr") == {"Cyrl", "Latn"}
    assert "Hang" in tag.own_scripts("ko")
    assert tag.own_scripts("und") == frozenset()
    for language, script in vocab.default_scripts().items():
        assert script in tag.own_scripts(language)


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("ko-Latn-alalc97", "ala-lc"),
        ("ko-Latn-t-ko-m0-alaloc", "ala-lc"),
        ("ru-Latn-t-ru-m0-iso", "iso"),
        ("ko-Latn-t-ko-m0-mcst", "mcst"),
        ("und-Cyrl-t-und-latn-m0-ungegn-2007", "ungegn-2007"),
        ("ru-Latn-t-ru-m0-iso-1995-x0-mine", "iso-1995"),
        ("zh-Latn-wadegile", "wade-giles"),
        ("en-u-m0-iso", ""),
        ("de-1996", ""),
        ("ru-Latn", ""),
        ("titel", ""),
    ],
)
def test_the_scheme_of_a_transcription_is_told(text: str, scheme: str) -> None:
    """From a registered variant, or from m0 of the extension t."""
    assert tag.scheme_of(text) == scheme


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("ko", "ko", True),
        ("ko-Hang", "KO", True),
        ("kok", "ko", False),
        ("ko", "ko-Hang", False),
        ("zh-Hant-TW", "zh-TW", False),
        ("ko", "*", True),
    ],
)
def test_a_tag_matches_what_it_extends(text: str, wanted: str, found: bool) -> None:  # noqa: FBT001
    """RFC 4647, basic filtering."""
    assert tag.matches(text, wanted) is found


SUBTAGS = ["ko", "ru", "zh", "und", "sr", "yue", "kor", "Hang", "Latn", "cyrl", "KR", "419", "1996"]
SUBTAGS += ["alalc97", "pinyin", "t", "m0", "iso", "alaloc", "x", "u", "a", "bb", "i"]


@settings(deadline=None)
@given(st.text() | st.lists(st.sampled_from(SUBTAGS), max_size=9).map("-".join))
def test_any_text_is_a_tag_with_a_spelling_or_is_explained(text: str) -> None:
    """The canonical spelling is a fixed point; every other text has its explanation."""
    if tag.well_formed(text):
        canonical = tag.canonical(text)
        assert tag.canonical(canonical) == canonical
        assert tag.canonical(text.upper()) == canonical
        assert tag.explain(text) == ""
        for asked in (tag.language_of, tag.script_of, tag.scheme_of, tag.is_transcription):
            assert asked(text) == asked(canonical)
    else:
        assert tag.explain(text)
        assert not tag.is_transcription(text)
    assert tag.matches(text, text)


@given(st.lists(st.sampled_from([each for each in SUBTAGS if each not in ("x", "i")]), max_size=5))
def test_a_tag_is_the_same_with_a_private_part_behind_it(subtags: list[str]) -> None:
    """Tags of a language, script and variant are read the quick way, those with more are not."""
    text = "-".join(subtags)
    longer = f"{text}-x-a"
    assert tag.well_formed(text) == tag.well_formed(longer)
    if tag.well_formed(text):
        assert f"{tag.canonical(text)}-x-a" == tag.canonical(longer)
        assert tag.language_of(text) == tag.language_of(longer)
        assert tag.script_of(text) == tag.script_of(longer)
