"""What BibTeX and BibLaTeX files have in common: blocks, macros, inheritance, names."""
