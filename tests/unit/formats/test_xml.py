"""The one way in for XML: what comes out of it, and what is refused with its line."""

import io
import tracemalloc
from collections.abc import Iterator
from time import process_time

import pytest

from rusrec.errors import SourceError
from rusrec.formats import _xml
from rusrec.testing.streams import Dripping


def texts(data: bytes) -> list[str]:
    """Return the texts of all records of *data*."""
    found = _xml.elements(io.BytesIO(data), "mods", name="in.xml", root="modsCollection")
    return [_xml.text_of(element, "in.xml") for element in found]


def told(data: bytes) -> str:
    """Return what is said of *data*, which is refused."""
    with pytest.raises(SourceError) as caught:
        texts(data)
    return str(caught.value)


def test_elements_come_out_whole_under_any_prefix_or_none() -> None:
    """The namespace and its prefix are the file's affair."""
    one = b'<modsCollection xmlns="x"><mods>a</mods><mods>b</mods></modsCollection>'
    assert texts(one) == ["a", "b"]
    assert texts(b'<m:mods xmlns:m="x">a</m:mods>') == ["a"]
    assert texts(b"<OAI><record><metadata><mods>a</mods></metadata></record></OAI>") == ["a"]


def test_an_element_inside_one_of_its_name_belongs_to_it() -> None:
    """Only the outer one comes out."""
    assert texts(b"<mods>a<extension><mods>b</mods></extension></mods>") == ["a"]


def test_a_collection_of_nothing_has_no_records() -> None:
    """It is no fault."""
    assert texts(b"<modsCollection/>") == []


def test_an_element_comes_out_before_the_next_is_read() -> None:
    """A slow pipe is not waited for."""
    stream = Dripping(b"<modsCollection>\n<mods>a</mods>\n<mods>b</mods>\n</modsCollection>\n")
    found = _xml.elements(stream, "mods", name="in.xml", root="modsCollection")  # type: ignore[arg-type]
    assert next(found).text == "a"
    assert stream.given <= len(b"<modsCollection>\n<mods>a</mods>\n<mods>b</mods>\n")


def test_what_is_passed_over_in_a_collection_is_told() -> None:
    """Neither other elements nor their texts go unseen."""
    data = b"<modsCollection><x/><mods>a</mods><!-- c --><y/><mods>b</mods><z/></modsCollection>"
    seen: list[str] = []
    found = _xml.elements(
        io.BytesIO(data),
        "mods",
        name="in.xml",
        root="modsCollection",
        passed=lambda element: seen.append(_xml.local(element)),
    )
    assert len(list(found)) == 2
    assert seen == ["x", "y", "z"]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp949", "EUC-KR"),
    ],
)
def test_a_declared_encoding_is_read(encoding: str, declared: str) -> None:
    """A byte order mark or the declaration says it; UTF-16 is seen without a mark too."""
    text = f'<?xml version="1.0" encoding="{declared}"?>\n<mods>송</mods>'
    assert texts(text.encode(encoding)) == ["송"]


def test_an_encoding_may_be_named_against_the_declaration() -> None:
    """Who knows better is believed."""
    data = '<?xml version="1.0" encoding="UTF-8"?><mods>Правда</mods>'.encode("koi8-r")
    found = _xml.elements(io.BytesIO(data), "mods", name="x", root="", encoding="koi8-r")
    assert [element.text for element in found] == ["Правда"]


