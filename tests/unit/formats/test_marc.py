"""MARC: what fields say, linkage, what is kept, and broken input: read whole or refused."""

import builtins
import io
import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rusrec import formats
from rusrec.errors import RecordError, RusrecError, SourceError
from rusrec.formats._marc import said, script
from rusrec.formats._marc.carrier import flat
from rusrec.formats._marc.field import Field, Marc, control, parsed, spelled
from rusrec.formats._marc.lint import faults, problems
from rusrec.formats._marc.writer import marc_of as written
from rusrec.formats.marc21 import read, write
from rusrec.formats.marc21.writing import rendered
from rusrec.loss import Loss, ignore, without
from rusrec.model import (
    Date,
    Extra,
    ExtraValue,
    Identifier,
    Keyword,
    Name,
    NameForm,
    Record,
    Text,
)

LEADER = "00000nam a2200000 i 4500"
FIXED = "000000s1998    xx |||||||||||||| ||kor d"


def marc21(*fields: Field, leader: str = LEADER) -> bytes:
    """Return one record of ISO 2709."""
    return rendered(leader, "".join([flat(*field) for field in fields]), "x").encode()


def data(tag: str, ind: str, *subs: str) -> Field:
    """Return a field of subfields such as ``aTitle``."""
    return Field(tag, ind, tuple((sub[0], sub[1:]) for sub in subs))


def came(raw: bytes, **options: Any) -> list[Record]:
    """Return the records of a file of ISO 2709."""
    return list(read(io.BytesIO(raw), name="x.mrc", ledger=ignore, **options))


def one(*fields: Field) -> Record:
    """Return the record of some fields."""
    (record,) = came(marc21(control("001", "a1"), control("008", FIXED), *fields))
    return record


def fields(record: Record, profile: str = "vernacular") -> dict[str, Field]:
    """Return the first field of each tag that is written of *record*."""
    made: dict[str, Field] = {}
    for field in written(record, profile, ignore).fields:
        made.setdefault(field.tag, field)
    return made


SONG = Record(
    id="a1",
    type="article-journal",
    language=("ko",),
    title=(
        Text("연구", "ko"),
        Text("The Study", "en"),
        Text("Yŏn'gu", "ko-Latn-alalc97", by="machine"),
    ),
    author=(Name((NameForm("송", "준서", "ko"), NameForm("Song", "Chun-sŏ", "ko-Latn-alalc97"))),),
    issued=Date("1998-05"),
    host=Record(
        type="periodical",
        title=(Text("러시아연구", "ko"),),
        identifiers=(Identifier("issn", "1229-1056"),),
    ),
    volume="8",
    issue="1",
    pages="259-285",
)  # fmt: skip


def test_an_article_is_a_component_part_with_a_008_of_forty_characters() -> None:
    """Leader 07 is a; 008 has the Books layout, e with year and month, the language."""
    marc = written(SONG, "vernacular", ignore)
    made = fields(SONG)

    assert marc.leader == "00000naa a2200000 i 4500"
    assert made["008"].value == "000000e199805  xx |||||||||||||| ||kor d"
    assert len(made["008"].value) == 40


def test_a_journal_is_a_serial_with_its_issn() -> None:
    """Leader 07 is s, 008 that of continuing resources, 022 stands in this record only."""
    journal = Record(
        id="j",
        type="periodical",
        language=("ko",),
        title=(Text("학보", "ko"),),
        issued=Date("1990/.."),
        identifiers=(Identifier("issn", "1229-1056"),),
    )
    made = fields(journal)

    assert written(journal, "vernacular", ignore).leader[7] == "s"
    assert made["008"].value == "000000c19909999xx || p||||||||   k|kor d"
    assert made["022"].subs == (("a", "1229-1056"),)
    assert "022" not in fields(SONG)


@pytest.mark.parametrize("accents", ["\u0301", "\u0591\u0301"])
def test_an_accent_that_a_subfield_begins_with_is_no_part_of_its_code(accents: str) -> None:
    """In NFC they would be one letter, which is no code."""
    assert one(data("245", "00", f"a{accents}Дом")).title[0].text == f"{accents}Дом"


