"""Records as BibTeX: what is written where, and what is told of the rest."""

import io
import re

import pytest

from rusrec.errors import RecordError
from rusrec.formats import bibtex
from rusrec.model import (
    Date,
    Event,
    Extra,
    ExtraValue,
    Identifier,
    Keyword,
    Link,
    Name,
    NameForm,
    Note,
    Numbering,
    Record,
    Text,
    Texts,
)


def said(text: str, tag: str = "ko") -> Texts:
    """Return the texts of one bare text."""
    return (Text(text, tag),)


def person(family: str, given: str = "", tag: str = "ko", **parts: str) -> Name:
    """Return a person of one form."""
    return Name(name=(NameForm(family, given, tag, **parts),))  # type: ignore[arg-type]


def record(**fields: object) -> Record:
    """Return a record in Korean with an id."""
    return Record(**{"id": "x-1", "language": ("ko",), **fields})  # type: ignore[arg-type]


JOURNAL = Record(type="periodical", title=said("없음연구"))


def written(*records: Record) -> tuple[str, dict[str, object]]:
    """Return the file, and what arrives by path of loss."""
    losses: dict[str, object] = {}
    text = "".join(
        bibtex.write(records, ledger=lambda loss: losses.update({loss.path: loss.arrives}))
    )
    return text, losses


def field(text: str, name: str) -> str:
    """Return the TeX of a field, "" where it is not there."""
    match = re.search(rf"(?m)^  {name} = (.*),$", text)
    return match[1] if match else ""


def back(text: str) -> Record:
    """Return the first record of a file."""
    return next(bibtex.read(io.BytesIO(text.encode()), name="x.bib", ledger=lambda _: None))


def test_an_entry_has_one_field_a_line_and_its_key_is_the_id() -> None:
    """An empty line parts two entries."""
    one, two = record(title=said("가")), record(id="x-2", title=said("나"), author=(person("가"),))
    text, _ = written(one, two)
    assert text.endswith(
        "}\n\n@misc{x-2,\n  author = {가},\n  title = {{나}},\n"
        "  language = {ko},\n  langid = {korean},\n}\n"
    )


def test_no_records_give_an_empty_file() -> None:
    """There is nothing around the entries."""
    assert written() == ("", {})


@pytest.mark.parametrize(
    ("kind", "host", "entry"),
    [
        ("article-journal", JOURNAL, "article"),
        ("article-journal", None, "misc"),
        ("chapter", Record(type="book", title=said("책")), "incollection"),
        ("paper-conference", Record(type="book", title=said("책")), "inproceedings"),
        ("book", None, "book"),
        ("thesis", None, "phdthesis"),
        ("report", None, "techreport"),
        ("manuscript", None, "misc"),
        ("webpage", None, "misc"),
    ],
)
def test_an_entry_type_is_chosen_that_the_styles_do_not_complain_of(
    kind: str, host: Record | None, entry: str
) -> None:
    """An article without a journal is misc, and so is a manuscript without a note."""
    text, _ = written(record(type=kind, host=host))
    assert text.startswith(f"@{entry}{{")


def test_a_masters_thesis_is_known_by_its_genre() -> None:
    """The words stay in type, unless the entry type says just that."""
    text, _ = written(record(type="thesis", genre=said("석사학위논문")))
    assert text.startswith("@mastersthesis{")
    assert field(text, "type") == "{석사학위논문}"
    plain = record(type="thesis", genre=said("Master's thesis", "en"))
    assert field(written(plain)[0], "type") == ""
    assert back(written(plain)[0]).genre == plain.genre


@pytest.mark.parametrize(
    ("tag", "title", "tex"),
    [
        ("en", "The Life of a Man", "The {Life} of a {Man}"),
        ("en", "DNA of the iPhone", "{DNA} of the {iPhone}"),
        ("en", "iPhone prices", "{iPhone} prices"),
        ("en-GB", 'The "Big Deal" (Again)', "The “{}{Big} {Deal}”{} ({Again})"),
        ("ko", "소련 USSR의 역사", "{소련 USSR의 역사}"),
        ("ru", "Великая Сделка", "{Великая Сделка}"),
        ("und", "Life of DNA", "{Life of DNA}"),
    ],
)
def test_capitals_of_a_title_are_safe_from_the_style(tag: str, title: str, tex: str) -> None:
    """In English by words, else by one brace pair; and no brace comes back."""
    item = record(language=(tag,), title=said(title, tag))
    text, losses = written(item)
    assert field(text, "title") == f"{{{tex}}}"
    assert "title" not in "".join(losses)
    assert back(text).title == item.title


