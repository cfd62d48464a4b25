"""Records go back into the library: what changed and nothing else, all of it or nothing."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rusrec.errors import RecordError
from rusrec.formats import yaml
from rusrec.model import Identifier, Record, Relation, Text
from rusrec.model.arrangement import canonical
from rusrec.store.edit import preview, save
from rusrec.store.form import rewrite
from rusrec.store.library import Library, load
from rusrec.store.rename import rename
from rusrec.testing import strategies


def contents(root: Path) -> dict[str, str]:
    """Return what all files of a library hold."""
    return {
        str(path.relative_to(root)): path.read_bytes().decode()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def host_of(record: Record | str) -> Record:
    """Return the host that is embedded in a record."""
    assert isinstance(record, Record)
    assert isinstance(record.host, Record)
    return record.host


def test_saving_what_was_loaded_changes_no_byte(root: Path) -> None:
    """As a library, as a mapping and as records, embedded or not; the file is not canonical."""
    before = contents(root)
    library = load(root)
    for records in (library, dict(library), list(library.values()), map(library.raw, library)):
        assert save(records, root) == ()
        assert contents(root) == before


def test_changing_one_field_changes_only_its_lines(root: Path) -> None:
    """Comments, blanks and all other files stay; the host goes back as its id."""
    before = contents(root)
    record = load(root)["yongu-8-1"]
    file = root / "yongu" / "yongu-8-1.yaml"
    assert save([replace(record, volume="9")], root) == (file,)
    expected = before["yongu/yongu-8-1.yaml"].replace("volume: 8", "volume: 9")
    assert contents(root) == {**before, "yongu/yongu-8-1.yaml": expected}
    assert load(root)["yongu-8-1"] == replace(record, volume="9")


def test_a_file_that_cannot_be_spliced_is_written_anew_with_its_comments(root: Path) -> None:
    """A record on one line has no lines of its own for its fields."""
    file = root / "one.yaml"
    file.write_text("# mine\n{rusrec: 1, id: one, type: book, pages: 9}\n", encoding="utf-8")
    save([replace(load(root)["one"], pages="8")], root)
    text = file.read_text(encoding="utf-8")
    assert text == "# mine\nrusrec: 1\nid: one\ntype: book\npages: 8\n"


def test_a_new_record_goes_to_the_folder_of_its_host(root: Path) -> None:
    """A record without a host goes to the top; a folder ``sources`` would hide it."""
    new = [
        Record(id="yongu-9", type="article-journal", host="yongu"),
        Record(id="book", type="book"),
        Record(id="sources", type="periodical"),
        Record(id="in-sources", type="article-journal", host="sources"),
    ]
    files = [root / "yongu/yongu-9.yaml", *(root / f"{id_}.yaml" for id_ in ("book", "sources"))]
    assert save(new, root) == (*files, root / "in-sources.yaml")
    assert {record.id for record in new} < set(load(root))


def test_a_library_is_made_where_there_is_none(tmp_path: Path) -> None:
    """Folders too."""
    save([Record(id="book", type="book")], tmp_path / "a" / "b")
    assert contents(tmp_path) == {"a/b/book.yaml": "rusrec: 1\nid: book\ntype: book\n"}


def test_a_library_is_copied_record_by_record(root: Path, tmp_path: Path) -> None:
    """What is read from the copy is what was read from the library."""
    save(load(root), tmp_path / "copy")
    assert dict(load(tmp_path / "copy")) == dict(load(root))


def test_an_embedded_host_without_a_record_becomes_one(tmp_path: Path) -> None:
    """Nothing of it is lost, and it is written once for all that embed it."""
    journal = Record(id="yongu", type="periodical", title=(Text("러시아연구", "ko"),))
    issue = Record(id="yongu-8", type="periodical", volume="8", host=journal)
    articles = [Record(id=f"a{n}", type="article-journal", host=issue) for n in range(3)]
    save(articles, tmp_path)
    assert sorted(contents(tmp_path)) == [
        *("yongu-8/a0.yaml", "yongu-8/a1.yaml", "yongu-8/a2.yaml"),
        *("yongu/yongu-8.yaml", "yongu/yongu.yaml"),
    ]
    assert load(tmp_path)["a1"] == articles[1]
    assert save([*articles, journal], tmp_path) == ()


def test_an_embedded_host_and_its_record_may_be_saved_together(tmp_path: Path) -> None:
    """In either order, if they say the same."""
    journal = Record(id="yongu", type="periodical")
    article = Record(id="a", type="article-journal", host=journal)
    for number, records in enumerate(([article, journal], [journal, article])):
        assert len(save(records, tmp_path / str(number))) == 2


def test_an_embedded_host_with_other_words_than_its_record_is_refused(root: Path) -> None:
    """A change of the host in one article is a change of the journal, or a slip."""
    before = contents(root)
    record = load(root)["yongu-8-1"]
    other = replace(host_of(record), publisher=((Text("다른 곳", "ko"),),))
    with pytest.raises(RecordError, match=r"yongu-8-1.*embeds 'yongu'(.|\n)*save 'yongu' itself"):
        save([replace(record, host=other)], root)
    assert contents(root) == before
    for records in ([replace(record, host=other), other], [other, replace(record, host=other)]):
        save(records, root)
        assert host_of(load(root)["yongu-8-1"]) == other
        (root / "yongu.yaml").write_text(before["yongu.yaml"], encoding="utf-8")


def test_a_preview_refuses_what_a_save_does(root: Path) -> None:
    """Two records that embed one host with other words."""
    article = load(root)["yongu-8-1"]
    other = replace(host_of(article), publisher=((Text("다른 곳", "ko"),),))
    with pytest.raises(RecordError, match="save 'yongu' itself"):
        preview(load(root) | {"yongu-8-1": replace(article, host=other)})


def test_a_host_inside_a_file_stays_inside_with_its_id_or_without(root: Path) -> None:
    """It has no record of its own, so it does not become one by the way."""
    text = (
        "rusrec: 1\nid: a\ntype: chapter\noriginal:\n  type: book\n  host: yongu\n"
        "host:\n  id: book\n  type: book\nseries:\n  type: collection\n"
    )
    (root / "a.yaml").write_text(text, encoding="utf-8")
    record = load(root)["a"]
    assert save([record], root) == ()
    save([replace(record, pages="1")], root)
    assert (root / "a.yaml").read_text(encoding="utf-8") == text + "pages: 1\n"


def test_the_host_of_a_reviewed_work_goes_back_as_its_id(root: Path) -> None:
    """The work stays inside the record; a book that its file holds stays inside that."""
    text = (
        "rusrec: 1\nid: r\ntype: review\nrelations:\n"
        "  - {type: review-of, to: yongu-8-1}\n"
        "  - {type: review-of, to: {type: article-journal, host: yongu, volume: 9}}\n"
        "  - {type: review-of, to: {type: chapter, host: {id: book, type: book}}}\n"
    )
    (root / "r.yaml").write_text(text, encoding="utf-8")
    record = load(root)["r"]
    assert [host_of(each.to).id for each in record.relations[1:]] == ["yongu", "book"]
    assert save([record], root) == ()
    save([replace(record, pages="1")], root)
    assert contents(root)["r.yaml"] == text.replace("relations:", "pages: 1\nrelations:")
    new = replace(record, id="s", relations=record.relations[1:2])
    save([new], root)
    assert load(root).raw("s").relations == load(root).raw("r").relations[1:2]


def test_an_id_twice_or_none_or_no_id_is_refused(root: Path) -> None:
    """Before anything is written."""
    before = contents(root)
    new = Record(id="new", type="book")
    for records, message in (
        ([new, replace(new, pages="1")], "stands twice"),
        ([new, new], "stands twice"),
        ([new, Record(type="book")], "has no id"),
        ([new, Record(id="../up", type="book")], "is not an id"),
        ([new, Record(id="nul", type="book")], "RR513.*device of Windows"),
        ([replace(new, host=Record(id="con", type="book"))], "RR513.*device of Windows"),
        ([new, Record(id="bad", type="bok")], "is not an item type"),
        ([new, Record(id="bad", host=Record(id="Bad"))], "RR502.*'Bad' is not an id"),
    ):
        with pytest.raises(RecordError, match=message):
            save(records, root)
        assert contents(root) == before


def test_a_device_of_windows_that_is_there_already_can_be_mended(root: Path) -> None:
    """Its file is saved as any other; only new ones are refused."""
    (root / "con.yaml").write_text("rusrec: 1\nid: con\ntype: book\n", encoding="utf-8")
    save([replace(load(root)["con"], pages="1")], root)
    assert load(root)["con"].pages == "1"
    rename(load(root), "con", "con-2")
    assert load(root)["con-2"].aka == ("con",)


def test_a_file_changed_since_its_record_was_read_is_refused_by_name(root: Path) -> None:
    """The library remembers what it read; the next reading makes it good."""
    library = load(root)
    changed = replace(library["yongu-8-1"], volume="9")
    file = root / "yongu" / "yongu-8-1.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "issue: 1\n", encoding="utf-8")
    before = contents(root)
    with pytest.raises(RecordError, match=r"yongu-8-1.yaml.*changed since it was read"):
        save(library | {changed.id: changed}, root)
    assert contents(root) == before
    again = replace(library["yongu-8-1"], volume="9")
    assert save(library | {again.id: again}, root) == (file,)
    assert file.read_text(encoding="utf-8").endswith("volume: 9\nissue: 1\n")


def test_of_old_files_nothing_is_remembered_and_a_change_is_seen_all_the_same(root: Path) -> None:
    """A file that changed after the library was listed was changed since it was read."""
    for path in root.rglob("*.yaml"):
        path.chmod(0o600)
    time.sleep(0.05)
    library = load(root)
    changed = replace(library["yongu-8-1"], volume="9")
    time.sleep(0.05)
    library._stamps.clear()  # noqa: SLF001 (as if the files were older than two seconds)
    (root / "yongu" / "yongu-8-1.yaml").chmod(0o644)
    with pytest.raises(RecordError, match="changed since it was read"):
        save(library | {changed.id: changed}, root)
    journal = replace(library.raw("yongu"), volumes="9")
    assert save(library | {"yongu": journal}, root)


def test_a_record_may_be_given_for_a_file_that_was_not_read(root: Path) -> None:
    """A file just written is not one that changed."""
    new = Record(id="yongu", type="periodical", volumes="9")
    assert save(load(root) | {"yongu": new}, root) == (root / "yongu.yaml",)


def test_one_library_may_save_again_and_again(root: Path) -> None:
    """What it wrote itself is not somebody else's change."""
    library = load(root)
    for volume in "1234":
        changed = replace(library["yongu-8-1"], volume=volume)
        assert len(save(library | {changed.id: changed}, root)) == 1
    changed = replace(changed, volume="5")
    assert len(save(library | {changed.id: changed}, root)) == 1


