"""A spreadsheet as an office really keeps it, made anew for each test: nothing in it is tidy, every person invented."""

from datetime import date
from pathlib import Path

import xlsxwriter

HEADINGS = (
    *("Badge #", "Officer", "Rank", "Hire Date", "Cert date", "Last refresher", "Letter date", "Refresher due"),
    *("DOB", "E-mail", "Active?", "Remarks"),
)
_ROWS: tuple[tuple[object, ...], ...] = (
    (4117.0, "WHITFIELD, DANA", "Sergeant", date(2016, 8, 1), "3/22/24", "", "4/2/24", date(2027, 1, 1)),
    (9001.0, "Sgt. José M. de la Cruz Jr.", "", "June 1, 2018", "3/22/2024", 46162, "4/2/2024", ""),
    ("D-9002", "Müller, Zoë", "Deputy", 43252, "3/22/24", "", "", ""),
    (9003.0, "Bo Li", "Deputy", "13/13/2020", "", "", "", ""),
)
HIDDEN = (9004.0, "Gone, Long", "Deputy", date(2001, 1, 2))


def messy_workbook(path: Path) -> Path:
    """Write it: two title rows, a merged heading over others, a hidden row, a total at the end, a second sheet."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("287(g) roster")
        day = book.add_format({"num_format": "m/d/yyyy"})
        sheet.merge_range(0, 0, 0, 11, "KETTLE COUNTY SHERIFF'S OFFICE")
        sheet.merge_range(1, 0, 1, 11, "287(g) roster, as of 11/1/2026")
        sheet.merge_range(3, 4, 3, 5, "Training")
        for column, heading in enumerate(HEADINGS):
            sheet.write(4, column, heading)
        for number, row in enumerate((*_ROWS, HIDDEN), 5):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                elif value != "":
                    sheet.write(number, column, value)
        sheet.set_row(5 + len(_ROWS), None, None, {"hidden": True})
        sheet.write(6 + len(_ROWS), 0, "Total")
        sheet.write_formula(6 + len(_ROWS), 1, "=COUNTA(B6:B9)", value=4)
        book.add_worksheet("notes").write(0, 0, "Ask HR about 9003")
    return path
