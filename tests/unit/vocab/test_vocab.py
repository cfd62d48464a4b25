"""The vocabularies: each file is well made, and the tables agree with one another."""

import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from rusrec import vocab

FILES = sorted(Path(vocab.__file__).parent.glob("*.tsv"))
TABLES: list[Callable[[], Mapping[str, str | None]]] = [
    getattr(vocab, name) for name in vocab.__all__
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_has_a_head_and_clean_rows_with_keys_of_their_own(path: Path) -> None:
    """A row has no blank field, no outer blank and a first field that no other row has."""
    text = path.read_bytes().decode("utf-8")
    lines = text.removesuffix("\n").split("\n")
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert lines[0].startswith("# ")
    assert lines[: len(lines) - len(rows)] == [line for line in lines if line.startswith("#")]
    assert all(field and field == field.strip() for row in rows for field in row)
    assert len({row[0] for row in rows}) == len(rows)


@pytest.mark.parametrize("table", TABLES, ids=vocab.__all__)
def test_a_table_is_read_once_and_cannot_be_changed(
    table: Callable[[], Mapping[str, str | None]],
) -> None:
    """Asking twice gives one object, and it takes no new key."""
    assert table() is table()
    with pytest.raises(TypeError):
        table()["aut"] = "me"  # type: ignore[index]


def test_importing_the_package_reads_no_file_and_no_heavy_module() -> None:
    """A program that asks for no vocabulary pays for none."""
    program = """if True:
        import sys
        opened = []
        sys.addaudithook(lambda event, args: opened.append(args) if event == "open" else None)
        import rusrec.vocab
        print([str(name) for name, *_ in opened if str(name).endswith(".tsv")])
        print(sorted({"pathlib", "importlib.resources", "re", "yaml"} & set(sys.modules)))
    """
    done = subprocess.run(
        [sys.executable, "-S", "-c", program],
        env={"PYTHONPATH": str(Path(vocab.__file__).parents[2])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n[]\n"


@pytest.mark.parametrize(
    ("code", "term"),
    [
        ("aut", "author"),
        ("edt", "editor"),
        ("trl", "translator"),
        ("aui", "author of introduction, etc."),
        ("djo", "DJ"),
    ],
)
def test_a_relator_code_has_the_term_of_the_library_of_congress(code: str, term: str) -> None:
    """The term stands as the code list has it: in lower case but for DJ."""
    assert vocab.relators()[code] == term


def test_relators_are_the_whole_list() -> None:
    """The list of May 2024 has 295 codes in use, all of three small letters."""
    assert len(vocab.relators()) == 295
    assert all(re.fullmatch("[a-z]{3}", code) for code in vocab.relators())


def test_a_discontinued_relator_names_one_that_is_in_use() -> None:
    """A discontinued code is not in use itself, and its successor is."""
    former = vocab.former_relators()
    assert former["voc"] == "sng"
    assert not former.keys() & vocab.relators().keys()
    assert set(former.values()) <= vocab.relators().keys()


def test_item_types_are_those_of_csl() -> None:
    """CSL 1.0.2 has 45 types, spelt as in csl-data.json."""
    types = vocab.item_types()
    assert len(types) == 45
    assert {"article-journal", "legal_case", "motion_picture", "performance"} <= types.keys()


def test_name_variables_give_relators_that_exist_and_none_twice() -> None:
    """So the mapping can be turned round: a relator stands for one variable."""
    codes = [code for code in vocab.name_variables().values() if code is not None]
    assert len(vocab.name_variables()) == 26
    assert len(set(codes)) == len(codes)
    assert set(codes) <= vocab.relators().keys()


@pytest.mark.parametrize(
    ("variable", "code"),
    [
        ("author", "aut"),
        ("script-writer", "aus"),
        ("recipient", "rcp"),
        ("collection-editor", None),
        ("container-author", None),
    ],
)
def test_a_name_variable_gives_the_relator_of_its_meaning(variable: str, code: str | None) -> None:
    """And none where MARC has no relator for just that."""
    assert vocab.name_variables()[variable] == code


@pytest.mark.parametrize(
    ("subtag", "bibliographic", "terminology"),
    [
        ("ko", "kor", "kor"),
        ("ru", "rus", "rus"),
        ("de", "ger", "deu"),
        ("zh", "chi", "zho"),
        ("fr", "fre", "fra"),
        ("cs", "cze", "ces"),
        ("grc", "grc", "grc"),
    ],
)
def test_a_language_has_its_bibliographic_code(
    subtag: str, bibliographic: str, terminology: str
) -> None:
    """Out goes the bibliographic code; in comes either."""
    assert vocab.languages()[subtag] == bibliographic
    assert vocab.language_codes()[bibliographic] == subtag
    assert vocab.language_codes()[terminology] == subtag


def test_the_code_of_a_language_leads_back_to_it() -> None:
    """Over the whole table, and for every one of ISO 639-1's codes."""
    back = vocab.language_codes()
    assert all(back[code] == subtag for subtag, code in vocab.languages().items())
    assert sum(len(subtag) == 2 for subtag in vocab.languages()) == 184
    assert vocab.language_names()["ko"] == "Korean"


@pytest.mark.parametrize("name", ["korean", "한국어", "корейский"])
def test_a_language_is_found_by_a_name_in_several_languages(name: str) -> None:
    """In English, in its own, in Russian."""
    assert vocab.languages_by_name()[name] == "ko"


def test_names_of_languages_are_folded_and_give_languages_that_there_are() -> None:
    """So that one look-up finds them."""
    names = vocab.languages_by_name()
    assert all(name == name.casefold() for name in names)
    assert set(names.values()) <= vocab.languages().keys()


def test_a_deprecated_subtag_gives_its_successor() -> None:
    """Any other gives itself, and no successor is deprecated in its turn."""
    subtags = vocab.language_subtags()
    assert (subtags["iw"], subtags["ko"], subtags["yue"]) == ("he", "ko", "yue")
    assert not {"xx", "kor"} & subtags.keys()
    assert all(subtags[instead] == instead for instead in subtags.values())


@pytest.mark.parametrize(
    "tags",
    [
        vocab.languages,
        vocab.default_scripts,
        vocab.babel_names,
    ],
)
def test_every_language_that_a_table_names_is_a_valid_subtag(
    tags: Callable[[], Mapping[str, str]],
) -> None:
    """It is the one to write, not a deprecated one."""
    for tag in tags():
        language = tag.split("-")[0]
        assert vocab.language_subtags()[language] == language


@pytest.mark.parametrize(
    ("language", "script"),
    [
        ("ko", "Kore"),
        ("ru", "Cyrl"),
        ("en", "Latn"),
        ("ja", "Jpan"),
        ("zh", "Hans"),
        ("uk", "Cyrl"),
    ],
)
def test_a_language_has_the_script_it_is_printed_in(language: str, script: str) -> None:
    """Where the registry says nothing (Chinese), the script most in use."""
    assert vocab.default_scripts()[language] == script


def test_every_default_script_is_a_script() -> None:
    """Its code is in ISO 15924, four letters with a capital."""
    assert set(vocab.default_scripts().values()) <= vocab.scripts().keys()
    assert all(re.fullmatch("[A-Z][a-z]{3}", code) for code in vocab.scripts())
    assert vocab.scripts()["Cyrl"] == "Cyrillic"


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("ko", "korean"),
        ("ru", "russian"),
        ("en", "english"),
        ("en-US", "american"),
        ("en-GB", "british"),
        ("de", "ngerman"),
        ("fr", "french"),
        ("uk", "ukrainian"),
        ("sr", "serbianc"),
    ],
)
def test_babel_has_a_name_for_the_language(tag: str, name: str) -> None:
    """The one that babel itself prefers today."""
    assert vocab.babel_names()[tag] == name


def test_the_name_that_is_written_is_read_as_the_same_language() -> None:
    """And so are the older names."""
    assert all(vocab.babel_tags()[name] == tag for tag, name in vocab.babel_names().items())
    assert vocab.babel_tags()["german"] == "de"
    assert vocab.babel_tags()["USenglish"] == "en-US"
