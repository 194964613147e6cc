"""Version numbers, and how far a change has to raise them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.spec_diff.changes import Effect

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)(.*)", re.ASCII)


@dataclass(frozen=True, order=True, slots=True)
class Version:
    """A semantic version; what may stand behind its three numbers does not count."""

    major: int
    minor: int
    patch: int

    @classmethod
    def read(cls, text: object) -> Version:
        """Read `1.2.3`, also `1.2.3.dev4` and `1.2.3-rc.1`.

        Raises:
            ValueError: it is no version.
        """
        found = _VERSION.fullmatch(text) if isinstance(text, str) else None
        if found is None:
            raise ValueError(f"{text!r} is no version of the form 1.2.3")
        return cls(int(found[1]), int(found[2]), int(found[3]))

    def __str__(self) -> str:
        """The version as it is written."""
        return f"{self.major}.{self.minor}.{self.patch}"

    def after(self, effect: Effect) -> Version:
        """The lowest version that a change may have.

        Before 1.0.0 the second number counts as the first, and the third as the second, as package managers take it.
        """
        if effect is Effect.NONE:
            return self
        if effect is Effect.BREAKING:
            return Version(self.major + 1, 0, 0) if self.major else Version(0, self.minor + 1, 0)
        return Version(self.major, self.minor + 1, 0) if self.major else Version(0, self.minor, self.patch + 1)
