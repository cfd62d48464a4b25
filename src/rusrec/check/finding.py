"""What a rule found: a problem with its place, and where it can be done by itself, the remedy."""

from collections.abc import Callable
from typing import NamedTuple

from rusrec.errors import Problem
from rusrec.formats.yaml.marks import Mark
from rusrec.model import Record
from rusrec.schema.codec import At

__all__ = ["Finding", "Fix", "Found"]

Fix = Callable[[Record], Record]
"""Gives the record without the finding; it changes nothing that the finding is not about."""


class Finding(NamedTuple):
    """A problem of one record's file, and the ``fix`` that removes it, if there is one.

    ``str()`` writes it in four parts, as every error of this package: place, problem, evidence,
    remedy. Code, file, line and field are those of ``problem``.
    """

    problem: Problem
    fix: Fix | None = None

    @property
    def fixable(self) -> bool:
        """Whether :func:`rusrec.check.mended` removes it."""
        return self.fix is not None

    def __str__(self) -> str:
        """Write the problem as an editor and a person can read it."""
        return str(self.problem)


class Found(NamedTuple):
    """What a rule says of the place *at* in the plain tree of the record.

    ``mark`` is for what stands at no node of the tree; else it is looked up.
    """

    code: str
    at: At
    message: str
    help: str = ""
    evidence: str = ""
    fix: Fix | None = None
    mark: Mark | None = None
