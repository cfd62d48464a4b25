"""What looks damaged or wrongly labelled in the texts and names of a record."""

from collections.abc import Iterator
from typing import Final

from rusrec.check.fields import at_of, said, values
from rusrec.check.finding import Fix, Found
from rusrec.check.page import Page
from rusrec.check.tags import surprise
from rusrec.model import Name, NameForm, Record, Text
from rusrec.model import tag as bcp47
from rusrec.model.text import UNDETERMINED
from rusrec.schema.codec import At, Context, Node, path_of
from rusrec.schema.record import RECORD
from rusrec.scripts import _invisible, gate
from rusrec.scripts.detect import fits, scripts_in

__all__ = ["CODES", "NAME_CODES", "REVIEW_CODES", "machine_made", "names_of_one_part", "texts"]

CODES: Final = {
    "RR440": "A text holds a character that nobody sees (of no width).",
    "RR441": "A text holds a bidi control without its partner.",
    "RR442": "A text holds U+FFFD, which stands for a character that was lost.",
    "RR443": "A word mixes scripts as damage does.",
    "RR444": "A text is not in the script of its tag.",
    "RR445": "The language of the record, or of one of its texts, is not said.",
    "RR446": "A language tag is hardly the one that is meant.",
    "RR453": "A text holds HTML's reference to a character, such as &amp;.",
}
NAME_CODES: Final = {"RR447": "A person has a name of one part where others have two."}
REVIEW_CODES: Final = {"RR470": "A text was made by a machine and waits for a person to look."}

_SUSPICIONS: Final[dict[gate.What, tuple[str, str]]] = {
    "zero-width character": ("RR440", "delete it, and others of its kind in this text"),
    "unbalanced bidi control": ("RR441", "delete it, and others of its kind in this text"),
    "replacement character": ("RR442", "look at the source, and write the character that was lost"),
    "mixed script": ("RR443", "look at the source; if it has these letters, write what they mean"),
    "character reference": ("RR453", "write the character itself, such as & for &amp;"),
}
_EASY: Final = ("name", "note", "text")
_NO_LETTERS: Final = bytes(code for code in range(128) if not chr(code).isalpha())
_LIKELY: Final = {"Hang": "ko", "Cyrl": "ru", "Latn": "en", "Hani": "zh", "Grek": "el"}
_REMOVED: Final = ("zero-width character", "unbalanced bidi control")


def texts(page: Page) -> Iterator[Found]:
    """Yield what is odd in each text: signs, mixed words, script, tag."""
    record = page.record
    if not record.language and not any(gone.field == "language" for gone in record.missing):
        remedy = "add language: ko (BCP 47, of the item's text); 'missing: {language: to-check}'"
        yield Found("RR445", (), "does not say its language", remedy)
    tags = set() if record.language else {UNDETERMINED}
    for i, tag in enumerate(record.language):
        tags.add(tag)
        yield from _tag(("language", i) if len(record.language) > 1 else ("language",), tag)
    for at, text, tag in said(record):
        if tag not in tags:
            tags.add(tag)
            yield from _tag(at, tag)
        if tag != UNDETERMINED and not _fits(text, tag) and not surprise(tag):
            yield _script(at, text, tag)
        yield from _suspicions(record, at, text)


def _tag(at: At, tag: str) -> Iterator[Found]:
    odd = surprise(tag)
    if odd:
        message, _, remedy = odd.partition("; ")
        yield Found("RR446", at, message, remedy)
    elif tag == UNDETERMINED:
        yield Found("RR445", at, "is in no language ('und')", "write its tag, such as ko or ru")


def _fits(text: str, tag: str) -> bool:
    script = bcp47.script_of(tag)
    own = (script,) if script else bcp47.own_scripts(bcp47.language_of(tag))
    if "Latn" in own:
        # A third of ASCII letters is a third of Latin ones: most texts need no closer look.
        letters = text.encode("ascii", "ignore").translate(None, _NO_LETTERS)
        if len(letters) * 3 >= len(text):
            return True
    return not own or any(fits(text, each) for each in own)


