"""Every fix removes its finding, and brings no new one."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from rusrec.check import mended
from rusrec.formats import yaml
from rusrec.testing import records

if TYPE_CHECKING:
    from tests.unit.check.conftest import Copy, Found

    from rusrec.check import Finding

SIGNS = "\u200b\u200c\u200d\u00ad\ufeff\u2060\u202a\u202b\u202c\u2066\u2069\u200e\u3164"
HIDDEN = {"RR443", "RR444"}  # a sign inside a word of two scripts parts it
PERSON = "author:\n  - name:\n      ru: Сидоров, Пётр\n"


def texts_of(draw: st.DrawFn, line: str) -> str:
    """Strew signs into the value of a *line*, or leave it."""
    head, colon, value = line.partition(": ")
    if not colon or not value[:1].isalpha() or draw(st.integers(0, 2)):
        return line
    at = draw(st.integers(0, len(value)))
    return f"{head}: {value[:at]}{draw(st.text(SIGNS, max_size=4))}{value[at:]}"


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """Return the text of a record, called ``a``, into which signs are strewn."""
    lines = yaml.render(draw(records())).split("\n")
    id_ = next(at for at, line in enumerate(lines) if line.startswith("id: "))
    lines[id_] = "id: a"
    if draw(st.booleans()):
        lines[id_ + 1 : id_ + 1] = ["# a comment", ""]
    return "\n".join([*lines[: id_ + 2], *(texts_of(draw, line) for line in lines[id_ + 2 :])])


def same(one: "Finding", other: "Finding") -> bool:
    """Tell whether two findings are of one thing in one field."""
    return (one.problem.code, one.problem.field) == (other.problem.code, other.problem.field)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(text=spoilt())
def test_a_fix_removes_its_finding(found: "Found", text: str) -> None:
    """Each by itself; and after all of them nothing is left to fix."""
    before = found(text)
    assume(not any(finding.problem.code < "RR3" for finding in before))  # a sign in a keyword
    codes = {finding.problem.code for finding in before}
    fixable = [finding for finding in before if finding.fixable]
    for finding in fixable:
        after = found(mended(text, [finding.fix] if finding.fix else []))
        assert not [other for other in after if same(other, finding)]
    rest = found(mended(text, [finding.fix for finding in fixable if finding.fix]))
    assert not [finding for finding in rest if finding.fixable]
    assert {finding.problem.code for finding in rest} <= codes | HIDDEN


@pytest.mark.parametrize(
    ("rest", "after"),
    [
        ("title: До\u200b\u200bм\n", "title:\n  ru: Дом\n"),
        ("title: \u202bДом\n", "title:\n  ru: Дом\n"),
        ("title: Дом\u200b к\u200bниги # note\n", "title:  # note\n  ru: Дом книги\n"),
        ("keywords: [Д\u200bом, Дом\u200b]\n", "keywords:\n  ru:\n    - Дом\n    - Дом\n"),
        ("notes: Д\u200bом\n", "notes:\n  ru: |\n    Дом\n"),
        ("author: Сидо\u00adров, Пётр\n", "author:\n  - ru: Сидоров, Пётр\n"),
        (
            f"{PERSON}    orcid: https://orcid.org/0000-0002-1825-0097\n",
            f"{PERSON}    orcid: 0000-0002-1825-0097\n",
        ),
    ],
)
def test_what_is_fixed_is_written_in_canonical_form(found: "Found", rest: str, after: str) -> None:
    """Signs go, identifiers are spelt as they should be, comments stay."""
    head = "rusrec: 1\nid: a\ntype: book\nlanguage: ru\n"
    fixes = [finding.fix for finding in found(head + rest) if finding.fix]
    assert mended(head + rest, fixes) == head + after
    assert found(head + after) == []


def test_an_identifier_that_is_wrong_is_not_spelt_otherwise(found: "Found") -> None:
    """Only a person can mend it; the other author's is put into its spelling."""
    wrong, right = "https://orcid.org/0000-0002-1825-0098", "0000000218250097"
    text = "rusrec: 1\nid: a\ntype: book\nlanguage: ru\nauthor:\n"
    for orcid in (wrong, right):
        text += f"  - name:\n      ru: Сидоров, Пётр\n    orcid: {orcid}\n"
    (fix,) = [finding.fix for finding in found(text) if finding.fix]
    assert mended(text, [fix]) == text.replace(right, "0000-0002-1825-0097")


def test_a_sign_that_the_source_may_have_is_not_taken_away(copy: "Copy") -> None:
    """The proof would fail; a correction has to say so."""
    for name in (copy.article, copy.source):
        copy.change(name, "Beneficiaries", "Benefi\u200bciaries")
    (sign,) = [finding for finding in copy.findings() if finding.problem.code == "RR440"]
    assert not sign.fixable
    assert "correction" in sign.problem.help


def test_a_sign_where_no_file_speaks_is_taken_away(copy: "Copy") -> None:
    """The author is of another source."""
    text = copy.text(copy.article)
    copy.change(copy.article, "송, 준서", "송, 준\u200b서")
    (sign,) = copy.findings()
    assert sign.fix is not None
    assert mended(copy.text(copy.article), [sign.fix]) == text


def test_a_sign_that_is_all_of_a_name_is_left_to_a_person(found: "Found") -> None:
    """Without it there would be nothing before the comma."""
    text = "rusrec: 1\nid: a\ntype: book\nlanguage: ru\nauthor:\n  - ru: \u200b, Пётр\n"
    (sign,) = found(text)
    assert (sign.problem.code, sign.fixable) == ("RR440", False)


def test_a_sum_that_is_not_noted_is_noted(copy: "Copy") -> None:
    """A sum that differs is never overwritten."""
    text = copy.text(copy.article)
    line = next(line for line in text.split("\n") if "sha256" in line)
    copy.change(copy.article, f"{line}\n", "")
    (finding,) = copy.findings()
    assert finding.fix is not None
    assert mended(copy.text(copy.article), [finding.fix]) == text
    copy.change(copy.source, "Udamiki", "Udarniki")
    (copy.root / copy.article).write_text(text, encoding="utf-8")
    assert not any(finding.fixable for finding in copy.findings())


def test_signs_of_one_kind_in_a_text_are_told_once(found: "Found") -> None:
    """The first of them; its fix takes away all."""
    text = "rusrec: 1\nid: a\ntype: book\nlanguage: ru\ntitle:\n  ru: Д\u200bо\u200cм\n"
    (finding,) = found(text)
    assert finding.problem.message.endswith("at character 2")
    assert finding.fix is not None
    assert mended(text, [finding.fix]) == text.replace("\u200b", "").replace("\u200c", "")


def test_a_fix_takes_away_one_kind_of_sign(found: "Found") -> None:
    """Another in the same text has a finding of its own, and stays until that is mended."""
    text = "rusrec: 1\nid: a\ntype: book\nlanguage: ru\ntitle:\n  ru: Д\u200bо\u202bм\n"
    fixes = {finding.problem.code: finding.fix for finding in found(text) if finding.fix}
    assert mended(text, [fixes["RR440"]]) == text.replace("\u200b", "")
    assert mended(text, [fixes["RR441"]]) == text.replace("\u202b", "")


def test_a_text_without_a_record_stays_as_it_is() -> None:
    """There is nothing to mend in it."""
    assert mended("# nothing\n", []) == "# nothing\n"
