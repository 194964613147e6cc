"""`dingdan wshoto`: the calls of Wshoto, and other commands for this platform."""

from __future__ import annotations

from dingdan_cli.app import Entry
from dingdan_cli.operations.commands import platform_group

ENTRIES: dict[str, Entry] = {}
"""Commands besides the resources, in the order of the help."""

app = platform_group("wshoto", ENTRIES)