@pytest.mark.parametrize(
    ("issued", "coded"),
    [
        ("1998", "s1998    "),
        ("1998-05-31", "e19980531"),
        ("[1998..2001]", "q19982001"),
        ("199X", "q19901999"),
        ("XXXX", "nuuuuuuuu"),
        ("", "nuuuuuuuu"),
    ],
)
def test_the_type_of_date_says_how_much_is_known(issued: str, coded: str) -> None:
    """s, e, q for a span of doubt, n for nothing."""
    date = Date(issued) if issued else None
    assert fields(replace(SONG, issued=date))["008"].value[6:15] == coded


def test_the_vernacular_stands_first_and_the_romanized_beside_it() -> None:
    """Hangul in 100 and 245, the parallel title behind = and in 246, the machine's form marked."""
    made = fields(SONG)

    assert made["100"].subs[:2] == (("6", "880-01"), ("a", "송, 준서,"))
    assert made["245"].subs == (("a", "연구 ="), ("b", "The Study /"), ("c", "송준서"))
    assert (made["246"].ind, dict(made["246"].subs)["a"]) == ("31", "Study")
    assert made["773"].ind == "0 "
    assert ("q", "8:1<259") in made["773"].subs
    assert ("7", "nnas") in made["773"].subs
    assert made["883"].ind[0] == " " or "machine" in made["883"].subs[-1][1]


def test_in_loc880_the_romanized_stands_first_and_is_linked_to_hangul() -> None:
    """245 in Latin letters, 880 in Hangul, and each names the other."""
    marc = written(SONG, "loc880", ignore)
    title = next(field for field in marc.fields if field.tag == "245")
    mate = next(f for f in marc.fields if f.tag == "880" and f.subs[0][1].startswith("245"))

    assert title.subs[0] == ("6", "880-02")
    assert mate.subs[0] == ("6", "245-02/$1")
    assert dict(title.subs)["a"] == "Yŏn'gu ="
    assert dict(mate.subs)["a"] == "연구 ="
    assert list(faults(marc, "loc880")) == []


def test_kormarc_has_no_main_entry_and_its_own_subfields() -> None:
    """Authors in 700, the parallel title in 245 $x, responsibility in $d, uncoded places filled."""
    made = fields(SONG, "kormarc")

    assert "100" not in made
    assert dict(made["700"].subs)["a"] == "송준서,"
    assert made["245"].subs == (("a", "연구 ="), ("x", "The Study /"), ("d", "송준서"))
    assert made["008"].value == "000000e199805  ||||||||||||||||||||kor||"


@pytest.mark.parametrize("profile", ["vernacular", "loc880", "kormarc"])
def test_all_profiles_come_back(profile: str) -> None:
    """Titles, names and the place in the journal are those that were written."""
    losses: list[Loss] = []
    text = "".join(write([SONG], ledger=losses.append, profile=profile))
    (record,) = came(text.encode())

    assert record.title == SONG.title
    assert record.author == SONG.author
    assert (record.host, record.volume, record.pages) == (SONG.host, "8", "259-285")


def test_habits_of_catalogues_are_read() -> None:
    """ISBD marks go, brackets of dates are doubt, relator terms and codes are roles."""
    record = one(
        data("245", "14", "aThe deal :", "ba study /", "cby Jane Doe."),
        data("260", "  ", "a[Seoul] :", "bPress,", "c[1998?]"),
        data("100", "1 ", "aDoe, Jane,", "eauthor."),
        data("700", "1 ", "aRoe, Richard,", "d1900-1990,", "eed."),
        data("700", "1 ", "aNyet, Ivan.", "4http://id.loc.gov/vocabulary/relators/trl"),
        data("650", " 0", "aDeals", "zKorea."),
    )

    assert [text.text for text in (*record.title, *record.subtitle)] == ["The deal", "a study"]
    assert record.issued == Date("1998?")
    assert record.place[0][0].text == "Seoul"
    assert record.publisher[0][0].text == "Press"
    assert record.author[0].name[0].given == "Jane"
    assert record.editor[0].name[0].family == "Roe"
    assert record.translator[0].name[0].family == "Nyet"
    assert (record.keywords[0].term, record.keywords[0].vocabulary) == ("Deals -- Korea", "lcsh")


