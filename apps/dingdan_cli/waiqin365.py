"""`dingdan waiqin365`: the calls of Waiqin365, and other commands for this platform."""

from __future__ import annotations

from dingdan_cli.app import Entry
from dingdan_cli.operations import platform_group

ENTRIES: dict[str, Entry] = {}
"""Commands besides the resources, in the order of the help."""

app = platform_group("waiqin365", ENTRIES)
