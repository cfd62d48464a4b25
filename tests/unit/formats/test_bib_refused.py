r"""What is refused of a .bib file, what is let through with a word, and what holds for any file."""

import logging
import time
from collections.abc import Iterator
from unittest import mock

import pytest
from bibtexparser.model import Entry
from bibtexparser.splitter import Splitter
from hypothesis import given
from hypothesis import strategies as st

from rusrec.errors import Problem, SourceError
from rusrec.formats._bib.grammar.blocks import blocks
from rusrec.formats._bib.grammar.entries import RawEntry, balanced, entries

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())


def read(text: str) -> tuple[list[RawEntry], list[str]]:
    """Give the entries of a text, and the warnings."""
    warnings: list[Problem] = []
    found = list(entries([text], name="f.bib", warn=warnings.append))
    return found, [str(problem) for problem in warnings]


def clean(text: str) -> list[RawEntry]:
    """Give the entries of a text that needs no warning."""
    found, warnings = read(text)
    assert warnings == []
    return found


def refused(text: str) -> str:
    """Give the error that a text is refused with."""
    with pytest.raises(SourceError) as caught:
        read(text)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "code", "line", "word"),
    [
        ("@article{a, x = {y},\n@misc{b, x = 1}\n", "RR130", 1, "not closed before line 2"),
        ("@article{a, x = {y,\n z = 1\n", "RR130", 1, "before the end of the file"),
        ("\n@misc(a, x = {y}\n", "RR130", 2, "missing )"),
        ("@misc(a, x = {y},\n@misc(b, x = 1)\n", "RR130", 1, "not closed before line 2"),
        ("@misc{a, x = {y}}, z = {w}}\n@misc{b}\n", "RR131", 1, "ended too early"),
        ("@misc{a}\n}\nz = 1}\n", "RR131", 3, "ended too early"),
        ("@misc{a}\n@article b, x = {y}\n", "RR131", 2, "an @ begins no entry"),
        ("@misc{a,\n x = {y}\n z w\n}", "RR132", 3, "«z w»"),
        ('@misc{a, x = "y, z = {w}}\n', "RR132", 1, "the value of x"),
        ("@misc{a,\n x = {y} # ,\n z = 1}\n", "RR132", 2, "missing behind #"),
        ("@string{a}\n", "RR132", 1, '@string{name = "text"}'),
        ("@string{a = b}@string{b = a}@misc{c, x = a}", "RR133", 1, "a # b # a"),
        ("@misc{a, title = {x},\n Title = {y}}", "RR135", 2, "title: stands more than once"),
        ("@misc{a}\n\n@book{a}", "RR136", 3, "already on line 1"),
        ("@misc{a, crossref = {b}}@misc{b, crossref = {a}}", "RR137", 1, "a > b > a"),
        ("@misc{a,\n x = {\x07}}", "RR104", 2, "U+0007"),
        ("\n@misc{a, x = " + "{" * 256 + "}" * 256 + "}", "RR138", 2, "deeper than 255"),
    ],
)
def test_a_broken_file_is_refused_with_line_and_remedy(
    text: str, code: str, line: int, word: str
) -> None:
    """Nothing is dropped in silence: file, line, what is wrong, and the words that show it."""
    message = refused(text)
    assert message.startswith(f"f.bib:{line}:")
    assert f"[{code}]" in message
    assert word in message
    assert "help:" in message


def test_a_file_of_another_kind_is_refused() -> None:
    """Text without one block is no .bib file; an empty file, or one of comments, is one."""
    assert "f.bib:2: [RR131] no entry begins in this file" in refused("\nTY  - JOUR\nER  - \n")
    assert clean("% Encoding: UTF-8\n\n") == clean("@comment{x}\ntext") == clean("") == []


def test_a_key_that_stands_twice_is_told_with_its_own_line_at_once() -> None:
    """Not with that of one in other letters; the file is not read again for each of thousands."""
    text = "@misc{Doe, x = 1}\n@misc{doe, x = 1}\n" + "@misc{doe, x = 1}\n" * 3000
    errors: list[SourceError] = []
    again = mock.Mock(side_effect=AssertionError)
    found = entries([text], name="f.bib", warn=str, again=again, refuse=errors.append)
    assert [entry.key for entry in found] == ["Doe", "doe"]
    assert len(errors) == 3000
    assert all("stands already on line 2" in str(error) for error in errors)


def test_a_file_whose_only_entry_is_refused_is_one() -> None:
    """That an entry begins is not denied for a character in it."""
    errors: list[SourceError] = []
    found = entries(["words\n@misc{a, x = {\x1b}}\n"], name="f.bib", warn=str, refuse=errors.append)
    assert [*found] == []
    assert [error.problems[0].code for error in errors] == ["RR104"]


