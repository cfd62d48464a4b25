"""The records that the laws are tried on: valid, canonical, and of every kind that there is."""

from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, find, given, settings
from msgspec import Struct

from rusrec.formats import yaml
from rusrec.model import Record, Text
from rusrec.model.arrangement import canonical
from rusrec.schema.codec import Context
from rusrec.schema.record import RECORD
from rusrec.scripts import gate
from rusrec.testing import record_lists, records

quick = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@quick
@given(records())
def test_a_record_of_the_strategy_is_valid_and_canonical(record: Record) -> None:
    """Dumped and loaded by the schema it is the same record, and nothing is said against it."""
    context = Context()
    assert RECORD.load(RECORD.dump(record), (), context) == record
    assert not context.problems
    assert canonical(record) == record


@quick
@given(records())
def test_a_record_of_the_strategy_is_the_same_in_its_own_file(record: Record) -> None:
    """What is rendered as YAML is parsed as it was, and rendered again byte for byte."""
    text = yaml.render(record)
    assert yaml.parse(text) == record
    assert yaml.render(record, comments_from=text) == text


@quick
@given(record_lists(most=4, fields=3))
def test_ids_and_keys_in_a_list_differ(found: list[Record]) -> None:
    """No two records of a list have one id or key, whatever the case of its letters."""
    keys = [key for record in found for key in {record.id, (record.citekey or record.id).lower()}]
    assert len(keys) == len(set(keys))


@quick
@given(records())
def test_every_text_is_as_a_record_keeps_it(record: Record) -> None:
    """NFC, folded, without a character that no value may hold."""
    for value in leaves(record):
        if isinstance(value, Text):
            assert gate.paragraphs(value.text) == value.text
            assert gate.refused(value.text) is None


SIGNS = ('"', "{", "}", "\\", "&", "<i>", "%", "$", "]]>", ":", ",", "й", "송", "勞", "ŏ", "😀")


def leaves(value: Any) -> Iterator[Any]:
    """Yield every struct and text below *value*, itself included."""
    if isinstance(value, Struct):
        yield value
        for field in value.__struct_fields__:
            yield from leaves(getattr(value, field))
    elif isinstance(value, tuple):
        for element in value:
            yield from leaves(element)
    elif value:
        yield value


def test_every_field_and_attribute_and_sign_stands_in_some_record() -> None:
    """Rare ones too: markup, suffixes, all notes; what TeX, XML and YAML mean something by."""
    said: set[tuple[type, str]] = set()
    texts: list[str] = []

    @settings(quick, max_examples=400)
    @given(records())
    def collect(record: Record) -> None:
        for value in leaves(record):
            if isinstance(value, Struct):
                said.update((type(value), f) for f in value.__struct_fields__ if getattr(value, f))
            else:
                texts.append(str(value))

    collect()
    everything = "\n".join(texts)
    assert {(kind, f) for kind, _ in said for f in kind.__struct_fields__} == said  # type: ignore[attr-defined]
    assert {f for kind, f in said if kind is Record} == set(Record.__struct_fields__)
    assert [sign for sign in SIGNS if sign not in everything] == []


def test_the_least_record_has_an_id_and_a_type() -> None:
    """Nothing else is needed, and the strategy shrinks to it."""
    least = find(records(), lambda _: True)
    assert least == Record(id=least.id, type=least.type)
    assert least.id
