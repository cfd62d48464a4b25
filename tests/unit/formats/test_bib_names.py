r"""Names, months and encodings in .bib files."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusrec.formats._bib.grammar.marks import (
    declared_encoding,
    month_day,
    month_span,
    unread_encoding,
)
from rusrec.formats._bib.grammar.names import NameParts, parse_name, split_names


@pytest.mark.parametrize(
    ("value", "names", "others"),
    [
        ("A and B", ["A", "B"], ""),
        ("Kim, A.\n  AND\tLee, B. and others", ["Kim, A.", "Lee, B."], "others"),
        ("Kim, A. and et al.", ["Kim, A."], "et al."),
        ("{A and B} and C", ["{A and B}", "C"], ""),
        ("Anderson, B and Sand, C and", ["Anderson, B", "Sand, C"], ""),
        ("and A and and B", ["A", "B"], ""),
        ("송, 준서 and 김철수", ["송, 준서", "김철수"], ""),
        ('M{\\"u}ller and B', ['M{\\"u}ller', "B"], ""),
        ("others", [], "others"),
        ("Kim, A. et al.", ["Kim, A."], "et al."),
        ("Kim, A., et al", ["Kim, A."], "et al"),
        ("송준서 외 2인", ["송준서"], "외 2인"),
        ("송, 준서 외", ["송, 준서"], "외"),
        ("Иванов И.И. и др.", ["Иванов И.И."], "и др."),
        ("{Kim et al.}", ["{Kim et al.}"], ""),
        ("Brothers, A.", ["Brothers, A."], ""),
        ("", [], ""),
    ],
)
def test_names_are_parted_at_and_outside_braces(
    value: str,
    names: list[str],
    others: str,
) -> None:
    """``and`` in any case, between any blanks; ``and others`` is nobody, and ``외 2인``."""
    assert split_names(value) == (names, others)


@pytest.mark.parametrize(
    ("tex", "parts"),
    [
        ("송, 준서", NameParts("송", "준서")),
        ("송준서", NameParts("송준서")),
        ("송 준서", NameParts("송", "준서")),
        ("준서 송", NameParts("송", "준서")),
        ("남궁 민", NameParts("남궁", "민")),
        ("Song Chun-sŏ", NameParts("Chun-sŏ", "Song")),
        ("Chun-sŏ Song", NameParts("Song", "Chun-sŏ")),
        ("Ludwig van Beethoven", NameParts("Beethoven", "Ludwig", "van")),
        ("van Beethoven, Ludwig", NameParts("Beethoven", "Ludwig", "van")),
        ("de la Cruz, Juan", NameParts("Cruz", "Juan", "de la")),
        ("de la Cruz", NameParts("Cruz", "", "de la")),
        (
            "Charles Louis de la Vall{\\'e}e Poussin",
            NameParts("Vall{\\'e}e Poussin", "Charles Louis", "de la"),
        ),
        ("King, Jr., Martin Luther", NameParts("King", "Martin Luther", "", "Jr.")),
        ("Лев фон Толстой", NameParts("Толстой", "Лев", "фон")),
        ("Толстой, Лев Николаевич", NameParts("Толстой", "Лев Николаевич")),
        ("{Seoul National University}", NameParts("Seoul National University", braced=True)),
        ("{A} and {B}, C", NameParts("{A} and {B}", "C")),
        ("{von} Bar, X", NameParts("{von} Bar", "X")),
        ("{\\'e}tienne Zola", NameParts("Zola", "", "{\\'e}tienne")),
        ("{\\'E}tienne Zola", NameParts("Zola", "{\\'E}tienne")),
        ("{\\o}rsted Bo", NameParts("Bo", "", "{\\o}rsted")),
        ("D.~E. Knuth", NameParts("Knuth", "D. E.")),
        ("Иванов И.И.", NameParts("Иванов", "И.И.")),
        ("Салтыков Щедрин М. Е.", NameParts("Салтыков Щедрин", "М. Е.")),
        ("Иванов Иван Ильич", NameParts("Иванов", "Иван Ильич")),
        ("Петрова Анна-Мария Кузьминична", NameParts("Петрова", "Анна-Мария Кузьминична")),
        ("Иван Ильич Милошевич", NameParts("Милошевич", "Иван Ильич")),
        ("Smith, John, III", NameParts("Smith", "John", "", "III")),
        ("Kim, Ann, 1950-", NameParts("Kim", "Ann", "", "1950-")),
        ("Лихачев, Дмитрий, 1906-1999", NameParts("Лихачев", "Дмитрий", "", "1906-1999")),
        ("Smith, Jr., III", NameParts("Smith", "III", "", "Jr.")),
        ("Петров П.", NameParts("Петров", "П.")),
        ("И.И. Иванов", NameParts("Иванов", "И.И.")),
        ("Kim Y.-H.", NameParts("Kim", "Y.-H.")),
        ("Anna K.", NameParts("K.", "Anna")),
        ("J. R.", NameParts("R.", "J.")),
        ("Ludwig van B. C.", NameParts("B. C.", "Ludwig", "van")),
        ("Smith,", NameParts("Smith")),
        ("Müller von Berg, X", NameParts("Müller von Berg", "X")),
        (
            "family=Song, given={Chun-sŏ}, prefix=von, suffix=Jr.",
            NameParts("Song", "Chun-sŏ", "von", "Jr."),
        ),
        ("", NameParts("")),
    ],
)
def test_a_name_is_taken_apart_by_bibtexs_rules(tex: str, parts: NameParts) -> None:
    """First von Last; von Last, First; von Last, Jr, First; Hangul in its own order.

    No family name is of initials alone: those at the end are the given names (eLIBRARY.RU).
    """
    assert parse_name(tex, pytest.fail) == parts


def test_more_commas_than_parts_are_told_and_keep_their_text() -> None:
    """BibTeX drops what follows the third part."""
    told: list[str] = []
    assert parse_name("Kim, Jr., A., PhD", told.append) == NameParts("Kim", "A., PhD", "", "Jr.")
    assert "more commas" in told[0]


@given(st.text("aZ송 ,{}\\'~-and="))
def test_any_text_is_some_names(tex: str) -> None:
    """Nothing is raised, and no letter is lost that is outside a name's grammar."""
    names, _ = split_names(tex)
    for name in names:
        parts = parse_name(name, lambda _: None)
        if "=" not in name:
            assert set(name) - set(" ,{}~") <= set("".join(parts[:4]))


