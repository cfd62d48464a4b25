"""Rules of repair, and what is proposed to a person."""

import pytest

from rusrec.scripts.repair import RULES, one_for_l, propose


@pytest.mark.parametrize(
    ("damaged", "text", "changed"),
    [
        ("a1ready", "already", 1),
        ("a11iance", "alliance", 2),
        ("1abor", "labor", 1),
        ("Dea1'", "Deal'", 1),
        ("a111b", "alllb", 3),
        ("1111a", "lllla", 4),
        ("the 1930s and 1 of 11", "the 1930s and 1 of 11", 0),
        ("인1구, я1", "인1구, я1", 0),
        ("1931", "1931", 0),
    ],
)
def test_a_one_beside_an_ascii_letter_is_read_as_l(damaged: str, text: str, changed: int) -> None:
    """A run of ones that touches a letter is one of letters; nothing else changes."""
    assert one_for_l(damaged) == (text, changed)
    assert one_for_l(text) == (text, 0)


def test_a_rule_keeps_the_length_of_a_text() -> None:
    """Places in the text stay where they were."""
    for rule in RULES.values():
        assert len(rule("a11 1b я1")[0]) == len("a11 1b я1")


def proposed(text: str) -> list[tuple[str, str, int]]:
    """Return rule or sic, corr and times of what is proposed."""
    return [(p.rule or p.sic, p.corr, p.times) for p in propose(text)]


@pytest.mark.parametrize(
    ("text", "proposals"),
    [
        ("the Sta1in regime and 1abor", [("one-for-l", "", 2)]),
        ("soci떠ist", [("soci떠ist", "socialist", 1)]),
        ("a soci머 St려inist", [("soci머", "social", 1), ("St려inist", "Stalinist", 1)]),
        ("indus며a1ization", [("one-for-l", "", 1), ("indus며alization", "industrialization", 1)]),
        ("labor tumover", [("tumover", "turnover", 1)]),
        ("The Govemment", [("Govemment", "Government", 1)]),
        (
            "intemational joumals",
            [("intemational", "international", 1), ("joumals", "journals", 1)],
        ),
        ("‘Big Deal' and ‘Big Deal'", [("‘Big Deal'", "‘Big Deal’", 2)]),
        ('the “Plan"', [('“Plan"', "“Plan”", 1)]),
        ("вопросы яэыка", [("яэыка", "языка", 1)]),
        ("раэвитие беэ войны", [("раэвитие", "развитие", 1), ("беэ", "без", 1)]),
    ],
)
def test_damage_of_a_known_kind_is_proposed(
    text: str, proposals: list[tuple[str, str, int]]
) -> None:
    """What stood on the page, as often as it stands in the text."""
    assert proposed(text) == proposals


@pytest.mark.parametrize(
    "text",
    [
        "The 1st and 11th congress, A1, Union1, 1930s",
        "The modem, the stem, systems, tums, Members, autumn, columns",
        "Stalin며 Lenin과",
        "поэма каноэист дуэль аэропорт поэзия мэр диэта этот",
        "the workers' rights and ‘that’ of 'others'",
        "대협약(Big Deal)의 성립과",
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    """Nothing that people write is proposed to be changed."""
    assert proposed(text) == []


def test_a_word_that_stands_inside_others_is_not_proposed() -> None:
    """A correction would change those too."""
    assert proposed("иэ диэта") == []
    assert proposed("иэ книги") == [("иэ", "из", 1)]
