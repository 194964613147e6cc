"""The options of the commands that write, and their execution."""

from __future__ import annotations

import inspect
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from dingdan_cli.batches import command as batches
from dingdan_cli.failures import CommandError, ExitCode
from dingdan_cli.languages import text
from dingdan_cli.operations.read_commands import option
from dingdan_cli.printing import print_data
from dingdan_runtime.reference import OperationReference

if TYPE_CHECKING:
    from dingdan import OutcomeUnknown
    from dingdan_cli.batches.source import Source
    from dingdan_cli.operations.commands import Given
    from dingdan_cli.operations.writes import Write
    from dingdan_cli.session import Session

LONGEST_SETTLE_SECONDS = 86_400


def parameters(operation: OperationReference) -> list[inspect.Parameter]:
    """Return the options of a command that writes, besides the arguments of the call and the common options."""
    body = (
        text("JSON body, or a list or JSON Lines for a batch; - for stdin. Options fill its one item.",
             "JSON 请求体；数组或 JSON Lines 为批量；- 表示标准输入；选项的值写入其中唯一的一项。")
        if operation.array
        else text("JSON body, or a list or JSON Lines for a batch; - for stdin. Options replace its members.",
                  "JSON 请求体；数组或 JSON Lines 为批量；- 表示标准输入；选项优先于其中的同名字段。")
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
    return [*found, *batches.parameters(operation)]


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
    csv: str | None,
    group_by: str | None,
    journal: Path | None,
    retry_rejected: bool,
    settle: float,
    per_call: int = 1,
) -> None:
    """Send a write or a batch of writes, or print the requests.

    Raises:
        CommandError: The body or an option is wrong, or nobody confirmed. Nothing was sent.
        DingdanError: The call failed.
    """
    from dingdan import OutcomeUnknown
    from dingdan_cli.operations.writes import Write, dry_run, prepare, send

    if not 0 <= settle <= LONGEST_SETTLE_SECONDS:
        raise CommandError(
            text(
                f"--settle {settle:g}: takes 0 to {LONGEST_SETTLE_SECONDS} seconds",
                f"--settle {settle:g}：应为 0 到 {LONGEST_SETTLE_SECONDS} 秒",
            )
        )
    arguments = given.arguments()
    source, read = _read(body, csv)
    if source is not None and _is_batch(operation, read, arguments):
        if arguments or msg_id is not None:
            raise CommandError(
                text(
                    f"options describe one document, and {source.option} {source.name} has a list: put all of it there",
                    f"选项只能描述一张单据，而 {source.option} {source.name} 是列表，请全部写入文件",
                )
            )
        options = batches.BatchOptions(
            group_by=group_by, journal=journal, per_call=per_call, retry_rejected=retry_rejected, settle=settle,
            dry=dry, yes=yes, resolve=not no_resolve,
        )  # fmt: skip
        batches.run(session, operation, source, read, options)
        return
    if group_by or journal or retry_rejected or per_call != 1:
        raise CommandError(
            text(
                "--journal, --group-by, --per-call and --retry-rejected are for a batch: --csv, or a list in --body",
                "--journal、--group-by、--per-call 和 --retry-rejected 只用于批量：--csv 或 --body 中的数组",
            )
        )
    write = Write(operation, _arguments(operation, arguments, read), msg_id)
    if dry:
        request = dry_run(session, write)
        if sys.stdout.isatty():
            print(f"{request.method} {request.url}\n{_json(request.body, indent=2)}")
        else:
            print_data(_json({"method": request.method, "url": request.url, "body": request.body}))
        return
    with session.client(operation.platform) as client:
        checked = prepare(client, write)
        if not yes:
            _confirm(operation, checked, stdin_is_body=body == "-")
        try:
            ack = send(client, write)
        except OutcomeUnknown as error:
            _unknown(client, write, error, settle if not no_resolve else None)
            raise typer.Exit(int(ExitCode.UNKNOWN_OUTCOME)) from None
    data = [record.to_json_dict(extra=True) for record in ack.data] if isinstance(ack.data, list) else ack.data
    if sys.stdout.isatty():
        about = f"  msg_id {ack.msg_id}" if ack.msg_id else ""
        print(
            text(f"{operation.call}: done{about}", f"{operation.call}：成功{about}")
            + (f"\n{_json(data, indent=2)}" if data else "")
        )
    else:
        print_data(_json({"outcome": "done", "msg_id": ack.msg_id, "message": ack.message, "data": data}))


def _read(body: str | None, csv: str | None) -> tuple[Source | None, Any]:
    """Read the input of a write: the source, and for `--body` its JSON.

    Raises:
        CommandError: It cannot be read, is no JSON, or two are given.
    """
    if body is None and csv is None:
        return None, None
    if body is not None and csv is not None:
        raise CommandError(text("give --body or --csv, not both", "--body 与 --csv 只能给出一个"))
    from dingdan_cli.batches.source import read_source

    if body is None:
        return read_source("--csv", str(csv)), None
    from dingdan_cli.batches.documents import read_json

    source = read_source("--body", body)
    read = read_json(source)
    if read == []:
        raise CommandError(text(f"--body {body} is an empty list", f"--body {body} 是空列表"))
    return source, read


def _is_batch(operation: OperationReference, read: Any, arguments: dict[str, Any]) -> bool:
    """True for a table and for a list, except a list of one item that options fill."""
    if read is None:
        return True
    return isinstance(read, list) and not (operation.array and len(read) == 1 and arguments)


def _arguments(operation: OperationReference, given: dict[str, Any], read: Any) -> Any:
    """Return the arguments of the call: those of the body, and over them those of the options."""
    from dingdan_cli.operations.writes import named

    item = read[0] if isinstance(read, list) and len(read) == 1 else read
    if not isinstance(item, dict | None):
        raise CommandError(text("--body: takes a JSON object", "--body：应为 JSON 对象"))
    arguments = {**named(operation, item or {}, "items[0]." if operation.array else ""), **given}
    return [arguments] if operation.array else arguments


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


def _unknown(client: Any, write: Write, error: OutcomeUnknown, seconds: float | None) -> None:
    """Print an unknown outcome, and the verdict of the platform if it can be had."""
    from dingdan import DingdanError
    from dingdan_cli.operations.writes import settle
    from dingdan_cli.translations import translated

    print(f"dingdan: {translated(error)}", file=sys.stderr)
    found: dict[str, Any] = {"outcome": "unknown", "msg_id": error.msg_id}
    if seconds is not None:
        try:
            resolution = settle(client, error, seconds)
        except DingdanError as failure:
            print(
                text(f"dingdan: not resolved: {failure}", f"dingdan: 未能确认：{translated(failure)}"), file=sys.stderr
            )
        else:
            found |= {"verdict": resolution.verdict, "reason": resolution.reason}
            verdicts = {"done": "已执行", "not done": "未执行", "undecided": "无法判断"}
            print(
                text(
                    f"dingdan: {write.operation.call}: {resolution.verdict} ({resolution.reason})",
                    f"dingdan: {write.operation.call}：{verdicts[resolution.verdict]}（{resolution.reason}）",
                ),
                file=sys.stderr,
            )
    if not sys.stdout.isatty():
        print_data(_json(found))


def _json(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent, default=str)
