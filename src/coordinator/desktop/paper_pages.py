"""Reading a page of a paper on the worker's thread: what kinds of files can be shown, and how."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from coordinator.errors import Refused
from coordinator.services.attached import Attached
from coordinator.store import Store

if TYPE_CHECKING:
    from coordinator.services.preview import Picture

_TALLEST = 8
"""A picture that is so many times higher than wide, or more, is drawn smaller."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as an image with its place and how many there are, or a text and whether that is the *whole* of it."""

    image: QImage | None
    place: int = 0
    count: int = 1
    text: str = ""
    whole: bool = True


def seen(store: Store, paper: Attached, place: int, width: int) -> Seen:
    """Return the page at *place* of *paper*, from 0 on, at most *width* pixels wide.

    Raises:
        Refused: files of this type, or this file, cannot be shown here.
        Unavailable: the file is gone or damaged.
    """
    from coordinator.services.preview import page_of, text_of

    with store.documents.seen(paper.sha256) as file:
        if paper.mime == "application/pdf":
            picture, count = page_of(file, place, width)
            return Seen(_drawn(picture), min(place, count - 1), count)
        if paper.mime in {"image/png", "image/jpeg"}:
            return Seen(_picture(file.read(), width))
        if paper.mime == "text/plain":
            text, whole = text_of(file)
            return Seen(None, text=text, whole=whole)
    name = paper.file_name or "This file"
    raise Refused(f"{name} is of a type that cannot be shown here. Open it in its own program.")


def _drawn(picture: "Picture") -> QImage:
    wide, high = picture.width, picture.height
    return QImage(picture.pixels, wide, high, wide * 4, QImage.Format.Format_RGB32).copy()


def _picture(content: bytes, width: int) -> QImage:
    buffer = QBuffer()
    buffer.setData(content)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > width:
        reader.setScaledSize(size.scaled(QSize(width, width * _TALLEST), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise Refused("This picture is damaged, or too large to be shown here. Open it in its own program.")
    return image
