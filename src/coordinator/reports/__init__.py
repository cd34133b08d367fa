"""How it is printed: one report a file over the tagged-PDF layer."""
