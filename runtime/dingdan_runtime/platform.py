"""The description of a platform in a generated package: its base URL and the envelope of its responses."""

from __future__ import annotations

import msgspec


class Envelope(msgspec.Struct, frozen=True):
    """The members of a platform's response envelope."""

    code: str
    """The member with the result code of the call."""
    success: str
    """The code of success, as text."""
    message: str
    data: tuple[str, ...]
    """Members that may contain the data, the usual one first. The first non-empty one is used."""
    quoted: bool = False
    """True if the data is JSON inside a JSON string."""
    id: str | None = None
    """The member that repeats the id of the request, if there is one."""
    authentication: frozenset[str] = frozenset()
    """Codes that mean rejected credentials."""

    @property
    def members(self) -> frozenset[str]:
        """The names of all members."""
        return frozenset({self.code, self.message, *self.data} | ({self.id} if self.id else set()))


class Platform(msgspec.Struct, frozen=True):
    """A platform, from its spec."""

    name: str
    base_url: str
    """The default base URL."""
    envelope: Envelope
