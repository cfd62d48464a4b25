"""What no text may hold, no format writes."""

import time
from collections.abc import Callable

import pytest

from rusrec import formats
from rusrec.errors import RecordError, RusrecError
from rusrec.formats._written import sound
from rusrec.loss import ignore
from rusrec.model import Date, Keyword, Name, NameForm, Note, Record, Rights, Text
from rusrec.scripts import gate

PLACES = {
    "volume": Record(id="a", volume="a\ud800b"),
    "title.ko": Record(id="a", title=(Text("가\x07나", "ko"),)),
    "abstract.en": Record(id="a", abstract=(Text("a\ufffeb", "en"),)),
    "author[0].name.ko": Record(
        id="a", author=(Name((NameForm(family="송\x85", given="준서", tag="ko"),)),)
    ),
    "notes[1].note.en": Record(
        id="a", notes=(Note((Text("good", "en"),)), Note((Text("a\u2028b", "en"),)))
    ),
}
"""The path of a text, and a record whose text there has such a character."""


def written(name: str, place: str, refuse: Callable[[RusrecError], object] | None = None) -> str:
    """Return such a record in a format."""
    write = formats.get(name).write
    assert write is not None
    return "".join(write([PLACES[place]], ledger=ignore, refuse=refuse))


@pytest.mark.parametrize("place", list(PLACES)[:3])
@pytest.mark.parametrize("name", formats.available())
def test_a_character_that_no_text_may_hold_is_refused_with_its_field(name: str, place: str) -> None:
    """The message names record, field and character."""
    with pytest.raises(RecordError, match="cannot stand in a text") as told:
        written(name, place)
    (problem,) = told.value.problems
    assert (problem.code, problem.record, problem.field) == ("RR104", "a", place)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", formats.available())
def test_no_format_writes_what_no_text_may_hold(name: str, place: str) -> None:
    """It is refused, or the format has no place for the field, or takes it as a blank."""
    refused: list[RusrecError] = []
    text = written(name, place, refused.append)

    assert gate.refused(text.replace("\r", "")) is None
    assert {problem.code for error in refused for problem in error.problems} <= {"RR104"}


@pytest.mark.parametrize(
    ("field", "record"),
    [
        ("title.ko.by", Record(id="a", title=(Text("글", "ko", by="a\x07"),))),
        ("issued.text", Record(id="a", issued=Date("1998", text="a\x07"))),
        ("rights.license", Record(id="a", rights=Rights(license="a\x07"))),
        ("aka[1]", Record(id="a", aka=("b", "a\x07"))),
        ("", Record(id="a")),
    ],
)
def test_what_is_refused_has_its_place(field: str, record: Record) -> None:
    """As a person writes it; a character that the writer alone has brought is refused too."""
    with pytest.raises(RecordError, match=r"U\+0007") as told:
        sound(record, "a\x07")
    assert told.value.problems[0].field == field


def test_one_of_thousands_is_found_as_soon() -> None:
    """Where the last of twenty thousand keywords holds a bell, that is told at once."""
    keywords = [Keyword(f"{n}", "ko") for n in range(20_000)]
    record = Record(id="a", keywords=(*keywords, Keyword("\a", "ko")))
    start = time.process_time()
    with pytest.raises(RecordError, match=r"keywords\.ko\[20000\]"):
        sound(record, "\a")
    assert time.process_time() - start < 5
