"""Formatted citations: records and a CSL style in, reference lists out.

``rusrec.cite(records, style="apa")`` is :func:`rusrec.cite.bibliography.cite`. A style is found
by :mod:`rusrec.cite.styles`; an engine makes runs (:mod:`rusrec.cite.run`) of it and of items of
CSL-JSON; :mod:`rusrec.cite.output` writes these as text, HTML, Markdown, LaTeX or RTF.
"""

from rusrec.cite.bibliography import DEFAULT_ENGINE, ENGINES, Bibliography, Engine, Entry, cite
from rusrec.cite.styles import Style

__all__ = ["DEFAULT_ENGINE", "ENGINES", "Bibliography", "Engine", "Entry", "Style", "cite"]
