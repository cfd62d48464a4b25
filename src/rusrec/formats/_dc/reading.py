"""The values of one container while they are read, each in the language that it has."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from rusrec.formats._dc.profile import Profile
from rusrec.formats._dc.value import Value
from rusrec.formats._languages import languages_of
from rusrec.model import UNDETERMINED, Text
from rusrec.model import tag as bcp47
from rusrec.scripts.detect import fits, scripts_in

__all__ = ["Reading"]


class Reading:
    """The values that are being read: each is taken once, what nobody takes is left."""

    __slots__ = ("languages", "profile", "tell", "values")

    def __init__(
        self, values: Iterable[Value], profile: Profile, tell: Callable[[str, str, str], None]
    ) -> None:
        """Take the values of one container; *tell* gets what does not arrive."""
        self.profile, self.tell = profile, tell
        self.values: dict[str, list[Value]] = {}
        for value in values:
            self.values.setdefault(value.term, []).append(value)
        found: dict[str, None] = {}
        for value in self.take("language"):
            tags = languages_of(value.text)
            if tags is None:
                self.leave(value)
            found |= dict.fromkeys(tags or ())
        self.languages = tuple(found)

    def take(self, *terms: str) -> list[Value]:
        """Return the values of these terms, and forget them."""
        return [value for term in terms for value in self.values.pop(term, ())]

    def leave(self, value: Value) -> None:
        """Put back a value that has no place."""
        self.values.setdefault(value.term, []).append(value)

    def tag(self, value: Value) -> str:
        """Return the language of a value: what it says, else that of the record in this script.

        Where the record has none in the script of the text, it is that of an unknown language:
        ``und-Latn`` for an English title in a record that is all Korean.
        """
        return value.tag or _tag(value.text, self.languages)

    def text(self, value: Value) -> Text:
        """Return a value as a text in its language."""
        return Text(value.text, self.tag(value))

    def named(self, term: str) -> list[tuple[Value, str]]:
        """Return the values of *term*, each with its language."""
        return [(value, self.tag(value)) for value in self.take(term)]


@lru_cache(maxsize=4096)
def _tag(text: str, languages: tuple[str, ...]) -> str:
    for language in languages:
        script = bcp47.script_of(language) or bcp47.default_script(bcp47.language_of(language))
        if not script or fits(text, script):
            return language
    counts = scripts_in(text) if languages else None
    return f"{UNDETERMINED}-{counts.most_common(1)[0][0]}" if counts else UNDETERMINED
