"""The options of batches, and their execution: read and check the input, then send it with a journal."""

from __future__ import annotations

import inspect
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from dingdan_cli.failures import CommandError, ExitCode
from dingdan_cli.languages import text
from dingdan_cli.operations.read_commands import option
from dingdan_cli.printing import print_data
from dingdan_runtime.reference import OperationReference

if TYPE_CHECKING:
    from dingdan_cli.batches.documents import Document
    from dingdan_cli.batches.items import Item
    from dingdan_cli.batches.source import Source
    from dingdan_cli.session import Session


@dataclass(frozen=True, kw_only=True)
class BatchOptions:
    """The options of a batch."""

    group_by: str | None = None
    journal: Path | None = None
    per_call: int = 1
    retry_rejected: bool = False
    settle: float = 5.0
    dry: bool = False
    yes: bool = False
    resolve: bool = True


def parameters(operation: OperationReference) -> list[inspect.Parameter]:
    """Return the options of a command that writes which concern batches."""
    file = text("FILE", "文件")
    found = [
        option(
            "csv", str | None, None, "--csv", metavar=file,
            help=text("Table with one row a line of a document; - for stdin.",
                      "CSV 表格，每行为单据的一条明细；- 表示标准输入。"),
        ),
        option(
            "group_by", str | None, None, "--group-by", metavar="a,b",
            help=text("Columns that rows of one document have in common.", "同一单据各行共有的列。"),
        ),
        option(
            "journal", Path | None, None, "--journal", metavar=file,
            help=text("Journal of a batch; by default beside the input. With it the same command goes on.",
                      "批量写入的日志，默认在输入文件旁；重新运行同一命令时据此继续。"),
        ),
        option(
            "retry_rejected", bool, False, "--retry-rejected",
            help=text("Send rejected documents again.", "重新发送此前被拒绝的单据。"),
        ),
        option(
            "settle", float, 5.0, "--settle", metavar=text("SECONDS", "秒"), show_default=False,
            help=text("Seconds to repeat a lookup before a document counts as not written; 5 by default.",
                      "判定“未写入”之前重复查询的秒数，默认 5。"),
        ),
    ]  # fmt: skip
    if operation.array:
        found.append(
            option(
                "per_call", int, 1, "--per-call", min=1, metavar=text("NUMBER", "数量"), show_default=False,
                help=text("Documents in one call; by default 1, which keeps each outcome certain.",
                          "每次请求的单据数，默认 1（每张单据的结果最明确）。"),
            )
        )  # fmt: skip
    return found


def run(session: Session, operation: OperationReference, source: Source, value: Any, options: BatchOptions) -> None:
    """Check a batch and send it.

    Args:
        session: The common options.
        operation: The write.
        source: The input.
        value: For JSON, the list that was read from it; None for a table.
        options: The options.

    Raises:
        CommandError: The input, an option or the journal is wrong. Nothing was sent.
        typer.Exit: Not all is done.
    """
    from dingdan_cli.batches.items import check, items_of, warn_of_missing_keys
    from dingdan_cli.batches.keys import lookup_keys

    path = None if options.dry else _journal_path(source, options)
    with session.client(operation.platform) as client:
        keys = lookup_keys(operation)
        documents, faults = _read(operation, source, value, keys, options)
        bodies = check(client, operation, documents, keys, faults)
        faults.stop()
        items = items_of(operation, documents, bodies, options.per_call)
        if path is None:
            _print_requests(session, operation, items)
            return
        warn_of_missing_keys(operation, bodies, keys, len(documents))
        if not options.yes:
            _confirm(operation, items, len(documents), source)
        raise typer.Exit(int(_send(client, operation, source, items, path, options)))


def _journal_path(source: Source, options: BatchOptions) -> Path:
    if options.journal is not None:
        return options.journal
    if source.name == "-":
        raise CommandError(
            text(
                f"{source.option} - is a batch from stdin: name its journal with --journal FILE",
                f"{source.option} - 是来自标准输入的批量数据：请用 --journal 指定日志文件",
            )
        )
    return Path(f"{source.name}.journal.jsonl")


def _read(
    operation: OperationReference, source: Source, value: Any, keys: tuple[str, ...], options: BatchOptions
) -> tuple[list[Document], Any]:
    from dingdan_cli.batches.documents import json_documents
    from dingdan_cli.batches.faults import Faults
    from dingdan_cli.batches.table import table_documents

    faults = Faults(source.shown)
    if value is None:
        return table_documents(source, operation, keys, options.group_by, faults), faults
    if options.group_by is not None:
        raise CommandError(text("--group-by is for --csv", "--group-by 只用于 --csv"))
    return json_documents(value, operation, faults), faults


def _print_requests(session: Session, operation: OperationReference, items: list[Item]) -> None:
    from dingdan_cli.operations.writes import Write, dry_runs

    writes = (Write(operation, item.arguments) for item in items)
    indent = 2 if sys.stdout.isatty() else None
    for item, request in zip(items, dry_runs(session, operation.platform, writes), strict=True):
        given = {"item": item.number, "rows": item.rows, "method": request.method, "url": request.url}
        print_data(json.dumps({**given, "body": request.body}, ensure_ascii=False, indent=indent, default=str))


def _confirm(operation: OperationReference, items: list[Item], count: int, source: Source) -> None:
    """Ask whether to send.

    Raises:
        CommandError: There is nobody to ask, or the answer is no.
    """
    if source.name == "-" or not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise CommandError(
            text(
                f"{operation.call} changes data: add --yes to send {count} documents, or --dry-run to look at them",
                f"{operation.call} 会修改数据：加 --yes 发送 {count} 张单据，或加 --dry-run 查看请求",
            )
        )
    print(json.dumps(items[0].body, ensure_ascii=False, indent=2, default=str), file=sys.stderr)
    question = text(
        f"Send {count} documents like this one to {operation.platform} as {operation.call}?",
        f"以 {operation.call} 向 {operation.platform} 发送 {count} 张这样的单据？",
    )
    if not typer.confirm(question, err=True):
        raise CommandError(text("nothing was sent", "未发送"))


def _send(
    client: Any, operation: OperationReference, source: Source, items: list[Item], path: Path, options: BatchOptions
) -> ExitCode:
    import hashlib
    from urllib.parse import urlsplit

    from dingdan_cli.batches.journal import Journal
    from dingdan_cli.batches.sending import Choices, Sending, Stopped

    about = {
        "platform": operation.platform,
        "operation": operation.call,
        "host": urlsplit(client.base_url).netloc,
        "input": source.digest,
        "per_call": options.per_call,
        "items": len(items),
        "bodies": hashlib.sha256("".join(item.digest for item in items).encode()).hexdigest(),
        "time": time.time(),
    }
    choices = Choices(options.resolve, options.retry_rejected, options.settle)
    with Journal(path, about, client) as journal:
        try:
            return Sending(client, operation, items, journal, choices).run()
        except Stopped as stopped:
            print(
                text(
                    f"dingdan: stopped: {stopped}; run the same command again to go on",
                    f"dingdan: 已停止：{stopped}；重新运行同一命令可继续",
                ),
                file=sys.stderr,
            )
            return stopped.code
        except KeyboardInterrupt:
            done = sum(entry.state == "done" for entry in journal.entries.values())
            print(
                text(
                    f"dingdan: {done} of {len(items)} done; run the same command again to go on",
                    f"dingdan: 已完成 {done}/{len(items)}；重新运行同一命令可继续",
                ),
                file=sys.stderr,
            )
            raise