def test_braces_that_somebody_set_come_back_as_they_were() -> None:
    """A title that protects some of its capitals is not given more."""
    source = "@misc{x, language = {en}, title = {The {Soviet Union} and the Deal}}"
    item = back(source)
    assert item.title[0].text == 'The <span class="nocase">Soviet Union</span> and the Deal'
    assert field(written(item)[0], "title") == "{The {Soviet Union} and the Deal}"


def test_a_subtitle_in_the_same_language_is_joined() -> None:
    """Two losses say so: the subtitle is gone, the title longer."""
    subtitle = (Text("나", "ko"), Text("B", "en"))
    item = record(type="document", title=said("가"), subtitle=subtitle)
    text, losses = written(item)
    assert field(text, "title") == "{{가: 나}}"
    assert losses == {"subtitle": None, "title.ko": Text("가: 나", "ko")}


def test_a_subtitle_of_another_language_is_not_joined() -> None:
    """A Korean title gets no English tail."""
    text, losses = written(record(title=said("가"), subtitle=said("B", "en")))
    assert field(text, "title") == "{{가}}"
    assert losses["subtitle"] is None
    assert "title.ko" not in losses


def test_other_forms_of_a_title_are_lost_by_their_tags() -> None:
    """The one in the record's language arrives without a word."""
    title = (Text("가", "ko"), Text("A", "en"), Text("Ka", "ko-Latn-alalc97", by="machine"))
    _, losses = written(record(type="document", title=title))
    assert losses == {"title.en": None, "title.ko-Latn-alalc97": None}


def test_a_text_in_another_language_arrives_in_that_of_the_record() -> None:
    """BibTeX cannot say that the abstract is English."""
    _, losses = written(record(type="document", abstract=said("A.", "en")))
    assert losses == {"abstract.en": Text("A.", "ko")}


@pytest.mark.parametrize(
    ("name", "tex"),
    [
        (person("송", "준서"), "송, 준서"),
        (person("마바사"), "마바사"),
        (person("O'Brien", "J. R."), "O'Brien, J. R."),
        (person("Beauvoir", "Simone", particle="de"), "de Beauvoir, Simone"),
        (person("King", "Martin", suffix="Jr."), "King, Jr., Martin"),
        (person("de la Cruz", "Ana"), "{de la Cruz}, Ana"),
        (person("Smith", "Anna and Eve"), "{Smith}, {Anna and Eve}"),
        (person("others"), "{others}"),
        (Name(org=said("가 and 나, 다")), "{가 and 나, 다}"),
    ],
)
def test_a_name_is_written_so_that_its_parts_come_back(name: Name, tex: str) -> None:
    """Also between other names, whatever it holds."""
    item = record(author=(person("앞", "사람"), name, person("뒤", "사람")))
    text, losses = written(item)
    assert field(text, "author") == f"{{앞, 사람 and {tex} and 뒤, 사람}}"
    if "author" not in "".join(losses):
        assert back(text).author == item.author


def test_a_person_of_one_name_with_blanks_arrives_as_a_body() -> None:
    """BibTeX would divide it without braces, and with them it is a body."""
    _, losses = written(record(author=(person("Aristotle of Stagira"),)))
    assert losses["author[0].name"] is None
    assert losses["author[0].org"] == said("Aristotle of Stagira")


def test_what_else_is_known_of_a_person_is_lost_by_its_path() -> None:
    """The other script too."""
    forms = (NameForm("송", "준서", "ko"), NameForm("Song", "Chun-sŏ", "ko-Latn-alalc97"))
    name = Name(name=forms, orcid="0000-0002-1825-0097")
    _, losses = written(record(type="document", author=(name,)))
    assert losses == {"author[0].name.ko-Latn-alalc97": None, "author[0].orcid": None}


def test_a_contributor_has_a_field_of_biblatex() -> None:
    """One of the role's own, else editora to editorc with the role beside it; a fifth has none."""
    roles = ("ann", "com", "ill", "pbd", "ths")
    names = tuple(Name(name=(NameForm("가", tag="ko"),), role=role) for role in roles)
    text, losses = written(record(type="document", contributor=names))
    found = [field(text, name) for name in ("annotator", "editoratype", "editorb", "editorctype")]
    assert found == ["{가}", "{compiler}", "{가}", "{publishing director}"]
    assert losses == {"contributor[4]": None}


