"""Names as 100, 110, 700, 710 and 720 hold them, both ways; their roles and ids.

Source: MARC 21, X00 and X10; MARC Code List for Relators.
"""

from functools import cache, lru_cache
from typing import Final

from msgspec.structs import replace

from rusrec import vocab
from rusrec.formats._marc import said as saying
from rusrec.formats._marc.context import Context, meaning, original_of, tag_beside, text_of
from rusrec.formats._marc.field import Subfields
from rusrec.formats._marc.isbd import stop
from rusrec.formats._marc.said import MACHINE, Said
from rusrec.formats._marc.script import main_script
from rusrec.formats._marc.unit import Form, Unit
from rusrec.model import Name, NameForm, Text, identifier
from rusrec.model import tag as bcp47
from rusrec.model.text import arranged
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["SLOTS", "direct", "is_person", "name_of", "roles_in", "unit_of"]

SLOTS: Final = {"aut": "author", "edt": "editor", "trl": "translator"}
"""The fields of a record for three roles; all others are contributors."""

_Form = NameForm | Text
_PERSONS: Final = ("100", "700", "720")
_PARTICLES: Final = pattern(r"((?:[a-zß-öø-ÿ'’]+ )+)(?=[^\W\d_])(?=[^a-z])(.+)")
_SUFFIX: Final = pattern(r"Jr\.?|Sr\.?|[IVX]{1,4}|ml\.|fils|père")
_EAST: Final = pattern(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3]+")
_TERMS: Final = {
    "joint author": "aut", "authors": "aut", "ed": "edt", "eds": "edt", "hrsg": "edt",
    "edited by": "edt", "tr": "trl", "trans": "trl", "übers": "trl", "ill": "ill", "verf": "aut",
    "지은이": "aut", "저자": "aut", "엮은이": "edt", "옮긴이": "trl", "автор": "aut",
    "редактор": "edt", "переводчик": "trl",
}  # fmt: skip
_RELATOR: Final = pattern(r"(?:https?://id\.loc\.gov/vocabulary/relators/)?([a-z]{3})")
_IDS: Final = ("orcid", "isni", "viaf")
_NUMBERED: Final = pattern(r"\((orcid|isni|viaf)\)(.+)")


def is_person(tag: str) -> bool:
    """Tell whether a field of this *tag* names a person; else it names a body."""
    return tag in _PERSONS


@cache
def _codes() -> dict[str, str]:
    return {term.casefold(): code for code, term in vocab.relators().items()} | _TERMS


@lru_cache(maxsize=1024)
def _role(code: str, text: str) -> str:
    if code == "4":
        match = _RELATOR.fullmatch(text)
        found = match[1] if match else ""
        found = vocab.former_relators().get(found, found)
        return found if found in vocab.relators() else ""
    if text in vocab.name_variables():
        return vocab.name_variables()[text] or text
    return _codes().get(text.strip(" ,.[]()").casefold(), "")


def roles_in(form: Form, tag: str) -> list[str]:
    """Return the roles that a field states: where it states none, in 1XX and 720 ``aut``."""
    said = [role for text in form.all("4") if (role := _role("4", text))]
    said = said or [role for text in form.all("e") if (role := _role("e", text))]
    roles = list(dict.fromkeys(said))
    return roles or (["aut"] if tag in ("100", "110", "720") else ["ctb"])


def name_of(unit: Unit, context: Context) -> Name | None:
    """Return the person or body of a field and its 880s, without a role."""
    forms = [(form, _words(form, unit.tag)) for form in unit.forms]
    known = [(form, words) for form, words in forms if words]
    if not known:
        return None
    original = original_of((words for _, words in known), context)
    person = is_person(unit.tag)
    texts = [
        _person(form, words, context, original) if person
        else _body(form, words, context, original)
        for form, words in known
    ]  # fmt: skip
    form = unit.form
    affiliation = gate.fold(form.first("u"))
    arrived = arranged(texts, context.languages)
    return replace(
        Name(),
        **{"name" if person else "org": arrived},
        affiliation=(text_of(affiliation, context, form.said, "u."),) if affiliation else (),
        cert=saying.value(form.said, "name.cert"),
        order=saying.value(form.said, "order"),
        **_ids_in(form),
    )


def _ids_in(form: Form) -> dict[str, str]:
    """Return the ids in ``$0`` and ``$1``: addresses, or numbers with their scheme in brackets."""
    found: dict[str, str] = {}
    for text in form.all("01"):
        match = _NUMBERED.fullmatch(text)
        known = (match[1], match[2]) if match else identifier.of_url(text)
        if known and known[0] in _IDS and known[1].strip() == known[1]:
            found.setdefault(*known)
    return found


def _ids(name: Name) -> Subfields:
    made = []
    for scheme in _IDS:
        value = getattr(name, scheme)
        url = identifier.url(scheme, value) if value else None
        if url and identifier.of_url(url) == (scheme, value):
            made.append(("1", url))
        elif value:
            made.append(("0", f"({scheme}){value}"))
    return tuple(made)


