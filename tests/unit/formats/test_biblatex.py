"""What BibLaTeX says that BibTeX cannot, and what biber takes of it."""

import io
from typing import Any

import pytest

from rusrec.formats import biblatex, bibtex
from rusrec.formats._bib.biber_date import taken
from rusrec.loss import Loss
from rusrec.model import Date, Name, NameForm, Record, Relation, Text


def written(*records: Record, **options: Any) -> tuple[str, dict[str, Any]]:
    """Return the records as a file, and what is lost of them by path."""
    losses: dict[str, Any] = {}

    def take(loss: Loss) -> None:
        losses[loss.path] = loss.arrives

    return "".join(biblatex.write(records, ledger=take, **options)), losses


def read(text: str, form: Any = biblatex) -> list[Record]:
    """Return the records of a file."""
    stream = io.BytesIO(text.encode())
    return list(form.read(stream, name="f.bib", ledger=lambda _: None))


def told(text: str) -> list[str]:
    """Return what a reader tells of a file."""
    losses: list[Loss] = []
    list(biblatex.read(io.BytesIO(text.encode()), name="f.bib", ledger=losses.append))
    return [f"{loss.path}: {loss.note}" for loss in losses]


def field(text: str, name: str) -> str:
    """Return the value of a field as it stands."""
    lines = dict(line.strip().split(" = ", 1) for line in text.splitlines() if " = " in line)
    return lines[name].rstrip(",")


AUTHOR = Name(name=(NameForm("송", "준서", "ko"), NameForm("Song", "Chunsŏ", "ko-Latn")))
ARTICLE = Record(
    id="a-1",
    type="article-journal",
    language=("ko",),
    title=(Text("제목", "ko"), Text("The Title", "en"), Text("Chemok", "ko-Latn-alalc97")),
    subtitle=(Text("부제", "ko"),),
    author=(AUTHOR,),
    issued=Date("1998-05~"),
)


def test_titles_subtitle_names_and_date_arrive_whole() -> None:
    """What is romanized, translated or in a second script is annotated with its tag."""
    text, losses = written(ARTICLE)
    assert losses == {}
    assert read(text) == [ARTICLE]
    assert field(text, "titleaddon") == "{Chemok}"
    assert field(text, "usere+an:lang") == '{="en"}'
    assert field(text, "nameaddon") == "{Song, Chunsŏ}"
    assert field(text, "date") == "{1998-05~}"


@pytest.mark.parametrize("others", [(), (Text("Днк", "ru"),)])
@pytest.mark.parametrize(("words", "tex"), [("DNA", "{{DNA}}"), ("On DNA", "{On {DNA}}")])
def test_an_english_title_of_one_word_keeps_its_capitals(
    words: str, tex: str, others: tuple[Text, ...]
) -> None:
    """A style that lowers capitals would print ``Dna``."""
    record = Record(id="a", language=("en",), title=(Text(words, "en"), *others))
    text, _ = written(record)
    assert field(text, "title") == tex


def test_an_addon_without_a_tag_is_no_form_of_the_title() -> None:
    """In files of other people these fields can mean anything, and are kept as they are."""
    (found,) = read("@book{a, title = {제목}, titleaddon = {With a map}, langid = {korean}}")
    assert found.title == (Text("제목", "ko"),)
    assert [value.key for value in found.extra[0].values] == ["titleaddon"]


def test_a_second_script_that_one_author_lacks_is_told() -> None:
    """A list of names that does not match the authors would say something wrong."""
    other = Name(name=(NameForm("남궁", "민", "ko"),))
    text, losses = written(Record(id="a", language=("ko",), author=(AUTHOR, other)))
    assert "nameaddon" not in text
    assert losses == {"author[0].name.ko-Latn": None}


def test_a_name_that_comes_back_as_a_body_has_no_second_script() -> None:
    """It is not divided, and of several words."""
    name = Name(name=(NameForm("가 나", "", "ko"), NameForm("Ga", "Na", "ko-Latn")))
    text, losses = written(Record(id="a", language=("ko",), author=(name,)))
    assert "nameaddon" not in text
    assert losses["author[0].org"] == (Text("가 나", "ko"),)


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("1998", "1998"),
        ("1998-05-31", "1998-05-31"),
        ("1998?", "1998?"),
        ("199X", "199X"),
        ("1998-21", "1998-21"),
        ("1998/..", "1998/.."),
        ("/1998", "/1998"),
        ("1998~/2001?", "1998~/2001?"),
        ("-0043", "-0043"),
        ("Y12000", "Y12000"),
        ("1998-05-1X", "1998-05-XX"),
        ("[1998-05-12..1998-05-15]", "1998-05-12?"),
        ("199X/2001", "/2001"),
        ("1998-33", "1998"),
        ("XXXX", ""),
    ],
)
def test_a_date_is_what_biber_takes_of_it(edtf: str, shown: str) -> None:
    """It never says more than the EDTF does, and that arrives whole."""
    assert taken(edtf) == shown
    record = Record(id="a", issued=Date(edtf), accessed=Date(edtf))
    text, losses = written(record)
    assert losses == {}
    assert read(text) == [record]
    assert ("+an:edtf" in text) == (shown != edtf)


