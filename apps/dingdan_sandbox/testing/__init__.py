"""A testing kit: a sandbox of one's own for each test, with records, a clock, faults and a transcript.

pytest gets it as fixtures (`dingdan_sandbox.pytest_plugin`); other programs use `sandbox_server()`:

    with sandbox_server() as sandbox:
        sandbox.orders.put(order_no="SO-1")
        client = Waiqin365(**sandbox.waiqin365_arguments)
"""

from __future__ import annotations

from dingdan_sandbox.testing.active_faults import ActiveFault
from dingdan_sandbox.testing.clock import Clock
from dingdan_sandbox.testing.records import Records
from dingdan_sandbox.testing.server import SandboxServer, sandbox_server
from dingdan_sandbox.testing.transcript import Transcript, TranscriptEntry

__all__ = ["ActiveFault", "Clock", "Records", "SandboxServer", "Transcript", "TranscriptEntry", "sandbox_server"]
