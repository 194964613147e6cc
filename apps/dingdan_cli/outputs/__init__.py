"""The output of reads: its format, fields and destination. All is checked before anything is sent."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dingdan_cli.failures import CommandError, no_such
from dingdan_cli.files import Stdout, WholeFile
from dingdan_cli.languages import text
from dingdan_cli.outputs.rows import Rows, TableRows, record_rows
from dingdan_runtime.reference import OperationReference

if TYPE_CHECKING:
    from dingdan_cli.outputs.writer import Writer

EXTENSIONS = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
}
"""Formats by the extension of a file."""
FORMATS = ("table", "json", "jsonl", "csv", "parquet", "xlsx")
STDOUT = frozenset({"-", "/dev/stdout"})
"""Names of files that mean stdout."""
FILES = frozenset({"parquet", "xlsx"})
"""Formats that need a file."""


class Output:
    """The output of one read.

    Args:
        operation: The read.
        form: The format; None for the one that the file or the terminal asks for.
        path: The file; None or `-` for stdout.
        fields: The names of the fields, joined with commas; None for all.
        jq: A JMESPath expression; None for none.
        table: The name of another table of the documents; None for the records.

    Raises:
        CommandError: An option is wrong.
    """

    def __init__(
        self,
        operation: OperationReference,
        *,
        form: str | None,
        path: Path | None,
        fields: str | None,
        jq: str | None,
        table: str | None,
    ) -> None:
        self.operation = operation
        self.path = None if path is None or str(path) in STDOUT else path
        self.form = self._format(form)
        self.on_terminal = self.path is None and sys.stdout.isatty()
        """True if the output goes to a terminal."""
        if self.form in FILES and self.path is None:
            raise CommandError(
                text(f"--format {self.form} needs a file: add -o FILE", f"--format {self.form} 需要文件，请加 -o 文件")
            )
        if jq is not None and self.form in FILES:
            raise CommandError(
                text(
                    f"--jq does not go with {self.form}: use json or csv",
                    f"--jq 不能用于 {self.form}，请用 json 或 csv",
                )
            )
        self.expression = None if jq is None else compile_expression(jq)
        if table is not None and table not in operation.tables:
            raise CommandError(no_such(text("table", "表"), table, operation.tables))
        wanted = None if fields is None else [name.strip() for name in fields.split(",") if name.strip()]
        if fields is not None and not wanted:
            raise CommandError(text("--fields names no field", "--fields 没有字段名"))
        self.rows: Rows
        if table is not None or self.form == "parquet":
            self.rows = TableRows(operation, table or "", wanted)
        else:
            self.rows = record_rows(operation, wanted)

    def _format(self, form: str | None) -> str:
        if form is not None:
            if form not in FORMATS:
                raise CommandError(no_such(text("format", "格式"), form, FORMATS))
            return form
        if self.path is not None:
            found = EXTENSIONS.get(self.path.suffix.lower())
            if found is None:
                known = ", ".join(EXTENSIONS)
                raise CommandError(
                    text(
                        f"-o {self.path}: the extension names no format ({known}); add --format",
                        f"-o {self.path}：扩展名无法识别（{known}），请加 --format",
                    )
                )
            return found
        return "table" if sys.stdout.isatty() else "jsonl"

    @contextmanager
    def open(self) -> Iterator[Writer]:
        """Open the destination, and yield a writer of records. After an error the file keeps its former content.

        Raises:
            CommandError: The file cannot be written, or a library of an extra is missing.
        """
        with Stdout() if self.path is None else WholeFile(self.path) as destination:
            writer = self._writer(destination)
            try:
                yield writer
                writer.finish()
            finally:
                writer.close()

    def _writer(self, destination: WholeFile | Stdout) -> Writer:
        if self.form == "parquet":
            from dingdan_cli.outputs.parquet import ParquetWriter

            assert isinstance(destination, WholeFile)
            assert isinstance(self.rows, TableRows)
            destination.stream.close()  # the writer opens the path, and renames it, which Windows refuses if it is open
            return ParquetWriter(self.rows, destination.path)
        if self.form == "xlsx":
            from dingdan_cli.outputs.excel import ExcelWriter

            assert isinstance(destination, WholeFile)
            return ExcelWriter(self.rows, destination.path, self.operation.label)
        from dingdan_cli.outputs.texts import CsvWriter, JsonLinesWriter, JsonWriter, SelectionWriter

        single = not self.operation.many and not isinstance(self.rows, TableRows)
        if self.expression is not None:
            return SelectionWriter(self.rows, destination.stream, self.form, self.expression, single=single)
        if self.form == "table":
            from dingdan_cli.outputs.terminal import TableWriter

            return TableWriter(self.rows, destination.stream, single=single)
        if self.form == "csv":
            return CsvWriter(self.rows, destination.stream)
        if self.form == "json":
            return JsonWriter(self.rows, destination.stream, single=single)
        return JsonLinesWriter(self.rows, destination.stream)


def compile_expression(expression: str) -> Any:
    """Return a compiled JMESPath expression.

    Raises:
        CommandError: The expression is wrong.
    """
    import jmespath
    from jmespath.exceptions import JMESPathError

    try:
        return jmespath.compile(expression)
    except JMESPathError as error:
        why = (str(error).strip().splitlines() or [""])[0].rstrip(":")
        raise CommandError(
            text(f"--jq {expression!r} is no JMESPath: {why}", f"--jq {expression!r} 不是 JMESPath：{why}")
        ) from error
