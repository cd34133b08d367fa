"""The folder for the public: only what was cleared, whole or not at all, and nothing over what is there."""

import re
from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from coordinator.compliance.choices import ReleaseAudience, ReleaseResult, Sensitivity
from coordinator.errors import Refused
from coordinator.records import DocumentFields, QuestionFields, ReleaseClearanceFields
from coordinator.services.gather.report import Options
from coordinator.services.posting import post
from coordinator.services.reporting import make_report
from coordinator.store import Store
from tests.services.gather.asked import DAY
from tests.services.test_editing import number_of
from tests.store.harsh import ONLY_POSIX, run, run_on_a_small_disk

HELD = "SC-2023"
MINUTES = "2023-09-14-SC-2023-minutes"
ON_FILE = f"{MINUTES}-D-2023-006.pdf"
MOA = "2023-09-14-SC-2023-agreement-D-2020-001.pdf"


class Page(HTMLParser):
    """Reads which tags a page has, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, Mapping[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def links(self) -> list[str]:
        return [str(attributes["href"]) for tag, attributes in self.tags if tag == "a"]


def clear(store: Store, what: str, meeting: str = HELD, result: ReleaseResult = ReleaseResult.CLEARED) -> None:
    with store.change("clear") as step:
        values = {
            "code": f"RC-{what[:40]}",
            "what": what,
            "meeting_id": number_of(store, "meeting", meeting),
            "audience": ReleaseAudience.OTHER,
            "submitted_on": date(2026, 11, 20),
            "submitted_to": None,
            "answered_on": date(2026, 11, 21),
            "result": result,
            "changes_asked": None,
            "notes": None,
        }
        step.insert(ReleaseClearanceFields, values)


def set_paper(store: Store, code: str, values: Mapping[str, object]) -> None:
    with store.change("mark") as step:
        step.update(DocumentFields, number_of(store, "document", code), values)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_only_papers_that_somebody_marked_as_public_are_posted(sample: Store, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    posted = post(sample, folder, HELD)
    assert names(folder) == {ON_FILE, MOA, "index.html"}
    assert {path.name for path in posted.written} == names(folder)
    set_paper(sample, "D-2023-006", {"sensitivity": Sensitivity.INTERNAL})
    set_paper(sample, "D-2020-001", {"ice_controlled": True})
    with pytest.raises(Refused, match="Nothing that can be posted is cleared for release"):
        post(sample, tmp_path / "other", HELD)
    assert not (tmp_path / "other").exists()
    clear(sample, "Copy of the agreement, D-2020-001", "SC-2026")
    posted = post(sample, tmp_path / "other", HELD)
    assert names(tmp_path / "other") == {MOA, "index.html"}
    assert list(posted.left_out) == ["D-2023-006, Minutes of the steering committee, 2023, is not marked as public."]


def test_a_report_is_posted_as_it_was_cleared_whatever_the_day(sample: Store, tmp_path: Path) -> None:
    draft = make_report(sample, "minutes", Options(DAY, meeting=HELD))
    handout = make_report(sample, "handout", Options(DAY))
    clear(sample, f"Minutes {draft.number} and handout {handout.number}")
    folder = tmp_path / "public"
    post(sample, folder, HELD)
    handouts = {f"2023-09-14-SC-2023-handout-en.{ending}" for ending in ("html", "pdf")}
    assert names(folder) == {ON_FILE, MOA, "index.html", f"{MINUTES}.pdf", f"{MINUTES}.html", *handouts}
    page = (folder / f"{MINUTES}.html").read_text("utf-8")
    assert draft.number in page
    assert "DRAFT" not in page


def test_what_the_records_make_otherwise_since_it_was_cleared_is_left_out_and_said(
    sample: Store, tmp_path: Path
) -> None:
    draft = make_report(sample, "minutes", Options(DAY, meeting=HELD))
    clear(sample, f"Minutes {draft.number}")
    with sample.change("mend") as step:
        step.update(QuestionFields, number_of(sample, "question", f"{HELD}/1"), {"answer": "By the budget."})
    posted = post(sample, tmp_path / "public", HELD)
    assert f"{MINUTES}.pdf" not in names(tmp_path / "public")
    assert any(draft.number in sentence for sentence in posted.left_out)


@pytest.mark.parametrize("result", [ReleaseResult.DENIED, ReleaseResult.CLEARED_WITH_CHANGES])
def test_what_ice_did_not_clear_as_it_is_stays_here(sample: Store, tmp_path: Path, result: ReleaseResult) -> None:
    draft = make_report(sample, "minutes", Options(DAY, meeting=HELD))
    clear(sample, f"Minutes {draft.number}", result=result)
    post(sample, tmp_path / "public", HELD)
    assert f"{MINUTES}.pdf" not in names(tmp_path / "public")


def test_the_page_names_every_file_by_its_meeting_and_can_be_read_by_everybody(sample: Store, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    post(sample, folder)
    text = (folder / "index.html").read_text("utf-8")
    page = Page(text)
    assert set(page.links()) == names(folder) - {"index.html"}
    assert dict(page.tags)["html"]["lang"] == "en-US"
    tags = [tag for tag, _ in page.tags]
    assert tags.count("h1") == tags.count("main") == tags.count("title") == 1
    assert [tag for tag in tags if re.fullmatch("h[1-6]", tag)] == ["h1", "h2", "h2"]
    assert not {"script", "img", "link"} & set(tags)
    assert text.index("December 9, 2026") < text.index("September 14, 2023")
    assert "Notice published on August 10, 2023: Web site, Newspaper, Posted at the building." in text


def test_posting_again_leaves_what_is_the_same_and_adds_to_the_page(sample: Store, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    post(sample, folder, HELD)
    again = post(sample, folder, HELD)
    assert not again.written
    assert {path.name for path in again.unchanged} == names(folder)
    post(sample, folder, "SC-2026")
    assert set(Page((folder / "index.html").read_text("utf-8")).links()) == names(folder) - {"index.html"}
    assert ON_FILE in names(folder)


@pytest.mark.parametrize("name", [ON_FILE, "index.html"])
def test_a_file_of_somebody_else_is_not_overwritten_unless_they_agree(sample: Store, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "public"
    folder.mkdir()
    (folder / name).write_text("theirs")
    with pytest.raises(Refused, match=re.escape(name)):
        post(sample, folder, HELD)
    assert names(folder) == {name}
    assert (folder / name).read_text() == "theirs"
    post(sample, folder, HELD, over=True)
    assert names(folder) == {ON_FILE, MOA, "index.html"}
    assert (folder / name).read_bytes() != b"theirs"


def test_a_folder_in_the_place_of_a_file_is_never_replaced(sample: Store, tmp_path: Path) -> None:
    (tmp_path / "public" / MOA).mkdir(parents=True)
    with pytest.raises(Refused):
        post(sample, tmp_path / "public", HELD, over=True)
    assert names(tmp_path / "public") == {MOA}


def test_a_meeting_that_is_not_on_record_is_refused(sample: Store, empty: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="No meeting has the code SC-9"):
        post(sample, tmp_path / "public", "SC-9")
    with pytest.raises(Refused, match="Nothing that can be posted"):
        post(empty, tmp_path / "public")


_ON_A_SMALL_DISK = """
import sys
from pathlib import Path
from coordinator.errors import Unavailable
from coordinator.services.placing import place
disk, staged = map(Path, sys.argv[1:])
folder = disk / "public"
folder.mkdir()
(folder / "a").write_text("before")
try:
    place(staged, folder, over=True)
