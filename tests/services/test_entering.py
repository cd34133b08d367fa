from datetime import date

import pytest

from coordinator.errors import Invalid
from coordinator.records import AuthorizationFields
from coordinator.services.entering import attempt, entering
from coordinator.store import Look, OpenChange, Store

TODAY = date(2026, 11, 24)


def letter(step: OpenChange, **changes: object) -> None:
    look = Look(step.connection)
    number = look.number_of("authorization", "5011/KC-WSO/2025-05-12")
    assert number is not None
    step.update(AuthorizationFields, number, changes)


def test_a_form_is_warned_and_its_change_is_kept(sample: Store) -> None:
    with sample.change("Edit a letter") as step, entering(step, TODAY) as entered:
        letter(step, functions=())
    entered.refuse()
    assert [(one.ref, one.field) for one in entered.warnings] == [
        ("authorization:5011/KC-WSO/2025-05-12", "functions"),
    ]
    assert step.changes is not None


def test_a_form_is_refused_what_cannot_be_before_anything_is_kept(sample: Store) -> None:
    with sample.looking() as look:
        head = look.head
    with pytest.raises(Invalid, match=r"5011/KC-WSO/2025-05-12, functions: the Warrant .* does not delegate F06"):
        edit_beyond_the_model(sample)
    with sample.looking() as look:
        assert look.head == head


def edit_beyond_the_model(store: Store) -> None:
    with store.change("Edit a letter") as step:
        with entering(step, TODAY) as entered:
            letter(step, functions=("F06",))
        entered.refuse()


def test_what_stood_there_before_is_not_told_again(sample: Store) -> None:
    with sample.change("By hand") as step:
        letter(step, functions=())
    with sample.change("Another edit") as step, entering(step, TODAY) as entered:
        letter(step, signed_by="ICE")
    assert entered.warnings == []


@pytest.mark.parametrize(("dry_run", "written"), [(True, ("x",)), (False, ())])
def test_an_attempt_that_is_dry_or_empty_leaves_no_change(
    sample: Store, *, dry_run: bool, written: tuple[str, ...]
) -> None:
    with sample.looking() as look:
        head = look.head
    with attempt(sample, "Try", dry_run=dry_run) as step:
        for text in written:
            letter(step, signed_by=text)
    assert step.changes is None
    with sample.looking() as look:
        assert look.head == head
