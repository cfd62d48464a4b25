"""The page of CSL variables is made by reading each variable and looking where it arrived."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from rusrec.errors import SourceError
from rusrec.formats import csl_json
from rusrec.formats.csl_json.item import KEYS
from rusrec.model import Record

PAGE = Path(__file__).parents[2] / "docs" / "csl-variables.md"
HEAD = """# Where each variable of CSL 1.0.2 stands in a record

Made by reading an item of type `article-journal`, and one of type `chapter` where that differs,
each with a container and one more variable. `custom` is free for any use by CSL's schema and stays
with the format.

| variable | field of the record |
|---|---|
"""
KINDS = ("article-journal", "chapter")
PROCESSING = ("id", "type", "language", "citation-key", "custom", "categories", "multi")


def paths(value: Any, sought: str, at: str = "") -> Iterator[str]:
    """Yield the path of every text in *value* that holds *sought*."""
    if isinstance(value, str):
        if sought in value:
            yield at
    elif isinstance(value, tuple):
        for item in value:
            key = getattr(item, getattr(item, "KEY", ""), "") if isinstance(item, Struct) else ""
            yield from paths(item, sought, f"{at}.{key}" if key and key != "und" else at)
    elif isinstance(value, Struct):
        if getattr(value, "type", "") and type(value).__name__ in ("Note", "Relation"):
            at = f"{at} (type {value.type})"  # type: ignore[attr-defined]
        role = getattr(value, "role", "")
        for field in value.__struct_fields__:
            name = field.replace("_", "-")
            main = name in ("text", "name", "org", "family", "edtf", "value", "note", "term", "to")
            inner = at if main and not isinstance(value, Record) else f"{at}.{name}".lstrip(".")
            yield from paths(
                getattr(value, field), sought, inner + (f" (role {role})" if role else "")
            )


def home(variable: str, kind: str) -> str:
    """Return where *variable* of an item of this *kind* arrives."""
    for value, sought in (
        ([{"family": "Zyxwv"}], "Zyxwv"),
        ({"date-parts": [[1871]]}, "1871"),
        ("10.1871/zyxwv", "1871"),
    ):
        item = {"id": "a", "type": kind, "container-title": "C", variable: value}
        found: list[str] = []
        try:
            stream = io.BytesIO(json.dumps([item]).encode())
            for record in csl_json.read(stream, name="x", ledger=lambda _: None):
                found = [path for path in paths(record, sought) if not path.startswith("extra")]
        except SourceError:  # the variable has another shape, which is tried next
            continue
        if found:
            return f"`{found[0]}`"
    return ""


def table() -> str:
    """Return the page."""
    rows = []
    for variable in sorted(set(KEYS) - set(PROCESSING), key=str.lower):
        first, second = (home(variable, kind) for kind in KINDS)
        where = first if first == second else f"{first}; of a chapter {second}"
        rows.append(f"| {variable} | {where} |\n")
    return HEAD + "".join(rows)


def test_the_page_is_what_the_reader_does(request: pytest.FixtureRequest) -> None:
    """``pytest --accept`` writes it anew."""
    made = table()
    if request.config.getoption("--accept"):
        PAGE.write_text(made, "utf-8")

    assert PAGE.read_text("utf-8") == made


def test_every_variable_has_a_home() -> None:
    """Nothing that CSL-JSON can say falls into ``extra``."""
    homeless = [line for line in table().splitlines() if line.endswith("|  |")]

    assert homeless == []
