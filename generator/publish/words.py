"""The few words of the site's frame, in each language; the words of the pages come with the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.text import Lang


@dataclass(frozen=True, slots=True)
class FrameWords:
    """What header, footer and the pages without a language say."""

    name: str
    """The language in itself."""
    switch: str
    """Label of the link to the same page in this language, said in this language."""
    menu: str
    search: str
    """Name of search."""
    search_hint: str
    """What the empty search box says."""
    finder: str
    """Name of the finder."""
    finder_hint: str
    """What its empty box says; there is room for a few words only."""
    finder_go: str
    colours: tuple[str, str, str]
    """Buttons that leave the colours to the system, make them light, make them dark: each names the one it leads to."""
    made_with: str
    go: str
    """Link from the page without a language."""
    not_found: str
    not_found_advice: str
    moved: str
    """Heading of a page that only leads to another."""
    changes: str
    """Link to the feed of changes."""
    kept_away: str
    """When the site cannot be reached. {date}: day of the last review."""
    kept_older: str
    """While a newer version is being fetched."""
    kept_newer: str
    """When the newer version is there; a link follows."""
    kept_again: str
    """The link that shows it."""
    kept_aged: str
    """When the last review is long ago."""
    not_kept: str
    """Heading of the page that stands for one that is not on the device."""
    not_kept_advice: str
    """Where pages of this language are on the device."""
    not_kept_at_all: str
    """Where none are."""
    problems: str
    """Heading above the report when the content has errors while it is being written."""
    nothing_yet: str
    """The same where there never was a version without errors."""


WORDS: Mapping[Lang, FrameWords] = {
    "zh": FrameWords(
        name="中文",
        switch="本页中文版",
        menu="菜单",
        search="全文搜索",
        search_hint="在全部文字里搜索",
        finder="查代码和屏幕提示",
        finder_hint="代码或提示",
        finder_go="查",
        colours=("切换到浅色", "切换到深色", "跟随系统"),
        made_with="制作工具",
        go="进入中文帮助",
        not_found="没有这个页面",
        not_found_advice="地址可能输错了，或者页面已经移走。请从首页开始找。",
        moved="本页已移到新地址",
        changes="内容更新（Atom）",
        kept_away="现在连不上网站，显示的是 {date} 复核的内容。",
        kept_older="有新版本，正在下载。这里显示的是 {date} 复核的内容。",
        kept_newer="新版本已下载。",
        kept_again="重新打开这一页",
        kept_aged="内容最近一次复核是 {date}，可能已经过时。",
        not_kept="没有网络，这一页没有存在这台设备上",
        not_kept_advice="已经存下的页面，没有网络也能看。请从首页开始找。",
        not_kept_at_all="中文页面还没有存在这台设备上。请等网络恢复后再打开。",
        problems="内容有错误，下面显示的是上一次没有错误时的页面：",
        nothing_yet="内容有错误，改好后这里会自动显示网站。",
    ),
    "en": FrameWords(
        name="English",
        switch="This page in English",
        menu="Menu",
        search="Full-text search",
        search_hint="Search all texts",
        finder="Find a code or a screen message",
        finder_hint="Code or message",
        finder_go="Find",
        colours=("Switch to light", "Switch to dark", "Follow the system"),
        made_with="Made with",
        go="Go to the help in English",
        not_found="There is no such page",
        not_found_advice="The address may be mistyped, or the page has moved. Please start from the home page.",
        moved="This page has moved",
        changes="Changes (Atom feed)",
        kept_away="The site cannot be reached: this is the content reviewed on {date}.",
        kept_older="A newer version is being fetched. This is the content reviewed on {date}.",
        kept_newer="A newer version has been fetched.",
        kept_again="Show it",
        kept_aged="This content was last reviewed on {date} and may be out of date.",
        not_kept="No network, and this page is not kept on this device",
        not_kept_advice="The pages that are kept work without a network. Please start from the home page.",
        not_kept_at_all="The pages in English are not kept on this device. Please open them when the network is back.",
        problems="The content has errors; what you see below is the last version without errors:",
        nothing_yet="The content has errors; the site appears here as soon as they are mended.",
    ),
}
