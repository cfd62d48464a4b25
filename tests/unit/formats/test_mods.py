"""What MODS says of a record, and what is read out of the MODS of others."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from rusrec import formats
from rusrec.formats import yaml
from rusrec.loss import Loss, without
from rusrec.model import Date, Identifier, Link, Name, NameForm, Note, Record, Rights, Text
from rusrec.scripts import gate

MODS = formats.get("mods")
SHARED = Path(__file__).parents[4] / "shared" / "data"
HEAD = '<mods xmlns="http://www.loc.gov/mods/v3" xmlns:xlink="http://www.w3.org/1999/xlink">'

needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="no optional data at ../shared")


def read(text: str) -> tuple[list[Record], list[Loss]]:
    """Return the records of *text*, and what was told."""
    assert MODS.read is not None
    told: list[Loss] = []
    return list(MODS.read(io.BytesIO(text.encode()), name="in.xml", ledger=told.append)), told


def one(inner: str) -> Record:
    """Return the record of a ``mods`` with *inner* in it."""
    (record,), _ = read(f"{HEAD}{inner}</mods>")
    return record


def written(*records: Record, **options: object) -> str:
    """Return the MODS of *records*."""
    assert MODS.write is not None
    return "".join(MODS.write(records, ledger=lambda _: None, **options))


def simple(**values: object) -> str:
    """Return the MODS of a Korean article with *values*."""
    record = Record(id="x", type="article-journal", language=("ko",), **values)  # type: ignore[arg-type]
    return written(record)


# What is written


def test_the_main_title_has_no_type_and_its_romanization_shares_its_group() -> None:
    """A translation is in no group; one that is not on the item is supplied."""
    text = simple(
        title=(
            Text("노동", "ko"),
            Text("The Work", "en"),
            Text("Труд", "ru", kind="translated"),
            Text("Nodong", "ko-Latn-alalc97", by="machine"),
        )
    )
    infos = re.findall("<titleInfo(.*?)>", text)
    assert infos[0].startswith(' usage="primary" altRepGroup="01" lang="kor" xml:lang="ko"')
    assert infos[1] == ' type="translated" lang="eng" xml:lang="en" script="Latn"'
    assert infos[2].startswith(' type="translated" supplied="yes" lang="rus"')
    assert infos[3].startswith(' altRepGroup="01" lang="kor" xml:lang="ko-Latn-alalc97"')
    assert 'transliteration="ala-lc" displayLabel="Romanized by machine (ALA-LC)"' in infos[3]
    assert '<nonSort xml:space="preserve">The </nonSort><title>Work</title>' in text
    assert "Made by machine: title (ko-Latn-alalc97)." in text


def test_a_person_is_one_name_whatever_the_scripts() -> None:
    """Other forms are inside; ids are addresses; the role is code and term."""
    forms = (
        NameForm("송", "준서", "ko"),
        NameForm("Song", "Chun-sŏ", "ko-Latn-alalc97", by="machine"),
    )
    text = simple(author=(Name(forms, orcid="0000-0002-1825-0097"),))
    assert text.count("<name ") == 1
    assert "<displayForm>송준서</displayForm>" in text
    assert '<alternativeName altType="romanized" lang="kor" xml:lang="ko-Latn-alalc97"' in text
    assert "<displayForm>Song, Chun-sŏ</displayForm>" in text
    assert "Romanized by machine (ALA-LC).</description>" in text
    assert ">https://orcid.org/0000-0002-1825-0097</nameIdentifier>" in text
    assert ">aut</roleTerm>" in text
    assert ">author</roleTerm>" in text


def test_the_latin_name_of_a_pair_needs_no_attribute() -> None:
    """The Library of Congress marks only the other one."""
    name = '<name altRepGroup="1"{}><namePart>{}</namePart></name>'
    record = one(
        name.format("", "Song, Chun-sŏ")
        + name.format(' script="CJK"', "송, 준서")
        + '<language><languageTerm type="code" authority="iso639-2b">kor</languageTerm></language>'
    )
    assert [form.tag for form in record.author[0].name] == ["ko", "ko-Latn"]


def test_parts_of_a_body_have_one_stop_between_them() -> None:
    """AACR writes it into the part."""
    part = "<namePart>{}</namePart>"
    (author,) = one(
        f'<name type="corporate">{part.format("United States.")}{part.format("Navy.")}</name>'
    ).author
    assert author.org[0].text == "United States. Navy."


def test_the_number_of_a_part_in_a_series_is_no_part_of_its_title() -> None:
    """Zotero and the converters of MARC put it into the series' titleInfo."""
    record = one(
        '<relatedItem type="series"><titleInfo><title>S</title><partNumber>5</partNumber>'
        "</titleInfo></relatedItem>"
    )
    assert isinstance(record.series, Record)
    assert record.series.title[0].text == "S"
    assert [(number.of, number.value) for number in record.number] == [("series", "5")]


