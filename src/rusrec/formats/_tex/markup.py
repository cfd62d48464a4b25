r"""CSL's tags as commands of TeX: ``<i>`` is ``\textit{...}``, ``nocase`` is braces."""

from collections.abc import Callable

from rusrec.scripts.pattern import pattern

__all__ = ["marked_up"]

_TAG = pattern(
    r'<(/?)(i|b|sup|sub|sc)>|<span (class="nocase"|style="font-variant: ?small-caps;?")>|</span>'
)
_COMMANDS = {
    "i": (r"\textit{", "}"),
    "b": (r"\textbf{", "}"),
    "sup": (r"\textsuperscript{", "}"),
    "sub": (r"\textsubscript{", "}"),
    "sc": (r"\textsc{", "}"),
}
# Zotero reads no other spelling of these two.
_RAISED = {"sup": (r"$^{\textrm{", "}}$"), "sub": (r"$_{\textrm{", "}}$")}
_NOT_PLAIN = pattern(r"[\\{}$]")


def marked_up(text: str, encode: Callable[[str], str]) -> str:
    """Write *text* as TeX: tags that pair as commands, others as the text that they are.

    Args:
        text: A text with CSL's tags.
        encode: Writes a text without them.
    """
    out: list[str] = []
    opened: list[tuple[str, int]] = []
    end = 0
    for match in _TAG.finditer(text):
        out.append(encode(text[end : match.start()]))
        end = match.end()
        name = match[2] or _span(match[3])
        if match[1] or match[0] == "</span>":
            _close_tag(encode(match[0]), name, opened, out)
        else:
            opened.append((name, len(out)))
            out.append(encode(match[0]))
    out.append(encode(text[end:]))
    whole = "".join(out)
    # A group around all of the value would pass for a delimiter.
    return whole + "{}" if whole[:1] == "{" and whole[-1:] == "}" else whole


def _span(attribute: str | None) -> str:
    if not attribute:
        return ""
    return "nocase" if attribute[0] == "c" else "sc"


def _close_tag(tag: str, name: str, opened: list[tuple[str, int]], out: list[str]) -> None:
    names = {name} if name else {"nocase", "sc"}
    while opened and opened[-1][0] not in names:
        opened.pop()
    if not opened:
        out.append(tag)
        return
    name, start = opened.pop()
    content = "".join(out[start + 1 :])
    del out[start + 1 :]
    out[start] = content
    if content:
        before, after = _command(name, content, nested=any(n == "nocase" for n, _ in opened))
        out[start] = f"{before}{content}{after}"


def _command(name: str, content: str, *, nested: bool) -> tuple[str, str]:
    if name != "nocase":
        raised = name in _RAISED and not _NOT_PLAIN.search(content)
        return _RAISED[name] if raised else _COMMANDS[name]
    if nested:
        return "", ""
    # BibTeX takes `{\` for an accent, and our reader braces around caseless text for decoration.
    plain = "\\" not in content and content.lower() != content.upper()
    return ("{", "}") if plain else ("{{", "}}")
