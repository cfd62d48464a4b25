"""The engine citeproc-py with its mends: each fault of ``docs/citeproc-py.md`` as a case."""

from pathlib import Path
from typing import Any

import pytest

from rusrec.cite import styles
from rusrec.cite.citeproc_py import render
from rusrec.cite.run import Run, plain
from rusrec.errors import StyleError

HEAD = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"{}>'
    "<info><title>t</title><id>i</id><updated>2026-01-01T00:00:00Z</updated></info>"
)
INITIALS = (
    '<names variable="author"><name name-as-sort-order="all" initialize-with=". "'
    ' sort-separator="{}"/></names>'
)


def formatted(
    folder: Path, layout: str, item: dict[str, Any], *, before: str = "", locale: str = "en-US"
) -> str:
    """Return the text of one item by a style with that layout."""
    path = folder / "style.csl"
    path.write_text(
        HEAD.format("") + before + '<citation><layout><text variable="title"/></layout></citation>'
        f"<bibliography><layout>{layout}</layout></bibliography></style>",
        "utf-8",
    )
    [(_, content)] = render(styles.read(path), locale, [{"id": "a", "type": "book", **item}])
    return plain(content)


@pytest.mark.parametrize(
    ("family", "given", "separator", "shown"),
    [
        ("김", "경수", ", ", "김경수"),
        ("남궁", "민", ", ", "남궁민"),
        ("毛", "澤東", ", ", "毛澤東"),
        ("Kim", "Kyŏng-su", ", ", "Kim, K."),
        ("Kim", "Kyŏng-Su", " ", "Kim K.-S."),
        ("Fictive", "Jean-Luc Marie", ", ", "Fictive, J.-L. M."),
        ("Вымыслов", "Иван Петрович", " ", "Вымыслов И. П."),
        ("Sketch", "A.B.", ", ", "Sketch, A. B."),
        ("Plato", "", ", ", "Plato"),
    ],
)
def test_names_are_whole_and_have_no_stray_stops(
    tmp_path: Path, family: str, given: str, separator: str, shown: str
) -> None:
    """East Asian names stand as they are written; initials only of what is capitalised."""
    author = [{"family": family, "given": given}]
    layout = INITIALS.format(separator)
    assert formatted(tmp_path, layout, {"author": author}) == shown


def test_a_body_survives_the_case_of_given_names(tmp_path: Path) -> None:
    """It has none."""
    part = '<name-part name="given" text-case="uppercase"/>'
    layout = f'<names variable="author"><name>{part}</name></names>'
    assert formatted(tmp_path, layout, {"author": [{"literal": "Office"}]}) == "Office"


def test_a_short_form_of_an_east_asian_name_is_the_family_name(tmp_path: Path) -> None:
    """As of any other."""
    layout = '<names variable="author"><name form="short"/></names>'
    assert formatted(tmp_path, layout, {"author": [{"family": "김", "given": "경수"}]}) == "김"


def test_a_name_with_static_ordering_is_not_turned_around(tmp_path: Path) -> None:
    """Nor parted by a comma."""
    layout = '<names variable="author"><name name-as-sort-order="all"/></names>'
    author = [{"family": "Kim", "given": "Kyŏng-su", "static-ordering": True}]
    assert formatted(tmp_path, layout, {"author": author}) == "Kim Kyŏng-su"


def test_what_stands_in_for_the_author_is_not_printed_again(tmp_path: Path) -> None:
    """Neither a title in a macro nor editors."""
    layout = (
        '<group delimiter=". "><names variable="author"><substitute><names variable="editor"/>'
        '<text macro="title"/></substitute></names><text macro="title"/>'
        '<names variable="editor"><name/></names></group>'
    )
    macro = '<macro name="title"><text variable="title" font-style="italic"/></macro>'

    def cited(item: dict[str, Any]) -> str:
        return formatted(tmp_path, layout, item, before=macro)

    editor = [{"family": "Nobody", "given": "Ann"}]
    assert cited({"title": "Nothing"}) == "Nothing"
    assert cited({"title": "Nothing", "editor": editor}) == "Ann Nobody. Nothing"


def test_a_stop_after_a_stop_in_italics_is_one(tmp_path: Path) -> None:
    """Marks do not hide it."""
    layout = '<text variable="title" font-style="italic" suffix="."/>'
    assert formatted(tmp_path, layout, {"title": "Why?"}) == "Why?"
    assert formatted(tmp_path, layout, {"title": "Etc."}) == "Etc."


def test_a_stop_goes_into_the_quotation_where_the_locale_has_it_there(tmp_path: Path) -> None:
    """In American English, not in Korean."""
    layout = '<text variable="title" quotes="true" suffix="."/>'
    assert formatted(tmp_path, layout, {"title": "Nothing"}) == "“Nothing.”"
    assert formatted(tmp_path, layout, {"title": "없음"}, locale="ko-KR") == "“없음”."


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ([[1937, 5, 12], [1937, 5, 15]], "May 12–15, 1937"),
        ([[1937, 5], [1937, 6]], "May–June 1937"),
        ([[1998], [2001]], "1998–2001"),
        ([[1998], [0]], "1998–"),
        ([[1998], [1998]], "1998"),
        ([[1998, 5]], "May 1998"),
    ],
)
def test_ranges_of_dates_print_what_they_share_once(
    tmp_path: Path, parts: list[list[int]], shown: str
) -> None:
    """Also when they have no day or no month."""
    layout = '<date variable="issued" form="text"/>'
    assert formatted(tmp_path, layout, {"issued": {"date-parts": parts}}).strip() == shown


