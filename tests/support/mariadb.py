"""A MariaDB server of its own, where the machine has one (Debian's mariadb-server)."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAM = shutil.which("mariadbd") or shutil.which("mariadbd", path="/usr/sbin")
BASE = f"--basedir={Path(PROGRAM).parents[1]}" if PROGRAM else ""
START_SECONDS = 60
MISSING = "there is no mariadbd here (Debian's mariadb-server has it)"


@contextmanager
def mariadb_server() -> Iterator[str]:
    """Run a server on a free port of the loopback; yield the start of its addresses."""
    assert PROGRAM is not None
    user = "nobody" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="mariadb"))
    if user:
        shutil.chown(folder, user)
    # A server that starts removes all temporary tables in that folder, those of other servers in /tmp too.
    environment = {**os.environ, "TMPDIR": str(folder)}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    try:
        subprocess.run(
            ["mariadb-install-db", "--no-defaults", BASE, f"--datadir={folder}/data",
             "--auth-root-authentication-method=normal", "--skip-test-db"],
            user=user, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        server = subprocess.Popen(
            [PROGRAM, "--no-defaults", BASE, f"--datadir={folder}/data", f"--socket={folder}/socket", f"--port={port}",
             "--bind-address=127.0.0.1", f"--pid-file={folder}/pid", "--innodb-flush-log-at-trx-commit=0"],
            user=user, cwd=folder, env=environment, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            _wait_for(port)
            yield f"mysql://root@127.0.0.1:{port}/{{}}"
        finally:
            server.kill()  # the folder goes; an orderly end takes seconds
            server.wait()
    finally:
        shutil.rmtree(folder)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            assert time.monotonic() < deadline, "MariaDB did not start"
            time.sleep(0.1)
        else:
            return


def main() -> None:
    """End with an error where the machine has no server: what `make test-databases` begins with."""
    if PROGRAM is None:
        sys.exit(f"make test-databases tries the sync with MariaDB, and {MISSING}")


if __name__ == "__main__":
    main()
