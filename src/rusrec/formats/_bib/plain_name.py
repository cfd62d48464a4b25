"""Names that arrive as they are, which is nearly all; their writer keeps them."""

from functools import partial
from typing import Final

from rusrec.formats._bib.name_tex import body_tex, person_tex
from rusrec.formats._bib.sheet import is_all, is_bare
from rusrec.formats._usual import Kept, Told
from rusrec.model import Name, NameForm
from rusrec.scripts import gate

__all__ = ["names_in", "people"]


def _name_tex(name: Name, tag: str) -> str | None:
    """Return the TeX of a name in the language of *tag*; None where anything of it is lost."""
    forms, bodies = name.name, name.org
    if not is_all(name) or len(forms) + len(bodies) != 1:
        return None
    if bodies:
        body = bodies[0]
        whole = body.tag == tag and is_bare(body)
        return _whole(name, *body_tex(body, tag)) if whole else None
    form = forms[0]
    whole = form.tag == tag and not _says_more(form)
    return _whole(name, *person_tex(form, tag)) if whole else None


def _says_more(form: NameForm) -> bool:
    """Tell whether anything is said of a person's name but family and given."""
    return bool(
        form.particle or form.dropping_particle or form.suffix or form.kind or form.by or form.cert
    )


def _whole(name: Name, tex: str, seen: Name | None) -> str | None:
    """Return the *tex* of *name*, of which a reader makes *seen*: None where it is the same."""
    return tex if gate.refused(tex) is None and (seen is None or seen == name) else None


def _written(tag: str) -> Kept[Name, str | None]:
    return Kept(partial(_name_tex, tag=tag))


names_in: Final = Kept(_written)
"""By language, names as they are written in it, None for one of which anything is lost."""


def people(names: tuple[Name, ...], written: Kept[Name, str | None]) -> str:
    """Return names that arrive as they are."""
    found = []
    for name in names:
        tex = written[name]
        if tex is None:
            raise Told
        found.append(tex)
    return " and ".join(found)
