"""How it is kept: the program folder, its one SQLite file, history, undo and lock; the only layer that speaks SQL."""
