"""What holds for every report: its text, its accessibility, its bytes, and that no record can spoil it."""

import dataclasses
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import page
import pytest

from coordinator.errors import Refused
from coordinator.services.gather.report import OPTIONS, Options
from coordinator.services.importing import import_files
from coordinator.services.reporting import REPORTS, example, make_report, report_named
from coordinator.store import Store
from tests.reports.pdf_reading import problems, reading_text
from tests.services.gather.asked import ASKED, DAY

GOLDEN = Path(__file__).parents[1] / "golden" / "reports"
NAMES = [one.name for one in REPORTS]
LONG = "Wolfeschlegelsteinhausenbergerdorff " * 5 + "Übermaß-Nguyễn"
STRANGE = "<b>&amp;</b> %s {} \u202eevil\u202c o\u0308 字 عمر 🙂"


def compliant(pdf: bytes) -> bool:
    return bool(page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).is_compliant)


def asked_with(name: str, field: str, value: object) -> Options:
    changed: dict[str, Any] = {field: value}
    return dataclasses.replace(ASKED[name], **changed)


def test_every_report_is_asked_for() -> None:
    assert sorted(ASKED) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_report_reads_as_it_should(sample: Store, name: str, request: pytest.FixtureRequest) -> None:
    asked = ASKED[name]
    read = reading_text(make_report(sample, name, asked).pdf)
    text = "\n".join(line for line in read if "Head of the history" not in line) + "\n"
    golden = GOLDEN / f"{name}-{asked.as_of}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_report_is_accessible(sample: Store, name: str) -> None:
    for asked in (ASKED[name], dataclasses.replace(ASKED[name], as_of=DAY)):
        pdf = make_report(sample, name, asked).pdf
        assert problems(pdf) == []
        assert compliant(pdf)


@pytest.mark.parametrize("name", NAMES)
def test_a_report_on_no_records_is_made_or_says_what_it_lacks(empty: Store, name: str) -> None:
    report = report_named(name)
    if any(one.field.required for one in report.options):
        assert example(empty, report, DAY) is None
        with pytest.raises(Refused, match=r"No .* (has the badge|code)"):
            make_report(empty, name, ASKED[name])
        return
    pdf = make_report(empty, name, Options(DAY)).pdf
    assert problems(pdf) == []
    assert compliant(pdf)


@pytest.mark.parametrize("name", NAMES)
def test_a_report_as_of_a_day_before_all_records_is_made(sample: Store, name: str) -> None:
    asked = dataclasses.replace(ASKED[name], as_of=ASKED[name].as_of.replace(year=1999), period_from=None)
    assert problems(make_report(sample, name, asked).pdf) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_name_and_no_note_can_spoil_a_report(sample: Store, name: str, tmp_path: Path) -> None:
    with sample.looking() as look:
        badges = list(look.keys("officer").values())
    (tmp_path / "officer.csv").write_text(
        "badge,last_name,first_name\n"
        + "".join(f'{badge},"{(LONG, STRANGE)[place % 2]}",A\n' for place, badge in enumerate(badges)),
        encoding="utf-8",
    )
    (tmp_path / "explanation.csv").write_text(
        f'rule,subject,on,by,text\nCMP-03,complaint:2026-001,2026-04-21,Pia,"{"a long note, " * 1500}"\n',
        encoding="utf-8",
    )
    import_files(sample, tmp_path, DAY)
    made = make_report(sample, name, dataclasses.replace(ASKED[name], as_of=DAY))
    assert problems(made.pdf) == []
    assert set(made.missing) <= set("字عمر🙂")


def test_the_same_records_give_the_same_bytes_on_any_machine(sample: Store) -> None:
    script = (
        "import hashlib, sys; from pathlib import Path;"
        "from coordinator.store import open_store, Stamp;"
        "from coordinator.services.reporting import make_report;"
        "from tests.services.gather.asked import ASKED;"
        "store = open_store(Path(sys.argv[1]), lambda: None, write=False);"
        "print(*(hashlib.sha256(make_report(store, *one).pdf).hexdigest() for one in sorted(ASKED.items())), sep='\\n')"
    )
    words = [sys.executable, "-c", script, str(sample.folder.path)]
    found = set()
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "Pacific/Honolulu")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        found.add(subprocess.run(words, env=environment, capture_output=True, check=True, text=True).stdout)
    assert len(found) == 1
    assert len(found.pop().split()) == len(REPORTS)


@pytest.mark.parametrize("name", NAMES)
def test_a_report_says_what_it_has_to_be_told(sample: Store, name: str) -> None:
    report = report_named(name)
    for option in OPTIONS:
        if option not in report.options:
            with pytest.raises(Refused, match=f"The report {name} takes no {option.flag}"):
                make_report(sample, name, asked_with(name, option.name, DAY))
        elif option.field.required:
            with pytest.raises(Refused, match=f"is about one .*; say which: {option.flag} {option.metavar}"):
                make_report(sample, name, asked_with(name, option.name, ""))
