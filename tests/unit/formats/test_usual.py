"""The frames of usual records: what one writer keeps of a record is used for its like alone."""

from typing import Any

import pytest
from msgspec.structs import replace

from rusrec import formats
from rusrec.formats._usual import MOST, Frames, Told, kept, says_more
from rusrec.loss import Loss
from rusrec.model import Name, NameForm, Record, Text

JOURNAL = Record(type="periodical", title=(Text("러시아연구", "ko"),))
ARTICLE = Record(
    id="a",
    type="article-journal",
    language=("ko",),
    title=(Text("외교", "ko"),),
    author=(Name((NameForm("송", "준서", "ko"),)),),
    host=JOURNAL,
    publisher=((Text("대학교", "ko"),),),
    place=((Text("서울", "ko"),),),
)
OTHERS = {
    "type": "article-magazine",
    "language": ("en",),
    "host": replace(JOURNAL, title=(Text("연구", "ko"),)),
    "publisher": ((Text("연구소", "ko"),),),
    "place": ((Text("부산", "ko"),),),
}


def written(name: str, *records: Record) -> tuple[list[str], list[Loss]]:
    """Return the pieces of the records in a format, and what was told."""
    write, told = formats.get(name).write, list[Loss]()
    assert write is not None
    return list(write(records, ledger=told.append)), told


@pytest.mark.parametrize("field", OTHERS)
@pytest.mark.parametrize("name", ["bibtex", "biblatex", "csl-json"])
def test_a_record_is_written_as_it_is_alone(name: str, field: str) -> None:
    """Behind one that differs in a field that frames share, twice in turn."""
    other = replace(ARTICLE, id="b", **{field: OTHERS[field]})
    again = replace(ARTICLE, id="c"), replace(other, id="d")

    text, told = written(name, ARTICLE, other, *again)

    for record in (ARTICLE, other, *again):
        alone, lost = written(name, record)
        (piece,) = [each for each in alone if record.title[0].text in each]
        assert piece.strip("[]\n ,") in "".join(text)
        assert [loss for loss in told if loss.record == record.id] == lost


WRITTEN = frozenset(
    ("id", "citekey", "aka", "type", "genre", "language", "title", "short_title", "author",
     "editor", "translator", "issued", "accessed", "host", "volume", "issue", "pages", "extent",
     "edition", "publisher", "place", "identifiers", "links", "abstract", "keywords", "notes")
)  # fmt: skip


@pytest.mark.parametrize("field", Record.__struct_fields__)
def test_a_record_with_a_field_that_no_quick_way_writes_says_more(field: str) -> None:
    """Each field is one that they write, or one that is asked for: none is lost unsaid."""
    given: dict[str, Any] = {field: ("x",)}
    assert says_more(Record(**given)) == (field not in WRITTEN)
    assert not says_more(Record())


def test_a_frame_is_made_once_for_all_of_its_kind() -> None:
    """Also for another host that says the same."""
    made: list[Record] = []

    def framed(record: Record) -> str:
        made.append(record)
        return record.type

    frames = Frames(framed)

    for host in (JOURNAL, JOURNAL, replace(JOURNAL)):
        assert frames.of(replace(ARTICLE, host=host)) == ARTICLE.type

    assert [(record.id, record.title, record.host) for record in made] == [("x", (), JOURNAL)]


def test_of_many_frames_only_the_latest_are_kept() -> None:
    """A million records with hosts of their own cost no more than a few thousand."""
    made: list[Record] = []
    frames = Frames[None](made.append)
    hosts = [replace(JOURNAL, volume=str(number)) for number in range(MOST + 1)]

    for host in (*hosts[:2], replace(hosts[0]), *hosts[2:], hosts[-1], hosts[0]):
        frames.of(replace(ARTICLE, host=host))

    assert len(made) == len(hosts) + 1


def test_what_was_made_is_kept_and_what_was_refused_is_not() -> None:
    """A value is made once while there is room, and what it raises is raised each time."""
    asked: list[int] = []

    def half(number: int) -> int:
        asked.append(number)
        if number % 2:
            raise Told
        return number // 2

    halved = kept(half, 2)

    assert [halved(number) for number in (2, 4, 2, 4)] == [1, 2, 1, 2]
    for _ in range(2):
        with pytest.raises(Told):
            halved(3)
    assert [halved(number) for number in (6, 2)] == [3, 1]
    assert asked == [2, 4, 3, 3, 6, 2]
