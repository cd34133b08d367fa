"""Attaching the data behind a report to its PDF, for programs: as PDF 2.0 and PDF/A-3 ask for it."""

import zlib
from datetime import datetime

from reportlab.pdfbase import pdfdoc

from coordinator.reports.coding import DATA


def attach(document: pdfdoc.PDFDocument, content: bytes, day: datetime) -> None:
    """Attach *content*, which is JSON, as of a day."""
    params = pdfdoc.PDFDictionary({"ModDate": pdfdoc.PDFString(f"D:{day:%Y%m%d%H%M%S}Z"), "Size": len(content)})
    entries = {
        "Type": pdfdoc.PDFName("EmbeddedFile"),
        "Subtype": pdfdoc.PDFName("application/json"),
        "Filter": pdfdoc.PDFName("FlateDecode"),
        "Params": params,
    }
    stream = document.Reference(pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), zlib.compress(content, 9)))
    name = pdfdoc.PDFString(DATA)
    specification = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Filespec"),
            "F": name,
            "UF": name,
            "Desc": pdfdoc.PDFString("What this report says, as data"),
            "AFRelationship": pdfdoc.PDFName("Data"),
            "EF": pdfdoc.PDFDictionary({"F": stream, "UF": stream}),
        }
    )
    catalog, found = document.Catalog, document.Reference(specification)
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]
    catalog.AF = pdfdoc.PDFArray([found])
    files = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray([name, found])})
    catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": files})
