"""How Zotero says things, whatever the format in which it says them."""