def test_a_date_that_was_put_right_counts_before_its_annotation() -> None:
    """People edit what they see."""
    text = '@book{a, title = {x}, date = {1999}, date+an:edtf = {="[1998-05-12..1998-05-15]"}}'
    assert read(text)[0].issued == Date("1999")


def test_languages_stand_in_an_annotation_where_babels_name_says_less() -> None:
    """A field ``language`` would be printed; for Zotero it is written all the same."""
    record = Record(id="a", language=("ko-KR", "en"), title=(Text("제목", "ko-KR"),))
    text, losses = written(record)
    assert (losses, read(text)) == ({}, [record])
    assert "  language" not in text
    text, _ = written(record, for_="zotero")
    assert field(text, "language") == "{ko-KR, en}"
    assert read(text) == [record]
    assert field(written(Record(id="a", language=("ko",)))[0], "langid") == "{korean}"


@pytest.mark.parametrize("kind", ["review-book", "article-newspaper", "treaty", "post", "figure"])
def test_an_item_type_arrives_whole(kind: str) -> None:
    """In ``entrysubtype``, where several are one entry type."""
    text, losses = written(Record(id="a", type=kind))
    assert losses == {}
    assert read(text)[0].type == kind
    assert "entrysubtype" in text


def test_an_article_without_author_is_sorted_and_called_by_its_title() -> None:
    """It stays an article; what only says the title again is nothing new to a reader."""
    record = Record(
        id="a", type="article-journal", language=("en",), title=(Text("A Title", "en"),)
    )
    text, _ = written(record)
    assert text.startswith("@article{a,")
    assert field(text, "sortkey") == field(text, "label") == "{A Title}"
    assert read(text) == [record]


def test_a_body_with_and_in_its_name_is_one_body() -> None:
    """Biblatex takes publishers for a list, parted by ``and``."""
    one = ((Text("Dust and Sons", "en"),),)
    record = Record(id="a", type="book", language=("en",), publisher=one)
    text, losses = written(record)
    assert field(text, "publisher") == "{{Dust and Sons}}"
    assert (losses, read(text)) == ({}, [record])
    several = (*one, (Text("Ash", "en"),))
    text, losses = written(Record(id="a", type="book", language=("en",), publisher=several))
    assert field(text, "publisher") == "{Dust and Sons and Ash}"
    assert list(losses) == ["publisher"]


def test_the_date_of_an_issue_is_the_date_that_is_printed() -> None:
    """It is marked as the host's, and goes back there."""
    journal = Record(type="periodical", title=(Text("없음연구", "ko"),), issued=Date("1998"))
    record = Record(id="a", type="article-journal", language=("ko",), host=journal)
    text, losses = written(record)
    assert field(text, "date") == "{1998}"
    assert (losses, read(text)) == ({}, [record])


def test_a_book_of_a_work_in_several_volumes_and_an_issue_with_a_title() -> None:
    """``maintitle`` is the host of a book, or of a chapter's book; ``issuetitle`` of an article."""
    text = "@book{a, title = {B}, maintitle = {M}, mainsubtitle = {S}, volume = {3}}"
    (book,) = read(text)
    assert isinstance(book.host, Record)
    assert book.host.subtitle == (Text("S"),)
    text = "@article{a, title = {B}, journaltitle = {J}, issuetitle = {I}}"
    (article,) = read(text)
    assert isinstance(article.host, Record)
    assert isinstance(article.host.host, Record)
    assert article.host.host.title == (Text("J"),)
    for record in (book, article):
        again, losses = written(record)
        assert (losses, read(again)) == ({}, [record])


# ---------------------------------------------------------------- other works

ORIGINAL = Record(type="book", language=("ru",), title=(Text("Книга", "ru"),), issued=Date("1900"))


def test_an_original_has_an_entry_that_only_its_translation_prints() -> None:
    """One that has no more than a date or a publisher needs none."""
    record = Record(id="a", type="book", language=("ko",), original=ORIGINAL)
    text, losses = written(record)
    assert text.startswith("@book{a.original,\n  options = {dataonly},\n")
    assert (losses, read(text)) == ({}, [record])
    assert field(text, "origdate") == "{1900}"
    slight = Record(id="a", original=Record(issued=Date("1900"), language=("ru",)))
    text, losses = written(slight)
    assert "related" not in text
    assert (losses, read(text)) == ({}, [slight])


