"""The platforms: their packages, names, and clients."""

from __future__ import annotations

from tools.docs_site.languages import Text

PACKAGES = {"waiqin365": "waiqin365_api", "wshoto": "wshoto_api"}
NAMES = {
    "waiqin365": Text("Waiqin365", "勤策 / 外勤365（Waiqin365）"),
    "wshoto": Text("Wshoto", "微盛·企微管家（Wshoto）"),
}
CLIENTS = {"waiqin365": ("Waiqin365", "wq"), "wshoto": ("Wshoto", "ws")}
"""The client's class, and the name of a client in examples."""
