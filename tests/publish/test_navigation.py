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


def many(families, causes):
    """A language with so many families of so many causes each, and the paths of its pages."""
    groups = [
        NavigationEntry(
            f"Family {family}",
            f"zh/families/{family}.md",
            tuple(NavigationEntry(f"Cause {family}-{cause}", f"zh/causes/{family}-{cause}.md") for cause in causes),
        )
        for family in families
    ]
    entries = (NavigationEntry("Home", "zh/index.md"), NavigationEntry("Causes", "", tuple(groups)))
    paths = [entry.path for group in groups for entry in (group, *group.children)]
    return entries, ["zh/index.md", *paths]


def whole(navigation):
    own = f'<a href="./index.html">{navigation.current}</a>' if navigation.current else ""
    return f"{navigation.before}{own}{navigation.after}"


@pytest.mark.parametrize("size", [60, 500])
def test_what_a_page_shows_does_not_grow_with_the_number_of_pages(size):
    entries, paths = many(range(size), range(size))
    navigation = Navigation(entries, paths)
    shown = [whole(navigation.of(path)) for path in (paths[0], paths[1], paths[2], paths[size * 7 + 30], paths[-1])]
    assert max(len(links(html)) for html in shown) <= 2 * 60 + 4


def test_all_of_a_list_that_is_not_long_is_shown():
    entries, paths = many(range(1), range(60))
    titles = [text for text, _ in links(whole(Navigation(entries, paths).of("zh/causes/0-0.md")))]
    assert titles[:2] == ["Home", "Family 0"]
    assert sorted(titles[2:]) == sorted(f"Cause 0-{number}" for number in range(60))


@pytest.mark.parametrize(("number", "shown"), [(0, range(21)), (50, range(40, 61)), (99, range(79, 100))])
def test_of_a_long_list_what_is_near_is_shown_with_the_way_to_the_rest(number, shown):
    entries, paths = many(range(1), range(100))
    found = links(whole(Navigation(entries, paths).of(f"zh/causes/0-{number}.md")))
    family = "../../../zh/families/0/index.html"
    rest = [(text, href) for text, href in found[2:] if text.startswith("…")]
    earlier, later = shown.start, 100 - shown.stop
    assert rest == [(f"… Family 0 (+{count})", family) for count in (earlier, later) if count]
    assert [text for text, _ in found if text.startswith("Cause")] == [f"Cause 0-{cause}" for cause in shown]


def test_a_long_list_without_a_page_of_its_own_leads_on_to_its_next_entry():
    entries, paths = many(range(100), range(1))
    found = links(whole(Navigation(entries, paths).of("zh/causes/50-0.md")))
    assert ("… Family 39 (+40)", "../../../zh/families/39/index.html") in found
    assert ("… Family 61 (+39)", "../../../zh/families/61/index.html") in found
    assert "Family 50" in [text for text, _ in found]


def test_the_page_of_a_long_list_shows_its_first_entries():
    entries, paths = many(range(1), range(100))
    found = [text for text, _ in links(whole(Navigation(entries, paths).of("zh/families/0.md")))]
    assert [text for text in found if text.startswith("Cause")] == [f"Cause 0-{cause}" for cause in range(21)]
