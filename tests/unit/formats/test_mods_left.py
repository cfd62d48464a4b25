"""MODS of others, element by element: what it is read as, and what is kept or told of it."""

import io

import pytest

from rusrec import formats
from rusrec.loss import Loss
from rusrec.model import (
    Archive,
    Date,
    Event,
    Identifier,
    Keyword,
    Link,
    Name,
    NameForm,
    Numbering,
    Record,
    Rights,
    Text,
)

HEAD = '<mods xmlns="http://www.loc.gov/mods/v3" xmlns:xlink="http://www.w3.org/1999/xlink">'
KEYWORD = Keyword("a", "und", "lcsh", "http://id.example/1")
NO_PLACE = "has no place in the record"


def read(inner: str) -> tuple[Record, list[Loss]]:
    """Return the record of some elements, and what is told."""
    form, told = formats.get("mods"), list[Loss]()
    assert form.read is not None
    stream = io.BytesIO(f"{HEAD}{inner}</mods>".encode())
    (record,) = form.read(stream, name="x.xml", ledger=told.append)
    return record, told


def name(inner: str, attributes: str = "") -> str:
    """Return the name of a person with these elements after its part."""
    return f'<name type="personal"{attributes}><namePart>A</namePart>{inner}</name>'


@pytest.mark.parametrize(
    ("inner", "path", "value"),
    [
        (name('<nameIdentifier type="isni">x</nameIdentifier>'), "name/nameIdentifier[isni]", "x"),
        (name("<etal/>"), "name/etal", "et al."),
        (name("<description>d</description>"), "name/description", "d"),
        (name("<displayForm>A the Great</displayForm>"), "name/displayForm", "A the Great"),
        (name('<namePart type="family">B</namePart>'), "name/namePart", "A"),
        (name('<namePart type="date">1900-</namePart>'), "name/namePart[date]", "1900-"),
        (name("", ' valueURI="https://example.org/1"'), "name@valueURI", "https://example.org/1"),
        (name("", ' authority="naf"'), "name@authority", "naf"),
        ('<name type="family"><namePart>A</namePart></name>', "name@type", "family"),
        (
            name('<alternativeName altType="nickname"><namePart>B</namePart></alternativeName>'),
            "alternativeName@altType",
            "nickname",
        ),
        *(
            (
                name(f"<alternativeName><namePart>B</namePart>{inner}</alternativeName>"),
                f"alternativeName/{path}",
                said,
            )
            for inner, path, said in (
                ("<affiliation>C</affiliation>", "affiliation", "C"),
                ("<role><roleTerm>editor</roleTerm></role>", "role", "edt"),
                ('<nameIdentifier type="viaf">1</nameIdentifier>', "nameIdentifier", "viaf"),
            )
        ),
        (
            "<originInfo><place><placeTerm type='code'>xx</placeTerm></place></originInfo>",
            "place/placeTerm",
            "xx",
        ),
        (
            "<originInfo><place><cartographics>c</cartographics></place></originInfo>",
            "place/cartographics",
            "c",
        ),
        (
            '<originInfo><dateIssued calendar="julian">1998</dateIssued></originInfo>',
            "dateIssued@calendar",
            "julian",
        ),
        (
            '<originInfo><dateIssued qualifier="inferred">1998</dateIssued></originInfo>',
            "dateIssued@qualifier",
            "inferred",
        ),
        ("<part><text>p</text></part>", "part/text", "p"),
        ("<subject>loose</subject>", "subject", "loose"),
        ('<note displayLabel="Remark">n</note>', "note@displayLabel", "Remark"),
        (
            (
                '<name type="conference"><namePart>C</namePart>'
                '<namePart type="date">1</namePart></name>'
            ),
            "name/namePart[date]",
            "1",
        ),
        (
            '<originInfo><place odd="x"><placeTerm>P</placeTerm></place></originInfo>',
            "place@odd",
            "x",
        ),
        *(
            (f'<originInfo><{name} supplied="yes">{said}</{name}></originInfo>', told, "yes")
            for name, said, told in (
                ("place", "<placeTerm>P</placeTerm>", "place@supplied"),
                ("publisher", "P", "publisher@supplied"),
                ("edition", "2", "edition@supplied"),
            )
        ),
        ('<titleInfo supplied="yes"><title>A</title></titleInfo>', "titleInfo@supplied", "yes"),
        ("<titleInfo>a<title>A</title> b</titleInfo>", "titleInfo", "a b"),
        (
            '<part><detail type="volume"><title>T</title><number>3</number></detail></part>',
            "part/detail[volume]/title",
            "T",
        ),
        (
            '<part><detail type="zone"><number>3</number></detail></part>',
            "part/detail[zone]",
            "3",
        ),
        (
            '<part><extent unit="pages"><total>12</total></extent></part>',
            "part/extent/total",
            "12",
        ),
        (
            "<part><extent><start>1</start><end>9</end><total>99</total></extent></part>",
            "part/extent/total",
            "99",
        ),
        (
            "<part><extent><start>1</start><start>3</start><end>9</end></extent></part>",
            "part/extent/start",
            "3",
        ),
        ("<part><extent><start>1</start><odd>x</odd></extent></part>", "part/extent/odd", "x"),
        (
            '<part><detail type="issue"><number>1</number><number>2</number></detail></part>',
            "part/detail[issue]/number",
            "2",
        ),
        (
            '<part><detail type="issue"><number>1</number><odd>x</odd></detail></part>',
            "part/detail[issue]/odd",
            "x",
        ),
        (
            '<part><extent unit="pages"><start>1</start><list>1, 5</list></extent></part>',
            "part/extent/list",
            "1, 5",
        ),
        (
            '<part><extent unit="leaves"><list>3</list></extent></part>',
            "part/extent[leaves]",
            "3",
        ),
        (
            "<originInfo><dateIssued>1997</dateIssued></originInfo><part><date>1998</date></part>",
            "part/date",
            "1998",
        ),
        ('<location><url note="n">https://example.org</url></location>', "url@note", "n"),
        (
            '<typeOfResource collection="yes">text</typeOfResource>',
            "typeOfResource@collection",
            "yes",
        ),
        ('<subject displayLabel="x"><topic>a</topic></subject>', "subject@displayLabel", "x"),
        (
            '<classification edition="23" authority="ddc">891</classification>',
            "classification@edition",
            "23",
        ),
        (
            '<accessCondition displayLabel="x">a</accessCondition>',
            "accessCondition@displayLabel",
            "x",
        ),
        (
            (
                '<accessCondition xlink:href="https://a.example/">A</accessCondition>'
                '<accessCondition xlink:href="https://b.example/">B</accessCondition>'
            ),
            "accessCondition@href",
            "https://b.example/",
        ),
        ('<titleInfo altFormat="x"><title>A</title></titleInfo>', "titleInfo@altFormat", "x"),
        (
            '<titleInfo type="alternative" otherType="x"><title>A</title></titleInfo>',
            "titleInfo@otherType",
            "x",
        ),
        ('<abstract altFormat="x">a</abstract>', "abstract@altFormat", "x"),
        (
            (
                '<relatedItem type="host" displayLabel="In"><titleInfo><title>J</title></titleInfo>'
                "</relatedItem>"
            ),
            "relatedItem@displayLabel",
            "In",
        ),
    ],
)
def test_what_has_no_place_is_told(inner: str, path: str, value: str) -> None:
    """An attribute or an element inside one that is read."""
    _, told = read(inner)
    note = "text between elements" if path in ("titleInfo", "subject") else NO_PLACE
    assert [(loss.path, loss.note, loss.arrives) for loss in told] == [(path, note, value)]