def test_a_date_for_display_is_that_of_issue() -> None:
    """Other dates of the same element are not what it shows."""
    record = one(
        "<originInfo><dateOther type='received'>1996</dateOther><dateIssued>1998</dateIssued>"
        "<displayDate>circa 1998</displayDate></originInfo>"
    )
    assert (record.issued or Date("")).text == "circa 1998"
    assert [date.text for date in record.dates] == [""]


@pytest.mark.parametrize(
    ("edtf", "elements"),
    [
        ("1998", '<dateIssued encoding="w3cdtf" keyDate="yes">1998</dateIssued>'),
        (
            "1998~",
            (
                '<dateIssued encoding="w3cdtf" keyDate="yes" qualifier="approximate">1998'
                '</dateIssued><dateIssued encoding="edtf">1998~</dateIssued>'
            ),
        ),
        (
            "1998/2001",
            (
                '<dateIssued encoding="w3cdtf" keyDate="yes" point="start">1998</dateIssued>'
                '<dateIssued encoding="w3cdtf" point="end">2001</dateIssued>'
            ),
        ),
        (
            "1937-05-1X",
            (
                '<dateIssued encoding="w3cdtf" keyDate="yes">1937-05</dateIssued>'
                '<dateOther encoding="edtf" type="issued">1937-05-1X</dateOther>'
            ),
        ),
        (
            "[1937-05-12..1937-05-15]",
            (
                '<dateIssued encoding="w3cdtf" keyDate="yes" qualifier="questionable">1937-05'
                '</dateIssued><dateOther encoding="edtf" type="issued">[1937-05-12..1937-05-15]'
                "</dateOther>"
            ),
        ),
        ("XXXX", '<dateOther encoding="edtf" type="issued">XXXX</dateOther>'),
    ],
)
def test_a_date_is_said_in_w3cdtf_first(edtf: str, elements: str) -> None:
    """What W3CDTF cannot say comes after it, as EDTF."""
    assert f'<originInfo eventType="publication">{elements}' in simple(issued=Date(edtf))


@pytest.mark.parametrize(
    ("pages", "extent"),
    [
        ("259-285", "<start>259</start><end>285</end><total>27</total>"),
        ("259", "<start>259</start>"),
        ("e12", "<list>e12</list>"),
        ("259-285, 301", "<list>259-285, 301</list>"),
        ("xii-xv", "<start>xii</start><end>xv</end>"),
        ("285-259", "<start>285</start><end>259</end>"),
        ("12–15", "<list>12–15</list>"),
    ],
)
def test_pages_are_start_and_end_or_a_list(pages: str, extent: str) -> None:
    """A total only for plain digits: the schema takes no other."""
    assert f'<extent unit="pages">{extent}</extent>' in simple(pages=pages)


def test_nothing_is_invented_and_nothing_is_empty() -> None:
    """No date, no element; no publisher, no place."""
    text = written(Record(id="x", type="article-journal"))
    assert "originInfo" not in text
    assert not re.search(r"<(\w+)[^<>]*></\1>", text)


