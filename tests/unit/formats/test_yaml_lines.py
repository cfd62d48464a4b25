"""The line reader of YAML: whatever it takes, the parser reads in the same way."""

import contextlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rusrec.errors import SourceError
from rusrec.formats.yaml import FORMAT, render
from rusrec.formats.yaml.lines import canonical_tree
from rusrec.formats.yaml.tree import tree_of
from rusrec.model import Record
from rusrec.schema.codec import FlowList
from rusrec.scripts import gate
from rusrec.testing.mutations import inputs
from rusrec.testing.strategies import records

RECORDS = sorted((Path(__file__).parents[3] / "records").rglob("*.yaml"))

_VALUES = (
    "x", "송, 준서", "8:30", "a:", ":a", "a: b", "a #b", "#b", "a#b", "x ", " x", '"a: b"',
    '"a', 'a"', '"a\\"b"', '"a\\\\"', '"a\\nb"', '"a" b', "'a'", "'a", "a 'b'", "[a, b]",
    "[a, b", "[]", "[a,b]", '["a, b", c]', "[a: b]", "[[a], b]", "{a: b}", "{a: b, c: d}",
    '{a: "b, c", d: e}', "{a: b, a: c}", "{a}", "{}", "{a: }", "{a: b c:d}", "{a: b?}",
    "{a: {b: c}}", '{a: "b" c}', "|", "|-", ">", "&a b", "*a", "!a b", "%a", "@a", "`a",
    "? a", "-", "- a", "-a", "--- a", "...", "null", "~", "a\\b", "\xa0a", "a\u3000",
    "a - b", "a ? b", "=", "<<", '""', "a, b", "a]", "}a", "𠮷", "",
)  # fmt: skip
_HEADS = (
    "a: ",
    "b: ",
    "ko: ",
    "a:",
    "host:",
    "b-c.d: ",
    "- ",
    "- a: ",
    "- b: ",
    "- a:",
    "- - ",
    "",
    "<<: ",
)
_INDENTS = ("", "", "", "  ", "  ", "  ", "    ", "    ", "      ", " ", "   ")
_LINES = st.tuples(*map(st.sampled_from, (_INDENTS, _HEADS, _VALUES))).map("".join)
_TEXTS = st.lists(_LINES, max_size=8).map(lambda lines: "".join(f"{line}\n" for line in lines))


def exactly(node: Any) -> Any:
    """Return *node* with the order of its keys and the kinds of its lists and texts."""
    if isinstance(node, dict):
        return type(node), [(key, exactly(inner)) for key, inner in node.items()]
    if isinstance(node, list):
        return type(node), [exactly(inner) for inner in node]
    return type(node), node


def taken(text: str) -> bool:
    """Tell whether the line reader takes *text*, which the parser must then read as it does."""
    tree = canonical_tree(text)
    if tree is not None:
        assert exactly(tree) == exactly(tree_of(text))
    return tree is not None


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.name)
def test_records_in_canonical_form_are_taken(path: Path) -> None:
    """The library is read without the parser."""
    assert taken(path.read_text("utf-8"))


@given(records())
def test_what_is_written_is_read_alike(record: Record) -> None:
    """Canonical text gives the tree that the parser gives."""
    taken(render(record))


@given(records(most=4))
def test_most_of_what_is_written_is_taken(record: Record) -> None:
    """The parser is asked only where the text has an escape, a sign at a beginning, a ``#``."""
    text = render(record)
    signs = ("\\", " #", ": -", ": ?", ": :", "- -", "- ?", "- :", "\ufeff", "extra:", "{")
    if not any(sign in text for sign in signs):
        assert taken(text)


@settings(max_examples=1000)
@given(_TEXTS)
@example("a: |\n  b\n   c\n")
@example("a: |\n  b\n\n  c\n")
@example("a: |\n  b\nc\n")
@example("a: b\n  c\n")
@example("a:\n  b: c\n   d: e\n")
@example("a:\n- b\n")
@example("a:\n    b: c\n")
@example("a:\n  - b: c\n    d: e\n  - f\n")
@example("a:\n  - b\n  c: d\n")
@example("a\n  b: c\n")
@example("a: b")
@example("a: b\n\n")
@example("a: b\n---\n")
@example("a: b\n...\n")
@example("%YAML 1.2\n---\na: b\n")
@example("a: \tb\n")
@example("a: {b: c}}\n")
@example("a: [b, , c]\n")
@example("a: [b, ]\n")
@example("a: [b, 'c, d']\n")
@example('a: {b: "c", d: "e"}\n')
@example('a: {b: c"d", e: "f"}\n')
@example('a: ["b", "c, d", e]\n')
@example('a: ["b" , c]\n')
def test_whatever_is_taken_is_read_alike(text: str) -> None:
    """Lines put together without sense are refused or read as the parser reads them."""
    if gate.refused(text) is None:
        taken(gate.nfc(text))


@settings(max_examples=400)
@given(inputs(FORMAT))
def test_spoilt_files_are_never_read_otherwise(data: bytes) -> None:
    """A file with some places spoilt goes to the parser, or means what it says."""
    with contextlib.suppress(UnicodeDecodeError):
        text = data.decode()
        for document in text.split("---\n"):
            if gate.refused(document) is None:
                taken(gate.nfc(document))


@pytest.mark.parametrize(
    "text",
    ["a: b\na: c\n", "a: {}\n", "a: &b c\n", "a: *b\n", "a: !b c\n", "<<: {a: b}\n"],
)
def test_no_guard_is_passed_by(text: str) -> None:
    """What the strict reader refuses is never taken."""
    assert canonical_tree(text) is None
    with pytest.raises(SourceError):
        tree_of(text)


def test_depth_and_size_are_left_to_the_parser() -> None:
    """The limits of depth and number are counted in one place."""
    deep = "".join(f"{'  ' * n}a:\n" for n in range(30)) + "  " * 30 + "a: b\n"
    many = "a:\n" + "  - b\n" * 50_001

    assert canonical_tree(deep) is None
    assert canonical_tree(many) is None


def test_a_list_in_brackets_is_known_as_one() -> None:
    """``[송, 준서]`` may have been meant as one name: the codecs ask."""
    tree = canonical_tree("author: [송, 준서]\n")

    assert tree == {"author": ["송", "준서"]}
    assert isinstance(tree["author"], FlowList)
