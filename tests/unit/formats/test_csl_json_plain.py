"""The quick way of reading CSL-JSON makes what the long way makes, or leaves it to that."""

import io
import json
from typing import Any, Final
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rusrec.errors import SourceError
from rusrec.formats.csl_json import read, reader
from rusrec.formats.csl_json.plain import Plain, fields_of, plain
from rusrec.loss import Loss
from rusrec.model import Record

FIRST: Final = {"id": "first", "type": "book"}
LAST: Final = {"id": "last", "type": "book"}

Outcome = tuple[list[Record], list[Loss], str]


def outcome(text: str) -> Outcome:
    """Return what reading *text* gives: records, losses, and the error that ended it."""
    found: list[Record] = []
    losses: list[Loss] = []
    try:
        found.extend(read(io.BytesIO(text.encode()), name="x.json", ledger=losses.append))
    except SourceError as error:
        return found, losses, str(error)
    return found, losses, ""


def slow_outcome(text: str) -> Outcome:
    """Return the same, each item read the long way."""
    with mock.patch.object(reader, "plain", return_value=None):
        return outcome(text)


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
    return st.lists(st.one_of(person, person, other), max_size=2)


def dates() -> st.SearchStrategy[Any]:
    """Return dates, most of them of parts."""
    part = st.one_of(st.integers(1, 31), st.sampled_from((1998, "1998", "5", "", -44, 10**12, 1.5)))
    parts = st.lists(st.lists(part, max_size=4), max_size=2)
    return st.one_of(
        st.builds(lambda first, rest: {"date-parts": [[1998, *rest], *first]}, parts, st.just([5])),
        st.builds(lambda found: {"date-parts": found}, parts),
        st.sampled_from(({"raw": "1998"}, {"literal": "n.d."}, "1998", None)),
    )


def items() -> st.SearchStrategy[dict[str, Any]]:
    """Return items of the usual keys, and now and then another."""
    values: dict[str, st.SearchStrategy[Any]] = dict.fromkeys(
        Plain.__struct_encode_fields__, texts()
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
    values.update({"x-other": texts(), "page-first": texts(), "collection-number": texts()})
    some = st.lists(st.sampled_from(sorted(values)), max_size=8, unique=True)
    return some.flatmap(
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
    assert outcome(text) == slow_outcome(text)


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
    ],
)
def test_a_key_that_stands_twice_is_left_to_the_long_way(text: str) -> None:
    """What would be lost with the first of two values is seen."""
    assert plain(text) is None


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
        found = plain(json.dumps(item, ensure_ascii=ascii_only))
        assert found is not None
        assert fields_of(found) is not None


def test_what_parts_two_items_is_learnt_and_given_up_when_it_does_not_hold() -> None:
    """Items that begin with other keys each time are read all the same, and few guesses made."""
    keys = ("title", "volume", "issue", "page", "note", "DOI", "edition")
    found = [
        {keys[at % 7]: "1", "id": f"a-{at}", "type": "book", "author": [{"family": "b"}] * (at % 3)}
        for at in range(60)
    ]
    text = json.dumps(found, separators=(",", ":"))
    assert outcome(text) == slow_outcome(text)
    assert [record.id for record in outcome(text)[0]] == [each["id"] for each in found]