except Unavailable as error:
    print(error)
print(sorted((path.name, path.read_text()) for path in folder.iterdir()))
"""


@ONLY_POSIX
def test_a_full_disk_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    staged = tmp_path / "staged"
    staged.mkdir()
    (staged / "a").write_text("after")
    (staged / "b").write_bytes(b"x" * 3_000_000)
    printed = run_on_a_small_disk(_ON_A_SMALL_DISK, tmp_path / "disk", "2m", staged)
    assert "full" in printed
    assert "[('a', 'before')]" in printed


_AS_NOBODY = """
import sys
from pathlib import Path
from coordinator.errors import Unavailable
from coordinator.services.placing import place
from tests.store.harsh import become_nobody
staged, folder = map(Path, sys.argv[1:])
become_nobody()
try:
    place(staged, folder, over=True)
except Unavailable as error:
    print(error)
"""


@ONLY_POSIX
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    staged, folder = tmp_path / "staged", tmp_path / "public"
    for one in (staged, folder):
        one.mkdir()
    (staged / "a").write_text("after")
    (folder / "a").write_text("before")
    for one in (tmp_path, staged, folder):
        one.chmod(0o755)
    assert "may not read or write there" in run(_AS_NOBODY, staged, folder)
    assert {(path.name, path.read_text()) for path in folder.iterdir()} == {("a", "before")}
