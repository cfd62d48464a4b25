"""The ids that have been, kept as hashes: none is forgotten, none is taken for another."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusrec import Record, RecordError, write
from rusrec.formats import available, get
from rusrec.formats._seen import Seen
from rusrec.model import Name, NameForm

WRITTEN = [name for name in available() if get(name).write]


@given(st.lists(st.text(max_size=2), max_size=60))
def test_each_name_is_found_again_where_it_stood_first(names: list[str]) -> None:
    """A name that is claimed again gives its first place, a new one gives 0."""
    seen, first = Seen(), dict[str, int]()
    for place, name in enumerate(names, start=1):
        assert (name in seen) == (name in first)
        assert seen.claim(name, place) == first.get(name, 0)
        first.setdefault(name, place)


def test_forty_thousand_names_are_told_apart() -> None:
    """The first are looked up at once; the runs of the others stay sorted as they grow."""
    seen, unplaced = Seen(), Seen(places=False)
    assert not any(seen.claim(f"a-{at}", at + 1) for at in range(40_000))
    assert all(seen.claim(f"a-{at}", 1) == at + 1 for at in range(40_000))
    assert not any(unplaced.claim(f"a-{at}", 1) for at in range(40_000))
    assert all(unplaced.claim(f"a-{at}", 1) == 1 for at in range(40_000))
    assert "a-1" in seen
    assert "a-39999" in seen
    assert "b" not in seen


@pytest.mark.parametrize(("id_", "code"), [("", "RR205"), ("a<b", "RR203"), ("Ab", "RR203")])
@pytest.mark.parametrize("name", WRITTEN)
def test_a_record_that_its_reader_could_not_name_is_not_written(
    name: str, id_: str, code: str
) -> None:
    """No id, or one of another form: the file would be refused, or the record be called anew.

    The second record goes the quick way of the formats that have one.
    """
    for author in ((), (Name(name=(NameForm("송", "준서", "ko"),)),)):
        with pytest.raises(RecordError, match=code):
            write(
                [Record(id=id_, type="book", language=("ko",), author=author)], io.BytesIO(), name
            )


@pytest.mark.parametrize("name", WRITTEN)
def test_two_records_of_one_id_are_not_written(name: str) -> None:
    """Whoever reads the file could not tell them apart."""
    with pytest.raises(RecordError, match=r"RR210.* stands twice"):
        write([Record(id="a", type="book")] * 2, io.BytesIO(), name)
