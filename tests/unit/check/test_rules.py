"""Each rule on the smallest record that breaks it."""

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rusrec.check import CODES, RULES, check
from rusrec.store.library import load

RECORDS = Path(__file__).parents[3] / "records"

if TYPE_CHECKING:
    from tests.unit.check.conftest import Copy, Found

HEAD = "rusrec: 1\nid: a\ntype: article-journal\nlanguage: ru\n"


def test_a_canonical_record_has_no_findings(found: "Found") -> None:
    """The smallest record, with a title in its language's script."""
    assert found(f"{HEAD}title:\n  ru: Дом\n") == []


@pytest.mark.parametrize(
    ("rest", "code", "field", "line"),
    [
        ("title: Дом\n", "RR409", "", 5),
        ("title:\n  ru: Дом", "RR409", "", 6),
        ("title:\n  ru: До\u0438\u0306\n", "RR409", "", 6),
        ("host: b\n", "RR403", "host", 5),
        ("series: b\n", "RR403", "series", 5),
        ("host:\n  type: book\n  host: b\n", "RR403", "host.host", 7),
        ("relations:\n  - type: review-of\n    to: b\n", "RR403", "relations[0].to", 7),
        ("host: a\n", "RR404", "host", 5),
        ("sources:\n  s1:\n    file: sources/x.txt\n", "RR410", "sources.s1.file", 7),
        ("sources:\n  s1:\n    what: a page\n", "RR415", "sources.s1", 6),
        ("sources:\n  s1:\n    url: https://example.org\n", "RR415", "sources.s1", 6),
        ("identifiers:\n  issn: 1229-1057\n", "RR430", "identifiers.issn", 6),
        (
            "host:\n  type: book\n  identifiers:\n    issn: 1229-1057\n",
            "RR430", "host.identifiers.issn", 8,
        ),
        (
            "author:\n  - name:\n      ru: Сидоров, Пётр\n    orcid: 0000-0002-1825-0098\n",
            "RR430", "author[0].orcid", 8,
        ),
        (
            "author:\n  - name:\n      ru: Сидоров, Пётр\n    orcid: 0000-0002-1825-009\n",
            "RR430", "author[0].orcid", 8,
        ),
        (
            ("relations:\n  - type: review-of\n    to:\n      type: book\n      author:\n"
            "        - name:\n            ru: Сидоров, Пётр\n          orcid: 1825-0097\n"),
            "RR430", "relations[0].to.author[0].orcid", 12,
        ),
        (
            ("relations:\n  - type: review-of\n    to:\n      type: book\n"
            "      identifiers:\n        isbn: 89-7464-1\n"),
            "RR430", "relations[0].to.identifiers.isbn", 10,
        ),
        (
            "author:\n  - name: Сидоров, Пётр\n    orcid: https://orcid.org/0000-0002-1825-0097\n",
            "RR431", "author[0].orcid", 7,
        ),
        ("title:\n  ru: До\u200bм\n", "RR440", "title.ru", 6),
        ("keywords:\n  ru:\n    - До\u200bм\n", "RR440", "keywords.ru", 6),
        ("author:\n  - ru: Сидо\u00adров, Пётр\n", "RR440", "author[0].name.ru", 6),
        ("publisher:\n  ru: До\u200bм\n", "RR440", "publisher[0].ru", 6),
        ("host:\n  type: book\n  title:\n    ru: До\u200bм\n", "RR440", "host.title.ru", 8),
        ("notes:\n  ru: |\n    До\u200bм\n", "RR440", "notes[0].note.ru", 6),
        ("title:\n  ru: До\u202bм\n", "RR441", "title.ru", 6),
        ("title:\n  ru: До\ufffdм\n", "RR442", "title.ru", 6),
        ("title:\n  ru: Мocква\n", "RR443", "title.ru", 6),
        ("title:\n  ru: Дом &amp; сад\n", "RR453", "title.ru", 6),
        ("title:\n  en: Tom &amp; Jerry\n", "RR453", "title.en", 6),
        ("title:\n  ru: The House\n", "RR444", "title.ru", 6),
        ("title:\n  ru: Дом\n  en: Дом\n", "RR444", "title.en", 7),
        ("title:\n  ru: Дом\n  en: 집 1917, 1991, 1998\n", "RR444", "title.en", 7),
        ("title:\n  ru: Дом\n  und: Дом\n", "RR445", "title.und", 7),
        ("title:\n  ru: Дом\n  kr: Дом\n", "RR446", "title.kr", 7),
        (
            "author:\n  - ru: Сидоров\n  - ru: Иванов, Иван\n",
            "RR447", "author[0]", 6,
        ),
        ("host: c\nvolume: 1998\nissue: 5\n", "RR448", "volume", 6),
        ("host: c 1998(5)\n", "RR448", "volume", 5),
        ("issued: 2998\n", "RR450", "issued", 5),
        ("title:\n  ru: {text: <i>Дом, markup: csl}\n", "RR449", "title.ru", 6),
        ("title:\n  ru: {text: <i>Дом</b></i>, markup: csl}\n", "RR449", "title.ru", 6),
        ("counts:\n  - {of: citations, n: many}\n", "RR451", "counts[0].n", 6),
        ("links:\n  - javascript:alert(1)\n", "RR452", "links[0].url", 6),
        ("links:\n  - www.example.org\n", "RR452", "links[0].url", 6),
        ("rights:\n  uri: data:text/html,x\n", "RR452", "rights.uri", 6),
    ],
)  # fmt: skip
def test_what_breaks_a_rule_is_found_at_its_line(
    found: "Found", rest: str, code: str, field: str, line: int
) -> None:
    """Code, field and line tell what to mend and where."""
    journal = HEAD.replace("id: a", "id: c").replace("article-journal", "periodical")
    findings = found({"a": HEAD + rest, "c": journal})
    problems = {f.problem.code: f.problem for f in findings}
    assert problems[code].field == field
    assert problems[code].line == line
    assert problems[code].help
    assert problems.keys() <= {code, "RR409"}


