"""Coordinator: the dated facts of a 287(g) program, judged against the signed agreement, with the paper to prove it."""

__version__ = "0.1.0"
