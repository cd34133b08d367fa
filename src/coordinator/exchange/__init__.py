"""How it comes and goes: bytes to plain rows and back."""
