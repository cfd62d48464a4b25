"""Runs become text, HTML, Markdown, LaTeX and RTF."""

import pytest

from rusrec.cite import output
from rusrec.cite.run import Run, plain
from rusrec.errors import StyleError

_CONTENT = ("A & ", Run("font-style", "italic", ("<b>", Run("font-style", "normal", ("c",)))), "_")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("text", "A & <b>c_"),
        ("html", 'A &#38; <i>&#60;b&#62;<span style="font-style:normal;">c</span></i>_'),
        ("markdown", r"A \& *\<b\>*c**\_"),
        ("latex", r"A \& \textit{<b>\textup{c}}\_"),
        ("rtf", r"A & {\i <b>{\i0 c}}_"),
    ],
)
def test_each_output_marks_runs_and_escapes_text(name: str, expected: str) -> None:
    """Marks come from the table, and what the text holds never acts as markup."""
    assert output.get(name).render(_CONTENT) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/?a=1&b=2", '<a href="https://example.org/?a=1&#38;b=2">x</a>'),
        ("doi:10.1/x", '<a href="https://doi.org/10.1/x">x</a>'),
        ("javascript:alert(1)", "x"),
        ('https://example.org/"onclick="', "x"),
        ("https:evil", "x"),
        ("data:text/html,x", "x"),
    ],
)
def test_only_safe_addresses_become_links(address: str, expected: str) -> None:
    """Http, https and doi may stand in a href, nothing else."""
    assert output.get("html").render((Run("href", address, ("x",)),)) == expected


def test_html_frames_a_bibliography_as_csl_processors_do() -> None:
    """An entry stands in csl-entry, the whole in csl-bib-body."""
    assert output.get("html").bibliography([("A.",)]) == (
        '<div class="csl-bib-body">\n  <div class="csl-entry">A.</div>\n</div>\n'
    )


def test_rtf_writes_all_planes_in_ascii() -> None:
    """Hangul and signs beyond the first plane become signed UTF-16 units."""
    assert output.get("rtf").render(("연𠀀",)) == r"\u-14864\'3f\u-10176\'3f\u-9216\'3f"


def test_plain_gives_the_characters_alone() -> None:
    """Properties leave no trace."""
    assert plain(_CONTENT) == "A & <b>c_"


def test_an_unknown_output_is_an_error_that_names_the_known() -> None:
    """The message lists what there is."""
    with pytest.raises(StyleError, match="text, html, markdown"):
        output.get("pdf")


def test_plain_text_raises_what_unicode_can_raise() -> None:
    """A 2 becomes ² or ₂; a stretch with a letter that has no raised form stays as it is."""

    def shown(align: str, text: str) -> str:
        return output.get("text").render((Run("vertical-align", align, (text,)),))

    assert shown("sup", "2") + shown("sup", "nd") + shown("sub", "2") == "²ⁿᵈ₂"
    assert shown("sup", "2q") + shown("sub", "x") == "2qx"


def test_plain_text_parts_margins_and_blocks() -> None:
    """A number in the margin has one blank after it, a block is a line, no line is empty."""
    margin = Run("display", "left-margin", ("1. ",))
    block = Run("display", "block", ("Kim",))
    text = output.get("text")
    assert text.render((margin, Run("display", "right-inline", ("Kim",)))) == "1. Kim"
    assert text.render((block, block, "1998")) == "Kim\nKim\n1998"
