"""Forms side by side as Juris-M prints them: citeproc-js reads our export for it, ``multi`` data.

It sets no brackets and turns romanized names around, so these patterns have none and do the same.
"""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from msgspec.structs import replace

from rusrec import Record, cite, load, read, write
from rusrec.cite import styles

ROOT: Final = Path(__file__).parents[2]
FORMS: Final = {"original": "orig", "romanized": "translit", "translation": "translat"}
TAGS: Final = ["ko-Latn-alalc97", "ru-Latn-alalc97"]
STYLES: Final = tuple(sorted(styles.available().keys() - {"vancouver"}))
"""All but the one that prints short forms of journals, where ours has nothing beside them."""
PATTERNS: Final = (
    ("romanized original translation", "romanized original"),
    ("original romanized translation", "original romanized"),
    ("romanized translation", "romanized"),
    ("original translation", "original"),
    ("romanized", "romanized"),
)


def works() -> list[Record]:
    """Return the seed and the Russian record, which have all three forms."""
    seed = load(ROOT / "records")["rosia-yongu-8-1-259"]
    folder = ROOT / "tests" / "golden" / "russian-article"
    [russian] = read(folder / "record.yaml", "yaml")
    hosts = folder / "hosts.yaml"
    if hosts.exists():
        [host] = read(hosts, "yaml")
        russian = replace(russian, host=host)
    return [seed, russian]


@pytest.mark.citeproc_js
@pytest.mark.parametrize(("titles", "names"), PATTERNS)
def test_forms_stand_as_in_juris_m(
    titles: str,
    names: str,
    citeproc_js: Callable[..., dict[str, dict[str, str]]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In the same places, in the same order, in each style."""
    sink = io.BytesIO()
    write(works(), sink, "csl-json", for_="jurism")
    title, name = ([FORMS[form] for form in text.split()] for text in (titles, names))
    asked = dict.fromkeys(("persons", "institutions", "journals", "publishers", "places"), name)
    theirs = citeproc_js(
        json.loads(sink.getvalue()),
        {style: styles.find(style).source.decode() for style in STYLES},
        locale="en-US", forms=asked | {"titles": title}, romanized=TAGS,
    )  # fmt: skip
    table = f'[forms.jurism]\ntitle = "{titles}"\ncontainer = "{names}"\nname = "{names}"\n'
    (tmp_path / "rusrec.toml").write_text(table, "utf-8")
    records = works()
    monkeypatch.chdir(tmp_path)
    for style in STYLES:
        made = cite(records, style=style, locale="en-US", forms="jurism")
        ours = {each.id: " ".join(each.text.split()) for each in made.entries}
        assert ours == {key: " ".join(text.split()) for key, text in theirs[style].items()}
