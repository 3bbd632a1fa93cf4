from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from generator.model.artifact import NavigationEntry
from generator.publish.failure import PublishError
from generator.publish.navigation import Navigation

ENTRIES = (
    NavigationEntry("Home", "zh/index.md"),
    NavigationEntry(
        "Causes",
        "",
        (
            NavigationEntry("Network", "zh/families/network.md", (NavigationEntry("Cable <b>", "zh/causes/cable.md"),)),
            NavigationEntry("Card", "zh/families/card.md", (NavigationEntry("Expired", "zh/causes/expired.md"),)),
        ),
    ),
    NavigationEntry("Codes", "zh/codes/index.md"),
)
PAGES = [
    "zh/index.md",
    "zh/families/network.md",
    "zh/families/card.md",
    "zh/causes/cable.md",
    "zh/causes/expired.md",
    "zh/codes/index.md",
    "zh/codes/51.md",
    "zh/lonely.md",
]


def drawn(path):
    return Navigation(ENTRIES, PAGES).of(path)


def links(html):
    return [(link.get_text(), link["href"]) for link in BeautifulSoup(html, "html.parser").find_all("a")]


def active(html):
    return [link.get_text() for link in BeautifulSoup(html, "html.parser").select("a.md-nav__link--active")]


def test_only_the_groups_on_the_way_to_the_page_are_open():
    navigation = drawn("zh/causes/cable.md")
    assert links(navigation.before) == [
        ("Home", "../../../zh/index.html"),
        ("Network", "../../../zh/families/network/index.html"),
    ]
    assert navigation.current == "Cable &lt;b&gt;"
    assert links(navigation.after) == [
        ("Card", "../../../zh/families/card/index.html"),
        ("Codes", "../../../zh/codes/index.html"),
    ]


def test_a_closed_group_leads_to_its_first_page():
    navigation = drawn("zh/index.md")
    assert navigation.before == ""
    assert navigation.current == "Home"
    assert links(navigation.after)[0] == ("Causes", "../zh/families/network/index.html")


def test_a_group_with_a_page_is_marked_in_the_list_itself():
    navigation = drawn("zh/families/card.md")
    assert (navigation.current, navigation.after) == ("", "")
    soup = BeautifulSoup(navigation.before, "html.parser")
    assert [link.get_text() for link in soup.select("a[aria-current=page]")] == ["Card"]
    assert active(navigation.before) == ["Card"]


def test_a_page_without_an_entry_opens_the_entry_of_its_folder():
    navigation = drawn("zh/codes/51.md")
    assert navigation.current == ""
    assert active(navigation.before) == ["Codes"]
    assert "aria-current" not in navigation.before


def test_a_page_without_any_entry_shows_all_groups_closed():
    navigation = drawn("zh/lonely.md")
    assert [text for text, _ in links(navigation.before)] == ["Home", "Causes", "Codes"]
    assert active(navigation.before) == []


def test_every_switch_has_its_label_and_its_list():
    soup = BeautifulSoup("".join(drawn("zh/causes/cable.md")), "html.parser")
    switches = [box["id"] for box in soup.select("input[type=checkbox]")]
    assert switches == ["__nav_2", "__nav_2_1"]
    for id in switches:
        assert soup.select(f"label[for={id}]#{id}_label")
        assert soup.select(f"nav[aria-labelledby={id}_label]")


def test_an_entry_without_a_page_is_refused():
    with pytest.raises(PublishError, match=r"zh/gone\.md, and there is no such page"):
        Navigation((NavigationEntry("Gone", "zh/gone.md"),), PAGES)


def test_a_group_that_leads_nowhere_is_refused():
    with pytest.raises(PublishError, match="the navigation's group `Empty` has no page"):
        Navigation((NavigationEntry("Empty", "", (NavigationEntry("Also", ""),)),), PAGES).of("zh/index.md")
