"""Texts that name what they are about as ``kind:key``, and how they follow a record whose key becomes another."""

from collections.abc import Mapping
from itertools import zip_longest

RECORD_OF_SUBJECT = {
    "account": "system_account",
    "action": "corrective_action",
    "activity": "activity_month",
    "amendment": "moa_amendment",
}
"""Subjects of verdicts that are a kind of record under another word."""

PARTS_OF_SUBJECT = {
    "account": ("officer",),
    "activity": ("moa",),
    "event": ("officer", "moa"),
    "exam": ("officer", "course"),
    "gap": ("officer", "moa"),
    "training": ("officer", "course"),
}
"""Subjects that need no record of their own: the kinds whose keys their first parts are."""

Moves = Mapping[str, Mapping[str, str]]
"""For each kind of record, the keys that became others."""


def followed(subject: str, moves: Moves) -> str:
    """Return *subject* with the key that its record has now.

    A subject may hold less than a whole key (``credential:4117/KC-JEM-2/VPN_TOKEN``) or more (a key and a day).
    """
    kind, _, key = subject.partition(":")
    found = _followed(key, moves.get(RECORD_OF_SUBJECT.get(kind, kind), {}))
    if found is None and kind in PARTS_OF_SUBJECT:
        named = zip_longest(key.split("/"), PARTS_OF_SUBJECT[kind], fillvalue="")
        found = "/".join(moves.get(part, {}).get(old, old) for old, part in named)
    return subject if found is None else f"{kind}:{found}"


def _followed(key: str, moves: Mapping[str, str]) -> str | None:
    if key in moves:
        return moves[key]
    begins = max((old for old in moves if key.startswith(f"{old}/")), key=len, default=None)
    if begins is not None:
        return moves[begins] + key.removeprefix(begins)
    for old, new in moves.items():
        rest = old.removeprefix(key)
        if old.startswith(f"{key}/") and new.endswith(rest):
            return new.removesuffix(rest)
    return None