@pytest.mark.parametrize(
    ("inner", "path", "note"),
    [
        (
            '<name type="corporate"><namePart>A</namePart><namePart>B</namePart></name>',
            "name/namePart",
            "parts of a body's name are joined",
        ),
        ("<titleInfo><title>A <b>c</b></title></titleInfo>", "title/b", "an element inside text"),
        (
            name("<role><roleTerm>teller</roleTerm></role>"),
            "name/role",
            "is no role of MARC; read as ctb",
        ),
        (
            "<subject><topic>a</topic><genre>b</genre></subject>",
            "subject",
            "the parts of a heading are joined",
        ),
        (
            "<titleInfo><title>A</title><partNumber>3</partNumber></titleInfo>",
            "titleInfo/partNumber",
            "is joined to the title",
        ),
        ('<note lang="zzz">n</note>', "@lang", "is no language"),
        (
            '<part><detail type="issue"><caption>chunk</caption><number>3</number></detail></part>',
            "part/detail/caption",
            "has no place in the record",
        ),
        (
            (
                "<originInfo><dateIssued>199</dateIssued>"
                '<dateIssued encoding="w3cdtf">1998-99</dateIssued></originInfo>'
            ),
            "originInfo/issued",
            "cannot be read whole",
        ),
        (
            (
                '<part><detail type="volume"><number>1</number></detail>'
                '<detail type="volume"><number>2</number></detail></part>'
            ),
            "part/detail[volume]",
            "stands twice; the first one counts",
        ),
    ],
)
def test_what_is_read_as_something_else_is_told(inner: str, path: str, note: str) -> None:
    """With what became of it."""
    _, told = read(inner)
    assert [(loss.path, loss.note) for loss in told] == [(path, note)]


