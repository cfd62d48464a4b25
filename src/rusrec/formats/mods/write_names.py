"""Names as elements of MODS: one for a person or body, with the other forms inside."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from rusrec.formats._xml import content
from rusrec.formats.mods.display import display
from rusrec.formats.mods.language import maker, marks
from rusrec.formats.mods.markup import bare
from rusrec.formats.mods.read_names import MOST_FORMS
from rusrec.formats.mods.roles import FIELDS, role_elements
from rusrec.formats.mods.sheet import Manner, Sheet
from rusrec.loss import Loss, paths_to
from rusrec.model import Event, Name, NameForm, Record, Text, identifier
from rusrec.model import tag as bcp47

__all__ = ["event_name", "names"]

Forms = Sequence[NameForm | Text]

_IDS: Final = (
    ("orcid", ' type="orcid" typeURI="https://orcid.org">https://orcid.org/'),
    ("isni", ' type="isni" typeURI="https://isni.org">https://isni.org/isni/'),
    ("viaf", ' type="viaf" typeURI="https://viaf.org">https://viaf.org/viaf/'),
)


def names(sheet: Sheet, record: Record) -> None:
    """Write all names of a work, authors first."""
    for field, role in FIELDS.items():
        for index, name in enumerate(getattr(record, field)):
            first = not sheet.prefix and field == "author" and index == 0
            usage = ' usage="primary"' if first else ""
            known = _known(name, role, usage, sheet.main, sheet.manner)
            if known:
                sheet.put_again(known)
            else:
                _name(sheet, f"{field}[{index}]", name, role, usage)
    for index, name in enumerate(record.contributor):
        _name(sheet, f"contributor[{index}]", name, name.role, "")


@lru_cache(maxsize=4096)
def _known(name: Name, role: str, usage: str, main: str, manner: Manner) -> str:
    """Return the element of a name, as it is in all records; "" if there is more to it."""
    told: list[Loss] = []
    sheet = Sheet(Record(language=(main,)), told.append, manner)
    _name(sheet, "", name, role, usage)
    return "" if told or sheet.groups[0] else sheet.out[0].strip()


class _Said(NamedTuple):
    """What an element says besides a form of the name."""

    kind: str
    once: str = ""
    """Attributes of the first element."""
    role: str = ""
    inner: str = ""
    """Elements in the first one."""


def _name(sheet: Sheet, path: str, name: Name, role: str, usage: str) -> None:
    address, inner = _identifiers(sheet, path, name)
    if name.affiliation:
        inner += "".join(sheet.simple(f"{path}.affiliation", name.affiliation, "affiliation"))
    for field in ("cert", "order"):
        if getattr(name, field):
            sheet.lose(f"{path}.{field}")
    kind, field = ("personal", "name") if name.name else ("corporate", "org")
    said = _Said(kind, usage + address, role_elements(role), inner)
    _put(sheet, f"{path}.{field}", name.name or name.org, said, name.order)


def _identifiers(sheet: Sheet, path: str, name: Name) -> tuple[str, str]:
    """Return the attribute and the elements that identify who is named.

    Without ``nameIdentifier`` there is the attribute alone, for one of them.
    """
    if not (name.orcid or name.isni or name.viaf):
        return "", ""
    stated = [(scheme, begin) for scheme, begin in _IDS if getattr(name, scheme)]
    if sheet.knows("nameIdentifier"):
        elements = []
        for scheme, begin in stated:
            elements.append(f"<nameIdentifier{begin}{getattr(name, scheme)}</nameIdentifier>")
            _tell_spelling(sheet, f"{path}.{scheme}", scheme, getattr(name, scheme))
        return "", "".join(elements)
    for scheme, _ in stated[1:]:
        sheet.lose(f"{path}.{scheme}")
    for scheme, begin in stated[:1]:
        _tell_spelling(sheet, f"{path}.{scheme}", scheme, getattr(name, scheme))
        return f' valueURI="{begin.partition(">")[2]}{getattr(name, scheme)}"', ""
    return "", ""


def _tell_spelling(sheet: Sheet, path: str, scheme: str, value: str) -> None:
    """Tell of an identifier that is read in another spelling, or for its fault not at all."""
    if identifier.fault(scheme, value):
        sheet.lose(path)
    elif (seen := identifier.normal(scheme, value)) != value:
        sheet.lose(path, "narrower-vocabulary", seen)


def _put(sheet: Sheet, path: str, forms: Forms, said: _Said, order: str = "") -> None:
    """Write a name: its forms in one element, or in elements that ``altRepGroup`` ties."""
    parts = _forms(sheet, path, forms, order)
    kind, once, role, inner = said
    if not (sheet.altrep and len(parts) > 1):
        others = _alternatives(sheet, forms, parts) if len(parts) > 1 else ""
        begin = f'<name type="{kind}"{once}{marks(forms[0].tag, sheet.main)}>'
        sheet.put(f"{begin}{parts[0]}{role}{inner}{others}</name>")
        return
    group = sheet.group()
    for form, own in zip(forms, parts, strict=False):
        begin = f'<name type="{kind}"{once}{group}{marks(form.tag, sheet.main)}>'
        sheet.put(f"{begin}{own}{role}{inner}</name>")
        once = inner = ""


def _forms(sheet: Sheet, path: str, forms: Forms, order: str) -> list[str]:
    """Return the parts of each form that is written, and tell what does not arrive."""
    shown = len(forms) if sheet.knows("alternativeName") else 1
    shown = MOST_FORMS if sheet.altrep else shown
    for index, (form, at) in enumerate(zip(forms, paths_to(path, forms), strict=True)):
        if index >= shown:
            sheet.lose(at)
        elif form.cert or form.kind or _odd(form):
            first = index == 0 or sheet.altrep
            _tell(sheet, at, form, first=first)
    return [_form(form, order) for form in forms[:shown]]


@lru_cache(maxsize=4096)
def _form(form: NameForm | Text, order: str) -> str:
    """Return the parts of one form and who made it."""
    made = maker(form.by, form.tag) if form.by else ""
    by = f"<description{_ENGLISH}>{content(made)}.</description>" if made else ""
    if isinstance(form, Text):
        words = bare(form.text) if form.markup else form.text
        return f"<namePart>{content(words)}</namePart>{by}"
    family, given = _joined(form)
    parts = f'<namePart type="family">{content(family)}</namePart>'
    if given:
        parts += f'<namePart type="given">{content(given)}</namePart>'
    if form.suffix:
        parts += f'<namePart type="termsOfAddress">{content(form.suffix)}</namePart>'
    return f"{parts}<displayForm>{content(display(form, order))}</displayForm>{by}"


_ENGLISH: Final = ' lang="eng" xml:lang="en"'


def _joined(form: NameForm) -> tuple[str, str]:
    family = f"{form.particle} {form.family}" if form.particle else form.family
    return family, f"{form.given} {form.dropping_particle}".strip()


def _alternatives(sheet: Sheet, forms: Forms, parts: list[str]) -> str:
    """Return all forms that are written but the first, which the name itself has."""
    pairs = zip(forms[1:], parts[1:], strict=False)
    return "".join([_alternative(sheet, form, said) for form, said in pairs])


def _alternative(sheet: Sheet, form: NameForm | Text, parts: str) -> str:
    kind = form.kind or ("transcribed" if bcp47.is_transcription(form.tag) else "parallel")
    said = "romanized" if kind == "transcribed" and "Latn" in form.tag else kind
    begin = f'<alternativeName altType="{said}"{marks(form.tag, sheet.main)}>'
    return f"{begin}{parts}</alternativeName>"


def _odd(form: NameForm | Text) -> str:
    if isinstance(form, Text):
        return form.markup or form.divided
    return form.particle or form.dropping_particle


def _tell(sheet: Sheet, path: str, form: NameForm | Text, *, first: bool) -> None:
    """Say what of a form does not arrive; of a *first* one, or one alone, also what kind it is."""
    lost = ["cert"]
    if first:
        lost.append("kind")
    if isinstance(form, Text):
        if form.markup:
            kind = "" if first else form.kind
            sheet.lose(path, "not-representable", Text(bare(form.text), form.tag, kind, form.by))
            return
        lost.append("divided")
    else:
        family, given = _joined(form)
        if form.particle:
            sheet.lose(f"{path}.family", "joined", family)
            lost.append("particle")
        if form.dropping_particle:
            sheet.lose(f"{path}.given", "joined", given)
            lost.append("dropping_particle")
    for field in lost:
        if getattr(form, field):
            sheet.lose(f"{path}.{field.replace('_', '-')}")


def event_name(sheet: Sheet, event: Event) -> None:
    """Write the name of a conference."""
    _put(sheet, "event.name", event.name, _Said("conference"))
