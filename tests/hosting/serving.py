"""The generated configuration in a real nginx or Caddy on this machine."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
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
    port = _free_port()
    written = hosting_configuration("nginx", site)
    assert written.count("listen 80;") == 1
    (folder / "poshelp.conf").write_text(written.replace("listen 80;", f"listen 127.0.0.1:{port};"), encoding="utf-8")
    told = subprocess.run([nginx, "-V"], check=True, capture_output=True, text=True, encoding="utf-8").stderr
    found = re.search(r"--conf-path=(\S+)/", told)
    assert found
    main = folder / "nginx.conf"
    main.write_text(CONFIGURATION.format(folder=folder, types=f"{found[1]}/mime.types"), encoding="utf-8")
    command = [nginx, "-p", str(folder), "-c", str(main)]
    _content_with([nginx, "-t", "-q", *command[1:]], os.environ)
    with _running(command, os.environ, port):
        yield port


@contextlib.contextmanager
def serving_by_caddy(caddy: str, site: Path, folder: Path) -> Iterator[int]:
    """The port on which Caddy serves `site`, without the certificate that it would ask for in public."""
    port = _free_port()
    written = hosting_configuration("caddy", site)
    assert written.count("\nhelp.example {") == 1
    options = "{\n\tadmin off\n\tauto_https off\n}\n"
    main = folder / "Caddyfile"
    main.write_text(options + written.replace("\nhelp.example {", f"\nhttp://127.0.0.1:{port} {{"), encoding="utf-8")
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    named = ["--config", str(main), "--adapter", "caddyfile"]
    tested = subprocess.run(
        [caddy, "validate", *named], check=False, capture_output=True, text=True, encoding="utf-8", env=environment
    )
    assert tested.returncode == 0, tested.stderr
    with _running([caddy, "run", *named], environment, port):
        yield port


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _content_with(command: list[str], environment: Mapping[str, str]) -> None:
    tested = subprocess.run(
        command, check=False, capture_output=True, text=True, encoding="utf-8", env=dict(environment)
    )
    assert (tested.returncode, tested.stderr) == (0, "")


@contextlib.contextmanager
def _running(command: list[str], environment: Mapping[str, str], port: int) -> Iterator[None]:
    with subprocess.Popen(command, env=dict(environment), stderr=subprocess.DEVNULL) as server:
        try:
            _await(port)
            yield
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
    raise AssertionError("the server does not answer")
