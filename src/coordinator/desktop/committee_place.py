"""The place of the steering committee: its meetings, who sits on it, what was asked, and what is to be done."""

from coordinator.desktop.meetings_page import MeetingsPage
from coordinator.desktop.record_page import RecordPage
from coordinator.desktop.session import Session
from coordinator.desktop.views_page import ViewsPage


class CommitteePlace(ViewsPage):
    """Shows meetings, members, questions of the public with their answers, or action items."""

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        self.meetings = MeetingsPage(session)
        kinds = ("committee_member", "question", "meeting_action")
        self.members, self.questions, self.action_items = (RecordPage(session, kind) for kind in kinds)
        super().__init__("Committee", (self.meetings, self.members, self.questions, self.action_items))
        for page in (self.members, self.questions, self.action_items):
            page.left.connect(lambda: self.look_at(0))

    def begin(self) -> None:
        """Enter what the view that shows is about; of meetings, the plan of one."""
        shown = self.view
        (shown if isinstance(shown, RecordPage) else self.meetings).begin()
