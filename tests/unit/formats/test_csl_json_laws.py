"""CSL-JSON keeps the laws of all formats with its own options too, and whatever an item says."""

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rusrec import formats
from rusrec.formats.csl_json.item import DATES, KEYS, NAMES, TEXTS
from rusrec.testing import laws
from rusrec.testing.trial import expected, read, written
from rusrec.vocab import item_types

FORM: Final = formats.get("csl-json")
OPTIONS: Final[tuple[dict[str, Any], ...]] = (
    {"particles": True},
    {"for_": "jurism"},
    {"for_": "zotero"},
)
SHARED: Final = Path(__file__).parents[3].parent / "shared/data"
SCHEMA: Final = SHARED / "schemas/csl-data.json"
SUITE: Final = SHARED / "csl-suite"


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("law", laws.laws_of(formats.get("csl-json")), ids=lambda law: law.__name__)
def test_csl_json_keeps_the_law_with_its_options(
    law: laws.Law, options: dict[str, Any], law_examples: int
) -> None:
    """Each law holds with each option."""
    fresh = law_examples > laws.EXAMPLES
    law(FORM, examples=law_examples, options=options, fresh=fresh)


def words() -> st.SearchStrategy[str]:
    """Return texts in three scripts, with blanks, marks and tags, in no canonical form."""
    parts = ("제목", "Рекорд", "title", " ", ", ", "; ", "<i>", "</i>", "\n", "-", "8", "é", ": ")
    return st.lists(st.sampled_from(parts), min_size=1, max_size=6).map("".join)


def wire_names() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Return lists of names with any of the keys of a name."""
    keys = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
    flags = st.sampled_from((True, False, 1, "1", "false"))
    name = st.dictionaries(st.sampled_from(keys), words(), max_size=4)
    flagged = st.dictionaries(
        st.sampled_from(("static-ordering", "comma-suffix", "parse-names")), flags, max_size=1
    )
    return st.lists(st.builds(lambda a, b: {**a, **b}, name, flagged), min_size=1, max_size=3)


def wire_dates() -> st.SearchStrategy[dict[str, Any]]:
    """Return dates with any of the keys of a date."""
    number = st.one_of(st.integers(-50, 40), st.sampled_from(("1998", "05", "", "x", 1998, 2001)))
    parts = st.lists(st.lists(number, min_size=1, max_size=3), min_size=1, max_size=2)
    said = st.sampled_from(("1998", "1998/..", "199X", "n.d.", "May 1998", "1998/5/31", " "))
    return st.fixed_dictionaries(
        {},
        optional={
            "date-parts": parts,
            "season": st.sampled_from((1, "2", "Fall", "22:56:08")),
            "circa": st.sampled_from((True, 1, "0")),
            "literal": said,
            "raw": said,
        },
    )


def items() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Return items with a few of all the keys of CSL-JSON."""
    number = st.one_of(words(), st.integers(0, 99), st.sampled_from(("8", "1-2", "10.1000/182")))
    values: dict[str, st.SearchStrategy[Any]] = {
        **dict.fromkeys(TEXTS - {"id", "type", "language"}, number),
        **dict.fromkeys(NAMES, wire_names()),
        **dict.fromkeys(DATES, wire_dates()),
        "language": st.sampled_from(("ko", "rus", "en-us", "English", "Klingonish", "ko; ru")),
        "categories": st.lists(words(), max_size=2),
        "custom": st.dictionaries(words(), st.integers(0, 9), min_size=1, max_size=2),
        "x-note": words(),
        "URL": st.sampled_from(
            ("https://example.org/", "https://doi.org/10.1000/182", "https://hdl.handle.net/1/2")
        ),
    }
    keys = st.lists(
        st.sampled_from((*sorted(values), "container-title", "language")), max_size=8, unique=True
    )
    kinds = st.sampled_from(("article-journal", "chapter", "book", *item_types(), "no-type"))
    item = keys.flatmap(lambda keys: st.fixed_dictionaries({key: values[key] for key in keys}))
    ids = st.sampled_from(("a-1", "Song1998", "http://zotero.org/items/A", "송"))
    return st.lists(
        st.builds(lambda id_, kind, item: {"id": id_, "type": kind, **item}, ids, kinds, item),
        max_size=2,
        unique_by=lambda item: item["id"],
    )


