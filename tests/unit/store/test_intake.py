"""Records into a library: ids, journals, what is there already, and what only the library knows."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from rusrec import (
    Date,
    Identifier,
    Library,
    Loss,
    Missing,
    Name,
    NameForm,
    Record,
    RecordError,
    Text,
    load,
    save,
    without,
)
from rusrec.formats import available, get
from rusrec.model import Source
from rusrec.store.edit import own_folder, preview
from rusrec.store.intake import Intake, Rules
from rusrec.store.known import Known
from rusrec.store.merge import merged, through

JOURNAL = Record(
    id="studies", type="periodical", language=("ko",),
    title=(Text("연구", "ko"), Text("Studies", "en")),
    identifiers=(Identifier("issn", "1229-1056"),),
)  # fmt: skip
ARTICLE = Record(
    id="studies-8-1-259", type="article-journal", language=("ko",), title=(Text("제목", "ko"),),
    author=(Name((NameForm("홍", "길동", "ko"), NameForm("Hong", "Kil-tong", "ko-Latn"))),),
    host="studies", volume="8", issue="1", pages="259-285",
    identifiers=(Identifier("doi", "10.1234/Abc"),),
)  # fmt: skip


TAKING = Rules()
EXTRA = Text("Журнал истории", "ru")
EXTRA_TITLE = (Text("또 다른 글", "ko"),)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return a library of a journal and an article."""
    save([JOURNAL, ARTICLE], tmp_path)
    return load(tmp_path)


def article(**fields: Any) -> Record:
    """Return an article as a reader gives it, its journal inside."""
    host = Record(type="periodical", title=(Text("연구", "ko"),))
    return Record(
        **{
            "id": "hong2001", "type": "article-journal", "language": ("ko",),
            "title": (Text("다른 글", "ko"),), "host": host, "volume": "9", "issue": "2",
            "pages": "5-9", **fields,
        }
    )  # fmt: skip


def taken(
    library: Library, *records: Record, rules: Rules = TAKING, form: str = "bibtex"
) -> Intake:
    """Return the intake of *records*."""
    intake = Intake(library, rules)
    for record in records:
        intake.take(record, form, "in.bib")
    return intake


@pytest.mark.parametrize(("form", "rules"), [("yaml", Rules()), ("bibtex", Rules(keep_ids=True))])
def test_an_id_that_stays_and_is_a_device_of_windows_is_left_out(
    library: Library, form: str, rules: Rules
) -> None:
    """The others come in; a made id is never one."""
    named: list[RecordError] = []
    intake = Intake(library, rules, named=named.append)
    intake.take(article(id="con", host=None), form, "in.bib")
    intake.take(article(id="hong", host=None, title=(Text("Con", "en"),)), form, "in.bib")

    assert list(intake.new) == ["hong"]
    assert [(each.problems[0].code, each.problems[0].source) for each in named] == [
        ("RR513", "in.bib")
    ]


def test_the_id_is_the_place_and_the_key_stays_the_citation_key(library: Library) -> None:
    """Journal, volume, issue, first page; never author and year."""
    new = taken(library, article()).new

    assert list(new) == ["studies-9-2-5"]
    assert new["studies-9-2-5"].citekey == "hong2001"
    assert new["studies-9-2-5"].host == "studies"


@pytest.mark.parametrize(
    ("record", "id_", "citekey", "aka"),
    [
        (article(pages=""), "studies-9-2", "hong2001", ()),
        (article(volume="", issue="", pages=""), "studies-dareun-geul", "hong2001", ()),
        (article(pages="e12–e20"), "studies-9-2-e12", "hong2001", ()),
        (article(id="dblp-x", citekey="DBLP:x"), "studies-9-2-5", "DBLP:x", ()),
        (article(id="own", citekey="DBLP:x"), "studies-9-2-5", "DBLP:x", ("own",)),
        (article(id="http-a-b", aka=("http://a/b",)), "studies-9-2-5", "http-a-b", ("http://a/b",)),
        (article(host=None, title=(Text("Иван Грозный", "ru"),)), "ivan-groznyy", "hong2001", ()),
    ],
)
def test_what_a_record_was_called_is_kept(
    library: Library, record: Record, id_: str, citekey: str, aka: tuple[str, ...]
) -> None:
    """An id that the reader made of a foreign key says nothing more and goes."""
    if record.aka:
        citekey = ""
    found = taken(library, record).new[id_]

    assert (found.citekey, found.aka) == (citekey, aka)


