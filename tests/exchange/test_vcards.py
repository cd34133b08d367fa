import re

from hypothesis import given
from hypothesis import strategies as st

from coordinator.exchange.vcards import Card, vcards

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from('\\,;:"\n'), max_size=200)
_MARKS = {"\\n": "\n", "\\N": "\n"}


def read(content: bytes) -> list[dict[str, str]]:
    """Read cards as an address book does: lines joined, names before the first colon, marks taken away."""
    joined = content.decode("utf-8").replace("\r\n ", "")
    found: list[dict[str, str]] = []
    for line in joined.split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VCARD":
            found.append({})
        elif line:
            found[-1][name] = re.sub(r"\\[nN,;\\]", lambda mark: _MARKS.get(mark[0], mark[0][1]), value)
    return found


@given(st.builds(Card, TEXT, *[TEXT] * 7))
def test_what_is_written_is_read_back(card: Card) -> None:
    (found,) = read(vcards([card]))
    given_ = {
        "FN": card.name,
        "ORG": card.organization,
        "ROLE": card.role,
        "EMAIL;TYPE=work": card.email,
        "TEL;TYPE=work": card.phone,
        "NOTE": card.note,
    }
    assert {name: found.get(name, "") for name in given_} == given_
    assert found.get("ADR;TYPE=work", ";;;;;;")[2:-4] == card.address


@given(st.lists(st.builds(Card, TEXT, *[TEXT] * 7), max_size=4))
def test_no_line_is_longer_than_75_bytes_and_none_parts_a_letter(cards: list[Card]) -> None:
    lines = vcards(cards).split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode("utf-8") is not None for line in lines)
    assert len(read(vcards(cards))) == len(cards)


def test_a_card_has_what_the_standard_asks_and_the_same_number_every_time() -> None:
    card = Card(
        "FPM/Pell, Otis", "Pell, Otis", organization="ICE; ERO", phone="+1 555 0100", address="1 Main St, Old Harbor"
    )
    content = vcards([card])
    assert content == vcards([card])
    lines = content.decode().split("\r\n")
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
    assert re.fullmatch(r"UID:urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", lines[2])
    assert lines[3:] == [
        "FN:Pell\\, Otis",
        "ORG:ICE\\; ERO",
        "TEL;TYPE=work:+1 555 0100",
        "ADR;TYPE=work:;;1 Main St\\, Old Harbor;;;;",
        "END:VCARD",
        "",
    ]
    assert vcards([Card("other", "Pell, Otis")]).split(b"\r\n")[2] != content.split(b"\r\n")[2]


def test_control_characters_never_reach_a_line() -> None:
    assert b"FN:A\\nB\r\n" in vcards([Card("a", "A\r\nB\x00\x1f")])
