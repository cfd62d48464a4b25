"""The rules that the records of a library must meet, beyond being readable.

``check(library)`` yields findings file by file, each with its place and remedy; ``CODES`` says
what each code means. A file is read, looked at and forgotten, so that the size of a library costs
no memory.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from rusrec.check import form, links, markup, numbers, proof, sources, texts
from rusrec.check.finding import Finding, Fix, Found
from rusrec.check.holdings import Holdings, Shelf
from rusrec.check.page import Page, opened
from rusrec.errors import RusrecError
from rusrec.formats import yaml

__all__ = ["CODES", "RULES", "Finding", "Fix", "Rule", "Shelf", "check", "mended"]


class Rule(NamedTuple):
    """One thing that is looked for in a file, and the codes of what can be found."""

    title: str
    find: Callable[[Page], Iterable[Found]]
    codes: dict[str, str]


RULES: Final = (
    Rule("canonical form", form.form, form.CODES),
    Rule("id and keys", links.names, links.CODES),
    Rule("links between records", links.links, links.CODES),
    Rule("sources", sources.sources, sources.CODES),
    Rule("proof against the sources", proof.proof, proof.CODES),
    Rule("identifiers and dates", numbers.numbers, numbers.CODES),
    Rule("texts and tags", texts.texts, texts.CODES),
    Rule("markup", markup.markup, markup.CODES),
    Rule("names of persons", texts.names_of_one_part, texts.NAME_CODES),
)
"""What is always looked for; that a file can be read at all comes before."""

REVIEW: Final = Rule("texts to review", texts.machine_made, texts.REVIEW_CODES)

CODES: Final = {
    "RR401": "The file holds no record.",
    **{code: said for rule in (*RULES, REVIEW) for code, said in rule.codes.items()},
}
"""What each code of a finding means. RR1xx and RR2xx are of files that cannot be read."""


def check(library: Shelf, ids: Iterable[str] = (), *, review: bool = False) -> Iterator[Finding]:
    """Yield what is wrong with the files of *library*, in the order of its ids.

    A file that cannot be read gives all its errors as findings, and no others.

    Args:
        library: Its files are read, not the changes that were made to it and not yet saved.
        ids: Only these records; empty means all of them. The keys of the others are not known.
        review: Tell also of each text that a machine made.

    Raises:
        OSError: A file is there and cannot be read.
    """
    holdings = Holdings(library)
    rules = (*RULES, REVIEW) if review else RULES
    wanted = tuple(ids)
    for stem in wanted or library:
        yield from _of_file(holdings, stem, rules)
    for stem, found in links.chains(holdings):
        if not wanted or stem in wanted:
            yield opened(holdings, stem).placed(found)


def _of_file(holdings: Holdings, stem: str, rules: Iterable[Rule]) -> Iterator[Finding]:
    try:
        page = opened(holdings, stem)
    except RusrecError as error:
        yield from map(Finding, error.problems)
        return
    findings = [page.placed(found) for rule in rules for found in rule.find(page)]
    yield from sorted(findings, key=lambda finding: finding.problem.line)


def mended(text: str, fixes: Iterable[Fix]) -> str:
    """Return the canonical text of a record's file after *fixes*; its comments stay.

    Raises:
        SourceError: The text cannot be read; then nothing was found that has a fix.
    """
    record = yaml.parse(text)
    if record is None:
        return text
    for fix in fixes:
        record = fix(record)
    return yaml.render(record, comments_from=text)
