"""Texts and names in the one form that a format has room for, titles with their subtitles."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rusrec.model import Name, NameForm, Record, Text, Texts, choose
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["form_of", "joined", "mark_after", "plain", "said", "surname", "with_subtitle"]

_MARKUP: Final = pattern(r"</?(?:i|b|sup|sub|sc|span)(?: [^<>]*)?>")


def mark_after(title: str) -> str:
    """Return what stands between *title* and its subtitle: a colon, unless the title has a mark.

    ``What now? A study``, and not ``What now?: A study``.
    """
    return " " if title.endswith(("?", "!", ":", "…")) else ": "


def plain(text: Text) -> str:
    """Return the words of *text* without CSL's tags, and without blanks that only these parted."""
    return gate.paragraphs(_MARKUP.sub("", text.text)) if text.markup else text.text


def said(texts: Texts, languages: Sequence[str]) -> str:
    """Return what the dearest of *texts* says, "" where there is none."""
    chosen = choose(texts, languages)
    return plain(chosen) if chosen else ""


def with_subtitle(work: Record, languages: Sequence[str]) -> str:
    """Return the title of *work* with the subtitle of its language behind it."""
    main = choose(work.title, languages)
    under = next((text for text in work.subtitle if main and text.tag == main.tag), None)
    if main and under:
        return f"{plain(main)}{mark_after(plain(main))}{plain(under)}"
    return plain(main) if main else ""


def joined(work: Record) -> Iterator[Text]:
    """Yield the titles of *work*, each without markup and with the subtitle of its language."""
    under = {text.tag: text for text in reversed(work.subtitle)}
    for text in work.title:
        words, below = plain(text), under.pop(text.tag, None)
        if below is not None:
            words = f"{words}{mark_after(words)}{plain(below)}"
        yield Text(words, text.tag, text.kind)


def form_of(name: Name, languages: Sequence[str]) -> NameForm:
    """Return the form of a person's name that best serves a reader of these *languages*."""
    chosen = choose(tuple(Text(str(at), form.tag) for at, form in enumerate(name.name)), languages)
    return name.name[int(chosen.text)] if chosen else name.name[0]


def surname(form: NameForm) -> str:
    """Return the family name with what stands before it: ``de Beauvoir``."""
    parts: Iterable[str] = (form.dropping_particle, form.particle, form.family)
    return " ".join(filter(None, parts))