@pytest.mark.parametrize(
    "rest",
    [
        "volume: 1998\n",
        "title:\n  ru: {text: <i>Дом <b>и</b></i> сад, markup: csl}\n",
        "title:\n  ru: Дом <i> и сад\n",
        "counts:\n  - {of: citations, n: 0}\n",
        "links:\n  - https://example.org/\n",
        "host:\n  type: periodical\nvolume: 8\n",
        "title:\n  ru: Дом\n  sr: Dom\n  sr-Cyrl: Дом\n  ko: 집 家\n",
        "title:\n  ru: 1917–1991\n",
        "title:\n  ru-Latn: Dom\n  ru-Latn-alalc97: Dom\n",
        "author:\n  - ru: Сидоров\n  - ru: Иванов\n",
        "author:\n  - ru: Иванов, Иван\n  - org:\n      ru: Академия\n",
        "issued: ..\n/1998",
        "accessed: 2998-01-01\n",
        "issued: 199X\n",
        "citekey: a\naka: [a]\n",
    ],
)
def test_what_only_looks_odd_is_no_finding(found: "Found", rest: str) -> None:
    """A rule that cries wolf is not read."""
    if rest == "issued: ..\n/1998":
        rest = "issued: ../1998\n"
    assert {f.problem.code for f in found(HEAD + rest)} <= {"RR409"}


def test_a_record_without_a_language_is_told_once(found: "Found") -> None:
    """Its texts are und for that one reason; who looked for it says so under missing."""
    text = "rusrec: 1\nid: a\ntype: book\ntitle: Дом\nedition: 2\n"
    codes = [f.problem.code for f in found(text)]
    assert codes == ["RR445", "RR409"]
    missing = text + "missing:\n  language: to-check\n"
    assert [f.problem.code for f in found(missing)] == ["RR409"]


def test_each_language_of_a_record_is_looked_at(found: "Found") -> None:
    """The tag that is odd is pointed at by its place in the list."""
    (finding,) = found("rusrec: 1\nid: a\ntype: book\nlanguage:\n  - ru\n  - kr\n")
    assert (finding.problem.field, finding.problem.line) == ("language[1]", 6)


def test_a_file_with_a_byte_order_mark_or_foreign_line_ends_is_not_canonical(
    found: "Found",
) -> None:
    """No line differs to the eye; the message says what does."""
    text = f"{HEAD}title:\n  ru: Дом\n"
    for content in ("\ufeff" + text, text.replace("\n", "\r\n")):
        (finding,) = found(content)
        assert "line ends or a byte order mark" in finding.problem.message


