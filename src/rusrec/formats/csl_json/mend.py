"""Items that are not quite CSL-JSON put right: lists and nulls for text, keys that are not CSL's.

What programs write beyond the schema comes in: Crossref's lists of ISSN, ``null`` for nothing, a
date as text, one name without its list. What says nothing goes, what is of no known key is handed
back, and what cannot be meant is told with its path.
"""

from collections.abc import Callable
from typing import Any, Final, NoReturn

from msgspec import ValidationError, convert

from rusrec.errors import Problem, SourceError
from rusrec.formats.csl_json.item import DATES, KEYS, NAMES, TEXTS, Item, WireDate, WireName
from rusrec.formats.csl_json.values import DEPTH, depth, members
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["mended", "refused_at"]

_JOINED: Final = {"ISSN": ", ", "ISBN": ", ", "keyword": "; ", "language": ", "}
_NAME_KEYS: Final = frozenset(WireName.__struct_encode_fields__)
_DATE_KEYS: Final = frozenset(WireDate.__struct_encode_fields__)
_EXPECTED: Final = pattern(r"Expected `([^`]*)`, got `([^`]*)`(?: - at `\$\.?([^`]*)`)?")
_WORDS: Final = {
    "str": "text", "array": "a list", "object": "an object", "bool": "true or false",
    "null": "nothing", "int": "a number",
}  # fmt: skip
_NOT_TEXT: Final = pattern(r'["{\[\-0-9tfn]')

Tell = Callable[..., object]


def mended(found: dict[str, Any], text: str, tell: Tell) -> tuple[Item, list[tuple[str, str]]]:
    """Return the item of a decoded object, and all that it has under keys that are not CSL's.

    Args:
        found: The object, its numbers as text.
        text: The same object as it stands.
        tell: Gets path and value of what is in a name or date and has no place.

    Raises:
        SourceError: With the path, below the item, of a value of a wrong type.
    """
    if depth(text) > DEPTH:
        raise SourceError(Problem("nests too deep", f"at most {DEPTH} arrays and objects", "RR110"))
    known: dict[str, Any] = {}
    spare: list[tuple[str, str]] = []
    kept: dict[str, str] = {}
    for key, value in found.items():
        if key in KEYS and key != "custom":
            meant = _value(key, value, tell)
            if meant is not None:
                known[key] = meant
        elif value not in (None, "", [], {}):
            kept = kept or members(text)
            spare.append((_key(key), _kept(value, kept[key])))
    try:
        return convert(known, Item), spare
    except ValidationError as error:
        _explain(error)


def _key(key: str) -> str:
    if gate.refused(key) is not None or not key:
        raise SourceError(Problem(f"the key {key[:80]!a} is no text", "delete it", "RR104"))
    return gate.nfc(key)


def _kept(value: object, text: str) -> str:
    """Return a value as extra keeps it: text as it is, JSON where that would be read as JSON."""
    if not isinstance(value, str) or text[0] != '"':
        return gate.nfc(text)
    if gate.refused(value) is not None:
        return gate.nfc(text)
    return gate.nfc(text if _NOT_TEXT.match(value) or not value.strip() else value)


def _value(key: str, value: Any, tell: Tell) -> Any:
    """Return the value of a known key in the shape that it should have, None for nothing."""
    if value in (None, [], {}) or (value == "" and key in NAMES):
        return None
    if key in TEXTS:
        return _text(_first(key, value, tell), _JOINED.get(key, ""))
    if key in NAMES:
        return _names(key, value if isinstance(value, list) else [value], tell)
    if key in DATES:
        return _date(value, key, tell)
    if key == "categories":
        return [value] if isinstance(value, str) else value
    return _multi(value, tell)


def _first(key: str, value: Any, tell: Tell) -> Any:
    """Return the first of several texts where one is meant, as Crossref has them; tell the others.

    A book in a series has two container titles there, and a paper with a second title has two.
    """
    several = isinstance(value, list) and len(value) > 1 and key not in _JOINED
    if not (several and all(isinstance(each, str) for each in value)):
        return value
    for place, other in enumerate(value[1:], 1):
        tell(f"{key}[{place}]", "is one more than there is a place for", other)
    return value[0]


def _names(key: str, names: list[Any], tell: Tell) -> list[Any]:
    """Return names in their shape; one that is nothing may have been somebody, and is told."""
    found = []
    for place, name in enumerate(names):
        if name in (None, {}, ""):
            tell(f"{key}[{place}]", "is a name of nothing", "null" if name is None else str(name))
        else:
            found.append(_name(name, f"{key}[{place}]", tell))
    return found


def _text(value: Any, joint: str) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        texts = [each for each in value if each is not None]
        if len(texts) == 1 and isinstance(texts[0], str):
            return texts[0]
        if joint and all(isinstance(each, str) for each in texts):
            return joint.join(texts)
    return value


