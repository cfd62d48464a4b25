"""Strings in, strings out: what no text may hold, which script it is in, a key made from it.

Import the module that does the work (``from rusrec.scripts import gate``); nothing is loaded here,
so that a command pays only for what it uses.
"""
