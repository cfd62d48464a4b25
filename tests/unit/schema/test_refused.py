"""What a record may not say, and the one thing that its author will have meant."""

import pytest

from rusrec.errors import SourceError
from rusrec.formats import yaml
from rusrec.model import Correction

HEAD = "rusrec: 1\nid: a\ntype: book\nlanguage: ko\n"


def refused(rest: str) -> str:
    """Return the message of the refusal of a record."""
    with pytest.raises(SourceError) as caught:
        yaml.parse(HEAD + rest, name="a.yaml")
    return str(caught.value)


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("title:\n  ko: 가\n  KO: 나\n", "a.yaml:7:3: [RR206] title.KO: 'KO' and 'ko' are one tag"),
        ("title:\n  KO: 가\n  Ko: 나\n", "'KO' and 'Ko' are one tag, ko"),
        ("author:\n  - {ko-Latn: A, ko-latn: B}\n", "are one tag, ko-Latn"),
        ("keywords:\n  ko: [가]\n  KO: [나]\n", "[RR206] keywords.KO"),
    ],
)
def test_a_tag_that_stands_twice_in_other_letters_is_refused(rest: str, told: str) -> None:
    """One of the two texts would be the second of its language, which nobody meant."""
    assert told in refused(rest)
    assert "write ko" in refused(rest)


def test_a_tag_in_other_letters_alone_is_put_right() -> None:
    """``KO`` is ``ko``."""
    record = yaml.parse(f"{HEAD}title:\n  KO: 가\n  EN-us: A\n")
    assert record is not None
    assert [text.tag for text in record.title] == ["ko", "en-US"]


@pytest.mark.parametrize("said", ["", ", sic: x", ", sic: x, why: ocr"])
def test_a_correction_says_what_stands_there_now(said: str) -> None:
    """Left out, ``corr`` may be forgotten, and not a deletion."""
    told = refused(f"corrections:\n  - {{field: title.ko{said}}}\n")
    assert "[RR205] corrections[0]: says not what stands there now" in told
    assert 'corr: and what stands there now ("" where it was deleted)' in told


def test_a_correction_that_deletes_has_an_empty_corr_in_canonical_form() -> None:
    """It is written, and comes back."""
    text = f'{HEAD}corrections:\n  - {{field: title.ko, sic: x, corr: ""}}\n'
    record = yaml.parse(text)
    assert record is not None
    assert record.corrections == (Correction("title.ko", "x"),)
    assert yaml.render(record) == text