def test_a_file_has_the_name_of_its_record(found: "Found") -> None:
    """The id and the name are one."""
    (finding,) = found({"b": HEAD})
    assert finding.problem.code == "RR402"
    assert "a.yaml" in finding.problem.help


def test_a_file_whose_name_is_no_id_gets_the_name_of_its_record(found: "Found") -> None:
    """Nobody is told to write an id that is none."""
    (finding,) = found({"Dom": HEAD})
    assert (finding.problem.code, finding.problem.help) == ("RR402", "call the file a.yaml")


@pytest.mark.parametrize("id_", ["con", "nul", "com1"])
def test_an_id_that_no_file_can_be_called_by_on_windows_is_told(found: "Found", id_: str) -> None:
    """A clone of the library would fail there."""
    (finding,) = found({id_: HEAD.replace("id: a", f"id: {id_}")})
    assert (finding.problem.code, finding.problem.line) == ("RR417", 2)
    assert finding.problem.help == f"give it another: rusrec rename {id_} {id_}-2"


@pytest.mark.parametrize("names", [("dom", "Dom"), ("DOM", "Dom")])
def test_two_files_that_differ_only_in_case_are_told_once(
    found: "Found", names: tuple[str, str]
) -> None:
    """Windows and macOS would hold one of them."""
    id_ = HEAD.replace("id: a", "id: dom")
    findings = found(dict.fromkeys((*names, "b"), id_) | {"b": HEAD.replace("id: a", "id: b")})
    codes = [(f.problem.code, f.problem.source) for f in findings]
    assert codes.count(("RR418", "Dom.yaml")) == 1
    assert [code for code, _ in codes].count("RR418") == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("citekey: Dom", "citekey: dom"), ("aka: dom", "citekey: Dom"), ("citekey: A", "aka: x")],
)
def test_no_two_records_share_a_key(found: "Found", one: str, other: str) -> None:
    """Keys, former names and ids are one set of names, in which case does not count."""
    files = {
        "b": HEAD.replace("id: a", f"id: b\n{one}"),
        "c": HEAD.replace("id: a", f"id: c\n{other}"),
    }
    codes = [f.problem.code for f in found({"a": HEAD, **files}) if f.problem.code != "RR409"]
    assert codes == ["RR416"]


@pytest.mark.parametrize("file", ["aux.txt", "NUL", "scan."])
def test_a_source_that_no_file_can_be_called_on_windows_is_told(found: "Found", file: str) -> None:
    """A clone of the library would fail there, or lose the file."""
    findings = found(f"{HEAD}sources:\n  s1:\n    file: sources/{file}\n")
    told = next(f.problem for f in findings if f.problem.code == "RR419")
    assert (told.field, told.line) == ("sources.s1.file", 7)


def test_a_circle_of_hosts_is_told_once(found: "Found") -> None:
    """The way round is shown; what only leads into the circle is no part of it."""
    files = {
        id_: HEAD.replace("id: a", f"id: {id_}") + f"host: {host}\n"
        for id_, host in {"x": "a", "a": "b", "b": "c", "c": "a"}.items()
    }
    (finding,) = found(files)
    assert finding.problem.code == "RR404"
    assert finding.problem.message.endswith("a > b > c > a")
    assert finding.problem.source == "c.yaml"


@pytest.mark.parametrize(
    "inner", ["original:\n  type: chapter\n  host: a\n",
              "relations:\n  - type: review-of\n    to:\n      type: chapter\n      host: a\n"]
)  # fmt: skip
def test_a_circle_may_run_through_a_record_inside_another(found: "Found", inner: str) -> None:
    """No export could write it; a mere link is none."""
    (finding,) = found({"a": HEAD + inner})
    assert finding.problem.code == "RR404"
    assert found({"a": HEAD + "relations:\n  - type: review-of\n    to: a\n"}) == []