@pytest.mark.parametrize(
    ("id_", "form", "citekey"),
    [
        ("dareun-geul-01", "csl-json", "dareun-geul-01"),
        ("hong-gildong-2001-a-long-title", "ris", ""),
        ("10-1234-5678-hong", "ris", ""),
        ("a-long-title", "bibtex", "a-long-title"),
        ("hong2001", "ris", "hong2001"),
        ("a-long", "ris", "a-long"),
    ],
)
def test_an_id_that_a_reader_made_of_the_title_is_no_citation_key(
    library: Library, id_: str, form: str, citekey: str
) -> None:
    """RIS often has none; in BibTeX every key is somebody's."""
    title = (Text("A Long Title", "ko"),)
    doi = (Identifier("doi", "10.1234/5678-90"),)
    record = article(id=id_, title=title, identifiers=doi)

    assert taken(library, record, form=form).new["studies-9-2-5"].citekey == citekey


def test_an_id_that_is_a_short_title_is_no_citation_key(library: Library) -> None:
    """Nor one that the reader has numbered because another entry has the same key."""
    named = article(id="oegyo", title=(Text("외교", "ko"),))
    assert taken(library, named, form="ris").new["studies-9-2-5"].citekey == ""
    second = article(id="kim-2001-2", citekey="Kim_2001")
    assert taken(library, second).new["studies-9-2-5"].aka == ()


def test_ids_of_yaml_and_those_that_are_to_be_kept_stay(library: Library) -> None:
    """A record of ours has its id already."""
    assert list(taken(library, article(), form="yaml").new) == ["hong2001"]
    assert list(taken(library, article(), rules=Rules(keep_ids=True)).new) == ["hong2001"]


def test_two_works_of_one_place_get_two_ids_the_same_each_time(library: Library) -> None:
    """Two reviews on one page are two records; a second import finds both."""
    both = (article(), article(id="kim2001", title=(Text("서평", "ko"),)))
    first = taken(library, *both)

    assert list(first.new) == ["studies-9-2-5", "studies-9-2-5-2"]

    save(library | first.changes, library.root)
    again = taken(load(library.root), *both)

    assert (again.changes, again.same) == ({}, 2)


@pytest.mark.parametrize(
    "host",
    [
        Record(type="periodical", title=(Text("Other", "en"),),
               identifiers=(Identifier("eissn", "1229-1056"),)),
        Record(type="periodical", title=(Text("studies", "en"),)),
        Record(type="periodical", title=(Text("연구"),)),
        Record(type="periodical", title=(Text("연구", "en"),)),
        Record(type="periodical", title=(Text("Studies", "ko"),)),
    ],
)  # fmt: skip
def test_a_journal_is_known_by_issn_or_title_and_language(library: Library, host: Record) -> None:
    """Letter case counts for nothing; a title in no stated language is in any."""
    assert taken(library, article(host=host)).new["studies-9-2-5"].host == "studies"


@pytest.mark.parametrize(
    ("host", "id_"),
    [
        (Record(type="periodical", title=(Text("Studies", "de"),)), "studies-2"),
        (
            Record(type="periodical", title=(Text("연구", "ko"),),
                   identifiers=(Identifier("issn", "2434-561X"),)),
            "yeongu",
        ),
    ],
)  # fmt: skip
def test_another_language_or_issn_makes_another_journal(
    library: Library, host: Record, id_: str
) -> None:
    """It becomes a record of its own, in the language of its title."""
    intake = taken(library, article(host=host))

    assert list(intake.journals.new) == [id_]
    assert intake.changes[id_].title == host.title
    assert intake.changes[id_].language == (host.title[0].tag,)
    assert list(intake.new) == [f"{id_}-9-2-5"]


def test_articles_of_a_new_journal_share_its_record_and_complete_it(library: Library) -> None:
    """What the second says of it is added; what contradicts the first is told."""
    lost: list[Loss] = []
    intake = Intake(library, ledger=lost.append)
    host = Record(type="periodical", title=(Text("Журнал", "ru"),))
    issn = (Identifier("issn", "0042-8779"),)
    intake.take(article(host=host), "bibtex")
    intake.take(article(id="b", pages="10", host=replace(host, identifiers=issn)), "bibtex")
    third = replace(host, identifiers=(Identifier("issn", "0042-8779"),), volume="4")
    intake.take(article(id="c", pages="20", host=third), "bibtex")
    intake.take(article(id="d", pages="30", host=replace(third, volume="5")), "bibtex")

    assert intake.changes["zhurnal"].identifiers == issn
    assert intake.changes["zhurnal"].volume == "4"
    assert [(loss.record, loss.path) for loss in lost] == [("d", "host.volume")]


