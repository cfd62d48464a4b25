"""BibTeX and BibLaTeX: all that they have in common, which is nearly everything.

``grammar`` turns a .bib file into raw entries. The modules here turn those into records and back;
what differs from one kind of .bib file to the other stands in a :class:`dialect.Dialect`.
"""
