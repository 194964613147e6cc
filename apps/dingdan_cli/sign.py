"""`dingdan waiqin365 sign`: the signature of a request step by step, and the mistake behind a wrong one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dingdan_cli.failures import CommandError, ExitCode
from dingdan_cli.languages import text
from dingdan_cli.session import Session, with_session

LONGEST_SHOWN = 2000
"""The largest number of characters of the body that are shown."""
MASK = "***"

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    help=text(
        "Show how a request is signed: the text that is hashed (appkey masked), the digest and the URL. Nothing is "
        "sent. The body is shown.",
        "逐步显示请求如何签名：参与哈希的文本（appkey 已隐藏）、摘要和 URL。不发送任何请求。会显示请求体。",
    )
)
@with_session
def sign(
    session: Session,
    body: Annotated[
        str,
        typer.Option(
            "--body",
            metavar="FILE|-",
            help=text("The exact bytes that are sent; - reads stdin.", "实际发送的请求体文件，- 表示标准输入。"),
        ),
    ],
    timestamp: Annotated[
        str | None,
        typer.Option(
            "--timestamp",
            metavar="TEXT",
            help=text("The timestamp in the URL; now by default.", "URL 中的时间戳，默认当前时间。"),
        ),
    ] = None,
    path: Annotated[
        str,
        typer.Option(
            "--path",
            metavar="PATH",
            help=text("Path of the operation, or its name.", "接口路径或接口名。"),
        ),
    ] = "queryStdomOrder",
    msg_id: Annotated[
        str | None,
        typer.Option(
            "--msg-id", metavar="TEXT", help=text("The msg_id; a new one by default.", "msg_id，默认新生成。")
        ),
    ] = None,
    check: Annotated[
        str | None,
        typer.Option(
            "--check",
            metavar="DIGEST",
            help=text(
                "A digest that your own code made: says which usual mistake gives it. Needs --timestamp.",
                "自己程序算出的摘要：指出是哪种常见错误造成的。需要 --timestamp。",
            ),
        ),
    ] = None,
) -> None:
    """Print the steps of a signature; exit with 1 if a checked digest is wrong."""
    from dingdan_cli.credentials import find
    from dingdan_cli.signing_mistakes import moment_of

    if check is not None and timestamp is None:
        raise CommandError(
            text("--check needs the --timestamp that was sent", "--check 需要同时给出发送时的 --timestamp")
        )
    _refuse_odd(check)
    sent = _read(body)
    where = operation_path(path)
    found = find("waiqin365", session.profile)
    form = found.arguments.revealed().get("timestamp_format", "epoch_millis")
    if timestamp is None:
        import time

        from dingdan import format_timestamp

        timestamp = format_timestamp(time.time(), form)
    elif moment_of(timestamp) is None:
        raise CommandError(
            text(
                f"--timestamp {timestamp!r} is neither 13 digits (epoch milliseconds) nor yyyyMMddHHmmss",
                f"--timestamp {timestamp!r} 既不是 13 位毫秒时间戳，也不是 yyyyMMddHHmmss",
            )
        )
    digest = _print_steps(sent, body, timestamp, found.arguments.revealed(), where, msg_id)
    if check is not None:
        raise typer.Exit(_print_verdict(sent, timestamp, found.arguments.revealed(), check, digest))


def _refuse_odd(check: str | None) -> None:
    from dingdan_cli.signing_mistakes import LENGTHS

    if check is None or (len(check) in LENGTHS and all(each in "0123456789abcdefABCDEF" for each in check)):
        return
    raise CommandError(
        text(
            f"--check takes 32 hexadecimal digits, and these are {len(check)} characters",
            f"--check 需要 32 位十六进制摘要，给出的是 {len(check)} 个字符",
        )
    )


def _read(body: str) -> bytes:
    if body == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(body).read_bytes()
    except OSError as error:
        raise CommandError(
            text(f"--body {body} cannot be read: {error.strerror}", f"--body {body} 无法读取：{error.strerror}")
        ) from error


def operation_path(given: str) -> str:
    """Return the path of an operation by its path, operationId (`queryStdomOrder`) or call (`orders.query`).

    Raises:
        CommandError: There is no such operation.
    """
    if given.startswith("/"):
        return given
    from dingdan._suggestions import nearest
    from dingdan_runtime.reference import all_operations

    paths: dict[str, str] = {}
    for operation in all_operations(["waiqin365_api"]):
        paths[operation.id] = paths[operation.call] = operation.path
    if given not in paths:
        advice = nearest(given, paths)
        raise CommandError(
            text(
                f"--path {given} is neither a path nor an operation; {advice}",
                f"--path {given} 既不是路径也不是接口名；{advice}",
            )
        )
    return paths[given]


def _print_steps(sent: bytes, name: str, timestamp: str, account: dict[str, str], path: str, msg_id: str | None) -> str:
    from uuid import uuid4

    from dingdan import digest
    from dingdan.auth._digest import _segment as segment

    shown = _shown(sent)
    print(text(f"1. body: {name}, {len(sent)} bytes, as it is", f"1. 请求体：{name}，{len(sent)} 字节，原样使用"))
    print(_indented(shown))
    for note in _notes(sent):
        print(f"   ! {note}")
    print(
        text(f"2. timestamp: {timestamp} ({_meaning(timestamp)})", f"2. 时间戳：{timestamp}（{_meaning(timestamp)}）")
    )
    print(
        text(
            "3. text that is hashed, in UTF-8: body|appkey|timestamp",
            "3. 参与哈希的文本（UTF-8）：请求体|appkey|时间戳",
        )
    )
    print(_indented(f"{shown}|{MASK}|{timestamp}"))
    made = digest(sent, account["appkey"], timestamp)
    length = len(sent) + len(account["appkey"].encode()) + len(timestamp) + 2
    print(text(f"4. MD5 of these {length} bytes, in lower case", f"4. 以上 {length} 字节的 MD5，小写"))
    print(f"   {made}")
    print(
        text(
            "5. URL: base_url + path + /openid/timestamp/digest/msg_id",
            "5. URL：base_url + 路径 + /openid/时间戳/摘要/msg_id",
        )
    )
    segments = (account["openid"], timestamp, made, msg_id or uuid4().hex)
    print(f"   {account['base_url'].rstrip('/')}{path.rstrip('/')}/{'/'.join(map(segment, segments))}")
    return made


def _shown(sent: bytes) -> str:
    from dingdan._errors import visible

    decoded = visible(sent.decode("utf-8", "backslashreplace"))
    if len(decoded) <= LONGEST_SHOWN:
        return decoded
    half = LONGEST_SHOWN // 2
    left_out = len(decoded) - 2 * half
    middle = text(f" … {left_out} characters … ", f" …（省略 {left_out} 个字符）… ")
    return decoded[:half] + middle + decoded[-half:]


def _indented(shown: str) -> str:
    return "\n".join(f"   {line}" for line in shown.split("\n"))


def _notes(sent: bytes) -> list[str]:
    """Return remarks on a body that is probably not what was meant."""
    import json

    notes: list[str] = []
    if sent.startswith(b"\xef\xbb\xbf"):
        notes.append(text("it begins with a byte order mark (BOM), which is hashed", "以 BOM 开头，BOM 也参与哈希"))
    if sent.endswith(b"\n"):
        notes.append(
            text(
                "it ends with a line end, which is hashed: your program may send none",
                "以换行符结尾，换行符也参与哈希：程序实际发送的可能没有",
            )
        )
    try:
        json.loads(sent.removeprefix(b"\xef\xbb\xbf").decode())
    except UnicodeDecodeError:
        notes.append(text("it is not UTF-8", "不是 UTF-8 编码"))
    except (ValueError, RecursionError):
        notes.append(text("it is not JSON", "不是有效的 JSON"))
    return notes


def _meaning(timestamp: str) -> str:
    from dingdan_cli.signing_mistakes import moment_of

    moment = moment_of(timestamp)
    assert moment is not None
    shanghai = f"{moment:%Y-%m-%d %H:%M:%S}"
    if len(timestamp) == 14:
        return text(f"yyyyMMddHHmmss, {shanghai} in Shanghai", f"yyyyMMddHHmmss，上海时间 {shanghai}")
    if len(timestamp) == 13:
        return text(f"epoch milliseconds, {shanghai} in Shanghai", f"毫秒时间戳，上海时间 {shanghai}")
    return text(
        f"epoch seconds, {shanghai} in Shanghai; the documents know milliseconds and yyyyMMddHHmmss",
        f"秒级时间戳，上海时间 {shanghai}；文档中只有毫秒和 yyyyMMddHHmmss 两种格式",
    )


def _print_verdict(sent: bytes, timestamp: str, account: dict[str, str], check: str, digest: str) -> int:
    from dingdan_cli.signing_mistakes import find_mistakes

    mistakes = find_mistakes(sent, account["openid"], account["appkey"], timestamp, check)
    print()
    if mistakes == []:
        print(text(f"--check {check}: right", f"--check {check}：正确"))
        if len(timestamp) == 10:
            print(
                text(
                    "The timestamp in the URL is in seconds; the documents know milliseconds and yyyyMMddHHmmss.",
                    "URL 中的时间戳是秒；文档中只有毫秒和 yyyyMMddHHmmss 两种格式。",
                )
            )
            return ExitCode.INCOMPLETE
        return ExitCode.OK
    if mistakes is None:
        print(
            text(
                f"--check {check}: wrong, and none of the usual mistakes gives it. Compare the text of step 3, byte by "
                f"byte, with what your program hashes; the appkey and the body may be others. Right is {digest}",
                f"--check {check}：不正确，且不属于任何常见错误。请把第 3 步的文本与程序实际参与哈希的内容逐字节比较；"
                f"appkey 或请求体也可能不同。正确的摘要是 {digest}",
            )
        )
        return ExitCode.INCOMPLETE
    print(text(f"--check {check}: wrong. What gives it:", f"--check {check}：不正确。原因："))
    for mistake in mistakes:
        print(f"   - {mistake}")
    print(text(f"Right is {digest}", f"正确的摘要是 {digest}"))
    return ExitCode.INCOMPLETE
