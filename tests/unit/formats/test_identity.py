"""What records are called whose source has ids of its own, or none."""

import pytest

from rusrec.errors import SourceError
from rusrec.formats._identity import Identities


def test_an_id_like_one_that_was_made_before_is_told_apart() -> None:
    """``doe`` behind ``Doe`` is another record, and keeps its name as its key; once."""
    found = Identities("x.ris", "give it another")
    assert found.of(1, "Doe", ("Doe",), "") == ("doe", "Doe", ())
    assert found.of(5, "doe", (), "") == ("doe-2", "doe", ())
    assert found.of(6, "plain", (), "") == ("plain", "", ())
    with pytest.raises(SourceError, match="'doe' stands twice, first on line 5"):
        found.of(9, "doe", (), "")


def test_an_id_that_stands_twice_is_refused() -> None:
    """With the line of the first."""
    found = Identities("x.ris", "give it another")
    assert found.of(1, "doe", ("Key",), "") == ("doe", "Key", ())
    with pytest.raises(SourceError, match="'doe' stands twice, first on line 1"):
        found.of(5, "doe", (), "")
