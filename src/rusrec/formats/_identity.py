"""What records are called that come from a source with ids of other people, or with none."""

from collections.abc import Sequence

from rusrec.errors import Problem, SourceError
from rusrec.formats._seen import Seen
from rusrec.model import is_id

__all__ = ["Claims", "Identities", "Identity"]

Identity = tuple[str, str, tuple[str, ...]]
"""What a record is called: id, citekey, other names."""


class Claims:
    """The ids of one source: those that it gives, and those that are made of what is no id."""

    def __init__(self) -> None:
        """Begin with none."""
        self.seen, self.derived = Seen(), Seen(places=False)

    def own(self, name: str, place: int) -> int:
        """Note that the source gives *name* at *place*; return where it did before, else 0.

        -1 is returned where it did not, but the same id was made before, of ``Doe2001`` say.
        """
        first = self.seen.claim(name, place)
        if not first or name not in self.derived:
            return first
        return self.seen.claim(f"{name}\n", place) or -1  # with a sign that no name has

    def made(self, words: str, place: int) -> str:
        """Return an id of *words* that is free."""
        from rusrec.scripts import slug  # most sources have ids of their own

        made = slug.unique(slug.slug(words), self.seen)
        self.seen.claim(made, place)
        self.derived.claim(made, 1)
        return made


class Identities:
    """The ids of one source: each stands once, and what has none gets one made of its words."""

    def __init__(self, name: str, remedy: str) -> None:
        """Call the source *name*; *remedy* says what to do about an id that stands twice."""
        self.name, self.remedy = name, remedy
        self.claims = Claims()

    def of(self, line: int, given: str, names: Sequence[str], words: str) -> Identity:
        """Return what the record on *line* is called.

        Args:
            line: Where it begins.
            given: Its id as the source has it. One of ours stays, unless the same was made of
                another before; of one that is none of ours an id is made.
            names: Its keys there, the dearest first: the first without a blank is the citekey.
            words: What an id is made of where there is neither key nor id.

        Raises:
            SourceError: RR210, an id of ours stands twice.
        """
        own = is_id(given)
        if own and self._claim(given, line):
            key = next(iter(names), "")
            return given, key if " " not in key and key != given else "", ()
        known = [name for name in dict.fromkeys((*names, given if own else "")) if name]
        made = self.claims.made(next(iter(known), words), line)
        citekey = next((name for name in known if " " not in name), "")
        citekey = "" if citekey == made else citekey
        return made, citekey, tuple(name for name in known if name not in (made, citekey))

    def _claim(self, own: str, line: int) -> bool:
        """Note an id of ours; False where one was made like it."""
        first = self.claims.own(own, line)
        if first > 0:
            message = f"the id {own!r} stands twice, first on line {first}"
            raise SourceError(Problem(message, self.remedy, "RR210", self.name, line, record=own))
        return not first
