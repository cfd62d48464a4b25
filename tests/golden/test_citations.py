"""What each of our styles makes of each kind of work, word for word, in three languages.

``citations/<style>.txt`` has the entries in the style's order, then what stands in the text or in
notes; ``citations/<style>.html`` has the entries in the style's own language, italics and all.
``pytest --accept`` rewrites them; the diff is for a person to read.
"""

import re
from difflib import unified_diff
from pathlib import Path

import pytest
from msgspec.structs import replace

from rusrec import Record, cite, load, read
from rusrec.cite import styles
from rusrec.cite.citation import Citation, Reference
from rusrec.cite.document import Document
from rusrec.cite.run import plain
from rusrec.formats.csl_json import citing

HERE = Path(__file__).parent / "citations"
ROOT = Path(__file__).parents[2]
FAULTS = ("..", ",,", "::", ". .", ", ,", "()", "[]", "「」", "『』", "  ", " ,", ",.", "?.")
LOCALES = ("en-US", "ko-KR", "ru-RU")
STYLES = sorted(styles.available())


def works() -> list[Record]:
    """Return the seed, the seed as if nobody knew its author and date, and the fictitious works."""
    seed = load(ROOT / "records")["rosia-yongu-8-1-259"]
    silent = replace(seed, id="seed-without-author-and-date", author=(), issued=None)
    return [seed, silent, *read(HERE / "records.yaml", "yaml")]


def entries(style: str, locale: str | None, output: str) -> str:
    """Return one line an entry: its id, a tab, its text."""
    made = cite(works(), style=style, locale=locale, output=output)
    return "".join(f"{entry.id}\t{entry.text}\n" for entry in made.entries)


def mentions(style: str) -> str:
    """Return how a document cites the works: each once, the first at once again, each again."""
    found = styles.find(style)
    items = [citing.item(work) for work in works()]
    ids = [items[0]["id"], *(item["id"] for item in items)] * 2
    citations = [Citation((Reference(key, f"{n}", "page"),), n) for n, key in enumerate(ids, 1)]
    document = Document(found.csl, items, found.default_locale)
    return "".join(f"{plain(each)}\n" for each in document.cite(citations))


@pytest.mark.parametrize("style", STYLES)
def test_the_citations_of_a_style_are_those_that_a_person_has_accepted(
    style: str, request: pytest.FixtureRequest
) -> None:
    """Both files are as they were; ``--accept`` writes them anew."""
    text = "".join(f"# {locale}\n{entries(style, locale, 'text')}\n" for locale in LOCALES)
    text += f"# cited\n{mentions(style)}"
    for path, came in (
        (HERE / f"{style}.txt", text),
        (HERE / f"{style}.html", entries(style, None, "html")),
    ):
        if request.config.getoption("--accept"):
            path.write_text(came, "utf-8", newline="")
        kept = path.read_text("utf-8") if path.exists() else ""
        told = unified_diff(
            kept.splitlines(keepends=True), came.splitlines(keepends=True), str(path), "now"
        )
        assert came == kept, "".join([*told, "\nif this is right: pytest tests/golden --accept"])


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_work_is_there_and_reads_well(style: str, locale: str) -> None:
    """Nothing is doubled, dangling or empty: no two marks of the same kind, no empty brackets."""
    made = cite(works(), style=style, locale=locale)

    assert {entry.id for entry in made.entries} == {work.id for work in works()}
    for entry in made.entries:
        assert not [fault for fault in FAULTS if fault in entry.text], entry
        assert entry.text[-1] == "." or re.search("https://|doi:", entry.text), entry
        assert entry.text[0] not in " .,:;", entry


REASONS = {
    "article-of-marks": "citeproc-py sets no comma before Jr. where the name is not turned around",
    "report-of-bodies": "only ours knows that a body is no person where it joins two by 'and'",
}
"""Works that citeproc-py prints in other words, each with the reason."""


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("locale", LOCALES)
def test_both_engines_print_the_same_but_for_a_reviewed_list(style: str, locale: str) -> None:
    """The order may differ: only ours leaves quotation marks and particles out of it.

    So may the case of a month, of which citeproc-py has one form beside a day and alone.
    """

    def printed(engine: str) -> dict[str, str]:
        made = cite(works(), style=style, locale=locale, engine=engine)
        entries = [entry for entry in made.entries if entry.id not in REASONS]
        return {entry.id: entry.text.replace("мая", "май") for entry in entries}

    assert printed("rusrec") == printed("citeproc-py")


def test_nothing_is_left_over_of_a_style_that_is_gone() -> None:
    """Every file of the folder belongs to the works or to a style."""
    known = {"records.yaml", *(f"{style}{end}" for style in STYLES for end in (".txt", ".html"))}
    assert {path.name for path in HERE.iterdir()} == known
