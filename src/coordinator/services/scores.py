"""Examination results as people type them in one line: ``88, 91, 79, 3r: 85``."""

import re
from decimal import Decimal
from typing import NamedTuple

from coordinator.compliance.choices import Attempt

HOW = "Scores in the order of the examinations: 88, 91, 79. A remedial attempt at the third: 3r: 85."

_SCORE = re.compile(
    r"(?:(?P<exam>[^:]+?)(?P<again>(?<=\d)r|\s+r(?:emedial)?)?\s*:)?\s*(?P<score>\d+(?:\.\d+)?)\s*%?", re.IGNORECASE
)


class Score(NamedTuple):
    """One attempt at one examination; *score* in percent."""

    exam: str
    attempt: Attempt
    score: Decimal


def parse_scores(text: str) -> list[Score]:
    """Return the results that *text* lists; one without a name is of the examination of its place.

    Raises:
        ValueError: a part is no result; the message says so, for people.
    """
    found: list[Score] = []
    for part in filter(None, (part.strip() for part in re.split("[,;]", text))):
        match = _SCORE.fullmatch(part)
        if match is None:
            raise ValueError(f"“{part}” is no score. {HOW}")
        attempt = Attempt.REMEDIAL if match["again"] else Attempt.ORIGINAL
        exam = match["exam"].strip() if match["exam"] else str(len(found) + 1)
        found.append(Score(exam, attempt, Decimal(match["score"])))
    return found
