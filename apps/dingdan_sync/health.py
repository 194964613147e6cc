"""The health file of a follower, and its check: `python -m dingdan_sync.health FILE --max-age 15m`.

The check ends with 0 if the follower is well, 1 if it is not, and 2 if its arguments are wrong. It loads the standard
library alone, so that a container can run it often.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from dingdan_sync.schedule import seconds_of

Work = Literal["running", "waiting", "stopped"]


@dataclass(frozen=True)
class LastError:
    """The error that a run ended with.

    Attributes:
        kind: The name of its class, such as `SourceError`.
        text: Its text, without secrets, on one line.
        at: The moment.
    """

    kind: str
    text: str
    at: dt.datetime


@dataclass
class Health:
    """The state of a follower. All times have the zone UTC.

    Attributes:
        platform: `waiqin365` or `wshoto`.
        tenant: Name of the enterprise.
        destination: Kind of the destination, such as `postgresql`.
        started: The start of the follower.
        updated: The moment when this was written.
        work: `running`, `waiting` for the next run, or `stopped`.
        last_success: The end of the last run that succeeded; None before one did.
        last_package: The last moment when the run at work wrote a package; None if none is at work.
        read_until: All changes up to this moment are in the destination; of several kinds of documents the earliest.
        lag_seconds: The time from it to `updated`.
        runs: Runs that ended, well or not.
        rows: Rows that the last run wrote.
        rows_total: Rows that all runs wrote.
        consecutive_failures: Runs that failed since the last one that succeeded.
        last_error: The error of the last run that failed, which stays when later ones succeed.
        next_run: The start of the next run; None if one is at work or none will be.
    """

    platform: str
    tenant: str
    destination: str
    started: dt.datetime
    updated: dt.datetime
    work: Work = "waiting"
    last_success: dt.datetime | None = None
    last_package: dt.datetime | None = None
    read_until: dt.datetime | None = None
    lag_seconds: float | None = None
    runs: int = 0
    rows: int = 0
    rows_total: int = 0
    consecutive_failures: int = 0
    last_error: LastError | None = None
    next_run: dt.datetime | None = None

    def write(self, path: Path) -> None:
        """Replace a file by this as JSON; whoever reads sees the old or the new, never half of one.

        Raises:
            OSError: It cannot be written.
        """
        from dingdan._replacing import replace  # not for the check, which loads the standard library alone

        text = json.dumps(asdict(self), default=dt.datetime.isoformat, ensure_ascii=False, indent=2)
        new = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            new.write_text(text + "\n", encoding="utf-8")
            replace(new, path)
        finally:
            new.unlink(missing_ok=True)


def fault(path: Path, max_age: float, now: dt.datetime) -> str | None:
    """The reason why a follower is not well; None if it is.

    It is well if its last success, or its start if there was none, is not older than `max_age`, or if a run is at work
    and wrote a package since: a first run may take hours.

    Args:
        path: Its health file.
        max_age: Seconds.
        now: The present, with its zone.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        moments = [dt.datetime.fromisoformat(found["last_success"] or found["started"])]
        if found["last_package"]:
            moments.append(dt.datetime.fromisoformat(found["last_package"]))
        age = (now - max(moments)).total_seconds()
        error = found["last_error"]
        failures = found["consecutive_failures"]
        work = found["work"]
        reason = f": {failures} failures, the last {error['kind']}: {error['text']}" if failures and error else ""
    except OSError as problem:
        return f"{path} cannot be read: {problem.strerror}"
    except (ValueError, KeyError, TypeError):
        return f"{path} is no health file"
    if work == "stopped":
        return f"the follower has stopped{reason}"
    if abs(age) > max_age:  # a success of the future says nothing: a clock was set
        return f"the last success is {age:.0f} s old, and {max_age:.0f} s are allowed{reason}"
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Check a health file.

    Args:
        arguments: Those of the command line unless given.

    Returns:
        0 if the follower is well, else 1.
    """
    parser = argparse.ArgumentParser(prog="python -m dingdan_sync.health", description="Check a follower.")
    parser.add_argument("file", type=Path, help="the health file of follow(health=...)")
    parser.add_argument(
        "--max-age", type=seconds_of, required=True, metavar="15m", help="age of the last success at most: 90s, 15m, 2h"
    )
    given = parser.parse_args(arguments)
    found = fault(given.file, given.max_age, dt.datetime.now(dt.UTC))
    print(found or "ok", file=sys.stderr if found else sys.stdout)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