def test_the_options_change_codes_and_genres_only() -> None:
    """Codes of ISO 639-2 for libraries, item types for Zotero, all of it in an extension."""
    record = Record(id="x", type="article-journal", language=("ko",), draft=True)
    assert 'authority="iso639-2b">kor</languageTerm><scriptTerm' in written(record, for_="library")
    assert 'authority="iso639-2b">kor</languageTerm><scriptTerm' not in written(record)
    assert '<genre authority="local">journalArticle</genre>' in written(record, for_="zotero")
    assert read(written(record, embed=True)) == ([record], [])
    for option in ("library", "zotero"):
        assert read(written(record, for_=option))[0] == read(written(record))[0]


def test_what_looks_like_markup_is_text_and_markup_comes_back() -> None:
    """A title cannot end its element; tags of CSL stand beside the plain words."""
    evil = "</title></titleInfo></mods><mods>"
    record = Record(
        id="x",
        language=("en",),
        title=(Text(evil, "en"), Text("On <i>Pravda</i> & co", "de", markup="csl")),
        abstract=(Text("On <i>Pravda</i>\nand <b>Trud</b>\n& more", "en", markup="csl"),),
        notes=(Note((Text('"]]>&<!-- x', "en"),)),),
        rights=Rights(license='a"b', uri='http://x.example/?a="&b'),
        links=(Link('http://x.example/?a="<>', kind='"<'),),
    )
    assert read(written(record))[0] == [record]
    assert "<title>On Pravda &amp; co</title>" in written(record)


# What is read


def test_pairs_of_the_library_of_congress_are_forms_of_one() -> None:
    """``script="CJK"`` is the language's own, the tables' name is ALA-LC."""
    record = one(
        '<titleInfo altRepGroup="1"><title>Rosia yon\'gu</title></titleInfo>'.replace(
            'altRepGroup="1"',
            'altRepGroup="1" script="Latn" transliteration="ALA-LC Romanization Tables"',
        )
        + '<titleInfo altRepGroup="1" script="CJK"><title>러시아연구</title></titleInfo>'
        '<name type="personal" altRepGroup="2" script="Latn" transliteration="ALA-LC Romanization '
        'Tables"><namePart>Song, Chun-sŏ</namePart><role><roleTerm type="text">creator</roleTerm>'
        '</role></name><name type="personal" altRepGroup="2" script="CJK"><namePart>송, 준서'
        '</namePart><role><roleTerm type="text">creator</roleTerm></role></name>'
        '<language><languageTerm type="code" authority="iso639-2b">kor</languageTerm></language>'
    )
    assert record.language == ("ko",)
    assert [(text.tag, text.text) for text in record.title] == [
        ("ko", "러시아연구"),
        ("ko-Latn-alalc97", "Rosia yon'gu"),
    ]
    (author,) = record.author
    assert author.name == (
        NameForm("송", "준서", "ko"),
        NameForm("Song", "Chun-sŏ", "ko-Latn-alalc97"),
    )


