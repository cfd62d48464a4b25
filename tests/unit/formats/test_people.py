"""Several people in one text: parted in a cell of a sheet, told where the comma has a grammar."""

import io
import time

import pytest

from rusrec import formats
from rusrec.formats._people import people, several, without_others
from rusrec.loss import Loss, ignore
from rusrec.model import Name, NameForm, Record

SEVERAL = {
    "송준서, 김영희": ["송준서", "김영희"],
    "송준서,김영희,이철수": ["송준서", "김영희", "이철수"],
    "남궁민수·황보관": ["남궁민수", "황보관"],
    "송준서(서울대), 김영희(고려대)": ["송준서(서울대)", "김영희(고려대)"],
    "Иванов И.И., Петров П. П.": ["Иванов И.И.", "Петров П. П."],
    "И. И. Иванов, П. П. Петров": ["И. И. Иванов", "П. П. Петров"],
    "Иванов Иван Ильич, Петрова Анна Петровна": ["Иванов Иван Ильич", "Петрова Анна Петровна"],
    "Лев Ильич Иванов, Анна Ильинична Ким": ["Лев Ильич Иванов", "Анна Ильинична Ким"],
    "van der Berg J, Smith JA": ["van der Berg J", "Smith JA"],
    "Doe, J., Roe, R.-S.": ["Doe, J.", "Roe, R.-S."],
    "Doe, John and Roe, Jane": ["Doe, John", "Roe, Jane"],
}
ONE = (
    "송, 준서", "남궁, 민수", "송준서", "송 준서", "톨스토이, 레프", "고골, 니콜라이",
    "이바노프, 이반", "스탈린, 이오시프", "Иванов, Иван", "Иванов, И. И.",
    "Иванов, Иван Ильич", "Лев Ильич, Анна Ким", "King, M. L., Jr.",
    "Smith, J.", "Smith JA", "García Márquez, Gabriel José",
    "Office of Trade and Snow", "O&M Verlag", "M&uuml;ller, J.",
)  # fmt: skip


@pytest.mark.parametrize("text", SEVERAL)
def test_whole_names_parted_by_commas_are_people(text: str) -> None:
    """A Korean name of two to four syllables begins with a family name of one or two."""
    assert people(text) == SEVERAL[text]
    assert several(text)


@pytest.mark.parametrize("text", ONE)
def test_a_comma_between_family_and_given_parts_nobody(text: str) -> None:
    """Nor does one in a foreign name that is written in Hangul."""
    assert people(text) == [text]
    assert not several(text)


def came(data: str, format_: str) -> tuple[list[str], list[Loss]]:
    """Return the names of the authors of the one record in *data*, and what is told."""
    told: list[Loss] = []
    read = formats.get(format_).read
    assert read is not None
    (record,) = read(io.BytesIO(data.encode()), name="x", ledger=told.append)
    forms = [name.name[0] for name in record.author]
    return [", ".join(filter(None, (form.family, form.given))) for form in forms], told


@pytest.mark.parametrize("text", SEVERAL)
def test_a_cell_has_the_people_in_it(text: str) -> None:
    """And so has a cell beside one of another language, with what is said of each."""
    assert came(f'title,author\nT,"{text}"\n', "csv") == (SEVERAL[text], [])

    heading = "title,author,author.en,author.orcid"
    data = f'{heading}\nT,"송준서, 김영희","Song, J.; Kim, Y.",0-1; 0-2\n'
    read = formats.get("csv").read
    assert read is not None
    (record,) = read(io.BytesIO(data.encode()), name="x", ledger=ignore)
    assert [(len(name.name), name.orcid) for name in record.author] == [
        (2, "0-1"),
        (2, "0-2"),
    ]


@pytest.mark.parametrize("text", SEVERAL)
def test_where_a_comma_has_its_grammar_they_are_one_and_told(text: str) -> None:
    """A .bib parts people by ``and``, RIS by lines."""
    if " and " not in text:
        names, told = came(f"@book{{a, author={{{text}}}}}", "bibtex")
        assert len(names) == 1
        assert "looks like several people" in told[0].note
    names, told = came(f"TY  - BOOK\nAU  - {text}\nER  - \n", "ris")
    assert len(names) == 1
    assert "looks like several people" in told[0].note


DC = '<dc xmlns="http://purl.org/dc/elements/1.1/"><creator>{}</creator></dc>'


@pytest.mark.parametrize(("text", "parted"), [
    *SEVERAL.items(),
    ("Kim, A.; Lee, B.", ["Kim, A.", "Lee, B."]),
    ("홍길동; 김철수;", ["홍길동", "김철수"]),
    ("M&uuml;ller, J.; Ким А.А., Ли Б.Б.", ["M&uuml;ller, J.", "Ким А.А.", "Ли Б.Б."]),
])  # fmt: skip
def test_a_value_of_dublin_core_has_the_people_in_it(text: str, parted: list[str]) -> None:
    """Semicolons part them too, whatever they look like; that they are several is told."""
    names, told = came(DC.format(text.replace("&", "&amp;")), "oai-dc")
    assert names == parted
    assert [(loss.path, loss.note) for loss in told] == [
        ("creator", f"is read as several people: {text}")
    ]


def test_the_people_in_two_scripts_are_the_same_in_dublin_core() -> None:
    """Each is spelt by the one at his place; of other numbers nobody knows who spells whom."""
    named = (
        '<dc xmlns="http://purl.org/dc/elements/1.1/"><language>ko</language>'
        '<creator xml:lang="ko">홍길동; 김철수</creator>'
        '<creator xml:lang="ko-Latn">{}</creator></dc>'
    )
    read = formats.get("oai-dc").read
    assert read is not None
    for text, forms in (("Hong, Kildong; Kim, Cholsu", [2, 2]), ("Hong, Kildong", [1, 1, 1])):
        (record,) = read(io.BytesIO(named.format(text).encode()), name="x", ledger=ignore)
        assert [len(name.name) for name in record.author] == forms


def test_who_is_not_named_is_nobody_in_dublin_core() -> None:
    """And is told."""
    names, told = came(DC.format("Иванов И.И.; и др."), "oai-dc")
    assert names == ["Иванов И.И."]
    assert [loss.note for loss in told][1:] == ["names nobody, and is left out: и др."]


@pytest.mark.parametrize("text", ONE)
def test_of_one_person_nothing_is_told(text: str) -> None:
    """Also where the name is odd."""
    assert came(f"@book{{a, author={{{text.replace('&', chr(92) + '&')}}}}}", "bibtex")[1] == []
    assert came(f"TY  - BOOK\nAU  - {text}\nER  - \n", "ris")[1] == []
    assert came(DC.format(text.replace("&", "&amp;")), "oai-dc")[1] == []


def test_a_person_who_looks_like_two_comes_back_from_a_cell_as_one() -> None:
    """A backslash keeps the name whole."""
    record = Record(
        id="a", type="book", author=(Name(name=(NameForm("송준서", "김영희", "und"),)),)
    )
    write, read = formats.get("csv").write, formats.get("csv").read
    assert write is not None
    assert read is not None
    text = "".join(write([record], ledger=ignore))
    assert "\\\\송준서, 김영희" in text
    assert list(read(io.BytesIO(text.encode()), name="x", ledger=ignore)) == [record]


@pytest.mark.parametrize("text", ["Kim" + " " * 100_000 + "x", "Kim" + " et al" * 20_000])
def test_those_who_are_not_named_are_soon_found(text: str) -> None:
    """Time grows with the length, not its square."""
    start = time.process_time()
    without_others(text)
    assert time.process_time() - start < 1
