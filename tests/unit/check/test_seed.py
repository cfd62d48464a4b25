"""The project's first record proves itself against its source, and no change goes unseen."""

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.check.conftest import Copy

LINE_OF_ABSTRACT = "  en: |"


def test_the_records_of_this_project_have_no_findings(copy: "Copy") -> None:
    """Source and corrections give exactly what the record says."""
    assert copy.findings() == []


@pytest.mark.parametrize(
    ("word", "changed", "line"),
    [
        ("Vera Dunham", "Vera Dunhem", 8),
        ("World War II", "World War I", 8),
        ("labor turnover", "labor turnovar", 44),
        ("Milovan Djilas", "Milovan Djilaz", 56),
        ("groups was open", "groups was opem", 66),
        ("Finally", "Finaly", 96),
        ("the 1940s.\ncounts", "the 1940s\ncounts", 98),
        ("Big Deal’ did", "Big Deal' did", 28),
    ],
)
def test_a_letter_changed_in_the_abstract_is_found_with_its_line_of_the_source(
    copy: "Copy", word: str, changed: str, line: int
) -> None:
    """One finding names the field, its line in the record and the line of the source."""
    copy.change(copy.article, word, changed)
    (finding,) = copy.findings()
    problem = finding.problem
    lines = copy.text(copy.article).split("\n")
    assert (problem.code, problem.field) == ("RR420", "abstract.en")
    assert problem.source.endswith(copy.article)
    assert lines[problem.line - 1] == LINE_OF_ABSTRACT
    assert problem.message.endswith(f"first at line {line}")


def test_no_letter_of_the_abstract_can_be_changed_unseen(copy: "Copy") -> None:
    """Every 50th letter, each by itself: the abstract is found to differ there."""
    text = copy.text(copy.article)
    begin, end = text.index("Vera Dunham"), text.index("counts:\n")
    letters = [at for at in range(begin, end) if text[at].isalpha()]
    for at in letters[::50]:
        other = "x" if text[at] != "x" else "y"
        (copy.root / copy.article).write_text(text[:at] + other + text[at + 1 :], encoding="utf-8")
        assert [f.problem.code for f in copy.findings()] == ["RR420"], text[at - 20 : at + 20]


def test_no_letter_of_the_source_can_be_changed_unseen(copy: "Copy") -> None:
    """The sum differs; and where the record takes the letter, a finding names field and line."""
    source = copy.text(copy.source)
    begin = source.index("Vera Dunham")
    letters = [at for at in range(begin, len(source)) if source[at].isalpha()]
    for at in letters[::50]:
        other = "x" if source[at] != "x" else "y"
        changed = source[:at] + other + source[at + 1 :]
        (copy.root / copy.source).write_text(changed, encoding="utf-8")
        problems = [finding.problem for finding in copy.findings()]
        assert "RR412" in [problem.code for problem in problems]
        (differs,) = [problem for problem in problems if problem.code == "RR420"]
        line = source.count("\n", 0, at) + 1
        assert differs.field == "abstract.en"
        assert differs.message.endswith(f"first at line {line}")


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("Its Beneficiaries", "Its Beneficiares", "RR420", "title.en"),
        ("  en: The Udarniki", "  en: Udarniki", "RR420", "subtitle.en"),
        ("전문기술인들을", "전문기술인을", "RR420", "subtitle.ko"),
        ("의 성립과", "의성립과", "RR420", "title.ko"),
        ("volume: 8", "volume: 9", "RR426", "volume"),
        ("issue: 1", "issue: 2", "RR426", "issue"),
        ("pages: 259-285", "pages: 259-286", "RR426", "pages"),
        ("at: Scopus", "at: Skopus", "RR426", "counts"),
        ("n: 0, at: Web", "n: 3, at: Web", "RR426", "counts"),
        ("count: 65", "count: 64", "RR422", "corrections[2]"),
        ("count: 4,", "count: 3,", "RR422", "corrections[4]"),
        ("corr: turnover, why", "corr: tumover, why", "RR421", "corrections[5]"),
        ("rule: one-for-l", "rule: one-for-i", "RR425", "corrections[2].rule"),
        ("{field: title.en", "{field: title.fr", "RR424", "corrections[0].field"),
        ("8-98", "8-99", "RR413", "sources.s1.gives.abstract.en"),
        ("8-98", "98-8", "RR413", "sources.s1.gives.abstract.en"),
        ("8-98", "0-98", "RR413", "sources.s1.gives.abstract.en"),
        ("title.ko: 1", "titel.ko: 1", "RR414", "sources.s1.gives.titel.ko"),
        ("title.ko: 1", "title.de: 1", "RR414", "sources.s1.gives.title.de"),
        ("host: rosia-yongu", "host: rosia-yonga", "RR403", "host"),
    ],
)
def test_a_change_to_the_record_is_found_by_its_name(
    copy: "Copy", old: str, new: str, code: str, field: str
) -> None:
    """The finding has the code of what is wrong, the field, and evidence and remedy."""
    copy.change(copy.article, old, new)
    findings = [finding for finding in copy.findings() if finding.problem.code == code]
    problem = next(f.problem for f in findings if f.problem.field == field)
    assert problem.evidence
    assert problem.help
    assert re.match(rf".*{copy.article}:\d+:\d+: \[{code}\] {re.escape(field)}: ", str(problem))


def test_the_journal_that_a_source_names_is_looked_for_in_its_lines(copy: "Copy") -> None:
    """A host is borne out by one of its titles, which stand in its own file."""
    copy.change(copy.journal, "ko: 러시아연구\n", "ko: 유럽연구\n")
    (finding,) = copy.findings()
    assert finding.problem.code == "RR426"
    assert finding.problem.field == "host"
    assert finding.problem.evidence.startswith("source: 서울대학교 러시아연구소 러시아연구, Vol.8")


def test_the_words_that_differ_are_offered_as_a_correction(copy: "Copy") -> None:
    """What a person would have to write stands in the remedy."""
    copy.change(copy.article, "high rates of labor", "high rates of labour")
    (finding,) = copy.findings()
    assert finding.problem.help.endswith('{field: abstract.en, sic: "labor", corr: "labour"}')


def test_the_record_without_author_and_date_is_as_well_proved(copy: "Copy") -> None:
    """What its source does not give may be missing; it is no finding."""
    text = copy.text(copy.article)
    text = re.sub(r"author:\n(  .*\n)+issued: 1998\n", "MISSING", text)
    text = re.sub(r"  s2:\n(    .*\n)+", "", text)
    missing = "missing:\n  author: not-in-source\n  issued: no-value\n"
    text = text.replace("MISSING", missing)
    (copy.root / copy.article).write_text(text, encoding="utf-8")
    assert copy.findings() == []
