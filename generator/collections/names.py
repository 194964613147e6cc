"""Ids of collections and their parts: the same names have the same ids, so that a new file replaces an old one."""

from __future__ import annotations

import uuid

OURS = uuid.uuid5(uuid.NAMESPACE_DNS, "dingdan.collections")


def stable_id(*names: str) -> str:
    """Return the id of what the names stand for."""
    return str(uuid.uuid5(OURS, "\n".join(names)))