def test_of_a_new_journal_each_language_has_the_first_title(library: Library) -> None:
    """A title in another language is added, a second one in the same is told."""
    lost: list[Loss] = []
    intake = Intake(library, ledger=lost.append)
    issn = (Identifier("issn", "0042-8779"),)
    for number, title in enumerate((Text("Журнал", "ru"), Text("Journal", "en"), EXTRA)):
        host = Record(type="periodical", title=(title,), identifiers=issn)
        intake.take(article(id=f"a{number}", pages=str(number), host=host), "bibtex")

    titles = intake.changes["zhurnal"].title
    assert [text.text for text in titles] == ["Журнал", "Journal"]
    assert [(loss.record, loss.path) for loss in lost] == [("a2", "host.title")]


def test_a_journal_without_a_title_is_known_by_its_issn(library: Library) -> None:
    """One that nobody knows stays inside its article."""
    host = Record(type="periodical", identifiers=JOURNAL.identifiers)
    assert taken(library, article(host=host)).new["studies-9-2-5"].host == "studies"
    other = replace(host, identifiers=(Identifier("issn", "0042-8779"),))
    (came,) = taken(library, article(host=other)).changes.values()
    assert came.host == other


def test_a_work_that_comes_twice_with_other_words_is_named(library: Library) -> None:
    """Whichever of the two is right: neither is put into the other."""
    once = article(identifiers=(Identifier("doi", "10.1234/twice"),))
    for form, rules in (("bibtex", Rules(replace=True)), ("yaml", Rules())):
        with pytest.raises(
            RecordError, match=r"identifiers\.doi, taken before; they differ in (?:aka|citekey), ti"
        ):
            taken(library, once, replace(once, id="b", title=EXTRA_TITLE), form=form, rules=rules)
    assert taken(library, once, replace(once, id="b")).same == 1


def test_volumes_and_editions_of_one_title_are_works_of_their_own(library: Library) -> None:
    """So are chapters of one title in two books. Each is known again."""
    book = Record(id="a", type="book", title=(Text("Сочинения", "ru"),), issued=Date("1967"))
    first, second = (Text("2-е изд.", "ru"),), (Text("3-е изд.", "ru"),)
    chapter = replace(book, type="chapter", title=(Text("Введение", "ru"),))
    books = [
        replace(book, volume="1"),
        replace(book, id="b", volume="2", edition=first),
        replace(book, id="c", volume="2", edition=second),
        replace(book, id="f", volume="3/1"),
        replace(book, id="g", volume="3/2"),
        replace(chapter, id="d", host=Record(type="book", title=(Text("Книга"),))),
        replace(chapter, id="e", host=Record(type="book", title=(Text("Том"),))),
    ]
    intake = taken(library, *books)
    assert len(intake.new) == len(books)
    save(library | intake.changes, library.root)
    intake = taken(load(library.root), *books)
    assert (intake.same, intake.new) == (len(books), {})
    with pytest.raises(RecordError, match="let title, date, volume or edition say so"):
        taken(library, book, replace(book, id="b", genre=(Text("x"),)))


def test_of_many_volumes_of_one_title_only_the_same_one_is_asked() -> None:
    """A thousand that say which they are take no million steps; one that says none is any."""
    book = Record(id="a", type="book", title=(Text("Сочинения", "ru"),), issued=Date("1967"))
    volumes = [replace(book, id=f"a-{each}", volume=f"{each}") for each in range(1, 9)]
    known = Known(volumes)
    asked = [[match.id for match in known.matches(replace(each, id="b"))] for each in volumes]
    assert asked == [[each.id] for each in volumes]
    assert len([*known.matches(replace(book, id="b"))]) == len(volumes)


