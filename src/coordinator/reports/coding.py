"""The code of a report: from its content alone, so that the same records give the same code on any machine."""

import base64
import dataclasses
import hashlib
import json
from datetime import date
from typing import Any

DATA = "report-data.json"
"""What the file is called that is attached to a report: its content, and how to make it again."""
_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_READABLE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's letters: none is mistaken for another when it is read from paper."""


def canonical(content: Any) -> bytes:
    """Return *content*, a frozen dataclass, as canonical JSON; fields named ``head`` are no content."""
    return canonical_json(_plain(content))


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {one.name: _plain(getattr(value, one.name)) for one in dataclasses.fields(value) if one.name != "head"}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def code_of(content: Any) -> str:
    """Return the sixteen characters of *content* in four groups."""
    return code_of_json(canonical(content))


def canonical_json(value: Any) -> bytes:
    """Return what JSON can hold as canonical JSON."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def code_of_json(content: bytes) -> str:
    """Return the code of a content that is canonical JSON already."""
    digest = base64.b32encode(hashlib.sha256(content).digest()).decode()
    letters = digest.translate(str.maketrans(_PLAIN, _READABLE))[:16]
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


def number_of(name: str, as_of: date, code: str) -> str:
    """Return a report's number: its name, its day and the beginning of its code."""
    return f"{name}-{as_of:%Y%m%d}-{code[:4]}"


_MISREAD = str.maketrans("OIL", "011")


def code_typed(text: str) -> str:
    """Return a code as it is printed from how somebody typed it: small letters, no hyphens, an O for a zero.

    Nothing if it is no code.
    """
    letters = "".join(text.upper().split()).replace("-", "").translate(_MISREAD)
    if len(letters) != 16 or not set(letters) <= set(_READABLE):
        return ""
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


def enclosed(content: bytes, report: Any) -> bytes:
    """Return the file that is attached to a report: its *content* as canonical JSON, and how to make it again."""
    return b'{"content":' + content + b',"report":' + canonical_json(report) + b"}"
