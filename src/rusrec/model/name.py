"""Names of persons and bodies: the name as printed, in each of its scripts, and who it is."""

from typing import ClassVar, Literal

from msgspec import Struct

from rusrec.model.text import UNDETERMINED, Cert, Kind, Texts

__all__ = ["Name", "NameForm"]


class NameForm(Struct, frozen=True, omit_defaults=True, gc=False):
    """A person's name in one script.

    A name of one part (Plato, 송준서 where the source does not divide it) is all ``family``.
    ``particle`` is CSL's non-dropping particle: *de* in *de Beauvoir*.
    """

    KEY: ClassVar[str] = "tag"

    family: str
    given: str = ""
    tag: str = UNDETERMINED
    particle: str = ""
    dropping_particle: str = ""
    suffix: str = ""
    kind: Kind = ""
    by: str = ""
    cert: Cert = ""


class Name(Struct, frozen=True, omit_defaults=True, gc=False, cache_hash=True):
    """A person (``name``) or a body (``org``, never split), with its other forms and its ids.

    Exactly one of ``name`` and ``org`` is filled. ``role`` is for contributors: a MARC relator
    code (``ill``), or the CSL name variable where MARC has no word for it.
    """

    name: tuple[NameForm, ...] = ()
    org: Texts = ()
    role: str = ""
    orcid: str = ""
    isni: str = ""
    viaf: str = ""
    affiliation: Texts = ()
    cert: Cert = ""
    order: Literal["", "given-first", "family-first"] = ""
