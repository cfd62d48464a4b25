"""MODS that nobody hopes for: records with what was lost told, or an error with its line."""

import io
from time import process_time

import pytest

from rusrec import formats
from rusrec.errors import SourceError
from rusrec.loss import Loss
from rusrec.model import Record

MODS = formats.get("mods")
V3 = 'xmlns="http://www.loc.gov/mods/v3"'


def read(data: str | bytes) -> tuple[list[Record], list[Loss]]:
    """Return the records of *data*, and what was told."""
    assert MODS.read is not None
    told: list[Loss] = []
    raw = data.encode() if isinstance(data, str) else data
    return list(MODS.read(io.BytesIO(raw), name="in.xml", ledger=told.append)), told


def mods(inner: str, attributes: str = "") -> str:
    """Return one record with *inner* in it."""
    return f"<mods {V3}{attributes}>\n{inner}\n</mods>"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            '<!DOCTYPE m [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><mods>&b;</mods>',
            "in.xml:1: [RR141]",
        ),
        ('<!DOCTYPE m [<!ENTITY a SYSTEM "file:///etc/passwd">]><mods>&a;</mods>', "[RR141]"),
        ('<!DOCTYPE m [<!ENTITY % p SYSTEM "http://127.0.0.1:1/"> %p;]><mods/>', "[RR141]"),
        (mods("<titleInfo><title>a</titleInfo>"), "in.xml:2: [RR140]"),
        (mods("<titleInfo><title>a"), "[RR140]"),
        (mods("<note>&nbsp;</note>"), "in.xml:2: [RR140]"),
        (mods("<note>&#x85;</note>"), "in.xml:2:1: [RR104]"),
        (mods("<note>&#xFFFE;</note>"), "in.xml:2: [RR140]"),
        (mods('<note type="&#x9f;">a</note>'), "in.xml:2:1: [RR104]"),
        (mods("<note>\x00</note>"), "in.xml:2"),
        (mods("<note>a</note>") + "<mods/>", "delete what follows the root element"),
        (mods("<note>a</note>") + "text", "delete what follows the root element"),
        (f"text{mods('')}", "in.xml:1: [RR140]"),
        ('<mods xmlns="http://www.loc.gov/mods/v2"><note>a</note></mods>', "in.xml:1: is in the"),
        ("<html><body/></html>", "in.xml:1: [RR143] has no <mods>; its root is <html>"),
        ("", "in.xml:1: [RR140] is empty"),
        (mods("<a>" * 300), "[RR142]"),
        (mods("<note " + " ".join(f"a{i}='x'" for i in range(300)) + ">a</note>"), "[RR142]"),
        (mods(f"<note>{'x' * 2_000_000}</note>"), "[RR103]"),
        (
            f'<modsCollection {V3}><mods ID="a"/>\n<mods ID="a"/></modsCollection>',
            "in.xml:2: [RR210]",
        ),
    ],
)
def test_what_is_refused_says_where_and_what_to_do(data: str, said: str) -> None:
    """Line, problem and remedy."""
    with pytest.raises(SourceError) as caught:
        read(data)
    assert said in str(caught.value)
    assert "help: " in str(caught.value)


@pytest.mark.parametrize(
    ("inner", "path"),
    [
        ("stray<note>a</note>", "mods"),
        ("<note>a<b>c</b>d</note>", "note/b"),
        ("<unknown>a</unknown>", ""),
        ('<titleInfo frobnicate="x"><title>a</title></titleInfo>', "titleInfo@frobnicate"),
        ("<titleInfo><title>a</title><title>b</title></titleInfo>", "titleInfo/title"),
        (
            "<titleInfo><title>a</title><partNumber>2</partNumber></titleInfo>",
            "titleInfo/partNumber",
        ),
        ('<identifier type="frob">a</identifier>', ""),
        ('<identifier invalid="yes" type="isbn">x</identifier>', ""),
        ("<name><namePart>a</namePart><role><roleTerm>frob</roleTerm></role></name>", "name/role"),
        (
            '<name><namePart>a</namePart><namePart type="date">1900-</namePart></name>',
            "name/namePart[date]",
        ),
        ('<language><languageTerm type="code">qqqqqq</languageTerm></language>', ""),
        ('<originInfo><dateIssued encoding="marc">abc</dateIssued></originInfo>', ""),
        ("<originInfo><dateCreated>1999</dateCreated></originInfo>", ""),
        ('<part><detail type="frob"><number>1</number></detail></part>', "part/detail[frob]"),
        (
            '<relatedItem type="constituent"><titleInfo><title>a</title></titleInfo></relatedItem>',
            "",
        ),
        ("<relatedItem><titleInfo><title>a</title></titleInfo></relatedItem>", ""),
        ('<extension><x xmlns="urn:x">a</x></extension>', ""),
        ("<tableOfContents>a</tableOfContents>", ""),
        (
            "<accessCondition type='restriction on access'>no</accessCondition>",
            "accessCondition@type",
        ),
    ],
)
def test_what_the_record_has_no_field_for_is_kept_or_told(inner: str, path: str) -> None:
    """Never gone without a word: it stands in ``extra``, in a field, or in the ledger."""
    records, told = read(mods(inner))
    assert len(records) == 1
    if path:
        assert path in [loss.path for loss in told]
    else:
        assert records[0].extra or records[0].issued


