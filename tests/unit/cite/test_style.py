"""Styles that cannot be compiled are refused at once, with the place and the remedy."""

import time

import pytest

from rusrec.cite.style import parse
from rusrec.errors import StyleError

_HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">\n<info/>\n'
_LAYOUT = "<citation><layout>{}</layout></citation>\n"


def _style(macros: str = "", layout: str = '<text variable="title"/>', more: str = "") -> bytes:
    return f"{_HEAD}{macros}\n{_LAYOUT.format(layout)}{more}</style>".encode()


def _doubling(count: int) -> str:
    calls = "".join(
        f'<macro name="m{n}"><text macro="m{n + 1}"/><text macro="m{n + 1}"/></macro>\n'
        for n in range(count)
    )
    return f'{calls}<macro name="m{count}"><text value="x"/></macro>'


_CIRCLE = '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>'
_MANY = '<names variable="author"><name et-al-min="many"/></names>'
_SLANTED = '<text variable="title" font-style="slanted"/>'


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        (b"<html/>", "begins with <style>, not <html>"),
        (b"<style", "not well-formed XML"),
        (b'<!DOCTYPE style [<!ENTITY e "x">]><style>&e;</style>', "a DOCTYPE with declarations"),
        (_style(layout='<text macro="none"/>'), "no macro 'none'"),
        (_style(_CIRCLE), "a macro calls itself: a > b > a"),
        (_style(_doubling(22), '<text macro="m0"/>'), "expand to more than"),
        (_style(layout=_MANY), "whole number"),
        (_style(layout=_SLANTED), "normal, italic or oblique"),
        (_style(layout="<bold/>"), "<bold> cannot stand in <layout>"),
        (_HEAD.encode() + b"</style>", "has a <citation>"),
        (_HEAD.encode() + b"<citation/></style>", "<citation> has no <layout>"),
    ],
)
def test_a_style_with_a_fault_is_refused_within_a_second(xml: bytes, message: str) -> None:
    """What is wrong stands in the message, whatever it is, and soon."""
    start = time.process_time()
    with pytest.raises(StyleError, match=message):
        parse(xml, "hostile.csl")
    assert time.process_time() - start < 1


def test_of_the_branches_of_a_choice_one_counts() -> None:
    """A style may choose again and again: a cite takes one way through it."""
    chosen = "".join(
        f'<macro name="m{n}"><choose><if type="book"><text macro="m{n + 1}"/></if>'
        f'<else><text macro="m{n + 1}"/></else></choose></macro>\n'
        for n in range(22)
    )
    macros = f'{chosen}<macro name="m22"><text variable="title"/></macro>'
    assert parse(_style(macros, '<text macro="m0"/>')).citation.name == "citation"


def test_the_fault_has_a_line_and_a_remedy() -> None:
    """A style's author finds the place in an editor."""
    with pytest.raises(StyleError) as refused:
        parse(_style(layout='\n<text variable="title" quotes="maybe"/>'), "mine.csl")
    problem = refused.value.problems[0]
    assert (problem.place, problem.help) == ("mine.csl:5", "write true or false")


def test_a_dependent_style_gives_its_parent_under_its_own_title_and_locale() -> None:
    """The parent is asked for by its id."""
    child = (
        b'<style class="note" default-locale="fr-FR"><info><title>Child</title>'
        b'<link href="http://styles/parent" rel="independent-parent"/></info></style>'
    )
    style = parse(child, "child.csl", {"http://styles/parent": _style()}.__getitem__)
    assert (style.title, style.default_locale, style.note) == ("Child", "fr-FR", True)


def test_a_dependent_style_without_its_parent_says_which_it_needs() -> None:
    """The id of the parent stands in the message."""
    child = b'<style><info><link href="urn:p" rel="independent-parent"/></info></style>'
    with pytest.raises(StyleError, match="depends on urn:p"):
        parse(child)


def test_characters_that_a_style_escapes_twice_are_read() -> None:
    """Published styles have ``&amp;#160;`` for a blank; what no text may hold is left out."""
    affixes = 'prefix="a&amp;#8211;&amp;#xA0;" suffix="&amp;#64976;&amp;#x999999;"'
    layout = f'<text variable="title" {affixes}/>'
    [text] = parse(_style(layout=layout)).citation.children[0].children
    assert text.get("prefix") == "a–\u00a0"
    assert text.get("suffix") == "&#x999999;"