def _script(at: At, text: str, tag: str) -> Found:
    found = scripts_in(text).most_common(1)[0][0]
    language = _LIKELY.get(found, "und")
    remedy = f"write the tag of its language, such as {language}"
    if found in ("Latn", "Cyrl"):
        remedy += f", or {bcp47.language_of(tag)}-{found} if it is transcribed"
    return Found("RR444", at, f"is in {found}, and its tag is {tag!r}", remedy)


def _suspicions(record: Record, at: At, text: str) -> Iterator[Found]:
    """Yield what looks damaged: each word and lost character, and each kind of sign once."""
    seen: set[str] = set()
    for suspicion in gate.suspicions(text):
        what = suspicion.what
        code, remedy = _SUSPICIONS[what]
        fix = None
        if what in _REMOVED:
            if what in seen:
                continue
            seen.add(what)
            if _is_read(record, at):
                remedy = "if the source has it too, add a correction that deletes it"
            elif _is_left(at, text, what):
                fix = _removal(at, what)
        message = f"{what} at character {suspicion.offset + 1}"
        yield Found(code, at, message, remedy, suspicion.evidence, fix)


def _without(text: str, what: gate.What) -> str:
    """Return *text* without the signs *what*; of each run all go."""
    while places := [place for place, found, _ in _invisible.signs(text) if found == what]:
        kept: list[str] = []
        end = 0
        for place in places:
            kept.append(text[end:place])
            end = place
            while text[end : end + 1] == text[place]:
                end += 1
        text = "".join([*kept, text[end:]])
    return gate.paragraphs(text)


def _is_read(record: Record, at: At) -> bool:
    """Tell whether a file gives what stands *at* a place, so that it cannot change by itself."""
    given = (
        at_of(given.field) for source in record.sources if source.file for given in source.gives
    )
    return any(at[: len(place)] == place for place in given if place)


def _is_left(at: At, text: str, what: gate.What) -> bool:
    """Tell whether something is left of *text* without the signs, and of each part of a name."""
    parts = text.split(" ") if "name" in at else [text]
    return all(_without(part, what) for part in parts)


def _removal(at: At, what: gate.What) -> Fix:
    """Return the fix that removes the signs *what* from the text that stands *at* a place."""

    def cleaned(node: Node) -> Node:
        if isinstance(node, dict):
            return {key: cleaned(inner) for key, inner in node.items()}
        if isinstance(node, list):
            return [cleaned(inner) for inner in node]
        return _without(node, what) or node

    def fix(record: Record) -> Record:
        tree = RECORD.dump(record)
        above: Node = tree
        step, *rest = at
        for onward in rest:
            if _holds(above[step], onward):
                above, step = above[step], onward
            elif onward not in _EASY and onward != 0:
                break
        above[step] = cleaned(above[step])
        context = Context()
        changed = RECORD.load(tree, (), context)
        return record if changed is None or context.problems else changed

    return fix


def _holds(node: Node, step: str | int) -> bool:
    if isinstance(node, list):
        return isinstance(step, int) and step < len(node)
    return isinstance(node, dict) and step in node


def names_of_one_part(page: Page) -> Iterator[Found]:
    """Yield persons that are not divided into family and given name, where others are."""
    persons = [(at, name.name) for at, name in _names(page.record) if name.name]
    if not any(form.given for _, forms in persons for form in forms):
        return
    for at, forms in persons:
        if not any(form.given for form in forms):
            message = f"{forms[0].family!r} is a name of one part, and others here have two"
            yield Found("RR447", at, message, "write family, given, if it has both")


def _names(record: Record) -> Iterator[tuple[At, Name]]:
    for role in ("author", "editor", "translator", "contributor"):
        for i, name in enumerate(getattr(record, role)):
            yield (role, i), name


def machine_made(page: Page) -> Iterator[Found]:
    """Yield each text that says of itself that a machine made it."""
    for at, _, tag in said(page.record):
        for value in values(page.record, path_of(at)):
            if isinstance(value, (Text, NameForm)) and value.by == "machine":
                remedy = "look at it; if it is right, write who says so instead of 'machine'"
                yield Found("RR470", at, f"was made by a machine ({tag})", remedy)