@pytest.mark.parametrize("piece", ["{", "a and ", "{a} and ", ",", "a, ", "~", "{\\'", " "])
def test_a_hostile_name_costs_no_more_than_its_length(piece: str) -> None:
    """Half a megabyte takes less than a second or two."""
    tex = piece * (500_000 // len(piece))
    start = time.process_time()
    for name in [*split_names(tex)[0], tex]:
        parse_name(name, lambda _: None)
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("January", (1, None)),
        ("jan", (1, None)),
        ("Sept.", (9, None)),
        ("05", (5, None)),
        ("10~January", (1, 10)),
        ("January~5", (1, 5)),
        ("{Jan.}~1st", (1, 1)),
        ("10 January", (1, 10)),
        ("5. Mai", (5, 5)),
        ("мая", (5, None)),
        ("3월 5일", (3, 5)),
        ("13", None),
        ("0", None),
        ("31 May", (5, 31)),
        ("32 May", None),
        ("0 May", None),
        ("5 x", None),
        ("May x", None),
        ("Spring", None),
        ("May/June", None),
        ("May 1 2", None),
        ("", None),
        ("x" * 100, None),
    ],
)
def test_month_and_day_are_read_however_they_are_written(
    value: str, expected: tuple[int, int | None] | None
) -> None:
    """Macros, names in several languages, numbers, and the day that BibTeX has no field for."""
    assert month_day(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("mar~17--21", ((3, 17), (3, 21))),
        ("July 5-10", ((7, 5), (7, 10))),
        ("17–21 марта", ((3, 17), (3, 21))),
        ("mar~30--apr~2", ((3, 30), (4, 2))),
        ("mar/apr", ((3, None), (4, None))),
        ("March -- April", ((3, None), (4, None))),
        ("3월 5일 - 7일", ((3, 5), (3, 7))),
        ("5-10", None),
        ("March -- April 5", None),
        ("Spring--Summer", None),
        ("mar--apr--may", None),
        ("-" * 100, None),
    ],
)
def test_a_month_that_says_two_days_or_two_months_is_a_span(
    value: str, expected: tuple[object, object] | None
) -> None:
    """As conferences and double issues are dated."""
    assert month_span(value) == expected


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        (b"% Encoding: UTF-8\n", "utf-8"),
        (b"\n% This file was created with JabRef 2.9.\n% Encoding: Cp949\n", "cp949"),
        (b"% Encoding: ISO8859_1\n", "latin-1"),
        (b"Encoding: windows-1251", "cp1251"),
        (b"%% Saved with string encoding Unicode (UTF-8) \n", "utf-8"),
        (b"% -*- mode: bibtex; coding: koi8-r -*-", "koi8-r"),
        ("\ufeff@article".encode(), "utf-8"),
        ("\ufeff@article".encode("utf-16-le"), "utf-16-le"),
        (b"% Encoding: rot13\n", None),
        (b"@article{a, title = {Encoding}}", None),
        (b"", None),
    ],
)
def test_the_encoding_that_a_file_declares_is_found(head: bytes, codec: str | None) -> None:
    """JabRef and BibDesk write it in the first lines; a name that is not read is none."""
    assert declared_encoding(head) == codec


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"% Encoding: UTF-7\r\n", "UTF-7"),
        (b"% JabRef\n%% Encoding: MacRoman\n", "MacRoman"),
        (b"% Encoding: UTF-8\n", ""),
        (b"% Encoding notes of mine\n", ""),
        (b"@article{a, title = {x\nEncoding: none}}", ""),
    ],
)
def test_an_encoding_that_is_not_read_is_told(head: bytes, name: str) -> None:
    """The bytes may fit UTF-8 and mean something else (UTF-7, ISO 2022)."""
    assert unread_encoding(head) == name


def test_a_comma_behind_all_of_a_name_is_endnotes_mark_of_a_body() -> None:
    """Commas to no purpose are left out; a single word stays the name of a person."""
    assert split_names("Office of Snow, and Kim, A.,") == (["Office of Snow,", "Kim, A."], "")
    assert parse_name("Office of Snow,", print) == NameParts("Office of Snow", braced=True)
    assert parse_name("Plato,", print) == NameParts("Plato")
