"""The grammar of .bib files: blocks, macros, inheritance, names; all of it TeX as it stands."""