@pytest.mark.parametrize(
    "inner",
    [
        "<originInfo><agent>a</agent></originInfo>",
        "<originInfo><issuance>weekly</issuance></originInfo>",
        "<originInfo><dateOther>1998</dateOther></originInfo>",
        "<physicalDescription><form>print</form></physicalDescription>",
        '<physicalDescription><extent unit="cm">23</extent></physicalDescription>',
        "<location><holdingSimple><copyInformation/></holdingSimple></location>",
        '<language><languageTerm type="text">Void</languageTerm></language>',
        '<language objectPart="summary"><languageTerm>eng</languageTerm></language>',
        '<genre authority="x">g</genre>',
        "<typeOfResource>thing</typeOfResource>",
        "<subject><cartographics><scale>1:1</scale></cartographics></subject>",
        "<subject><hierarchicalGeographic><country>K</country></hierarchicalGeographic></subject>",
        "<classification>891</classification>",
        '<identifier type="uri">x y</identifier>',
        '<identifier type="uri">https://example.org/a b</identifier>',
        "<originInfo><dateCreated>1998</dateCreated></originInfo>",
        '<identifier type="thing">https://example.org</identifier>',
        '<identifier type="doi" invalid="yes">10.1/2</identifier>',
        '<extension><a xmlns="urn:x">b</a></extension>',
        '<recordInfo><recordIdentifier source="x">y</recordIdentifier></recordInfo>',
        "<recordInfo><recordNote>n</recordNote></recordInfo>",
        '<relatedItem type="otherFormat"><titleInfo><title>S</title></titleInfo></relatedItem>',
        "<relatedItem/>",
        "<tableOfContents>t</tableOfContents>",
        "<odd>x</odd>",
    ],
)
def test_an_element_without_a_place_is_kept_whole(inner: str) -> None:
    """And goes back out; nothing is told of it."""
    record, told = read(inner)
    assert [each.value for extra in record.extra for each in extra.values] == [inner]
    assert told == []


def test_text_around_an_element_inside_text_stays_in_order() -> None:
    """What is in it, what is behind it, what is behind a comment."""
    record, _ = read("<titleInfo><title>A <b>c</b> <i/>d<!-- x --> e</title></titleInfo>")
    assert record.title == (Text("A c d e"),)


def test_what_a_collection_has_beside_its_records_is_told() -> None:
    """By its name; records that others number twice are told apart."""
    form, told = formats.get("mods"), list[Loss]()
    assert form.read is not None
    mods = "<mods><recordInfo><recordIdentifier>a-1</recordIdentifier></recordInfo></mods>"
    text = f'<modsCollection xmlns="http://www.loc.gov/mods/v3"><thing/>{mods * 2}</modsCollection>'
    records = list(form.read(io.BytesIO(text.encode()), name="x.xml", ledger=told.append))
    assert [(record.id, record.citekey) for record in records] == [("a-1", ""), ("a-1-2", "a-1")]
    assert [(loss.path, loss.note) for loss in told] == [("thing", "is no record")]


def test_what_others_call_a_record_does_not_count_beside_its_id() -> None:
    """It is kept."""
    ours = '<recordInfo><recordIdentifier source="rusrec">a-1</recordIdentifier></recordInfo>'
    theirs = "<recordInfo><recordIdentifier>b-1</recordIdentifier></recordInfo>"
    for inner in (ours + theirs, theirs + ours):
        record, _ = read(inner)
        assert record.id == "a-1"
        assert record.extra[0].values[0].value == theirs


