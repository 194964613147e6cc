"""The SDK's own client, as an agent uses it: with a server in this process, or over stdio."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

import anyio
import jsonschema
from mcp import Client, StdioServerParameters

from dingdan_mcp.clients import Clients
from dingdan_mcp.options import Options
from dingdan_mcp.server import build_server

SECRETS = ("sandbox-openid", "sandbox-appkey", "sandbox-appid", "sandbox-secret")
WRITES = frozenset({"addStdomOrder", "closeStdomOrder", "addStdomOrderSent"})


class Answered(NamedTuple):
    """The answer of a tool."""

    is_error: bool
    text: str

    @property
    def meta(self) -> dict[str, Any]:
        """The line above the rows, or the whole answer of a write or an error."""
        found: dict[str, Any] = json.loads(self.text.split("\n", 1)[0])
        return found

    @property
    def rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.text.split("\n", 1)[1]))) if "\n" in self.text else []


class Agent:
    """A client that checks the arguments against the schema of the tool, as hosts do, and every answer for secrets."""

    def __init__(self, client: Client, schemas: dict[str, dict[str, Any]]) -> None:
        self.client = client
        self.schemas = schemas

    async def call(self, tool: str, /, **arguments: Any) -> Answered:
        jsonschema.validate(arguments, self.schemas[tool], cls=jsonschema.Draft202012Validator)
        return await self.unchecked(tool, **arguments)

    async def unchecked(self, tool: str, /, **arguments: Any) -> Answered:
        result = await self.client.call_tool(tool, arguments)
        (content,) = result.content
        text: str = content.text
        assert [secret for secret in SECRETS if secret in text] == []
        return Answered(result.is_error, text)

    async def all_rows(self, tool: str, /, **arguments: Any) -> list[dict[str, str]]:
        """Follow the cursor to the last row."""
        answered = await self.call(tool, **arguments)
        rows = answered.rows
        while answered.meta["next_cursor"] is not None:
            answered = await self.call(tool, **arguments, cursor=answered.meta["next_cursor"])
            rows += answered.rows
        return rows


Work = Callable[[Agent], Awaitable[Any]]


async def as_agent(server: Any, work: Work) -> Any:
    """Connect a client to a server, list the tools, and work."""
    async with Client(server) as client:
        tools = (await client.list_tools()).tools
        return await work(Agent(client, {tool.name: tool.input_schema for tool in tools}))


def arguments_of(url: str) -> dict[str, dict[str, Any]]:
    return {
        "waiqin365": {"openid": "sandbox-openid", "appkey": "sandbox-appkey", "base_url": url, "max_retries": 0},
        "wshoto": {"appid": "sandbox-appid", "app_secret": "sandbox-secret", "base_url": url, "max_retries": 0},
    }


def ask(url: str, work: Work, **options: Any) -> Any:
    """Let an agent work with a server in this process."""

    async def main() -> Any:
        async with Clients(arguments_of(url)) as clients:
            server = build_server(Options(**{"settle_seconds": 0.0, **options}), clients)
            return await as_agent(server, work)

    return anyio.run(main)


def ask_one(url: str, tool: str, arguments: dict[str, Any], **options: Any) -> Answered:
    """Call one tool of a server in this process, without a check of the arguments by the client."""

    async def work(agent: Agent) -> Answered:
        return await agent.unchecked(tool, **arguments)

    found: Answered = ask(url, work, **options)
    return found


def environment(url: str) -> dict[str, str]:
    """The credentials of a sandbox, and no setting of the machine."""
    return {
        **{
            name: value for name, value in os.environ.items() if not name.startswith(("WAIQIN365", "WSHOTO", "DINGDAN"))
        },
        "WAIQIN365_BASE_URL": url,
        "WAIQIN365_OPENID": "sandbox-openid",
        "WAIQIN365_APPKEY": "sandbox-appkey",
        "WSHOTO_BASE_URL": url,
        "WSHOTO_APPID": "sandbox-appid",
        "WSHOTO_APP_SECRET": "sandbox-secret",
        "DINGDAN_LANG": "en",
    }


def over_stdio(url: str, *options: str) -> StdioServerParameters:
    """The command of a server, which the client starts."""
    arguments = ["-W", "error", "-m", "dingdan_cli", "mcp", *options]
    return StdioServerParameters(command=sys.executable, args=arguments, env=environment(url))
