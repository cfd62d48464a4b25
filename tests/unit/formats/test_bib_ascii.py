r"""Files for programs that take ASCII alone: letters as commands of TeX."""

import pytest

from rusrec import formats
from rusrec.formats import bibtex
from rusrec.formats._tex import decode, encode
from rusrec.formats._tex.ascii import in_ascii
from rusrec.loss import ignore
from rusrec.model import Name, NameForm, Record, Text
from rusrec.testing import laws

OF_TRIPS = [name for name in laws.LAWS if "trip" in name or "declared" in name]


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("Émile", r"{\'{E}}mile"),
        ("yŏn’gu", r"y{\u{o}}n{\textquoteright}gu"),
        ("Ковалёв", r"{\CYRK}{\cyro}{\cyrv}{\cyra}{\cyrl}{\cyryo}{\cyrv}"),
        ("Й ж́", r"{\CYRISHRT} {\'{\cyrzh}}"),
        ("ǖ", r"{\={\"{u}}}"),
        ("Łódź — §", r"{\L}{\'{o}}d{\'{z}} {\textemdash} {\S}"),
        ('"x"', r"\textquotedbl{}x\textquotedbl{}"),
    ],
)
def test_letters_become_commands_and_come_back(text: str, tex: str) -> None:
    """Of Latin and Cyrillic nothing is left that is not ASCII."""
    told: list[str] = []
    assert in_ascii(encode(text)) == tex
    assert decode(tex, told.append).text == text
    assert not told


def test_what_tex_has_no_command_for_stays() -> None:
    """A Korean title is no mojibake and no row of question marks."""
    assert in_ascii("송준서 1930") == "송준서 1930"


def test_addresses_stay_as_they_are() -> None:
    """A command in a URL would be another URL."""
    from rusrec.model import Link

    record = Record(
        id="a", title=(Text("Жизнь", "ru"),), language=("ru",), links=(Link("https://a.org/ж"),)
    )
    text = "".join(bibtex.write([record], ledger=ignore, ascii_=True))
    assert "https://a.org/ж" in text
    assert r"{\CYRZH}" in text


def test_a_file_in_ascii_has_nothing_else() -> None:
    """Names and titles alike."""
    record = Record(
        id="a",
        language=("fr",),
        title=(Text("L’œuvre d’Émile", "fr"),),
        author=(Name(name=(NameForm("Müller", "Zoë", "fr"),)),),
    )
    text = "".join(bibtex.write([record], ledger=ignore, ascii_=True))
    assert text.isascii()


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
@pytest.mark.parametrize("law", OF_TRIPS)
def test_the_laws_hold_in_ascii(law: str, name: str) -> None:
    """What comes back is what comes back of the same file in UTF-8."""
    laws.LAWS[law](formats.get(name), examples=60, options={"ascii_": True})


@pytest.mark.sweep
@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
@pytest.mark.parametrize("law", OF_TRIPS)
def test_the_laws_hold_in_ascii_in_a_sweep(law: str, name: str) -> None:
    """The same on many more records."""
    laws.LAWS[law](formats.get(name), examples=1000, options={"ascii_": True}, fresh=True)
