"""Duties about ICE's network, accounts and things in the agency's hands."""

from collections.abc import Iterator
from datetime import date

from coordinator.compliance.agreement import live
from coordinator.compliance.authority import authority_of
from coordinator.compliance.choices import EquipmentStatus, Owner
from coordinator.compliance.dates import add_weekdays, single_task
from coordinator.compliance.register import Facts
from coordinator.compliance.resource_facts import SystemAccount
from coordinator.compliance.rules.moa import asked_of_live
from coordinator.compliance.rules.recurring import since_last
from coordinator.compliance.verdicts import Rule, Status, Verdict, Weight, step


def _connected(facts: Facts) -> Iterator[Verdict]:
    term = next((term for _, term in asked_of_live(facts, "IT-01")), None)
    for place in facts.program.facilities if facts.program.security_agreements else ():
        if term is None or not place.has_ice_network:
            continue
        rows = [row for row in facts.program.security_agreements if row.facility == place.name]
        signed = [row for row in rows if row.signed_on is not None and row.signed_on <= facts.as_of]
        lines = [step("security agreement signed on {}", row.signed_on) for row in signed[-1:]]
        lines = lines or [step("no security agreement for this place is on record as signed")]
        status = Status.MET if signed else Status.NOT_MET
        mend = "Have the interconnection security agreement signed, and record it."
        yield CONNECTED.of(place.subject, term, mend).answer(status, lines, [row.ref for row in signed[-1:]])


def _account_kept(facts: Facts) -> Iterator[Verdict]:
    term = next((term for moa in live(facts) if (term := facts.asked(moa, "IT-02"))), None)
    for one in facts.program.accounts:
        if term is None or one.granted_on is None or one.granted_on > facts.as_of:
            continue
        mend = "Have the rules of behavior signed; have the account closed when the officer leaves."
        if one.rules_signed_on is None or one.rules_signed_on > one.granted_on:
            lines = [step("granted on {}", one.granted_on), step("the rules of behavior were not signed before")]
            yield ACCOUNT_KEPT.of(one.subject, term, mend).answer(Status.NOT_MET, lines, [one.ref])
            continue
        lines = [step("rules of behavior signed on {}", one.rules_signed_on), step("granted on {}", one.granted_on)]
        ended = _ended_everywhere(facts, one)
        if ended is None:
            yield ACCOUNT_KEPT.of(one.subject, term).answer(Status.MET, lines, [one.ref])
            continue
        due = add_weekdays(ended, 1)
        clock = single_task(due, window=0, as_of=facts.as_of, done_on=one.disabled_on)
        lines += [step("authority ended on {}", ended), step("plus one weekday")]
        yield ACCOUNT_KEPT.of(one.subject, term, mend).timed(clock, lines, [one.ref])


def _ended_everywhere(facts: Facts, account: SystemAccount) -> date | None:
    """Return the day on which the officer's last part in the program ended; none while one goes on."""
    held = [authority_of(facts, one) for one in facts.held_by(account.badge)]
    days = [one.ended_on for one in held]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def _counted(facts: Facts) -> Iterator[Verdict]:
    term = facts.own("EQP-01")
    for one in facts.program.equipment:
        if one.owner is not Owner.ICE or one.status is not EquipmentStatus.IN_USE:
            continue
        if one.received_on is not None and one.received_on > facts.as_of:
            continue
        day = one.last_inventory_on
        yield since_last(
            COUNTED.of(one.subject, term, "Count it, and record the day."),
            facts.as_of,
            (day, one.subject) if day and day <= facts.as_of else None,
            ("last counted on {}", "it was never counted"),
            (one.subject,),
        )


CONNECTED = Rule(
    "IT-01",
    "Security agreement of the site",
    "Every place with ICE's network or equipment has a signed security agreement.",
    Weight.DUTY,
    _connected,
)

ACCOUNT_KEPT = Rule(
    "IT-02",
    "Account in order",
    "Rules of behavior are signed before an account is granted, and the account is closed when the officer leaves.",
    Weight.DUTY,
    _account_kept,
    over_officers=True,
)

COUNTED = Rule(
    "EQP-01",
    "ICE's equipment counted",
    "What belongs to ICE and is in use is counted once a year.",
    Weight.ADVICE,
    _counted,
)
