"""Every fault that the page on citeproc-py tells is still there, and is none in our engine."""

import io
import json
import re
import warnings
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON

from rusrec.cite import output, styles
from rusrec.cite.citeproc_py import render
from rusrec.errors import StyleError

PAGE = Path(__file__).parents[2] / "docs" / "citeproc-py.md"
STYLE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
    "<info><title>t</title><id>i</id><updated>2026-01-01T00:00:00Z</updated></info>{}"
    '<citation><layout><text variable="title"/></layout></citation>'
    "<bibliography><layout>{}</layout></bibliography></style>"
)


class Case(NamedTuple):
    """One fault: a style, an item, how it is set, what comes out and what should."""

    title: str
    style: bytes
    item: dict[str, Any]
    locale: str
    html: bool
    wrong: str
    right: str


def cases() -> list[Case]:
    """Return the cases of the page."""
    found = []
    for section in re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        xml = re.search(r"```xml\n(.*?)```", section, re.DOTALL)
        item = re.search(r"```json\n(.*?)```", section, re.DOTALL)
        assert xml
        assert item
        lines = xml[1].strip().split("\n")
        locale = re.search(r"^Setting: locale ([\w-]+)", section, re.MULTILINE)
        found.append(
            Case(
                section.partition("\n")[0],
                STYLE.format("".join(lines[:-1]), lines[-1]).encode(),
                {"id": "a", "type": "book", **json.loads(item[1])},
                locale[1] if locale else "en-US",
                "as HTML" in section,
                _said(section, "Comes out"),
                _said(section, "Should be"),
            )
        )
    return found


def _said(section: str, label: str) -> str:
    match = re.search(rf"^- {label}: (?:`(.*)`|.*)$", section, re.MULTILINE)
    assert match
    return match[1] or ""


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_the_fault_is_there(case: Case) -> None:
    """citeproc-py alone prints what the page says, or fails as it says."""

    def printed() -> str:
        style = CitationStylesStyle(io.BytesIO(case.style), locale=case.locale, validate=False)
        kind = formatter.html if case.html else formatter.plain
        book = CitationStylesBibliography(style, CiteProcJSON([case.item]), kind)
        book.register(Citation([CitationItem("a")]))
        return "".join(map(str, book.bibliography()))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if case.wrong.endswith("Error"):
            with pytest.raises(Exception, match="") as caught:  # noqa: PT011 (its name is compared)
                printed()
            assert caught.type.__name__ == case.wrong
        else:
            assert printed() == case.wrong


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_our_engine_does_not_have_it(case: Case, tmp_path: Path) -> None:
    """It prints what the page says that it should, or the style is refused."""
    path = tmp_path / "style.csl"
    path.write_bytes(case.style)
    if not case.right:
        with pytest.raises(StyleError):
            styles.read(path)
        return
    [(_, content)] = render(styles.read(path), case.locale, [case.item])
    assert output.get("html" if case.html else "text").render(content) == case.right


def test_the_page_has_cases() -> None:
    """The pattern that finds them has not gone blind."""
    assert len(cases()) > 20
