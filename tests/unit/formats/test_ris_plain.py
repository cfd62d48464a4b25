"""The quick way of reading RIS makes what the long way makes, or leaves it to that."""

import io
from typing import Final
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from rusrec.errors import SourceError
from rusrec.formats.ris import read, reader
from rusrec.formats.ris.plain import usual
from rusrec.loss import Loss
from rusrec.model import Record

Outcome = tuple[list[Record], list[Loss], str]

VALUES: Final = {
    "AU": ("송, 준서", "King, M., Jr.", "Body", "a, , b"),
    "LA": ("ko", "Korean; English", "nonsense"),
    "PY": ("1998", "in press", "1998///Spring", "1998-05"),
    "DA": ("1998/05/31/", "1997/01//", "1998/13/77/x"),
    "DO": ("10.1234/ab.1", "https://doi.org/10.1234/X", "none"),
    "UR": ("https://a.example/x", "https://doi.org/10.1234/ab.1", "http://hdl.handle.net/1/2"),
    "SN": ("1229-1056", "979-11-5707-114-3", "report 8"),
    "SP": ("12", "e5", "300"),
    "ID": ("song", "Song1998", "a b"),
    "LB": ("Key", "song"),
}
TAGS: Final = (
    *VALUES, "A2", "A3", "A4", "A1", "TI", "T1", "T2", "JO", "J2", "T3", "PB", "CY", "EP", "VL",
    "IS", "ET", "ST", "SE", "NV", "AB", "N2", "KW", "N1", "DB", "AN", "M2", "M3", "TT", "L1", "C7",
    "Y1",
)  # fmt: skip


def outcome(text: str) -> Outcome:
    """Return what reading *text* gives: records, losses, and the error that ended it."""
    found: list[Record] = []
    losses: list[Loss] = []
    try:
        found.extend(read(io.BytesIO(text.encode()), name="x.ris", ledger=losses.append))
    except SourceError as error:
        return found, losses, str(error)
    return found, losses, ""


def line(tag: str) -> st.SearchStrategy[str]:
    """Return lines of a tag, now and then an empty one or one of small letters."""
    texts = st.sampled_from(("제목", "Рекорд", "title", "12", "Key: 5", ""))
    said = st.one_of(st.sampled_from(VALUES[tag]), texts) if tag in VALUES else texts
    spelled = st.sampled_from((tag, tag, tag, tag.lower()))
    return st.builds("{}  - {}".format, spelled, said)


def references() -> st.SearchStrategy[str]:
    """Return references, most of them of usual tags."""
    kinds = st.sampled_from(("JOUR", "JOUR", "BOOK", "CHAP", "RPRT", "EJOUR", "jour", "ODD"))
    lines = st.lists(st.sampled_from(TAGS).flatmap(line), max_size=9).map("\n".join)
    return st.builds("TY  - {}\nTI  - Title\n{}\nER  - \n".format, kinds, lines)


@settings(max_examples=500, deadline=None)
@given(st.lists(references(), min_size=1, max_size=3).map("\n".join))
def test_both_ways_make_the_same(text: str) -> None:
    """Records, losses and errors are the same."""
    with mock.patch.object(reader, "usual", return_value=None):
        expected = outcome(text)
    assert outcome(text) == expected


def test_usual_references_take_the_quick_way() -> None:
    """So an article as Zotero writes it costs no look for tags that are not there."""
    values = {tag: [VALUES[tag][0]] for tag in VALUES} | {"TI": ["Title"], "JO": ["러시아연구"]}
    assert usual("JOUR", values) is not None
    assert usual("JOUR", values | {"C7": ["8"]}) is None
    assert usual("JOUR", values | {"T1": ["Other"]}) is None
