"""Contributors: the fields that biblatex has for some roles, and ``editora`` to ``c`` for the rest.

``editoratype`` holds the role as biblatex calls it (``redactor``), else MARC's term for it: styles
print a word that they do not know as it stands.
"""

from functools import lru_cache
from itertools import groupby
from typing import Final

from msgspec.structs import replace

from rusrec.formats._arrival import differences
from rusrec.formats._bib.reading import Reading
from rusrec.formats._bib.sheet import Sheet
from rusrec.formats._tex import encode
from rusrec.model import Name
from rusrec.vocab import name_variables, relators

__all__ = ["ROLES", "contributor", "contributors_of"]

ROLES: Final = {
    "aft": "afterword",
    "ann": "annotator",
    "cwt": "commentator",
    "pth": "holder",
    "win": "introduction",
    "wpr": "foreword",
}
"""The roles that have a field of their own."""

_TYPED: Final = ("editora", "editorb", "editorc")
_CALLED: Final = {"com": "compiler", "ctb": "collaborator", "orm": "organizer", "red": "redactor"}


def contributors_of(reading: Reading) -> tuple[Name, ...]:
    """Return the contributors, by role."""
    fields = reading.fields
    found = [(role, name) for role, field in ROLES.items() for name in reading.names(field)]
    for field in _TYPED:
        role = _role(fields.get(f"{field}type", "").strip(" {}")) if field in fields else ""
        if role:
            reading.take(f"{field}type")
            found += [(role, name) for name in reading.names(field)]
    return tuple(replace(name, role=role) for role, name in sorted(found, key=_by_role))


def _by_role(found: tuple[str, Name]) -> str:
    return found[0]


@lru_cache(maxsize=256)
def _role(word: str) -> str:
    """Return the role that *word* means, "" where that is none that a record can have."""
    called = {term: code for code, term in (*relators().items(), *_CALLED.items())}
    if word in called or word in relators():
        return called.get(word, word)
    return (name_variables()[word] or word) if word in name_variables() else ""


def contributor(sheet: Sheet, names: tuple[Name, ...]) -> None:
    """Write the contributors of each role; there are three fields for roles without one."""
    free = list(_TYPED)
    for role, each in groupby(enumerate(names), key=lambda numbered: numbered[1].role):
        group = list(each)
        field = ROLES.get(role, "")
        if not field and free and role:
            field = free.pop(0)
            word = _CALLED.get(role) or relators().get(role, role)
            sheet.fields[f"{field}type"] = encode(word)
        if not field:
            for index, _ in group:
                sheet.lose(f"contributor[{index}]", "no-target-field")
            continue
        written = []
        for index, name in group:
            tex, seen = sheet.name(replace(name, role=""))
            written.append(tex)
            if seen is not None:
                arrives = replace(seen, role=role)
                sheet.lose_all(differences(f"contributor[{index}]", name, arrives))
        sheet.fields[field] = " and ".join(written)
