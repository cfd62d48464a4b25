"""A library: listed without being read, each record read when it is asked for, hosts embedded."""

import os
import re
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec.structs import replace

from rusrec.errors import RecordError, SourceError
from rusrec.model import Record
from rusrec.model.arrangement import canonical
from rusrec.store.folder import nearest_records
from rusrec.store.library import Library, load

ARTICLE = "rusrec: 1\nid: {id}\ntype: article-journal\nlanguage: ko\ntitle: 글\nhost: {host}\n"
JOURNAL = "rusrec: 1\nid: {id}\ntype: periodical\nlanguage: ko\ntitle: 러시아연구\n"


def put(root: Path, path: str, text: str, **words: str) -> Path:
    """Write a record into a library and return its file."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text.format(id=file.stem, **words), encoding="utf-8")
    return file


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    """Give a library of a journal, an issue of it and two articles, in folders of their own."""
    root = tmp_path / "records"
    put(root, "journals/yongu.yaml", JOURNAL)
    put(root, "deep/er/yongu-8.yaml", JOURNAL + "host: yongu\nvolume: 8\n")
    put(root, "yongu/yongu-8-1.yaml", ARTICLE, host="yongu-8 8(1), 1-9")
    put(root, "article.yaml", ARTICLE, host="yongu")
    return root


def test_the_ids_are_the_names_of_the_files_in_all_folders_in_order(root: Path) -> None:
    """Folders are free; ids come A-Z whatever folder they are in."""
    library = Library(root)
    assert list(library) == ["article", "yongu", "yongu-8", "yongu-8-1"]
    assert len(library) == 4
    assert library.path("yongu-8") == str(root / "deep/er/yongu-8.yaml")


def test_hidden_files_and_the_folder_of_sources_are_no_part_of_it(root: Path) -> None:
    """``sources`` at the top holds texts of any name; further down it is a folder like others."""
    put(root, "sources/text.yaml", "not a record")
    put(root, ".git/hidden.yaml", "not a record")
    put(root, ".hidden.yaml", "not a record")
    put(root, "yongu/sources/found.yaml", JOURNAL)
    (root / "README.md").write_text("read me", encoding="utf-8")
    assert list(Library(root)) == ["article", "found", "yongu", "yongu-8", "yongu-8-1"]


def test_no_file_is_read_before_its_record_is_asked_for(root: Path) -> None:
    """A file that is no record does not keep the others from being read."""
    put(root, "broken.yaml", "rusrec: [")
    library = Library(root)
    assert library["article"].title[0].text == "글"
    assert "broken" in library
    with pytest.raises(SourceError, match=r"broken.yaml:1"):
        library["broken"]


def test_hosts_are_embedded_with_their_ids_and_theirs_in_turn(root: Path) -> None:
    """The article has the issue as its host, which has the journal as its own."""
    record = Library(root)["yongu-8-1"]
    issue = record.host
    assert isinstance(issue, Record)
    assert (record.volume, record.issue, record.pages) == ("8", "1", "1-9")
    assert (issue.id, issue.volume) == ("yongu-8", "8")
    assert isinstance(issue.host, Record)
    assert (issue.host.id, issue.host.title[0].text) == ("yongu", "러시아연구")


def test_series_and_the_hosts_of_inline_works_are_embedded_too(root: Path) -> None:
    """Wherever a work is only named by its id, the work itself stands."""
    text = JOURNAL + "series: yongu\noriginal:\n  type: article-journal\n  host: yongu\n"
    related = "relations:\n  - type: review-of\n    to:\n      type: chapter\n      host: yongu\n"
    put(root, "book.yaml", text + related)
    book = Library(root)["book"]
    to = book.relations[0].to
    assert isinstance(to, Record)
    assert book.original is not None
    for work in (book.series, book.original.host, to.host):
        assert isinstance(work, Record)
        assert work.id == "yongu"


def test_an_embedded_host_without_a_language_takes_the_order_of_its_record(root: Path) -> None:
    """Two records that say the same are equal, whether their hosts were embedded or inside."""
    host = "type: book\ntitle:\n  en: B\n  ru: Б\n"
    put(root, "host.yaml", "rusrec: 1\nid: {id}\n" + host)
    part = "rusrec: 1\nid: {id}\ntype: chapter\nlanguage: ru\n"
    put(root, "part.yaml", part + "host: host\n")
    put(
        root,
        "whole.yaml",
        part + "host:\n  id: host\n" + re.sub("^", "  ", host, flags=re.MULTILINE),
    )
    library = Library(root)
    assert replace(library["part"], id="whole") == library["whole"]
    assert canonical(library["part"]) == library["part"]


def test_raw_gives_the_record_as_its_file_has_it(root: Path) -> None:
    """The host is an id there."""
    assert Library(root).raw("yongu-8-1").host == "yongu-8"


def test_a_host_that_is_not_there_is_told_with_its_place_and_what_was_meant(root: Path) -> None:
    """The message names file, line, column and field, and the id that is most like it."""
    put(root, "lost.yaml", ARTICLE, host="yongo")
    with pytest.raises(RecordError) as caught:
        Library(root)["lost"]
    (problem,) = caught.value.problems
    assert (problem.source, problem.line, problem.column) == (str(root / "lost.yaml"), 6, 1)
    assert (problem.record, problem.field) == ("lost", "host")
    assert "'yongu'" in problem.help


def test_a_host_in_a_record_of_one_line_is_told_by_its_file(root: Path) -> None:
    """No line begins with the field there."""
    text = "{{rusrec: 1, id: {id}, type: article-journal, host: yongo}}\n"
    file = put(root, "short.yaml", text)
    with pytest.raises(RecordError) as caught:
        Library(root)["short"]
    (problem,) = caught.value.problems
    assert (problem.source, problem.line, problem.field) == (str(file), 0, "host")


@pytest.mark.parametrize("backwards", [False, True])
def test_works_in_works_without_end_are_refused_soon(
    root: Path,
    backwards: bool,  # noqa: FBT001
) -> None:
    """Whichever is read first, and though each stands twice in the one before it."""
    ids = [f"a-{n}" for n in range(300)]
    for id_, host in zip(ids, [*ids[1:], ""], strict=True):
        put(root, f"{id_}.yaml", JOURNAL + (f"host: {host}\nseries: {host}\n" if host else ""))
    library = Library(root)
    for id_ in ids[-1:-10:-1] if backwards else ():
        assert library[id_].id == id_
    for id_ in ids[-10::-1] if backwards else ids[:-9]:
        with pytest.raises(RecordError, match=r"yaml:6:1: .* host: is a work in too many others"):
            library[id_]


def test_a_record_that_is_its_own_host_is_told_with_the_whole_circle(root: Path) -> None:
    """Without this the reading would never end."""
    put(root, "a.yaml", ARTICLE, host="b")
    put(root, "b.yaml", ARTICLE, host="c")
    put(root, "c.yaml", ARTICLE, host="b")
    library = Library(root)
    with pytest.raises(RecordError, match="b → c → b"):
        library["a"]
    with pytest.raises(RecordError, match="c → b → c"):
        library["c"]


def test_an_id_that_is_not_there_is_an_error_of_this_package_and_of_any_mapping(root: Path) -> None:
    """So ``get`` works as of a dict, and the message helps all the same."""
    library = Library(root)
    assert library.get("artikle") is None
    assert "artikle" not in library
    with pytest.raises(RecordError, match="did you mean 'article'"):
        library["artikle"]
    with pytest.raises(KeyError):
        library["../article"]


def test_an_id_inside_that_is_not_the_name_of_the_file_is_refused(root: Path) -> None:
    """The message says both ways to mend it, or the one where the file's name is no id."""
    for stem, remedy in (("other", "one.yaml, or write 'id: other'"), ("One", "one.yaml")):
        path = root / f"{stem}.yaml"
        path.write_text(ARTICLE.format(id="one", host="yongu"), encoding="utf-8")
        with pytest.raises(RecordError, match=f"{stem}.yaml.*'one'") as caught:
            Library(root)[stem]
        assert caught.value.problems[0].help == f"rename the file to {remedy}"


