"""Formats by name and by suffix."""

import pytest
from msgspec.structs import replace

from rusrec import formats
from rusrec.errors import UnknownFormatError


@pytest.mark.parametrize("name", ["", "_bib", "yaml.text", "../yaml", "1", "Yaml", "nothing"])
def test_what_is_no_format_is_refused_with_those_that_there_are(name: str) -> None:
    """Neither a module that formats share nor a path is one."""
    with pytest.raises(UnknownFormatError, match="biblatex, bibtex, csl-json"):
        formats.get(name)


def test_a_library_that_is_missing_is_not_taken_for_a_format_that_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its name is told as Python tells it."""

    def missing(_: str) -> None:
        raise ModuleNotFoundError(name="lxml")

    monkeypatch.setattr(formats, "import_module", missing)
    with pytest.raises(ModuleNotFoundError) as caught:
        formats.get("mods")
    assert caught.value.name == "lxml"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.ris", "ris"),
        ("A.RIS", "ris"),
        ("a.bib", "bibtex"),
        ("a.biblatex.bib", "biblatex"),
        ("a.json", "csl-json"),
        ("a.mods.xml", "mods"),
        ("a.txt", None),
        ("ris", None),
    ],
)
def test_a_file_is_written_in_the_format_of_its_longest_suffix(path: str, name: str | None) -> None:
    """Of two that have it, in the one that has it first."""
    assert formats.by_suffix(path) == name


@pytest.mark.parametrize("suffix", [".ris", ".txt"])
def test_a_suffix_that_is_not_one_format_s_own_is_not_guessed_at(
    suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Formats of other packages may share one: where it is the first of two, or of none."""
    ris = formats.get("ris")
    other = replace(ris, name="other", suffixes=(".oth", ".txt") if suffix == ".txt" else (".ris",))
    known = {"ris": replace(ris, suffixes=(".ris", ".txt")), "other": other}
    monkeypatch.setattr(formats, "available", lambda: tuple(known))
    monkeypatch.setattr(formats, "get", known.__getitem__)
    with pytest.raises(UnknownFormatError, match=f"a{suffix} may be ris or other"):
        formats.by_suffix(f"a{suffix}")
