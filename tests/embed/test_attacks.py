"""Messages from whoever should not be heard, of forms that nobody allowed, and in numbers that nobody needs."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from tests.embed.conftest import (
    Portal,
    Portals,
    Site,
    Stage,
    Visits,
    documented_policy,
    portal_html,
    until,
    validator,
)

STEP = {
    "v": 1, "type": "step", "n": 900, "tree": "card-expired", "version": "0123456789ab", "node": "forged",
    "move": "goto",
}  # fmt: skip
GUIDE = 'lang="zh" tree="card-expired"'
FRAME = "document.querySelector('poshelp-guide').shadowRoot.querySelector('iframe')"


def forged(opened: Portal) -> list[dict[str, Any]]:
    opened.page.wait_for_timeout(200)
    return [event for event in opened.events if event.get("node") == "forged"]


def from_frame(opened: Portal, script: str) -> None:
    """Run `script` in the frame itself: an attacker who holds the window and the origin of the help."""
    opened.frame.evaluate(script)


# ---- What the portal hears.


def test_a_real_frame_is_heard_so_that_what_follows_means_something(portal: Portals):
    opened = portal(GUIDE).ready()
    from_frame(opened, f"parent.postMessage({json.dumps(STEP)}, '*')")
    assert len(forged(opened)) == 1


def test_the_portal_s_own_window_is_not_heard(portal: Portals):
    opened = portal(GUIDE).ready()
    opened.page.evaluate(f"window.postMessage({json.dumps(STEP)}, '*')")
    opened.page.evaluate(
        "([data, origin]) => window.dispatchEvent(new MessageEvent('message', { data, origin, source: window }))",
        [STEP, opened.help_origin],
    )
    assert forged(opened) == []


@pytest.mark.parametrize("who", ["same origin", "look-alike"])
def test_another_frame_is_not_heard(portal: Portals, stage: Stage, look_alike: Stage, help_site: Site, who: str):
    attack = f"<script>setInterval(() => parent.postMessage({json.dumps(STEP)}, '*'), 20)</script>"
    address = look_alike.put(attack, "attack") if who == "look-alike" else f"{help_site.origin}/attack.html"
    opened = portal.address(stage.put(portal_html(help_site, GUIDE)))
    opened.ready()
    opened.page.route("**/attack.html", lambda route: route.fulfill(body=attack, content_type="text/html"))
    opened.page.evaluate(
        """address => {
          const frame = document.createElement("iframe");
          frame.src = address;
          document.body.append(frame);
          window.heard = 0;
          addEventListener("message", event => heard += event.source === frame.contentWindow);
        }""",
        address,
    )
    opened.until("heard > 3")
    assert forged(opened) == []


def test_a_look_alike_in_the_help_s_own_frame_is_not_heard(portal: Portals, look_alike: Stage):
    """The right window with the wrong origin: the frame was led away."""
    attack = look_alike.put(
        f"<title>-</title><script>parent.postMessage({json.dumps(STEP)}, '*');"
        "onmessage = () => { document.title = 'heard'; }</script>",
        "attack",
    )
    policy = documented_policy(portal.site) + f" {look_alike.origin}"
    html = portal_html(portal.site, GUIDE)
    opened = portal.address(portal.stage.put(html, Content_Security_Policy=policy)).ready()
    opened.page.evaluate("window.heard = []; addEventListener('message', event => heard.push(event.origin))")
    opened.page.evaluate(f"address => {{ {FRAME}.src = address }}", attack)
    opened.until(f"heard.includes('{look_alike.origin}')")
    assert forged(opened) == []
    opened.page.evaluate("document.querySelector('poshelp-guide').goTo({ tree: 'pin-wrong' })")  # goes to nobody
    opened.page.wait_for_timeout(150)
    assert opened.page.frames[-1].title() == "-"
    portal.complaints.clear()  # the browser says that it did not deliver it


HOSTILE = {
    "nothing": "undefined",
    "null": "null",
    "a number": "7",
    "text": '"poshelp"',
    "JSON as text": f"JSON.stringify({json.dumps(STEP)})",
    "an array": f"[{json.dumps(STEP)}]",
    "an array with keys": f"Object.assign([], {json.dumps(STEP)})",
    "a map": f"new Map(Object.entries({json.dumps(STEP)}))",
    "a date": f"Object.assign(new Date(0), {json.dumps(STEP)})",
    "a cycle": f"(() => {{ const m = {json.dumps(STEP)}; m.self = m; return m; }})()",
    "a cycle in a field": f"(() => {{ const m = {json.dumps(STEP)}; m.from = m; return m; }})()",
    "own __proto__": f'Object.defineProperty({json.dumps(STEP)}, "__proto__", '
    '{ value: "x", enumerable: true, writable: true, configurable: true })',
    "own __proto__ of an object": f'JSON.parse(\'{{"__proto__": {{"v": 1}}, \' + {json.dumps(json.dumps(STEP)[1:])})',
    "constructor": f'Object.assign({json.dumps(STEP)}, {{ constructor: "x" }})',
    "toString": f'Object.assign({json.dumps(STEP)}, {{ toString: "x" }})',
    "hasOwnProperty": f'Object.assign({json.dumps(STEP)}, {{ hasOwnProperty: "x" }})',
    "type toString": f'Object.assign({json.dumps(STEP)}, {{ type: "toString" }})',
    "type __proto__": f'Object.assign({json.dumps(STEP)}, {{ type: "__proto__" }})',
    "type in an array": f'Object.assign({json.dumps(STEP)}, {{ type: ["step"] }})',
    "v as text": f'Object.assign({json.dumps(STEP)}, {{ v: "1" }})',
    "v true": f"Object.assign({json.dumps(STEP)}, {{ v: true }})",
    "v 2": f"Object.assign({json.dumps(STEP)}, {{ v: 2 }})",
    "n NaN": f"Object.assign({json.dumps(STEP)}, {{ n: NaN }})",
    "n without end": f"Object.assign({json.dumps(STEP)}, {{ n: Infinity }})",
    "n a half": f"Object.assign({json.dumps(STEP)}, {{ n: 900.5 }})",
    "n negative": f"Object.assign({json.dumps(STEP)}, {{ n: -1 }})",
    "n a BigInt": f"Object.assign({json.dumps(STEP)}, {{ n: 900n }})",
    "n a Number": f"Object.assign({json.dumps(STEP)}, {{ n: new Number(900) }})",
    "undefined field": f"Object.assign({json.dumps(STEP)}, {{ from: undefined }})",
    "one key too many": f'Object.assign({json.dumps(STEP)}, {{ note: "6222" }})',
    "markup": f'Object.assign({json.dumps(STEP)}, {{ from: "<img src=x onerror=alert(1)>" }})',
    "a line end": f'Object.assign({json.dumps(STEP)}, {{ from: "forged\\n" }})',
    "megabytes of text": f'Object.assign({json.dumps(STEP)}, {{ from: "a".repeat(5e6) }})',
    "long text": f'Object.assign({json.dumps(STEP)}, {{ from: "a".repeat(65) }})',
    "many keys": f"Object.assign({json.dumps(STEP)}, "
    "...Array.from({ length: 20000 }, (_, i) => ({ ['k' + i]: i })))",
    "deep": f"Object.assign({json.dumps(STEP)}, {{ from: Array(500).fill().reduce(m => ({{ m }}), 1) }})",
    "bytes": "new ArrayBuffer(1e6)",
}


def test_other_forms_are_not_heard(portal: Portals):
    opened = portal(GUIDE).ready()
    before = len(opened.events)
    heard: list[str] = []
    for name, written in HOSTILE.items():
        from_frame(opened, f"parent.postMessage({written}, '*')")
        opened.page.wait_for_timeout(30)  # fewer than what makes a flood
        if len(opened.events) > before + len(heard):
            heard.append(name)
    assert heard == []
    opened.page.wait_for_timeout(1000)
    from_frame(opened, f"parent.postMessage({json.dumps({**STEP, 'n': 901, 'from': 'last'})}, '*')")
    opened.until("seen.some(message => message.from === 'last')")
    assert len(forged(opened)) == 1
    assert opened.page.evaluate("({}).v === undefined && Object.prototype.hasOwnProperty.name") == "hasOwnProperty"


def test_no_height_that_cannot_be_is_believed(portal: Portals):
    opened = portal(GUIDE).ready()
    before = opened.page.evaluate(f"{FRAME}.offsetHeight")
    message = {key: value for key, value in STEP.items() if key != "move"}
    for height in (1e9, -1, 20001, "100", None, 1.5, [100]):
        from_frame(opened, f"parent.postMessage({json.dumps({**message, 'type': 'height', 'height': height})}, '*')")
    assert forged(opened) == []
    assert opened.page.evaluate(f"{FRAME}.offsetHeight") == before


def test_what_is_repeated_or_out_of_order_is_not_heard(portal: Portals):
    opened = portal(GUIDE).ready()
    for n in (500, 500, 499, 3, 0, 501):
        from_frame(opened, f"parent.postMessage({json.dumps({**STEP, 'n': n})}, '*')")
    assert [event["n"] for event in forged(opened)] == [500, 501]


def test_nothing_is_heard_before_ready(portal: Portals, stage: Stage, visit: Visits):
    page = visit("about:blank")
    body = f"<script>parent.postMessage({json.dumps(STEP)}, '*')</script>"
    page.route("**/card-expired.html", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.add_init_script("window.seen = []; window.heard = 0; addEventListener('message', () => heard++);"
                         "addEventListener('poshelp:step', event => seen.push(event.detail))")  # fmt: skip
    page.goto(stage.put(portal_html(portal.site, GUIDE)))
    until(page, "heard === 1")
    page.wait_for_timeout(100)
    assert page.evaluate("seen") == []


def test_a_flood_does_not_drown_the_portal(portal: Portals):
    opened = portal(GUIDE).ready()
    opened.page.evaluate("window.slowest = 0; window.last = performance.now();"
                         "setInterval(() => { slowest = Math.max(slowest, performance.now() - last);"
                         "last = performance.now(); }, 10)")  # fmt: skip
    from_frame(
        opened,
        f"for (let n = 1000; n < 6000; n++) parent.postMessage(Object.assign({json.dumps(STEP)}, {{ n }}), '*')",
    )
    opened.page.wait_for_timeout(1200)
    seconds = 3  # that the flood can have touched
    assert 0 < len(forged(opened)) <= 50 * seconds
    assert opened.page.evaluate("slowest") < 1500
    from_frame(opened, f"parent.postMessage({json.dumps({**STEP, 'n': 6001})}, '*')")
    opened.until("seen.some(message => message.n === 6001)")


# ---- What the frame hears.

WRONG_FOR_FRAME: dict[str, dict[str, Any]] = {
    "path": {"tree": "../../../index"},
    "absolute path": {"tree": "/zh/index"},
    "javascript": {"tree": "javascript:alert(1)"},
    "other host": {"tree": "//evil.example/x"},
    "node markup": {"node": "<img src=x>"},
    "node query": {"node": "x?p=1"},
    "code path": {"code": "../51"},
    "code markup": {"code": "<b>"},
    "code long": {"code": "123456789"},
    "code and tree": {"code": "51", "tree": "pin-wrong"},
    "nothing": {},
    "comma": {"node,tree": "pin-wrong"},
    "empty key": {"": "pin-wrong"},
    "array": {"tree": ["pin-wrong"]},
    "more": {"tree": "pin-wrong", "note": "x"},
    "long": {"tree": "a" * 65},
}


@pytest.mark.parametrize("type", ["goto", "reset"])
def test_the_frame_goes_nowhere_by_a_wrong_message(portal: Portals, type: str):
    opened = portal(GUIDE).ready()
    opened.answer()  # so that a reset would be seen
    before, url = len(opened.events), opened.frame.url
    for name, place in WRONG_FOR_FRAME.items():
        if type == "goto" or place:
            opened.tell({"v": 1, "type": type, "n": 5, **place})
        opened.page.wait_for_timeout(70)  # fewer than what makes a flood
        assert (opened.frame.url, len(opened.events)) == (url, before), name
    opened.page.wait_for_timeout(1000)
    opened.tell({"v": 1, "type": "goto", "n": 0, "node": "typed-in"})  # and none was counted
    opened.until("seen.some(message => message.node === 'typed-in')")


OTHER_FOR_FRAME = (
    [
        "null", "7", '"goto"', "[]", "new Map([['v', 1]])", "{v: 1, type: 'toString', n: 1}",
        "{v: 1, type: '__proto__', n: 1}", "{v: 1, type: ['reset'], n: 1}",
        "{v: 1, type: 'theme', n: 1, theme: 'pink'}",
        "{v: 1, type: 'lang', n: 1, lang: 'z\"]'}", "{v: 1, type: 'theme', n: 1, theme: 'dark', toString: 'x'}",
        "JSON.parse('{\"v\":1,\"type\":\"theme\",\"n\":1,\"theme\":\"dark\",\"__proto__\":\"x\"}')",
    ]
)  # fmt: skip


def test_the_frame_does_not_hear_other_forms(portal: Portals):
    opened = portal(GUIDE).ready()
    before = len(opened.events)
    for written in OTHER_FOR_FRAME:
        opened.tell(written)
        opened.page.wait_for_timeout(60)
        assert len(opened.events) == before, written
    assert opened.frame.locator("html").get_attribute("data-md-color-scheme") == "default"


def test_the_frame_hears_its_parent_only(portal: Portals, stage: Stage, look_alike: Stage, help_site: Site):
    dark = "{v: 1, type: 'theme', n: 9, theme: 'dark'}"
    attack = look_alike.put(f"<script>parent.frames[0].postMessage({dark}, '*'); document.title = 'sent'</script>", "b")
    html = portal_html(help_site, GUIDE, after=f'<iframe src="{attack}" hidden></iframe>')
    opened = portal.address(stage.put(html)).ready()
    opened.page.frames[1].evaluate(f"for (let i = 0; i < parent.length; i++) parent[i].postMessage({dark}, '*')")
    opened.frame.evaluate(f"window.postMessage({dark}, '*')")
    opened.page.wait_for_timeout(200)
    assert opened.frame.locator("html").get_attribute("data-md-color-scheme") == "default"


def test_the_frame_hears_and_tells_no_portal_but_the_named_one(
    portal: Portals, stage: Stage, visit: Visits, help_site: Site
):
    """A page that frames the help under another's name: its messages are ignored and it is told nothing."""
    page = visit("about:blank")
    page.add_init_script("window.heard = 0; addEventListener('message', () => heard++)")
    address = f"{help_site.origin}/embed/v1/zh/card-expired.html"
    page.goto(stage.put(f'<iframe name="poshelp 1 https://portal.example light" src="{address}"></iframe>'))
    frame = page.frames[1]
    frame.locator(".ph-here").wait_for()
    page.evaluate("frames[0].postMessage({v: 1, type: 'theme', n: 1, theme: 'dark'}, '*')")
    page.wait_for_timeout(200)
    assert page.evaluate("heard") == 0
    assert frame.locator("html").get_attribute("data-md-color-scheme") == "default"
    assert all("postMessage" in complaint for complaint in visit.complaints)
    visit.complaints.clear()


