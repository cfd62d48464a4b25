"""The quick way of reading CSL-JSON makes what the long way makes, or leaves it to that."""

import gc
import io
import json
import re
import string
import time
from itertools import product
from typing import Any, Final
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rusrec.errors import SourceError
from rusrec.formats import _decoding
from rusrec.formats._usual import Kept
from rusrec.formats.csl_json import pieces, read, reader
from rusrec.formats.csl_json.plain import record_in
from rusrec.formats.csl_json.stream import Objects
from rusrec.formats.csl_json.usual import Usual, is_bare, marks
from rusrec.loss import Loss
from rusrec.model import Record

FIRST: Final = {"id": "first", "type": "book"}
LAST: Final = {"id": "last", "type": "book"}

Outcome = tuple[list[Record], list[Loss], str]


def outcome(text: str | bytes, encoding: str | None = None) -> Outcome:
    """Return what reading *text* gives: records, losses, and the error that ended it."""
    found: list[Record] = []
    losses: list[Loss] = []
    source = io.BytesIO(text if isinstance(text, bytes) else text.encode())
    try:
        found.extend(read(source, name="x.json", ledger=losses.append, encoding=encoding))
    except SourceError as error:  # what is shown of a line depends on where the text is cut
        shown = [problem._replace(evidence="") for problem in error.problems]
        return found, losses, str(SourceError(shown))
    return found, losses, ""


def cut_outcome(text: str | bytes, chunk: int = 64) -> Outcome:
    """Return the same of a text that comes in small chunks and is cut as a long one is."""
    with mock.patch.object(pieces, "_FEW", 0), mock.patch.object(_decoding, "_CHUNK", chunk):
        return outcome(text)


def slow_outcome(text: str | bytes) -> Outcome:
    """Return the same, each item read the long way."""
    with mock.patch.object(reader, "record_in", return_value=None):
        return outcome(text, "utf-8")


def texts() -> st.SearchStrategy[str]:
    """Return texts in three scripts: with marks of JSON, blanks, tags, and what is refused."""
    parts = (
        "제목", "\u1112\u1161", "Рекорд", "title", " ", "  ", "\n", "\u00a0", "<i>",
        "</i>", '"', '":', "\\", "\\\\", "},\n{", '},{"id"', ", ", ";", "e\u0301", "\x85", "8",
    )  # fmt: skip
    return st.lists(st.sampled_from(parts), max_size=5).map("".join)


