"""The ids that have been, kept as hashes: none is forgotten, none is taken for another."""

from hypothesis import given
from hypothesis import strategies as st

from rusrec.formats._seen import Seen


@given(st.lists(st.text(max_size=2), max_size=60))
def test_each_name_is_found_again_where_it_stood_first(names: list[str]) -> None:
    """A name that is claimed again gives its first place, a new one gives 0."""
    seen, first = Seen(), dict[str, int]()
    for place, name in enumerate(names, start=1):
        assert (name in seen) == (name in first)
        assert seen.claim(name, place) == first.get(name, 0)
        first.setdefault(name, place)


def test_ten_thousand_names_are_told_apart() -> None:
    """The runs stay sorted as they grow."""
    seen = Seen()
    assert not any(seen.claim(f"a-{at}", at + 1) for at in range(10_000))
    assert all(seen.claim(f"a-{at}", 1) == at + 1 for at in range(10_000))
    assert "b" not in seen