NAMES = (
    ["poshelp 1 https://a.example/<b> dark", "poshelp 2 https://a.example dark", "<img src=x>", "poshelp 1 * dark",
             "poshelp 1 javascript:alert(1) dark", "poshelp 1 https://a.example dark\nx"]
)  # fmt: skip


def test_a_name_of_another_form_names_nobody(stage: Stage, visit: Visits, help_site: Site):
    page = visit("about:blank")
    page.add_init_script("window.heard = 0; addEventListener('message', () => heard++)")
    page.goto(stage.put("<body>"))
    page.evaluate(
        """([names, src]) => names.forEach(
             name => document.body.append(Object.assign(document.createElement("iframe"), { name, src })))""",
        [NAMES, f"{help_site.origin}/embed/v1/zh/card-expired.html"],
    )
    for number in range(len(NAMES)):
        page.frames[number + 1].locator(".ph-here a[data-answer]").first.click()
    page.wait_for_timeout(150)
    assert page.evaluate("heard") == 0


ENDS = (
    [
        "?code=%", "?code=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "?code=__proto__", "?code=constructor", "?code=",
        "?code=" + "A" * 5000, "?p=%", "?p=<b>", "?p=0000000000", "#<img src=x>", "#__proto__", "#%", "?code=..%2F51",
        "?q=%3Cscript%3Ealert(1)%3C/script%3E",
    ]
)  # fmt: skip