_BOMB = b'<!DOCTYPE a [<!ENTITY b "' + b"c" * 99 + b'"><!ENTITY d "&b;&b;">]><mods>&d;</mods>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "in.xml:1: [RR140] is empty"),
        (b"{}", "in.xml:1: [RR140]"),
        (b"<a/>", "in.xml:1: [RR143] has no <mods>; its root is <a>"),
        (_BOMB, "in.xml:1: [RR141] has a DOCTYPE with declarations"),
        (b'\n<!DOCTYPE a SYSTEM "[" [<!ENTITY x SYSTEM "file:///etc/passwd">]><a/>', "in.xml:2:"),
        (b"<!-- [ --><?x [ ?>\n<!DOCTYPE a\n[]><mods/>", "in.xml:2: [RR141]"),
        (b'<!DOCTYPE a SYSTEM "a.dtd">\n<mods>\n&nbsp;</mods>', "in.xml:3: [RR140]"),
        (b"<mods>\n<a></b></mods>", "in.xml:2: [RR140] is not well-formed XML: Opening and ending"),
        (b"<mods>\n<a>", "copy the file again, it is cut short"),
        (b"<mods/>\ntext", "delete what follows the root element"),
        (b"text<mods/>", "delete what stands before the first '<'"),
        (b"<mods>\n&#1;</mods>", "in.xml:2: [RR140]"),
        (b"<mods>\n&#x85;</mods>", "[RR104] U+0085 (NEL)"),
        (b"<mods>a & b</mods>", "write &amp; for a bare &"),
        (b'<?xml version="1.0" encoding="EBCDIC"?><mods/>', "in.xml:1: [RR102]"),
        (b"<mods>\n\xff</mods>", "in.xml:2:1: [RR101] not UTF-8 at byte 7 (line 2)"),
        (b"<mods>" + b"<a>" * 300, "[RR142]"),
    ],
)
def test_what_is_refused_is_told_with_its_line(data: bytes, said: str) -> None:
    """Line, problem and remedy; never an exception of the parser."""
    message = told(data)
    assert said in message
    assert "help: " in message


def test_a_document_type_of_elsewhere_is_not_fetched() -> None:
    """It is left aside, and the line numbers stay."""
    assert texts(b'<!DOCTYPE mods\nPUBLIC "x" "http://127.0.0.1:1/">\n<mods>a</mods>') == ["a"]


def test_two_hundred_attributes_are_read_and_one_more_is_not() -> None:
    """They are counted before anyone reads them, also where two pieces of the source part them."""

    def crowd(number: int) -> bytes:
        attributes = " ".join(f'a{i}="x"' for i in range(number))
        return f"<mods>{'x' * 262_000}<a {attributes}/></mods>".encode()

    assert len(texts(crowd(200))) == 1
    assert "[RR142] <a> has more than 200 attributes" in told(crowd(201))


@pytest.mark.parametrize(
    "data",
    [
        b"<mods>" + b"x" * 4_000_000 + b"</mods>",
        b"<mods " + b" ".join(b'a%d="x"' % i for i in range(100_000)) + b"/>",
        b"<modsCollection>" + b"<x/>" * 1_000_000,
        b"<mods>" + b"<a>" * 1_000_000,
        b"<!-- " + b"x" * 4_000_000,
    ],
    ids=["long", "attributes", "others", "deep", "comment"],
)
def test_what_is_too_large_is_refused_soon(data: bytes) -> None:
    """Neither time nor memory is spent on it."""
    begin = process_time()
    tracemalloc.start()
    message = told(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "[RR103]" in message or "[RR142]" in message
    assert peak < 30_000_000
    assert process_time() - begin < 3


def test_memory_does_not_grow_with_the_number_of_elements() -> None:
    """What has been is forgotten."""

    def many(number: int) -> Iterator[bytes]:
        yield b"<modsCollection>"
        for _ in range(number):
            yield b"<record><mods>" + b"<a>text</a>" * 100 + b"</mods></record>"
        yield b"</modsCollection>"

    def most(number: int) -> int:
        found = _xml.elements(
            io.BytesIO(b"".join(many(number))), "mods", name="x", root="modsCollection"
        )
        live = 0
        for element in found:
            root = element.getroottree().getroot()
            live = max(live, len(root))
        return live

    assert most(2000) < 400


def test_a_small_document_is_read_whole() -> None:
    """Styles and locales; comments are left out."""
    root = _xml.document(io.BytesIO(b"<style><!-- c --><a/></style>"), name="x.csl")
    assert [_xml.local(child) for child in root] == ["a"]
    with pytest.raises(SourceError, match="RR103"):
        _xml.document(io.BytesIO(b"<a>" + b"x" * 2**21 + b"</a>"), name="x.csl")
    crowded = " ".join(f'a{i}=""' for i in range(201))
    with pytest.raises(SourceError, match="RR142"):
        _xml.document(io.BytesIO(f"<a {crowded}/>".encode()), name="x.csl")


def test_what_is_written_is_escaped_only_where_it_must() -> None:
    """A text without specials is the same object."""
    plain = "송 'a' \"b\""
    assert _xml.content(plain) is plain
    assert _xml.content("<a> & ]]>") == "&lt;a&gt; &amp; ]]&gt;"
    assert _xml.attribute('a "b" <c> & d\n\t') == "a &quot;b&quot; &lt;c&gt; &amp; d&#10;&#9;"
