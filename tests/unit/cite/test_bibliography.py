"""What ``rusrec.cite`` gives and refuses, whichever engine does the work."""

import sys
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import rusrec
from rusrec import Date, Name, NameForm, Record, Text, cite
from rusrec.cite import ENGINES, bibliography, styles
from rusrec.cite.output import OUTPUTS
from rusrec.errors import RecordError, StyleError
from rusrec.testing.strategies import record_lists

ROOT = Path(__file__).parents[3]
SEED = rusrec.load(ROOT / "records")["rosia-yongu-8-1-259"]
HOSTILE = (
    "<script>alert(1)</script>",
    '<i onclick="x()">a</i>',
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    '"><svg onload=alert(1)>',
    "&lt;script&gt;",
)


def book(record_id: str = "book", **fields: object) -> Record:
    """Return a fictitious book."""
    return replace(
        Record(id=record_id, type="book", title=(Text("Nothing", "en"),), language=("en",)),
        **fields,
    )


def person(family: str, given: str, tag: str = "en") -> Name:
    """Return a person with one form of the name."""
    return Name(name=(NameForm(family, given, tag),))


@pytest.mark.parametrize("engine", ENGINES)
def test_the_seed_in_korean(engine: str) -> None:
    """Names whole, brackets by kind, pages with a hyphen."""
    made = cite([SEED], style="korean-humanities", engine=engine)

    assert not made.warnings
    [entry] = made.entries
    assert entry.id == SEED.id
    assert entry.text.startswith("송준서, 「1930년대 소련에서의 ")
    assert entry.text.endswith("중심으로」, 『러시아연구』 제8권 제1호, 1998, 259-285쪽.")
    assert str(made) == entry.text + "\n"


@pytest.mark.parametrize("engine", ENGINES)
def test_entries_stand_in_the_order_of_the_style(engine: str) -> None:
    """By author, then by date; in a numbered style as they came."""
    books = [
        book("b", author=(person("Nobody", "Ann"),), issued=Date("2001")),
        book("c", author=(person("Nobody", "Ann"),), issued=Date("1999")),
        book("a", author=(person("Anybody", "Zoe"),), issued=Date("2005")),
    ]

    def order(style: str) -> list[str]:
        return [entry.id for entry in cite(books, style=style, engine=engine).entries]

    assert order("chicago-author-date") == ["a", "c", "b"]
    assert order("ieee") == ["b", "c", "a"]


def test_a_locale_sets_the_words_of_the_style() -> None:
    """BCP 47; the marks of quotation go with it."""
    silent = replace(SEED, author=(), issued=None)

    def cited(locale: str) -> str:
        return cite([silent], style="chicago-author-date", locale=locale).entries[0].text

    assert cited("ru").startswith("«1930")
    assert " б. д. " in cited("ru")
    assert " n.d. " in cited("en-GB")


def test_what_a_record_does_not_say_is_told() -> None:
    """A warning is a problem with record and field."""
    made = cite([replace(SEED, author=(), issued=None)], style="apa")

    assert [(each.record, each.field) for each in made.warnings] == [
        (SEED.id, "author"),
        (SEED.id, "issued"),
    ]


def test_a_name_without_a_form_in_the_language_of_the_record_is_told() -> None:
    """The first form is printed."""
    made = cite([book(author=(person("송", "준서", "ko"),), issued=Date("2001"))], style="apa")

    assert [each.code for each in made.warnings] == ["RR613"]
    assert made.entries[0].text.startswith("송준서. ")


def test_a_locale_that_nobody_has_is_told() -> None:
    """The words are English then."""
    made = cite([SEED], style="mla", locale="tlh")

    assert [each.code for each in made.warnings] == ["RR614"]
    assert "vol. 8, no. 1, 1998" in made.entries[0].text


@pytest.mark.parametrize("engine", ENGINES)
def test_a_style_without_a_bibliography_prints_notes(tmp_path: Path, engine: str) -> None:
    """And says so."""
    path = tmp_path / "notes.csl"
    path.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">'
        "<info><title>t</title><id>i</id><updated>2026-01-01T00:00:00Z</updated></info>"
        '<citation><layout suffix="."><text variable="title"/></layout></citation></style>'
    )
    made = cite([book(author=(person("A", "B"),), issued=Date("2001"))], style=path, engine=engine)

    assert [entry.text for entry in made.entries] == ["Nothing."]
    assert [each.code for each in made.warnings] == ["RR611"]


def test_what_the_style_would_not_print_is_not_missed(tmp_path: Path) -> None:
    """A list of titles wants neither authors nor dates."""
    path = tmp_path / "titles.csl"
    path.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        "<info><title>t</title><id>i</id><updated>2026-01-01T00:00:00Z</updated></info>"
        '<citation><layout><text variable="title"/></layout></citation>'
        '<bibliography><layout><text variable="title"/></layout></bibliography></style>'
    )
    made = cite([book()], style=path)
    assert ([entry.text for entry in made.entries], made.warnings) == (["Nothing"], ())