def test_an_880_joins_its_field_in_any_script_and_an_unlinked_one_stands_alone() -> None:
    """Hebrew beside its romanization; the subject without a partner is a subject."""
    record = one(
        data("041", "0 ", "aheb"),
        data("245", "10", "6880-01", "aAnarkhizm :", "bdiyun"),
        data("880", "10", "6245-01/(2/r", "aאנרכיזם :", "bדיון"),
        data("880", " 0", "6650-00/(2/r", "aציונות"),
    )

    assert [(t.tag, t.text) for t in record.title] == [("he", "אנרכיזם"), ("he-Latn", "Anarkhizm")]
    assert [keyword.term for keyword in record.keywords] == ["ציונות"]


def test_an_880_that_says_other_things_than_its_field_tells_no_language_of_it() -> None:
    """Two publishers in Hangul, of which the field has one and a mark: it is kept, and no more."""
    raw = marc21(
        control("001", "a1"),
        control("008", FIXED.replace("kor", "und")),
        data("264", " 1", "6880-01", "bBig :", "b;"),
        data("880", " 1", "6264-01/$1", "b노동 :", "b노동"),
    )

    (record,) = came(raw)
    assert record.publisher == ((Text("Big", "und"),),)
    assert {"264", "880"} <= {value.key for value in record.extra[0].values}


def test_a_field_that_nobody_knows_is_kept_and_goes_back_out_in_place() -> None:
    """One value a field; the second note is kept with its number."""
    known = (data("245", "00", "a연구"), data("500", "  ", "aone"))
    record = one(*known, data("500", "  ", "atwo", "5X"), data("900", "  ", "aours  ", "x{$}"))
    kept = {v.key: v.value for v in record.extra[0].values}

    assert kept["500.2"] == "##$atwo$5X"
    assert kept["900"] == "##$aours #$x{lcub}{dollar}{rcub}"
    again = written(record, "vernacular", ignore).fields
    assert data("500", "  ", "atwo", "5X") in again
    assert data("900", "  ", "aours  ", "x{$}") in again


def test_a_kept_field_goes_out_only_while_the_record_says_the_same() -> None:
    """A title that was mended is not contradicted by the one that came."""
    record = one(data("245", "10", "aThe deel /", "cby Jane Doe"))
    assert any(value.key == "245" for value in record.extra[0].values)
    mended = replace(record, title=(replace(record.title[0], text="The deal"),))
    losses: list[Loss] = []
    marc = written(mended, "vernacular", losses.append)

    assert [dict(f.subs)["a"] for f in marc.fields if f.tag == "245"] == ["The deal"]
    assert "extra.marc" in {loss.path.rpartition(".245")[0] or loss.path for loss in losses}


@pytest.mark.parametrize("field", [
    data("245", "10", "aA $5 {x} #1", "b two  blanks "), control("008", FIXED),
    data("9ab", "#{", "$x"), data("500", "  ", "a"),
])  # fmt: skip
def test_a_field_on_one_line_is_the_same_field(field: Field) -> None:
    """Blanks, dollars, braces and signs of number come back."""
    assert parsed(field.tag, spelled(field)) == field


def test_what_is_said_of_a_field_comes_back_whatever_signs_it_has() -> None:
    """Semicolons, equal signs and backslashes are values like others."""
    words = (("tag", "ru-Latn"), ("by", "a; b=c\\d"), ("kind", "variant"))
    ind, subs = said.spelled(words)

    assert said.parsed(ind, subs) == words
    assert said.parsed("  ", (("a", "tag=no tag"),)) == ()
    assert said.parsed("  ", (("a", "Converted from ONIX"),)) == ()


def rusmarc() -> bytes:
    """Return a record as Russian libraries have it."""
    return marc21(control("001", "a1"), data("200", "1 ", "aРекорд", "fИванов"))


def told_of(raw: bytes) -> tuple[list[str], list[Loss]]:
    """Return the titles of a file, and what is told of it."""
    losses: list[Loss] = []
    found = read(io.BytesIO(raw), name="x.mrc", ledger=losses.append)
    return [record.title[0].text for record in found], losses


def test_a_leader_that_is_not_true_is_told_and_the_record_is_read() -> None:
    """Its length, the place of its data, and what the directory says of the fields."""
    good = marc21(control("001", "a1"), data("245", "00", "a연구"))
    assert told_of(good) == (["연구"], [])

    for wrong in (
        b"99999" + good[5:], good[:12] + b"00001" + good[17:],
        good.replace(b"2450011", b"2450012"), good.replace(b"00003\x1e", b"00004\x1e"),
    ):  # fmt: skip
        titles, (loss,) = told_of(wrong)
        assert titles == ["연구"]
        assert loss.path == "record 1"