def test_an_empty_file_is_refused(root: Path) -> None:
    """A file of nothing but a comment is no record."""
    put(root, "empty.yaml", "# to do\n")
    with pytest.raises(RecordError, match="is empty"):
        Library(root)["empty"]


def test_two_files_of_one_id_are_told_with_both_names(root: Path) -> None:
    """Ids are unique over all folders."""
    put(root, "deep/article.yaml", ARTICLE, host="yongu")
    with pytest.raises(RecordError) as caught:
        Library(root)
    assert str(root / "article.yaml") in str(caught.value)
    assert str(root / "deep/article.yaml") in str(caught.value)


@pytest.mark.parametrize("name", ["short.yml", "short.YAML", "short.Yml"])
def test_a_file_ending_in_yml_is_not_passed_over_in_silence(root: Path, name: str) -> None:
    """It would be missed by whoever wrote it."""
    put(root, name, ARTICLE, host="yongu")
    with pytest.raises(RecordError, match=r"rename it to short.yaml"):
        Library(root)


def test_a_link_to_a_file_outside_is_never_read(root: Path, tmp_path: Path) -> None:
    """What a record says stands in the library or nowhere."""
    outside = put(tmp_path, "outside.yaml", JOURNAL)
    (root / "outside.yaml").symlink_to(outside)
    with pytest.raises(RecordError, match="symbolic link"):
        Library(root)["outside"]


