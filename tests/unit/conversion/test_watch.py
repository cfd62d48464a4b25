"""What looks damaged goes through as it is, and is told."""

from pathlib import Path

from rusrec.conversion.delivery import Delivery
from rusrec.conversion.watch import Watch
from rusrec.model import Record, Text


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


def test_what_a_script_writes_with_is_no_damage() -> None:
    """A non-joiner in Persian; quotes, dashes, Hangul, which begin with the same bytes."""
    watch = Watch()
    for _ in watch.passing([book("a", "می\u200cخواهم"), book("b", "“가” – 송… й")]):
        pass
    assert str(watch) == ""


def test_a_mark_of_direction_is_no_damage_wherever_it_stands() -> None:
    """``rusrec check`` tells of one that is not closed; here it never is."""
    watch = Watch()
    for _ in watch.passing([book("a", "\u202bДом"), book("b", "\u202bД\u200bом")]):
        pass
    assert str(watch) == (
        "b: title.ko holds a zero-width character: U+200B ZERO WIDTH SPACE in: <U+202B>Д<U+200B>ом"
    )


def test_whatever_is_delivered_is_looked_at(tmp_path: Path) -> None:
    """Into one file, and into several."""
    delivery = Delivery("ris", {})
    delivery.whole([book("a", "가\u200b나")], tmp_path / "a.ris")
    delivery.each([book("b", "가\u200b나")], str(tmp_path))
    assert delivery.watch.number == 2