@pytest.mark.parametrize(
    ("elements", "date"),
    [
        ("<dateIssued>1998</dateIssued>", Date("1998")),
        ("<dateIssued>[1998?]</dateIssued>", Date("1998?", text="[1998?]")),
        ("<dateIssued>[1998 г.]</dateIssued>", Date("1998", text="[1998 г.]")),
        ("<dateIssued>1998년</dateIssued>", Date("1998", text="1998년")),
        ("<dateIssued>1998, c1997</dateIssued>", Date("1998", text="1998, c1997")),
        ("<dateIssued>[ca. 1998]</dateIssued>", Date("1998~", text="[ca. 1998]")),
        ('<dateIssued>c1998.</dateIssued><dateIssued encoding="marc">1998</dateIssued>',
         Date("1998", text="c1998.")),
        (('<dateIssued encoding="marc" point="start">1990</dateIssued>'
         '<dateIssued encoding="marc" point="end">1995</dateIssued>'), Date("1990/1995")),
        (('<dateIssued encoding="marc" point="start">1990</dateIssued>'
         '<dateIssued encoding="marc" point="end">9999</dateIssued>'), Date("1990/..")),
        ('<dateIssued encoding="marc">19uu</dateIssued>', Date("19XX")),
        ('<dateIssued encoding="iso8601">19980531</dateIssued>', Date("1998-05-31")),
        ('<dateIssued encoding="w3cdtf" qualifier="approximate">1998</dateIssued>', Date("1998~")),
        ("<dateIssued>May 31, 1998</dateIssued>", Date("1998-05-31", text="May 31, 1998")),
        ("<dateIssued>spring</dateIssued>", Date("XXXX", text="spring")),
    ],
)  # fmt: skip
def test_dates_in_every_manner_are_understood(elements: str, date: Date) -> None:
    """Words on the item stay as the text of the date."""
    assert one(f"<originInfo>{elements}</originInfo>").issued == date


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<genre authority="marcgt">book</genre>', "book"),
        ('<genre authority="marcgt">article</genre>', "article-journal"),
        ('<genre authority="local">newspaperArticle</genre>', "article-newspaper"),
        ('<genre authority="bibutilsgt">book chapter</genre>', "chapter"),
        ("<typeOfResource>cartographic</typeOfResource>", "map"),
        ("<originInfo><issuance>monographic</issuance></originInfo>", "book"),
        ("<originInfo><issuance>continuing</issuance></originInfo>", "periodical"),
        ('<relatedItem type="host"><genre authority="marcgt">periodical</genre></relatedItem>',
         "article-journal"),
        ("<note>a</note>", "document"),
    ],
)  # fmt: skip
def test_the_type_is_told_by_genre_resource_issuance_and_host(inner: str, expected: str) -> None:
    """The nearest word of CSL."""
    assert one(inner).type == expected


def test_the_date_of_an_article_may_stand_with_its_journal() -> None:
    """So bibutils writes it; the journal itself has none then."""
    record = one(
        '<genre authority="marcgt">article</genre><relatedItem type="host"><titleInfo><title>J'
        "</title></titleInfo><originInfo><dateIssued>1990-09</dateIssued></originInfo>"
        '<part><detail type="volume"><number>8</number><caption>vol.</caption></detail>'
        '<extent unit="page"><start>1</start><end>9</end></extent></part></relatedItem>'
        '<identifier type="citekey">Song1990</identifier>'
    )
    assert record.issued == Date("1990-09")
    assert (record.volume, record.pages) == ("8", "1-9")
    assert isinstance(record.host, Record)
    assert record.host.issued is None
    assert (record.id, record.citekey) == ("song1990", "Song1990")


def test_lines_of_an_abstract_are_paragraphs_unless_they_are_indented() -> None:
    """A layout of XML is no text."""
    assert one("<abstract>a b\nc</abstract>").abstract[0].text == "a b\nc"
    assert one("<abstract>\n    a b\n    c\n  </abstract>").abstract[0].text == "a b c"


@pytest.mark.parametrize(
    "title", [". a", "The", "The  x", "L’ a", "A: b", "The \u00a0x", "A. 2, b"]
)
def test_a_title_with_odd_beginnings_comes_back(title: str) -> None:
    """Articles and the marks before parts are set apart only where they come back as they were."""
    record = Record(
        id="x", language=("en",), title=(Text(gate.fold(title), "en"),), subtitle=(Text("s", "en"),)
    )
    assert read(written(record))[0] == [record]


def test_what_has_no_field_goes_back_out_as_it_came() -> None:
    """Elements that are valid MODS stay elements; a second trip changes nothing."""
    inner = (
        '<titleInfo type="uniform"><title>U</title></titleInfo><tableOfContents>A -- B'
        '</tableOfContents><relatedItem type="constituent"><titleInfo><title>C</title></titleInfo>'
        '</relatedItem><extension><x xmlns="urn:x"><y a="1">z</y></x></extension>'
    )
    record = one(inner)
    (extra,) = record.extra
    assert [value.key for value in extra.values] == [
        "titleInfo", "tableOfContents", "relatedItem", "extension",
    ]  # fmt: skip
    text = written(record)
    for value in extra.values:
        assert f"  {value.value}\n" in text
    assert read(text)[0] == [record]


