"""The command `python -m erp_bridge [--once]`."""

from __future__ import annotations

import argparse
import logging
import signal
from threading import Event

from dingdan import Waiqin365
from erp_bridge.bridge import Bridge
from erp_bridge.settings import Settings


def main() -> None:
    """Run the bridge until SIGTERM or Ctrl-C; with `--once` for one round."""
    parser = argparse.ArgumentParser(prog="erp_bridge", description="Pulls orders, pushes shipments.")
    parser.add_argument("--once", action="store_true", help="do one round, for cron")
    once = parser.parse_args().once
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    stop = Event()
    with Waiqin365() as client:  # WAIQIN365_OPENID, WAIQIN365_APPKEY, WAIQIN365_BASE_URL
        bridge = Bridge(client, Settings.from_environment())
        if once:
            bridge.run_once()
            return
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())  # the shipment at work is finished first
        bridge.run(stop)


if __name__ == "__main__":
    main()