def test_hostile_addresses_show_the_start(visit: Visits, help_site: Site):
    page = visit("about:blank")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    for end in ENDS:
        page.goto("about:blank")
        page.goto(f"{help_site.origin}/embed/v1/en/start.html{end}")
        page.locator(".ph-here").wait_for()
        page.wait_for_timeout(100)
        assert page.url.startswith(f"{help_site.origin}/embed/v1/en/start.html"), end
        assert page.locator("img:not(.ph-framed__name > *), script:not([src])").count() == 0, end
        assert visit.complaints == [], end


def test_the_frame_survives_a_flood(portal: Portals):
    opened = portal(GUIDE).ready()
    opened.page.evaluate(
        f"for (let n = 0; n < 5000; n++) {FRAME}.contentWindow.postMessage("
        "{v: 1, type: 'goto', n, node: n % 2 ? 'printed-date' : 'typed-in'}, '*')"
    )
    opened.page.wait_for_timeout(1500)
    assert 0 < len(opened.of("step")) <= 1 + 20 * 3
    opened.tell({"v": 1, "type": "theme", "n": 5001, "theme": "dark"})
    opened.frame.locator("html[data-md-color-scheme=slate]").wait_for(state="attached")


# ---- The scripts and the schema say the same of any message.

OUT: list[dict[str, Any]] = [
    {"type": "ready", "lang": "zh", "brand": "generic"},
    {"type": "height", "height": 640},
    {"type": "step", "move": "start"},
    {"type": "step", "move": "answer", "from": "a", "answer": "yes"},
    {"type": "step", "move": "jump", "from": "a", "answer": "yes", "to": "b-2"},
    {"type": "outcome", "outcome": "call-acquirer", "who": "cashier", "path": "9Z1QQRJ"},
    {"type": "escalate", "to": "issuer", "why": "tried", "path": "9Z1QQRJ"},
    {"type": "error", "code": "unknown-tree"},
]
IN: list[dict[str, Any]] = [
    {"type": "goto", "tree": "pin-wrong"},
    {"type": "goto", "tree": "pin-wrong", "node": "start-2"},
    {"type": "goto", "node": "start"},
    {"type": "goto", "code": "A8"},
    {"type": "reset"},
    {"type": "theme", "theme": "dark"},
    {"type": "lang", "lang": "en"},
]
VALUES: list[Any] = [
    None, True, False, 0, 1, 2, -1, 0.5, 20000, 20001, 1000000, 1000001, 1e300, "", "a", "A", "1", "a-b", "a--b", "-a",
    "a-", "a\n", "zh", "zh-Hans", "0123456789ab", "0123456789abc", "9Z1QQRJ", "9Z1QQRI", "9Z1QQ", "0" * 12, "0" * 13,
    "51", "A8.", "12345678", "123456789", "dark", "auto", "fixed", "cashier", "acquirer", "tried", "script", "start",
    "no-answer", "jump", "a" * 64, "a" * 65, "é", "中", "😀", "javascript:alert(1)", "../x", "<b>", [], ["a"], {},
    {"a": 1},
]  # fmt: skip
KEYS = ["v", "type", "n", "tree", "version", "node", "lang", "brand", "height", "move", "from", "answer", "to",
        "outcome", "who", "path", "why", "code", "theme", "", "node,tree", "__proto__",
        "constructor", "toString", "valueOf", "length"]  # fmt: skip


