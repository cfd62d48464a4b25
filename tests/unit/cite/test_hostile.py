"""Hostile values and hostile styles: no active HTML, and a StyleError soon, never another one."""

import re
import time
from html.parser import HTMLParser

import pytest

from rusrec.cite import output
from rusrec.cite.citation import Citation, Reference
from rusrec.cite.document import Document
from rusrec.cite.style import parse
from rusrec.cite.variables import DATES, NAMES, TEXTS
from rusrec.errors import StyleError

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info/>'
TITLE = '<text variable="title"/>'
VALUES = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>x</script>",
    'https://a.example/"onmouseover="x',
    "https://a.example/'><b>",
    "//evil.example",
    "http://a.example/<script>",
    "doi:10.1/<script>",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "<i onclick=x>a</i>",
    '<span class="nocase" onclick=x>a</span>',
    '<span style="a:expression(1)">a</span>',
    "<b><i>a</b></i>",
    "<i>a",
    "</i></div>",
    "<!-- a",
    "]]>",
    "<a href=javascript:x>a</a>",
    "<sup><script>x</script></sup>",
    "\ufdd0\ufde6javascript:x\ufde7a\ufdef",
    "\ud800\x00\x07a",
    "\u202e<script>",
    "<i><i><i><i>a</i></i></i></i>",
    "\"'\"'<\"'",
    "<SCRIPT SRC=//x>",
    "<i/onclick=x>a</i>",
)


class Active(HTMLParser):
    """Finds elements and attributes that a reference list never has."""

    def __init__(self) -> None:
        """Begin with nothing found."""
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is not allowed."""
        allowed = tag in {"div", "i", "b", "em", "sub", "sup", "span", "a"}
        for name, value in attrs:
            plain = name in {"class", "style"} and re.fullmatch(r"[a-z:; -]+", value or "")
            address = name == "href" and re.match(r"https?://[^\s<>\"']+$", value or "")
            allowed = allowed and bool(plain or address)
        if not allowed:
            self.found.append(f"{tag} {attrs}")


@pytest.mark.parametrize("value", VALUES)
def test_no_variable_and_no_affix_of_a_citation_brings_active_html(value: str) -> None:
    """Every variable of CSL in one style, linked, and the citing author's own words."""
    layout = "".join(
        [
            *(f'<text variable="{name}" font-style="italic"/>' for name in sorted(TEXTS)),
            *(
                f'<names variable="{name}"><name initialize-with="."/></names>'
                for name in sorted(NAMES)
            ),
            *(f'<date variable="{name}" form="text"/>' for name in sorted(DATES)),
        ]
    )
    style = parse(
        f"{HEAD}<citation><layout>{layout}</layout></citation>"
        f"<bibliography><layout>{layout}</layout></bibliography></style>".encode()
    )
    person = {"family": value, "given": value, "suffix": value, "dropping-particle": value}
    item = {
        "id": value, "type": "book", "language": value,
        **dict.fromkeys(TEXTS, value),
        **{key: [person, {"literal": value}] for key in NAMES},
        **{key: {"literal": value} for key in DATES},
    }  # fmt: skip
    document = Document(style, [item], links=True)
    html = output.get("html")
    [id_] = document.order()
    cited = document.cite([Citation((Reference(id_, value, "page", value, value),))])
    active = Active()
    active.feed(html.bibliography(entry.content for entry in document.bibliography().entries))
    active.feed("".join(map(html.render, cited)))
    assert not active.found


def style(layout: str, macros: str = "", more: str = "") -> bytes:
    """Return the source of a style."""
    return f"{HEAD}{macros}<citation {more}><layout>{layout}</layout></citation></style>".encode()


def macros(count: int, body: str) -> str:
    """Return that many macros, each with *body* in which ``{}`` calls the next."""
    made = (
        f'<macro name="m{n}">{body.format(f"""<text macro="m{n + 1}"/>""")}</macro>'
        for n in range(count)
    )
    return f'{"".join(made)}<macro name="m{count}">{TITLE}</macro>'


CALL = '<text macro="m0"/>'
BOTH = '<choose><if type="book">{0}{0}</if><else>{0}{0}</else></choose>'
INSTEAD = '<names variable="author"><substitute>{0}{0}</substitute></names>'
STYLES = {
    "an entity": b'<!DOCTYPE s [<!ENTITY a "b">]><style>&a;</style>',
    "another element": style("<include/>"),
    "a macro in its own substitute": style(
        CALL, f'<macro name="m0">{INSTEAD.format(CALL)}</macro>'
    ),
    "a circle that nothing calls": style(
        TITLE, '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>'
    ),
    "22 doubling macros": style(CALL, macros(22, "{0}{0}")),
    "22 doubling branches": style(CALL, macros(22, BOTH)),
    "22 doubling substitutes": style(CALL, macros(22, INSTEAD)),
    "14 tripling macros": style(CALL, macros(14, "{0}{0}{0}")),
    "3,000 macros in a chain": style(CALL, macros(3000, "{0}")),
    "5,000 groups in one another": style("<group>" * 5000 + TITLE + "</group>" * 5000),
    "100,000 elements": style(TITLE * 100_000),
    "100,000 attributes": b"<style %s/>" % b" ".join(b'a%d=""' % n for n in range(100_000)),
    "a number that is none": style(TITLE, more='et-al-min="99999999999999999999"'),
    "a parent in another folder": (
        HEAD.replace("<info/>", "").replace(' class="note"', "")
        + '<info><link rel="independent-parent" href="../../etc/passwd"/></info></style>'
    ).encode(),
    "zeros": b"\0" * 1000,
    "nothing": b"",
}


@pytest.mark.parametrize("name", STYLES)
def test_a_hostile_style_is_refused_within_a_second(name: str) -> None:
    """Whatever it tries."""
    start = time.process_time()
    with pytest.raises(StyleError):
        parse(STYLES[name])
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "sign", ["\ufde6javascript:x\ufde7", "&amp;#64998;javascript:x&amp;#64999;", "&lt;script&gt;"]
)
def test_words_of_a_style_bring_no_html_and_no_signs_of_ours(sign: str) -> None:
    """Affixes, values, terms and delimiters, escaped twice or not."""
    layout = (
        f'<group delimiter="{sign}"><text variable="title" prefix="{sign}" suffix="{sign}"/>'
        f'<text value="{sign}"/><text term="ibid"/></group>'
    )
    locale = f'<locale><terms><term name="ibid">{sign}</term></terms></locale>'
    document = Document(parse(style(layout, locale)), [{"id": "a", "type": "book", "title": "A"}])
    [content] = document.cite([Citation((Reference("a"),))])
    active = Active()
    active.feed(output.get("html").render(content))
    assert not active.found