def test_nothing_is_lost_in_silence(library: Library) -> None:
    """The law: what was taken in is what was read, but for its names and what was told."""
    lost: list[Loss] = []
    intake = Intake(library, ledger=lost.append)
    host = Record(type="periodical", title=(Text("연구", "ko"),), publisher=((Text("집", "ko"),),))
    intake.take(record := article(host=host), "bibtex")
    save(library | intake.changes, library.root)
    back = load(library.root)["studies-9-2-5"]
    told = without(record, lost)

    assert [loss.path for loss in lost] == ["host.publisher"]
    assert isinstance(back.host, Record)
    assert isinstance(told.host, Record)
    assert set(told.host.title) <= set(back.host.title)
    assert replace(back, id="", citekey="", host=None) == replace(told, id="", host=None)


@pytest.mark.parametrize(
    ("fields", "by"),
    [
        ({"id": "studies-8-1-259"}, "id"),
        ({"identifiers": (Identifier("doi", "10.1234/aBC"),)}, "identifiers.doi"),
        ({"title": ARTICLE.title, "volume": "8", "issue": "1", "pages": "259-286"}, "title"),
    ],
)
def test_a_work_that_is_there_is_named_and_not_touched(
    library: Library, fields: dict[str, Any], by: str
) -> None:
    """With the record, how it is known, file and line; the rest of the import goes on."""
    named: list[RecordError] = []
    intake = Intake(library, named=named.append)
    intake.take(article(**fields), "bibtex", "in.bib")
    problem = named[0].problems[0]

    assert intake.changes == {}
    assert f"studies-8-1-259, by its {by}" in problem.message
    assert "studies-8-1-259.yaml:" in problem.message
    assert (problem.source, problem.code) == ("in.bib", "RR510")


def test_a_work_that_is_there_is_named_by_its_citation_key(library: Library) -> None:
    """As its user calls it; by its id where it has none, and not twice."""
    doi = ARTICLE.identifiers
    for record, said in (
        (article(citekey="Hong2001", identifiers=doi), "Hong2001 is studies-8-1-259"),
        (article(identifiers=doi), "hong2001 is studies-8-1-259"),
        (article(id="studies-8-1-259"), r"\] is studies-8-1-259"),
    ):
        with pytest.raises(RecordError, match=said):
            taken(library, record)


def test_an_intake_sums_up_in_a_line(library: Library) -> None:
    """What is none is not said."""
    assert str(taken(library)) == "nothing new"
    assert str(taken(library, article(host="studies"))) == "1 new"
    other = article(host=Record(type="periodical", title=(Text("딴 연구", "ko"),)))
    assert str(taken(library, other, replace(ARTICLE))) == "1 new, 1 journal new, 1 there already"


def test_a_new_journal_keeps_the_id_that_it_came_with(library: Library) -> None:
    """Without one it is called by its title."""
    for id_, kept in (("ttan", "ttan"), ("", "ttan-yeongu")):
        host = Record(id=id_, type="periodical", title=(Text("딴 연구", "ko"),))
        assert taken(library, article(host=host)).new[f"{kept}-9-2-5"].host == kept


def test_a_book_is_no_journal_whatever_its_title(library: Library) -> None:
    """Neither one that is there, nor one that a chapter brings."""
    book = Record(id="book", type="book", language=("ko",), title=(Text("낱말", "ko"),))
    save([book], library.root)
    library = load(library.root)
    journal = Record(type="periodical", title=book.title)
    chapter = Record(id="c", type="chapter", language=("ko",), title=(Text("장", "ko"),), host=book)

    assert taken(library, article(host=journal)).new["natmal-9-2-5"].host == "natmal"
    (came,) = taken(library, replace(chapter, host=replace(book, id=""))).new.values()
    assert came.host == replace(book, id="")


def test_without_a_place_to_name_it_the_error_is_raised(library: Library) -> None:
    """A caller who asks for nothing is not left in the dark."""
    with pytest.raises(RecordError, match="RR510"):
        taken(library, article(id="studies-8-1-259"))


def test_a_citation_key_of_another_work_is_refused_even_with_replace(library: Library) -> None:
    """Two bibliographies may use one key; no work is written over another."""
    save([replace(ARTICLE, citekey="hong2001")], library.root)
    with pytest.raises(RecordError, match="RR511"):
        taken(load(library.root), article(), rules=Rules(replace=True))