def names() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Return lists of names, most of them in two parts."""
    person = st.fixed_dictionaries({"family": texts(), "given": texts()})
    other = st.dictionaries(st.sampled_from(("family", "literal", "suffix")), texts())
    odd: st.SearchStrategy[Any] = st.sampled_from(
        (None, "Song", {"family": None}, {"family": "a", "given": ["b"]}, [])
    )
    return st.lists(st.one_of(person, person, other, odd), max_size=2)


def dates() -> st.SearchStrategy[Any]:
    """Return dates, most of them of parts."""
    odd: tuple[Any, ...] = (1998, "1998", "5", "", -44, 10**12, 1.5, None, True, {}, [1998])
    part = st.one_of(st.integers(1, 31), st.sampled_from(odd))
    parts = st.lists(st.lists(part, max_size=4), max_size=2)
    return st.one_of(
        st.builds(lambda first, rest: {"date-parts": [[1998, *rest], *first]}, parts, st.just([5])),
        st.builds(lambda found: {"date-parts": found}, parts),
        st.builds(lambda found: {"date-parts": [[1998], found]}, part),
        st.sampled_from(({"raw": "1998"}, {"literal": "n.d."}, {}, [], "1998", None)),
    )


def items() -> st.SearchStrategy[dict[str, Any]]:
    """Return items of the usual keys, and now and then another."""
    values: dict[str, st.SearchStrategy[Any]] = dict.fromkeys(
        Usual.__struct_encode_fields__, texts()
    )
    values.update(
        dict.fromkeys(("author", "editor", "translator"), names()),
        issued=dates(),
        accessed=dates(),
        id=st.sampled_from(("a", "A 1", "http://zotero.org/1", "first", "", "제목")),
        type=st.sampled_from(("article-journal", "chapter", "book", "webpage", "article", "")),
        language=st.sampled_from(("ko", "en-US", "rus", "Klingonish", "ko, ru", "")),
        DOI=st.sampled_from(("10.1000/182", "https://doi.org/10.1000/182", "doi: 10.1/a", "x")),
        ISSN=st.sampled_from(("1229-1056", "12291056, 2434-561X", "1229-1056 (print)", "x")),
        ISBN=st.sampled_from(("978-89-5933-000-0", "8959330005 (pbk.)", "")),
        URL=st.sampled_from(("https://a.example/1", "https://doi.org/10.1000/182", " ", "a b")),
    )
    some: st.SearchStrategy[Any] = st.sampled_from((None, True, 8, 1.5, [], {}, ["a"]))
    values = {key: st.one_of(each, each, each, some) for key, each in values.items()}
    values.update({"x-other": texts(), "page-first": texts(), "collection-number": texts()})
    keys = st.lists(st.sampled_from(sorted(values)), max_size=8, unique=True)
    return keys.flatmap(
        lambda chosen: st.fixed_dictionaries(
            {"id": values["id"], "type": values["type"], **{key: values[key] for key in chosen}}
        )
    )


@pytest.mark.parametrize("between", [",\n", ", ", ","])
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(item=items(), pretty=st.booleans())
def test_both_ways_of_reading_make_the_same(
    between: str, item: dict[str, Any], *, pretty: bool
) -> None:
    """Records, losses and errors are the same, whatever an item says."""
    form = {"indent": 1} if pretty else {"ensure_ascii": False}
    found = [json.dumps(each, **form) for each in (FIRST, LAST, item, {})]
    text = f"[{between.join(found)}]"
    expected = slow_outcome(text)
    assert outcome(text, "utf-8") == expected
    assert cut_outcome(text) == expected
    assert cut_outcome(text, 100_000) == expected


@pytest.mark.parametrize(
    "text",
    [
        '{"id": "a", "id": "b"}',
        '{"title" : "a", "title": "b"}',
        '{"author": [{"family": "a", "family": "b"}]}',
        '{"issued": {"date-parts": [[1998]], "date-parts": [[1999]]}}',
        '{"title": "\\": a", "title": "b"}',
        '{"title": "a\\\\", "title": "b"}',
        '{"note": "\\u0022\\u0022\\u0022\\u0022", "title": "a", "title": "b"}',
        '{"accessed": {"date-parts": [["1", 2]], "date-parts": [[1, "2"]]}}',
        '{"abstract": "a", "abstract": "b"}',
        '{"abstract": "a", "title": "b", "title": "c"}',
        '{"title": "b", "title": "c", "abstract": "a \\"b\\""}',
        '{"abstract": "\\"", "title": "b", "title": "c"}',
        '{"abstract": "a\\\\", "title": "b", "title": "c"}',
        '{"abstract" : "a", "title": "\\"b\\"", "title": "c"}',
        '{"title": "abstract", "note": ":", "title": "c"}',
        '{"editor": [{"literal": "a", "literal": "b"}]}',
    ],
)
def test_a_key_that_stands_twice_is_refused(text: str) -> None:
    """What would be lost with the first of two values is seen."""
    text = '{"id": "x", "type": "book", ' + text[1:]
    items = [f'{{"id": "{id_}", "type": "book"}}' for id_ in ("first", "second", "third")]
    for between in (",", ",\n"):
        whole = f"[{between.join([*items[:2], text, items[2]])}]"
        for found in (outcome(whole), cut_outcome(whole, 1000)):
            assert [record.id for record in found[0]] == ["first", "second"]
            assert "stands twice in one object" in found[2]


def test_the_usual_item_is_read_quickly() -> None:
    """An article as programs write it goes the quick way, quotation marks and escapes included."""
    item = {
        "id": "a",
        "type": "article-journal",
        "language": "ko",
        "title": 'On "tractors": a study',
        "author": [{"family": "송", "given": "준서"}, {"literal": "연구소"}],
        "issued": {"date-parts": [["1998", 5]]},
        "container-title": "러시아연구",
        "ISSN": "1229-1056",
        "DOI": "10.1000/182",
        "URL": "https://a.example/1",
        "keyword": "a, b",
        "note": "One.\n\nTwo.",
        "source": "KCI",
    }
    for ascii_only in (True, False):
        text = json.dumps(item, ensure_ascii=ascii_only).encode()
        assert record_in(text, quiet=True) == record_in(text, quiet=False) is not None


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(item=st.dictionaries(st.sampled_from(("abstract", "title", "note")), texts()))
@pytest.mark.parametrize("separators", [(", ", ": "), (",", ":"), (",", " : ")])
def test_marks_are_those_around_keys_and_values(
    separators: tuple[str, str], item: dict[str, str]
) -> None:
    """Two for each text of JSON, whatever it holds; bare is what has no other escapes."""
    text = json.dumps(item, ensure_ascii=False, separators=separators)
    around = 2 * len(re.findall(r'"(?:[^"\\]|\\.)*"', text))
    assert marks(text.encode()) == around
    assert is_bare(text.encode()) == (not re.search(r'\\[^"]', text))
    if is_bare(text.encode()):
        assert marks(text.encode(), bare=True) == around


def test_an_abstract_of_quotation_marks_costs_no_more_than_its_length() -> None:
    """Half a megabyte of them takes a tenth of a second: each is passed over once."""
    text = b'{"abstract":"' + b'\\"' * 400_000 + b'","title":"x"}'
    start = time.process_time()
    assert marks(text, bare=True) == 8
    assert time.process_time() - start < 2


def array(items: list[str], between: str = ",\n") -> str:
    """Return an array of items, enough of them to be cut."""
    return f"[{between.join(items)}]"


ITEMS: Final = [
    json.dumps(
        {
            "id": f"a{number}",
            "type": "article-journal",
            "title": 'On "tractors"',
            "author": [{"family": "Song"}, {"family": "송", "given": "준서"}],
            "issued": {"date-parts": [[1998, number % 12 + 1]]},
        },
        ensure_ascii=False,
    )
    for number in range(60)
]


@settings(max_examples=300, deadline=None)
@given(
    parts=st.lists(st.sampled_from((b"},", b"\n", b"{", b" ", b"a", b"},\n {", b"},\n{"))),
    between=st.sampled_from((b"},\n{", b"},\n {", b"}\n,\n{", b"},{")),
)
def test_items_on_lines_are_parted_as_any_others(parts: list[bytes], between: bytes) -> None:
    """What is cut line by line is cut as by the text between, wherever it stands."""
    text = b"{" + b"".join(parts)
    found = pieces.parted(text, between, b"{")
    assert between[1:-1].join(found) == text
    assert found == re.split(re.escape(between[1:-1]).join((b"(?<=})", b"(?={)")), text)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("between", [",\n", ", ", ",", "\n,\n\n  ", ",\r\n", "\r\n,\r\n\r\n  "])
def test_a_long_array_is_cut(between: str, mark: str) -> None:
    """Of many items all but the last are cut out of the bytes, whatever stands between them.

    So it is behind a byte order mark, and where lines end in CR and LF.
    """
    text = mark + array(ITEMS, between)
    rest = iter([{"id": "rest", "type": "book"}])
    with mock.patch.object(Objects, "__iter__", return_value=rest, create=True):
        records, *told = outcome(text)
    assert [record.id for record in records] == [*(f"a{n}" for n in range(59)), "rest"]
    assert told == [[], ""]
    assert outcome(text) == slow_outcome(text)


@pytest.mark.parametrize("between", [",\n", ","])
@pytest.mark.parametrize(
    "odd",
    [
        '{"id": "x", "title": "a\x07"}',
        '{"id": "x", "title": "a\\u0007", "type": "book"}',
        '{"id": "x", "title": "a\u2028", "type": "book"}',
        '{"id": "x", "title": "a\x85 \U0001fffe", "type": "book"}',
        '{"id": "x", "title": "\ufdd0", "type": "book"}',
        '{"id": "x", "title": "  a  \u00a0", "abstract": "a  b", "type": "book"}',
        '{"id": "x", "title": "},\n{"}',
        '{"id": "x", "title": "},{\\"id\\"", "type": "book"}',
        '{"id": "x", "note": NaN}',
        '{"id": "a1", "type": "book"}',
        '{"id": "x", "x": [[[{"id": 1},{"id": 2}]]]}',
        '{"id": "x"} {"id": "y"}',
        '{"id": "x"',
        '"id": "x"}',
        "",
        "[]",
        '{"type": "book"},{"id": "z"}',
        '{"id": "x", "title": "%s"}' % ("x" * 1_000_001),
        "\r\n" + ITEMS[0].replace("a0", "x"),
    ],
)
def test_what_does_not_come_apart_is_read_as_text(between: str, odd: str) -> None:
    """Items that cannot be cut, and errors with their places, are those of the long way."""
    for at in (0, 1, 20, 60):
        text = array([*ITEMS[:at], odd, *ITEMS[at:]], between)
        expected = slow_outcome(text)
        assert outcome(text) == expected
        assert cut_outcome(text, 1000) == expected


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize(
    "odd",
    [
        "",
        '{"id": "x", "title": "a\nb", "note": "c\n\nd", "type": "book"}',
        '{"id": "x",\n "title": "a\x07"}',
        '{"id": "x", "title": "a\rb", "type": "book"}',
        '{"id": "a1",\n "type": "book"}',
        '{"id": "x"\n',
    ],
)
def test_other_line_ends_and_a_mark_change_nothing(odd: str, end: str, mark: str) -> None:
    """Records, losses, and the places of errors are those of the long way."""
    items = [json.dumps(json.loads(item), ensure_ascii=False, indent=1) for item in ITEMS]
    for at in (0, 1, 20, 60):
        found = [*items[:at], odd, *items[at:]]
        text = mark + array([each for each in found if each]).replace("\n", end)
        expected = slow_outcome(text)
        assert outcome(text) == expected
        for chunk in (997, 1000, 100_000):
            assert cut_outcome(text, chunk) == expected


def test_bytes_that_are_no_text_are_told_in_their_place() -> None:
    """The error names byte, line and column as it does where nothing is cut."""
    for mark, between in product(("", "\ufeff"), (",\n", ",", ",\r\n")):
        whole = (mark + array(ITEMS, between)).encode()
        for at in (10, 3000, len(whole) - 20):
            text = whole[:at] + b"\xff" + whole[at:]
            records, _, error = outcome(text)
            assert error == slow_outcome(text)[2]
            assert "RR101" in error
            assert len(records) <= len(ITEMS)


def test_of_few_languages_names_are_kept() -> None:
    """A file of a thousand languages keeps no names and keywords for each of them."""
    letters = string.ascii_lowercase
    tags = [f"q{one}{other}" for one in "abcdefgh" for other in letters]
    item = {"id": "a", "type": "book", "author": [{"family": "Song"}], "keyword": "a"}

    def number() -> int:
        return sum(type(each) is Kept for each in gc.get_objects())

    before = number()
    for tag in tags:
        assert record_in(json.dumps({**item, "language": tag}).encode(), quiet=True)
    assert number() - before <= 2 * 64
