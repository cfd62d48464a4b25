"""The writer's part for notes, and for what only CSL-JSON knows."""

from json.encoder import encode_basestring, encode_basestring_ascii

from msgspec import Raw

from rusrec.formats._arrival import differences
from rusrec.formats.csl_json.embed import KEY
from rusrec.formats.csl_json.item import KEYS
from rusrec.formats.csl_json.reading import Reading
from rusrec.formats.csl_json.record import NOTES, extra_of, notes_of
from rusrec.formats.csl_json.sheet import Sheet
from rusrec.formats.csl_json.values import json_of, members
from rusrec.formats.csl_json.work import has_host
from rusrec.loss import ignore
from rusrec.model import Record
from rusrec.scripts.gate import nfc, refused

__all__ = ["extra", "notes"]


def notes(sheet: Sheet, record: Record) -> None:
    """Write notes: those of a type that is a variable there, all others into ``note``."""
    item, quiet, own = sheet.item, sheet.quiet(), not has_host(sheet.item)
    plain: list[str] = []
    for note in record.notes:
        if not note.note:
            continue
        text = quiet.text("", "", note.note)
        attribute = KEYS[note.type] if note.type in NOTES else ""
        taken = attribute and (
            getattr(item, attribute) or (note.type.startswith("volume-") and not own)
        )
        if attribute and not taken:
            setattr(item, attribute, text)
        else:
            plain.append(text)
    item.note = "\n\n".join(plain)
    seen = notes_of(Reading(item, ignore), own=own)
    if seen == record.notes:
        return
    if len(seen) != len(record.notes) or any(
        after.note[0].text not in [text.text for text in before.note]
        for before, after in zip(record.notes, seen, strict=True)
    ):
        sheet.lose("notes", "joined", seen or None)
        return
    for place, (before, after) in enumerate(zip(record.notes, seen, strict=True)):
        sheet.lose_all(differences(f"notes[{place}]", before, after))


def extra(sheet: Sheet, record: Record, embedded: str = "") -> None:
    """Write what other CSL-JSON had into ``custom``, beside the *embedded* record."""
    item = sheet.item
    for other in record.extra:
        if other.format != "csl-json":
            sheet.lose(f"extra.{other.format}", "no-target-field")
    had = tuple(other for other in record.extra if other.format == "csl-json")
    values = {value.key: value.value for other in had for value in other.values}
    spare = []
    if item.language and values.get("language") == item.language:
        spare.append(("language", values.pop("language")))
    parts = _members(values.pop("custom", ""))
    for key, value in values.items():
        parts.setdefault(key, json_of(value))
    parts.pop(KEY, None)
    if embedded:
        parts[KEY] = embedded
    if parts:
        text = ",".join(f"{_quoted(key)}:{part}" for key, part in parts.items())
        item.custom = Raw(f"{{{text}}}".encode())
        spare.append(("custom", nfc(f"{{{text}}}")))
    seen = extra_of(spare)
    if seen != had:
        sheet.lose("extra.csl-json", "no-target-field", seen[0] if seen else None)


def _quoted(key: str) -> str:
    """Return *key* as JSON text; what no text may hold, such as half a surrogate pair, escaped."""
    return encode_basestring(key) if refused(key) is None else encode_basestring_ascii(key)


def _members(custom: str) -> dict[str, str]:
    """Return the keys of ``custom`` as JSON text, none where it is no JSON object."""
    try:
        return members(custom)
    except ValueError:
        return {}
