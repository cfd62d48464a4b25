"""BibTeX as programs and people write it, as records."""

import io

import pytest

from rusrec.errors import SourceError
from rusrec.formats import bibtex
from rusrec.loss import Loss
from rusrec.model import Date, ExtraValue, Identifier, Keyword, Link, Name, NameForm, Record, Text


def read(source: str | bytes, encoding: str | None = None) -> tuple[list[Record], list[Loss]]:
    """Return the records, and what was told of the rest."""
    losses: list[Loss] = []
    data = source.encode() if isinstance(source, str) else source
    found = bibtex.read(io.BytesIO(data), name="x.bib", ledger=losses.append, encoding=encoding)
    return list(found), losses


def one(fields: str, kind: str = "misc") -> Record:
    """Return the record of an entry with these fields."""
    return read(f"@{kind}{{x, {fields}}}")[0][0]


def extras(record: Record) -> dict[str, str]:
    """Return what is kept for BibTeX."""
    return {value.key: value.value for extra in record.extra for value in extra.values}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("article", "article-journal"),
        ("Article", "article-journal"),
        ("conference", "paper-conference"),
        ("inbook", "chapter"),
        ("mvbook", "book"),
        ("thesis", "thesis"),
        ("www", "webpage"),
        ("dataset", "dataset"),
        ("hologram", "document"),
    ],
)
def test_entry_types_of_all_tools_have_an_item_type(kind: str, expected: str) -> None:
    """Those of biblatex too; an unknown one is a document."""
    assert one("title = {A}", kind).type == expected


def test_a_key_that_is_no_id_is_kept_as_the_citekey() -> None:
    """The id is made from it."""
    records, _ = read("@misc{DBLP:conf/acl/Smith20, title={A}} @misc{송1998, title={B}}")
    assert [(r.id, r.citekey) for r in records] == [
        ("dblp-conf-acl-smith20", "DBLP:conf/acl/Smith20"),
        ("song1998", "송1998"),
    ]


def test_two_keys_that_would_give_one_id_give_two() -> None:
    """The second one is numbered."""
    records, _ = read("@misc{a:b, title={A}} @misc{a/b, title={B}}")
    assert [r.id for r in records] == ["a-b", "a-b-2"]


@pytest.mark.parametrize("keys", [("Kim98", "kim98"), ("kim98", "Kim98"), ("KIM98", "Kim98")])
def test_keys_that_differ_only_in_case_come_in_both(keys: tuple[str, str]) -> None:
    """The second without its key, which could stand in no .bib file of ours; that is told."""
    first, second = keys
    records, told = read("".join(f"@misc{{{key}, title={{A}}}}\n" for key in (*keys, "other")))

    assert [record.id for record in records] == ["kim98", "kim98-2", "other"]
    assert [record.citekey for record in records] == [first if first != "kim98" else "", "", ""]
    assert [(loss.record, loss.path, loss.note) for loss in told] == [
        ("kim98-2", "line 2",
         f"the key {second} differs only in case from one before; the record is called kim98-2"),
    ]  # fmt: skip
    text = "".join(bibtex.write(records, ledger=lambda _: None))
    assert text.count("@misc{") == 3


@pytest.mark.parametrize(
    ("named", "year"), [("Kim98", "1998"), ("kim98", "2001"), ("KIM98", "1998")]
)
def test_an_entry_inherits_from_the_key_as_it_is_spelt(named: str, year: str) -> None:
    """Where two keys differ only in case; else from the first, as BibTeX does."""
    records, _ = read(
        f"@misc{{a, title={{A}}, crossref={{{named}}}}}"
        "@misc{Kim98, title={B}, year=1998}@misc{kim98, title={C}, year=2001}"
    )
    assert records[0].issued == Date(year)


def test_a_key_that_is_the_id_made_of_another_stays_the_citekey() -> None:
    """So does an id that the entry gives: nothing was said twice."""
    records, told = read("@misc{a:1}\n@misc{a-1}\n@misc{x, ids={a-1}}\n")
    assert [(record.id, record.citekey, record.aka) for record in records] == [
        ("a-1", "a:1", ()), ("a-1-2", "a-1", ()), ("a-1-3", "x", ("a-1",)),
    ]  # fmt: skip
    assert told == []