def test_an_article_stands_in_its_journal_and_in_an_issue_with_a_title() -> None:
    """Both titles are written; volume, issue and date may come from between."""
    issue = Record(title=said("특집"), host=JOURNAL, volume="8", issue="1", issued=Date("1998"))
    text, losses = written(record(type="article-journal", host=issue, pages="5-9"))
    assert [field(text, name) for name in ("journal", "volume", "number", "year", "pages")] == [
        "{없음연구}", "{8}", "{1}", "1998", "{5--9}",
    ]  # fmt: skip
    assert field(text, "issuetitle") == "{특집}"
    assert losses["host.volume"] is None
    assert losses["volume"] == "8"
    assert losses["issued"] == Date("1998")


def test_a_chapter_has_the_editors_and_the_publisher_of_its_book() -> None:
    """And the item's own publisher serves where the book has none."""
    book = Record(type="book", title=said("책"), editor=(person("편", "집자"),))
    item = record(type="chapter", host=book, publisher=(said("출판사"),))
    text, losses = written(item)
    assert field(text, "editor") == "{편, 집자}"
    assert field(text, "publisher") == "{출판사}"
    assert losses == {"host.publisher": (said("출판사"),), "publisher": None}
    assert back(text).host == Record(
        type="book", title=said("책"), editor=book.editor, publisher=(said("출판사"),)
    )


def test_a_date_of_the_host_that_nobody_knows_is_lost_once() -> None:
    """The record has no date of its own that could be lost."""
    host = Record(type="periodical", title=said("없음연구"), issued=Date("XXXX"))
    assert written(record(type="article-journal", host=host))[1] == {"host.issued": None}


def test_a_host_that_is_only_an_id_is_lost() -> None:
    """A format gets records whole."""
    assert written(record(type="document", host="rosia-yongu"))[1] == {"host": None}


def test_the_number_is_that_in_the_series_where_there_is_a_series() -> None:
    """Elsewhere it is the item's own."""
    number = (Numbering("7"), Numbering("3", "chapter"), Numbering("12", "series"))
    series = Record(type="collection", title=said("총서"))
    text, losses = written(record(type="book", number=number, series=series))
    assert (field(text, "number"), field(text, "chapter")) == ("{12}", "{3}")
    assert losses == {"number[0]": None}
    text, losses = written(record(type="book", number=number))
    assert field(text, "number") == "{7}"
    assert losses == {"number[2]": None}


@pytest.mark.parametrize(
    ("pages", "tex"),
    [
        ("259-285", "259--285"),
        ("259-285, 301", "259--285, 301"),
        ("xii-xv", "xii--xv"),
        ("ART-12", "ART-12"),
        ("12–15", "12–15"),
        ("5--9", "5-{}-9"),
        ("С. 5-12", "С. 5--12"),
    ],
)
def test_ranges_of_pages_have_two_hyphens_and_come_back_with_one(pages: str, tex: str) -> None:
    """Only between numbers; any other hyphen or dash is as it was."""
    text, losses = written(record(type="document", pages=pages))
    assert field(text, "pages") == f"{{{tex}}}"
    assert (losses, back(text).pages) == ({}, pages)


@pytest.mark.parametrize(
    ("edtf", "fields", "arrives"),
    [
        ("1998", ("1998", "", ""), "1998"),
        ("1998-05", ("1998", "may", ""), "1998-05"),
        ("1998-05-03", ("1998", "may", "{3}"), "1998-05-03"),
        ("1998-21", ("1998", "{Spring}", ""), "1998-21"),
        ("1998/2001", ("{1998--2001}", "", ""), "1998/2001"),
        ("1998/..", ("{1998--}", "", ""), "1998/.."),
        ("1998/", ("1998", "", ""), "1998"),
        ("1998-03-17/1998-03-21", ("1998", "mar # {~17--21}", ""), "1998-03-17/1998-03-21"),
        (
            "1998-03-30/1998-04-02",
            ("1998", "mar # {~30--} # apr # {~2}", ""),
            "1998-03-30/1998-04-02",
        ),
        ("1998-03/1998-04", ("1998", "mar # {--} # apr", ""), "1998-03/1998-04"),
        ("1998-03/1998-04-02", ("1998", "mar", ""), "1998-03"),
        ("1998-12/1999-01", ("1998", "dec", ""), "1998-12"),
        ("199X", ("{199X}", "", ""), "199X"),
        ("1998~", ("1998", "", ""), "1998"),
        ("1998-05?", ("1998", "may", ""), "1998-05"),
        ("[1667,1668]", ("1667", "", ""), "1667"),
        ("1998-33", ("1998", "", ""), "1998"),
        ("../1998-05", ("1998", "may", ""), "1998-05"),
        ("-0043", ("{-0043}", "", ""), "-0043"),
        ("XXXX", ("", "", ""), None),
    ],
)
def test_a_date_is_a_year_and_a_macro_for_the_month(
    edtf: str, fields: tuple[str, str, str], arrives: str | None
) -> None:
    """What BibTeX has no way to say is left out, and told."""
    text, losses = written(record(type="document", issued=Date(edtf)))
    assert tuple(field(text, name) for name in ("year", "month", "day")) == fields
    assert back(text).issued == (Date(arrives) if arrives else None)
    assert losses == ({} if arrives == edtf else {"issued": arrives and Date(arrives)})