@needs_shared
@pytest.mark.shared
@pytest.mark.parametrize("name", ["seed", "full", "full.interop"])
def test_the_model_answers_are_read_to_the_records_that_they_show(name: str) -> None:
    """Titles by language, one author with two forms, volume, issue and pages; one name or two."""
    (record,), told = read((SHARED / "samples" / f"{name}.mods.xml").read_text("utf-8"))
    assert record.id == "rosia-yongu-8-1-259"
    assert (record.type, record.language) == ("article-journal", ("ko",))
    assert (record.volume, record.issue, record.pages) == ("8", "1", "259-285")
    assert {text.tag for text in record.title} >= {"ko", "en"}
    assert isinstance(record.host, Record)
    assert record.host.title[0].text == "러시아연구"
    if name != "seed":
        (author,) = record.author
        assert [form.tag for form in author.name] == ["ko", "ko-Latn-alalc97"]
        assert author.orcid == "0000-0002-1825-0097"
        assert author.name[1].by == "machine"
        assert record.issued == Date("1998")
        assert record.rights == Rights(
            license="Copyright Not Evaluated", uri="http://rightsstatements.org/vocab/CNE/1.0/"
        )
    paths = {loss.path for loss in told}
    assert paths <= {
        "subject", "url@access", "recordInfo/recordCreationDate", "recordInfo/recordChangeDate",
        "recordInfo/recordInfoNote",
    }  # fmt: skip


CORPUS = sorted((SHARED / "corpora" / "pymods").glob("*.xml"))


@pytest.fixture(scope="module")
def valid() -> Callable[[str], str]:
    """Return what the schema of MODS 3.8 says against a text, "" where it is valid."""
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(SHARED / "schemas" / "mods-3-8.xsd"))

    def check(text: str) -> str:
        schema.validate(etree.fromstring(text.encode()))
        return "; ".join(str(error) for error in schema.error_log)

    return check


@needs_shared
@pytest.mark.shared
@pytest.mark.parametrize(
    "path", [path for path in CORPUS if "dcterms" not in path.name], ids=lambda path: path.name
)
def test_the_files_of_others_make_the_trip(path: Path, valid: Callable[[str], str]) -> None:
    """Read, written and read again they are the same but for what was declared, and valid."""
    assert MODS.read is not None
    assert MODS.write is not None
    with path.open("rb") as stream:
        records = list(MODS.read(stream, name=path.name, ledger=lambda _: None))
    losses: list[Loss] = []
    text = "".join(MODS.write(records, ledger=losses.append))
    expected = [without(r, [loss for loss in losses if loss.record == r.id]) for r in records]
    assert records
    assert read(text)[0] == expected
    assert not valid(text)