@pytest.mark.parametrize(("number", "codes"), [(9, []), (10, ["RR406"]), (300, ["RR406"])])
def test_a_chain_of_too_many_works_is_told_once(
    found: "Found", number: int, codes: list[str]
) -> None:
    """Eight around a record are more than any work has; a shared one counts in each way to it."""
    files = {
        f"a-{n}": HEAD.replace("id: a", f"id: a-{n}")
        + (f"host: a-{n + 1}\nseries: a-{n + 1}\n" if n + 1 < number else "")
        for n in range(number)
    }
    assert [finding.problem.code for finding in found(files)] == codes


def test_a_chain_is_as_long_as_the_longest_way(found: "Found") -> None:
    """Here each work has also a series that is in nothing, which is looked at last."""
    files = {
        f"a-{n}": HEAD.replace("id: a", f"id: a-{n}") + f"host: a-{n + 1}\nseries: z\n"
        for n in range(9)
    }
    files |= {id_: HEAD.replace("id: a", f"id: {id_}") for id_ in ("a-9", "z")}
    assert [finding.problem.code for finding in found(files)] == ["RR406"]


def test_hosts_that_are_shared_or_chained_are_no_circle(found: "Found") -> None:
    """An article in an issue in a journal, and another article there."""
    hosts = {"x": "i", "y": "i", "i": "j", "z": "j"}
    files = {
        id_: HEAD.replace("id: a", f"id: {id_}") + (f"host: {hosts[id_]}\n" if id_ in hosts else "")
        for id_ in ("i", "j", "x", "y", "z")
    }
    assert found(files) == []


def test_all_errors_of_a_file_that_cannot_be_read_are_findings(found: "Found") -> None:
    """One pass tells everything; the other files are looked at all the same."""
    findings = found({"a": f"{HEAD}titel: x\npages:\n", "b": HEAD})
    assert [(f.problem.code, f.problem.line) for f in findings] == [
        ("RR204", 5), ("RR202", 6), ("RR402", 2),
    ]  # fmt: skip
    assert [f.problem.code for f in found(b"id: \xff\n")] == ["RR101"]
    assert [f.problem.code for f in found("# nothing\n")] == ["RR401"]


def test_only_the_records_asked_for_are_looked_at(copy: "Copy") -> None:
    """The others are there as hosts; an id that no record has is a finding."""
    copy.change(copy.journal, "1229-1056", "1229-1057")
    library = load(copy.root)
    assert list(check(library, ["rosia-yongu-8-1-259"])) == []
    assert [f.problem.code for f in check(library, ["rosia-yongu"])] == ["RR426", "RR430"]
    (finding,) = check(library, ["rosia-yongo"])
    assert "did you mean 'rosia-yongu'?" in finding.problem.help


def test_texts_that_a_machine_made_are_listed_on_request(copy: "Copy") -> None:
    """They are right to be there, and wait for a reader."""
    findings = list(check(load(copy.root), review=True))
    assert {f.problem.code for f in findings} == {"RR470"}
    assert [f.problem.field for f in findings] == [
        "title.ko-Latn-alalc97",
        "publisher[0].ko-Latn-alalc97",
        "title.ko-Latn-alalc97",
        "author[0].name.ko-Latn-alalc97",
    ]


def test_every_code_that_is_used_is_explained() -> None:
    """And no code is explained that nothing uses."""
    package = Path(str(check.__globals__["__file__"])).parent
    used = set()
    for module in package.glob("*.py"):
        text = module.read_text(encoding="utf-8")
        body = re.sub(r'^    "RR4\d\d": ".*\n', "", text, flags=re.MULTILINE)
        used |= set(re.findall(r'"(RR4\d\d)"', body))
    assert used == CODES.keys()
    assert all(said.endswith(".") for said in CODES.values())


def test_rules_are_named() -> None:
    """Each has a title and the codes of what it finds."""
    assert all(rule.title and rule.codes for rule in RULES)


@pytest.mark.parametrize(
    ("rest", "remedy"),
    [
        ("host: bode\n", "did you mean 'bodo'?"),
        ("host: zzzz\n", "add zzzz.yaml to the library"),
        ("language: kr\n", "write 'ko' if Korean is meant"),
        ("title:\n  ru: 집\n", "write the tag of its language, such as ko"),
        ("title:\n  ko: Dom\n", "write the tag of its language, such as en, or ko-Latn if it"),
        ("title: Дом\n", "`rusrec fmt` writes: title:"),
    ],
)
def test_the_remedy_says_what_to_write(found: "Found", rest: str, remedy: str) -> None:
    """A near miss is named, a tag is proposed, the canonical line is shown."""
    head = HEAD.replace("language: ru\n", "") if "language" in rest else HEAD
    files = {"a": head + rest, "bodo": HEAD.replace("id: a", "id: bodo")}
    assert any(f.problem.help.startswith(remedy) for f in found(files))


