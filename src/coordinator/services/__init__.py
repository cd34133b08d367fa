"""What a person can do: commands and questions, the same for the window and the command line; no Qt, no SQL."""
