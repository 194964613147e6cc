"""Calls that fail with a response, as opposed to a bug."""

from __future__ import annotations

BAD_PARAMETER = 400
"""Wshoto's `code` for a request that its spec does not allow; the sandbox's own choice."""


class RejectedError(Exception):
    """A request that a platform understands and rejects. The caller gets the text."""

    def __init__(self, message: str, code: int | str = "1") -> None:
        """Reject with `message`.

        Args:
            message: For people, in Chinese, as the platforms answer.
            code: Waiqin365's `return_code` or Wshoto's `code`.
        """
        super().__init__(message)
        self.message = message
        self.code = code
