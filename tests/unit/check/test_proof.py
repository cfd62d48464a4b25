"""Sources' lines and corrections, on invented records."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rusrec.check.holdings import Holdings
from rusrec.check.statements import occurs, unstated
from rusrec.model import Name, NameForm

if TYPE_CHECKING:
    from tests.unit.check.conftest import Found

HEAD = "rusrec: 1\nid: a\ntype: article-journal\nlanguage: ru\n"


class Case:
    """A record about one source file."""

    def __init__(self, root: Path, found: "Found") -> None:
        """Keep the source below *root*."""
        self.root, self._found = root, found
        (root / "sources").mkdir()

    def codes(self, source: str | bytes, fields: str, gives: str, rest: str = "") -> list[str]:
        """Return the codes of what is found, but for canonical form and sums."""
        return [problem[0] for problem in self.problems(source, fields, gives, rest)]

    def problems(
        self, source: str | bytes, fields: str, gives: str, rest: str = ""
    ) -> list[tuple[str, str, str]]:
        """Return code, field and message of what is found."""
        data = source.encode() if isinstance(source, str) else source
        (self.root / "sources" / "s.txt").write_bytes(data)
        given = "".join(f"      {line}\n" for line in gives.split("\n"))
        text = (
            f"{HEAD}{fields}\nsources:\n  s1:\n    file: sources/s.txt\n    gives:\n{given}{rest}"
        )
        found = (finding.problem for finding in self._found(text, str(self.root)))
        return [(p.code, p.field, p.message) for p in found if p.code not in ("RR409", "RR412")]


@pytest.fixture
def case(tmp_path: Path, found: "Found") -> Case:
    """Return a case whose source lies in a folder of its own."""
    return Case(tmp_path, found)


@pytest.mark.parametrize(
    "between", [" - ", " – ", " — ", ": ", " : ", " = ", " / ", ": -", " ", "\n", "\n\n", "-\n"]
)
def test_delimiters_may_stand_between_fields_that_share_lines(case: Case, between: str) -> None:
    """Title and subtitle in one line or two, with a mark before, between and after."""
    source = f"- Заглавие{between}Начало и конец -\n"
    gives = "title.ru: 1-3\nsubtitle.ru: 1-3".replace("3", str(source.count("\n")))
    fields = "title: {ru: Заглавие}\nsubtitle: {ru: Начало и конец}"
    assert case.codes(source, fields, gives) == []


@pytest.mark.parametrize("between", [", ", ". ", " и ", " (", "; "])
def test_nothing_else_may_stand_between_them(case: Case, between: str) -> None:
    """A comma is not of those marks: then a correction has to say what was done."""
    source = f"Заглавие{between}Начало"
    fields = "title: {ru: Заглавие}\nsubtitle: {ru: Начало}"
    gives = "title.ru: 1\nsubtitle.ru: 1"
    assert case.codes(source, fields, gives) == ["RR420"]
    rest = (
        f'corrections:\n  - {{field: title.ru, sic: "е{between}Н", corr: "е Н", why: delimiter}}\n'
    )
    assert case.codes(source, fields, gives, rest) == []


def test_fields_that_share_lines_stand_in_the_order_of_gives(case: Case) -> None:
    """The order in which gives names them is the order of the lines."""
    fields = "title: {ru: Один}\nsubtitle: {ru: Два}"
    assert case.codes("Один: Два", fields, "title.ru: 1\nsubtitle.ru: 1") == []
    assert case.codes("Один: Два", fields, "subtitle.ru: 1\ntitle.ru: 1") == ["RR420"]


def test_a_field_may_begin_with_a_delimiter(case: Case) -> None:
    """A dash that belongs to the subtitle is not taken for the mark before it."""
    fields = 'title: {ru: Один}\nsubtitle: {ru: "-2 градуса"}'
    assert case.codes("Один: -2 градуса", fields, "title.ru: 1\nsubtitle.ru: 1") == []


def test_one_field_alone_is_its_lines_to_the_last_mark(case: Case) -> None:
    """A delimiter that nothing shares has to be corrected away."""
    assert case.codes("Один -", "title: {ru: Один}", "title.ru: 1") == ["RR420"]
    assert case.codes("Один -", "title: {ru: Один -}", "title.ru: 1") == []


def test_lines_are_joined_by_single_blanks_and_empty_ones_do_not_count(case: Case) -> None:
    """Blanks are folded on both sides; paragraphs of an abstract run on."""
    fields = "abstract:\n  ru: |\n    Первая строка.\n    Вторая строка."
    source = "x\n  Первая\t строка.  \r\n\r\n\r\nВторая\fстрока.\n"
    assert case.codes(source, fields, "abstract.ru: 2-5") == []


def test_corrections_apply_in_order_to_what_the_earlier_ones_left(case: Case) -> None:
    """The second sic is made by the first."""
    rest = (
        "corrections:\n  - {field: title.ru, sic: аб, corr: бв}\n"
        "  - {field: title.ru, sic: бвв, corr: г}\n"
    )
    assert case.codes("абв", "title: {ru: г}", "title.ru: 1", rest) == []


def test_a_correction_of_the_bare_title_is_one_of_the_title_in_the_records_language(
    case: Case,
) -> None:
    """``title`` and ``title.ru`` name the same text."""
    rest = "corrections:\n  - {field: title, sic: яэык, corr: язык}\n"
    assert case.codes("яэык", "title: язык", "title.ru: 1", rest) == []


def test_the_bare_title_is_the_one_in_the_records_language(case: Case) -> None:
    """Other languages have to be named."""
    fields = "title: {en: House, ru: Дом}"
    assert case.codes("Дом", fields, "title: 1") == []
    assert case.codes("House", fields, "title: 1") == ["RR420"]
    assert case.codes("House", fields, "title.en: 1") == []


@pytest.mark.parametrize(
    ("source", "field", "message"),
    [
        ("Один: Два", "title.ru", "differs from line 1 of s1, first at line 1"),
        ("Одно\nДва", "title.ru", "differs from lines 1-2 of s1, first at line 1"),
        ("Одна: Дважды", "title.ru", "differs from line 1 of s1, first at line 1"),
        ("Одно и\nДва: Три", "title.ru", "differs from lines 1-2 of s1, first at line 1"),
        ("Один и два\nТретий", "subtitle.ru", "differs from lines 1-2 of s1, first at line 2"),
        ("Один и два\nТри\nЧетыре", "subtitle.ru", "differs from lines 1-3 of s1, first at line 3"),
        ("Один и два", "subtitle.ru", "differs from line 1 of s1, first at line 1"),
        ("Один и два\n\nТр", "subtitle.ru", "differs from lines 1-3 of s1, first at line 3"),
    ],
)
def test_the_field_that_differs_is_named_and_the_line(
    case: Case, source: str, field: str, message: str
) -> None:
    """Of several fields in the same lines, the first that is not there as it should be."""
    fields = "title: {ru: Один и два}\nsubtitle: {ru: Три}"
    lines = f"1-{source.count(chr(10)) + 1}".removesuffix("-1")
    gives = f"title.ru: {lines}\nsubtitle.ru: {lines}"
    assert case.problems(source, fields, gives) == [("RR420", field, message)]


@pytest.mark.parametrize(
    ("words", "value", "stands"),
    [
        ("8, 5", "8", True),
        ("18 и 8", "8", True),
        ("18", "8", False),
        ("81", "8", False),
        ("т. 81", "т. 8", False),
        ("с.81", "с. 8", False),
        ("8 т.", "8т", False),
        ("с. 12—15", "12-15", True),
        ("Иванов И.И.", "ИВАНОВ", True),
        ("송준 서", "준서", True),
        ("т. 8а", "8а", True),
        ("т. 18а", "8а", False),
        ("8 а", "8а", False),
        ("제8권1호", "8권", True),
        ("№8, 5", "№8", True),
        ("1 2", "12", False),
    ],
)
def test_a_number_stands_only_as_a_whole(words: str, value: str, stands: bool) -> None:  # noqa: FBT001
    """Blanks, case and kinds of dashes do not count, but digits beside a number do."""
    assert occurs(words, value) is stands


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("Authors 송준서", ""),
        ("Authors 송준호", "준서"),
        ("Authors 김준서", "송"),
        ("송 아무개", "준서"),
    ],
)
def test_a_name_is_borne_out_by_both_its_parts(words: str, missing: str) -> None:
    """In whatever order the words have them."""
    holdings = Holdings({})  # type: ignore[arg-type]
    for said in (NameForm("송", "준서", "ko"), Name((NameForm("송", "준서", "ko"),))):
        assert unstated(words, said, holdings) == missing
    assert unstated(words, NameForm(family="준서", tag="ko"), holdings) == missing.replace("송", "")


@pytest.mark.parametrize(
    ("correction", "code"),
    [
        ("sic: нет, corr: да", "RR421"),
        ("sic: дом, corr: дом", "RR421"),
        ('sic: дом, corr: ""', "RR420"),
        ("corr: дом", "RR421"),
        ("sic: о, corr: о", "RR421"),
        ("rule: one-for-l", "RR421"),
        ("rule: two-for-z", "RR425"),
    ],
)
def test_a_correction_that_does_nothing_or_too_much_is_found(
    case: Case, correction: str, code: str
) -> None:
    """A correction earns its place by what it changes."""
    rest = f"corrections:\n  - {{field: title.ru, {correction}}}\n"
    assert case.codes("дом", "title: {ru: дом}", "title.ru: 1", rest) == [code]


def test_places_that_no_count_speaks_of_are_found(case: Case) -> None:
    """Without a count a correction is of one place."""
    rest = "corrections:\n  - {field: title.ru, sic: дам, corr: дом}\n"
    problems = case.problems("дам и дам", "title: {ru: дом и дом}", "title.ru: 1", rest)
    assert [(code, field) for code, field, _ in problems] == [("RR422", "corrections[0]")]


def test_the_line_is_that_of_the_source_after_corrections_before_it(case: Case) -> None:
    """Corrections that lengthen and shorten the text do not shift the line that is named."""
    lines = [f"строка {n} я1л" for n in range(1, 31)]
    rest = 'corrections:\n  - {field: abstract.ru, sic: " я1л", corr: " очень длинно", count: 30}\n'
    said = " ".join(f"строка {n} очень длинно" for n in range(1, 31)).replace("23", "24")
    problems = case.problems(
        "\n".join(lines), f"abstract: {{ru: {said}}}", "abstract.ru: 1-30", rest
    )
    assert [(code, message[-8:]) for code, _, message in problems] == [("RR420", " line 23")]


def test_a_correction_of_a_field_that_no_file_gives_has_to_stand_in_it(case: Case) -> None:
    """There is nothing to recompute, but what was put in must be there."""
    fields = "title: {ru: дом}\nvolume: 8"
    right = "corrections:\n  - {field: volume, sic: S, corr: 8}\n"
    wrong = "corrections:\n  - {field: volume, sic: S, corr: 9}\n"
    same = "corrections:\n  - {field: volume, sic: 8, corr: 8}\n"
    rule = "corrections:\n  - {field: volume, rule: one-for-l, count: 3}\n"
    unknown = "corrections:\n  - {field: volume, rule: two-for-z}\n"
    assert case.codes("дом", fields, "title.ru: 1", right) == []
    assert case.codes("дом", fields, "title.ru: 1", wrong) == ["RR423"]
    assert case.codes("дом", fields, "title.ru: 1", same) == ["RR421"]
    assert case.codes("дом", fields, "title.ru: 1", rule) == []
    assert case.codes("дом", fields, "title.ru: 1", unknown) == ["RR425"]


@pytest.mark.parametrize(
    ("fields", "gives", "codes"),
    [
        ("volume: 8", "volume: 1", []),
        ("volume: 19", "volume: 1", ["RR426"]),
        ("pages: 259-285", "pages: 1", []),
        ("pages: 59-285", "pages: 1", ["RR426"]),
        ("issued: 1998", "issued: 1", []),
        ("issued: 1998-05", "issued: 1", []),
        ("issued: 1989", "issued: 1", ["RR426"]),
        ("author: Сидоров, Пётр", "author: 2", []),
        ("author: Сидоров, Павел", "author: 2", ["RR426"]),
        ("author: {org: {ru: Дом книги}}", "author: 3", []),
        ("keywords: [книга, дом]", "keywords: 3", ["RR426"]),
        ("keywords: [книги, дом]", "keywords: 3", []),
        ("identifiers: {issn: 1229-1056}", "identifiers.issn: 4", []),
        ("identifiers: {issn: 1229-1056}", "identifiers.issn: 3", ["RR426"]),
        ("host: {title: {ru: Дом Книги}}", "host: 3", []),
        ("host: {title: {ru: Дом печати}}", "host: 3", ["RR426"]),
        ("volume: 8", "issue: 1", ["RR414"]),
        ("missing: {issue: no-value}", "issue: 1", []),
    ],
)
def test_numbers_dates_and_names_have_to_stand_in_their_lines(
    case: Case, fields: str, gives: str, codes: list[str]
) -> None:
    """The light check: the words are there, whatever stands around them."""
    source = "Т.8, № 5 (1998), с. 259 – 285\nПётр СИДОРОВ\nдом книги\nISSN 12291056"
    assert case.codes(source, fields, gives) == codes


def test_the_first_file_that_gives_a_field_is_the_one_that_is_read(
    case: Case, found: "Found"
) -> None:
    """A second witness may have other words."""
    (case.root / "sources" / "t.txt").write_text("Другое", encoding="utf-8")
    sums = f"    sha256: {'0' * 64}\n"
    text = f"{HEAD}title: {{ru: Заглавие}}\nsources:\n"
    for name in ("s", "t"):
        text += f"  {name}:\n    file: sources/{name}.txt\n{sums}    gives: {{title.ru: 1}}\n"
    (case.root / "sources" / "s.txt").write_text("Заглавие", encoding="utf-8")
    codes = [finding.problem.code for finding in found(text, str(case.root))]
    assert codes == ["RR409", "RR412", "RR412"]


@pytest.mark.parametrize(
    ("fields", "gives", "codes"),
    [
        ("author: 송, 준서", "author: Authors 송준서", []),
        ("author: 송, 준수", "author: Authors 송준서", ["author"]),
        ("issued: 1998", "issued: Issue Date 1998", []),
        ("issued: 1999", "issued: Issue Date 1998", ["issued"]),
        ("pages: 259-285", "pages: pp. 259~285", []),
        ("pages: 59-285", "pages: pp. 259~285", ["pages"]),
        ("title: {en: Russian Studies}", "title.en: RUSSIAN STUDIES", []),
        ("title: {en: Russian Studios}", "title.en: RUSSIAN STUDIES", ["title.en"]),
        ("abstract: {ru: Начало и конец}", "abstract.ru: Начало …", []),
        ("identifiers: {hdl: 1/84}", "identifiers.hdl: https://hdl.handle.net/1/84", []),
        ("identifiers: {hdl: 1/85}", "identifiers.hdl: https://hdl.handle.net/1/84",
         ["identifiers.hdl"]),
        ("volume: 8", "language: Русский", []),
        ("title: {ru: Дом Волги}\ncorrections: [{field: title.ru, sic: Bолги, corr: Волги}]",
         "title.ru: ДОМ Bолги", []),
    ],
)  # fmt: skip
def test_what_a_page_states_has_to_hold_the_value(
    found: "Found", fields: str, gives: str, codes: list[str]
) -> None:
    """They are quoted beside the field; what a record says in codes no page prints."""
    field, _, words = gives.partition(": ")
    page = "  s1:\n    url: https://example.org/\n    what: a page\n    gives:\n"
    text = f'{HEAD}{fields}\nsources:\n{page}      {field}: "{words}"\n'
    problems = [finding.problem for finding in found(text)]
    assert [p.field for p in problems if p.code == "RR426"] == codes
    assert not [p.code for p in problems if p.code in ("RR421", "RR422", "RR423")]


def test_what_a_file_gives_is_not_compared_with_a_page(case: Case) -> None:
    """A page may be dated otherwise; the file is what was read. Two pages: the first counts."""
    page = "    url: https://example.org/\n    what: a page\n    gives:\n"
    rest = f"  s2:\n{page}      issued: 1999\n      volume: 7\n  s3:\n{page}      volume: 8\n"
    codes = case.codes("1998", "issued: 1998\nvolume: 7", "issued: 1", rest)
    assert codes == []


def test_a_field_that_is_none_is_told_from_one_that_is_not_filled(case: Case) -> None:
    """A misspelt field, and one of which the record says nothing."""
    gives = "titel.ru: 1\ntitle.de: 1"
    messages = [message for *_, message in case.problems("Дом", "title: {ru: Дом}", gives)]
    assert messages == ["'titel.ru' is no field of a record", "the record has no title.de"]


def test_a_file_that_is_no_text_has_no_lines(case: Case) -> None:
    """A picture may be a source, but gives nothing by lines."""
    assert case.codes(b"\x89PNG\xff", "title: {ru: дом}", "title.ru: 1") == ["RR413"]


def test_lines_that_no_record_could_hold_are_not_read(case: Case) -> None:
    """A book of a million characters is no title."""
    assert case.codes("дом " * 249_999, "volume: 8", "volume: 1") == ["RR426"]
    assert case.codes("дом " * 251_000, "volume: 8", "volume: 1") == ["RR413"]


def test_a_symlink_to_itself_is_no_file(case: Case, found: "Found") -> None:
    """Nobody falls into it."""
    (case.root / "sources" / "s.txt").symlink_to("s.txt")
    text = f"{HEAD}title: дом\nsources: {{s1: {{file: sources/s.txt}}}}\n"
    assert "RR410" in [finding.problem.code for finding in found(text, str(case.root))]


def test_of_a_source_of_many_megabytes_only_the_sum_is_taken(case: Case, found: "Found") -> None:
    """A scan may be one; lines of it are none."""
    with (case.root / "sources" / "s.txt").open("wb") as file:
        file.truncate(2**24 + 1)
    source = "s1: {file: sources/s.txt, sha256: SUM, gives: {title: 1}}"
    text = f"{HEAD}title: дом\nsources: {{{source}}}\n"
    zeros = hashlib.sha256(bytes(2**24 + 1)).hexdigest()
    problems = [each.problem for each in found(text.replace("SUM", zeros), str(case.root))]
    assert "at most 16 MiB" in next(each.message for each in problems if each.code == "RR413")
    assert "RR412" not in [each.code for each in problems]


def test_a_symlink_out_of_the_folder_is_not_followed(case: Case, found: "Found") -> None:
    """What lies elsewhere is not in Git with the record."""
    outside = case.root / "elsewhere.txt"
    outside.write_text("дом", encoding="utf-8")
    (case.root / "sources" / "s.txt").symlink_to(outside)
    text = f"{HEAD}title: дом\nsources: {{s1: {{file: sources/s.txt, gives: {{title: 1}}}}}}\n"
    codes = [finding.problem.code for finding in found(text, str(case.root))]
    assert codes == ["RR409", "RR411"]
