"""The options of the commands that write, and their execution."""

from __future__ import annotations

import inspect
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from dingdan_cli.failures import CommandError, ExitCode
from dingdan_cli.languages import text
from dingdan_cli.read_commands import option
from dingdan_runtime.reference import OperationReference

if TYPE_CHECKING:
    from dingdan import OutcomeUnknown
    from dingdan_cli.operations import Given
    from dingdan_cli.session import Session
    from dingdan_cli.writes import Write


def parameters(operation: OperationReference) -> list[inspect.Parameter]:
    """Return the options of a command that writes, besides the arguments of the call and the common options."""
    body = (
        text("JSON body, a list of objects; - for stdin. Options fill its one item.",
             "JSON 请求体（对象数组），- 表示标准输入；选项的值写入其中唯一的一项。")
        if operation.array
        else text("JSON body; - for stdin. Options replace its members.",
                  "JSON 请求体，- 表示标准输入；选项优先于其中的同名字段。")
    )  # fmt: skip
    found = [
        option("body", str | None, None, "--body", metavar="FILE", help=body),
        option(
            "dry", bool, False, "--dry-run",
            help=text("Print the request, signed and with secrets masked; send nothing.",
                      "只显示签名后的请求（隐去密钥），不发送。"),
        ),
        option("yes", bool, False, "--yes", "-y", help=text("Send without asking.", "不询问，直接发送。")),
        option(
            "no_resolve", bool, False, "--no-resolve",
            help=text("After an unknown outcome, do not look it up.", "结果未知时不自动查询确认。"),
        ),
    ]  # fmt: skip
    if operation.msg_id:
        found.append(
            option(
                "msg_id", str | None, None, "--msg-id", metavar="ID",
                help=text("Id of the message, which the platform repeats.", "消息 ID，平台原样返回。"),
            )
        )  # fmt: skip
    return found


def run(
    session: Session,
    operation: OperationReference,
    given: Given,
    *,
    body: str | None,
    dry: bool,
    yes: bool,
    no_resolve: bool,
    msg_id: str | None = None,
) -> None:
    """Send a write, or print its request.

    Raises:
        CommandError: The body or an option is wrong, or nobody confirmed. Nothing was sent.
        DingdanError: The call failed.
    """
    from dingdan import OutcomeUnknown
    from dingdan_cli.writes import Write, dry_run, prepare, send

    write = Write(operation, _arguments(operation, given.arguments(), body), msg_id)
    if dry:
        request = dry_run(session, write)
        if sys.stdout.isatty():
            print(f"{request.method} {request.url}\n{_json(request.body, indent=2)}")
        else:
            print(_json({"method": request.method, "url": request.url, "body": request.body}))
        return
    with session.client(operation.platform) as client:
        checked = prepare(client, write)
        if not yes:
            _confirm(operation, checked, stdin_is_body=body == "-")
        try:
            ack = send(client, write)
        except OutcomeUnknown as error:
            _unknown(client, write, error, resolve=not no_resolve)
            raise typer.Exit(int(ExitCode.UNKNOWN_OUTCOME)) from None
    data = [record.to_json_dict(extra=True) for record in ack.data] if isinstance(ack.data, list) else ack.data
    if sys.stdout.isatty():
        about = f"  msg_id {ack.msg_id}" if ack.msg_id else ""
        print(
            text(f"{operation.call}: done{about}", f"{operation.call}：成功{about}")
            + (f"\n{_json(data, indent=2)}" if data else "")
        )
    else:
        print(_json({"outcome": "done", "msg_id": ack.msg_id, "message": ack.message, "data": data}))


def _arguments(operation: OperationReference, given: dict[str, Any], body: str | None) -> Any:
    """Return the arguments of the call: those of the body, and over them those of the options."""
    from dingdan_cli.writes import named

    read = None if body is None else read_body(body)
    if not operation.array:
        if read is not None and not isinstance(read, dict):
            raise CommandError(text("--body: takes a JSON object", "--body：应为 JSON 对象"))
        return {**named(operation, read or {}), **given}
    items = [read] if isinstance(read, dict) else [{}] if read is None else read
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise CommandError(text("--body: takes a JSON list of objects", "--body：应为 JSON 对象数组"))
    if given and len(items) != 1:
        raise CommandError(
            text(
                f"options describe one item, and --body has {len(items)}: put all of them into the body",
                f"选项只能描述一项，而 --body 有 {len(items)} 项，请全部写入 --body",
            )
        )
    return [{**named(operation, item, f"items[{place}]."), **given} for place, item in enumerate(items)]


def read_body(name: str) -> Any:
    """Return the JSON of a file, or of stdin if the name is `-`. Numbers with a fraction keep their digits.

    Raises:
        CommandError: The file cannot be read, or is no JSON.
    """
    from decimal import Decimal

    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise CommandError(
            text(f"--body {name} cannot be read: {error.strerror}", f"--body {name} 无法读取：{error.strerror}")
        ) from error
    try:
        return json.loads(data.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError as error:
        raise CommandError(text(f"--body {name} is not UTF-8", f"--body {name} 不是 UTF-8 编码")) from error
    except json.JSONDecodeError as error:
        raise CommandError(
            text(
                f"--body {name} is no JSON: {error.msg} in line {error.lineno}, column {error.colno}",
                f"--body {name} 不是 JSON：第 {error.lineno} 行第 {error.colno} 列，{error.msg}",
            )
        ) from error


def _confirm(operation: OperationReference, checked: Any, *, stdin_is_body: bool) -> None:
    """Ask whether to send.

    Raises:
        CommandError: There is nobody to ask, or the answer is no.
    """
    if stdin_is_body or not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise CommandError(
            text(
                f"{operation.call} changes data: add --yes to send it, or --dry-run to look at it",
                f"{operation.call} 会修改数据：加 --yes 发送，或加 --dry-run 查看请求",
            )
        )
    print(_json(checked, indent=2), file=sys.stderr)
    question = text(
        f"Send this to {operation.platform} as {operation.call}?", f"以 {operation.call} 发送到 {operation.platform}？"
    )
    if not typer.confirm(question, err=True):
        raise CommandError(text("nothing was sent", "未发送"))


def _unknown(client: Any, write: Write, error: OutcomeUnknown, *, resolve: bool) -> None:
    """Print an unknown outcome, and the verdict of the platform if it can be had."""
    from dingdan import DingdanError
    from dingdan_cli.writes import settle

    print(f"dingdan: {error}", file=sys.stderr)
    found: dict[str, Any] = {"outcome": "unknown", "msg_id": error.msg_id}
    if resolve:
        try:
            resolution = settle(client, error)
        except DingdanError as failure:
            print(text(f"dingdan: not resolved: {failure}", f"dingdan：未能确认：{failure}"), file=sys.stderr)
        else:
            found |= {"verdict": resolution.verdict, "reason": resolution.reason}
            verdicts = {"done": "已执行", "not done": "未执行", "undecided": "无法判断"}
            print(
                text(
                    f"dingdan: {write.operation.call}: {resolution.verdict} ({resolution.reason})",
                    f"dingdan：{write.operation.call}：{verdicts[resolution.verdict]}（{resolution.reason}）",
                ),
                file=sys.stderr,
            )
    if not sys.stdout.isatty():
        print(_json(found))


def _json(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent, default=str)
