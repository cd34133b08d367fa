"""The place of complaints and notices."""

from coordinator.desktop.complaints_page import ComplaintsPage
from coordinator.desktop.notices_page import NoticesPage
from coordinator.desktop.session import Session
from coordinator.desktop.views_page import ViewsPage


class ComplaintsPlace(ViewsPage):
    """Shows complaints, or the posters that tell people how to complain."""

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.complaints, self.notices = ComplaintsPage(session), NoticesPage(session)
        super().__init__("Complaints and notices", (self.complaints, self.notices))

    def begin(self) -> None:
        """Enter what the view that shows is about: a complaint, or a round through all facilities."""
        (self.notices if self.view is self.notices else self.complaints).begin()