@pytest.mark.parametrize(
    "form", [name for name in available() if get(name).read and get(name).write]
)
def test_what_a_format_gives_back_changes_nothing(library: Library, form: str) -> None:
    """An export comes back as it went: what the format cannot carry is still in the library."""
    rich = replace(
        ARTICLE, subtitle=(Text("부제", "ko"), Text("Sub", "en")), issued=Date("1998~"),
        title=(*ARTICLE.title, Text("A Title", "en")), edition=(Text("둘째 판", "ko"),),
    )  # fmt: skip
    save([rich], library.root)
    shelf = load(library.root)
    back = through(shelf["studies-8-1-259"], form)
    intake = taken(shelf, back, rules=Rules(replace=True), form=form)

    assert (intake.changes, intake.same) == ({}, 1)


def test_replace_changes_only_the_lines_that_differ(library: Library) -> None:
    """A correction in the .bib is a line in the library; the romanized name stays."""
    save(
        [replace(ARTICLE, title=(*ARTICLE.title, Text("A Title", "en")), citekey="old",
                 sources=(Source("s1", url="https://example.org/"),),
                 missing=(Missing("issued", "to-check"),))],
        library.root,
    )  # fmt: skip
    shelf = load(library.root)
    back = through(shelf["studies-8-1-259"], "bibtex")
    title = (Text("고친 제목", "ko"),)
    record = replace(back, title=title, pages="259-286")
    intake = taken(shelf, record, rules=Rules(replace=True))
    after = intake.changed["studies-8-1-259"]

    assert after.title == (*title, Text("A Title", "en"))
    assert after.author == ARTICLE.author
    assert (after.citekey, after.sources[0].url) == ("old", "https://example.org/")
    (edit,) = preview(shelf | intake.changed)
    old, new = edit.before.splitlines(), edit.after.splitlines()
    assert sorted(set(new) - set(old)) == ["  ko: 고친 제목", "pages: 259-286"]


def test_what_was_missing_and_comes_is_missing_no_more() -> None:
    """A field is never both there and missing."""
    old = replace(ARTICLE, missing=(Missing("extent", "to-check"), Missing("rights", "to-check")))
    after = merged(old, replace(ARTICLE, extent="27"), ARTICLE)

    assert [each.field for each in after.missing] == ["rights"]


def test_a_joined_title_comes_apart_again() -> None:
    """BibTeX joins title and subtitle; a correction of one of them goes where it belongs."""
    old = replace(ARTICLE, subtitle=(Text("부제", "ko"),))
    seen = through(replace(old, host=JOURNAL), "bibtex")

    assert seen.title[0].text == "제목: 부제"

    after = merged(old, replace(seen, title=(Text("제목: 새 부제", "ko"),), host="studies"), seen)

    assert (after.title, after.subtitle) == (old.title, (Text("새 부제", "ko"),))

    after = merged(old, replace(seen, title=(Text("새 제목: 부제", "ko"),), host="studies"), seen)

    assert (after.title, after.subtitle) == ((Text("새 제목", "ko"),), old.subtitle)


def test_a_host_that_is_nowhere_is_named(library: Library) -> None:
    """Of a record of ours whose journal was not brought along."""
    intake = taken(library, article(host="nowhere"), form="yaml")

    assert [problem.record for problem in intake.missing_hosts()] == ["hong2001"]
    assert taken(library, article(), form="yaml").missing_hosts() == []


def test_a_journal_after_its_articles_completes_the_record_begun_for_it(library: Library) -> None:
    """In one file, in either order, they make one record."""
    host = Record(type="periodical", title=(Text("Журнал", "ru"),))
    own = replace(host, id="zh", language=("ru",), identifiers=(Identifier("issn", "0042-8779"),))
    after = taken(library, article(host=host), own)
    before = taken(library, own, article(host=host), form="yaml")

    assert list(after.changes) == ["zhurnal", "zhurnal-9-2-5"]
    assert after.changes["zhurnal"].identifiers == own.identifiers
    assert before.new["hong2001"].host == "zh"


@pytest.mark.parametrize("folder", ["../out", "/etc", ".hidden", "a/.b", "sources", "a/../.."])
def test_a_folder_outside_of_the_library_is_refused(folder: str) -> None:
    """Nor what is hidden, nor that of the sources."""
    with pytest.raises(RecordError, match="RR512"):
        own_folder(folder)


def test_a_folder_takes_all_new_records(library: Library) -> None:
    """In the place of the folder of their journal."""
    intake = taken(library, article())
    (path,) = save(library | intake.changes, library.root, folder=own_folder("old/more"))

    assert path == Path(library.root) / "old" / "more" / "studies-9-2-5.yaml"


