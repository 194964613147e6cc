"""The description of a platform in a generated package: the address and the envelope of responses."""

from __future__ import annotations

import msgspec


class Envelope(msgspec.Struct, frozen=True):
    """The members that a platform wraps its responses in."""

    code: str
    """The member that says whether the call succeeded."""
    success: str
    """The code of success, as text."""
    message: str
    data: tuple[str, ...]
    """Members that may hold the data, the usual one first; the first that holds anything counts."""
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
    """A platform, as its spec describes it."""

    name: str
    base_url: str
    """The default base URL."""
    envelope: Envelope
