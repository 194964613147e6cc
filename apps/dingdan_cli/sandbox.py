"""`dingdan sandbox`: the command of `dingdan_sandbox`, with the same options."""

from __future__ import annotations

from dingdan_sandbox.command import cli as app

app.rich_markup_mode = None  # plain help, like the other commands

__all__ = ["app"]
