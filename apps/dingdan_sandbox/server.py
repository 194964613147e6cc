"""A sandbox server in a thread, for tests."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.applications import Starlette

from dingdan_sandbox.app import Received, create_app
from dingdan_sandbox.documents import Documents
from dingdan_sandbox.sandbox import Sandbox
from dingdan_sandbox.serving import listen, server_of, url_of


class Running(Documents):
    """A running sandbox server and its documents.

    Attributes:
        url: The base URL of both platforms, such as `http://127.0.0.1:49152`.
        sandbox: The settings.
        requests: The last requests received, oldest first, at most 1,000.
    """

    def __init__(self, sandbox: Sandbox, url: str, app: Starlette) -> None:
        """Wrap `app`, which listens at `url`."""
        super().__init__(app.state.world)
        self.url = url
        self.sandbox = sandbox
        self.requests: deque[Received] = app.state.requests
        self._tokens = app.state.tokens

    @property
    def token_calls(self) -> int:
        """The number of Wshoto token requests received."""
        calls: int = self._tokens.calls
        return calls

    def revoke_tokens(self) -> None:
        """Revoke Wshoto's access token before it expires, as the platform may at any time."""
        self._tokens.revoke()


@contextmanager
def running(sandbox: Sandbox | None = None, specs: Path | None = None) -> Iterator[Running]:
    """Serve a sandbox from a thread, on a free local port, until the `with` block ends.

    Args:
        sandbox: The settings; `Sandbox()` by default.
        specs: As for `create_app`.

    Raises:
        RuntimeError: the server did not start.
    """
    sandbox = sandbox or Sandbox()
    app = create_app(sandbox, specs)
    bound = listen("127.0.0.1", 0)
    try:
        server = server_of(app)
        thread = threading.Thread(target=server.run, args=([bound],), name="dingdan-sandbox", daemon=True)
        thread.start()
        try:
            server.settled.wait()
            if not server.started:
                raise RuntimeError("the sandbox did not start")
            yield Running(sandbox, url_of(bound), app)
        finally:
            server.stop()
            thread.join()
    finally:
        bound.close()
