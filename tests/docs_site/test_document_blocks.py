"""The blocks of docs/client.md, cli.md and sync.md run. Those of the other documents are run elsewhere.

docs/webhooks.md: tests/webhooks; docs/testing.md: tests/kit; docs/proxy.md: tests/proxy; docs/spark.md: tests/extras.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from dingdan import DigestAuth, OutcomeUnknown, Waiqin365
from dingdan_sandbox import Running

ROOT = Path(__file__).resolve().parents[2]
ORDER = {
    "cm_code": "CUS-0731",
    "emp_code": "sales-017",
    "storehouse_code": "CK-EAST",
    "prods": [{"product_code": "SKU-TEA-500", "input_price": "11.85", "input_count": 1, "is_gift": "0"}],
}


def blocks(document: str, language: str) -> list[str]:
    text = (ROOT / "docs" / document).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


@pytest.mark.usefixtures("credentials")
def test_the_pieces_of_the_client_run(sandbox: Running) -> None:
    looping, writing, plain = blocks("client.md", "py")
    shipped: list[Any] = []
    with Waiqin365() as wq:
        exec(looping, {"wq": wq, "ship": shipped.append})
        exec(writing, {"wq": wq, "order": ORDER, "OutcomeUnknown": OutcomeUnknown})
    assert shipped
    given = sandbox.sandbox
    names: dict[str, Any] = {
        "base_url": sandbox.url, "openid": given.openid, "appkey": given.appkey, "DigestAuth": DigestAuth
    }  # fmt: skip
    exec(plain, names)
    assert names["answer"].return_code == "0"


def test_the_profile_of_the_command_line_is_read(
    sandbox: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (profile,), (program,) = blocks("cli.md", "toml"), blocks("cli.md", "python")
    assert tomllib.loads(profile)["default"] == "shop1"
    for secret in ("openid", "appkey", "appid", "app_secret"):
        profile = profile.replace(f'{secret} = "..."', f'{secret} = "{getattr(sandbox.sandbox, secret)}"')
    file = tmp_path / "dingdan" / "config.toml"
    file.parent.mkdir()
    file.write_text(profile.replace("https://...", sandbox.url), encoding="utf-8")
    file.chmod(0o600)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    names: dict[str, Any] = {}
    exec(program.replace("    ...", "    rows = wq.orders.query().records"), names)
    assert names["rows"]


def ran(code: str, folder: Path, variables: dict[str, str]) -> str:
    """Run a program in a process of its own: these leave their client to the end of the process."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **variables},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_first_sync_and_its_status_run(variables: dict[str, str], tmp_path: Path) -> None:
    first, of_dlt, _ = blocks("sync.md", "python")
    (state,) = blocks("sync.md", "py")
    assert "orders" in ran(f"{first}\nfrom dingdan_sync import status\n{state}", tmp_path, variables)
    compile(of_dlt, "sync.md", "exec")  # dlt is not in .venv: tests/extras runs the source


def test_the_sync_that_repeats_runs_and_stops(variables: dict[str, str], tmp_path: Path) -> None:
    *_, program = blocks("sync.md", "python")
    health = tmp_path / "sync.json"
    assert "/run/sync.json" in program
    code = program.replace("/run/sync.json", str(health))
    # The program ends itself after its first run, as a container would end it.
    stop = "on_run=lambda _: os.kill(os.getpid(), signal.SIGTERM)"
    code = f"import os, signal\n{code}".replace("health=", f"{stop}, health=")
    ran(code, tmp_path, {**variables, "ORDERS_DATABASE": f"sqlite:///{tmp_path}/orders.sqlite"})
    assert '"last_success": "' in health.read_text(encoding="utf-8")
