"""The generated configuration in a real nginx on this machine."""

from __future__ import annotations

import contextlib
import http.client
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.publish import hosting_configuration

CONFIGURATION = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    include {types};
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/poshelp.conf;
}}
"""


class Got(NamedTuple):
    """An answer; names of headers in lower case."""

    status: int
    headers: dict[str, str]
    content: bytes


@contextlib.contextmanager
def serving(nginx: str, site: Path, folder: Path) -> Iterator[int]:
    """The port on which nginx serves `site`; what it writes goes into `folder`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    written = hosting_configuration("nginx", site)
    assert written.count("listen 80;") == 1
    (folder / "poshelp.conf").write_text(written.replace("listen 80;", f"listen 127.0.0.1:{port};"), encoding="utf-8")
    told = subprocess.run([nginx, "-V"], check=True, capture_output=True, text=True, encoding="utf-8").stderr
    found = re.search(r"--conf-path=(\S+)/", told)
    assert found
    main = folder / "nginx.conf"
    main.write_text(CONFIGURATION.format(folder=folder, types=f"{found[1]}/mime.types"), encoding="utf-8")
    tested = subprocess.run(
        [nginx, "-t", "-q", "-p", str(folder), "-c", str(main)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (tested.returncode, tested.stderr) == (0, "")
    with subprocess.Popen([nginx, "-p", str(folder), "-c", str(main)], stderr=subprocess.DEVNULL) as server:
        try:
            _await(port)
            yield port
        finally:
            server.terminate()


def get(port: int, path: str, **headers: str) -> Got:
    """`headers` with underscores for hyphens."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    content = response.read()
    names = [name.lower() for name, _ in response.getheaders()]
    assert len(names) == len(set(names)), f"a header is sent twice: {names}"
    connection.close()
    return Got(response.status, {name.lower(): value for name, value in response.getheaders()}, content)


def _await(port: int) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")