def test_many_links_that_lead_nowhere_cost_little(found: "Found") -> None:
    """The most alike id is looked for a few dozen times, not for every link of a large library."""
    files = {f"a-{n}": HEAD.replace("id: a", f"id: a-{n}") + f"host: a-x{n}\n" for n in range(400)}
    findings = found(files)
    assert len(findings) == 400
    assert 0 < sum("did you mean" in f.problem.help for f in findings) <= 50


def test_what_is_dated_ahead_into_the_next_year_is_no_finding(found: "Found") -> None:
    """Issues are; two years ahead is a slip of the pen."""
    year = time.gmtime().tm_year
    assert found(f"{HEAD}issued: {year + 1}\n") == []
    assert [f.problem.code for f in found(f"{HEAD}issued: {year + 2}\n")] == ["RR450"]


def test_text_that_is_not_in_nfc_is_told_as_such(found: "Found") -> None:
    """The two lines look alike, so the message says what differs."""
    (finding,) = found(f"{HEAD}title:\n  ru: Мои\u0306\n")
    assert "NFC" in finding.problem.message
    (finding,) = found(f"{HEAD}title: Мой\n")
    assert "NFC" not in finding.problem.message


@settings(deadline=None)
@given(
    cuts=st.lists(
        st.tuples(
            st.integers(0, 8000),
            st.integers(0, 12),
            st.sampled_from(("", " ", "\n", "-", "0", "[1]", ".", ": ", "x", "가", "\u200b", "{}")),
        ),
        max_size=4,
    )
)
def test_whatever_a_record_says_there_are_findings_and_no_errors(
    found: "Found", cuts: list[tuple[int, int, str]]
) -> None:
    """The project's own record, cut and patched at random, beside its sources."""
    text = (RECORDS / "rosia-yongu/rosia-yongu-8-1-259.yaml").read_text(encoding="utf-8")
    for at, length, new in cuts:
        text = text[:at] + new + text[at + length :]
    for finding in found({"a": text}, str(RECORDS)):
        assert finding.problem.message
        assert finding.problem.line >= 1
        assert str(finding).startswith("a.yaml:")


def test_an_odd_tag_is_told_once_however_many_texts_have_it(found: "Found") -> None:
    """At the first of them."""
    titles = "title:\n  ru: Дом\n  kr: Дом\nsubtitle:\n  ru: Дом\n  kr: Дом\n"
    tags = [f.problem.field for f in found(HEAD + titles) if f.problem.code == "RR446"]
    assert tags == ["title.kr"]


def test_only_the_records_that_are_asked_for_are_told_of(tmp_path: Path) -> None:
    """Of two circles of hosts that which one of them is in."""
    for name, host in (("a", "b"), ("b", "a"), ("c", "c"), ("d", "a")):
        text = f"rusrec: 1\nid: {name}\ntype: book\nlanguage: ru\nhost: {host}\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")

    def told(*ids: str) -> set[str]:
        return {finding.problem.record for finding in check(load(tmp_path), ids)}

    assert told("c") == {"c"}
    assert told("d") == set()
    assert told() == {"b", "c"}


@pytest.mark.parametrize(
    ("language", "title", "fields"),
    [
        ("kr", "kr: Дом", ["language"]),
        ("ru", "kr: Дом\nsubtitle:\n  kr: Сад", ["title.kr"]),
    ],
)
def test_a_tag_that_is_hardly_meant_is_told_once(
    found: "Found", language: str, title: str, fields: list[str]
) -> None:
    """Where it stands first, whatever the number of texts that have it."""
    text = f"rusrec: 1\nid: a\ntype: book\nlanguage: {language}\ntitle:\n  {title}\n"
    problems = [finding.problem for finding in found(text)]
    assert [problem.field for problem in problems if problem.code == "RR446"] == fields