def test_an_id_that_stands_twice_is_an_error_with_both_lines() -> None:
    """Here by ids, the aliases of a key."""
    with pytest.raises(SourceError, match=r"x\.bib:2: .*'a-1' stands twice, first on line 1"):
        read("@misc{a-1, title={A}}\n@misc{B, ids={a-1}, title={B}}")


def test_an_entry_without_a_key_is_called_by_its_title() -> None:
    """Or else by its line."""
    assert read("@misc{, title = {Про это}}")[0][0].id == "pro-eto"


def test_a_comment_that_holds_no_record_is_passed_over() -> None:
    """JabRef's settings and BibDesk's groups too, and what people put aside."""
    found, told = read("@comment{jabref-meta: x}\n@comment{@misc{b}}\n@misc{a, title={T}}\n")
    assert [record.id for record in found] == ["a"]
    assert told == []


def test_people_parted_by_an_ampersand_are_told() -> None:
    """As TeX writes it or bare: the comma before it has another meaning."""
    for names in (r"Doe, J. \& Roe, R.", "Doe, J. & Roe, R."):
        (loss,) = read(f"@misc{{a, author={{{names}}}}}")[1]
        assert "looks like several people" in loss.note


def test_names_of_every_shape() -> None:
    """Von, junior, bodies, and nobody for «and others»."""
    source = (
        "author = {van der Berg, Jan and King, Jr., Martin and {U and N} and 송, 준서 and others}"
    )
    records, losses = read(f"@misc{{x, {source}}}")
    assert records[0].author == (
        Name(name=(NameForm("Berg", "Jan", particle="van der"),)),
        Name(name=(NameForm("King", "Martin", suffix="Jr."),)),
        Name(org=(Text("U and N"),)),
        Name(name=(NameForm("송", "준서"),)),
    )
    assert [loss.path for loss in losses] == ["author"]


def test_a_name_with_a_style_in_it_is_plain() -> None:
    """A name has no markup."""
    assert one(r"author = {\textsc{Smith}, J.}").author == (Name(name=(NameForm("Smith", "J."),)),)


@pytest.mark.parametrize(
    ("fields", "languages"),
    [
        ("language = {ko}", ("ko",)),
        ("language = {Korean}", ("ko",)),
        ("language = {ko, en}", ("ko", "en")),
        ("language = {russian and english}", ("ru", "en")),
        ("langid = {american}", ("en-US",)),
        ("language = {en}, langid = {british}", ("en-GB",)),
        ("language = {en_US}", ("en-US",)),
        ("language = {eng}", ("en",)),
        ("language = {kor and rus}", ("ko", "ru")),
        ("hyphenation = {ngerman}", ("de",)),
        ("language = {Elvish}", ()),
    ],
)
def test_a_language_is_known_by_tag_or_by_name(fields: str, languages: tuple[str, ...]) -> None:
    """An unknown one is kept as it stands."""
    found = one(fields)
    assert found.language == languages
    assert extras(found) == ({} if languages else {"language": "Elvish"})


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = 1998", Date("1998")),
        ('year = "1998", month = jan', Date("1998-01")),
        ('year = 1998, month = "10~" # jan', Date("1998-01-10")),
        ("year = 1998, month = {05}, day = 3", Date("1998-05-03")),
        ("year = {1998}, month = {Fall}", Date("1998-23")),
        ("year = {1998--2001}", Date("1998/2001")),
        ("year = {c1998}", Date("1998", text="c1998")),
        ("year = {[1998]}", Date("1998", text="[1998]")),
        ("year = {n.d.}", Date("XXXX", text="n.d.")),
        ("date = {1998-05-03/1998-06}", Date("1998-05-03/1998-06")),
        ("date = {1998~}, year = 1998", Date("1998~")),
        ("date = {1998-5-3}", Date("1998-05-03")),
        ("date = {May 1998}", Date("1998-05", text="May 1998")),
        ("year = {c. 1998}", Date("1998~", text="c. 1998")),
        ("year = {1998년 5월}", Date("1998-05", text="1998년 5월")),
        ("year = {1998 г.}", Date("1998", text="1998 г.")),
        ("year = {1998/99}", Date("1998", text="1998/99")),
    ],
)
def test_dates_of_every_shape(fields: str, date: Date) -> None:
    """EDTF where the fields say it, with the words where they say more."""
    found = one(fields)
    assert (found.issued, extras(found)) == (date, {})


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ("year = 1998, month = {Easter}", {"month": "Easter"}),
        ("year = 1998, month = feb, day = 31", {"day": "31"}),
        ("month = may", {"month": "May"}),
        ("date = {2001-05}, year = {1998}", {"year": "1998"}),
        ("date = {May 1999}, year = {1998}", {"date": "May 1999"}),
        ("urldate = {yesterday}", {"urldate": "yesterday"}),
    ],
)
def test_what_is_no_date_stays_as_it_is(fields: str, kept: dict[str, str]) -> None:
    """Nothing is lost in silence."""
    assert extras(one(fields)) == kept


