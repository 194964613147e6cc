"""The faults that a test has asked for, as the plan of a `FaultServer`."""

from __future__ import annotations

import math
import random
import threading
from itertools import chain, repeat

from dingdan_sandbox.faults.connection import ClientGoneError
from dingdan_sandbox.faults.messages import Request
from dingdan_sandbox.faults.named import NamedFault
from dingdan_sandbox.faults.plan import Exchange, Fault, honest
from dingdan_sandbox.testing.operations import TOKEN_CALL, OperationNames


class FaultMisfitError(Exception):
    """A fault was applied to a request that it does not fit, such as a fault of `response_data` to Wshoto."""


class ActiveFault:
    """A fault that is in force.

    Attributes:
        name: Its name.
        hits: The number of requests that it has affected.
    """

    def __init__(
        self, fault: NamedFault, operation: str | None, page: int | None, times: float | None, rate: float, seed: int
    ) -> None:
        """Apply `fault`; the arguments are those of `SandboxServer.fault`."""
        self.name = fault.name
        self.hits = 0
        self._operation = operation
        self._page = page
        self._chance = random.Random(f"{fault.name} {seed}")  # noqa: S311 - repeatable on purpose
        self._rate = rate
        rounds = (math.inf if rate < 1 else 1) if times is None else times
        steps = chain.from_iterable(repeat(fault.steps) if rounds == math.inf else repeat(fault.steps, int(rounds)))
        if fault.afterwards is not None:
            later = repeat(fault.afterwards) if times in (None, math.inf) else repeat(fault.afterwards, int(rounds))
            steps = chain(fault.steps, later)
        self._steps = steps

    def affects(self, request: Request, operation: str) -> bool:
        """Return True if the operation and the page of a request are those of the fault."""
        if operation != self._operation and (self._operation is not None or operation == TOKEN_CALL):
            return False
        return self._page is None or request.page == self._page

    def step(self) -> Fault | None:
        """Return the fault of the next affected request; None if there is none."""
        if self._rate < 1 and self._chance.random() >= self._rate:
            return None
        fault = next(self._steps, None)
        self.hits += fault is not None
        return fault


class FaultPlan:
    """The faults in force. The first that affects a request applies."""

    def __init__(self, names: OperationNames) -> None:
        """Start without faults."""
        self._names = names
        self._active: list[ActiveFault] = []
        self._lock = threading.Lock()

    def add(self, fault: ActiveFault) -> None:
        """Put a fault in force."""
        with self._lock:
            self._active.append(fault)

    def clear(self) -> None:
        """Remove all faults."""
        with self._lock:
            self._active.clear()

    def fault(self, request: Request) -> Fault:
        """Return the fault of a request; `honest` if there is none."""
        operation = self._names.of(request)
        with self._lock:
            for active in self._active:
                if active.affects(request, operation) and (step := active.step()) is not None:
                    return Applied(active.name, operation, step)
        return honest


class Applied:
    """A step of a named fault, applied to a request."""

    def __init__(self, name: str, operation: str, step: Fault) -> None:
        """Apply `step` of the fault `name` to a request of `operation`."""
        self.name = name
        self._operation = operation
        self._step = step

    def __call__(self, exchange: Exchange) -> None:
        """Answer the request.

        Raises:
            FaultMisfitError: the fault does not fit the request.
        """
        try:
            self._step(exchange)
        except ClientGoneError:
            raise
        except Exception as error:
            raise FaultMisfitError(f"the fault {self.name!r} does not fit {self._operation}: {error!r}") from error