def test_a_link_to_a_folder_is_refused(root: Path, tmp_path: Path) -> None:
    """Its records would lie outside, or stand twice."""
    (tmp_path / "elsewhere").mkdir()
    (root / "there").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(RecordError, match="symbolic link"):
        Library(root)


def test_what_is_no_file_is_refused_and_not_waited_for(root: Path) -> None:
    """A pipe nobody writes to would hang the reader."""
    os.mkfifo(root / "pipe.yaml")
    (root / "folder.yaml").mkdir()
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(root / "socket.yaml"))
    library = Library(root)
    for id_ in ("pipe", "folder", "socket"):
        with pytest.raises(RecordError, match="is not a file"):
            library[id_]


def test_a_file_that_is_too_large_is_refused_before_it_is_read_whole(root: Path) -> None:
    """A record has at most a million characters."""
    (root / "large.yaml").write_bytes(b"#" * 5_000_000)
    with pytest.raises(SourceError, match="RR103"):
        Library(root)["large"]


def test_a_name_that_is_not_utf8_is_shown_and_harms_nobody(root: Path) -> None:
    """The message can be printed."""
    (root / os.fsdecode(b"\xff.yaml")).write_text("rusrec: 1\n", encoding="utf-8")
    library = Library(root)
    with pytest.raises(SourceError) as caught:
        library[os.fsdecode(b"\xff")]
    assert "\\xff.yaml" in str(caught.value).encode().decode()


def test_works_are_all_records_but_the_journals_that_others_have_as_host(root: Path) -> None:
    """A journal that nobody points to is an item of its own."""
    put(root, "alone.yaml", JOURNAL)
    put(root, "book.yaml", JOURNAL.replace("periodical", "book"))
    put(root, "zz.yaml", ARTICLE, host="book")
    assert [record.id for record in Library(root).works()] == [
        *("article", "book", "yongu-8-1", "zz"),
        "alone",
    ]


def test_works_go_on_after_a_bad_record_where_somebody_takes_its_error(root: Path) -> None:
    """Each error is handed over; without a taker the first one ends it."""
    put(root, "bad.yaml", "rusrec: 1\n")
    put(root, "lost.yaml", ARTICLE, host="nowhere")
    errors: list[Exception] = []
    found = [record.id for record in Library(root).works(errors.append)]
    assert found == ["article", "yongu-8-1"]
    assert [type(error) for error in errors] == [SourceError, RecordError]
    with pytest.raises(SourceError):
        list(Library(root).works())


def test_changed_records_stand_in_front_of_the_files(root: Path) -> None:
    """``library | changes`` writes nothing; hosts are the changed ones."""
    library = Library(root)
    before = library["article"]
    changed = library | {
        "yongu": Record(id="yongu", type="periodical", issued=None),
        "new": Record(id="new", host="yongu"),
    }
    host = changed["article"].host
    assert isinstance(host, Record)
    assert not host.title
    assert list(changed) == ["article", "yongu", "yongu-8", "yongu-8-1", "new"]
    assert len(changed) == 5
    assert library["article"] == before
    with pytest.raises(RecordError, match="use the id as the key"):
        library | {"wrong": before}


def test_load_takes_the_folder_or_the_one_around_it(root: Path) -> None:
    """A project with a folder ``records`` is loaded by its own name too."""
    assert load(root).root == str(root)
    assert load(root.parent).root == str(root)
    with pytest.raises(FileNotFoundError):
        load(root / "nowhere")


def test_the_nearest_library_is_found_from_a_folder_upward(root: Path, tmp_path: Path) -> None:
    """From inside the library too; where there is none, that is an error of the system."""
    (tmp_path / "docs/more").mkdir(parents=True)
    for start in (tmp_path, tmp_path / "docs/more", root / "deep/er"):
        assert nearest_records(str(start)) == str(root)
    with pytest.raises(FileNotFoundError, match="records"):
        nearest_records("/proc")


def test_a_library_is_read_without_lxml_click_or_dataclasses(root: Path) -> None:
    """Start-up time counts."""
    program = (
        f"import sys; from rusrec import load; load({str(root)!r})['article'];"
        "print([m for m in ('lxml', 'click', 'dataclasses', 'difflib') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_a_file_that_was_read_is_closed(root: Path) -> None:
    """A library of ten thousand records opens one at a time, one that is no file too."""
    os.mkfifo(root / "pipe.yaml")
    library, before = load(root), sum(1 for _ in Path("/dev/fd").iterdir())
    for name in (*library, "pipe"):
        with suppress(RecordError):
            library.raw(name)
    assert sum(1 for _ in Path("/dev/fd").iterdir()) == before
