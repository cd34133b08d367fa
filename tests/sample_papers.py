"""The files of the sample agency's documents: invented letters, certificates, lists and minutes, made by its own layer.

Run as ``python -m tests.sample_papers`` after a change: it writes ``resources/sample/documents`` and the columns of
``document.csv`` that say what the files are.
"""

import csv
import hashlib
import struct
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
from reportlab.pdfbase import pdfmetrics

from coordinator.paths import bundled
from coordinator.reports.document import fonts
from coordinator.reports.document.blocks import Block, Bullets, Column, Document, Table, Text, Title
from coordinator.reports.document.render import render
from coordinator.services.enclosures import ENCLOSED

SAMPLE = bundled("resources/sample")
AGENCY = "Kettle County Sheriff's Office"
MARKING = "INVENTED PAPER OF A SAMPLE AGENCY"
SIGNED = "Signed for the field office: Field Office Director."

_CLASS = (Column("Name", 190, header=True), Column("Badge", 90), Column("Completed", 110), Column("Certified", 110))

PAPERS: Mapping[str, Sequence[Block]] = {
    "D-2020-001": (
        Text("Between U.S. Immigration and Customs Enforcement and the Kettle County Sheriff's Office.", "lead"),
        Text("The agreement delegates immigration functions to nominated, trained and certified officers in the jail."),
        Bullets(
            (
                "Signed for the agency on June 3, 2020: Harlan Voss, Sheriff.",
                "Signed for ICE on June 10, 2020: Acting Director.",
                "In force from the later signature; it has no end date.",
            )
        ),
        Text("This page stands for an agreement of some twenty pages.", "note"),
    ),
    "D-2023-001": (
        Text("Two findings were made; both can be closed by the agency within forty-five days.", "lead"),
        Bullets(
            (
                "Finding 1, training: one refresher certificate was not on file during the visit.",
                "Finding 2, notice: the poster in the processing area was displayed in English only.",
            )
        ),
        Text("On site from June 6 to June 8, 2023, for the period since June 18, 2021."),
    ),
    "D-2023-002": (
        Text("Both findings of the inspection of June 2023 have been acted upon.", "lead"),
        Bullets(
            (
                "Finding 1: the certificate was obtained and filed on October 18, 2023.",
                "Finding 2: the poster has hung in English and Spanish since September 29, 2023.",
            )
        ),
        Text("Pia Lindgren, coordinator."),
    ),
    "D-2023-006": (
        Text("Held on September 14, 2023 at 6 p.m. in the County Board Room; seventeen members of the public.", "lead"),
        Bullets(
            (
                "The sheriff opened the meeting.",
                "The program manager said what the program is.",
                "The coordinator gave the figures of the year, and said how a complaint is made.",
                "Four questions of the public were answered.",
            )
        ),
        Text("Approved on October 25, 2023."),
    ),
    "D-2024-001": (
        Text("Dana Whitfield has completed the Immigration Authority Delegation Program.", "lead"),
        Text("February 19 to March 15, 2024, Charleston SC. All examinations were passed."),
        Text("Signed: Director of the academy."),
    ),
    "D-2024-002": (
        Text("Deputy Dana Whitfield, badge 4117, is authorized from April 2, 2024.", "lead"),
        Text("Under the Jail Enforcement Model agreement of June 10, 2020, until revoked or withdrawn."),
        Text(SIGNED),
    ),
    "D-2024-005": (
        Text("Miriam Okafor has completed the Immigration Authority Delegation Program.", "lead"),
        Text("February 5 to February 29, 2024, Charleston SC. All examinations were passed."),
        Text("Signed: Director of the academy."),
    ),
    "D-2025-004": (
        Text("These detention officers completed the Warrant Service Officer course of May 6, 2025.", "lead"),
        Table(
            _CLASS,
            (
                ("Abara, Tobi", "5011", "2025-05-06", "2025-05-06"),
                ("Kowalczyk, Ewa", "5012", "2025-05-06", "2025-05-06"),
                ("Nguyen, Linh", "5013", "2025-05-06", "2025-05-06"),
            ),
        ),
    ),
    "D-2025-005": (
        Text("These deputies completed the Task Force course of March 26, 2025.", "lead"),
        Table(
            _CLASS,
            (
                ("Brandt, Kai", "6001", "2025-04-02", "2025-04-04"),
                ("Ostrander, Vic", "6002", "2025-04-03", "2025-04-04"),
            ),
        ),
    ),
    "D-2026-003": (
        Text("Dana Whitfield has completed the refresher course.", "lead"),
        Text("March 23 to March 27, 2026, online."),
        Text("Signed: Director of the academy."),
    ),
    "D-2026-004": (
        Text("The authorization of Deputy Paul Serrano, badge 4055, is revoked from April 13, 2026.", "lead"),
        Text("The form and the credential card are to be returned to the field office."),
        Text(SIGNED),
    ),
    "D-2026-006": (
        Text("Credential card DIO-255-C was received on May 8, 2026.", "lead"),
        Text("Returned by the Kettle County Sheriff's Office for Deputy Paul Serrano, badge 4055."),
    ),
}
"""What each paper says below its title, by the code of its document."""


