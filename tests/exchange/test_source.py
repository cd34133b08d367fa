from pathlib import Path

import pytest

from coordinator.errors import Invalid
from coordinator.exchange.source import read_source


def test_a_folder_without_exchange_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="there is no exchange file"):
        read_source(tmp_path)


def test_a_missing_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="there is no such file or folder"):
        read_source(tmp_path / "nowhere")


def test_an_unknown_kind_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "detainee.csv").write_text("name\n")
    with pytest.raises(Invalid, match=r"detainee\.csv: there is no such kind of record; the files are agency\.csv"):
        read_source(tmp_path)


def test_files_are_read_in_the_order_in_which_records_refer_to_each_other(tmp_path: Path) -> None:
    for name in ("officer", "facility", "agency"):
        (tmp_path / f"{name}.csv").write_text("name\n")
    assert [sheet.record.about.kind for sheet in read_source(tmp_path)] == ["agency", "facility", "officer"]
