"""What a first visit costs, and where nothing is kept."""

from __future__ import annotations

from tests.worker.conftest import KEPT, Device, Host, until

COUNT = "navigator.serviceWorker.getRegistrations().then(all => all.length)"


def test_nothing_is_fetched_before_the_page_is_there(device: Device, host: Host):
    device.hurries = False
    host.delay = 0.3
    page = device.open(f"{host.address}zh/")
    loaded = len(host.requests)
    assert "worker.js" not in host.requests
    until(page, COUNT)
    for _ in range(200):  # a browser may count the worker a moment before its script is asked for
        if "worker.js" in host.requests:
            break
        page.wait_for_timeout(20)
    assert host.requests.index("worker.js") >= loaded


def test_only_the_visited_language_is_kept(device: Device, host: Host):
    page = device.keep(f"{host.address}zh/")
    kept = page.evaluate(
        "caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(cache => cache.keys()))))"
        ".then(all => [].concat(...all).map(request => new URL(request.url).pathname))"
    )
    assert "/pos/zh/codes/51/" in kept
    assert not [path for path in kept if path.startswith(("/pos/en/", "/pos/data/", "/pos/embed/"))]


def test_who_saves_data_keeps_nothing(device: Device, host: Host):
    device.context.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } })"
    )
    page = device.open(f"{host.address}zh/")
    page.wait_for_timeout(700)
    assert page.evaluate(COUNT) == 0


def test_a_page_in_a_frame_keeps_nothing(device: Device, host: Host):
    page = device.open(f"{host.address}robots.txt")
    page.evaluate("document.body.appendChild(document.createElement('iframe')).src = 'zh/index.html'")
    page.wait_for_timeout(700)
    assert len(page.frames) == 2
    assert page.evaluate(COUNT) == 0


def test_other_paths_of_the_host_and_what_is_not_for_readers_are_left_alone(device: Device, host: Host):
    page = device.keep(f"{host.address}zh/")
    answered = "path => fetch(path, {cache: 'reload'}).then(response => response.text())"
    host.requests.clear()
    assert '"51"' in page.evaluate(answered, "/pos/data/v1/codes.json")
    page.evaluate(answered, "/pos/robots.txt")
    assert {"data/v1/codes.json", "robots.txt"} <= set(host.requests)
    assert page.evaluate("navigator.serviceWorker.getRegistration('/').then(found => !found)")


def test_a_worker_that_cannot_read_its_copies_leaves_the_page_to_the_network(device: Device, host: Host):
    page = device.keep(f"{host.address}zh/")
    page.evaluate("caches.keys().then(names => Promise.all(names.map(name => caches.delete(name))))")
    page.goto(f"{host.address}zh/codes/51/")
    assert page.locator("h1").inner_text() == "应答码 51"
    until(page, KEPT)