def test_a_surplus_brace_loses_nothing_and_is_told() -> None:
    """A brace too many after an entry is a slip; text after one is a lost field."""
    found, warnings = read("@misc{a, x = 1}}\n@misc{b, x = 2}\n}\n")
    assert [entry.key for entry in found] == ["a", "b"]
    assert [warning.partition(": ")[0] for warning in warnings] == ["f.bib:1", "f.bib:3"]


def test_an_entry_without_its_at_sign_is_told() -> None:
    """BibTeX passes over it; people take the @ away on purpose, or lose it."""
    for text in ("article{a,\n x = 1\n}\n@misc{b}", "@misc{b}\nbook{a, title = {T}}\n"):
        found, warnings = read(text)
        assert [entry.key for entry in found] == ["b"]
        assert "looks like an entry without its @" in warnings[0]
    assert read("So is foo(bar, baz): it has x{y, z}\n@misc{b}")[1] == []


def test_the_other_entries_are_read_when_errors_are_taken() -> None:
    """With *refuse*, each error is handed over, and reading goes on after it."""
    text = "@misc{a, x = {y},\n@misc{b}\n@misc{c, x, y}\n@misc{b}\n@misc{d, x = e}\n@misc{f"
    errors: list[SourceError] = []
    found = entries([text], name="f.bib", warn=lambda _: None, refuse=errors.append)
    assert [entry.key for entry in found] == ["b", "d"]
    codes = [problem.code for error in errors for problem in error.problems]
    assert codes == ["RR130", "RR132", "RR136", "RR130"]


def test_a_macro_cannot_make_a_small_file_a_large_one() -> None:
    """Doubling definitions, and one long text used by every entry, are refused."""
    chain = "".join(f"@string{{a{i} = a{i - 1} # a{i - 1}}}" for i in range(1, 60))
    assert "RR134" in refused(f'@string{{a0 = "{"x" * 100}"}}{chain}@misc{{k, x = a59}}')
    used = "".join(f"@misc{{k{i}, x = a}}" for i in range(1000))
    assert "RR134" in refused(f'@string{{a = "{"x" * 100_000}"}}{used}')
    heirs = "".join(f"@misc{{k{i}, crossref = p}}" for i in range(1000))
    assert "RR134" in refused(f"{heirs}@misc{{p, x = {{{'x' * 100_000}}}}}")


TOKENS = (
    *("@article{", "@book(", "@string{", "@comment{", "@preamble{", "}", ")", "{", '"', ",", "="),
    *(" # ", "\n", "\n@", "a", "key", "title", "x y", " ", "%", "\\", "\\{", "\\}", '\\"', "1998"),
    *(
        "jan",
        "crossref",
        "xdata",
        "\n@misc{k,",
        "@",
        "author = {A and B},",
        'x = "y",',
        "송",
        "= {",
    ),
)
SOURCES = st.lists(st.sampled_from(TOKENS), max_size=40).map("".join)


def outcome(chunks: Iterator[str]) -> tuple[list[object], list[Problem]]:
    """Give entries and errors in order, and warnings."""
    found: list[object] = []
    warnings: list[Problem] = []
    stream = entries(
        chunks, name="f", warn=warnings.append, refuse=lambda error: found.append(str(error))
    )
    for entry in stream:
        found.append(entry)  # noqa: PERF402 (errors are put between them meanwhile)
    return found, warnings


@given(SOURCES, st.integers(1, 9))
def test_where_the_text_is_cut_means_nothing(text: str, size: int) -> None:
    """Any text gives entries and SourceErrors, the same ones in pieces of any size."""
    pieces = (text[at : at + size] for at in range(0, len(text), size))
    assert outcome(iter([text])) == outcome(pieces)


VALUES = (
    *(
        "{a}",
        '"b"',
        "12",
        "jan",
        "{a {b} c}",
        '"a {"} b"',
        '"x" # {y}',
        "{a \\{ b}",
        "{a, b}",
        "{}",
    ),
    *('"a, b"', "{x@y}", '"{a}"', "{a = b}", '{\\"o}', '"\\"o"', '""', '"a{b"', '"a}b"'),
)


