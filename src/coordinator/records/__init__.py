"""What is kept: every record declared once."""
