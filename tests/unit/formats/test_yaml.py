"""YAML: what is refused with place and remedy, what is written, and what becomes of comments."""

import io

import pytest

from rusrec.errors import SourceError
from rusrec.formats.yaml import FORMAT, parse, read, render
from rusrec.loss import ignore
from rusrec.model import Date, Extra, ExtraValue, Identifier, Name, NameForm, Record, Text

HEAD = "rusrec: 1\nid: a-1\ntype: article-journal\nlanguage: ko\n"


def refused(text: str) -> str:
    """Return the message of the refusal of *text*."""
    with pytest.raises(SourceError) as caught:
        parse(text, name="a-1.yaml")
    return str(caught.value)


def loaded(text: str) -> Record:
    """Return the record of *text*, which must be one."""
    record = parse(text, name="a-1.yaml")
    assert record is not None
    return record


def test_the_easy_form_means_the_strict_one() -> None:
    """Eight lines a person types become the full record."""
    easy = HEAD + "title: 제목\nauthor: 송, 준서\nissued: 1998\nhost: rosia-yongu 8(1), 259-285\n"
    record = loaded(easy)

    assert record.title == (Text("제목", "ko"),)
    assert record.author == (Name(name=(NameForm("송", "준서", "ko"),)),)
    assert record.issued == Date("1998")
    assert (record.host, record.volume, record.issue, record.pages) == (
        "rosia-yongu", "8", "1", "259-285",
    )  # fmt: skip
    assert loaded(render(record)) == record
    assert "title:\n  ko: 제목\nauthor:\n  - ko: 송, 준서\n" in render(record)


def test_several_forms_of_a_tag_may_stand_in_brackets() -> None:
    """Where one is a map they are several; texts alone were meant as one text, and are refused."""
    head = "rusrec: 1\nid: a-1\ntype: book\nlanguage: ko\ntitle:\n"
    record = loaded(f'{head}  en: ["A", {{text: B, kind: cover}}]\n')
    assert record.title == (Text("A", "en"), Text("B", "en", "cover"))
    assert "title.en: should be text, and is a list" in refused(f"{head}  en: [A, B]\n")


def test_a_key_of_any_length_comes_back() -> None:
    """YAML ends its look ahead at 1,024 characters: a longer key is written after a ``?``."""
    for length in (1000, 1001, 1024, 1025, 5000):
        extra = (Extra("bibtex", (ExtraValue("ж" * length, "v"), ExtraValue("z", "w"))),)
        record = Record(id="a-1", type="book", extra=extra)

        assert loaded(render(record)) == record


def test_a_key_too_long_for_its_line_is_told_with_the_way_to_write_it() -> None:
    """The fault has its line, and the remedy is not to quote the value."""
    said = refused(f"{HEAD}extra:\n  bibtex:\n    {'k' * 1100}: v\n")

    assert "a-1.yaml:7:" in said
    assert "after '? '" in said


