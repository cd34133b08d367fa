import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from coordinator.desktop.commands import commands
from coordinator.desktop.help_menu import about
from coordinator.desktop.help_window import HelpWindow
from coordinator.desktop.machine_settings import MACHINE_SETTINGS
from coordinator.desktop.places import PLACES
from coordinator.desktop.window import Window
from coordinator.services.help.pages import found, page_named, pages, place_page
from coordinator.services.terms import rules_label, shipped
from tests.desktop.conftest import settled


def choose(window: Window, words: str) -> None:
    next(one.action for one in commands(window.menuBar()) if one.words == words).trigger()


def help_of(window: Window) -> HelpWindow:
    shown = window.findChildren(HelpWindow)
    assert len(shown) == 1
    return shown[0]


@pytest.mark.parametrize("place", [place.title for place in PLACES])
def test_every_place_has_a_page_under_its_own_title(place: str) -> None:
    assert page_named(place_page(place)).title == place


def test_no_page_tells_of_a_place_that_is_not_there() -> None:
    told = {page.name for page in pages() if page.chapter == "Places"}
    assert told == {place_page(place.title) for place in PLACES}


@pytest.mark.parametrize("setting", [one.title for one in MACHINE_SETTINGS])
def test_every_setting_is_told_of(setting: str) -> None:
    assert f"| {setting} |" in page_named("settings").text


def test_every_command_of_the_menus_is_told_of_with_its_keys(window: Window) -> None:
    text = page_named("menus-and-keys").text
    places = {place.title for place in PLACES}
    named = [(one.words.partition(":")[0], one.keys) for one in commands(window.menuBar()) if one.words not in places]
    missing = [f"| {words} | {keys} |".replace("|  |", "| |") for words, keys in named]
    assert [line for line in missing if line not in text] == []


def test_f1_opens_the_page_about_the_place_that_shows_in_one_window(window: Window, qtbot: QtBot) -> None:
    for at in (0, 3):
        window.go(at)
        settled(qtbot, window)
        qtbot.keyClick(window, Qt.Key.Key_F1)
        assert help_of(window).shown == place_page(PLACES[at].title)
        window.activateWindow()


def test_links_search_and_contents_lead_to_pages_and_back_leads_back(window: Window, qtbot: QtBot) -> None:
    choose(window, "Contents")
    shown = help_of(window)
    assert shown.shown == "first-hour"
    assert "Your first hour" in shown.browser.toPlainText()
    qtbot.keyClicks(shown.search, "refresher training")
    qtbot.keyClick(shown.search, Qt.Key.Key_Return)
    assert shown.shown == found("refresher training")[0].name
    assert [item.text(0) for item in shown.contents.selectedItems()] == [page_named(shown.shown).title]
    shown.search.setText("nosuchword")
    assert shown.contents.findItems("No page has these words.", Qt.MatchFlag.MatchExactly)
    shown.search.clear()
    qtbot.mouseClick(shown.back, Qt.MouseButton.LeftButton)
    assert shown.shown == "first-hour"
    qtbot.mouseClick(shown.forward, Qt.MouseButton.LeftButton)
    assert shown.shown != "first-hour"


def test_rule_book_and_notices_open_from_the_menu(window: Window) -> None:
    choose(window, "Rule book")
    assert "TRN-03" in help_of(window).browser.toPlainText()
    choose(window, "Third-party notices")
    assert "ZETETIC" in help_of(window).browser.toPlainText()


def test_a_picture_of_the_help_shows(window: Window) -> None:
    choose(window, "Contents")
    browser = help_of(window).browser
    browser.grab()
    assert browser.document().size().height() > browser.height()
    picture = browser.document().resource(2, browser.source().resolved("pictures/today.png"))
    assert picture is not None


def test_the_help_is_named_for_those_who_hear_it(window: Window) -> None:
    choose(window, "Contents")
    shown = help_of(window)
    for one in (shown.search, shown.contents, shown.browser):
        assert QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)


def test_about_says_as_of_when_the_rules_are_and_that_it_is_no_legal_advice(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "about", lambda _parent, _title, text: said.append(text))
    choose(window, "About Coordinator")
    assert said == [about()]
    assert rules_label(shipped()) in said[0]
    assert "legal advice" in said[0]