def test_utf_8_under_a_leader_that_says_marc_8_is_told_and_read() -> None:
    """So many catalogues write Hangul; and a diacritic of MARC-8 is still one."""
    good = marc21(control("001", "a1"), data("245", "00", "a연구 é"))
    titles, (loss,) = told_of(good[:9] + b" " + good[10:])
    assert titles == ["연구 é"]
    assert "UTF-8" in loss.note

    pytest.importorskip("pymarc")
    accent = marc21(control("001", "a1"), data("245", "00", "aE#ole")).replace(b"#", b"\xe2")
    assert told_of(accent[:9] + b" " + accent[10:]) == (["Eóle"], [])


def test_a_byte_order_mark_before_the_first_leader_is_passed_over() -> None:
    """Editors put one there."""
    good = marc21(control("001", "a1"), data("245", "00", "a연구"))
    assert told_of(b"\xef\xbb\xbf" + good)[0] == ["연구"]


@pytest.mark.parametrize(("inside", "told"), [
    ('<datafield tag="500" ind1=" " ind2=" ">loose</datafield>', "'loose' stands in no subfield"),
    ('<datafield tag="500"><subfield code="a">x</subfield>tail</datafield>', "'tail' stands in"),
    ('<datafield tag="500"><subfield code="ㄱ">x</subfield></datafield>', "has the code 'ㄱ'"),
    ('<datafield tag="500"><subfield code=" ">x</subfield></datafield>', "has the code ' '"),
    ('<datafield tag="200"><subfield code="a">x</subfield></datafield>', "RUSMARC"),
])  # fmt: skip
def test_what_marcxml_has_no_place_for_is_refused(inside: str, told: str) -> None:
    """Text beside the subfields would not arrive; fields of another MARC would be misread."""
    text = f"<record><leader>{LEADER}</leader>{inside}</record>"
    with pytest.raises(SourceError, match=told):
        list(formats.get("marcxml").read(io.BytesIO(text.encode()), name="x", ledger=ignore))  # type: ignore[misc]


def broken() -> Iterator[Any]:
    """Yield files that are no good, each with what is told of it."""
    good = marc21(control("001", "a1"), control("008", FIXED), data("245", "00", "a연구"))
    yield pytest.param(good[:-2], "cut short", id="no end")
    yield pytest.param(good + good[:60], "record 2 (byte", id="cut in the second record")
    yield pytest.param(b"\x1d", "no record", id="nothing but a terminator")
    yield pytest.param(b"\x00" * 100, "no record", id="nothing but NUL")
    yield pytest.param(rusmarc(), "RUSMARC", id="another MARC")
    yield pytest.param(b"x" * 30 + b"\x1d", "no directory", id="no directory")
    yield pytest.param(b"00026     \x1e\x1d", "no leader", id="short leader")
    yield pytest.param(good.replace(b"245", b"2 5"), "entry", id="bad tag")
    yield pytest.param(good.replace(b"\x1e\x1d", b"\x1ex\x1e\x1d"), "fields", id="a field more")
    yield pytest.param(good.replace("연".encode(), b"\xff"), "UTF-8 at byte", id="bad bytes")
    yield pytest.param(good.replace("연".encode(), b"\x01"), "U+0001", id="control character")
    yield pytest.param(good.replace(b"\x1fa", b"\x1f\xc3\xa9"), "the code", id="byte as code")
    yield pytest.param(b"{}" * 100, "cut short", id="no MARC at all")
    yield pytest.param(b"9" * 2**21, "1 MiB", id="an endless record")


@pytest.mark.parametrize(("raw", "told"), list(broken()))
def test_broken_records_are_refused_with_their_number_and_byte(raw: bytes, told: str) -> None:
    """With a remedy, and never with a traceback."""
    with pytest.raises(SourceError) as caught:
        came(raw)

    (problem,) = caught.value.problems
    assert told in problem.message
    assert "record " in problem.message
    assert problem.evidence or "no record" in told or "MiB" in told
    assert "byte" in problem.message or "MiB" in problem.message
    assert problem.help


