from datetime import date

import pytest

from coordinator.compliance.choices import MoaEventKind
from coordinator.compliance.verdicts import SETTLED
from coordinator.errors import Refused
from coordinator.records import MoaEventFields, MoaFields, MoaTermFields
from coordinator.services.agreement_terms import parameter_words
from coordinator.services.agreement_view import AgreementDetail, AgreementRow, Agreements
from coordinator.services.agreements import agreement_detail, agreement_rows
from coordinator.services.editing import save_new
from coordinator.services.judging import judge
from coordinator.services.renewing import renewal, renewed_draft
from coordinator.store import Store
from tests.services.test_complaints import answer
from tests.services.test_editing import new, number_of

DAY, TODAY = date(2026, 11, 22), date(2026, 11, 24)
MOA = "KC-JEM-2"


def rows(store: Store, day: date = DAY) -> dict[str, AgreementRow]:
    return {row.code: row for row in answer(store, agreement_rows, day)}


def detail(store: Store, code: str = MOA, day: date = DAY) -> AgreementDetail:
    number = number_of(store, "moa", code)
    return answer(store, lambda look, known: agreement_detail(look, known, number), day)


def ended(store: Store, kind: MoaEventKind, day: date) -> None:
    save_new(store, MoaEventFields, new(MoaEventFields, moa=MOA, kind=kind, effective_on=day), TODAY)


def test_each_agreement_shows_its_state_of_the_day(sample: Store) -> None:
    found = rows(sample)
    jail = found[MOA]
    assert (jail.state, jail.since, jail.until, jail.officers) == ("IN_FORCE", "2020-06-10", "", "5 of 8")
    assert (jail.due, jail.overdue) == ("2026-02-28", True)
    first = found["KC-JEM-1"]
    assert (first.state, first.since, first.until) == ("SUPERSEDED", "2018-02-02", "2020-06-10")
    assert first.show is Agreements.ENDED
    before = rows(sample, date(2018, 2, 1))
    assert before["KC-JEM-1"].state == "LEA_SIGNED"
    assert before[MOA].show is Agreements.AHEAD


def test_the_banner_says_from_when_nobody_may_act_and_by_which_clause(sample: Store) -> None:
    assert detail(sample).banner == ""
    source = "(JEM-2020 agreement, VIII, effective date, suspension and termination)"
    ended(sample, MoaEventKind.SUSPENDED, date(2026, 10, 1))
    assert detail(sample).banner == (
        f"Nobody may act under this agreement: it is suspended since October 1, 2026. {source}"
    )
    ended(sample, MoaEventKind.TERMINATED, date(2026, 11, 1))
    found = detail(sample)
    assert found.banner == f"All authority under this agreement ended on November 1, 2026. {source}"
    assert found.reasons[-1] == "KC-JEM-2 was terminated with effect from November 1, 2026"
    statuses = {one.status for one in found.officers}
    assert "MOA_NOT_IN_FORCE" in statuses
    assert "AUTHORIZED" not in statuses
    assert detail(sample, day=date(2026, 9, 30)).banner == ""


def test_the_terms_are_those_of_the_print_unless_the_agreement_says_otherwise(sample: Store) -> None:
    found = {(one.rule, one.parameter): one for one in detail(sample).terms}
    refresher = found["TRN-03", "interval_months"]
    assert (refresher.value, refresher.own, refresher.printed) == ("Interval, months: 24", 0, "")
    own = {"moa": MOA, "rule": "TRN-03", "parameter": "interval_months", "value": "36", "clause": "IV.C, own wording"}
    save_new(sample, MoaTermFields, new(MoaTermFields, **own), TODAY)
    found = {(one.rule, one.parameter): one for one in detail(sample).terms}
    changed = found["TRN-03", "interval_months"]
    assert (changed.value, changed.printed) == ("Interval, months: 36", "24")
    assert changed.own == number_of(sample, "moa_term", f"{MOA}/TRN-03/interval_months")
    assert "IV.C, own wording" in changed.source
    assert found["TRN-03", "due_soon_days"].own == 0


def test_a_local_policy_stands_among_the_terms_although_the_print_lacks_it(sample: Store) -> None:
    own = {"moa": "KC-TFM", "rule": "STC-01", "parameter": "interval_months", "value": "12"}
    save_new(sample, MoaTermFields, new(MoaTermFields, **own), TODAY)
    (one,) = [
        one for one in detail(sample, "KC-TFM").terms if (one.rule, one.parameter) == ("STC-01", "interval_months")
    ]
    assert (one.value, one.printed) == ("Interval, months: 12", "")
    assert one.own


