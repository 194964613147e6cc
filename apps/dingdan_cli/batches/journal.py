"""The journal of a batch: an append-only file that says which calls were sent, and what came of each.

Each line is JSON and is written by one write and an fsync: `sending` before a request leaves, its outcome after it.
A line has the hash of the lines above it, so that a deleted or edited line is noticed. A last line without its end was
cut off by a kill while it was written; then its request had not been sent yet, or its outcome is looked up.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from dingdan_cli.failures import CommandError, ExitCode
from dingdan_cli.languages import text

VERSION = 1
State = Literal["sending", "done", "rejected", "unknown", "not sent", "not done", "undecided"]
"""The states of a call. `not done` is an unknown outcome that a lookup settled."""


@dataclass
class Entry:
    """The last state of a call."""

    state: State
    digest: str
    """The hash of its body."""
    msg_id: str | None
    """The id of its last message."""
    sent_at: float
    """The time in epoch seconds at which it was first sent, not counting attempts that were rejected."""
    details: dict[str, Any] = field(default_factory=dict)


class Journal:
    """A journal that is open and locked.

    Args:
        path: The file.
        about: The batch that it must belong to: platform, operation, host, input, items and so on.
        client: The client. Its account is compared by a fingerprint.
    """

    def __init__(self, path: Path, about: dict[str, Any], client: Any) -> None:
        self.path = path
        self.entries: dict[int, Entry] = {}
        """The last state of each call that was sent."""
        self._about = about
        self._client = client
        self._chain = ""
        self._file = -1
        self._lock: Any = None

    def __enter__(self) -> Self:
        """Lock the file and read it; create it if it is missing.

        Raises:
            CommandError: It cannot be written, another process has it, it belongs to another batch, or it was edited.
        """
        from filelock import FileLock, Timeout

        self._lock = FileLock(f"{self.path}.lock", timeout=0)
        try:
            if not self.path.parent.is_dir():  # filelock would make it
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
            self._lock.acquire()
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
            self._file = os.open(self.path, flags, 0o600)
        except Timeout:
            raise CommandError(
                text(
                    f"another process is sending this batch ({self.path} is locked): wait until it ends",
                    f"另一个进程正在发送这批数据（{self.path} 已锁定），请等它结束",
                )
            ) from None
        except OSError as error:
            self._lock.release()
            raise CommandError(
                text(
                    f"--journal {self.path} cannot be written: {error.strerror}",
                    f"--journal {self.path} 无法写入：{error.strerror}",
                )
            ) from error
        try:
            self._read()
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file and release the lock."""
        self._close()

    def _close(self) -> None:
        os.close(self._file)
        self._lock.release()

    def note(self, number: int, state: State, digest: str, msg_id: str | None, at: float, **details: Any) -> None:
        """Write a line, and wait until it is on the disk.

        Args:
            number: The number of the call.
            state: Its new state.
            digest: The hash of its body.
            msg_id: The id of its message.
            at: The time in epoch seconds.
            **details: Further members, such as `code` and `message`.

        Raises:
            CommandError: The line cannot be written.
        """
        given = {"item": number, "state": state, "body": digest, "msg_id": msg_id, "time": at}
        given |= {name: value for name, value in details.items() if value is not None}
        self._append(given)
        self._apply(given)

    def _append(self, given: dict[str, Any]) -> None:
        line, chain = _line(given, self._chain)
        try:
            written = os.write(self._file, line)
            os.fsync(self._file)
        except OSError as error:
            raise self._unwritable(error.strerror or str(error)) from error
        if written != len(line):
            raise self._unwritable(text("the disk is full", "磁盘已满"))
        self._chain = chain

    def _unwritable(self, why: str) -> CommandError:
        return CommandError(
            text(
                f"{self.path} cannot be written: {why}; stopped, run the same command again to go on",
                f"{self.path} 无法写入：{why}；已停止，重新运行同一命令可继续",
            ),
            ExitCode.DESTINATION,
        )

    def _read(self) -> None:
        """Read the lines, and cut off a last line that was not written to its end."""
        data = self.path.read_bytes()
        whole = data.rfind(b"\n") + 1
        if not whole:
            if data and not data.startswith(b'{"journal"'[: len(data)]):
                raise CommandError(
                    text(f"{self.path} is no journal: name another file", f"{self.path} 不是日志文件，请换一个文件名")
                )
            os.ftruncate(self._file, 0)
            self._begin()
            return
        lines = data[: whole - 1].split(b"\n")
        self._check_head(lines[0])
        for number, line in enumerate(lines[1:], 2):
            self._apply(self._checked(number, line))
        if whole != len(data):
            os.ftruncate(self._file, whole)

    def _begin(self) -> None:
        """Write the first line, and make the name of the file durable."""
        salt = secrets.token_bytes(16)
        account = self._client.account_fingerprint(salt)
        self._append(
            {"journal": "dingdan batch", "version": VERSION, "account": account, "salt": salt.hex(), **self._about}
        )
        if os.name != "nt":
            folder = os.open(self.path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    def _check_head(self, line: bytes) -> None:
        try:
            head = json.loads(line)
        except ValueError:
            head = None
        if not isinstance(head, dict) or head.get("journal") != "dingdan batch":
            raise CommandError(
                text(f"{self.path} is no journal: name another file", f"{self.path} 不是日志文件，请换一个文件名")
            )
        if head.get("version") != VERSION:
            found = head.get("version")
            raise CommandError(
                text(
                    f"{self.path} is a journal of version {found}, and this dingdan writes version {VERSION}:"
                    " finish the batch with the dingdan that began it",
                    f"{self.path} 是版本 {found} 的日志，本程序使用版本 {VERSION}：请用开始时的 dingdan 完成这批数据",
                )
            )
        head = self._checked(1, line)
        if head.get("account") != self._client.account_fingerprint(bytes.fromhex(str(head.get("salt")))):
            raise self._other(text("another account", "另一个账号"))
        for name, (en, zh) in DIFFERENCES.items():
            if head.get(name) != self._about[name]:
                raise self._other(text(en, zh), head.get(name), self._about[name], show=name in SHOWN)

    def _other(self, what: str, then: Any = "", now: Any = "", *, show: bool = False) -> CommandError:
        shown = text(f" ({then}, now {now})", f"（{then}，现在是 {now}）") if show else ""
        return CommandError(
            text(
                f"{self.path} is the journal of {what}{shown}; for a new batch name another file with --journal",
                f"{self.path} 是{what}的日志{shown}；新的一批请用 --journal 指定其他文件",
            )
        )

    def _checked(self, number: int, line: bytes) -> dict[str, Any]:
        """Return a line whose hash is right.

        Raises:
            CommandError: It is not.
        """
        try:
            given = json.loads(line)
            said = given.pop("chain")
        except (ValueError, AttributeError, KeyError, TypeError):
            given, said = {}, None
        written, chain = _line(given, self._chain)
        if said != chain or written.rstrip(b"\n") != line:
            raise CommandError(
                text(
                    f"{self.path}, line {number}: lines were deleted or edited here, so nothing tells what was sent:"
                    " restore the file",
                    f"{self.path} 第 {number} 行：此处有内容被删除或改动，无法判断哪些已发送，请恢复该文件",
                )
            )
        self._chain = chain
        return dict(given)

    def _apply(self, given: dict[str, Any]) -> None:
        """Set the state of a call to that of a line."""
        number, state = given["item"], given["state"]
        before = self.entries.get(number)
        sent_at = given["time"]
        if before is not None and (state != "sending" or before.state != "rejected"):
            sent_at = before.sent_at
        known = {"item", "state", "body", "msg_id", "time"}
        details = {name: value for name, value in given.items() if name not in known}
        self.entries[number] = Entry(state, given["body"], given["msg_id"], sent_at, details)


DIFFERENCES = {
    "platform": ("another platform", "另一个平台"),
    "operation": ("another operation", "另一个接口"),
    "host": ("another address", "另一个地址"),
    "input": ("another input: the file was changed", "另一份输入（文件已改动）"),
    "per_call": ("another --per-call", "另一个 --per-call"),
    "items": ("another number of items: was --group-by another one?", "另一种分组（--group-by 不同？）"),
    "bodies": (
        "other documents from the same file: was --group-by another one?",
        "由同一文件得到的其他单据（--group-by 不同？）",
    ),
}
"""The members of the first line that must be the same, and what it says when one is not."""
SHOWN = frozenset({"platform", "operation", "host", "per_call", "items"})


def _line(given: dict[str, Any], chain: str) -> tuple[bytes, str]:
    """Return a line with its hash, which includes that of the line above, and the hash."""
    written = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
    after = hashlib.sha256(f"{chain}{written}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
    line = json.dumps({**given, "chain": after}, ensure_ascii=False, separators=(",", ":"))
    return line.encode("utf-8", "surrogatepass") + b"\n", after
