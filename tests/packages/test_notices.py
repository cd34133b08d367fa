import re
from pathlib import Path

import pytest

from packages.notices import ELSEWHERE, NOTICES, Locked, document, licence, locked
from packages.project import PACKAGING, ROOT


def test_the_notices_name_every_package_of_the_lock_with_its_version() -> None:
    written = NOTICES.read_text("utf-8")
    for one in locked():
        assert f"| {one.name} | {one.version} | " in written


def test_the_notices_are_what_the_locked_packages_bring_today() -> None:
    assert NOTICES.read_text("utf-8") == document(), "run python3 dev.py notices"


@pytest.mark.parametrize("name", [one.name for one in locked() if one.name not in ELSEWHERE])
def test_the_notices_hold_a_licence_text_for_every_package(name: str) -> None:
    headings = re.findall(r"^### (.+)$", NOTICES.read_text("utf-8"), re.MULTILINE)
    plain = [one.casefold().replace(" essentials", "-essentials") for one in headings]
    assert any(re.search(rf"(^|, ){re.escape(name)}($|,|:)", one) for one in plain)


def test_a_package_that_hides_its_licence_is_not_passed_over() -> None:
    with pytest.raises(LookupError, match="nothing-known"):
        licence(Locked("nothing-known", "1"))


@pytest.mark.parametrize("lock", ["runtime.lock", "build.lock"])
def test_what_is_packed_is_what_is_tested(lock: str) -> None:
    """Where two locks hold a package, they hold the same version; every line has its hashes."""
    tested, packed = _versions(ROOT / "requirements.lock"), _versions(PACKAGING / lock)
    shared = tested.keys() & packed.keys()
    assert {name: tested[name] for name in shared} == {name: packed[name] for name in shared}
    assert lock != "runtime.lock" or shared == packed.keys()
    blocks = re.split(r"^(?=\S+==)", (PACKAGING / lock).read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in block for block in blocks)


def _versions(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE))