@given(
    st.lists(
        st.dictionaries(st.sampled_from(["x", "y", "z"]), st.sampled_from(VALUES)), min_size=1
    ),
    st.sampled_from(["{}", "()"]),
)
def test_what_bibtexparser_reads_is_read_with_the_same_values(
    fields: list[dict[str, str]], delimiters: str
) -> None:
    """The fast path never differs from the library's, where BibTeX's rules leave no doubt."""
    text = "\n".join(
        f"@misc{delimiters[0]}k{at}"
        + "".join(f", {k} = {v}" for k, v in each.items())
        + delimiters[1]
        for at, each in enumerate(fields)
    )
    blocks_ = Splitter(text).split().blocks
    parsed = [block for block in blocks_ if isinstance(block, Entry)]
    doubtful = sum(text.count(odd) for odd in ("a{b", "a}b", "\\{")) > 1
    if doubtful or len(parsed) < len(fields) or len(blocks_) > len(parsed):
        return
    found, _ = read(text)
    assert [entry.key for entry in found] == [block.key for block in parsed]
    for entry, block in zip(found, parsed, strict=True):
        plain = {f.key: f.value[1:-1] for f in block.fields if f.value in VALUES[:2] + VALUES[7:]}
        assert {name: entry.fields[name] for name in plain} == plain


def test_an_entry_comes_out_before_the_next_is_read() -> None:
    """A file is read no further than the entry that is asked for, and the end of its line."""
    given_out: list[int] = []

    def pieces() -> Iterator[str]:
        for at in range(10):
            given_out.append(at)
            yield f"@misc{{k{at}, x = {{y}}}}\n"

    stream = entries(pieces(), name="f", warn=lambda problem: pytest.fail(str(problem)))
    assert next(stream).key == "k0"
    assert given_out == [0]
    assert next(stream).key == "k1"
    assert given_out == [0, 1]


@pytest.mark.parametrize(
    "text",
    [
        "{" * 200_000,
        "@" * 200_000,
        '@a{k, x = "' + '"' * 200_000,
        "@a{" * 70_000,
        "@a{{" + "{" * 200_000,
        "@a(" * 70_000,
        "\n@a{x," * 30_000,
        "%@a{\n%" * 30_000,
        "@comment{" * 20_000,
        "%" + "@a{ " * 50_000 + "}",
        "me@home(" * 20_000,
        f"@a{{k{' ' * 200_000}b}}",
        f"@a{{k, x={'{}#' * 60_000}{{}}}}",
        f"@a{{k, x={{{chr(92)}{{" + "\\}\n" * 60_000,
        "@a{k, x={" + "\n@a{" * 40_000,
        "@a{k" + ", note={x}, note={y}" * 10_000 + "}",
        "".join(f"@a{{k{i},crossref={{k{i + 1}}}}}\n" for i in range(6000)),
        "".join(f"@string{{a{i} = a{i + 1}}}" for i in range(4000)) + "@a{k, x = a0}",
    ],
)
def test_a_hostile_file_costs_no_more_than_its_length(text: str) -> None:
    """A fifth of a megabyte of anything takes less than a second or two."""
    start = time.process_time()
    outcome(iter([text[at : at + 65_536] for at in range(0, len(text), 65_536)]))
    assert time.process_time() - start < 3


def test_braces_nest_as_deep_as_tex_can_group() -> None:
    """So 255 are read, and many that stand side by side."""
    assert clean("@misc{a, x = " + "{" * 255 + "}" * 255 + "}")
    assert clean("@misc{a, x = {" + "{}" * 300 + "}}")


def test_an_entry_of_nothing_is_told_and_is_no_record() -> None:
    """Neither key nor field: there is nothing to hold; one with either is an entry."""
    found, warnings = read("@article{}\n@article{,}\n@article{,x={y}}\n@article{a}\n")
    assert [entry.line for entry in found] == [3, 4]
    assert [warning.split(":")[1] for warning in warnings] == ["1", "2"]


def test_a_block_has_a_million_characters_at_most() -> None:
    """An entry that never ends is given up, not held."""
    assert "more than 1,000,000 characters" in refused("@misc{a, x = {" + "y" * 1_000_000 + "}}")
    assert clean("@misc{a, x = {" + "y" * 999_000 + "}}")


def test_blocks_say_their_line() -> None:
    """Lines count from 1, and a block's is that of its @."""
    text = "\n@misc{a,\n x = {\n}}\n\ntext\n@string{x = 1} @book{b}"
    found = [(block.kind, block.word, block.line) for block in blocks(iter(text))]
    assert found == [
        ("entry", "misc", 2),
        ("text", "", 4),
        ("string", "string", 7),
        ("entry", "book", 7),
    ]


@given(st.text("{}\\a"))
def test_balanced_is_bibtexs_count(text: str) -> None:
    """Every brace counts, whatever stands before it."""
    depth, lowest = 0, 0
    for char in text:
        depth += {"{": 1, "}": -1}.get(char, 0)
        lowest = min(lowest, depth)
    assert balanced(text) == (depth == 0 and lowest == 0)
