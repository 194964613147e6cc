"""Cases of tests/faults that the testing kit has no fault for; docs/testing.md lists them."""

from __future__ import annotations

LEFT_OUT = {
    "up-after-a-while",
    "write-up-after-a-while",
    "crowded",
    "write-crowded",
    "no-such-name",
    "write-no-such-name",
    "reset-unread",
    "write-reset-unread",
    "closed-as-the-request-comes",
    "write-on-a-connection-that-breaks",
    "clock-an-hour-behind",
    "clock-an-hour-ahead",
    "token-clock-an-hour-behind",
    "token-clock-an-hour-ahead",
}
