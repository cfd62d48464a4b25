"""The records that the laws are tried on: valid, canonical, and of every kind that there is."""

from hypothesis import HealthCheck, find, given, settings
from msgspec import Struct

from rusrec.formats import yaml
from rusrec.model import Record
from rusrec.testing import record_lists, records
from rusrec.testing.validity import leaves, refused

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
    """Neither the schema nor the text gate has a word against it, and nothing is out of order."""
    assert not refused(record)


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


SIGNS = ('"', "{", "}", "\\", "&", "<i>", "%", "$", "]]>", ":", ",", "й", "송", "勞", "ŏ", "😀")


def test_every_field_and_attribute_and_sign_stands_in_some_record() -> None:
    """Rare ones too: markup, suffixes, all notes; what TeX, XML and YAML mean something by."""
    said: set[tuple[type, str]] = set()
    texts: list[str] = []

    @given(records(least=20, most=40))
    def collect(record: Record) -> None:
        for value in leaves(record):
            if isinstance(value, Struct):
                said.update((type(value), f) for f in value.__struct_fields__ if getattr(value, f))
            else:
                texts.append(str(value))

    quick(collect)()
    everything = "\n".join(texts)
    assert {(kind, f) for kind, _ in said for f in kind.__struct_fields__} == said  # type: ignore[attr-defined]
    assert {f for kind, f in said if kind is Record} == set(Record.__struct_fields__)
    assert [sign for sign in SIGNS if sign not in everything] == []


def test_the_least_record_has_an_id_and_a_type() -> None:
    """Nothing else is needed, and the strategy shrinks to it."""
    least = find(records(), lambda _: True)
    assert least == Record(id=least.id, type=least.type)
    assert least.id
