"""Lists of citations: Pandoc's lines and JSON."""

import pytest

from rusrec.cite.citation import Citation, Reference
from rusrec.cite.citation_list import read
from rusrec.errors import SourceError


def test_a_line_is_a_citation_as_pandoc_writes_it() -> None:
    """Prefix, locator with its label, suffix and a suppressed author are told apart."""
    assert read(
        "[see @kim1998, pp. 33-35 and after; also @{lee:2001}, chap. 2]\n\n-@kim1998.\n"
    ) == (
        Citation(
            (
                Reference("kim1998", "33-35", "page", "see ", " and after"),
                Reference("lee:2001", "2", "chapter", "also "),
            ),
            1,
            "1",
        ),
        Citation((Reference("kim1998", suffix=".", author="suppress"),), 2, "2"),
    )


def test_a_word_that_is_no_label_is_a_suffix() -> None:
    """So is a sentence after the comma."""
    (citation,) = read("[@kim1998, which see 3 times]")
    assert citation.references == (Reference("kim1998", suffix=", which see 3 times"),)


def test_json_holds_citations_or_plain_lists_of_cite_items() -> None:
    """Note numbers are those of the file, else the place in it."""
    item = '{"id": "a", "locator": "12", "label": "page", "suppress-author": true}'
    wanted = (Reference("a", "12", "page", author="suppress"),)
    assert read(f'[{{"citationItems": [{item}], "properties": {{"noteIndex": 7}}}}]') == (
        Citation(wanted, 7, "1"),
    )
    assert read(f"[[{item}]]") == (Citation(wanted, 1, "1"),)
    assert read(f'{{"citationItems": [{item}]}}') == (Citation(wanted, 1, "1"),)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[@a]\nno key here", "c.txt:2"),
        ("[{]", "c.txt:1"),
        ('[{"x": 1}]', "c.txt"),
        ("[1]", "c.txt"),
        ('{"citationItems": [1]}', "c.txt"),
    ],
)
def test_what_is_no_citation_is_refused_with_its_place(text: str, place: str) -> None:
    """The message says how a citation is written."""
    with pytest.raises(SourceError) as refused:
        read(text, "c.txt")
    assert refused.value.problems[0].place.startswith(place)
