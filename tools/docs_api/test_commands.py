"""Tests that run the commands in the published pages with sh against the sandbox.

They are not part of `make test`, which needs only Python. `make check-docs-api` runs them; it needs curl and openssl.
"""

# Tests, so what ruff lets pass in tests/ holds here: made-up secrets, sh by its name, names that say it all.
# ruff: noqa: D103, S106, S603, S607
from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dingdan_sandbox import Running, Sandbox, running
from generator.document import JsonObject, operations
from generator.lint import load
from generator.model import Platform
from generator.pipeline import PLATFORMS
from tools.docs_api.document import published_document

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"```sh\n(.*?)\n```", re.DOTALL)


@pytest.fixture(scope="module")
def published() -> dict[str, JsonObject]:
    return {key: published_document(Platform(key, load(ROOT / "specs" / key / "openapi.yaml"))) for key in PLATFORMS}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Running]:
    with running(
        Sandbox(orders=40, openid="wq-open", appkey="wq&键", appid="ws-app", app_secret="s/e+c=r&t")
    ) as server:
        yield server


def run(command: str, server: Running) -> Any:
    """Run a command with the environment variables of the page and return its decoded JSON output."""
    given = server.sandbox
    variables = {
        "WAIQIN365_BASE_URL": server.url, "WAIQIN365_OPENID": given.openid, "WAIQIN365_APPKEY": given.appkey,
        "WSHOTO_BASE_URL": server.url, "WSHOTO_APPID": given.appid, "WSHOTO_APP_SECRET": given.app_secret,
    }  # fmt: skip
    for tool in ("sh", "curl", "openssl"):
        assert shutil.which(tool), f"the commands need {tool}"
    done = subprocess.run(
        ["sh", "-euc", command],
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return json.loads(done.stdout, parse_float=Decimal)


def samples(document: JsonObject) -> dict[str, str]:
    return {op["operationId"]: op["x-codeSamples"][0]["source"] for _, op, _ in operations(document)}


def test_the_signing_section_s_command_reads_orders(published: dict[str, JsonObject], sandbox: Running) -> None:
    export, call = BLOCK.findall(published["waiqin365"]["info"]["description"])
    assert export.startswith("export WAIQIN365_BASE_URL=https://openapi.waiqin365.com WAIQIN365_OPENID='…'")
    answer = run(call, sandbox)
    assert answer["return_code"] == "0"
    rows = json.loads(answer["response_data"])
    assert rows
    assert all(row["order_no"] for row in rows)
    assert all(row["prods"] for row in rows)


@pytest.mark.parametrize("operation", ["queryStdomOrder", "queryStdomSent", "queryStdReturn", "queryCarSaleOrder"])
def test_every_query_s_command_is_answered(operation: str, published: dict[str, JsonObject], sandbox: Running) -> None:
    answer = run(samples(published["waiqin365"])[operation], sandbox)
    assert answer["return_code"] == "0", answer


def test_a_wrong_key_is_refused(published: dict[str, JsonObject], sandbox: Running) -> None:
    command = samples(published["waiqin365"])["queryStdomOrder"]
    answer = run(command.replace("|$WAIQIN365_APPKEY|", "|other|"), sandbox)
    assert answer["return_code"] != "0"


def test_the_commands_of_writes_are_signed_right(published: dict[str, JsonObject], sandbox: Running) -> None:
    wrong_key = run(
        samples(published["waiqin365"])["queryStdomOrder"].replace("|$WAIQIN365_APPKEY|", "|other|"), sandbox
    )
    for name, command in samples(published["waiqin365"]).items():
        answer = run(command, sandbox)
        assert answer["return_code"] in ("0", "1"), (name, answer)
        assert answer["return_msg"] != wrong_key["return_msg"], name


def test_the_token_section_s_commands_get_a_token_and_rows(published: dict[str, JsonObject], sandbox: Running) -> None:
    token, _, call = BLOCK.findall(published["wshoto"]["info"]["description"])
    assert run(token, sandbox)["data"]["access_token"]
    answer = run(call, sandbox)
    assert answer["code"] == 0
    assert answer["data"]


@pytest.mark.parametrize("operation", ["valetorderInfoList", "mallOrderList", "crmSaleOrderDetail"])
def test_every_command_of_wshoto_is_let_in(operation: str, published: dict[str, JsonObject], sandbox: Running) -> None:
    answer = run(samples(published["wshoto"])[operation], sandbox)
    assert answer["code"] not in (10001, 10010, 10011), answer