def test_a_record_that_a_format_cannot_write_has_nothing_to_compare_with() -> None:
    """Then all that comes in counts."""
    assert through(Record(), "bibtex") == Record()


def test_records_without_a_title_are_not_one_work_for_that(library: Library) -> None:
    """Two books of 1998 that nobody has named; and each is one when it returns."""
    books = [Record(id=name, type="book", issued=Date("1998"), citekey=name) for name in "xy"]
    intake = Intake(library, TAKING)
    for book in books:
        intake.take(book, "bibtex")
    assert [record.citekey for record in intake.new.values()] == ["x", "y"]
    for book in books:
        intake.take(book, "bibtex")
    assert intake.same == 2


KNOWN = (Identifier("doi", "10.1234/once"),)


@pytest.mark.parametrize(
    ("key", "form", "citekey", "aka"),
    [
        ("", "bibtex", "Other1", ()),
        ("hong2001", "bibtex", "hong2001", ("Other1",)),
        ("hong2001", "csl-json", "hong2001", ("Other1",)),
    ],
)
def test_another_key_of_a_work_that_is_there_is_named_and_kept_by_replace(
    library: Library, key: str, form: str, citekey: str, aka: tuple[str, ...]
) -> None:
    """Who cites by it finds the work; without ``replace`` the record is not touched."""
    first = article(id="studies-9-2-5", citekey=key, identifiers=KNOWN)
    save(library | taken(library, first, form="yaml").changes, library.root)
    again = article(id="other1", citekey="Other1", identifiers=KNOWN)

    held = load(library.root)
    with pytest.raises(RecordError, match=r"RR510.* Other1 is studies-9-2-5.*differ in (aka|cite)"):
        taken(held, again, form=form)
    found = taken(held, again, rules=Rules(replace=True), form=form).changed["studies-9-2-5"]
    assert (found.citekey, found.aka) == (citekey, aka)
    save(held | {found.id: found}, held.root)
    assert taken(load(held.root), again, form=form).same == 1


def test_two_entries_of_one_work_are_cited_by_both_keys(library: Library) -> None:
    """Nobody had the record before, so nothing needs to be asked."""
    first = article(citekey="Hong2001", identifiers=KNOWN)
    intake = taken(library, first, article(id="other1", citekey="Other1", identifiers=KNOWN))
    assert intake.same == 1
    found = intake.new["studies-9-2-5"]
    assert (found.citekey, found.aka) == ("Hong2001", ("Other1",))


def test_a_key_of_another_work_is_not_taken(library: Library) -> None:
    """With ``replace`` too: two bibliographies may share a key by chance."""
    one = article(citekey="Hong2001", identifiers=KNOWN)
    two = article(id="b", citekey="Kim2001", pages="10-19")
    held = load(save_all(library, one, two))
    again = article(id="kim2001", citekey="Kim2001", identifiers=KNOWN)
    with pytest.raises(RecordError, match=r"Kim2001 is the citation key of another work, st.*-10"):
        taken(held, again, rules=Rules(replace=True))


def test_a_second_entry_of_a_new_work_takes_no_key_of_another_work(library: Library) -> None:
    """Two entries of one work come, and the key of the second is that of a work in the library."""
    held = load(save_all(library, article(id="b", citekey="Kim2001", pages="10-19")))
    first = article(citekey="Hong2001", identifiers=KNOWN)
    again = article(id="kim2001", citekey="Kim2001", identifiers=KNOWN)
    with pytest.raises(RecordError, match=r"RR511.* Kim2001 is the citation key of another work"):
        taken(held, first, again)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"citekey": "Kim2001"}, {"citekey": "Lee", "aka": ("Kim2001",)}),
        ({"citekey": "Kim", "aka": ("Kim2001",)}, {"citekey": "Kim2001"}),
    ],
)
def test_a_new_work_takes_no_name_of_another_work(
    library: Library, one: dict[str, Any], other: dict[str, Any]
) -> None:
    """Neither as a further name, nor as its key what is a further name of the other."""
    held = load(save_all(library, article(id="b", pages="10-19", **one)))
    new = article(id="x", title=EXTRA_TITLE, pages="30-39", **other)
    with pytest.raises(RecordError, match=r"RR511.* Kim2001 is the citation key of another work"):
        taken(held, new, form="csl-json")


def save_all(library: Library, *records: Record) -> Path:
    """Return the folder of the library after it took *records*."""
    save(library | taken(library, *records).changes, library.root)
    return Path(library.root)
