"""The place of documents, and of the classes by which they are kept."""

from coordinator.desktop.documents_page import DocumentsPage
from coordinator.desktop.record_page import RecordPage
from coordinator.desktop.session import Session
from coordinator.desktop.views_page import ViewsPage


class DocumentsPlace(ViewsPage):
    """Shows documents, or the classes of the agency's own retention schedule."""

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.documents, self.classes = DocumentsPage(session), RecordPage(session, "retention_class")
        super().__init__("Documents", (self.documents, self.classes))
        self.classes.left.connect(lambda: self.look_at(0))

    def begin(self) -> None:
        """Enter a class of the schedule; documents are added where they belong, by dropping their files."""
        self.look_at(1)
        self.classes.begin()