def _name(value: Any, path: str, tell: Tell) -> Any:
    if isinstance(value, str):
        family, comma, given = value.partition(",")
        return {"family": family, "given": given} if comma else {"literal": value}
    if not isinstance(value, dict):
        return value
    known = {
        key: _text(each, "")
        for key, each in value.items()
        if key in _NAME_KEYS and each is not None
    }
    known.update({key: value[key] for key in ("multi",) if key in known})
    if isinstance(known.get("multi"), dict):
        known["multi"] = _name_multi(known["multi"], path, tell)
    meant = _crossref(value, path, known)
    body = value.get("name")
    if isinstance(body, str) and not known.keys() & {"family", "given", "literal"}:
        known["literal"] = body
        meant.add("name")
    if value.get("isInstitution") in (True, "true", "1") and not known.get("given"):
        meant.add("isInstitution")
        if "family" in known and "literal" not in known:
            known["literal"] = known.pop("family")
    _tell_others(value, (_NAME_KEYS - {"affiliation"}) | meant, path, tell)
    return known


def _crossref(value: dict[str, Any], path: str, known: dict[str, Any]) -> set[str]:
    """Put where somebody works, as Crossref says it, into what is *known*; return what is meant.

    ``sequence`` says which name is the first, and the list does too.
    """
    bodies = value.get("affiliation") or []
    bodies = bodies if isinstance(bodies, list) else [bodies]
    named = [each if isinstance(each, dict) else {"name": each} for each in bodies]
    names = [name for each in named if isinstance(name := each.get("name"), str)]
    known["affiliation"] = names
    meant = set()
    if len(names) == len(named) == sum(map(len, named)):
        meant.add("affiliation")
    if value.get("sequence") == ("first" if path.endswith("[0]") else "additional"):
        meant.add("sequence")
    return meant


def _name_multi(value: dict[str, Any], path: str, tell: Tell) -> dict[str, Any]:
    forms = value.get("_key")
    kept: dict[str, Any] = {}
    if isinstance(value.get("main"), str):
        kept["main"] = value["main"]
    if isinstance(forms, dict):
        kept["_key"] = {
            tag: _name(form, f"{path}.multi._key.{tag}", tell) for tag, form in forms.items()
        }
    return kept


def _multi(value: Any, tell: Tell) -> Any:
    if not isinstance(value, dict):
        return value
    known = {key: each for key, each in value.items() if key in ("main", "_keys") and each}
    forms = known.get("_keys")
    # The lists of the tags of each field say nothing new, unless they say something else.
    lists = {key: [*each] for key, each in forms.items()} if isinstance(forms, dict) else {}
    same = value.get("_lsts") == lists
    _tell_others(value, frozenset(("main", "_keys", "_lsts" if same else "")), "multi", tell)
    return known


def _date(value: Any, path: str, tell: Tell) -> Any:
    if isinstance(value, list):  # citation.js wrote the date as the only one of a list
        value = value[0] if [*map(type, value)] == [dict] else {"date-parts": value}
    if not isinstance(value, dict):
        return value
    known = {key: each for key, each in value.items() if key in _DATE_KEYS and each is not None}
    parts = known.get("date-parts")
    if isinstance(parts, list):
        nested = parts if any(isinstance(each, list) for each in parts) else [parts]
        known["date-parts"] = [
            [part for part in each if part is not None] if isinstance(each, list) else each
            for each in nested
            if each is not None
        ]
    # Crossref repeats the parts as a time stamp
    _tell_others(value, _DATE_KEYS | {"date-time", "timestamp"}, path, tell)
    return known


def _tell_others(value: dict[str, Any], known: frozenset[str], path: str, tell: Tell) -> None:
    for key, each in value.items():
        if key not in known and each not in (None, "", [], {}):
            tell(f"{path}.{_key(key)}", "is not a key of CSL-JSON", each)


def _explain(error: ValidationError) -> NoReturn:
    match = _EXPECTED.fullmatch(str(error))
    if match is None:
        raise SourceError(Problem(str(error), "see csl-data.json", "RR201")) from None
    wanted = " or ".join(_WORDS.get(word, word) for word in match[1].split(" | "))
    found = _WORDS.get(match[2], match[2])
    problem = Problem(f"should be {wanted}, and is {found}", f"write {wanted}", "RR201")
    raise SourceError(problem._replace(field=match[3] or "")) from None


def refused_at(value: Any, path: str = "") -> str:
    """Return the path of the first text in *value* that has a character no value may hold."""
    if isinstance(value, str):
        return path if gate.refused(gate.newlines(value)) is not None else ""
    pairs = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, each in pairs:
        step = f"[{key}]" if isinstance(key, int) else f".{key}" if path else key
        found = refused_at(each, path + step)
        if found:
            return found
    return ""