def test_what_the_style_prints_nothing_of_is_told(tmp_path: Path) -> None:
    """No entry is empty."""
    path = tmp_path / "dois.csl"
    path.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        "<info><title>t</title><id>i</id><updated>2026-01-01T00:00:00Z</updated></info>"
        '<citation><layout><text variable="DOI"/></layout></citation>'
        '<bibliography><layout><text variable="DOI"/></layout></bibliography></style>'
    )
    made = cite([SEED], style=path)

    assert (made.entries, [each.code for each in made.warnings]) == ((), ["RR615"])


@pytest.mark.parametrize("output", ["text", "html", "markdown", "latex", "rtf"])
def test_no_records_give_no_entries(output: str) -> None:
    """In any output."""
    assert cite([], style="apa", output=output).entries == ()


class _Active(HTMLParser):
    """Finds elements and attributes that a citation may not have."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        allowed = {"div", "i", "b", "em", "sub", "sup", "span", "a"}
        named = {name for name, _ in attrs} <= {"class", "style", "href"}
        links = [value or "" for name, value in attrs if name == "href"]
        safe = all(link.startswith(("http://", "https://")) for link in links)
        if tag not in allowed or not (named and safe):
            self.found.append(f"{tag} {attrs}")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_values_give_no_active_html(text: str, engine: str) -> None:
    """Titles, names, publishers and addresses are escaped once, by the serialiser."""
    hostile = book(
        title=(Text(text, "en", markup="csl"),),
        author=(person(text, text), Name(org=(Text(text, "en"),))),
        publisher=((Text(text, "en"),),),
        links=(rusrec.Link(text),),
        issued=Date("2001"),
    )
    for style in ("apa", "korean-humanities", "mla", "vancouver"):
        for each in (hostile, replace(hostile, type="webpage", author=())):
            for links in (False, engine == "rusrec"):
                made = cite([each], style=style, output="html", engine=engine, links=links)
                active = _Active()
                active.feed(str(made))
                assert not active.found
                assert "&amp;#" not in str(made)


def test_a_character_that_no_text_may_hold_is_an_error_of_the_record() -> None:
    """With its id; no engine sees it."""
    with pytest.raises(RecordError, match="no-text"):
        cite([book("no-text", links=(rusrec.Link("\ufdd0<b>\ufdef"),))], style="apa")


@settings(max_examples=40, deadline=None)
@given(record_lists(), st.sampled_from(sorted(styles.available())), st.sampled_from(list(OUTPUTS)))
def test_any_records_can_be_cited_in_any_style(
    found: list[Record], style: str, output: str
) -> None:
    """By both engines, in every output; whatever is not printed is told."""
    for engine in ENGINES:
        made = cite(found, style=style, output=output, engine=engine)
        unseen = {each.record for each in made.warnings if each.code == "RR615"}
        assert {entry.id for entry in made.entries} | unseen == {each.id for each in found}
        assert all(entry.text.strip() for entry in made.entries)


def test_ids_have_to_differ() -> None:
    """So that an entry can be told by its id."""
    with pytest.raises(RecordError, match="twice"):
        cite([SEED, SEED], style="apa")
    with pytest.raises(RecordError, match="no id"):
        cite([replace(SEED, id="")], style="apa")


@pytest.mark.parametrize(
    ("option", "value"),
    [("style", "nonsense"), ("locale", "no language"), ("output", "pdf"), ("engine", "abacus")],
)
def test_what_there_is_not_is_refused(option: str, value: str) -> None:
    """Style, locale, output and engine."""
    options: dict[str, Any] = {"style": "apa", option: value}
    with pytest.raises(StyleError, match=value):
        cite([SEED], **options)


def test_cite_is_a_function_of_the_package_and_a_module() -> None:
    """``rusrec.cite(...)`` and ``rusrec.cite.bibliography`` are both there."""
    assert rusrec.cite([], style="apa").entries == ()
    assert bibliography.cite([], style="apa").entries == ()


def test_an_engine_is_a_function_and_a_line_in_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else knows of it."""
    monkeypatch.setitem(bibliography.ENGINES, "echo", "an.engine:echo")
    monkeypatch.setitem(sys.modules, "an.engine", SimpleNamespace(echo=echo))
    made = cite([SEED], style="korean-humanities", engine="echo")
    assert [entry.text for entry in made.entries] == ["ko-KR"]


def echo(style: object, locale: str, items: object) -> list[tuple[str, tuple[str, ...]]]:
    """Give the locale as the one entry."""
    del style, items
    return [(SEED.id, (locale,))]
