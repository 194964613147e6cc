"""`NamedFault`: a fault with a name, a description, and the requests that it affects."""

from __future__ import annotations

from dataclasses import dataclass

from dingdan_sandbox.faults.messages import TOKEN, Request
from dingdan_sandbox.faults.plan import Fault, Plan

SECOND = 2
"""The page that the tests of the clients break, unless a fault names another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFault:
    """A fault with a name.

    Attributes:
        name: The name.
        en: The behaviour of the server, in English.
        zh: The same in Chinese.
        steps: The faults of the first, second, ... affected request; None for no fault.
        afterwards: The fault of all later requests; None for no fault.
        page: The affected page; None for every page.
        tested_page: The affected page in the tests of the clients.
        token: True if it affects requests for Wshoto's token, and no others.
        refuses: True if it refuses all connections.
    """

    name: str
    en: str
    zh: str
    steps: tuple[Fault | None, ...] = ()
    afterwards: Fault | None = None
    page: int | None = None
    tested_page: int | None = None
    token: bool = False
    refuses: bool = False

    def plan(self) -> Plan:
        """Return the plan of the tests of the clients."""
        return Plan(*self.steps, about=self._is_tested, afterwards=self.afterwards)

    def _is_tested(self, request: Request) -> bool:
        if (request.operation == TOKEN) != self.token:
            return False
        return self.tested_page is None or request.page == self.tested_page


def once(name: str, en: str, zh: str, *steps: Fault, page: int | None = None) -> NamedFault:
    """Return a fault of the first requests for a page, one for each step."""
    return NamedFault(name=name, en=en, zh=zh, steps=steps, page=page, tested_page=page or SECOND)


def always(name: str, en: str, zh: str, fault: Fault, page: int | None = None) -> NamedFault:
    """Return a fault of every request, or of every request for a page."""
    return NamedFault(name=name, en=en, zh=zh, afterwards=fault, page=page, tested_page=page)


def first(name: str, en: str, zh: str, *steps: Fault | None, afterwards: Fault | None = None) -> NamedFault:
    """Return a fault of the first requests, whatever their page."""
    return NamedFault(name=name, en=en, zh=zh, steps=steps, afterwards=afterwards)


def tokens(name: str, en: str, zh: str, *steps: Fault, afterwards: Fault | None = None) -> NamedFault:
    """Return a fault of requests for Wshoto's token."""
    return NamedFault(name=name, en=en, zh=zh, steps=steps, afterwards=afterwards, token=True)


def refuses(name: str, en: str, zh: str) -> NamedFault:
    """Return the fault of a server that refuses all connections."""
    return NamedFault(name=name, en=en, zh=zh, refuses=True)
