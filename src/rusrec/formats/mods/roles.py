"""Roles of names: MARC relators by code and term, and the CSL variables that MARC has not."""

from functools import cache, lru_cache
from typing import Final

from rusrec.vocab import former_relators, name_variables, relators

__all__ = ["FIELDS", "LISTS", "OTHER", "role_elements", "role_of"]

FIELDS: Final = {"author": "aut", "editor": "edt", "translator": "trl"}
"""Fields of the record that are a role."""
LISTS: Final = {code: field for field, code in FIELDS.items()}
OTHER: Final = "ctb"
"""The role of somebody whose role no list knows."""

_URI: Final = "http://id.loc.gov/vocabulary/relators"
_ALSO: Final = {
    "creator": "aut",  # of the main entry, as the Library of Congress converts MARC
    "joint author": "aut",
    "co-author": "aut",
    "ed.": "edt",
    "eds.": "edt",
    "trans.": "trl",
    "degree granting institution": "dgg",
    "thesis advisor": "ths",
}


@lru_cache(maxsize=1024)
def role_elements(code: str) -> str:
    """Return the ``role`` of a code; of a variable that is CSL's own, its name."""
    term = relators().get(code)
    if term is None:
        return f'<role><roleTerm type="text" authority="csl">{code}</roleTerm></role>'
    said = f'authority="marcrelator" authorityURI="{_URI}" valueURI="{_URI}/{code}"'
    return (
        f'<role><roleTerm type="code" {said}>{code}</roleTerm>'
        f'<roleTerm type="text" {said}>{term}</roleTerm></role>'
    )


@cache
def _terms() -> dict[str, str]:
    own = {name: name for name, code in name_variables().items() if not code}
    named = {name: code for name, code in name_variables().items() if code}
    return {
        **own,
        **named,
        **{term.casefold(): code for code, term in relators().items()},
        **_ALSO,
    }


@lru_cache(maxsize=1024)
def role_of(code: str, term: str) -> str:
    """Return the role that a code or a term means, "" where no list has it; codes count first."""
    if code:
        known = code.lower()
        known = former_relators().get(known, known)
        if known in relators():
            return known
    for words in (term, code):
        text = words.casefold()
        found = _terms().get(text) or _terms().get(text.rstrip("."))
        if found:
            return found
        if text in relators():
            return text
    return ""