def test_lengths_that_are_wrong_do_no_harm() -> None:
    """Fields end where their terminators are; the good records around a bad one are read."""
    good = marc21(control("001", "a1"), data("245", "00", "a연구"))
    wrong = b"99999" + good[5:12] + b"00000" + good[17:]
    bad = good.replace("연".encode(), b"\xff")
    refused: list[RusrecError] = []
    records = came(wrong + b"\r\n" + bad + good, refuse=refused.append)

    assert [record.id for record in records] == ["a1", "a1-2"]
    assert [error.problems[0].message[:8] for error in refused] == ["record 2"]


def test_a_directory_out_of_order_has_to_be_right() -> None:
    """Else a text would come to stand under the tag of another."""
    good = marc21(control("001", "a1"), data("245", "00", "aT"), data("500", "  ", "aN"))
    first, second, third = (good[24 + 12 * at : 36 + 12 * at] for at in range(3))
    (record,) = came(good[:24] + third + first + second + good[60:])
    assert record.title[0].text == "T"
    wrong = second[:7] + b"99999"
    with pytest.raises(SourceError, match="neither in the order"):
        came(good[:24] + first + wrong + third + good[60:])


def test_marc_8_is_read_by_pymarc_and_told_where_that_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """ANSEL puts the accent before its letter; without pymarc the remedy names the extra."""
    ascii_, accented = "aCafe", b"aCaf\xe2e"
    raw = marc21(
        control("001", "a1"), data("245", "00", ascii_), leader=LEADER[:9] + " " + LEADER[10:]
    )
    raw = raw.replace(ascii_.encode(), accented)
    if _has_pymarc():
        assert came(raw)[0].title[0].text == "Café"

    plain = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("pymarc"):
            raise ImportError(name)
        return plain(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(SourceError, match=r"needs pymarc"):
        came(raw)


def _has_pymarc() -> bool:
    try:
        import pymarc  # noqa: F401
    except ImportError:
        return False
    return True


def test_a_long_abstract_stands_in_several_parts_and_comes_back_whole() -> None:
    """A field of ISO 2709 has 9,999 bytes at most."""
    words = " ".join(["러시아연구"] * 2000)
    record = replace(SONG, abstract=(Text(words, "ko"),))
    text = "".join(write([record], ledger=ignore))

    assert text.count("$") == 0
    assert max(int(text[at + 3 : at + 7]) for at in range(24, int(text[12:17]) - 1, 12)) <= 9999
    assert came(text.encode())[0].abstract == record.abstract


def test_a_record_without_end_loses_its_longest_field_and_says_so() -> None:
    """99,999 bytes are the end of a record."""
    record = replace(SONG, abstract=(Text(" ".join(["러시아연구"] * 9000), "ko"),))
    losses: list[Loss] = []
    text = "".join(write([record], ledger=losses.append))

    assert len(text.encode()) < 100_000
    assert "abstract" in {loss.path.partition(".")[0] for loss in losses}


def test_of_thousands_of_authors_those_there_is_room_for_are_written_in_no_time() -> None:
    """As long as there is room, and no more are left out than have to be."""
    names = tuple(Name(name=(NameForm(f"Doe{n}", "Jane", "en"),)) for n in range(4000))
    start = time.process_time()
    text = "".join(write([replace(SONG, author=names)], ledger=ignore))
    assert time.process_time() - start < 10
    assert 65_000 < len(text.encode()) < 100_000


def test_of_many_short_fields_leader_numbers_and_title_stay() -> None:
    """Those that are longer than all others too, without which it is no record."""
    terms = tuple(Keyword(f"k{n}", "en") for n in range(3000))
    losses: list[Loss] = []
    text = "".join(write([replace(SONG, keywords=terms)], ledger=losses.append))
    (record,) = came(text.encode())
    assert (record.id, record.title[0]) == (SONG.id, SONG.title[0])
    gone = [loss for loss in losses if loss.path.startswith("keywords.") and not loss.arrives]
    assert 1000 < len(record.keywords) == len(terms) - len(gone)


def test_paragraphs_are_parted_where_they_were_however_many_they_are() -> None:
    """Also in MARCXML, whose fields have any length."""
    abstract = (Text("\n".join(f"line {n}" for n in range(3000)), "ko"),)
    form = formats.get("marcxml")
    assert form.write is not None
    assert form.read is not None
    text = "".join(form.write([replace(SONG, abstract=abstract)], ledger=ignore))
    (record,) = form.read(io.BytesIO(text.encode()), name="x", ledger=ignore)
    assert record.abstract == abstract


def test_a_word_without_a_blank_that_is_too_long_is_refused() -> None:
    """There is no place at which it could be parted."""
    with pytest.raises(RecordError, match="9999"):
        "".join(write([replace(SONG, abstract=(Text("연" * 4000, "ko"),))], ledger=ignore))


def test_the_linter_names_what_is_wrong() -> None:
    """Dangling and one-way links, indicators, 008, what is obsolete."""
    wrong = Marc(
        "00000nam a2200000 i 450",
        (
            control("008", FIXED[:-1]),
            data("245", "z0", "6880-01", "aX"),
            data("440", " 0", "aX"),
            data("880", "  ", "6700-02/$1", "aX"),
            data("880", "  ", "aX"),
            data("260", "  ", "aX", "k1"),
        ),
    )
    told = [(fault.tag, fault.message) for fault in faults(wrong)]

    assert ("LDR", "has 23 characters, not 24") in told
    assert ("008", "has 39 characters, not 40") in told
    assert ("440", "is obsolete") in told
    assert ("880", "has no subfield 6") in told
    assert ("245", "is linked to 880-01, which is not there") in told
    assert ("880", "is linked to 700-02, which is not linked to it") in told
    assert ("260", "subfield k is obsolete") in told
    assert any(tag == "245" and message.startswith("indicator 1") for tag, message in told)


@pytest.mark.parametrize(
    ("leader", "fixed", "fields", "told"),
    [
        ("", "", (), []),
        (("nam", "xam"), "", (), ["LDR position 05 has 'x'"]),
        (
            "",
            ("000000s", "00x000s"),
            (),
            ["008 positions 00-05 have '00x000', not the date of entry"],
        ),
        ("", ("000000s", "000000z"), (), ["008 position 06 has 'z', no type of date"]),
        ("", ("kor", "xyz"), (), ["008 positions 35-37 have 'xyz', no language code"]),
        ("", ("||kor", "||   "), (), []),
        ("", ("|||| ||", "||||x||"), (), ["008 position 32 is undefined and has 'x'"]),
        (("nam", "nas"), ("|||| ||", "|||x ||"), (), ["008 position 31 is undefined and has 'x'"]),
        (("nam", "nem"), ("|||| ||", "||||x||"), (), []),
        ("", "", (data("245", "00", "aT"),) * 2, ["245 stands 3 times"]),
        (
            "",
            "",
            (data("100", "1 ", "aX"), data("110", "2 ", "aY")),
            ["1XX stands more than once"],
        ),
        ("", "", (data("700", "1 ", "6245-01", "aX"),), ["700 subfield 6 has '245-01'"]),
        ("", "", (data("880", "1 ", "6bad", "aX"),), ["880 subfield 6 has 'bad'"]),
        ("", "", (data("880", "1 ", "6700-00/$1", "aX"),), []),
    ],
)
def test_each_rule_of_the_linter_finds_what_breaks_it(
    leader: Any, fixed: Any, fields: tuple[Field, ...], told: list[str]
) -> None:
    """And nothing else: each is looked for in a record that keeps all the others."""
    said = control("008", FIXED.replace(*fixed) if fixed else FIXED)
    found = faults(
        Marc(
            LEADER.replace(*leader) if leader else LEADER,
            (control("001", "a1"), said, data("245", "00", "aT"), *fields),
        )
    )
    assert [f"{fault.tag} {fault.message}" for fault in found] == told


def test_marcxml_in_an_envelope_and_without_namespace_is_read() -> None:
    """Records of OAI-PMH hold those of MARC; a tag without its zeros has them."""
    xml = b"""<OAI-PMH><record><header/><metadata><record><leader>00000nam a2200000 i 4500</leader>
      <controlfield tag="1">a1</controlfield><datafield tag="245" ind1="0" ind2="0">
      <subfield code="a">X
        Y</subfield></datafield></record></metadata></record></OAI-PMH>"""
    form = formats.get("marcxml")
    assert form.read is not None
    (record,) = form.read(io.BytesIO(xml), name="x", ledger=ignore)

    assert (record.id, record.title[0].text) == ("a1", "X Y")


def test_a_field_is_one_line() -> None:
    """A line end or a tab in it is a blank."""
    raw = marc21(control("001", "a1"), control("008", FIXED), data("900", "  ", "aX~Y^Z"))
    for end in (b"\n", b"\r\n", b"\r"):
        (record,) = came(raw.replace(b"~", end).replace(b"^", b"\t"))
        assert record.extra[0].values[-1] == ExtraValue("900", "##$aX Y Z")


def test_marks_around_what_is_not_sorted_by_are_left_out() -> None:
    """German libraries set them; the text is whole without."""
    record = one(data("245", "00", "a\x98Der\x9c Einfluss"))

    assert record.title[0].text == "Der Einfluss"


def test_extra_that_is_no_field_is_told_as_lost() -> None:
    """Nothing of it is written, and the ledger says so."""
    record = replace(SONG, extra=(Extra("marc", (ExtraValue("24", "x"), ExtraValue("900", "x"))),))
    losses: list[Loss] = []
    "".join(write([record], ledger=losses.append))

    assert any(loss.path.startswith("extra") for loss in losses)


@pytest.mark.parametrize("name", ["marc21", "marcxml"])
def test_a_kept_leader_that_is_none_does_not_go_out(name: str) -> None:
    """One of other than 24 characters would move the directory; it is told, and ours is written."""
    form = formats.get(name)
    assert form.read is not None
    assert form.write is not None
    bare = Record(id="a", type="article-journal", title=(Text("노동", "ko"),))
    record = replace(bare, extra=(Extra("marc", (ExtraValue("LDR", "##$a5"),)),))
    told: list[str] = []
    text = "".join(form.write([record], ledger=lambda loss: told.append(loss.path)))
    (back,) = form.read(io.BytesIO(text.encode()), name="x", ledger=lambda _: None)

    assert back.title == bare.title
    assert told == ["extra"]


def test_the_linter_says_where_it_is_and_what_to_do() -> None:
    """With the line of the field, its words, a code for its kind, and a remedy."""
    wrong = Marc(LEADER, (control("001", "a1"), data("245", "z0", "6880-01", "aX")))
    found = problems(wrong, "in.xml", 3, (10, 11, 12), profile="vernacular")
    assert [(str(each), each.code) for each in found] == [
        (
            (
                "in.xml:12: [RR483] record 3 (a1), 245: indicator 1 is 'z'\n"
                "   12 | z0$6880-01$aX\n"
                "  help: write one of '0', '1'"
            ),
            "RR483",
        ),
        (
            (
                "in.xml:12: [RR484] record 3 (a1), 245: is linked to 880-01, which is not there\n"
                "   12 | z0$6880-01$aX\n"
                "  help: add an 880 with $6 245-01, or delete $6"
            ),
            "RR484",
        ),
    ]


def test_of_kormarc_its_own_subfields_are_right() -> None:
    """In MARC 21 they are obsolete, and the remedy names the profile."""
    fields = (data("245", "00", "aX", "d송"),)
    (found,) = problems(Marc(LEADER, fields), "in.mrc", 1, profile="vernacular")
    assert found.line == 0
    assert "--profile kormarc" in found.help
    assert problems(Marc(LEADER, fields), "in.mrc", 1, profile="kormarc") == []


@pytest.mark.parametrize("name", ["marcxml", "marc21"])
def test_the_other_forms_of_a_hundredth_name_are_told(name: str) -> None:
    """Links have two digits: of more names than numbers the field itself is written, and no 880."""
    forms = [(NameForm("송", f"{n}준", "ko"), NameForm("Song", f"J{n}", "en")) for n in range(103)]
    record = replace(SONG, author=tuple(map(Name, forms)))
    form, told = formats.get(name), list[Loss]()
    assert form.write is not None
    assert form.read is not None

    text = "".join(form.write([record], ledger=told.append))
    (back,) = form.read(io.BytesIO(text.encode()), name="x", ledger=ignore)

    assert len(back.author) == len(forms)
    assert [len(author.name) for author in back.author].count(1) > len(forms) - 100
    assert back == without(record, told)


@given(text=st.text(st.sampled_from("aZ1 .ÀßăЁяѓґ҅҆’—가힣ㄱ日ひΩא𝕏\u0301\ue0ff\ud800"), max_size=8))
def test_the_main_script_is_that_of_the_letters_one_by_one(text: str) -> None:
    """However short the way to it is, in a short text and in a long one."""
    assert script.main_script(text) == script.counted(text)
    assert script.main_script(text * 100) == script.counted(text * 100)