@pytest.mark.parametrize(
    "elements",
    [
        (
            '<name type="conference"><namePart>C</namePart></name>',
            '<name type="conference"><namePart>D</namePart></name>',
        ),
        (
            "<physicalDescription><extent>3 p.</extent></physicalDescription>",
            "<physicalDescription><extent>4 p.</extent></physicalDescription>",
        ),
        (
            '<relatedItem type="host"><titleInfo><title>J</title></titleInfo></relatedItem>',
            '<relatedItem type="host"><titleInfo><title>K</title></titleInfo></relatedItem>',
        ),
        (
            "<location><shelfLocator>1</shelfLocator></location>",
            "<location><shelfLocator>2</shelfLocator></location>",
        ),
    ],
)
def test_of_two_where_a_record_has_one_the_second_is_kept(elements: tuple[str, str]) -> None:
    """Whole, as it came."""
    record, told = read("".join(elements))
    assert [each.value for extra in record.extra for each in extra.values] == [elements[1]]
    assert told == []


@pytest.mark.parametrize(
    "element",
    [
        "name/",
        "location/url/",
        "identifier/",
        "abstract/",
        "subject/topic/",
        "originInfo/place/placeTerm/",
        "name/role/",
        "titleInfo/title/",
        "language/languageTerm/",
        "genre/",
        "classification/",
        "part/detail/number/",
        "typeOfResource/",
    ],
)
def test_what_is_empty_says_nothing(element: str) -> None:
    """It is neither kept nor told."""
    names = element.strip("/").split("/")
    inner = "".join(f"<{each}>" for each in names) + "".join(f"</{each}>" for each in names[::-1])
    record, told = read(inner)
    assert record == Record(id=record.id, type="document")
    assert told == []