def test_what_was_not_read_from_a_copy_is_to_be_confirmed(sample: Store) -> None:
    assert any(one.confirm for one in detail(sample, "KC-JEM-1").terms)
    assert not any(one.confirm for one in detail(sample, "KC-WSO").terms)


def test_every_duty_of_the_print_stands_under_its_clause_with_its_verdicts(sample: Store) -> None:
    found = detail(sample)
    titles = [clause.title for clause in found.clauses]
    assert len(titles) == len(set(titles))
    duties = {one.rule: one for clause in found.clauses for one in clause.duties}
    assert (duties["TRN-03"].status, duties["MOA-01"].status) == ("OVERDUE", "MET")
    assert duties["NOM-04"].counted == "1 not met, 1 cannot tell, 6 met"
    assert duties["MOA-10"].counted == "nothing is asked on this day"
    assert "STC-01" in duties


def test_obligations_are_the_verdicts_of_the_agreement_the_most_urgent_first(sample: Store) -> None:
    found = detail(sample)
    asked = {(one.rule, one.subject) for one in judge(sample, DAY).verdicts}
    mine = [(one.verdict.rule, one.verdict.subject) for one in found.obligations]
    assert len(mine) == len(set(mine))
    assert set(mine) < asked
    assert not any("KC-WSO" in subject for _, subject in mine)
    behind = [one.verdict.status in SETTLED or bool(one.verdict.answered) for one in found.obligations]
    assert behind == sorted(behind)
    assert set(behind) == {True, False}
    (first,) = [
        one for one in found.obligations if (one.verdict.rule, one.about) == ("TRN-03", "Okafor, Miriam (4122)")
    ]
    assert first.by == "The agency"


def test_amendments_and_events_come_in_the_order_of_their_days(sample: Store) -> None:
    found = detail(sample, "KC-WSO-1").happenings
    assert [one.day for one in found] == sorted(one.day for one in found if one.day)
    assert [one.title for one in found][:3] == ["Amendment 1", "Suspended", "Reinstated"]
    assert found[1].said == "decided by ICE · notice of March 20, 2020 · Until classes resume · No classes were held."


def test_officers_come_with_their_authority_and_those_who_left_last(sample: Store) -> None:
    found = detail(sample, "KC-WSO").officers
    assert [(one.badge, one.status) for one in found] == [
        ("5011", "AUTHORIZED"),
        ("5012", "INCOMPLETE"),
        ("5013", "SEPARATED"),
    ]


def test_the_new_agreement_takes_over_what_stays(sample: Store) -> None:
    with sample.looking() as look:
        values, words = renewed_draft(look, number_of(sample, "moa", MOA), "JEM-2025")
        found = renewal(look, MOA, "JEM-2025", DAY)
    assert (values["template"], values["supersedes"], values["model"].value) == ("JEM-2025", MOA, "JEM")
    assert values["facilities"] == ("Kettle County Jail", "Intake and Processing")
    assert words[MOA] == "KC-JEM-2 (JEM-2020)"
    assert not values.keys() & {
        "code",
        "lea_signed_on",
        "ice_signed_on",
        "effective_on",
        "operational_on",
        "expires_on",
    }
    assert [(one.rule.code, one.fate.value) for one in found.changes] == [("PST-02", "Changes"), ("STC-01", "Ends")]
    signed = {"code": "KC-JEM-3", "lea_signed_on": date(2026, 11, 2), "ice_signed_on": date(2026, 11, 9)}
    save_new(sample, MoaFields, new(MoaFields, **values, **signed), TODAY)
    after = rows(sample)
    assert (after[MOA].state, after[MOA].until, after["KC-JEM-3"].state) == ("SUPERSEDED", "2026-11-09", "IN_FORCE")
    sample.undo()
    assert rows(sample)[MOA].state == "IN_FORCE"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("interval_months", "Interval, months"),
        ("due_soon_days", "Due soon, days"),
        ("hours", "Hours"),
        ("anchor", "Anchor"),
    ],
)
def test_a_parameter_is_told_in_words(name: str, words: str) -> None:
    assert parameter_words(name) == words


def test_an_agreement_that_is_gone_says_so(sample: Store) -> None:
    with pytest.raises(Refused, match="somebody deleted it"):
        answer(sample, lambda look, known: agreement_detail(look, known, 999))


def test_an_empty_program_has_no_agreement(empty: Store) -> None:
    assert answer(empty, agreement_rows) == []
