"""The quick way of reading RIS makes what the long way makes, or leaves it to that."""

import io
from typing import Final
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rusrec.errors import SourceError
from rusrec.formats.ris import pieces, read, values
from rusrec.formats.ris.pieces import _Pieces
from rusrec.formats.ris.plain import usual
from rusrec.formats.ris.reference import layout_of, reference
from rusrec.loss import Loss
from rusrec.model import Record

Outcome = tuple[list[Record], list[Loss], str]

VALUES: Final = {
    "AU": (
        "송, 준서",
        "King, M., Jr.",
        "Body",
        "a, , b",
        "et al.",
        "Doe, J.; Roe, R.",
        "Snow of X,",
    ),
    "A2": ("송, 준서", "김철수, 이영희", "others"),
    "LA": ("ko", "Korean; English", "nonsense"),
    "PY": ("1998", "in press", "1998///Spring", "1998-05", "1998 or so"),
    "DA": ("1998/05/31/", "1997/01//", "1998/13/77/x", "Mar 15"),
    "Y2": ("2026/01/31/", "2026/13/1/x", "today"),
    "DO": ("10.1234/ab.1", "https://doi.org/10.1234/X", "none"),
    "M3": ("Article", "10.1234/ab.1", "doi: 10.1234/ab.2"),
    "UR": ("https://a.example/x", "https://doi.org/10.1234/ab.1", "http://hdl.handle.net/1/2"),
    "L1": ("https://a.example/x.pdf", "internal-pdf://12/x.pdf", "C:\\x.pdf"),
    "L2": ("https://a.example/x", "x.html"),
    "SN": ("1229-1056", "979-11-5707-114-3", "report 8"),
    "SP": ("12", "e5", "300"),
    "ID": ("song", "Song1998", "a b"),
    "LB": ("Key", "song"),
}
TEXTS: Final = (
    "제목", "Рекорд", "title", "12", "Key: 5", "", "a  b", " a", "a\tb", "  ", "e\u0301 c",
    "\u00a0a", "\u1112\u1161 \u1112\u1161", "\u2126", "a \u2013 b", "a\u2028b", "a\u0081b",
    "a; b;c;", "a &amp; b",
)  # fmt: skip
TAGS: Final = (
    *VALUES, "A3", "A4", "A1", "TI", "T1", "T2", "JO", "J2", "T3", "PB", "CY", "EP", "VL", "IS",
    "ET", "ST", "SE", "NV", "AB", "N2", "KW", "N1", "DB", "AN", "M2", "TT", "C7", "AD", "DP",
    "CN", "Y1", "U5",
)  # fmt: skip


def outcome(text: str | bytes) -> Outcome:
    """Return what reading *text* gives: records, losses, and the error that ended it."""
    wire = text.encode() if isinstance(text, str) else text
    found: list[Record] = []
    losses: list[Loss] = []
    try:
        found.extend(read(io.BytesIO(wire), name="x.ris", ledger=losses.append))
    except SourceError as error:
        return found, losses, str(error)
    return found, losses, ""


def long_way(text: str | bytes) -> Outcome:
    """Return what reading *text* line by line gives, each reference the long way."""
    with (
        mock.patch.object(pieces, "usual", return_value=None),
        mock.patch.object(_Pieces, "_at_once", return_value=None),
    ):
        return outcome(text)


def line(tag: str) -> st.SearchStrategy[str]:
    """Return lines of a tag, now and then an empty one or one of small letters."""
    texts = st.sampled_from(TEXTS)
    own = st.sampled_from(VALUES.get(tag, ("title",)))
    said = st.one_of(own, own, texts)
    spelled = st.sampled_from((tag, tag, tag, tag.lower()))
    return st.builds("{}  - {}".format, spelled, said)


def references() -> st.SearchStrategy[str]:
    """Return references, most of them of usual tags."""
    kinds = st.sampled_from(("JOUR", "JOUR", "BOOK", "CHAP", "RPRT", "EJOUR", "jour", "ODD"))
    lines = st.lists(st.sampled_from(TAGS).flatmap(line), max_size=11).map("\n".join)
    return st.builds("TY  - {}\nTI  - Title\n{}\nER  - \n".format, kinds, lines)


@settings(max_examples=500, deadline=None)
@given(st.lists(references(), min_size=1, max_size=3).map("\n".join))
def test_both_ways_make_the_same(text: str) -> None:
    """Records, losses and errors are the same."""
    assert outcome(text) == long_way(text)


@pytest.mark.parametrize(
    "wrong", [b"\xb7", "\u2028".encode(), "\u2029".encode(), b"\x01", b"\x7f"], ids=ascii
)
def test_what_no_value_may_hold_is_refused_under_any_tag(wrong: bytes) -> None:
    """The quick way decodes only what is new, so each way to a value has to look at it."""
    for tag in ("TY", "TI", "ZZ", *TAGS):
        kind = b"" if tag == "TY" else b"TY  - BOOK\n"
        for own in (b"", b"12", b"10.1234/", b"http://a.example/"):
            odd = b"%b%b  - %b%b\nER  - \n" % (kind, tag.encode(), own, wrong)
            text = b"TY  - JOUR\nTI  - T\nER  - \n" + odd
            found = outcome(text)
            assert len(found[0]) == 1
            assert "[RR10" in found[2]
            assert found == long_way(text)


def is_usual(kind: str, *said: tuple[str, str]) -> bool:
    """Tell whether a reference of these tags and values takes the quick way."""
    tags, texts = zip(("TY", kind), *said, strict=True)
    return usual(reference(tags, texts, 1)) is not None


def test_usual_references_take_the_quick_way() -> None:
    """So an article as Zotero, EndNote or Scopus writes it costs no look for tags not there."""
    whole = [(tag, values[0]) for tag, values in VALUES.items()]
    whole += [("TI", "Title"), ("JO", "러시아연구"), ("C7", "8"), ("AD", "Here"), ("AD", "There")]
    assert is_usual("JOUR", *whole)
    assert is_usual("BOOK", *[each for each in whole if each[0] != "JO"])
    assert is_usual("EJOUR", *whole)
    assert not is_usual("JOUR", *whole, ("T1", "Other"))
    assert not is_usual("JOUR", *whole, ("TI", "Other"))
    assert not is_usual("JOUR", *whole, ("M2", "PMID: 5"))


def test_one_layout_has_one_plan() -> None:
    """Of two references with the same tags the second is read by what the first one made."""
    layouts = {layout_of(("TY", "TI")) for _ in range(3)}
    assert len(layouts) == 1


def test_what_no_field_is_for_stands_in_the_order_of_the_file() -> None:
    """A date that is none of its year too, as EndNote writes it."""
    lines = ("TY  - EJOUR", "C7  - 8", "PY  - 1998", "DA  - Mar 15", "AD  - Here", "ER  - ", "")
    ((record,), losses, _) = outcome("\n".join(lines))
    assert [each.key for each in record.extra[0].values] == ["TY", "C7", "DA", "AD"]
    assert losses == []


def test_what_is_kept_of_a_date_cannot_be_changed() -> None:
    """Each reference of that date gets the same, whatever is done with it."""
    said = b"PY  - 1998\n", b"DA  - 1998/05/00/Spring\n"
    found = values.issued(said)
    assert found is values.issued(said)
    assert isinstance(hash(found[:2]), int)
