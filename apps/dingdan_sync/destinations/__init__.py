"""Destinations: databases that a sync writes to, and the protocol that they follow."""

from __future__ import annotations

from dingdan_sync.destinations.addresses import open_destination
from dingdan_sync.destinations.package import Database, Destination, Package, State, Target

__all__ = ["Database", "Destination", "Package", "State", "Target", "open_destination"]
