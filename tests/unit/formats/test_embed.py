"""Whole records inside files of other formats: nothing is lost, and what people edit counts."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from rusrec import formats, without
from rusrec.formats import Format, yaml
from rusrec.formats._embed import dumped, loaded, on_a_line
from rusrec.loss import Loss
from rusrec.model import Extra, ExtraValue, Record, Text

GOLDEN = Path(__file__).parents[2] / "golden"
FORMS = [form for form in map(formats.get, formats.available()) if "embed" in form.options]


def records() -> Iterator[Record]:
    """Yield the golden records that stand alone, with all that a format may lose of them."""
    for name in ("thesis", "uncertain-dates", "tex-and-xml-specials"):
        for text in (GOLDEN / name / "record.yaml").read_text("utf-8").split("---\n"):
            record = yaml.parse(text) if text else None
            if record is not None and not isinstance(record.host, str):
                yield record


def trip(
    form: Format, record: Record, edit: Callable[[str], str] = str, **options: object
) -> tuple[Record, list[Loss], list[Loss]]:
    """Return the record that comes back, what its writer and what its reader told."""
    lost: list[Loss] = []
    told: list[Loss] = []
    assert form.write is not None
    assert form.read is not None
    text = "".join(form.write([record], ledger=lost.append, embed=True, **options))
    (came,) = form.read(BytesIO(edit(text).encode()), name="x", ledger=told.append)
    return came, lost, told


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_an_embedded_record_comes_back_whole(form: Format) -> None:
    """Sources, other languages, all; and neither side has a word to say."""
    for record in records():
        assert trip(form, record) == (record, [], [])


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_blanks_and_signs_of_the_format_survive(form: Format) -> None:
    """Two blanks, braces, a comment's end, separators of MARC and RIS."""
    kept = Extra("toy", (ExtraValue("k", "a  b   c]]> }{ $a # ER  - \\n\n x"),))
    record = Record(id="a", type="book", title=(Text("T"),), extra=(kept,))
    assert trip(form, record)[0] == record


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_an_entry_that_was_edited_counts_and_that_is_told(form: Format) -> None:
    """The title put right by hand arrives, and not the one that the record in it has."""
    record = Record(id="a", type="book", language=("en",), title=(Text("Wrong", "en"),), draft=True)

    def edit(text: str) -> str:
        embedded = dumped(record), on_a_line(record)
        held = next((json for json in embedded if json in text), "")
        before, _, after = text.partition(held) if held else (text, "", "")
        return before.replace("Wrong", "Right") + held + after.replace("Wrong", "Right")

    if form.name in ("biblatex", "bibtex"):  # whose comment escapes signs of its own

        def edit(text: str) -> str:
            comment, _, entry = text.partition("\n")
            return f"{comment}\n{entry.replace('Wrong', 'Right')}"

    came, _, told = trip(form, record, edit)
    assert came.title == (Text("Right", "en"),)
    assert not came.draft
    assert len(told) == 1
    assert "what the record in" in told[0].note


@pytest.mark.parametrize("profile", ["vernacular", "loc880", "kormarc"])
@pytest.mark.parametrize("name", ["marc21", "marcxml"])
def test_a_record_is_embedded_in_every_profile_of_marc(name: str, profile: str) -> None:
    """The reader finds out in which one the fields are written."""
    for record in records():
        assert trip(formats.get(name), record, profile=profile)[0] == record


def test_a_record_is_embedded_in_ris_for_zotero() -> None:
    """With the lines that only Zotero gets, the reference still says what the record says."""
    for record in records():
        assert trip(formats.get("ris"), record, for_="zotero")[0] == record


@pytest.mark.parametrize(
    ("name", "options"),
    [("csl-json", {"for_": target, "particles": particles})
     for target in ("zotero", "jurism") for particles in (False, True)]
    + [("mods", {"for_": target, "mods_version": version})
       for target in ("", "library", "zotero") for version in ("3.5", "3.6", "3.7")]
    + [("mods", {"mods_names": "altrep", "dates": {"a": ("1998", "1999-01-02")}})],
)  # fmt: skip
def test_a_record_is_embedded_in_whatever_manner_it_is_written(
    name: str, options: dict[str, object]
) -> None:
    """The reader finds out for whom, and in which version."""
    for record in records():
        assert trip(formats.get(name), record, str, **options)[0] == record


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize(
    "damage",
    [lambda text: text.replace("draft", "draff"), lambda text: text.replace('"id": ', '"id: ')
     .replace('"id":"', '"id:"').replace("&quot;id&quot;:", "&quot;id:")],
    ids=["of another schema", "broken"],
)  # fmt: skip
def test_a_record_that_cannot_be_read_is_told(form: Format, damage: Callable[[str], str]) -> None:
    """What stands beside it arrives; nothing of it is kept as something unknown."""
    record = Record(id="a", type="book", title=(Text("T"),), draft=True)

    def edit(text: str) -> str:
        if form.name == "csl-json":  # of which it is a part: what breaks it breaks the item
            return text.replace("draft", "draff")
        return damage(text)

    if form.name == "marc21":  # whose lengths no longer fit
        return
    came, _, told = trip(form, record, edit)
    assert came.title == record.title
    assert not came.draft
    assert came.extra == ()
    assert len(told) == 1


def test_a_long_record_is_parted_in_iso_2709() -> None:
    """A field has 9,999 bytes; a record of 40,000 comes back all the same."""
    long = "\n".join(f"{'긴 글 ' * 200}{n}" for n in range(12))
    kept = Extra("toy", (ExtraValue("k", long),))
    record = Record(id="a", type="book", title=(Text("가"),), extra=(kept,))
    came, lost, _ = trip(formats.get("marc21"), record)
    assert came.extra == (kept,)
    assert lost == []


def test_a_record_that_has_no_room_is_written_without_and_told() -> None:
    """99,999 bytes are all that ISO 2709 has: then the fields arrive, and what they do not say."""
    kept = Extra("toy", (ExtraValue("k", "긴 글 " * 13_000 + "x"),))
    record = Record(id="a", type="book", title=(Text("가"),), extra=(kept,))
    came, lost, _ = trip(formats.get("marc21"), record)
    assert [loss.path for loss in lost] == ["extra"]
    assert came == without(record, lost)


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "{", '{"rusrec":"1"}', '{"rusrec":"2","id":"a","type":"book"}',
     '{"rusrec":"1","id":"a","type":"book","title":"\\u0007"}', "[" * 100_000],
)  # fmt: skip
def test_what_is_no_record_of_ours_is_none(text: str) -> None:
    """Damaged, of a later schema, with a bell in its title, or too deep."""
    assert loaded(text) is None


def test_a_record_on_a_line_has_no_two_blanks_together() -> None:
    """Readers fold them; escaped they come back."""
    kept = Extra("toy", (ExtraValue("k", "a     b"),))
    text = on_a_line(Record(id="a", type="book", extra=(kept,)))
    assert "  " not in text
    assert "\n" not in text
    record = loaded(text)
    assert record is not None
    assert record.extra == (kept,)
