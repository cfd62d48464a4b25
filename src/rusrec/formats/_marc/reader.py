"""Records of MARC as records of ours, with ids of their own."""

from collections import Counter
from typing import Final

from msgspec.structs import replace

from rusrec.formats._embed import STALE
from rusrec.formats._marc.embed import TAG, apart, embedded
from rusrec.formats._marc.field import LEADER, Field, Marc
from rusrec.formats._marc.kept import extra_of, restored
from rusrec.formats._marc.parts import whole
from rusrec.formats._marc.reading import context_in, record_of, statements
from rusrec.formats._marc.script import main_script
from rusrec.formats._marc.unit import Unit, units, value_of
from rusrec.formats._marc.writing import units_of
from rusrec.formats._seen import Seen
from rusrec.loss import Ledger, Loss
from rusrec.model import Record, is_id
from rusrec.scripts import gate, slug

__all__ = ["Reader", "joined", "profile_of", "seen_of"]

_LENGTHS: Final = ((0, 5, "00000"), (9, 10, "a"), (12, 17, "00000"))
Joined = list[tuple[Unit, tuple[Field, ...]]]


class Reader:
    """Turns records of MARC into records; it knows the ids that have been."""

    def __init__(self, ledger: Ledger) -> None:
        """Begin with no ids; tell *ledger* of records in 887 that are out of date."""
        self.ledger = ledger
        self.seen = Seen()
        self.count = 0

    def record(self, marc: Marc) -> Record:
        """Return the record that *marc* describes.

        Its id is 001 where that is one of ours, else made of it; two records of one id are told
        apart by a number.
        """
        self.count += 1
        held, marc = apart(marc)
        found = joined(marc)
        given = gate.fold(value_of([unit for unit, _ in found], "001"))
        name = given if is_id(given) else slug.slug(given or f"record-{self.count}")
        made = slug.unique(name, self.seen)
        self.seen.claim(made, self.count)
        seen = seen_of(found, made)
        return self._whole(held, seen) if held else seen

    def _whole(self, held: str, seen: Record) -> Record:
        record = embedded(held, seen)
        if record is None:
            self.ledger(Loss(seen.id, TAG, "not-representable", None, STALE))
        return record or seen


def joined(marc: Marc) -> Joined:
    """Return the units of *marc*, the leader as the first of them."""
    leader = marc.leader.ljust(24)[:24]
    for start, end, text in _LENGTHS:
        leader = leader[:start] + text + leader[end:]
    return units((Field(LEADER, "", (("", leader),)), *whole(marc.fields)))


def seen_of(found: Joined, name: str) -> Record:
    """Return the record called *name* of units; ``extra`` has what is not written again just so."""
    plain = [unit for unit, _ in found]
    context = context_in(plain)
    record = record_of(statements(plain, context), name, context)
    ours = units_of(record, profile_of(plain))
    extra = extra_of(found, ours)
    if not extra:
        return record
    kept = replace(record, extra=extra)
    missed = Counter(u.bare for u in plain) - Counter(u.bare for u in restored(kept, ours, record))
    if missed:
        kept = replace(record, extra=extra_of(found, [u for u in ours if u.bare not in missed]))
    return kept


def profile_of(found: list[Unit]) -> str:
    """Return the profile that units look written in."""
    for unit in found:
        if unit.tag == "245":
            if unit.form.all("dx"):
                return "kormarc"
            return "loc880" if len(unit.forms) > 1 else _of_names(found)
    return _of_names(found)


def _of_names(found: list[Unit]) -> str:
    fixed = value_of(found, "008")
    if fixed[38:40] == "||":
        return "kormarc"
    return "loc880" if any(unit.alone or _latin_first(unit) for unit in found) else "vernacular"


def _latin_first(unit: Unit) -> bool:
    """Tell whether a field is Latin, and another script of it in 880 is not."""
    if len(unit.forms) == 1:
        return False
    scripts = [main_script("".join(words for _, words in form.subs)) for form in unit.forms]
    return scripts[0] == "Latn" and any(script not in ("", "Latn") for script in scripts[1:])
