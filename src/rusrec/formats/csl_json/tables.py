"""What CSL-JSON carries of a record, and the options of its writer."""

from collections.abc import Mapping
from typing import Final

from rusrec.formats import EMBED, Option
from rusrec.loss import Carried

__all__ = ["CARRIES", "OPTIONS"]

_CHANGED: Final = (
    "citekey subtitle language title.* short-title.* genre.* section.* abstract.* author editor "
    "translator contributor issued dates accessed original host series event volume issue number "
    "volumes edition publisher place identifiers links keywords classification notes relations "
    "extra"
)
_LOST: Final = "draft aka missing rights counts sources corrections history"
_WHOLE: Final = "id type title short-title genre section pages extent archive abstract"
CARRIES: Final[Mapping[str, Carried]] = {
    **dict.fromkeys(_WHOLE.split(), "whole"),
    **dict.fromkeys(_CHANGED.split(), "changed"),
    **dict.fromkeys(_LOST.split(), "lost"),
}
OPTIONS: Final[Mapping[str, Option]] = {
    "particles": Option("particles and suffixes of names as parts of their own; Zotero drops them"),
    "for_": Option(
        "zotero: with lines of its field Extra in note; jurism: with the other forms of texts and "
        "names, not valid by the schema",
        ("zotero", "jurism"),
    ),
    "embed": EMBED,
}