def test_a_file_that_changes_during_the_save_is_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor knows nothing of locks."""
    record = load(root)["yongu-8-1"]
    file = root / "yongu" / "yongu-8-1.yaml"
    real = os.fsync

    def meddle(descriptor: int) -> None:
        file.write_text("mine", encoding="utf-8")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", meddle)
    with pytest.raises(RecordError, match=r"yongu-8-1.yaml.*somebody else"):
        save([replace(record, volume="9")], root)
    assert file.read_text(encoding="utf-8") == "mine"
    assert len(contents(root)) == 2


@pytest.mark.parametrize("name", ["write", "replace", "fsync", "open"])
def test_what_the_system_refuses_leaves_all_files_as_they_were(
    root: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """No room, no right: the error comes up, and nothing is left."""
    before = contents(root)
    library = load(root)
    records = [replace(library.raw(id_), pages="1") for id_ in library]
    real = getattr(os, name)

    def fail(first: object, *arguments: object, **options: object) -> object:
        if name != "open" or ".rusrec" in str(first):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(first, *arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(os, name, fail)
        with pytest.raises(OSError, match="No space"):
            save([*records, Record(id="new", type="book", host="far")], root)
    assert contents(root) == before
    assert not (root / "far").exists()


KILLED = """
import os, signal, sys
from msgspec.structs import replace
from rusrec import load, save
real, calls = getattr(os, sys.argv[2]), iter(range(int(sys.argv[3])))
def kill(*arguments):
    if next(calls, None) is None:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments)
