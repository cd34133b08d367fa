"""Do the tests of authority, agreement, dates and rules notice when the code is wrong? ``python3 dev.py mutants``."""
