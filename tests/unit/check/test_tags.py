"""Language tags that are well formed and hardly meant."""

import re
from itertools import product
from string import ascii_lowercase

import pytest

from rusrec.check.tags import surprise
from rusrec.model.tag import well_formed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kr", "'kr' is Kanuri; write 'ko' if Korean is meant"),
        ("cn", "'cn' is no language; write 'zh' if Chinese is meant"),
        ("jp", "'ja'"),
        ("ua", "'uk'"),
        ("cz", "'cs'"),
        ("gr", "'el'"),
        ("kr-Latn", "'ko'"),
        ("kor", "write 'ko'"),
        ("RUS", "write 'ru'"),
        ("ger", "write 'de'"),
        ("qq", "no registered language"),
        ("ko-Hung", None),
        ("ko-Hagn", "no script"),
    ],
)
def test_a_tag_that_says_something_else_is_a_surprise(text: str, words: str | None) -> None:
    """Country codes, codes of three letters, and what no registry knows."""
    assert well_formed(text)
    said = surprise(text)
    assert said is None if words is None else said and words in said


@pytest.mark.parametrize(
    "text", ["ko", "yue", "zh-yue", "tlh", "iw", "und", "ko-KR", "x-mine", "titel"]
)
def test_an_ordinary_tag_is_no_surprise(text: str) -> None:
    """Nothing is said of what is registered, nor of what is no tag at all."""
    assert surprise(text) is None


def test_what_is_to_be_written_is_no_surprise() -> None:
    """Of all codes of two letters, none leads to another finding."""
    codes = ["".join(letters) for letters in product(ascii_lowercase, repeat=2)]
    advised = {code: re.search("write '(.*?)'", surprise(code) or "") for code in codes}
    assert {code for code, found in advised.items() if found}.issuperset({"kr", "cn", "gr", "qq"})
    for found in advised.values():
        assert found is None or surprise(found[1]) is None
