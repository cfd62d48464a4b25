"""All that is wrong with a document is told at once, each thing once, with what to write."""

import time

import pytest

from rusrec.errors import Problem, SourceError
from rusrec.formats import yaml

HEAD = "rusrec: 1\nid: a-1\ntype: book\n"


def faults(text: str) -> list[Problem]:
    """Return what is wrong with a document that begins like a record."""
    with pytest.raises(SourceError) as caught:
        yaml.parse(HEAD + text, name="a-1.yaml")
    return list(caught.value.problems)


def test_traps_of_yaml_and_faults_of_fields_are_told_together() -> None:
    """One run tells all of a file: what YAML stops at, what it goes past, what no field takes."""
    text = (
        "language: ko\n"
        "title: Итоги: новый рекорд\n"
        "subtitle: «Правда» #5\n"
        "short-title: ! эй\n"
        "author: [송, 준서]\n"
        "edition: {ru: Сидоров, Пётр}\n"
        "volume:\n"
        "issued: 1998-13\n"
        "genre: &a x\n"
        "place: *a\n"
        'section: "대협약" 성립\n'
        "volume: 3\n"
        "pages: %1\n"
        "titel: x\n"
    )
    found = faults(text)

    assert [(problem.line, problem.code) for problem in found] == [
        (5, "RR110"), (6, "RR114"), (7, "RR110"), (8, "RR207"), (9, "RR112"), (10, "RR202"),
        (11, "RR208"), (12, "RR110"), (13, "RR110"), (14, "RR110"), (15, "RR111"), (16, "RR110"),
        (17, "RR204"),
    ]  # fmt: skip
    lines = (HEAD + text).split("\n")
    assert [problem.evidence for problem in found] == lines[4:17]
    assert all(problem.column and problem.help for problem in found)


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("title: Итоги: новый рекорд", 'title: "Итоги: новый рекорд"'),
        ('title: "대협약" 성립', 'title: "\\"대협약\\" 성립"'),
        ("title: 'Тихий Дон' и другие", "title: \"'Тихий Дон' и другие\""),
        ("title: %5", 'title: "%5"'),
        ("title: @x", 'title: "@x"'),
        ("title: C:\\temp: x", 'title: "C:\\\\temp: x"'),
    ],
)
def test_the_form_that_is_proposed_can_be_read(line: str, written: str) -> None:
    """Who writes what the message says gets the text that was meant."""
    (problem,) = faults(f"language: ko\n{line}\n")
    record = yaml.parse(f"{HEAD}language: ko\n{written}\n")

    assert problem.help.endswith(written)
    assert record is not None
    assert record.title[0].text == line.removeprefix("title: ")


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("title:\n  ko: x\n\ten: y\n", "indent with blanks"),
        ("  title: x\n", "indented"),
        ("title: a: b\n  and so on\n", "with the lines that it goes on in"),
        ("author: {name: a: b}\n", "in brackets"),
    ],
)
def test_no_quotes_are_proposed_where_they_would_not_help(text: str, remedy: str) -> None:
    """A line that is indented wrongly, or goes on below, is not mended by quotes around it."""
    problem = faults(text)[0]

    assert remedy in problem.help
    assert "put the text in double quotes" not in problem.help


def test_characters_that_no_text_may_hold_are_all_told() -> None:
    """Each of them at its place, and what else is wrong with them."""
    found = faults("title: a\x01b\nvolume: c\x02d\nissued: 19\n")

    assert [(problem.line, problem.column, problem.code) for problem in found] == [
        (4, 9, "RR104"),
        (5, 10, "RR104"),
        (6, 1, "RR208"),
    ]


def test_a_line_that_is_told_once_is_not_told_again() -> None:
    """What the first fault of a line brings with it is no second fault."""
    found = faults("title: {ko: a, b}\npublisher: !x\nplace: *y\nvolume: {a: 1}: 2\n")

    assert [problem.line for problem in found] == [4, 5, 6, 7]


def test_of_a_key_that_stands_twice_the_first_counts() -> None:
    """So what is wrong with it is told of its line, and the second line only of standing twice."""
    found = faults("issued: 19\ntitle: x\nissued: 1998\n")

    assert [(problem.line, problem.code) for problem in found] == [(4, "RR208"), (6, "RR111")]


@pytest.mark.parametrize(
    "text",
    [
        'title: "a"' + " " * 300_000 + "x: \n",
        "title: a: b" + " " * 300_000 + "x\n",
        "".join(f"k{i}: a: b\n" for i in range(60_000)),
        "title: " + '"a' * 300_000 + "\n",
    ],
    ids=["blanks after a quote", "blanks in a text", "many lines", "many quotes"],
)
def test_no_fault_takes_long(text: str) -> None:
    """Lines without end, or without number, cost no more than to read them a few times."""
    start = time.process_time()
    faults(text)

    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        ("volume:8\nissue: 1\n", 4, "a key has a colon and a blank behind it: volume: 8"),
        ("title：제목\nissue: 1\n", 4, "a key has a colon and a blank behind it: title: 제목"),
        ("title: x\nvolume:8\n", 5, "a key has a colon and a blank behind it: volume: 8"),
        ("a word\nissue: 1\n", 4, "write a key, a colon and a blank before it"),
        ("title: {ko: a\nvolume: 1\n", 4, "close it with }, or put the text in double quotes"),
        ("title: [a\nvolume: 1\n", 4, "close it with ], or put the text in double quotes"),
        ("title: {ko: a\n  en: b}\n", 4, "close it with }, or write the comma that is missing"),
        ('title: "a\\qb"\n', 4, "write \\\\ for a backslash"),
        ("title: ! эй\n", 4, '"! эй"'),
        ("title: !!str x\n", 4, '"!!str x"'),
        ("titlе: x\n", 4, "did you mean 'title'? 'е' is no Latin letter"),
        ("cite key: x\n", 4, "did you mean 'citekey'?"),
        ("short title: x\n", 4, "did you mean 'short-title'?"),
        ("missing: {autor: lost}\n", 4, "did you mean 'author'?"),
    ],
)
def test_a_fault_is_told_on_its_own_line_with_what_to_write(
    text: str, line: int, remedy: str
) -> None:
    """The parser stops a line later where a colon or a bracket is missing."""
    found = faults(text)[0]
    assert found.line == line
    assert remedy in found.help


def test_behind_a_line_that_can_be_mended_the_others_are_told() -> None:
    """A colon without its blank, a bracket and a backslash hide nothing."""
    text = 'volume:8\ntitle: {ko: a\nsection: "a\\qb"\ntitel: x\n'
    assert [(found.line, found.code) for found in faults(text)] == [
        (4, "RR110"), (5, "RR110"), (6, "RR110"), (7, "RR204"),
    ]  # fmt: skip
