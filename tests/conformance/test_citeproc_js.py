"""Our styles in citeproc-js: the same text as from our engine, but for a reviewed list."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from rusrec import Record, cite, load, read
from rusrec.cite import ENGINES, styles
from rusrec.formats.csl_json import citing

ROOT = Path(__file__).parents[2]

REASONS = {
    "report-of-bodies": "citeproc-js sets no comma before 'and' between two bodies",
    "article-of-marks": "citeproc-js takes a particle and Jr. apart in another way",
}
"""Works whose text may differ, each with the reason."""


def works() -> list[Record]:
    """Return the works of the golden citations."""
    seed = load(ROOT / "records")["rosia-yongu-8-1-259"]
    silent = replace(seed, id="silent", author=(), issued=None)
    return [seed, silent, *read(ROOT / "tests/golden/citations/records.yaml", "yaml")]


@pytest.fixture(scope="module")
def oracle(citeproc_js: Callable[..., dict[str, dict[str, str]]]) -> dict[str, dict[str, str]]:
    """Return the texts of citeproc-js by style and id."""
    sources = {name: styles.find(name).source.decode() for name in styles.available()}
    return citeproc_js([citing.item(work) for work in works()], sources)


def alike(text: str) -> str:
    """Return *text* without what plain text may differ in: blanks after a number.

    Of Kyŏng-su citeproc-js leaves a piece, ``Kim K su``, where initials have no hyphen.
    """
    return re.sub(r"^(\[?[0-9]+[\].])\s+", r"\1 ", text).replace("Kim K su", "Kim K")


@pytest.mark.citeproc_js
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("style", sorted(styles.available()))
def test_our_styles_read_the_same_in_citeproc_js(
    style: str, engine: str, oracle: dict[str, dict[str, str]]
) -> None:
    """Every work, but for the reviewed ones."""
    ours = {e.id: e.text for e in cite(works(), style=style, engine=engine).entries}
    theirs = oracle[style]

    assert ours.keys() == theirs.keys()
    differing = {
        key: (ours[key], theirs[key])
        for key in ours
        if alike(ours[key]) != alike(theirs[key]) and key not in REASONS
    }
    assert not differing