def test_a_date_of_which_only_words_are_known_is_these_words() -> None:
    """The year in press comes back as it was."""
    item = record(type="document", issued=Date("XXXX", text="in press"))
    text, losses = written(item)
    assert (field(text, "year"), losses, back(text).issued) == ("{in press}", {}, item.issued)


def test_an_address_goes_out_as_it_is_but_for_braces() -> None:
    """In an address they have to be written in percent."""
    text, losses = written(record(type="document", links=(Link("http://x.org/a_b%20#~{c"),)))
    assert field(text, "url") == "{http://x.org/a_b%20#~%7Bc}"
    assert losses == {"links[0].url": "http://x.org/a_b%20#~%7Bc"}


def test_an_address_that_holds_several_is_told() -> None:
    """They come back as several."""
    item = record(type="document", links=(Link("http://x.org/a; http://x.org/b", kind="x"),))
    text, losses = written(item)
    assert losses == {"links": back(text).links}
    assert back(text).links == (Link("http://x.org/a"), Link("http://x.org/b"))


@pytest.mark.parametrize("blank", ["", " "])
def test_an_address_that_says_nothing_is_told(blank: str) -> None:
    """It is no traceback."""
    text, losses = written(record(type="document", links=(Link(blank),)))
    assert losses == {"links": None}
    assert back(text).links == ()


def test_identifiers_have_fields_of_their_own() -> None:
    """A handle is an eprint; what has no field is lost."""
    known = (Identifier("doi", "10.1/a_b%"), Identifier("hdl", "10371/88004"))
    text, losses = written(record(type="book", identifiers=(*known, Identifier("kci", "ART1"))))
    assert (field(text, "doi"), field(text, "eprint")) == ("{10.1/a_b%}", "{10371/88004}")
    assert losses == {"identifiers.kci": None}
    assert back(text).identifiers == known


@pytest.mark.parametrize(
    ("terms", "tex"),
    [(("가", "나"), "가, 나"), (("가, 나", "다"), "가, 나; 다"), (("가, 나",), "가, 나;")],
)
def test_a_term_with_a_comma_needs_semicolons(terms: tuple[str, ...], tex: str) -> None:
    """So that it is not divided."""
    item = record(type="document", keywords=tuple(Keyword(term, "ko") for term in terms))
    text, losses = written(item)
    assert field(text, "keywords") == f"{{{tex}}}"
    assert (losses, back(text).keywords) == ({}, item.keywords)


def test_notes_keep_their_order_and_those_of_one_kind_are_joined() -> None:
    """A kind that BibTeX has no field for is lost."""
    notes = (Note(said("나"), "annote"), Note(said("가")), Note(said("다"), "scale"))
    text, losses = written(record(type="document", notes=notes))
    assert losses == {"notes[2]": None}
    assert back(text).notes == notes[:2]
    _, losses = written(record(type="document", notes=(Note(said("가")), Note(said("나")))))
    assert losses == {"notes": (Note(said("가\n나")),)}


def test_an_event_has_the_fields_of_biblatex() -> None:
    """Name, place, and date in EDTF."""
    event = Event(said("회의"), said("서울"), Date("1998-05-01/1998-05-03"))
    text, losses = written(record(type="document", event=event))
    assert field(text, "eventdate") == "{1998-05-01/1998-05-03}"
    assert (losses, back(text).event) == ({}, event)


@pytest.mark.parametrize(
    ("citekey", "key"),
    [("Song1998", "Song1998"), ("DBLP:x/y", "DBLP-x-y"), ("송1998", "song1998"), ("X,1", "X-1")],
)
def test_a_key_is_safe_and_ids_say_the_id(citekey: str, key: str) -> None:
    """A citekey that is not safe is cleaned, and told; biblatex finds it among the aliases."""
    text, losses = written(record(type="document", citekey=citekey, aka=("old-1", "a b")))
    assert text.startswith(f"@misc{{{key},\n")
    others = ("old-1",) if key == citekey or "," in citekey else ("old-1", citekey)
    assert losses == {"aka": others} | ({} if key == citekey else {"citekey": key})
    assert field(text, "ids") == f"{{{', '.join(('x-1', *others))}}}"
    assert (back(text).id, back(text).aka) == ("x-1", others)