def paper(row: Mapping[str, str]) -> bytes:
    """Return the file of the document that a *row* of ``document.csv`` describes."""
    code, title, day = row["code"], row["title"], date.fromisoformat(row["dated_on"])
    blocks = (Title("Sample paper", title, AGENCY, day), *PAPERS[code])
    rendered = render(Document(title, title, AGENCY, MARKING, code, day, blocks))
    if rendered.missing:
        raise ValueError(f"{code} has characters that the fonts lack: {rendered.missing}")
    return rendered.pdf


def _only_used_letters() -> None:
    """Have the fonts embed the letters that a paper uses, where ReportLab would embed the alphabet."""
    fonts.register()
    for name in (fonts.REGULAR, fonts.ITALIC, fonts.SEMIBOLD, fonts.BOLD):
        pdfmetrics.getFont(name)._asciiReadable = 0


def lean(pdf: bytes) -> bytes:
    """Return *pdf* without the names of its fonts, which no reader needs, and packed: the files are shipped."""
    packed = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        for one in opened.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor":
                font = _without_names(one.FontFile2.read_bytes())
                one.FontFile2.write(font)
                one.FontFile2.Length1 = len(font)
        opened.save(
            packed,
            deterministic_id=True,
            recompress_flate=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return packed.getvalue()


def _without_names(font: bytes) -> bytes:
    """Return the TrueType *font* without its table of names."""
    count = struct.unpack_from(">H", font, 4)[0]
    entries = [struct.unpack_from(">4sLLL", font, 12 + 16 * index) for index in range(count)]
    kept = [entry for entry in entries if entry[0] != b"name"]
    directory, body, begins = b"", b"", 12 + 16 * len(kept)
    for tag, checksum, offset, length in kept:
        directory += struct.pack(">4sLLL", tag, checksum, begins + len(body), length)
        body += font[offset : offset + length].ljust(-(-length // 4) * 4, b"\0")
    return font[:4] + struct.pack(">H", len(kept)) + font[6:12] + directory + body


def rows() -> list[dict[str, str]]:
    """Return the rows of ``document.csv``."""
    return list(csv.DictReader((SAMPLE / "document.csv").read_text("utf-8").splitlines(keepends=True)))


def file_of(row: Mapping[str, str]) -> Path:
    """Return where the file of a document lies, named as an export names it."""
    return SAMPLE / ENCLOSED / f"{row['code']} {row['file_name']}"


def main() -> None:
    """Write every file, and what document.csv says of it."""
    _only_used_letters()
    documents = rows()
    for row in documents:
        if row["code"] in PAPERS:
            content = lean(paper(row))
            file_of(row).write_bytes(content)
            row |= {
                "sha256": hashlib.sha256(content).hexdigest(),
                "size": str(len(content)),
                "mime": "application/pdf",
            }
    with (SAMPLE / "document.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, documents[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(documents)


if __name__ == "__main__":
    main()