@settings(max_examples=200, deadline=None)
@given(items(), st.sampled_from(({}, {"particles": True}, {"for_": "jurism"}, {"embed": True})))
def test_whatever_an_item_says_makes_the_trip(
    found: list[dict[str, Any]], options: dict[str, Any]
) -> None:
    """Any item is read, and what was read comes back but for the declared losses."""
    came, _ = read(FORM, json.dumps(found).encode())
    text, losses = written(FORM, came, options)
    assert read(FORM, text.encode())[0] == expected(came, losses)
    assert len(came) == len(found)


@pytest.mark.shared
@settings(max_examples=100, deadline=None)
@given(items(), st.sampled_from(({}, {"particles": True}, {"embed": True})))
def test_what_is_written_is_valid_by_the_schema(
    found: list[dict[str, Any]], options: dict[str, Any]
) -> None:
    """Whatever came in, what goes out has no key and no shape that csl-data.json refuses."""
    if not SCHEMA.exists():
        pytest.skip(f"{SCHEMA} is not there")
    jsonschema = pytest.importorskip("jsonschema")
    came, _ = read(FORM, json.dumps(found).encode())
    written_items = json.loads(written(FORM, came, options)[0])
    jsonschema.Draft7Validator(json.loads(SCHEMA.read_text())).validate(written_items)


@pytest.mark.shared
def test_the_items_of_the_official_suite_come_in_and_out() -> None:
    """All with an id are read; only keys of others, or with newer names, are not written again."""
    if not SUITE.exists():
        pytest.skip(f"{SUITE} is not there")
    newer = {"journalAbbreviation", "shortTitle", "event", "page-first", "multi", "URL"}
    for path in sorted(SUITE.glob("*.txt")):
        fixture = path.read_text("utf-8")
        found = re.search(r">>=+ INPUT =+>>(.*?)<<=+ INPUT =+<<", fixture, re.DOTALL)
        items = json.loads(found[1]) if found else []
        if not all(item.get("id") for item in items):
            continue
        came, _ = read(FORM, json.dumps(items).encode())
        text, losses = written(FORM, came)
        assert read(FORM, text.encode())[0] == expected(came, losses), path.name
        for item, again in zip(items, json.loads(text), strict=True):
            gone = {key for key in item.keys() & KEYS.keys() - newer if item[key]} - again.keys()
            assert not gone, path.name


@pytest.mark.parametrize("key", sorted(set(KEYS) - {"id", "type", "multi"}))
@pytest.mark.parametrize("context", [{}, {"container-title": "C"}], ids=["alone", "in-host"])
@pytest.mark.parametrize("kind", ["article-journal", "chapter", "book"])
def test_every_variable_has_a_home(key: str, context: dict[str, str], kind: str) -> None:
    """A variable of CSL 1.0.2 comes back under its own key, or under the key that replaced it."""
    newer = {
        "journalAbbreviation": "container-title-short",
        "shortTitle": "title-short",
        "event": "event-title",
        "page-first": "page",
    }
    value = sample(key)
    item = {"id": "a", "type": kind, **context, key: value}
    came, told = read(FORM, json.dumps([item]).encode())
    text, losses = written(FORM, came)

    assert not told
    if key == "original-author":  # Zotero would make it an author of the item
        assert [loss.path for loss in losses] == ["original"]
    else:
        assert json.loads(text)[0][newer.get(key, key)] == value
        assert not losses
    assert key == "custom" or not came[0].extra


def sample(key: str) -> object:
    """Return a value that a variable can have."""
    if key in NAMES:
        return [{"family": "Небылицын", "given": "Иван"}, {"literal": "없는출판사"}]
    if key in DATES:
        return {"date-parts": [[1998, 5]]}
    return {
        "citation-key": "Key1998",
        "categories": ["a", "b"],
        "custom": {"x": [1, "y"]},
        "language": "ko",
        "DOI": "10.1000/182",
        "ISBN": "978-3-16-148410-0",
        "ISSN": "1229-1056",
        "PMID": "12",
        "PMCID": "PMC12",
        "URL": "https://example.org/",
    }.get(key, "Words 5")
