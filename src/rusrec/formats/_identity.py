"""What records are called that come from a source with ids of other people, or with none."""

from collections.abc import Sequence

from rusrec.errors import Problem, SourceError
from rusrec.formats._seen import Seen
from rusrec.model import is_id
from rusrec.scripts import slug

__all__ = ["Identities", "Identity"]

Identity = tuple[str, str, tuple[str, ...]]
"""What a record is called: id, citekey, other names."""


class Identities:
    """The ids of one source: each stands once, and what has none gets one made of its words."""

    def __init__(self, name: str, remedy: str) -> None:
        """Call the source *name*; *remedy* says what to do about an id that stands twice."""
        self.name, self.remedy = name, remedy
        self.seen = Seen()

    def of(self, line: int, given: str, names: Sequence[str], words: str) -> Identity:
        """Return what the record on *line* is called.

        Args:
            line: Where it begins.
            given: Its id as the source has it. One of ours stays; of another an id is made.
            names: Its keys there, the dearest first: the first without a blank is the citekey.
            words: What an id is made of where there is neither key nor id.

        Raises:
            SourceError: RR210, an id of ours stands twice.
        """
        if is_id(given):
            self._claim(given, line)
            key = next(iter(names), "")
            return given, key if " " not in key and key != given else "", ()
        known = [name for name in dict.fromkeys(names) if name]
        made = slug.unique(slug.slug(next(iter(known), words)), self.seen)
        self.seen.claim(made, line)
        citekey = next((name for name in known if " " not in name), "")
        citekey = "" if citekey == made else citekey
        return made, citekey, tuple(name for name in known if name not in (made, citekey))

    def _claim(self, own: str, line: int) -> None:
        first = self.seen.claim(own, line)
        if first:
            message = f"the id {own!r} stands twice, first on line {first}"
            raise SourceError(Problem(message, self.remedy, "RR210", self.name, line, record=own))
