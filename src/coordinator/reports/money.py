"""Amounts of money as reports hold and print them: whole cents, so that they add up and are the same everywhere."""

from decimal import Decimal


def cents(amount: Decimal | None) -> int:
    """Return an amount in cents; nothing counts as none."""
    return int((amount or Decimal(0)) * 100)


def dollars(amount: int) -> str:
    """Return *amount*, in cents, as people write it: ``$8,995.00``, ``-$12.50``."""
    whole, part = divmod(abs(amount), 100)
    return f"{'-' if amount < 0 else ''}${whole:,}.{part:02}"


def whole_dollars(amount: int) -> int:
    """Return *amount*, in cents, to the nearest dollar, for charts."""
    return (amount + 50) // 100
