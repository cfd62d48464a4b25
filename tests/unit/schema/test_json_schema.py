"""The JSON Schema: fresh, valid, and true of the YAML that the docs show."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from rusrec.model import Record
from rusrec.schema.json_schema import json_schema, text

ROOT = Path(__file__).parents[3]


def examples() -> list[Any]:
    """Return every YAML block of the docs and every record of the repository that is whole."""
    blocks = [
        block
        for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
        for block in re.findall(r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    ]
    records = [path.read_text("utf-8") for path in sorted((ROOT / "records").rglob("*.yaml"))]
    return [block for block in blocks + records if block.startswith("rusrec: 1")]


def test_the_file_is_what_the_model_says() -> None:
    """``schema/rusrec.schema.json`` is made, never written by hand."""
    assert (ROOT / "schema" / "rusrec.schema.json").read_text("utf-8") == text()


def test_every_field_has_a_title_and_a_description() -> None:
    """An editor shows both when the pointer rests on a key."""
    schema = json_schema()
    Draft202012Validator.check_schema(schema)

    assert list(schema["properties"]) == [
        "rusrec", *(name.replace("_", "-") for name in Record.__struct_fields__)
    ]  # fmt: skip
    assert all(field["title"] and field["description"] for field in schema["properties"].values())


def keys(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each key of each map in a schema, with what the schema says of it."""
    if isinstance(node, list):
        node = dict(enumerate(node))
    if isinstance(node, dict):
        for word in ("properties", "patternProperties"):
            yield from node.get(word, {}).items()
        for inner in node.values():
            yield from keys(inner)


def test_every_key_inside_a_field_has_a_title_and_a_description() -> None:
    """So have the parts of a name, of a source, of a correction; a work has those of a record."""
    schema = json_schema()
    mute = {
        key: said
        for key, said in keys(schema)
        if not (said.get("title") and said.get("description"))
        and said != {"$ref": f"#/properties/{key}"}
    }
    told = dict(keys(schema))

    assert mute == {}
    assert {"dropping-particle", "sha256", "sic", "doi", "shelfmark", "term"} <= told.keys()


@pytest.mark.parametrize("block", examples(), ids=lambda block: str(block)[10:60])
def test_each_example_is_valid(block: str) -> None:
    """What the docs show and the library holds passes in an editor."""
    validator = Draft202012Validator(json_schema())
    tree = json.loads(json.dumps(yaml.safe_load(block), default=str))

    assert [error.message for error in validator.iter_errors(tree)] == []


@pytest.mark.parametrize(
    "fault",
    [{"titel": "x"}, {"type": "artikel"}, {"author": {"role": "nobody"}}, {"volume": [1]},
     {"identifiers": {"dio": "10.1/x"}}, {"title": {"not a tag": "x"}}],
)  # fmt: skip
def test_a_fault_is_seen(fault: dict[str, Any]) -> None:
    """The schema refuses what the reader refuses."""
    validator = Draft202012Validator(json_schema())
    record = {"rusrec": 1, "id": "a", "type": "book"}

    assert validator.is_valid(record)
    assert not validator.is_valid({**record, **fault})
