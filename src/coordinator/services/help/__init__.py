"""The help: written pages, pages from what is declared, and all of it in three forms."""