@pytest.mark.parametrize("volume", ["08", "no", "8:30", "1_000", "1998-05-31", "0x1F", "~", "1e3"])
def test_every_scalar_is_text(volume: str) -> None:
    """What other readers take for a number, a boolean or a date stays as it is written."""
    record = loaded(f"{HEAD}volume: {volume}\n")

    assert record.volume == volume
    assert f"volume: {volume}\n" in render(record)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("title: Итоги: новый рекорд", ':5:13: [RR110]|title: "Итоги: новый рекорд"'),
        ("title: «Правда» #5", ':5:16: [RR114]|"«Правда» #5"'),
        ("title: ! эй", ":5:8: [RR110]|double quotes"),
        ("title: {ko: [a, b]}", ":5:9: [RR201]|put the text in double quotes"),
        ("author: [송, 준서]", ':5:1: [RR207]|"송, 준서"'),
        ("title: {ru: Сидоров, Пётр}", ':5:22: [RR112]|{ru: "Сидоров, Пётр"}'),
        ("titel: x", ":5:1: [RR204]|did you mean 'title'"),
        ("author:", ":5:1: [RR202]|delete the line"),
        ("type: book", ":5:1: [RR111]|keep one"),
        ("title: &a x", ":5:8: [RR110]|anchor"),
        ("title: *a", ":5:8: [RR110]|alias"),
        ("<<: {a: b}", ":5:1: [RR110]|merge key"),
        ("title: !!str x", ":5:8: [RR110]|tag"),
        ("---", ":5:1: [RR110]|second document"),
        ("<<<<<<< HEAD", ":5:1: [RR113]|merge conflict"),
        ('title: "a\\x00b"', ":5:8: [RR104]|U+0000"),
        ("title: a\x85b", ":5:|U+0085"),
        ("author: King, Jr., Martin", ":5:1: [RR207]|suffix: Jr."),
        ("contributor: {name: A, role: author}", ":5:24: [RR203]|write 'aut' (author)"),
        ("issued: 1998.05.31", ":5:1: [RR208]|1998-05-31"),
        ("issued: 2001-02-30", ":5:1: [RR208]|2001-02"),
        ("title: {일: x}", ":5:9: [RR206]|not a language tag"),
        ("missing: {language: lost}", ":5:11: [RR209]|both present and missing"),
        ("volume: 8\nhost: b 8(1)", ":6:1: [RR209]|volume"),
        ("counts: {of: citations}", ":5:1: [RR205]|has no n"),
        ("title: {}", ":5:8: [RR202]|delete the line"),
        ("keywords: {ko: []}", ":5:16: [RR202]|delete the line"),
        ("sources: {s1: {}}", ":5:15: [RR202]|delete the line"),
        ('extra: {bibtex: {"k\\u0001": v}}', ":5:18: [RR104]|U+0001"),
        ('extra: {bibtex: {"e\\u0301": v, é: w}}', ":5:32: [RR111]|keep one"),
        ('title: "not closed', ":5:8: [RR110]|close the quote"),
        ("contributor: [송, '가, 나']", ":5:15: [RR205]|has no role"),
    ],
)
def test_a_fault_is_shown_with_its_place_and_its_remedy(line: str, said: str) -> None:
    """Each trap names file, line and column, shows the line, and says what to write."""
    place, remedy = said.split("|")
    message = refused(f"{HEAD}{line}\n")

    assert f"a-1.yaml{place}" in message
    assert remedy in message
    assert f"    {place.split(':')[1]} | " in message


def test_all_faults_of_a_record_are_told_at_once() -> None:
    """A file is mended in one go."""
    message = refused(HEAD + "titel: x\nissued: 98\neditor:\nvolume: [1]\n")

    assert [line.split(":")[1] for line in message.split("\n") if line.startswith("a-1")] == [
        "5", "6", "7", "8",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        "- " * 50_000,
        "a: " + "{" * 10_000,
        "x\n" * 600_000,
        "a: [" + "1, " * 20_000 + "]",
    ],
)
def test_a_hostile_file_is_refused(text: str) -> None:
    """Depth, size and number of values are bounded before anything is built of them."""
    assert refused(text)


def test_a_comment_travels_with_the_key_that_follows_it() -> None:
    """Comments above, beside and at the end stay with their nodes in canonical order."""
    text = (
        "# the first\nrusrec: 1\ntype: book # a kind\nid: a-1\n# of the title\ntitle:\n"
        "  # of the English\n  en: X  # as printed\nidentifiers: {doi: 10.1/x} # here\n# the end\n"
    )
    record = loaded(text)
    made = render(record, comments_from=text)

    assert made == (
        "# the first\nrusrec: 1\nid: a-1\ntype: book  # a kind\n# of the title\ntitle:\n"
        "  # of the English\n  en: X  # as printed\n"
        "identifiers:  # here\n  doi: 10.1/x\n# the end\n"
    )
    assert render(loaded(made), comments_from=made) == made


@pytest.mark.parametrize(
    "text",
    [
        "title: {  # 1\n  ko: x,  # 2\n  en: y}# 3\n",
        'links: [ # 1\n  "http://a",# 2\n  http://b,# 3\n  ]# 4\n',
        "abstract: |2-  # 1\n  x\n",
        "notes: >1+ # 1\n  x\n",
        "? # 1\n  title\n: # 2\n  x\n",
        'title: "x"# 1\n',
        "title: x\n... # 1\n# 2\n",
    ],
)
def test_no_comment_is_lost_wherever_it_stands(text: str) -> None:
    """After a bracket or a comma, beside the mark of a block, behind the end of the document."""
    text = HEAD + text
    made = render(loaded(text), comments_from=text)

    assert made.count("#") == text.count("#")
    assert loaded(made) == loaded(text)
    assert render(loaded(made), comments_from=made) == made


def test_a_contributor_without_a_role_is_found_after_a_bad_name() -> None:
    """The place is that of the item, though one before it could not be read."""
    message = refused(HEAD + "contributor:\n  - a, b, c\n  - {ko: 송, role: ill}\n  - 가\n")

    assert "a-1.yaml:8:5: [RR205] contributor[2]: has no role" in message