def test_a_date_part_of_a_style_leaves_the_locale_as_it_was(tmp_path: Path) -> None:
    """The next date of that form is the locale's again."""
    layout = (
        '<date variable="issued" form="text"><date-part name="month" form="short"/></date>'
        '<date variable="accessed" form="text" prefix=" | "/>'
    )
    dates = {
        "issued": {"date-parts": [[1998, 1, 2]]},
        "accessed": {"date-parts": [[1998, 1, 2]]},
    }
    assert formatted(tmp_path, layout, dates) == "Jan. 2, 1998 | January 2, 1998"


@pytest.mark.parametrize(
    ("locale", "shown"), [("en-US", "2nd 3rd"), ("ru-RU", "2-е 3-е"), ("de-DE", "2. 3.")]
)
def test_ordinals_are_of_one_language(tmp_path: Path, locale: str, shown: str) -> None:
    """An ending that a language does not state is not the English one."""
    layout = (
        '<group delimiter=" "><number variable="edition" form="ordinal"/>'
        '<number variable="collection-number" form="ordinal"/></group>'
    )
    item = {"edition": "2", "collection-number": "3"}
    assert formatted(tmp_path, layout, item, locale=locale) == shown


@pytest.mark.parametrize("page", ["259-285", "5, 8", "12", "12a & 13"])
def test_ranges_and_lists_are_numeric(tmp_path: Path, page: str) -> None:
    """So that a label can stand with them."""
    layout = (
        '<choose><if is-numeric="page"><text value="yes"/></if>'
        '<else><text value="no"/></else></choose>'
    )
    assert formatted(tmp_path, layout, {"page": page}) == "yes"
    assert formatted(tmp_path, layout, {"page": "passim"}) == "no"


def test_a_condition_of_ambiguity_never_holds(tmp_path: Path) -> None:
    """This engine does not disambiguate; citeproc-py holds every item to be ambiguous."""
    layout = (
        '<choose><if disambiguate="true"><text value="yes"/></if>'
        '<else><text value="no"/></else></choose>'
    )
    assert formatted(tmp_path, layout, {}) == "no"


def test_a_label_of_an_odd_number_is_singular(tmp_path: Path) -> None:
    """And no error."""
    layout = '<label variable="number-of-pages" form="short"/>'
    assert formatted(tmp_path, layout, {"number-of-pages": "xii, 285 p."}) == "p."
    assert formatted(tmp_path, layout, {"number-of-pages": "285"}) == "pp."


def test_a_verb_stays_before_a_list_of_names_without_a_name_element(tmp_path: Path) -> None:
    """``cs:name`` may be left out."""
    layout = '<names variable="editor"><label form="verb" suffix=" "/></names>'
    editor = [{"family": "Nobody", "given": "Ann"}]
    assert formatted(tmp_path, layout, {"editor": editor}) == "edited by Ann Nobody"


def test_title_case_begins_at_the_first_letter(tmp_path: Path) -> None:
    """Whatever marks stand before it."""
    layout = '<text variable="title" text-case="title"/>'
    item = {"title": 'the <i>nothing</i> of "an office"', "language": "en"}
    assert formatted(tmp_path, layout, item) == "The Nothing of “An Office”"


def test_markup_of_a_field_becomes_runs(tmp_path: Path) -> None:
    """Italics inside italics are upright."""
    path = tmp_path / "style.csl"
    path.write_text(
        HEAD.format("") + '<citation><layout><text variable="title"/></layout></citation>'
        '<bibliography><layout><text variable="title" font-style="italic"/></layout></bibliography>'
        "</style>",
        "utf-8",
    )
    item = {"id": "a", "type": "book", "title": "On <i>Nothing</i> & <u>more"}
    [(_, content)] = render(styles.read(path), "en-US", [item])
    upright = Run("font-style", "normal", ("Nothing",))
    assert content == (Run("font-style", "italic", ("On ", upright, " & <u>more")),)


def test_any_name_variable_is_a_list_of_names(tmp_path: Path) -> None:
    """Those too that citeproc-py does not know."""
    layout = '<names variable="director container-author" delimiter="; "><name/></names>'
    item = {
        "director": [{"family": "Nobody", "given": "Ann"}],
        "container-author": [{"literal": "Office"}],
    }
    assert formatted(tmp_path, layout, item) == "Ann Nobody; Office"


def test_what_the_engine_cannot_do_is_an_error_with_the_record(tmp_path: Path) -> None:
    """And a remedy; never its own exception."""
    layout = '<date variable="issued"><date-part name="month" form="numeric"/></date>'
    item = {"issued": {"date-parts": [[1998]], "season": 1}}
    with pytest.raises(StyleError, match="another --engine") as caught:
        formatted(tmp_path, layout, item)
    assert caught.value.problems[0].record == "a"