def test_a_citekey_that_cannot_be_cleaned_without_a_clash_gives_way_to_the_id() -> None:
    """So that keys of many kinds do not stop a file."""
    text, losses = written(record(citekey="A:b"), record(id="x-2", citekey="a/B"))
    assert "@misc{A-b," in text
    assert "@misc{x-2," in text
    assert losses["citekey"] is None


def test_keys_that_differ_only_in_case_are_refused() -> None:
    """BibTeX takes them for one."""
    with pytest.raises(RecordError, match="stands twice"):
        written(record(id="song1998"), record(citekey="Song1998"))


def test_a_record_without_an_id_is_refused() -> None:
    """There would be no key."""
    with pytest.raises(RecordError, match="no id"):
        written(Record(title=said("가")))


def test_a_character_that_no_text_may_hold_is_refused() -> None:
    """The error names the field."""
    with pytest.raises(RecordError, match=r"title\.ko: U\+0007"):
        written(record(title=said("a\x07b")))


def test_an_entry_without_an_author_has_a_key_to_be_sorted_by() -> None:
    """The title without its braces, which the reader drops again."""
    text, losses = written(record(type="document", title=said("가 (나)")))
    assert field(text, "key") == "{가 (나)}"
    assert losses == {}
    assert back(text).extra == ()
    text, _ = written(record(author=(person("가"),), title=said("나")))
    assert field(text, "key") == ""


def extra(**values: str) -> tuple[Extra, ...]:
    """Return what BibTeX had under these keys."""
    return (Extra("bibtex", tuple(ExtraValue(key, value) for key, value in values.items())),)


def test_what_bibtex_had_goes_back_as_it_was() -> None:
    """TeX and all, unless its braces would break the entry."""
    item = record(type="document", extra=extra(file=r":a b\_c.pdf:PDF", month="Easter"))
    text, losses = written(item)
    assert (field(text, "file"), losses, back(text).extra) == (r"{:a b\_c.pdf:PDF}", {}, item.extra)
    _, losses = written(record(type="document", extra=extra(a="}{", b="x", volume="5")))
    assert losses == {"extra.bibtex.a": None, "extra.bibtex.volume": None}
    assert written(record(type="document", extra=extra(a="}}")))[1] == {"extra.bibtex": None}


def test_what_sorted_an_entry_still_does() -> None:
    """A ``key`` that says more than the title is kept, and no other one written."""
    item = back("@misc{x-1, key = {ISO}, title = {A}}")
    text, losses = written(item)
    assert (field(text, "key"), losses) == ("{ISO}", {})


def test_what_another_format_had_is_lost() -> None:
    """It goes back to that format only."""
    item = record(type="document", extra=(Extra("csl-json", (ExtraValue("a", "1"),)),))
    assert written(item)[1] == {"extra.csl-json": None}


def test_an_entry_type_of_other_tools_goes_back_as_it_was() -> None:
    """As long as the record is of a type that it stands for."""
    item = back("@online{x-1, title = {A}}")
    assert (item.type, item.extra) == ("webpage", extra(entrytype="online"))
    text, losses = written(item)
    assert text.startswith("@online{")
    assert losses == {}


@pytest.mark.parametrize(
    "text",
    ["A}}\n@article{evil,", '"', "\\", "{", "}}", "%", "@", "$x^2$ & #5 ~_", "\\input{x}", "a--b"],
)
def test_nothing_in_a_text_can_end_its_field(text: str) -> None:
    """One record goes out, and one comes back, the same."""
    text = " ".join(text.split())
    item = record(
        type="book", title=said(text), publisher=(said(text),), abstract=said(f"{text}\n{text}")
    )
    out, losses = written(item)
    assert losses == {}
    assert list(bibtex.read(io.BytesIO(out.encode()), name="x", ledger=print)) == [item]


def test_a_title_that_ends_in_a_mark_gets_no_second_one() -> None:
    """A question keeps its question mark, and no colon follows it."""
    record = Record(id="a", type="book", title=(Text("What now?"),), subtitle=(Text("A study"),))
    text = "".join(bibtex.write([record], ledger=lambda _: None))

    assert "What now? A study" in text