def test_a_journal_has_publisher_and_issn() -> None:
    """And number is its issue."""
    found = one(
        "journal = {Ж}, publisher = {И}, issn = {1234-5679, 2434-561X (online)}, "
        "number = 3, eid = e5",
        "article",
    )
    issns = (Identifier("issn", "1234-5679"), Identifier("issn", "2434-561X"))
    assert found.host == Record(
        type="periodical", title=(Text("Ж"),), publisher=((Text("И"),),), identifiers=issns
    )
    assert (found.issue, found.number[0].value) == ("3", "e5")


def test_a_second_publisher_is_kept() -> None:
    """An organization beside the publisher has no place of its own."""
    found = one("publisher = {A}, organization = {B}", "book")
    assert (found.publisher, extras(found)) == (((Text("A"),),), {"organization": "B"})
    found = one("booktitle = {P}, publisher = {A}, organization = {B}", "inproceedings")
    assert (found.publisher, extras(found)) == ((), {"organization": "B"})


def test_an_inherited_title_is_that_of_the_book() -> None:
    """Cross-references are carried out, and leave no field behind."""
    source = (
        "@inproceedings{a, crossref = {p}, title = {A}} @proceedings{p, title = {P}, year = 1998}"
    )
    first = read(source)[0][0]
    assert first.host == Record(type="book", title=(Text("P"),))
    assert (first.issued, first.extra) == (Date("1998"), ())


def test_an_address_may_stand_in_howpublished() -> None:
    """And elsewhere it is a note."""
    assert one(r"howpublished = {\url{http://a.org/b_c}}").links == (Link("http://a.org/b_c"),)
    assert one("howpublished = {By post}").notes[0].type == "howpublished"


def test_several_addresses_in_one_field_are_several() -> None:
    """An address has no blanks."""
    assert one("url = {http://a.org/;b; ftp://c.org}").links == (
        Link("http://a.org/;b"),
        Link("ftp://c.org"),
    )


@pytest.mark.parametrize(
    ("fields", "identifier"),
    [
        ("doi = {https://doi.org/10.1000/a\\_b}", Identifier("doi", "10.1000/a_b")),
        ("eprint = {10371/88004}, eprinttype = {hdl}", Identifier("hdl", "10371/88004")),
        ("eprint = {12345678}, eprinttype = {pubmed}", Identifier("pmid", "12345678")),
    ],
)
def test_identifiers_are_in_their_canonical_spelling(fields: str, identifier: Identifier) -> None:
    """Whatever address or escape is around them."""
    assert one(fields).identifiers == (identifier,)


def test_a_tilde_between_numbers_is_korean_for_to() -> None:
    """As two hyphens are BibTeX's."""
    assert one("pages = {231~256}", "article").pages == "231-256"
    assert one("pages = {231 ~ 256}", "article").pages == "231-256"


def test_keywords_are_parted_by_semicolons_before_commas() -> None:
    """A comma within a term is then part of it."""
    assert one("keywords = {a, b; c}").keywords == (Keyword("a, b"), Keyword("c"))


