"""What each version of MODS has that the one before had not, and whether an element fits in one.

Source: the schemas of MODS 3.5 to 3.8 of the Library of Congress; a test compares them with the
table. What only restricts its values in older versions stands in :data:`_VALUES`.
"""

from typing import TYPE_CHECKING, Final

from rusrec.formats.mods.carries import NEWEST
from rusrec.formats.mods.fragment import NAMES

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["SINCE", "fits"]

_PARTS: Final = "area city citySection continent country county extraTerrestrialArea island region \
state territory"
_AUTHORITY: Final = "authority authorityURI valueURI"
_LANGUAGE: Final = "lang script transliteration"


def _of(elements: str, attributes: str) -> str:
    return " ".join(f"{e}@{a}" for e in elements.split() for a in attributes.split())


_NEW: Final = {
    6: "cartographicExtension extraTerrestrialArea itemIdentifier nameIdentifier recordInfoNote "
    "nonSort@space area@areaType citySection@citySectionType region@regionType "
    + _of("relatedItem", "otherType otherTypeAuth otherTypeAuthURI otherTypeURI")
    + " "
    + _of(_PARTS, f"{_AUTHORITY} level period"),
    7: "alternativeName "
    + _of("typeOfResource", f"{_AUTHORITY} {_LANGUAGE}")
    + " "
    + _of("publisher", _AUTHORITY)
    + " "
    + _of(
        "copyrightDate date dateCaptured dateCreated dateIssued dateModified dateOther dateValid "
        "recordChangeDate recordCreationDate temporal",
        "calendar",
    ),
    8: "agent displayDate placeIdentifier place/cartographics name@supplied state@stateType "
    "originInfo@eventTypeURI recordInfo@usage extension@type cartographicExtension@type "
    "holdingExternal@type "
    + _of("accessCondition affiliation", _AUTHORITY)
    + " "
    + _of("titleInfo", "otherTypeAuth otherTypeAuthURI otherTypeURI")
    + " subject/titleInfo@otherType "
    + _of(
        "abstract accessCondition cartographicExtension classification extension genre "
        "holdingExternal identifier language languageOfCataloging location nameIdentifier "
        "originInfo physicalDescription recordInfo tableOfContents targetAudience typeOfResource",
        "ID",
    ),
}
SINCE: Final = {thing: minor for minor, things in _NEW.items() for thing in things.split()}
"""An element, an attribute of one, or an element in another, to the version that brought it.

Attributes have their local names: ``nonSort@space`` is ``xml:space``.
"""

_PLACES: Final = ("marcgac", "marccountry", "iso3166")
_RESOURCES: Final = (
    "text", "cartographic", "notated music", "sound recording-musical",
    "sound recording-nonmusical", "sound recording", "still image", "moving image",
    "three dimensional object", "software, multimedia", "mixed material", "",
)  # fmt: skip
_VALUES: Final = {
    "languageTerm@authority": (8, ("rfc3066", "iso639-2b", "iso639-3", "rfc4646", "rfc5646")),
    "placeTerm@authority": (8, _PLACES),
    "geographicCode@authority": (8, _PLACES),
    "typeOfResource": (7, _RESOURCES),
}
"""What took only these values before a version."""


def fits(element: "_Element", minor: int) -> bool:
    """Tell whether *element*, with all that is in it, may stand in version 3 *minor*."""
    return minor >= NEWEST or all(_old(each, minor) for each in element.iter("*"))


def _old(element: "_Element", minor: int) -> bool:
    name = NAMES[element.tag]
    above = element.getparent()
    within = "" if above is None else f"{NAMES[above.tag]}/"
    said = [(name, (element.text or "").strip()), (f"{within}{name}", "")]
    for attribute, value in element.items():
        local = attribute.rpartition("}")[2]
        if local == "IDREF":
            return False
        said += [(f"{name}@{local}", value), (f"{within}{name}@{local}", "")]
    return all(SINCE.get(thing, 0) <= minor and _allowed(thing, v, minor) for thing, v in said)


def _allowed(thing: str, value: str, minor: int) -> bool:
    since, values = _VALUES.get(thing, (0, ()))
    return minor >= since or value in values
