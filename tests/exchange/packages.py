"""Workbooks made part by part, with what no spreadsheet writes and somebody may send."""

import io
import zipfile
from collections.abc import Mapping

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(**targets: str) -> str:
    """Return a list of relations; *targets* are parts by the last word of what they are."""
    each = (
        f'<Relationship Id="r{at}" Type="{_OFFICE}/{what}" Target="{part}"/>'
        for at, (what, part) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_RELATED}">{"".join(each)}</Relationships>'


def sheet(rows: str, *, before: str = "", after: str = "") -> str:
    """Return the XML of a sheet with these *rows*."""
    return f'<worksheet xmlns="{_MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def package(
    rows: str = "", *, workbook: str = "", parts: Mapping[str, str | bytes] | None = None, **around: str
) -> bytes:
    """Return a workbook with one sheet of *rows*; *parts* are added to it or stand for its own."""
    sheets = f'<sheets><sheet name="S" sheetId="1" xmlns:r="{_OFFICE}" r:id="r0"/></sheets>'
    contents: dict[str, str | bytes] = {
        "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}">{workbook}{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            worksheet="worksheets/sheet1.xml", sharedStrings="sharedStrings.xml", styles="styles.xml"
        ),
        "xl/worksheets/sheet1.xml": sheet(rows, **around),
        **(parts or {}),
    }
    return zipped(contents)


def zipped(contents: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP of *contents* by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
