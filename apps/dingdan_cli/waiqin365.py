"""`dingdan waiqin365`: the calls of Waiqin365, and other commands for this platform."""

from __future__ import annotations

from dingdan_cli.app import Entry
from dingdan_cli.languages import text
from dingdan_cli.operations.commands import platform_group

ENTRIES: dict[str, Entry] = {
    "sign": Entry(
        "sign",
        text(
            "Show how a request is signed, and what is wrong with a digest; sends nothing.",
            "显示请求如何签名，并指出摘要错在哪里（不发送请求）。",
        ),
    ),
}
"""Commands besides the resources, in the order of the help."""

app = platform_group("waiqin365", ENTRIES)