def mutated(forms: list[dict[str, Any]], head: dict[str, Any]) -> list[dict[str, Any]]:
    """The right messages, and 2,000 that differ from one in one to three places, the same at every run."""
    chance = random.Random(14)  # noqa: S311  nothing is kept secret by it
    made = [{**head, **form} for form in forms]
    for _ in range(2000):
        message = dict(chance.choice(made[: len(forms)]))
        for _ in range(chance.randint(1, 3)):
            act, key = chance.random(), chance.choice([*message, *message, *KEYS])
            if act < 0.3:
                message.pop(key, None)
            elif act < 0.4:
                message["type"] = chance.choice([*(form["type"] for form in forms), "other"])
            else:
                message[key] = chance.choice(VALUES)
        made.append(message)
    return made


@pytest.mark.parametrize("direction", ["from_frame", "to_frame"])
def test_scripts_and_schema_agree(portal: Portals, folder: Path, visit: Visits, direction: str):
    """The script is given to the browser with one line more, which shows its own check to the test."""
    file, before = {
        "from_frame": ("embed/v1/poshelp.js", "class Guide"),
        "to_frame": ("assets/poshelp/embed/frame.js", "function obey"),
    }[direction]
    source = (folder / file).read_text(encoding="utf-8")
    assert source.count(before) == 1
    shown = source.replace(before, f"window.isWellFormed = isWellFormed;\n{before}")
    page = visit("about:blank")
    address = f"{portal.site.origin}/hooked.js"
    page.route("**/hooked.js", lambda route: route.fulfill(body=shown, content_type="text/javascript"))
    page.goto(portal.stage.put(f'<title>x</title><script src="{address}"></script>'))
    head: dict[str, Any] = {"v": 1, "n": 3}
    if direction == "from_frame":
        head |= {"tree": "card-expired", "version": "0123456789ab", "node": "a"}
    messages = mutated(OUT if direction == "from_frame" else IN, head)
    # As text: on the way to the browser a key `__proto__` would get lost.
    said = page.evaluate("text => JSON.parse(text).map(message => isWellFormed(message))", json.dumps(messages))
    check = validator(folder, direction)
    differ = [
        (message, its) for message, its in zip(messages, said, strict=True) if check.is_valid(message) is not bool(its)
    ]
    assert differ == []
    assert len(messages) / 20 < sum(map(bool, said)) < len(messages) * 0.8