def test_a_number_sign_in_a_block_or_in_quotes_is_text() -> None:
    """Only what YAML itself takes for a comment is one."""
    text = f'{HEAD}title: "C #5"\nabstract:\n  ko: |\n    one # two\n    # three\n'
    record = loaded(text)

    assert record.abstract[0].text == "one # two\n# three"
    assert render(record, comments_from=text).count("#") == 3


def test_a_stream_holds_several_records_each_with_its_lines() -> None:
    """A line of three hyphens parts the documents; a fault counts lines from the file's start."""
    stream = io.BytesIO(f"---\n{HEAD}---\n{HEAD}titel: x\n".encode())
    records = FORMAT.read(stream, name="all.yaml", ledger=print) if FORMAT.read else iter(())

    assert next(records).id == "a-1"
    with pytest.raises(SourceError, match=r"all\.yaml:11:1"):
        next(records)


def test_a_directive_is_refused_on_its_line_in_a_stream_too() -> None:
    """The line of hyphens behind it parts it from what it is meant for."""
    text = f"%YAML 1.1\n---\n{HEAD}"
    with pytest.raises(SourceError) as caught:
        list(read(io.BytesIO(text.encode()), name="a-1.yaml", ledger=ignore))
    assert "a-1.yaml:1:1: [RR110] has a YAML directive" in str(caught.value)
    assert "a YAML directive" in refused(text)


def test_identifiers_stand_in_one_order_and_one_spelling() -> None:
    """Two files that say the same are one record."""
    first = loaded(HEAD + "identifiers: {issn: 12291056, doi: https://doi.org/10.1/x}\n")
    second = loaded(HEAD + "identifiers:\n  doi: 10.1/x\n  issn: 1229-1056\n")

    assert first == second
    assert first.identifiers == (Identifier("doi", "10.1/x"), Identifier("issn", "1229-1056"))


def test_a_value_counts_once_whether_its_place_is_asked_for_or_not() -> None:
    """What can be parsed can be written again with its comments."""
    many = "".join(f"  - Name {n}\n" for n in range(6000))
    text = f"{HEAD}author:\n{many}# the end\n"
    record = loaded(text)

    assert render(record, comments_from=text).endswith("Name 5999\n# the end\n")
    assert "more than 50,000 values" in refused(f"{HEAD}aka:\n" + "  - x\n" * 50_001)


def _in(host: str, language: str = "ko", author: str = "ko: 송, 준서") -> str:
    return (
        f"rusrec: 1\nid: a\ntype: chapter\nlanguage: {language}\n"
        f"author:\n  - {author}\nhost:\n  type: book\n{host}"
    )


def test_one_host_is_read_in_the_language_of_each_record() -> None:
    """The same lines are one host for records of one language, and not for another."""
    host = "  title: Acta\n"
    one, again, other = (parse(_in(host, language)) for language in ("ko", "ko", "ru"))
    assert one is not None
    assert again is not None
    assert other is not None
    assert one.host is again.host
    assert isinstance(other.host, Record)
    assert [text.tag for text in other.host.title] == ["ru"]


def test_what_is_wrong_in_a_host_or_a_name_is_told_in_each_record() -> None:
    """Nothing that is at fault is kept."""
    for _ in range(2):
        with pytest.raises(SourceError) as caught:
            parse(_in("  title: Acta\n  titel: x\n", author="ko: 송, 준, 서"), name="a.yaml")
        assert [problem.line for problem in caught.value.problems] == [6, 10]


def test_an_id_that_stands_twice_in_a_stream_is_refused() -> None:
    """With the lines of both documents; one record twice is twice too."""
    one = "rusrec: 1\nid: a\ntype: book\n"
    with pytest.raises(SourceError) as caught:
        list(read(io.BytesIO(f"---\n{one}---\n{one}".encode()), name="x.yaml", ledger=ignore))
    assert str(caught.value).startswith("x.yaml:6: [RR210] the id 'a' stands twice, first")
    assert "line 2" in str(caught.value)


def test_an_id_is_no_longer_than_a_file_name_may_be() -> None:
    """Two hundred characters leave room for a suffix."""
    assert loaded(f"rusrec: 1\nid: {'a' * 200}\ntype: book\n").id == "a" * 200
    assert "has 201 characters" in refused(f"rusrec: 1\nid: {'a' * 201}\ntype: book\n")


@pytest.mark.parametrize("part", ["family", "given"])
def test_a_name_said_twice_is_refused(part: str) -> None:
    """As a text and by its parts."""
    name = f"{{text: 'A, B', {part}: C}}"
    assert f"has both text and {part}" in refused(f"{HEAD}author:\n  - ko: {name}\n")
