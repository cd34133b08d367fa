from coordinator.services.preview import MOST_PAGES, preview
from coordinator.services.reporting import make_report
from coordinator.store import Store
from tests.services.gather.asked import ASKED


def test_a_short_report_shows_whole(sample: Store) -> None:
    found = preview(make_report(sample, "authority", ASKED["authority"]).pdf, 400)
    assert (found.count, [one.width for one in found.pages]) == (1, [400])
    assert len(found.pages[0].pixels) == found.pages[0].width * found.pages[0].height * 4


def test_a_long_report_shows_its_first_pages_and_says_how_many_there_are(sample: Store) -> None:
    found = preview(make_report(sample, "packet", ASKED["packet"]).pdf, 100)
    assert len(found.pages) == MOST_PAGES < found.count
