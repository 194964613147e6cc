"""`Settings`: read from the environment, beside the credentials that Dingdan reads itself."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of the bridge.

    Attributes:
        database: The SQLite file of the ERP, from `ERP_DATABASE`.
        since: The first day whose orders are wanted, from `ERP_SINCE`.
        every: Seconds from the start of a round to the start of the next, from `ERP_EVERY`.
        settle: Seconds for which `resolve` looks for a write without a response before it counts as not done.
    """

    database: Path
    since: str
    every: float = 300.0
    settle: float = 5.0

    @classmethod
    def from_environment(cls) -> Settings:
        """Read the settings from the environment.

        Raises:
            SystemExit: a variable is missing or wrong; the message names it.
        """
        every = os.environ.get("ERP_EVERY", "300")
        try:
            return cls(database=Path(os.environ["ERP_DATABASE"]), since=os.environ["ERP_SINCE"], every=float(every))
        except KeyError as error:
            raise SystemExit(f"{error.args[0]} is not set; README.md has the settings") from None
        except ValueError:
            raise SystemExit(f"ERP_EVERY is {every!r}; it must be a number of seconds") from None
