"""Which records are meant, and in which order they come."""

from pathlib import Path

import pytest

from rusrec.errors import RecordError, RusrecError
from rusrec.model import Date, Name, NameForm, Record, Text
from rusrec.store.edit import save
from rusrec.store.library import Library, load
from rusrec.store.selection import SORTS, Selection, ordered, queries, select

RECORDS = (
    Record(id="yongu", type="periodical", language=("ko",), title=(Text("연구", "ko"),)),
    Record(
        id="a", type="article-journal", language=("ko",), host="yongu", issued=Date("2003"),
        title=(Text("나무", "ko"), Text("Trees", "en")),
        author=(Name(name=(NameForm("홍", "길동", "ko"),)),),
    ),
    Record(
        id="b", type="book", language=("en",), issued=Date("1998~"), title=(Text("apples", "en"),),
        short_title=(Text("Apfel", "de"),), author=(Name(org=(Text("Zoo", "en"),)),),
    ),
    Record(id="c", type="book", language=("en",), title=(Text("Bees", "en"),)),
    Record(id="d", type="book", author=(Name(name=(NameForm("ant", tag="en"),)),)),
)  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A journal, an article in it and three books."""
    root = tmp_path_factory.mktemp("library")
    save(RECORDS, root)
    return load(root)


def ids(library: Library, *wanted: str, **said: object) -> str:
    """Return the ids of what is selected, one letter each."""
    chosen = Selection(wanted=queries(wanted), **said)  # type: ignore[arg-type]
    return "".join(record.id[0] for record in select(library, chosen))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ([], "abcd"),
        (["title=TREE"], "a"),
        (["title=\u1102\u1161\u1106\u116e"], "a"),
        (["language=en"], "bc"),
        (["language=en", "title=Bee"], "c"),
        (["short-title=apfel"], "b"),
        (["author=zoo"], "b"),
        (["author=길동"], "a"),
        (["host=연구"], "a"),
        (["title=nothing"], ""),
    ],
)
def test_a_field_holds_its_text_in_any_language_form_or_case(
    library: Library, wanted: list[str], found: str
) -> None:
    """All that are wanted, and as a part of the field; journals of others are left out."""
    assert ids(library, *wanted) == found


def test_ids_come_in_their_order_and_everything_has_the_journals(library: Library) -> None:
    """By name a journal is meant too."""
    assert ids(library, ids=("yongu", "b")) == "yb"
    assert ids(library, "type=book", ids=("d", "yongu", "b")) == "db"
    assert ids(library, everything=True) == "abcdy"


@pytest.mark.parametrize(
    ("sort", "found"), [("id", "abcd"), ("title", "bcad"), ("author", "dbac"), ("issued", "bacd")]
)
def test_what_a_record_does_not_say_goes_last(library: Library, sort: str, found: str) -> None:
    """Letter case does not count; a title is the one in the record's language."""
    assert ids(library, sort=sort) == found
    works = list(select(library, Selection(ids=("d", "c", "b", "a"))))
    assert "".join(record.id for record in ordered(works, sort)) == found
    assert ordered(works, "") is works
    assert sort in SORTS


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("title", "write title=TEXT"),
        ("titel=a", "write title=a"),
        ("=a", "write FIELD=TEXT"),
        ("", "write FIELD=TEXT"),
    ],
)
def test_a_question_about_no_field_is_refused(text: str, remedy: str) -> None:
    """With what it should look like."""
    with pytest.raises(RecordError, match=remedy):
        queries([text])


def test_a_record_that_cannot_be_read_stops_no_other_where_its_error_is_taken(
    tmp_path: Path,
) -> None:
    """Without it the error is raised."""
    save(RECORDS, tmp_path)
    (tmp_path / "b.yaml").write_text("nothing: x\n", encoding="utf-8")
    told: list[RusrecError] = []
    found = select(load(tmp_path), Selection(everything=True), refused=told.append)
    assert [record.id for record in found] == ["a", "c", "d", "yongu"]
    assert len(told) == 1
    with pytest.raises(RusrecError):
        list(select(load(tmp_path), Selection(everything=True)))
