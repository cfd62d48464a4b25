"""What looks damaged goes through as it is, and is told."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from rusrec.conversion.delivery import Delivery
from rusrec.conversion.watch import Watch
from rusrec.model import Correction, Record, Text


def book(id_: str, title: str) -> Record:
    """Return a book with a title."""
    return Record(id=id_, type="book", language=("ko",), title=(Text(title, "ko"),))


def test_a_sign_that_nobody_sees_is_told_with_its_record_and_field() -> None:
    """And a letter that was lost; the records are those that came."""
    records = [book("a", "가\u200b나"), book("b", "다"), book("c", "라\ufffd")]
    watch = Watch()
    assert list(watch.passing(records)) == records
    assert str(watch).splitlines() == [
        "a: title.ko holds a zero-width character: U+200B ZERO WIDTH SPACE in: 가<U+200B>나",
        "c: title.ko holds a replacement character: U+FFFD REPLACEMENT CHARACTER in: 라<U+FFFD>",
    ]


def test_of_many_signs_the_first_are_told_and_the_others_counted() -> None:
    """A journal's title with one stands in a thousand records."""
    watch = Watch()
    for _ in watch.passing(book(f"a{n}", "가\u200b나") for n in range(9)):
        pass
    assert len(watch.first) == 3
    assert str(watch).splitlines()[-1] == "6 more of this kind"


def test_what_was_put_right_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A correction quotes the damage; its record is as sound as any, and costs no closer look."""
    looked: list[Record] = []
    monkeypatch.setattr(Watch, "_look", lambda _, record: looked.append(record))
    mended = replace(
        book("a", "산업화"), corrections=(Correction("title", "indus며alization", "산업화"),)
    )
    assert list(Watch().passing([mended, book("b", "O Cталине")])) != []
    assert [record.id for record in looked] == ["b"]


def test_what_a_script_writes_with_is_no_damage() -> None:
    """A non-joiner in Persian; quotes, dashes, Hangul, which begin with the same bytes."""
    watch = Watch()
    for _ in watch.passing([book("a", "می\u200cخواهم"), book("b", "“가” – 송… й")]):
        pass
    assert str(watch) == ""


def test_a_mark_of_direction_is_told_where_its_partner_is_missing() -> None:
    """One that is closed in its paragraph is how people write; one that is not turns the line."""
    watch = Watch()
    for _ in watch.passing([book("a", "\u202bДом\u202c"), book("b", "\u202eДом")]):
        pass
    assert str(watch) == (
        "b: title.ko holds an unbalanced bidi control: "
        "U+202E RIGHT-TO-LEFT OVERRIDE in: <U+202E>Дом"
    )


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("О Cталине", "Cталине (C Latn, талине Cyrl)"),
        ("Стaлин", "Стaлин (Ст Cyrl, a Latn, лин Cyrl)"),
        ("rapid indus며alization", "indus며alization (indus Latn, 며 Hang, alization Latn)"),
        ("Раз\nи Hовый", "Hовый (H Latn, овый Cyrl)"),
    ],
)
def test_a_word_of_two_scripts_is_told(title: str, word: str) -> None:
    """A Latin letter that looks like a Cyrillic one, a syllable that a scanner put there."""
    watch = Watch()
    for _ in watch.passing([book("a", title)]):
        pass
    assert str(watch) == f"a: title.ko holds a word of mixed script: {word}"


def test_what_html_writes_for_a_character_is_told() -> None:
    """Databases leave it in titles; an ampersand alone is one, and so is that of an address."""
    watch = Watch()
    for _ in watch.passing([book("a", "Science &amp; Society"), book("b", "R&D; AT&T; A & B;")]):
        pass
    assert str(watch) == (
        "a: title.ko holds a character reference: &amp; in: Science &amp; Society"
    )


def test_words_that_people_write_in_two_scripts_are_not_told() -> None:
    """Particles on a foreign word, a Roman numeral, a paragraph that begins in Cyrillic."""
    watch = Watch()
    for _ in watch.passing([book("a", "KGB의 XXв. SMSки X선"), book("b", "Раз\nДва\nThree")]):
        pass
    assert str(watch) == ""


def test_whatever_is_delivered_is_looked_at(tmp_path: Path) -> None:
    """Into one file, and into several."""
    delivery = Delivery("ris", {})
    delivery.whole([book("a", "가\u200b나")], tmp_path / "a.ris")
    delivery.each([book("b", "가\u200b나")], str(tmp_path))
    assert delivery.watch.number == 2
