"""A rehearsal of the release in a scratch clone, up to an install from an index on loopback."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dingdan_sandbox import Sandbox, running
from tools.release.commands import run
from tools.release.errors import ReleaseError
from tools.release.prepare import SIGN_OFF, prepare, upload
from tools.release.refusals import last_release
from tools.spec_diff.versions import Version

START_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Programs:
    """The programs of a rehearsal."""

    uv: Path
    twine: str
    towncrier: str
    pypi_server: str


def rehearse(tree: Path, programs: Programs, *, date: str) -> None:
    """Release the last commit of a checkout to an index on loopback, and use it from there. Prints each step.

    Args:
        tree: The checkout. It stays as it is.
        programs: The programs.
        date: The day of the release.

    Raises:
        ReleaseError: A step failed, or something that must be refused was not.
    """
    with tempfile.TemporaryDirectory(prefix="dingdan-rehearsal-") as name, _index(Path(name), programs) as address:
        clone, dist, simple = Path(name, "clone"), Path(name, "dist"), f"{address}/simple/"
        run(["git", "clone", "--quiet", "--shared", tree, clone], cwd=tree)
        for key, value in {"user.name": "Rehearsal", "user.email": "rehearsal@localhost.invalid"}.items():
            run(["git", "config", key, value], cwd=clone)
        version = _next_version(clone)

        def prepared() -> None:
            tools = {"twine": programs.twine, "towncrier": programs.towncrier}
            prepare(clone, version, dist, index=simple, date=date, **tools)

        def uploaded() -> None:
            upload(dist, index=simple, upload_to=address, twine=programs.twine)

        stray = clone / "stray.txt"
        stray.write_text("made up", encoding="utf-8")
        _refused("not clean", prepared)
        stray.unlink()
        prepared()
        print(f"prepared {version}: commit, tag, sdist and wheel, {SIGN_OFF}")
        _refused("not signed off", uploaded)
        sign_off = dist / SIGN_OFF
        sign_off.write_text(sign_off.read_text(encoding="utf-8").replace("- [ ]", "- [x]"), encoding="utf-8")
        os.environ.update({"TWINE_USERNAME": "rehearsal", "TWINE_PASSWORD": "rehearsal"})
        uploaded()
        print(f"uploaded to {address}")
        _refused("on the index already", uploaded)
        _refused("on the index already", prepared)
        _use(version, simple, Path(name, "venv"), programs.uv)


def _next_version(tree: Path) -> str:
    text = (tree / "overrides" / "dingdan" / "_version.py").read_text(encoding="utf-8")
    current = Version.read(re.findall(r'__version__ = "(.*)"', text)[0])
    base = last_release(tree)
    if base is None or current > Version.read(base.removeprefix("v")):
        return str(current)
    return str(Version(current.major, current.minor + 1, 0))


def _refused(reason: str, step: Callable[[], None]) -> None:
    try:
        step()
    except ReleaseError as error:
        lines = [line for line in str(error).splitlines() if reason in line]
        if not lines:
            raise
        print(f"refused, as it must be: {lines[0]}")
    else:
        raise ReleaseError(f"this should have been refused: {reason}")


@contextmanager
def _index(folder: Path, programs: Programs) -> Iterator[str]:
    """Run an empty index on a free port of the loopback; yield its address."""
    packages = folder / "index"
    packages.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [programs.pypi_server, "run", "-i", "127.0.0.1", "-p", str(port), "-a", ".", "-P", "."]
    with (folder / "index.log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen([*command, "--disable-fallback", str(packages)], stdout=log, stderr=log)  # noqa: S603
        try:
            _wait_for(f"http://127.0.0.1:{port}/simple/", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310
            return
        except OSError as error:
            if server.poll() is not None or time.monotonic() > deadline:
                raise ReleaseError("the index did not start") from error
            time.sleep(0.1)


def _use(version: str, simple: str, environment: Path, uv: Path) -> None:
    """Install the command line from the index into an empty environment, and call a sandbox with it."""
    run([uv, "venv", "--quiet", environment], cwd=environment.parent)
    python = environment / "bin" / "python"
    # uv takes a package from the first index that has it: dingdan from ours, all others from the usual one.
    run([uv, "pip", "install", "--quiet", "--python", python, "--index", simple, "--refresh-package", "dingdan",
         f"dingdan[cli]=={version}"], cwd=environment.parent)  # fmt: skip
    command = environment / "bin" / "dingdan"
    shown = run([command, "--version"], cwd=environment.parent)
    if version not in shown:
        raise ReleaseError(f"dingdan --version says {shown.strip()}, not {version}")
    with running(Sandbox(orders=30)) as box:
        known = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        credentials = {"WAIQIN365_OPENID": box.sandbox.openid, "WAIQIN365_APPKEY": box.sandbox.appkey}
        settings = {**known, **credentials, "WAIQIN365_BASE_URL": box.url, "LANG": "C.UTF-8"}
        arguments = ["waiqin365", "orders", "query", "--limit", "2", "--format", "json"]
        read = json.loads(run([command, *arguments], cwd=environment.parent, env=settings))
    if len(read) != 2:
        raise ReleaseError(f"a read of 2 orders gave {len(read)}")
    print(f"installed from the index: {shown.strip()}, and read {len(read)} orders of the sandbox")