def _words(form: Form, tag: str) -> str:
    """Return the name in a field, as one text."""
    if is_person(tag):
        return stop(form.first("a"))
    parts = [stop(text) for text in form.all("ab") if text.strip()]
    return ". ".join(part for part in parts if part)


def _body(form: Form, words: str, context: Context, original: str) -> Text:
    return saying.applied(Text(words, tag_beside(words, original, context, form.said)), form.said)


def _person(form: Form, words: str, context: Context, original: str) -> NameForm:
    tag = tag_beside(words, original, context, form.said)
    family, comma, given = words.partition(", ")
    if not comma or form.ind[:1] == "0" or not family or not given:
        return saying.applied(NameForm(words, "", tag), form.said)
    match = _PARTICLES.fullmatch(family)
    particle, family = (match[1].strip(), match[2]) if match else ("", family)
    suffix = stop(form.first("c"))
    suffix = suffix if _SUFFIX.fullmatch(suffix) else ""
    made = NameForm(family, given, tag, particle=particle, suffix=suffix)
    return saying.applied(made, form.said)


def unit_of(name: Name, role: str, tag: str, context: Context) -> Unit:
    """Return the field of a name, with its other forms in 880."""
    forms = _ordered(name, context)
    term = vocab.relators().get(role, role)
    tail: Subfields = (("e", term), *((("4", role),) if role in vocab.relators() else ()))
    tail += _ids(name)
    words = [
        _printed(form, context, undivided=_undivided(context, at)) for at, form in enumerate(forms)
    ]
    original = original_of((subs[0][1] for _, subs in words), context)
    made = []
    for at, (form, (ind, subs)) in enumerate(zip(forms, words, strict=True)):
        lead = (*subs[:-1], (subs[-1][0], subs[-1][1] + ","))
        middle: Subfields = ()
        said: Said = ()
        if at == 0:
            middle, said = _affiliation(name, context)
            said += tuple((w, v) for w, v in (("name.cert", name.cert), ("order", name.order)) if v)
        whole = Form(ind, (*lead, *middle, *tail))
        own = _meaning(form, whole, tag, context, original)
        made.append(whole._replace(said=(*own, *said)))
    return Unit(tag, tuple(made))


def _undivided(context: Context, at: int) -> bool:
    return context.profile == "kormarc" or (context.profile == "loc880" and at > 0)


def _meaning(form: _Form, whole: Form, tag: str, context: Context, original: str) -> Said:
    """Return what must be said of the field for *form* to be read of it."""
    make = _person if isinstance(form, NameForm) else _body
    words = _words(whole, tag)
    seen = make(whole, words, context, original)
    if seen == form:
        return ()
    if (
        form.by == "machine"
        and make(whole._replace(said=MACHINE), words, context, original) == form
    ):
        return MACHINE
    return saying.of(seen, form)


def _affiliation(name: Name, context: Context) -> tuple[Subfields, Said]:
    if not name.affiliation:
        return (), ()
    text = name.affiliation[0]
    words = text.text.replace("\n", " ")
    return (("u", words),), meaning(text, words, context, "u.")


def _ordered(name: Name, context: Context) -> list[_Form]:
    """Return the forms, that of the field itself first: in loc880 a romanized one."""
    forms: list[_Form] = [*name.name, *name.org]
    latin = context.profile == "loc880"
    first = next(
        (at for at, form in enumerate(forms)
         if latin and bcp47.is_transcription(form.tag) and bcp47.script_of(form.tag) == "Latn"), 0
    )  # fmt: skip
    if first:
        forms.insert(0, forms.pop(first))
    return forms


def _printed(form: _Form, context: Context, *, undivided: bool) -> tuple[str, Subfields]:
    del context
    if isinstance(form, Text):
        return "2 ", (("a", form.text),)
    family = " ".join(filter(None, (form.particle, form.family)))
    given = " ".join(filter(None, (form.given, form.dropping_particle)))
    if undivided and _EAST.fullmatch(family + given):
        return "1 ", (("a", family + given),)
    if not given:
        return "0 ", (("a", family), *((("c", form.suffix),) if form.suffix else ()))
    lead = f"{family}, {given}"
    if form.suffix:
        return "1 ", (("a", lead + ","), ("c", form.suffix))
    return "1 ", (("a", lead),)


def direct(name: Name, title: Text) -> str:
    """Return a name as it stands beside its *title*: ``송준서``, ``Simone de Beauvoir``."""
    forms: list[_Form] = [*name.name, *name.org]
    latin = main_script(title.text) in ("", "Latn")
    form = next((f for f in forms if (main_script(_one(f)) == "Latn") == latin), forms[0])
    if isinstance(form, Text):
        return form.text
    family = " ".join(filter(None, (form.particle, form.family)))
    if _EAST.fullmatch(family + form.given):
        return family + form.given
    east = bcp47.language_of(form.tag) in ("ko", "zh", "ja", "vi", "hu")
    parts = (family, form.given) if east else (form.given, form.dropping_particle, family)
    return " ".join(filter(None, (*parts, form.suffix)))


def _one(form: _Form) -> str:
    return form.text if isinstance(form, Text) else form.family
