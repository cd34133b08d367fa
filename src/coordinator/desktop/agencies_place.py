"""The place of agencies and contacts."""

from coordinator.desktop.agencies_page import AgenciesPage
from coordinator.desktop.contacts_page import ContactsPage
from coordinator.desktop.session import Session
from coordinator.desktop.views_page import ViewsPage


class AgenciesPlace(ViewsPage):
    """Shows the agencies on ICE's lists, or the contacts of the program."""

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.agencies, self.contacts = AgenciesPage(session), ContactsPage(session)
        super().__init__("Agencies and contacts", (self.agencies, self.contacts))

    def begin(self) -> None:
        """Bring in a list, or enter a contact, as the view that shows is about."""
        (self.contacts if self.view is self.contacts else self.agencies).begin()
