"""A ReportLab canvas that tags what is drawn: every mark on a page is content of an element, or an artifact.

Private parts of ReportLab 5.1.0 are used (``_code``, ``_doc``, ``Pages``), which is why its version is pinned; the
structure checks of the tests fail loudly where one of them changes.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from coordinator import __version__
from coordinator.reports.document import fonts
from coordinator.reports.document.attaching import attach
from coordinator.reports.document.blocks import Document
from coordinator.reports.document.measure import Face
from coordinator.reports.document.structure import Content, Element, Rows, Run, Structure
from coordinator.reports.document.writing import CompactDocument, Later

rl_config.useA85 = 0  # plain streams: a fifth smaller
PRODUCER = f"Coordinator {__version__}"
Furniture = Callable[["TaggedCanvas", int, int], None]
"""Draws what every page carries; takes the canvas, the page and how many there are, both from 1."""


class _Text(PDFTextObject):
    """Text whose line ends carry a space, so that reading aloud does not glue two words."""

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803  ReportLab's names
        if TStar and text and text[-1] not in " -\u00ad":
            text += " "
        super()._textOut(text, TStar)


class _Stamp:
    """The time stamp of a file: the day that the report is about, not the moment it was made."""

    def __init__(self, day: datetime) -> None:
        self.datetime = day
        self.t = day.timestamp()
        self.lt = day.timetuple()
        self.YMDhms = tuple(self.lt)[:6]
        self.dhh = self.dmm = 0
        self.tzname = "UTC"
        self.asctime = day.strftime("%a %b %d %H:%M:%S %Y")


class TaggedCanvas(Canvas):
    """Draws one :class:`Document` with its structure tree."""

    def __init__(self, target: Any, *, about: Document, furniture: Furniture, **options: Any) -> None:
        """Begin a file on *target*; *furniture* is drawn when the number of pages is known."""
        fonts.register()
        options |= {"pdfVersion": (1, 7), "pageCompression": 1, "invariant": 1, "lang": about.language}
        super().__init__(target, **{**options, "initialFontName": fonts.REGULAR, "initialFontSize": 10})
        self._about = about
        self._furniture = furniture
        self._stamp = datetime(about.as_of.year, about.as_of.month, about.as_of.day, 12, tzinfo=UTC)
        self._doc.__class__ = CompactDocument
        self._doc.structure = self.structure = Structure()
        self._doc._timeStamp = _Stamp(self._stamp)  # noqa: SLF001  ReportLab reads the clock otherwise
        self._doc.signature.update(repr(self._stamp).encode())
        self._owners: list[Element | Run] = []
        self._mcid = 0
        self._inside = False
        self._shown: dict[tuple[str, float, str], str] = {}
        self._promises: dict[str, Callable[[], str]] = {}

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> _Text:  # noqa: N802  ReportLab's name
        """Begin a text whose line ends carry a space."""
        return _Text(self, x, y, direction=direction)

    def setFont(self, psfontname: str, size: float, leading: float | None = None) -> None:  # noqa: N802  ReportLab's name
        """Choose a face; the standard ones that ReportLab falls back on are not embedded, ours takes their place."""
        known = pdfmetrics.getFont(psfontname)._dynamicFont  # noqa: SLF001  nothing public tells it
        super().setFont(psfontname if known else fonts.REGULAR, size, leading)

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        """Draw content of *element*."""
        page = len(self.structure.pages)
        element.kids.append(Content(page, self._mcid))
        self._owners.append(element)
        with self._marked(f"/{element.tag} <</MCID {self._mcid}>> BDC"):
            self._mcid += 1
            yield

    @contextmanager
    def artifact(self, properties: str = "") -> Iterator[None]:
        """Draw what a reader need not hear: rules, fills, page furniture."""
        with self._marked(f"/Artifact {properties} BDC" if properties else "/Artifact BMC"):
            yield

    @contextmanager
    def _marked(self, begin: str) -> Iterator[None]:
        if self._inside:
            raise RuntimeError("marked content must not nest")
        self._inside = True
        self._code.append(begin)
        yield
        self._code.append("EMC")
        self._inside = False

    def rows(self, rows: Rows, first: int, last: int) -> int:
        """Note that the rows from *first* to before *last* follow on this page; return the mcid of the first cell."""
        run = Run(len(self.structure.pages), self._mcid, first, last)
        self.structure.add_run(rows, run)
        self._owners.append(run)
        self._mcid += (last - first) * len(rows.header_columns)
        return run.mcid

    def paint(self, code: str) -> None:
        """Add page code as it is."""
        self._code.append(code)

    def promised(self, code: Callable[[], str]) -> str:
        """Return what stands for page code that can only be told when every page is drawn."""
        token = f"((promise {len(self._promises)}))"  # text on a page has its parentheses escaped
        self._promises[token] = code
        return token

    def shown(self, face: Face, text: str) -> str:
        """Return the page code that shows *text* at the present place; remembered, as tables repeat themselves."""
        found = self._shown.get((face.name, face.size, text))
        if found is None:
            font = pdfmetrics.getFont(face.name)
            parts = (
                f"{font.getSubsetInternalName(subset, self._doc)} {face.size:g} Tf ({self._escape(part)}) Tj"
                for subset, part in font.splitString(text, self._doc)
            )
            found = self._shown[face.name, face.size, text] = " ".join(parts)
        return found

    def showPage(self) -> None:  # noqa: N802  ReportLab's name
        """Finish a page."""
        index = len(self.structure.pages)
        self.structure.pages.append(self._owners)
        self._owners, self._mcid = [], 0
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = index, pdfdoc.PDFName("S")

    def save(self) -> None:
        """Draw the furniture, write metadata and structure, and finish the file."""
        if self._code:
            self.showPage()
        for name, value in (
            ("Title", self._about.title),
            ("Author", self._about.agency),
            ("Subject", self._about.subject),
        ):
            getattr(self, f"set{name}")(value)
        self.setCreator(PRODUCER)
        self.setProducer(PRODUCER)
        self._keep_promises()
        self._draw_furniture()
        self._settle_fonts()
        self._write_catalog()
        super().save()

    def _keep_promises(self) -> None:
        codes = {token: code() for token, code in self._promises.items()}
        for page in self._doc.Pages.pages if codes else ():
            for token, code in codes.items():
                page.stream = page.stream.replace(token, code)

    def _draw_furniture(self) -> None:
        pages = self._doc.Pages.pages
        for index, page in enumerate(pages):
            self._code: list[str] = []
            self.init_graphics_state()
            self.state_stack: list[Any] = []
            self.saveState()
            self._furniture(self, index + 1, len(pages))
            self.restoreState()
            page.stream += "\n".join(self._code) + "\n"
        self._code = []

    def _settle_fonts(self) -> None:
        """Write the subsets now, and mend their maps to Unicode: code 0 may not be mapped, even unused."""
        for font in self._doc.delayedFonts:
            font.addObjects(self._doc)
        self._doc.delayedFonts = []
        for name, found in self._doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                found.content = _mended(found.content)

    def _write_catalog(self) -> None:
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = self._doc.Reference(Later(), CompactDocument.ROOT)
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        entries = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
        metadata = pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), _xmp(self._about, self._stamp))
        metadata.filters = None
        catalog.Metadata = metadata
        self.setViewerPreference("DisplayDocTitle", "true")
        if self._about.data:
            attach(self._doc, self._about.data, self._stamp)


def _mended(content: str | bytes) -> str:
    text = content.decode("latin-1") if isinstance(content, bytes) else content
    begin, end = text.index("endcodespacerange"), text.index("endcmap")
    codes = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]{4,6})>", text[begin:end])
    pairs = [(code, chr(int(value, 16)).encode("utf-16-be").hex().upper()) for code, value in codes if int(value, 16)]
    lines = ["endcodespacerange"]
    for start in range(0, len(pairs), 100):
        block = pairs[start : start + 100]
        lines += [f"{len(block)} beginbfchar", *(f"<{code}> <{value}>" for code, value in block), "endbfchar"]
    return text[:begin] + "\n".join(lines) + "\n" + text[end:]


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{agency}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language><dc:format>application/pdf</dc:format>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><xmp:CreateDate>{stamp}</xmp:CreateDate>
<xmp:ModifyDate>{stamp}</xmp:ModifyDate><pdf:Producer>{producer}</pdf:Producer><pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def _xmp(about: Document, stamp: datetime) -> bytes:
    words = {"title": about.title, "agency": about.agency, "subject": about.subject, "language": about.language}
    safe = {name: escape(value) for name, value in words.items()}
    return _XMP.format(**safe, producer=PRODUCER, stamp=stamp.strftime("%Y-%m-%dT%H:%M:%SZ")).encode()
