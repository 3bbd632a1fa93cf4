"""An edition → the whole site on disk, through MkDocs; and the server that follows changes."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, runtime_checkable
from urllib.parse import urlsplit

# The theme prints an advertisement when it is imported, which MkDocs does when it reads the configuration.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import _serve_url

from generator.publish.failure import PublishError, list_of_complaints
from generator.publish.live import LiveServer
from generator.publish.mkdocs_run import log
from generator.publish.publishing_run import Complaints, Progress
from generator.publish.site_build import Edition


@runtime_checkable
class TakesEdition(Protocol):
    """Our plugin. MkDocs makes the object, and its class lives a layer above, where it cannot be named here."""

    given: Edition | None
    progress: Progress | None
    on_demand: bool

    def refresh(self, begin_again: Callable[[], None]) -> None:
        """Show the project as it is now, by `begin_again` where MkDocs must read its configuration for that.

        `begin_again` raises PublishError before anything is touched: then what was shown stays, with the error.
        """
        ...

    def prepare(self, file: str) -> None:
        """See to it that a file of the served site is there as it is now."""
        ...


def write_site(edition: Edition, root: Path, out: Path, progress: Progress | None) -> None:
    """Write `edition` to `out` with the mkdocs.yml at `root`, printing nothing. Raises PublishError."""
    with _complaints_as_errors():
        config = _configured(_configuration(root), site_dir=str(out.absolute()), strict=True)
        plugin = _our_plugin(config)
        config.plugins.on_startup(command="build", dirty=False)
        plugin.given, plugin.progress = edition, progress
        try:
            build(config)
        finally:
            # MkDocs keeps the object for the next configuration of this process.
            plugin.given = plugin.progress = None
            config.plugins.on_shutdown()


def serve_site(root: Path, address: str, brand: str) -> None:
    """Serve the project at `root` until interrupted. What goes on is told on the standard error stream."""
    # The configuration is read again when it changes, by MkDocs; a variable is what reaches it every time.
    os.environ["POSHELP_BRAND"] = brand
    theirs = logging.getLogger("mkdocs")
    theirs.setLevel(logging.INFO)
    terminal = logging.StreamHandler(sys.stderr)
    theirs.addHandler(terminal)
    try:
        with tempfile.TemporaryDirectory(prefix="poshelp-") as folder:
            _serve(_configuration(root), address, folder)
    except Abort as error:
        raise PublishError("there is nothing to serve: mend what is told above") from error
    except OSError as error:
        raise PublishError(f"{address} cannot be served on: {error.strerror}", "name another with --address") from error
    finally:
        theirs.removeHandler(terminal)


def _serve(file: str, address: str, folder: str) -> None:
    def configuration() -> MkDocsConfig:
        with _complaints_as_errors():
            config = _configured(file, dev_addr=address, site_dir=folder)
            _our_plugin(config)
        config.site_url = _serve_url(*config.dev_addr, urlsplit(config.site_url or "/").path)
        return config

    def begin(config: MkDocsConfig) -> None:
        build(config, serve_url=config.site_url)

    config = configuration()
    plugin = _our_plugin(config)
    plugin.on_demand = True
    config.plugins.on_startup(command="serve", dirty=False)
    host, port = config.dev_addr
    server = LiveServer(
        lambda: plugin.refresh(lambda: begin(configuration())),
        plugin.prepare,
        host,
        port,
        folder,
        urlsplit(config.site_url or "/").path,
    )
    server.error_handler = lambda code: _error_page(Path(folder, f"{code}.html"))
    try:
        begin(config)
        for path in (config.docs_dir, file, *config.watch):
            server.watch(path)
        config.plugins.on_serve(server, config=config, builder=server.builder)
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        log.info("stopped")
    finally:
        server.shutdown()
        config.plugins.on_shutdown()


def _error_page(page: Path) -> bytes | None:
    return page.read_bytes() if page.is_file() else None


def _configuration(root: Path) -> str:
    file = root / "mkdocs.yml"
    if not file.is_file():
        raise PublishError(f"{file} is missing", "every project has one; copy that of poshelp")
    return str(file)


def _our_plugin(config: MkDocsConfig) -> TakesEdition:
    plugin = config.plugins.get("poshelp")
    if not isinstance(plugin, TakesEdition):
        raise PublishError(f"{config.config_file_path} does not name the plugin poshelp", "add it under `plugins:`")
    return plugin


def _configured(file: str, **more: Any) -> MkDocsConfig:
    """What the file sets, and what `more` does. MkDocs itself bears no value of another type in a file it inherits."""
    try:
        return load_config(file, **more)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise PublishError(
            f"MkDocs cannot read the settings: {error}", "look into the file that `INHERIT` names"
        ) from error


@contextmanager
def _complaints_as_errors() -> Iterator[None]:
    """Everything that MkDocs complains of in here becomes one PublishError."""
    complaints = Complaints()
    complaints.begin()
    try:
        yield
    except (Abort, ConfigurationError) as error:
        if own := _own_error(error):
            raise own from error
        raise list_of_complaints("MkDocs refuses to build:", complaints.messages or [str(error)]) from error
    except OSError as error:
        raise PublishError(f"the site could not be written: {error}") from error
    finally:
        complaints.end()


def _own_error(error: BaseException | None) -> PublishError | None:
    """The error of ours that our plugin put into MkDocs' words, if it was one."""
    while error is not None:
        if isinstance(error, PublishError):
            return error
        error = error.__cause__ or error.__context__
    return None