@needs_shared
@pytest.mark.shared
def test_generated_records_are_valid(valid: Callable[[str], str]) -> None:
    """By the schema of the Library of Congress, with every option."""
    from hypothesis import HealthCheck, given, settings

    from rusrec.testing.strategies import record_lists

    @settings(
        max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(record_lists())
    def example(records: list[Record]) -> None:
        for options in ({}, {"for_": "library"}, {"for_": "zotero"}, {"embed": True}):
            assert not valid(written(*records, **options))

    example()


def test_a_golden_record_is_the_same_after_the_trip() -> None:
    """The first record of the library comes back but for its proof."""
    path = Path(__file__).parents[2] / "golden" / "seed-first-source" / "record.yaml"
    record = yaml.parse(path.read_text("utf-8"), name=str(path))
    assert record is not None
    losses: list[Loss] = []
    assert MODS.write is not None
    text = "".join(MODS.write([record], ledger=losses.append))
    assert {loss.path for loss in losses} == {"counts", "sources", "corrections"}
    assert read(text)[0] == [without(record, losses)]


def test_a_file_is_called_a_raw_object_and_a_page_is_not() -> None:
    """So Zotero attaches the one; what others call raw without its type is told."""
    links = (
        Link("https://example.org/a", media_type="text/html"),
        Link("https://example.org/a.pdf", media_type="application/pdf"),
    )
    text = written(record := Record(id="x", type="book", links=links))
    assert re.findall(r"<url(.*?)>", text) == [
        ' usage="primary" note="text/html"',
        ' note="application/pdf" access="raw object"',
    ]
    assert read(text) == ([record], [])
    other = '<location><url access="{}">https://example.org</url></location>'
    for access in ("raw object", "preview"):
        (loss,) = read(f"{HEAD}{other.format(access)}</mods>")[1]
        assert loss.path == "url@access"


def test_each_record_tells_what_its_host_loses() -> None:
    """A host that several records share is written alike in each, and its losses are told of each.

    The part stands before the id of the host; in a record of another language its title has other
    attributes.
    """
    host = Record(id="j", type="periodical", title=(Text("Журнал", "und"),), citekey="Zh")
    records = [
        Record(id=name, type="article-journal", language=(tag,), host=host, volume=name[1:])
        for name, tag in (("a1", "ko"), ("a2", "ko"), ("a3", "ru"))
    ]
    told: list[Loss] = []
    assert MODS.write is not None
    text = "".join(MODS.write(records, ledger=told.append))
    assert [(loss.record, loss.path) for loss in told] == [
        (record.id, "host.citekey") for record in records
    ]
    for volume in "123":
        assert re.search(rf"<number>{volume}</number></detail></part>\n    <recordInfo>", text)
    back, _ = read(text)
    assert back == [without(r, [loss for loss in told if loss.record == r.id]) for r in records]


@pytest.mark.parametrize(
    ("scheme", "value", "arrives"),
    [
        ("issn", "1229-1056 (print)", ("1229-1056",)),
        ("isbn", "978-3-16-148410-0; 0-306-40615-2", ("978-3-16-148410-0", "0-306-40615-2")),
        ("issn", "1229-1056; 2434", ("1229-1056", "2434")),
        ("issn", "1229-1056", None),
        ("doi", "10.1000/182 (print)", None),
    ],
)
def test_a_serial_that_is_read_otherwise_is_told(
    scheme: str, value: str, arrives: tuple[str, ...] | None
) -> None:
    """Of an ISSN with words beside it the number arrives, two in one arrive as two."""
    record = Record(id="a", type="book", identifiers=(Identifier(scheme, value),))
    host = Record(id="h", type="periodical", identifiers=(Identifier(scheme, value),))
    told: list[Loss] = []
    assert MODS.write is not None
    records = [record, Record(id="b", type="article-journal", host=host)]
    back, _ = read("".join(MODS.write(records, ledger=told.append)))

    seen = tuple(Identifier(scheme, each) for each in arrives or (value,))
    assert back[0].identifiers == seen
    assert back == [without(r, [loss for loss in told if loss.record == r.id]) for r in records]
    assert len(told) == (0 if arrives is None else 2)


@pytest.mark.parametrize(
    ("given", "arrives"),
    [
        ({"orcid": "0000-0002-1825-0097"}, {"orcid": "0000-0002-1825-0097"}),
        ({"orcid": "https://orcid.org/0000-0002-1825-0097"}, {"orcid": "0000-0002-1825-0097"}),
        ({"isni": "0000 0001 2103 2683"}, {"isni": "0000000121032683"}),
        ({"viaf": "x1"}, {}),
    ],
)
def test_who_a_person_is_is_told_where_it_is_read_in_another_spelling(
    given: dict[str, str], arrives: dict[str, str]
) -> None:
    """A number that cannot be one is no number to a reader."""
    forms = (NameForm("Nobody", "Jane", "en"),)
    record = Record(id="a", type="book", author=(Name(name=forms, **given),))  # type: ignore[arg-type]
    told: list[Loss] = []
    assert MODS.write is not None
    back, _ = read("".join(MODS.write([record], ledger=told.append)))

    assert back == [without(record, told)]
    assert back[0].author == (Name(name=forms, **arrives),)  # type: ignore[arg-type]
