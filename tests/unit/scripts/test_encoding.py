"""The names of encodings, byte order marks, and guesses for messages."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusrec.scripts.encoding import KNOWN, codec_of, guesses, mark_of

KOREAN = "러시아연구 제8권 제1호, 1930년대 소련에서의 대협약"
RUSSIAN = "Вопросы истории. Итоги пятилетки: Сталин и рабочие"


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("UTF-8", "utf-8"),
        ("utf8", "utf-8"),
        ("us-ascii", "utf-8"),
        ("UTF_16", "utf-16"),
        ("utf-16LE", "utf-16-le"),
        ("EUC-KR", "cp949"),
        ("euc_kr", "cp949"),
        (" KS_C_5601-1987 ", "cp949"),
        ("CP949", "cp949"),
        ("ms949", "cp949"),
        ("x-windows-949", "cp949"),
        ("KOI8-R", "koi8-r"),
        ("Windows-1251", "cp1251"),
        ("windows 1252", "cp1252"),
        ("ISO-8859-1", "latin-1"),
        ("Latin1", "latin-1"),
    ],
)
def test_an_encoding_is_known_by_all_its_usual_names(label: str, codec: str) -> None:
    """Case, hyphens, underscores and blanks make no difference."""
    assert codec_of(label) == codec


@pytest.mark.parametrize(
    "label",
    ["", "utf-7", "utf-32", "shift_jis", "idna", "rot13", "zlib", "punycode", "mbcs", "hex"],
)
def test_an_encoding_that_is_not_on_the_list_is_not_read(label: str) -> None:
    """Python knows a hundred codecs, some of them no encodings at all."""
    assert codec_of(label) is None


def test_every_name_on_the_list_for_people_is_read() -> None:
    """What a message offers can be given."""
    for entry in KNOWN:
        for label in entry.replace("(", "").replace(")", "").split():
            codec = codec_of(label)
            assert codec is not None
            assert codecs.lookup(codec)


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        (b"\xef\xbb\xbfa", "utf-8"),
        (b"\xff\xfea\x00", "utf-16-le"),
        (b"\xfe\xff\x00a", "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\x00\x00\xfe\xff", "utf-32"),
    ],
)
def test_a_byte_order_mark_says_what_follows(head: bytes, codec: str) -> None:
    """UTF-32's mark begins with UTF-16's and is not taken for it."""
    mark = mark_of(head)
    assert mark is not None
    assert mark.codec == codec
    assert head.startswith(mark.sign)


def test_without_a_mark_there_is_none() -> None:
    """Nothing, or half of a mark, is no mark."""
    assert mark_of(b"") is None
    assert mark_of(b"\xef\xbb") is None
    assert mark_of(b"text") is None


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (KOREAN, "cp949"),
        ("뷁 똠방각하", "cp949"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("Журнал СССР", "cp1251"),
        ("Журнал СССР", "koi8-r"),
        ("Müller, Jürgen: Die Ära", "cp1252"),
        ("the ‘Big Deal’ – a “study”", "cp1252"),
        ("García Márquez", "cp1252"),
    ],
)
def test_the_likeliest_encoding_stands_first(text: str, codec: str) -> None:
    """A few words are enough to tell Korean, two kinds of Russian, and Western apart."""
    assert guesses(text.encode(codec))[0] == codec


@given(st.binary())
def test_any_bytes_can_be_guessed_about(sample: bytes) -> None:
    """All candidates come, each of them one that is read: UTF-16 has NULs, the others none."""
    wide, narrow = ["utf-16-be", "utf-16-le"], ["cp1251", "cp1252", "cp949", "koi8-r"]
    assert sorted(guesses(sample)) == (wide if 0 in sample else narrow)