@pytest.mark.parametrize(
    ("inner", "field", "value"),
    [
        (
            '<name type="personal"><namePart>Doe,</namePart></name>',
            "author",
            (Name(name=(NameForm("Doe"),)),),
        ),
        (
            '<name type="personal"><namePart>King, Ann, Jr.</namePart></name>',
            "author",
            (Name(name=(NameForm("King", "Ann", suffix="Jr."),)),),
        ),
        (
            '<name type="personal"><displayForm>Doe, Jane</displayForm></name>',
            "author",
            (Name(name=(NameForm("Doe", "Jane"),)),),
        ),
        (
            name("", ' valueURI="https://orcid.org/0000-0002-1825-0097"'),
            "author",
            (Name(name=(NameForm("A"),), orcid="0000-0002-1825-0097"),),
        ),
        (
            '<name type="conference"><namePart>C</namePart></name>',
            "event",
            Event(name=(Text("C"),)),
        ),
        (
            (
                '<originInfo><dateIssued point="start">1998</dateIssued>'
                '<dateIssued point="end">2001</dateIssued></originInfo>'
            ),
            "issued",
            Date("1998/2001"),
        ),
        (
            '<originInfo><dateIssued point="end">2001</dateIssued></originInfo>',
            "issued",
            Date("../2001", text="2001"),
        ),
        (
            "<originInfo><dateIssued>3 May 1998</dateIssued></originInfo>",
            "issued",
            Date("1998-05-03", text="3 May 1998"),
        ),
        (
            "<originInfo><dateIssued>3 Smarch 1998</dateIssued></originInfo>",
            "issued",
            Date("XXXX", text="3 Smarch 1998"),
        ),
        *(
            (
                f"<originInfo><dateIssued>{said}</dateIssued></originInfo>",
                "issued",
                Date(edtf, text=said),
            )
            for said, edtf in (
                ("Maybe 1998", "XXXX"),
                ("Marble Hall, 1998", "XXXX"),
                ("Sept. 1998", "1998-09"),
                ("May 1998", "1998-05"),
                ("dec 2, 1998", "1998-12-02"),
                ("february 1998.", "1998-02"),
            )
        ),
        ("<part><date>1998</date></part>", "issued", Date("1998")),
        (
            '<part><detail type="volume"><caption>Band 3</caption></detail></part>',
            "volume",
            "Band 3",
        ),
        (
            '<part><extent unit="pages"><start>3</start><end>3</end></extent></part>',
            "pages",
            "3",
        ),
        ('<part><extent unit="pages"><end>5</end></extent></part>', "pages", "5"),
        *(
            (f"<subject {outer}><topic {inner}>a</topic></subject>", "keywords", (KEYWORD,))
            for outer, inner in (
                ('authority="lcsh" valueURI="http://id.example/1"', ""),
                ('authority="lcsh"', 'valueURI="http://id.example/1"'),
            )
        ),
        (
            '<titleInfo type="abbreviated"><title>A</title></titleInfo>',
            "short_title",
            (Text("A"),),
        ),
        (
            '<titleInfo type="abbreviated" otherType="cover"><title>A</title></titleInfo>',
            "title",
            (Text("A", kind="cover"),),
        ),
        *(
            (
                f"<titleInfo><nonSort>{first}</nonSort><title>A</title></titleInfo>",
                "title",
                (Text(title),),
            )
            for first, title in (("The", "The A"), ("L'", "L'A"), ("", "A"))
        ),
        (
            name("", ' altRepGroup="1"')
            + name('<nameIdentifier type="viaf">1</nameIdentifier>', ' altRepGroup="1"'),
            "author",
            (Name(name=(NameForm("A"), NameForm("A")), viaf="1"),),
        ),
        ("<genre>Book</genre><genre>map</genre>", "type", "book"),
        (
            '<part><detail type="issue"><caption>no.</caption><number>3</number></detail></part>',
            "issue",
            "3",
        ),
        ('<part><detail type="page"><number>3</number></detail></part>', "pages", "3"),
        (
            '<part><detail type="section"><title>S</title></detail></part>',
            "section",
            (Text("S"),),
        ),
        (
            '<part><extent unit="pages"><start>1</start><end>3</end></extent></part>',
            "pages",
            "1-3",
        ),
        (
            (
                "<location><physicalLocation>L</physicalLocation><shelfLocator>s</shelfLocator>"
                "</location>"
            ),
            "archive",
            Archive("L", shelfmark="s"),
        ),
        (
            (
                '<language><languageTerm authority="iso639-2b">kor</languageTerm>'
                '<scriptTerm type="code">Hani</scriptTerm></language>'
            ),
            "language",
            ("ko-Hani",),
        ),
        ('<typeOfResource manuscript="yes">text</typeOfResource>', "type", "manuscript"),
        (
            (
                '<subject><name type="personal"><namePart type="date">1900-</namePart>'
                '<namePart type="given">Jane</namePart><namePart type="family">Doe</namePart>'
                "</name></subject>"
            ),
            "keywords",
            (Keyword("Doe, Jane, 1900-"),),
        ),
        (
            (
                "<subject><titleInfo><nonSort>The</nonSort><title>Book</title><subTitle>sub</subTitle>"
                "</titleInfo></subject>"
            ),
            "keywords",
            (Keyword("The Book: sub"),),
        ),
        (
            '<identifier type="uri">https://example.org/x</identifier>',
            "links",
            (Link("https://example.org/x"),),
        ),
        (
            '<identifier type="uri">https://doi.org/10.1000/182</identifier>',
            "identifiers",
            (Identifier("doi", "10.1000/182"),),
        ),
        (
            '<accessCondition xlink:href="https://a.example/">A</accessCondition>',
            "rights",
            Rights("A", "https://a.example/"),
        ),
        (
            '<accessCondition xlink:href="https://a.example/">https://a.example/</accessCondition>',
            "rights",
            Rights(uri="https://a.example/"),
        ),
        (
            '<titleInfo otherType="cover"><title>A</title></titleInfo>',
            "title",
            (Text("A", kind="cover"),),
        ),
        (
            '<titleInfo script="Cyrl"><title>A</title></titleInfo>',
            "title",
            (Text("A", "und-Cyrl"),),
        ),
        ('<identifier type="citekey">Ab</identifier>', "citekey", "Ab"),
        ('<identifier type="citekey">A b</identifier>', "aka", ("A b",)),
        (
            "<titleInfo><title>A</title><subTitle>b</subTitle><subTitle>c</subTitle></titleInfo>",
            "subtitle",
            (Text("b: c"),),
        ),
        (
            (
                '<relatedItem type="series"><titleInfo><title>S</title><partNumber>3</partNumber>'
                "</titleInfo></relatedItem>"
            ),
            "number",
            (Numbering("3", "series"),),
        ),
    ],
)
def test_an_element_is_read_as_what_it_says(inner: str, field: str, value: object) -> None:
    """As catalogues write it."""
    record, told = read(inner)
    assert getattr(record, field) == value
    assert [loss for loss in told if loss.path != "name/displayForm"] == []


