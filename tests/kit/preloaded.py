"""Modules that pytest runs within this process must find loaded.

Such a run forgets the modules that it imports first. A second one would import them anew, beside parts of the first
that stay (PyYAML's C part, the exceptions that httpx has mapped), and fail.
"""

from __future__ import annotations

import httpcore  # noqa: F401
import httpx  # noqa: F401

import dingdan_sandbox.testing  # noqa: F401
from dingdan import AsyncWaiqin365, AsyncWshoto, Waiqin365, Wshoto  # noqa: F401
