"""Names of persons and bodies, as the canonical record holds them."""

from functools import cache

from hypothesis import strategies as st

from rusrec.model import Name, NameForm
from rusrec.testing.values import BY, CERTS, KINDS, tags, texts, with_kind
from rusrec.testing.words import phrases, words
from rusrec.vocab import name_variables, relators

__all__ = ["bodies", "names", "persons", "roles"]


def _parts() -> st.SearchStrategy[str]:
    """Return parts of a name; few have a comma, which only the form part by part can hold."""
    return st.one_of(phrases(2).map(lambda part: part.replace(",", "")).map(str.strip), words())


@cache
def persons() -> st.SearchStrategy[NameForm]:
    """Return forms of a person's name: of one part, of two, with particles and suffixes."""
    part = _parts().map(_folded).filter(bool)
    maybe = st.one_of(st.just(""), part)
    form = st.one_of(
        st.builds(NameForm, part, part),
        st.builds(NameForm, part, part),
        st.builds(NameForm, part),
        st.builds(NameForm, part, maybe, particle=maybe, dropping_particle=maybe, suffix=maybe),
        st.builds(NameForm, part, maybe, by=BY, cert=st.sampled_from(CERTS)),
    )
    bare = st.builds(with_kind, form, tags(), st.just(""))
    return st.one_of(bare, bare, st.builds(with_kind, form, tags(), st.sampled_from(KINDS)))


def _folded(text: str) -> str:
    from rusrec.scripts import gate

    return gate.fold(text)


def bodies() -> st.SearchStrategy[Name]:
    """Return corporate names, never divided."""
    return st.builds(Name, org=texts(2))


def roles() -> st.SearchStrategy[str]:
    """Return roles of contributors: MARC relators, and CSL name variables that MARC has not."""
    own = {"aut", "edt", "trl"}
    variables = name_variables()
    known = [code for code in variables.values() if code and code not in own]
    unknown = [variable for variable, code in variables.items() if not code]
    others = sorted(set(relators()) - own - set(known))
    return st.one_of(st.sampled_from(known + unknown), st.sampled_from(others))


@cache
def names(*, role: bool = False) -> st.SearchStrategy[Name]:
    """Return persons and bodies, with their other forms and ids; with a role where it is asked."""
    said = roles() if role else st.just("")
    forms = st.lists(persons(), min_size=1, max_size=2).map(tuple)
    person = st.builds(Name, forms, role=said)
    full = st.builds(
        Name,
        forms,
        role=said,
        orcid=st.sampled_from(("", "0000-0002-1825-0097")),
        isni=st.sampled_from(("", "0000000121032683")),
        viaf=st.sampled_from(("", "96937000")),
        affiliation=st.one_of(st.just(()), texts(2)),
        cert=st.sampled_from(CERTS),
        order=st.sampled_from(("", "given-first", "family-first")),
    )
    return st.one_of(person, person, st.builds(Name, org=texts(2), role=said), full)