def dated(*dates: tuple[str, str]) -> str:
    """Return when it was published, by attributes and words."""
    said = "".join(f"<dateIssued{' ' * bool(a)}{a}>{text}</dateIssued>" for a, text in dates)
    return f"<originInfo>{said}</originInfo>"


EDTF, W3C, MARC = 'encoding="edtf"', 'encoding="w3cdtf"', 'encoding="marc"'
START, END, ABOUT = ' point="start"', ' point="end"', ' qualifier="approximate"'


@pytest.mark.parametrize(
    ("dates", "edtf", "text"),
    [
        (((EDTF, "1998-05"), (W3C, "1998-05"), (MARC, "1998"), ("", "1998")), "1998-05", ""),
        (((W3C + ABOUT, "1998"), (EDTF, "1998~")), "1998~", ""),
        (((EDTF, "1998"), (MARC, "199u")), "1998", ""),
        (((EDTF, "1998/2001"), (MARC + START, "1998"), (MARC + END, "2001")), "1998/2001", ""),
        (((EDTF, "1998/.."), (MARC + START, "1998"), (MARC + END, "9999")), "1998/..", ""),
        (((EDTF + START, "1998"), (EDTF + END, "2001")), "1998/2001", ""),
        (((EDTF + ABOUT, "1998"),), "1998~", ""),
        (((EDTF, "[1998,1999]"), (EDTF, "[1998,1999]")), "[1998,1999]", ""),
        (((EDTF, "1998"), ("", "[1999]")), "1998", "[1999]"),
        (((EDTF, "1998"), ("", "c1998")), "1998", "c1998"),
        ((("", "1998"), ("", "1999")), "1998", "1998; 1999"),
    ],
)
def test_a_copy_of_a_date_is_silent_and_other_words_are_its_text(
    dates: tuple[tuple[str, str], ...], edtf: str, text: str
) -> None:
    """What says the same as the date or less of it is a copy; other words stand with the date."""
    record, told = read(dated(*dates))
    assert record.issued == Date(edtf, text=text)
    assert told == []


@pytest.mark.parametrize(
    ("dates", "edtf", "left"),
    [
        (((EDTF, "1998"), (W3C, "2001")), "1998", "2001"),
        (((MARC, "2001"), (EDTF, "1998"), (W3C, "1998-05")), "1998", "2001; 1998-05"),
        (((EDTF, "1998"), (W3C + ABOUT, "1998")), "1998", "1998 (approximate)"),
        (((EDTF, "1998/2001"), (MARC + START, "1998"), (MARC + END, "2002")), "1998/2001", "2002"),
        (((EDTF, "1998/2001"), (MARC + END, "9999")), "1998/2001", "9999"),
        (((EDTF, "1998"), (EDTF, "1999")), "1998", "1999"),
        (((EDTF, "[1998,1999]"), (W3C, "1998")), "[1998,1999]", "1998"),
        (((EDTF, "soon"), (W3C, "1998")), "1998", "soon"),
    ],
)
def test_a_coded_date_that_contradicts_the_one_taken_is_told(
    dates: tuple[tuple[str, str], ...], edtf: str, left: str
) -> None:
    """One date is taken, EDTF first; every coded one that says something else is in the ledger."""
    record, told = read(dated(*dates))
    assert record.issued == Date(edtf)
    assert [(loss.path, loss.arrives) for loss in told] == [("originInfo/issued", left)]


def test_words_that_a_date_for_display_stands_before_are_told() -> None:
    """How a date is displayed is its text; words that say something else are in the ledger."""
    shown = "<displayDate>May 1998</displayDate></originInfo>"
    for coded in (((EDTF, "1998-05"),), ((W3C, "1998-05"),)):
        inner = dated(*coded, ("", "1999"), ("", "May 1998"), ("", "1998"))
        record, told = read(inner.replace("</originInfo>", shown))
        assert record.issued == Date("1998-05", text="May 1998")
        assert [loss.arrives for loss in told] == ["1999"]


def test_of_several_dates_of_a_part_those_that_say_something_else_are_told() -> None:
    """The date of the part is read as others are: one is taken, nothing goes in silence."""
    dates = f"<date {EDTF}>1998</date><date {W3C}>2001</date>"
    host = f'<relatedItem type="host"><part>{dates}</part></relatedItem>'
    record, told = read(host)
    assert record.issued == Date("1998")
    assert [(loss.path, loss.arrives) for loss in told] == [("part/date", "2001")]