def test_keywords_may_stand_on_a_line_each() -> None:
    """EndNote writes them so, commas inside; the indented line of others goes on the one before."""
    of_lines = one("keywords = {Humans\nAged, 80 and over\n*Rats}").keywords
    assert of_lines == (Keyword("Humans"), Keyword("Aged, 80 and over"), Keyword("*Rats"))
    assert one("keywords = {Machine\n  Learning}").keywords == (Keyword("Machine Learning"),)
    assert one("keywords = {a,\nb c}").keywords == (Keyword("a"), Keyword("b c"))


def test_paragraphs_of_an_abstract_are_lines() -> None:
    """A single line end is a blank."""
    assert one("abstract = {a\n b\n\n c \\par d}").abstract == (Text("a b\nc\nd"),)


def test_unknown_fields_are_kept_as_tex() -> None:
    """With the escapes that they came with."""
    found = one(r"file = {:a\_b.pdf:PDF}, X-Note = {{A} \& B}")
    assert found.extra[0].values == (
        ExtraValue("file", r":a\_b.pdf:PDF"),
        ExtraValue("x-note", r"{A} \& B"),
    )


def test_a_declared_encoding_counts_unless_another_is_asked_for() -> None:
    """Files from Korea and Russia are of many kinds."""
    data = "% Encoding: koi8-r\n@misc{x, title = {Правда}}".encode("koi8-r")
    assert read(data)[0][0].title == (Text("Правда"),)
    data = "@misc{x, title = {송준서}}".encode("cp949")
    assert read(data, encoding="cp949")[0][0].title == (Text("송준서"),)
    with pytest.raises(SourceError, match="not UTF-8"):
        read(data)


class Pipe(io.RawIOBase):
    """Bytes that come once, and a few at a time."""

    def __init__(self, data: bytes) -> None:
        """Give *data*."""
        super().__init__()
        self.rest = io.BytesIO(data)

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Put at most seven bytes into *buffer*."""
        found = self.rest.read(min(7, len(buffer)))
        buffer[: len(found)] = found
        return len(found)


def test_a_pipe_is_read_as_a_file_is() -> None:
    """Also where the reader has to look ahead, to a parent that stands below."""
    source = b"@inproceedings{a, crossref={p}, title={A}}\n@proceedings{p, title={P}}\n"
    whole = read(source)[0]
    pipe: io.RawIOBase = Pipe(source)
    assert list(bibtex.read(pipe, name="x", ledger=print)) == whole  # type: ignore[arg-type]
    assert isinstance(whole[0].host, Record)


def test_what_an_isbn_says_beside_its_number_is_told() -> None:
    """The number arrives, and the ledger has the words that do not."""
    (record,), losses = read("@book{a, title = {T}, isbn = {0-306-40615-2 (pbk.)}}")

    assert [each.value for each in record.identifiers] == ["0-306-40615-2"]
    assert [loss.path for loss in losses] == ["isbn"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("title={A}, crossref={b}", []),
        ("title={A}, xdata={b}", []),
        ("title={A}, booktitle={B}, year=1998, crossref={b}", ["crossref b"]),
        ("title={A}, crossref={none}", ["line 1 ", "crossref none"]),
    ],
)
def test_a_reference_that_gives_an_entry_nothing_is_told(fields: str, told: list[str]) -> None:
    """One that gives it a field has done its work; one to nowhere is told by its line too."""
    _, losses = read(f"@inbook{{a, {fields}}} @book{{b, title={{B}}, year=1998}}")
    assert [f"{loss.path} {loss.arrives or ''}" for loss in losses] == told


@pytest.mark.parametrize("field", ["title", "author", "url", "doi", "key", "nonsense"])
@pytest.mark.parametrize("month", ["may", "{May}", "undefined"])
def test_a_character_that_no_text_may_hold_is_refused_where_it_stands(
    field: str, month: str
) -> None:
    """Whatever the field is, and whatever else of the entry is at fault."""
    with pytest.raises(SourceError, match=r"x\.bib:3:.*U\+0007"):
        read(f"@misc{{a,\n  year = 1998,\n  {field} = {{A\x07b}},\n  month = {month},\n}}\n")
