"""Schema 1: how a record is read from, written to, and checked as a plain tree."""
