"""A project → a site that is made page by page as somebody looks at it, and follows the writer.

Pages, charts and all that is made from them wait until a browser asks, so a change shows after reading and checking.
"""

from generator.publish.live.live_run import LiveRun
from generator.publish.live.live_server import LiveServer

__all__ = ["LiveRun", "LiveServer"]
