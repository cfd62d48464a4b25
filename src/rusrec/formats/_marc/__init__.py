"""MARC 21: what its two carriers share, MARCXML and ISO 2709.

``field`` and ``unit`` are records as carriers hold them; the other modules each know some fields,
both ways; ``writing`` and ``reading`` put them together, ``kept`` holds what the model does not
know, ``lint`` finds what is wrong with a record.
"""
