"""Errors that the sandbox returns as the response of a platform."""

from __future__ import annotations

BAD_PARAMETER = 400
"""Wshoto's `code` for a request that does not match its spec. Wshoto documents none; the sandbox chose it."""
NOT_FOUND = 404
"""Wshoto's `code` for a document that does not exist. Wshoto documents none; the sandbox chose it."""


class RejectedError(Exception):
    """The platform rejects the request. The response contains the message."""

    def __init__(self, message: str, code: int | str = "1") -> None:
        """Reject with `message`.

        Args:
            message: The Chinese message for the user, in the style of the platforms.
            code: Waiqin365's `return_code` or Wshoto's `code`.
        """
        super().__init__(message)
        self.message = message
        self.code = code