library = load(sys.argv[1])
records = [replace(library.raw(id_), pages="1") for id_ in library]
setattr(os, sys.argv[2], kill)
save(records, sys.argv[1])
"""


@pytest.mark.parametrize("place", ["write", "fsync", "replace"])
@pytest.mark.parametrize("times", [0, 1])
def test_a_killed_save_leaves_whole_files_and_the_next_one_sweeps(
    root: Path, place: str, times: int
) -> None:
    """Each file is the old one or the new one; no lock and no left-over hinders the next run."""
    before = contents(root)
    new = {name: text + "pages: 1\n" for name, text in before.items()}
    command = [sys.executable, "-c", KILLED, str(root), place, str(times)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert len(contents(root)) > len(before)
    for name, text in before.items():
        assert contents(root)[name] in (text, new[name])
    library = load(root)
    assert save([replace(library.raw("yongu"), pages="1")], root) in ((), (root / "yongu.yaml",))
    assert contents(root).keys() == before.keys()


def test_a_rename_sweeps_what_a_killed_save_left(root: Path) -> None:
    """As the next save does."""
    names = sorted(contents(root))
    subprocess.run([sys.executable, "-c", KILLED, str(root), "replace", "0"], check=False)
    assert len(contents(root)) > len(names)
    rename(load(root), "yongu", "yeongu")
    assert sorted(contents(root)) == sorted(name.replace("yongu.", "yeongu.") for name in names)


def test_putting_into_canonical_form_sweeps_what_a_killed_save_left(root: Path) -> None:
    """Whether there is a file to put into it or not."""
    names = sorted(contents(root))
    subprocess.run([sys.executable, "-c", KILLED, str(root), "replace", "0"], check=False)
    assert len(contents(root)) > len(names)
    rewrite(load(root), [])
    assert sorted(contents(root)) == names


def test_a_link_in_the_place_of_a_file_is_never_written_through(root: Path, tmp_path: Path) -> None:
    """What lies outside the library is not its own."""
    outside = tmp_path / "outside.yaml"
    outside.write_text("rusrec: 1\nid: outside\ntype: book\n", encoding="utf-8")
    (root / "outside.yaml").symlink_to(outside)
    with pytest.raises(RecordError, match="symbolic link"):
        save([Record(id="outside", type="book", pages="1")], root)
    (root / "outside.yaml").unlink()
    (root / "far").symlink_to(tmp_path)
    with pytest.raises(RecordError, match="symbolic link"):
        save([Record(id="new", type="book", host="far")], root)
    assert "pages" not in outside.read_text(encoding="utf-8")


@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(strategies.records(most=5), max_size=2, unique_by=lambda record: record.id))
def test_what_was_saved_is_what_is_loaded(tmp_path: Path, records: list[Record]) -> None:
    """Any record, its hosts and series included; saving it again changes nothing."""
    folder = tmp_path / str(len(list(tmp_path.iterdir())))
    records = [canonical(_without_ids(record)) for record in records]
    save(records, folder)
    library = Library(folder)
    assert [library[record.id] for record in records] == records
    assert save(records, folder) == ()


def _without_ids(record: Record) -> Record:
    """Take the ids from works inside; made-up ones contradict one another."""
    changes: dict[str, object] = {}
    for field in ("host", "series", "original"):
        work = getattr(record, field)
        if isinstance(work, Record):
            changes[field] = _without_ids(replace(work, id=""))
        elif work is not None:
            changes[field] = None
    relations = tuple(
        Relation(relation.type, _without_ids(replace(relation.to, id="")))
        for relation in record.relations
        if isinstance(relation.to, Record)
    )
    return replace(record, relations=relations, **changes)


def test_a_renamed_record_keeps_its_old_id_and_all_that_points_to_it_follows(root: Path) -> None:
    """Hosts, series, relations, in works inside records too; comments and other lines stay."""
    more = (
        "rusrec: 1\nid: more\ntype: book   # b\noriginal:\n  type: chapter\n  host: yongu\n"
        "series: yongu\nrelations:\n  - type: review-of\n    to: yongu\n"
    )
    (root / "more.yaml").write_text(more, encoding="utf-8")
    (root / "short.yaml").write_text(
        "rusrec: 1\nid: short\ntype: article-journal\nhost: yongu 8(1), 1-9\n", encoding="utf-8"
    )
    before = contents(root)
    files = rename(load(root), "yongu", "rosia-yongu")
    assert set(files) == {
        *(root / f"{id_}.yaml" for id_ in ("rosia-yongu", "more", "short")),
        root / "yongu" / "yongu-8-1.yaml",
    }
    after = contents(root)
    assert after["yongu/yongu-8-1.yaml"] == before["yongu/yongu-8-1.yaml"].replace(
        "host: yongu", "host: rosia-yongu"
    )
    assert after["more.yaml"] == before["more.yaml"].replace(": yongu", ": rosia-yongu")
    assert "yongu.yaml" not in after
    assert after["rosia-yongu.yaml"] == before["yongu.yaml"].replace(
        "id: yongu\n", "id: rosia-yongu\naka:\n  - yongu\n"
    )
    assert host_of(load(root)["short"]).id == "rosia-yongu"
    assert (load(root)["short"].volume, load(root)["short"].pages) == ("8", "1-9")


def test_an_id_that_is_or_was_another_record_is_not_given_again(root: Path) -> None:
    """Nobody could tell which one an old citation means."""
    rename(load(root), "yongu-8-1", "yongu-8-1-1")
    before = contents(root)
    for old, new, message in (
        ("yongu", "yongu-8-1-1", "is taken"),
        ("yongu", "yongu-8-1", "no id is used twice"),
        ("yongu", "Yongu", "is not an id"),
        ("yongu", "aux", "device of Windows"),
        ("yongo", "new", "did you mean 'yongu'"),
    ):
        with pytest.raises(RecordError, match=message):
            rename(load(root), old, new)
        assert contents(root) == before
    rename(load(root), "yongu-8-1-1", "yongu-8-1")
    assert load(root)["yongu-8-1"].aka == ("yongu-8-1-1",)


def test_a_rename_that_fails_leaves_all_files_as_they_were(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file points to an id that is not there."""
    before = contents(root)
    real, calls = os.replace, iter(range(1))

    def fail(*arguments: str) -> None:
        if next(calls, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(*arguments)

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        rename(load(root), "yongu", "rosia-yongu")
    assert contents(root) == before


def test_a_rename_keeps_what_somebody_else_changed(root: Path) -> None:
    """The files are taken as they are now."""
    library = load(root)
    changed = replace(library["yongu"], identifiers=(Identifier("issn", "1229-1056"),))
    (root / "yongu.yaml").write_text(yaml.render(changed), encoding="utf-8")
    rename(library, "yongu", "rosia-yongu")
    assert load(root)["rosia-yongu"].identifiers == changed.identifiers
