"""The library on disk: read lazily, changed line by line, written whole or not at all."""
