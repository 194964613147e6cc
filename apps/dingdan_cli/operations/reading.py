"""The execution of a read: its pages, limit and progress, and a hint for going on after a stop."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dingdan_cli.languages import text
from dingdan_cli.operations.values import warn
from dingdan_cli.progress import Progress
from dingdan_runtime.reference import OperationReference

if TYPE_CHECKING:
    from dingdan_cli.outputs import Output
    from dingdan_cli.outputs.writer import Writer
    from dingdan_cli.session import Session

ROWS_ON_A_TERMINAL = 50
"""The limit of a table on a terminal, if the user gives none."""


class Reading:
    """One read of the command line.

    Args:
        operation: The read.
        arguments: The arguments of the call.
        to: The output.
        limit: The largest number of records; None for no limit.
        everything: True reads all pages. Without it and without a limit, the first page is read.
    """

    def __init__(
        self,
        operation: OperationReference,
        arguments: Mapping[str, Any],
        to: Output,
        *,
        limit: int | None,
        everything: bool,
    ) -> None:
        self._operation = operation
        self._arguments = arguments
        self._to = to
        self._all_pages = everything or limit is not None
        self._limit = limit
        if to.form == "table" and to.on_terminal and not self._all_pages:
            self._limit = ROWS_ON_A_TERMINAL
        paging = operation.paging
        self._first_page = int(arguments.get(paging.page, paging.start)) if paging else 1
        quiet = to.on_terminal and to.form != "table"  # the rows themselves show the progress
        self._progress = Progress(quiet=quiet)
        self._more = ""
        self._problems = 0
        self._first_problem = ""

    def run(self, session: Session) -> None:
        """Read the pages and write them.

        Raises:
            CommandError: The destination cannot be written.
            DingdanError: A call failed. Pages before it are written to stdout; a file is unchanged.
        """
        try:
            with self._to.open() as writer, session.client(self._operation.platform) as client, self._progress:
                self._read(client, writer)
        except BaseException as error:
            self._hint(error)
            raise
        if self._to.path is not None and sys.stderr.isatty():
            rows = self._progress.rows
            print(
                text(
                    f"{rows:,} record{'' if rows == 1 else 's'} in {self._to.path}",
                    f"{rows:,} 条记录，已写入 {self._to.path}",
                ),
                file=sys.stderr,
            )
        if self._more:
            print(self._more, file=sys.stderr)
        if self._problems:
            how = "--table problems" if self._operation.tables else "--format json"
            warn(
                f"{self._problems} values do not fit their documented form and are left empty, such as"
                f" {self._first_problem}; {how} shows more",
                f"有 {self._problems} 个值不符合文档格式，已留空，例如 {self._first_problem}；{how} 查看详情",
            )

    def _read(self, client: Any, writer: Writer) -> None:
        call = getattr(getattr(client, self._operation.resource), self._operation.method)
        if not self._operation.many:
            record = call(**self._arguments)
            writer.write([record])
            self._note_problems([record])
            self._progress.rows = 1
            return
        pages: Iterator[Any] = call(**self._arguments).iter_pages()
        for page in pages:
            left = None if self._limit is None else self._limit - self._progress.rows
            records = page.records if left is None else page.records[:left]
            writer.write(records)
            self._note_problems(records)
            if not page.records and not self._progress.rows and page.message:
                print(text(f"no records: {page.message}", f"没有记录：{page.message}"), file=sys.stderr)
            self._progress.add(len(records), page.total)
            cut = len(records) < len(page.records)
            if cut or (left is not None and left == len(records)) or not self._all_pages:
                if not self._all_pages:
                    self._note_more(page, cut=cut)
                return

    def _note_problems(self, records: Sequence[Any]) -> None:
        """Count the values that could not be converted."""
        for record in records:
            for problem in record.problems:
                self._problems += 1
                self._first_problem = self._first_problem or f"{problem.path} of {getattr(record, 'id', None)}"

    def _note_more(self, page: Any, *, cut: bool) -> None:
        """Note what is not read, for a line after the output."""
        rows, total = self._progress.rows, page.total
        if not rows or not (cut or page.has_next_page()) or (total is not None and rows >= total):
            return
        of = "" if total is None else text(f" of {total}", f"（共 {total} 条）")
        maybe = "" if cut or total is not None else text(", and there may be more", "，可能还有更多")
        more = text("; --all reads all, --limit N as many as you want", "；--all 读取全部，--limit N 读取指定条数")
        self._more = text(f"{rows} record{'s' if rows > 1 else ''}{of}", f"{rows} 条记录{of}") + maybe + more

    def _hint(self, error: BaseException) -> None:
        """Print where a read of several pages stopped, and how to go on."""
        if self._operation.paging is None or not self._progress.pages:
            return
        if isinstance(error, (BrokenPipeError, GeneratorExit)):
            return
        page = getattr(error, "page", None) or self._first_page + self._progress.pages
        if self._to.path is not None:
            print(
                text(
                    f"stopped at page {page}; {self._to.path} is unchanged."
                    f" --page {page} with another file reads from there on",
                    f"在第 {page} 页停止，{self._to.path} 未改动；可用 --page {page} 并指定另一个文件从该页继续",
                ),
                file=sys.stderr,
            )
            return
        print(
            text(
                f"stopped at page {page}; all before it is written. --page {page} goes on there",
                f"在第 {page} 页停止，之前的页已全部输出；用 --page {page} 从该页继续",
            ),
            file=sys.stderr,
        )
