"""What cannot be about counts and claims, over several records at once."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from coordinator.compliance.choices import FUNCTIONS_OF, Function, Model, ReimbursementProgram
from coordinator.compliance.entry import Refusal

FUNCTIONS_BEHIND: Mapping[str, frozenset[Function]] = {
    "screened": frozenset({Function.F01}),
    "interviews": frozenset({Function.F01}),
    "encounters": frozenset({Function.F01}),
    "detainers_issued": frozenset({Function.F06}),
    "detainers_notified_24h": frozenset({Function.F06}),
    "arrest_warrants_served": frozenset({Function.F02}),
    "removal_warrants_served": frozenset({Function.F03}),
    "charging_docs_prepared": frozenset({Function.F05}),
    "tfm_arrests": frozenset({Function.F08, Function.F09}),
}
"""The functions of which one must be delegated for a count to be more than none, by the name of the count."""


class Month(NamedTuple):
    """One month's counts under an agreement; a count that was not collected is None."""

    moa: str
    month: str
    model: Model
    counts: Mapping[str, int | None]


def beyond_the_model(months: Iterable[Month]) -> Iterator[Refusal]:
    """Yield the counts of functions that the model does not delegate (ACT-02)."""
    for one in months:
        for name, count in one.counts.items():
            if count and not FUNCTIONS_BEHIND[name] & FUNCTIONS_OF[one.model]:
                lacking = " or ".join(sorted(FUNCTIONS_BEHIND[name]))
                reason = f"the {one.model.words} does not delegate {lacking}, so there is nothing to count"
                yield Refusal(f"activity_month:{one.moa}/{one.month}", name, reason)


class Claim(NamedTuple):
    """A claim for money back and the costs that it claims."""

    code: str
    program: ReimbursementProgram
    costs: tuple[str, ...]


def claimed_twice(claims: Iterable[Claim]) -> Iterator[Refusal]:
    """Yield the costs that a second claim of the same program claims again."""
    first: dict[tuple[ReimbursementProgram, str], str] = {}
    for one in claims:
        for cost in one.costs:
            earlier = first.setdefault((one.program, cost), one.code)
            if earlier != one.code:
                reason = f"{cost} is claimed by {earlier} from the same program already"
                yield Refusal(f"reimbursement:{one.code}", "entries", reason)
