"""Version numbers and their required increase after a change."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.spec_diff.changes import Effect

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)(.*)", re.ASCII)


@dataclass(frozen=True, order=True, slots=True)
class Version:
    """A semantic version. Suffixes after the three numbers are ignored."""

    major: int
    minor: int
    patch: int

    @classmethod
    def read(cls, text: object) -> Version:
        """Parse `1.2.3`, `1.2.3.dev4` or `1.2.3-rc.1`.

        Raises:
            ValueError: `text` is not a version.
        """
        found = _VERSION.fullmatch(text) if isinstance(text, str) else None
        if found is None:
            raise ValueError(f"{text!r} is not a version of the form 1.2.3")
        return cls(int(found[1]), int(found[2]), int(found[3]))

    def __str__(self) -> str:
        """Return the version as text: `1.2.3`."""
        return f"{self.major}.{self.minor}.{self.patch}"

    def after(self, effect: Effect) -> Version:
        """Return the lowest version after a change with `effect`.

        Before 1.0.0 a breaking change increases the second number and a compatible change the third.
        """
        if effect is Effect.NONE:
            return self
        if effect is Effect.BREAKING:
            return Version(self.major + 1, 0, 0) if self.major else Version(0, self.minor + 1, 0)
        return Version(self.major, self.minor + 1, 0) if self.major else Version(0, self.minor, self.patch + 1)