def test_empty_elements_say_nothing() -> None:
    """A record may have no title, and nothing at all."""
    inner = "<titleInfo/><name/><note/><subject/><genre/><part/><originInfo/><language/><location/>"
    for data in (mods(inner), mods(""), f"<mods {V3}/>"):
        (record,), told = read(data)
        assert not told
        assert record == Record(id="record", type="document")


def test_of_several_records_the_good_ones_come_before_the_bad_one_is_told() -> None:
    """Reading stops at the fault, or goes on where the fault is in one record only."""
    one = "<mods><note>{}</note></mods>"
    broken = f"<modsCollection {V3}>{one.format('a')}\n<mods><note>b</mods></modsCollection>"
    assert MODS.read is not None
    came = MODS.read(io.BytesIO(broken.encode()), name="in.xml", ledger=lambda _: None)
    assert next(came).notes
    with pytest.raises(SourceError, match=r"in\.xml:2"):
        next(came)
    text = f"<modsCollection {V3}>{one.format('a')}{one.format('&#x85;')}{one.format('c')}"
    refused: list[object] = []
    rest = MODS.read(
        io.BytesIO(f"{text}</modsCollection>".encode()),
        name="in.xml",
        ledger=lambda _: None,
        refuse=refused.append,
    )
    assert [record.id for record in rest] == ["record", "record-2"]
    assert len(refused) == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "euc-kr"])
def test_other_encodings_are_read(encoding: str) -> None:
    """A mark or the declaration says which; Hangul arrives."""
    stated = encoding.removesuffix("-sig").removesuffix("-le")
    text = f'<?xml version="1.0" encoding="{stated}"?>' + mods(
        "<titleInfo><title>러시아연구</title></titleInfo>"
    )
    (record,), _ = read(text.encode(encoding))
    assert record.title[0].text == "러시아연구"
    assert record.id == "reosiayeongu"


@pytest.mark.parametrize("prefix", ["", "mods:", "m:"])
def test_a_prefix_or_none_and_an_envelope(prefix: str) -> None:
    """The namespace counts, not its name; a file without one is taken at its word."""
    name = f":{prefix[:-1]}" if prefix else ""
    one = (
        f'<{prefix}mods xmlns{name}="http://www.loc.gov/mods/v3"><{prefix}note>a</{prefix}note>'
        f"</{prefix}mods>"
    )
    for data in (one, f"<OAI-PMH><record><header/><metadata>{one}</metadata></record></OAI-PMH>"):
        (record,), told = read(data)
        assert record.notes[0].note[0].text == "a"
        assert not told
    (record,), told = read("<mods><note>a</note></mods>")
    assert record.notes
    assert not told


@pytest.mark.parametrize(
    "data",
    [
        mods("<note>a</note>" * 20_000),
        mods("<relatedItem>" * 200 + "</relatedItem>" * 200),
        mods("<titleInfo><title>" + "a\u0301" * 200_000 + "</title></titleInfo>"),
        mods(f"<subject>{'<topic>a</topic>' * 40_000}</subject>"),
        mods(f"<name>{'<namePart>a</namePart>' * 30_000}</name>"),
        mods(f"<originInfo>{'<publisher>a</publisher>' * 20_000}</originInfo>"),
        mods(f"<part>{'<extent><start>1</start></extent>' * 20_000}</part>"),
        mods('<identifier type="issn">' + "1234-5679 " * 50_000 + "</identifier>"),
        mods('<name altRepGroup="1"><namePart>a</namePart></name>' * 4_000),
        mods("<accessCondition>a</accessCondition>" * 20_000),
        mods("<unknown>a</unknown>" * 20_000),
        mods("".join(f'<identifier type="local">{n}</identifier>' for n in range(20_000))),
        mods(f"<titleInfo>{'<subTitle>a</subTitle>' * 30_000}</titleInfo>"),
    ],
    ids=["notes", "nested", "accents", "topics", "parts", "publishers", "extents", "issns",
         "pairs", "rights", "unknown", "identifiers", "subtitles"],
)  # fmt: skip
def test_a_bad_file_costs_neither_time_nor_memory(data: str) -> None:
    """Each takes well below a second of an idle processor, whatever the record says."""
    begin = process_time()
    try:
        read(data)
    except SourceError as error:
        assert "help: " in str(error)  # noqa: PT017 (either is right)
    assert process_time() - begin < 10