def test_titles_of_an_original_take_the_order_of_the_record_around_it() -> None:
    """One in no known language comes first where the record is in none either."""
    work = Record(type="book", title=(Text("Книга", "und"), Text("책", "ko")))
    record = Record(id="a", type="book", language=("und",), original=work)
    text, losses = written(record)
    assert (losses, read(text)) == ({}, [record])


def test_relations_are_to_works_in_the_record_or_before_it_in_the_file() -> None:
    """Of others biber would say that they are not there."""
    book = Record(id="b", type="book", title=(Text("Книга"),))
    here = Relation("review-of", "b")
    review = Record(id="r", relations=(here, Relation("review-of", ORIGINAL)))
    text, losses = written(book, review)
    assert (losses, read(text)) == ({}, [book, review])
    assert field(text, "relatedtype") == "{reviewof}"
    _, losses = written(Record(id="r", relations=(here,)))
    assert losses == {"relations[0]": None}


def test_the_original_may_stand_anywhere_in_the_file() -> None:
    """As in files of people; one that nobody tells of is a record, and nothing tells of itself."""
    main = "@book{a, title = {A}, related = {o}, relatedtype = {translationof}}\n"
    data = "@book{o, title = {O}, options = {dataonly}, related = {a}, relatedtype = {reprintof}}\n"
    for text in (main + data, data + main):
        (found,) = read(text)
        assert found.original is not None
        assert found.original.title == (Text("O"),)
        assert found.original.citekey == "o"
    assert [each.id for each in read(data)] == ["o"]
    assert read(main)[0].extra[0].values[0].value == "o"


def test_an_entry_that_tells_of_itself_keeps_its_field() -> None:
    """By its key or by its id; of two that tell of each other one is a record."""
    text = "@book{K, ids = {a}, title = {A}, related = {%s}, relatedtype = {reviewof}}"
    for key in ("K", "a"):
        (found,) = read(text % key)
        assert found.relations == ()
        again, losses = written(found)
        assert (losses, read(again)) == ({}, [found])
    pair = "@book{%s, title = {x}, options = {dataonly}, related = {%s}, relatedtype = {reviewof}}"
    found, *_ = read(f"{pair % ('x', 'y')}\n{pair % ('y', 'x')}")
    assert found.id == "x"


def test_what_is_read_as_bibtex_keeps_its_relations() -> None:
    """There an entry is a record, and the field goes back out as it is."""
    text = "@book{a, title = {A}, related = {o}}\n@book{o, title = {O}, options = {dataonly}}\n"
    assert [each.id for each in read(text, bibtex)] == ["a", "o"]


# ---------------------------------------------------------------- options


def test_a_record_with_an_entry_for_its_original_is_whole_in_its_comment() -> None:
    """The comment stands before the entry that it is of."""
    original = Record(id="o", type="book", title=(Text("Книга", "ru"),))
    record = Record(id="a", type="book", title=(Text("책", "ko"),), original=original)
    assert read(written(record, embed=True)[0]) == [record]


@pytest.mark.parametrize("form", [bibtex, biblatex])
def test_a_whole_record_in_a_comment_counts_while_the_entry_says_the_same(form: Any) -> None:
    """Somebody who edits the entry is right."""
    record = Record(id="a", type="book", title=(Text("A {@} title", "ko"),), draft=True)
    losses: list[Loss] = []
    text = "".join(form.write([record], ledger=losses.append, embed=True))
    assert losses == []
    assert text.startswith("@comment{rusrec: {")
    assert text.splitlines()[0].count("@") == 1
    assert read(text, form) == [record]
    assert read(text.replace(" title", " Titel"), form)[0].draft is False


def test_an_entry_that_is_not_what_its_comment_says_is_told() -> None:
    """The comment is out of date, and what only it has is gone."""
    record = Record(id="a", type="book", title=(Text("One", "ko"),), draft=True)
    text = "".join(biblatex.write([record], ledger=print, embed=True))
    assert told(text) == []
    assert any("the entry counts" in note for note in told(text.replace("{One}", "{Two}")))


def test_an_unknown_field_is_kept_and_goes_out_again() -> None:
    """Under the name that .bib files have in common, whichever kind they are."""
    text = "@online{a, title = {x}, xunheardof = {송 5}, sorttitle = {y}, gender = {sf}}"
    (found,) = read(text)
    assert [value.key for value in found.extra[0].values] == ["xunheardof", "sorttitle", "gender"]
    again, losses = written(found)
    assert (losses, read(again)) == ({}, [found])


def test_an_entry_type_kept_of_bibtex_is_the_records_own_here() -> None:
    """``@online`` is no type of BibTeX's styles; in biblatex it says no more than webpage does."""
    (record,) = read("@online{a, title={T}}", bibtex)
    losses: list[Loss] = []
    text = "".join(biblatex.write([record], ledger=losses.append))
    assert text.startswith("@online{a,")
    assert [loss.path for loss in losses] == ["extra.bibtex"]
    assert read(text)[0].extra == ()
