import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.services.wizard.names import part_name


@pytest.mark.parametrize(
    ("text", "last", "first", "rest"),
    [
        ("Ruiz, Ana", "Ruiz", "Ana", {}),
        ("Ana Ruiz", "Ruiz", "Ana", {}),
        ("  RUIZ,ANA  ", "RUIZ", "ANA", {}),
        ("Ruiz, Ana Maria", "Ruiz", "Ana", {"middle_name": "Maria"}),
        ("Ana M. Ruiz", "Ruiz", "Ana", {"middle_name": "M."}),
        ("Ruiz Jr., Ana", "Ruiz", "Ana", {"suffix": "Jr."}),
        ("Ruiz, Ana, JR", "Ruiz", "Ana", {"suffix": "Jr."}),
        ("Ana Ruiz, Jr.", "Ruiz", "Ana", {"suffix": "Jr."}),
        ("Ana Ruiz III", "Ruiz", "Ana", {"suffix": "III"}),
        ("Sgt. Ana Ruiz", "Ruiz", "Ana", {"rank": "Sgt."}),
        ("Ruiz, Dep. Ana", "Ruiz", "Ana", {"rank": "Dep."}),
        ("Juan de la Cruz", "de la Cruz", "Juan", {}),
        ("van den Berg, Piet", "van den Berg", "Piet", {}),
        ("O'Brien-Smith, Seán", "O'Brien-Smith", "Seán", {}),
        ("García Márquez, José", "García Márquez", "José", {}),
    ],
)
def test_a_whole_name_is_parted(text: str, last: str, first: str, rest: dict[str, str]) -> None:
    assert part_name(text) == {"last_name": last, "first_name": first, **rest}


@pytest.mark.parametrize("text", ["Ruiz", "Ruiz,", ", Ana", "Sgt. Ruiz Jr.", "Deputy"])
def test_a_name_that_does_not_tell_first_from_last_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="does not tell a last name from a first name; write it like Ruiz, Ana"):
        part_name(text)


_NAMES = st.from_regex(r"[A-Z][a-z]{2,9}", fullmatch=True).filter(lambda name: len(name) > 4)


@given(_NAMES, _NAMES)
def test_both_orders_mean_the_same(last: str, first: str) -> None:
    try:
        forward = part_name(f"{first} {last}")
    except ValueError:  # one of the two is a rank
        return
    if "rank" not in forward:
        assert part_name(f"{last}, {first}") == forward


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    try:
        found = part_name(text)
    except ValueError:
        return
    assert found["last_name"]
    assert found["first_name"]
