"""citeproc-py's elements around names: who stands whole, who is initialized, who stands in."""

import re
from types import SimpleNamespace
from typing import Any, Final

from citeproc import model
from citeproc.source import VariableError

from rusrec.cite.citeproc_py.reference import Marked
from rusrec.cite.marks import strip

__all__ = ["HELD", "PRINTED", "Name", "NamePart", "Names", "Substitute"]

PRINTED: Final = "printed"
HELD: Final = "held back"
"""Where a layout keeps the variables that it has printed, and those that stood in for a name."""


class Names(model.Names):
    """Editors that stand in for the author are not printed again."""

    def process(
        self, item: Any, names_context: Any = None, context: Any = None, **options: Any
    ) -> Any:
        """Return the names of the variables, raise where they have stood in for others."""
        roles = self.get("variable").split()
        memory = _layout(self, context).repressed
        if any(role in memory.get(HELD, ()) for role in roles):
            raise VariableError
        text = super().process(item, names_context, context, **options)
        memory.setdefault(PRINTED, set()).update(role for role in roles if role in item.reference)
        return text


def _layout(element: Any, context: Any) -> Any:
    return (element if context is None else context).get_layout()


class Name(model.Name):
    """East Asian names whole; initials of names with hyphens without stray stops."""

    def process(
        self,
        item: Any,
        variable: str,
        context: Any = None,
        sort_options: Any = None,
        **options: Any,
    ) -> Any:
        """Return the names of *variable* in the form that the style asks for."""
        form = self.get_option("form", context, sort_options)
        people = [person._replace(form=form) for person in item.reference.get(variable, ())]
        shown = SimpleNamespace(reference={variable: people})
        return super().process(shown, variable, context, sort_options, **options)

    def initialize(self, given: str, mark: str, context: Any) -> Marked:
        """Return the initials of *given*."""
        hyphen = self.get_option("initialize-with-hyphen", context)
        words = strip(given).replace(".", ". ").split()
        return Marked(_joined([_initials(word, mark, hyphen=hyphen) for word in words], mark))


def _initials(word: str, mark: str, *, hyphen: bool) -> str:
    """Return the initial of each part of *word* (``J.-L.``); a particle stays as it is.

    A part after a hyphen that is not capitalised has none: Kyŏng-su is ``K.``.
    """
    if not word[0].isupper():
        return word
    parts = [part[0] + mark.rstrip() for part in re.split("[-‐]", word) if part[:1].isupper()]
    return ("-" if hyphen else mark[len(mark.rstrip()) :]).join(parts)


def _joined(words: list[str], mark: str) -> str:
    """Join initials as the mark has it; a word that is not one has blanks around it."""
    text = ""
    for word in words:
        initial = word[0].isupper()
        gap = mark[len(mark.rstrip()) :] if initial and text[-1:] != " " else " "
        text += (gap if text else "") + word + ("" if initial else " ")
    return text.strip()


class NamePart(model.Name_Part):
    """A name without a given name stays without one."""

    def format_part(self, given: Any, family: Any) -> Any:
        """Return both parts, the one that this element is for dressed."""
        part = self.get("name")
        if (given if part == "given" else family) is None:
            return given, family
        made = super().format_part(Marked(given or ""), Marked(family or ""))
        return (made[0], family) if part == "given" else (given, made[1])


class Substitute(model.Substitute):
    """Holds back every variable that the substitute printed, through macros as well."""

    def render(self, item: Any, context: Any = None, **options: Any) -> Any:
        """Return the first substitute that gives something."""
        memory = _layout(self, context).repressed
        before = set(memory.get(PRINTED, ()))
        text = super().render(item, context=context, **options)
        memory.setdefault(HELD, set()).update(memory.get(PRINTED, set()) - before)
        return text

    def add_to_repressed_list(self, child: Any, context: Any) -> None:
        """Leave it to :meth:`render`."""
