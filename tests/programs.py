"""The programs that tests ask for, beside Python's own: where each is found, and how it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
FEATURES_OFF = (
    # A window that nobody sees prepares pages for its address bar: half of what a new context costs.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    # What Playwright turns off itself, because the last --disable-features is the one that counts.
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "TcpPortRandomizationWin",
    "ThirdPartyStoragePartitioning",
    "msEdgeUpdateLaunchServicesPreferredVersion",
    "msForceBrowserSignIn",
)
"""Names of Chromium's features. One that it does not know is no error."""
CHROMIUM_FLAGS = (
    "--headless",
    "--no-sandbox",  # its sandbox does not start for root, and root is what containers run as
    "--disable-gpu",
    # Nothing that a browser does on its own account: no look-ups, no updates, no connections but to the page.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(FEATURES_OFF)}",
)
CHINESE_FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
"""Where Debian's and Ubuntu's fonts-noto-cjk lies. Without it a picture of a Chinese page is a picture of boxes."""
APT_SECONDS = 300


class Program(NamedTuple):
    """What some tests cannot be run without."""

    fixture: str
    """By which a test becomes one of them."""
    provide: Callable[[], tuple[str | None, str]]
    """Gives its path, or None and the reason why there is none."""
    is_expected: bool = True
    """Whether CI has it."""


def find_chromium() -> str | None:
    """The browser that `CHROMIUM` names, else the first known one on PATH."""
    named = os.environ.get("CHROMIUM")
    found = (shutil.which(name) for name in ([named] if named else CHROMIUM_NAMES))
    return next((path for path in found if path), None)


def driver_starts() -> bool:
    """Whether Playwright's own program runs; on a minimal Debian it lacks a library that no wheel can bring."""
    version = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(version, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode == 0


def missing_packages() -> list[str]:
    """The Debian packages without which browser tests cannot be run, or show boxes for Chinese."""
    is_missing = {
        # A browser that is named is the one that is meant: no other is put in its place.
        "chromium": find_chromium() is None and "CHROMIUM" not in os.environ,
        "libatomic1": not driver_starts(),
        "fonts-noto-cjk": not CHINESE_FONT.exists(),
    }
    return [package for package, missing in is_missing.items() if missing]


def can_install() -> bool:
    """Whether apt-get may be used without asking anybody: as root, as in CI."""
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(missing: Callable[[], list[str]]) -> None:
    """Install what is missing, once, however many test processes ask for it at the same time."""
    import fcntl  # here, because Windows has none

    with (Path(tempfile.gettempdir()) / "poshelp-tests-apt.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        packages = missing()  # asked again: another process may have been first
        if not packages:
            return
        end = time.monotonic() + APT_SECONDS
        for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
            subprocess.run(
                ["apt-get", "--quiet=2", "-o", "DPkg::Lock::Timeout=60", *command],
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=True,
                timeout=end - time.monotonic(),
            )


def install_if_possible(missing: Callable[[], list[str]]) -> str:
    """Install what is missing, or give the reason why that did not work."""
    if missing() and can_install():
        try:
            install(missing)
        except subprocess.CalledProcessError as error:
            return f"; apt-get failed: {error.stderr.decode('utf-8', 'replace').strip()[-300:]}"
        except subprocess.TimeoutExpired:
            return f"; apt-get took more than {APT_SECONDS} seconds"
    return ""


def provide_chromium() -> tuple[str | None, str]:
    """The browser to use, or None and the reason why there is none."""
    trouble = install_if_possible(missing_packages)
    path = find_chromium()
    if path and driver_starts():
        return path, ""
    if path:
        return None, f"Playwright does not start; on Debian and Ubuntu it needs libatomic1{trouble}"
    if named := os.environ.get("CHROMIUM"):
        return None, f"CHROMIUM={named} is not a program"
    return None, f"no Chromium; install one or name it with CHROMIUM=/path{trouble}"


def find_nginx() -> str | None:
    """The server on PATH, or where only root has it on PATH."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def provide_nginx() -> tuple[str | None, str]:
    """The server to use, or None and the reason why there is none."""
    trouble = install_if_possible(lambda: [] if find_nginx() else ["nginx-light"])
    path = find_nginx()
    return path, "" if path else f"no nginx; install one, on Debian and Ubuntu nginx-light{trouble}"


def provide_caddy() -> tuple[str | None, str]:
    """The other server to use, or None and the reason why there is none."""
    trouble = install_if_possible(lambda: [] if shutil.which("caddy") else ["caddy"])
    path = shutil.which("caddy")
    return path, "" if path else f"no caddy; install one, on Debian and Ubuntu caddy{trouble}"


def provide_webkit() -> tuple[str | None, str]:
    """The driver of WebKit, or None and the reason why there is none. It is large, so it is not installed by itself."""
    path = shutil.which("WebKitWebDriver")
    if path and shutil.which("xvfb-run"):
        return path, ""
    return None, "no WebKit; on Debian and Ubuntu: webkit2gtk-driver, xvfb and xauth"


PROGRAMS: dict[str, Program] = {
    "browser": Program("chromium_path", provide_chromium),
    "nginx": Program("nginx_path", provide_nginx),
    "caddy": Program("caddy_path", provide_caddy),
    "webkit": Program("webkit_path", provide_webkit, is_expected=False),
}
"""By kind of tests."""
