"""The killed process: it updates a destination and reports its phases.

Arguments: loader, destination, folder, seed, size, rounds.
"""

from __future__ import annotations

import sys
import time


def tell(phase: str) -> None:
    """Print a phase and the time."""
    print(phase, time.monotonic(), flush=True)


def main(loader: str, to: str, folder: str, seed: str, size: str, rounds: str) -> None:
    """Update the destination with the loader."""
    from benchmarks.sync_trial.source import documents

    state = documents(int(seed), int(size), int(rounds))
    if loader == "ours":
        from benchmarks.sync_trial import ours

        tell("begin")
        ours.run(to, folder, state, tell)
    else:
        from benchmarks.sync_trial import with_dlt

        tell("begin")
        with_dlt.run(to, folder, state, tell, indexes="without indexes" not in loader)
    tell("end")


if __name__ == "__main__":
    main(*sys.argv[1:])
