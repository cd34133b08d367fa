"""What is owed: the duties of an agreement computed over frozen facts, with no clock and no input or output."""
