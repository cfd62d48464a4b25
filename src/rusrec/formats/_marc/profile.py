"""The profile that a record of MARC looks written in."""

from rusrec.formats._marc.script import main_script
from rusrec.formats._marc.unit import Unit, value_of

__all__ = ["latin_first", "profile_of"]


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
    return "loc880" if any(unit.alone or latin_first(unit) for unit in found) else "vernacular"


def latin_first(unit: Unit) -> bool:
    """Tell whether a field is Latin, and another script of it in 880 is not."""
    if len(unit.forms) == 1:
        return False
    scripts = [main_script("".join(words for _, words in form.subs)) for form in unit.forms]
    return scripts[0] == "Latn" and any(script not in ("", "Latn") for script in scripts[1:])
